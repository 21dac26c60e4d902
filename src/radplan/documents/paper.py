"""What the formats with pages need to know of a table: how wide its columns are, which rows are long;
and of a picture how tall it is."""

from __future__ import annotations

import re

from radplan.documents.tree import Cell, Document, Figure, Table, grid, text, walk

WIDEST = 42
"""A column wants no more room than lines of this many characters."""
LONG = 1200
"""A cell with more characters than this may fill a page, so its row has to be split."""


def shares(table: Table) -> tuple[float, ...]:
    """The part of the width that each column takes, together 1.

    A column wants its longest line, and no less than its longest word; an amount is one word.
    """
    wanted = [6] * table.width
    for line in grid(table.rows):
        for column, cell in enumerate(line):
            if cell is not None and cell.colspan == 1:
                wanted[column] = max(wanted[column], _wanted(cell))
    return tuple(round(width / sum(wanted), 4) for width in wanted)


def _wanted(cell: Cell) -> int:
    words = text(cell.inlines)
    longest = max(map(len, words.split(" ")), default=0)
    return max(min(len(words), WIDEST), min(longest, WIDEST)) + 2


def is_long(cell: Cell) -> bool:
    """Whether a row with this cell may break over two pages."""
    return len(text(cell.inlines)) > LONG


def targets(document: Document) -> frozenset[str]:
    """The ids that a link in the document can lead to."""
    return frozenset(name for node in walk(document) if (name := getattr(node, "id", "")))


def ratio(figure: Figure) -> float:
    """The height of a picture for a width of one."""
    size = re.search(r'viewBox="0 0 ([0-9.]+) ([0-9.]+)"', figure.svg)
    return float(size[2]) / float(size[1]) if size else 0.5
