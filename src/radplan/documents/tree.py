"""The document tree: what a document says, freed from how it looks in any format.

A template renders to a fragment of HTML, `fragment` reads it once, and every writer works from the tree
alone; so the formats cannot disagree.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias, cast

from radplan.record import Record

# ---- marks inside a line -------------------------------------------------------------------------------


class Text(Record):
    """Characters, as the reader sees them."""

    text: str


class Code(Record):
    """Characters meant literally."""

    text: str


class Strong(Record):
    """Words with weight."""

    inlines: tuple[Inline, ...]


class Emphasis(Record):
    """Words with stress."""

    inlines: tuple[Inline, ...]


class Link(Record):
    """Words that lead somewhere: `href` is an address, or `#` and the id of a node."""

    href: str
    inlines: tuple[Inline, ...]


class Note(Record):
    """A footnote, standing where its number comes."""

    inlines: tuple[Inline, ...]


class Break(Record):
    """A new line in the same paragraph."""


Inline: TypeAlias = Text | Code | Strong | Emphasis | Link | Note | Break

# ---- blocks --------------------------------------------------------------------------------------------


class Heading(Record):
    """A heading: level 1 is the document's title, 2 a chapter."""

    level: int
    id: str
    inlines: tuple[Inline, ...]


class Paragraph(Record):
    """A paragraph; `role` says what it is for where it is no ordinary one (see `fragment.ELEMENTS`)."""

    inlines: tuple[Inline, ...]
    role: str = ""


class Item(Record):
    """One item of a list."""

    blocks: tuple[Block, ...]


class List(Record):
    """A list, numbered from `start` when it is ordered."""

    ordered: bool
    start: int
    items: tuple[Item, ...]


class Quote(Record):
    """Somebody else's words."""

    blocks: tuple[Block, ...]


class Cell(Record):
    """A cell of a table; `scope` says of a header what it heads, `numeric` that it is set to the right."""

    inlines: tuple[Inline, ...]
    header: bool = False
    scope: str = ""
    colspan: int = 1
    rowspan: int = 1
    numeric: bool = False


class Row(Record):
    """A row of a table; role `group` heads the rows below it, `subtotal` adds up the rows above it."""

    cells: tuple[Cell, ...]
    role: str = ""


class Table(Record):
    """A table: head rows, one or more groups of body rows, foot rows. Role `facts` is a list of names and values."""

    id: str
    role: str
    caption: tuple[Inline, ...]
    head: tuple[Row, ...]
    groups: tuple[tuple[Row, ...], ...]
    foot: tuple[Row, ...]

    @property
    def rows(self) -> tuple[Row, ...]:
        """Every row, from top to bottom."""
        return self.head + tuple(row for group in self.groups for row in group) + self.foot

    @property
    def width(self) -> int:
        """How many columns there are."""
        return max((len(line) for line in grid(self.rows)), default=0)


class Figure(Record):
    """A chart: the picture as SVG, and in words what it shows (`title`, `description`)."""

    id: str
    caption: tuple[Inline, ...]
    title: str
    description: str
    svg: str


class Contents(Record):
    """The place where the table of contents comes."""


class Cover(Record):
    """The opening of the document: a page of its own, or (`own_page` false) the head above a letter."""

    blocks: tuple[Block, ...]
    own_page: bool = True


Block: TypeAlias = Heading | Paragraph | List | Quote | Table | Figure | Contents | Cover
Node: TypeAlias = Block | Inline | Item | Row | Cell


class Document(Record):
    """A whole document. Title and organisation are those of its cover, as bare text.

    `mark` says on every page what kind of edition this is: a draft, or one for internal use.
    """

    title: str
    organisation: str
    language: str
    blocks: tuple[Block, ...]
    mark: str = ""


# ---- looking at the tree -------------------------------------------------------------------------------


class Entry(Record):
    """A line of the table of contents, and the lines under it."""

    heading: Heading
    entries: tuple[Entry, ...] = ()


def outline(document: Document) -> tuple[Entry, ...]:
    """The table of contents: chapters with their sections, from the headings of levels 2 and 3."""
    headings = [block for block in document.blocks if isinstance(block, Heading) and block.level in (2, 3)]
    entries: list[Entry] = []
    for heading in headings:
        if heading.level == 2 or not entries:
            entries.append(Entry(heading))
        else:
            entries[-1] = entries[-1]._replace(entries=(*entries[-1].entries, Entry(heading)))
    return tuple(entries)


def walk(node: Document | Node) -> Iterator[Node]:
    """Every node below this one, in reading order."""
    waiting = list(reversed(node))
    while waiting:
        part = waiting.pop()
        if isinstance(part, tuple):
            waiting += reversed(part)
            if type(part) is not tuple:  # a node is a tuple too, but one with a name
                yield cast("Node", part)


def notes(document: Document) -> tuple[Note, ...]:
    """The footnotes, in the order of their numbers."""
    return tuple(node for node in walk(document) if isinstance(node, Note))


def text(inlines: Iterable[Inline]) -> str:
    """The bare words of a line, without its footnotes."""
    return "".join(_words(node) for node in inlines)


def _words(node: Inline) -> str:
    match node:
        case Text() | Code():
            return node.text
        case Strong() | Emphasis() | Link():
            return text(node.inlines)
        case Break():
            return "\n"
        case Note():
            return ""


def plain(document: Document) -> str:
    """The words of the whole document, a paragraph, cell or caption a line and the footnotes last.

    What every format must say, whatever it looks like: tests compare the writers with it.
    """
    found = [line for node in walk(document) for line in lines(node)]
    return "\n".join([*found, *(text(note.inlines) for note in notes(document))])


def lines(node: Node) -> tuple[str, ...]:
    """The words of a node that others are not part of."""
    match node:
        case Heading() | Paragraph() | Cell():
            return (text(node.inlines),)
        case Table():
            return (text(node.caption),) if node.caption else ()
        case Figure():
            return (text(node.caption), node.description)
        case _:
            return ()


def grid(rows: Iterable[Row]) -> list[list[Cell | None]]:
    """The cells by row and column; None is a place that a cell to the left or above reaches into."""
    lines: list[list[Cell | None]] = []
    reach: dict[int, int] = {}
    for row in rows:
        line: list[Cell | None] = []
        for cell in row.cells:
            _step_over(line, reach)
            for column in range(len(line), len(line) + cell.colspan):
                reach[column] = cell.rowspan
            line += [cell] + [None] * (cell.colspan - 1)
        _step_over(line, reach)
        lines.append(line)
        reach = {column: left - 1 for column, left in reach.items() if left > 1}
    return lines


def _step_over(line: list[Cell | None], reach: Mapping[int, int]) -> None:
    while reach.get(len(line), 0) > 0:
        line.append(None)


def anchor(words: str) -> str:
    """The name of a heading in an address: its letters and digits, with hyphens for spaces."""
    kept = "".join(sign for sign in words.strip().lower() if sign in " -_" or unicodedata.category(sign)[0] in "LMN")
    return kept.replace(" ", "-")
