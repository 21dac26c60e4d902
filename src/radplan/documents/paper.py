"""What the formats with pages need to know of a table: how wide its columns are, which rows are long;
and of a picture how tall it is."""

from __future__ import annotations

import re
from collections.abc import Iterable

from radplan.documents.tree import Cell, Figure, Heading, Node, Note, Table, grid, lines, text
from radplan.regex import regex

LINE = 86
"""About this many characters of a table's letters fit between the margins."""
LONGEST_WORD = 22
"""A word with more characters than this is broken."""
LONGEST_LINE = 64
"""A column wants no more room than lines of this many characters."""
LETTER = 9.0
"""The size of the letters in a table, in points."""
SMALLEST = 0.8
"""Letters that would have to be smaller than this part of their size get a page on its side."""
SIDEWAYS = 247 / 160
"""How much wider the text of such a page is."""
SYLLABLES = 10
"""So much of a word stays together where it is broken."""
CRAMPED = 100
"""A table whose columns want this many characters for their longest words has to break even those of its head."""
WHOLE = 14
"""So many rows of not too many words stay on one page."""
FACTS = (0.28, 0.72)
"""The columns of a list of facts."""
RUNNING = 80
"""So many characters of a title stand above every page."""
_RUN = regex("[^\\s\u200b]{30}")
"""So many characters without a space may be wider than a page."""
LONG = 1200
"""A cell with more characters than this may fill a page, so its row has to be split."""


def shares(table: Table) -> tuple[float, ...]:
    """The part of the width that each column takes, together 1."""
    return measured(table)[0]


def measured(table: Table) -> tuple[tuple[float, ...], bool]:
    """The part of the width that each column takes, together 1, and whether words have to be broken to fit.

    The names in a list of facts stand below each other in the whole document. Else a column gets room for its
    longest word, an amount being one word, and what is left goes to where lines are long.
    """
    facts = table.role == "facts"
    least, wanted = _columns(table)
    tight = facts or sum(least) > LINE
    if facts and len(least) == 2:
        return FACTS, tight
    room = max(LINE - sum(least), 0)
    longing = sum(wanted) - sum(least)
    if longing:
        part = min(room / longing, 1)
        least = [low + part * (high - low) for low, high in zip(least, wanted, strict=True)]
    return tuple(round(width / sum(least), 4) for width in least), tight


def fitted(table: Table) -> tuple[float, bool]:
    """The size of the letters with which a table's amounts stay beside each other, in points, and whether it takes a
    page on its side."""
    lines = grid(table.rows)
    least: list[int] = [4] * max(map(len, lines), default=0)
    for line in lines:
        for column, cell in enumerate(line):
            if cell is not None and cell.colspan == 1:
                least[column] = max(
                    least[column], min(_widths(cell)[0], LONGEST_WORD if cell.numeric else SYLLABLES) + 3
                )
    upright = min(1, LINE / max(sum(least), 1))
    aside = upright < SMALLEST
    return max(round(LETTER * min(1, upright * SIDEWAYS if aside else upright), 1), LETTER / 2), aside


def _columns(table: Table) -> tuple[list[float], list[float]]:
    """What each column needs for its longest word, and what it wants for its longest line."""
    lines = grid(table.rows)
    least: list[float] = [4.0] * max(map(len, lines), default=0)
    wanted = list(least)
    for line in lines:
        for column, cell in enumerate(line):
            if cell is not None and cell.colspan == 1:
                word, whole = _widths(cell)
                least[column] = max(least[column], word + 3)
                wanted[column] = max(wanted[column], (word if cell.numeric else whole) + 3)
    return least, wanted


def _widths(cell: Cell) -> tuple[int, int]:
    """How long the longest word and the whole of a cell are; a short amount in words counts as one."""
    words = text(cell.inlines)
    longest = max(map(len, words.split(" ")))
    if cell.numeric and not cell.header and len(words) <= LONGEST_WORD // 2:
        longest = len(words)
    return min(longest, LONGEST_WORD), min(len(words), LONGEST_LINE)


def is_cramped(table: Table) -> bool:
    """Whether even the words of its head have to be broken to fit."""
    return sum(_columns(table)[0]) > CRAMPED


def is_whole(table: Table) -> bool:
    """Whether a table is so short that it stays on one page."""
    words = sum(len(text(cell.inlines)) for row in table.rows for cell in row.cells)
    return len(table.rows) <= WHOLE and words <= LONG


def is_long(cell: Cell) -> bool:
    """Whether a row with this cell may break over two pages."""
    return len(text(cell.inlines)) > LONG


def is_broken(cell: Cell) -> bool:
    """Whether words in a cell may be broken: only where there are words too long for its column, or much text."""
    words = text(cell.inlines)
    return not cell.numeric and (len(words) > LONGEST_LINE or max(map(len, words.split(" "))) > LONGEST_WORD)


def has_runs(nodes: Iterable[Node]) -> bool:
    """Whether there are characters in a row that may not fit on a line, and have to be looked for."""
    return any(_RUN.search(words) for node in nodes for words in (lines(node) or noted(node)))


def noted(node: Node) -> tuple[str, ...]:
    """The words of a footnote."""
    return (text(node.inlines),) if isinstance(node, Note) else ()


def running(words: str, longest: int = RUNNING) -> str:
    """A title, or the name of who the document is from, as it stands above or below every page."""
    return words if len(words) <= longest else f"{words[: longest - 1]}…"


def targets(nodes: Iterable[Node]) -> frozenset[str]:
    """The ids that a link in the document can lead to; a heading without words is not there."""
    places = (node for node in nodes if isinstance(node, Heading | Table | Figure))
    return frozenset(node.id for node in places if node.id and not (isinstance(node, Heading) and not node.inlines))


def ratio(figure: Figure) -> float:
    """The height of a picture for a width of one."""
    size = re.search(r'viewBox="0 0 ([0-9.]+) ([0-9.]+)"', figure.svg)
    return float(size[2]) / float(size[1]) if size else 0.5
