"""The money as CSV. In Dutch with semicolons and a decimal comma, as a Dutch spreadsheet opens it; in English with
commas and a point."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from decimal import Decimal
from typing import Any, TextIO

from radplan.ledger.statement import Statement, tables
from radplan.locale import words

# A cell that starts like this would be taken for a formula by a spreadsheet.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write(statements: Iterable[Statement], by: str | None, language: str, out: TextIO) -> None:
    """The table that was asked for; without a wish a line per cost line and source."""
    writer = csv.writer(out, delimiter=";" if language == "nl" else ",", lineterminator="\n")
    rows = view_rows(statements, by, language) if by else line_rows(statements, language)
    writer.writerows([cell(value, language) for value in row] for row in rows)


def view_rows(statements: Iterable[Statement], by: str, language: str) -> list[list[Any]]:
    """One view of each plan, without its total. Plans with other columns than the one before have a heading again."""
    rows: list[list[Any]] = []
    shown: list[Any] = []
    for statement in statements:
        for table in tables(statement, by, language):
            if shown != (heads := ["plan", "id", table.heading, *table.columns]):
                rows.append(shown := heads)
            rows += [[statement.name, row.id, row.label, *row.amounts] for row in table.rows if row.kind != "total"]
    return rows


def line_rows(statements: Iterable[Statement], language: str) -> list[list[Any]]:
    """Every cost line, once per source that bears a part of it."""
    said = words(language, "budget")
    names = ("theme", "activity", "item", "basis", "year", "category", "source", "amount")
    rows: list[list[Any]] = [["plan", *(said[f"line.{name}"] for name in names)]]
    for statement in statements:
        for line in statement.ledger.lines:
            activity = line.trail.activity
            start = [statement.name, line.trail.themes[-1].id, activity.id, line.cost.item, line.cost.basis, line.year]
            parts = [(share.source, share.amount) for share in line.shares] or [("", line.amount)]
            known = line.cost.amount is not None
            rows += [[*start, activity.category, source, amount if known else None] for source, amount in parts]
    return rows


def cell(value: Any, language: str) -> str:
    """A value as a spreadsheet reads it, and never as a formula."""
    if isinstance(value, Decimal):
        return f"{value:.2f}".replace(".", ",") if language == "nl" else f"{value:.2f}"
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(FORMULA) else text
