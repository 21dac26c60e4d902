"""The money as tables for a terminal or a log: amounts to the right, subtotals, what is over, bars on a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import TextIO

from radplan.characters import visible
from radplan.ledger.statement import Row, Statement, Table, tables
from radplan.locale import euro_column
from radplan.reporters.text import Page, cells

GAP = "  "
BAR = 20
NARROWEST_LABEL = 16


def write(statements: Iterable[Statement], by: str | None, language: str, out: TextIO) -> None:
    """Every plan, one after the other."""
    page = Page(out)
    for number, statement in enumerate(statements):
        out.write("\n" * bool(number) + page.paint(statement.plan.title, "file") + f"  ({visible(statement.name)})\n")
        for table in tables(statement, by, language):
            out.write("\n" + "\n".join(drawn(table, page, bars=out.isatty())) + "\n")


def drawn(table: Table, page: Page, *, bars: bool) -> Iterator[str]:
    """A table in lines of text."""
    columns = [euro_column([row.amounts[index] for row in table.rows]) for index in range(len(table.columns))]
    widths = [
        max(cells(text) for text in (*column, longest_word(head)))
        for column, head in zip(columns, table.columns, strict=True)
    ]
    taken = sum(widths) + len(GAP) * len(widths)
    widest = max(cells(text) for text in (table.heading, *(GAP * row.depth + row.label for row in table.rows)))
    label = min(widest, max(narrowest(table, page), (page.width or 100) - taken))
    rule = "─" * (label + taken)
    yield page.paint(table.title, "file")
    yield from head_lines(table, label, widths)
    yield rule
    for number, row in enumerate(table.rows):
        if row.kind == "total":
            yield rule
        yield from row_lines(row, [column[number] for column in columns], label, widths, page, bars)
    for remark in table.remarks:
        yield from page.wrap(remark, "")


def narrowest(table: Table, page: Page) -> int:
    """The least that labels take: on a screen a long word may be cut, in a file there is room for it."""
    least = max(NARROWEST_LABEL, cells(table.heading))
    if page.width is not None:
        return least
    return max(least, *(cells(GAP * row.depth + longest_word(row.label)) for row in table.rows))


def head_lines(table: Table, label: int, widths: list[int]) -> Iterator[str]:
    """The headings; long ones take more lines, and all end on the last."""
    heads = [broken(head, width) for head, width in zip(table.columns, widths, strict=True)]
    height = max(map(len, heads))
    for number, line in enumerate(zip(*([""] * (height - len(head)) + head for head in heads), strict=True), start=1):
        columns = GAP.join(aligned(text, width) for text, width in zip(line, widths, strict=True))
        yield padded(table.heading if number == height else "", label) + GAP + columns


def row_lines(row: Row, amounts: list[str], label: int, widths: list[int], page: Page, bars: bool) -> Iterator[str]:
    """A row; a label that is too long takes more lines, the amounts stand on the last."""
    lines = broken(row.label, label - len(GAP * row.depth))
    for line in lines[:-1]:
        yield GAP * row.depth + line
    text = padded(GAP * row.depth + lines[-1], label)
    columns = GAP.join(aligned(amount, width) for amount, width in zip(amounts, widths, strict=True))
    bar = f"{GAP}{meter(row.share, page)}" if bars and row.share is not None else ""
    whole = f"{text}{GAP}{columns}"
    yield (page.paint(whole, "file") if row.kind in ("subtotal", "total") else whole.rstrip()) + bar


def meter(share: Decimal, page: Page) -> str:
    """A bar for the part of a ceiling that is planned."""
    full = min(BAR, int(share * BAR / 100))
    text = "█" * full + "░" * (BAR - full) + f" {share:.0f} %"
    return page.paint(text, "error" if share > 100 else "hint")


def longest_word(text: str) -> str:
    """The longest word of a text: no narrower can it be without a cut."""
    return max(text.split(), key=cells, default="")


def broken(text: str, width: int) -> list[str]:
    """A text in lines of at most a width; a word that is longer is cut."""
    lines = [""]
    for word in text.split():
        while cells(word) > width:
            lines.append(word[:width])
            word = word[width:]
        fits = cells(lines[-1]) + 1 + cells(word) <= width
        lines[-1:] = [f"{lines[-1]} {word}".strip()] if fits or not lines[-1] else [lines[-1], word]
    return [line for line in lines if line] or [""]


def padded(text: str, width: int) -> str:
    """A text with spaces behind it."""
    return text + " " * (width - cells(text))


def aligned(text: str, width: int) -> str:
    """A text with spaces before it."""
    return " " * (width - cells(text)) + text
