"""Tables in Markdown, of which the head says what stands in a column."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from radplan.regex import regex

Span = tuple[int, int]
"""Where something starts in a text and where it ends."""

LINE = regex(r"[^\n]+")
BAR = regex(r"(?<!\\)\|")
BELOW_HEAD = regex(r"[\s|:-]*-{2}[\s|:-]*")


def cells_under(head: re.Pattern[str], text: str) -> Iterator[tuple[Span, Span]]:
    """The cells of the columns with such a head, each with the row that it stands in."""
    wanted: list[int] = []
    above: list[Span] = []
    for line in LINE.finditer(text) if "|" in text else ():
        row = cells(text, *line.span())
        if BELOW_HEAD.fullmatch(line[0]):
            wanted = [at for at, cell in enumerate(above) if head.fullmatch(text, *cell)]
        elif len(row) < 2:
            wanted = []
        else:
            yield from ((row[at], line.span()) for at in wanted if at < len(row))
        above = row


def cells(text: str, start: int, end: int) -> list[Span]:
    """Where the cells of a row stand; what stands before a bar that opens it is none."""
    bars = [match.start() for match in BAR.finditer(text, start, end)]
    edges = [start - 1, *bars, end]
    row = [(one + 1, other) for one, other in pairwise(edges)]
    return row[1:] if row and not text[slice(*row[0])].strip() else row
