"""The money as Markdown tables, for a job summary or a note."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TextIO

from radplan.ledger.statement import Row, Statement, tables
from radplan.locale import euro_column


def write(statements: Iterable[Statement], by: str | None, language: str, out: TextIO) -> None:
    """Every plan under a heading of its own."""
    for number, statement in enumerate(statements):
        out.write("\n" * bool(number) + f"## {literal(statement.plan.title)}\n")
        for table in tables(statement, by, language):
            texts = [euro_column([row.amounts[index] for row in table.rows]) for index in range(len(table.columns))]
            heads = " | ".join(literal(head) for head in table.columns)
            out.write(
                f"\n### {table.title}\n\n| {table.heading} | {heads} |\n| --- |{' ---: |' * len(table.columns)}\n"
            )
            for line, row in enumerate(table.rows):
                amounts = " | ".join(weighed(column[line], row) for column in texts)
                out.write(f"| {'&emsp;' * row.depth}{weighed(literal(row.label), row)} | {amounts} |\n")
            out.writelines(f"\n{literal(remark)}\n" for remark in table.remarks)


def literal(text: str) -> str:
    """A text that comes out as it was typed."""
    return re.sub(r"([\\`*_\[\]<>|~#&])", r"\\\1", " ".join(text.split()))


def weighed(text: str, row: Row) -> str:
    """Totals in bold."""
    return f"**{text}**" if text and row.kind in ("subtotal", "total") else text
