"""The document tree as a Markdown file that also reads well as plain text.

CommonMark with pipe tables and `[^1]` footnotes. Text comes out as the characters it is: whatever Markdown
would take for a mark is escaped. A chart is its caption and its description.
"""

from __future__ import annotations

import re
import string
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

from radplan.documents.tree import (
    Block,
    Break,
    Cell,
    Code,
    Contents,
    Cover,
    Document,
    Emphasis,
    Entry,
    Figure,
    Heading,
    Inline,
    Item,
    Link,
    List,
    Note,
    Paragraph,
    Quote,
    Strong,
    Table,
    Text,
    anchor,
    grid,
    outline,
    text,
    walk,
)
from radplan.regex import regex


def write(document: Document) -> str:
    """The whole document, ending in one newline."""
    return _Writer(document).document()


BREAK = regex(r"(?:[-*] *){3,}$", re.M)


class _Writer:
    """Knows what needs the whole document: where headings are found, and how far the notes have got."""

    def __init__(self, tree: Document) -> None:
        self.tree = tree
        nodes = list(walk(tree))
        self.anchors = _anchors(node for node in nodes if isinstance(node, Heading))
        self.notes = [node for node in nodes if isinstance(node, Note)]
        self.noted = 0

    def document(self) -> str:
        parts = [f"**{_escape(self.tree.mark)}**"] if self.tree.mark else []
        parts += self.blocks(self.tree.blocks)
        for number, note in enumerate(self.notes, 1):
            parts.append(f"[^{number}]: {_line_starts(self.one_line(note.inlines))}")
        return "\n\n".join(parts) + "\n"

    # -- blocks

    def blocks(self, blocks: Iterable[Block]) -> list[str]:
        written: list[str] = []
        listed = twin = False
        for block in _uncovered(blocks):
            # Two lists in a row would run together, so the second has other bullets.
            twin = listed and not twin
            listed = isinstance(block, List | Contents)
            written += [part for part in self.block(block, twin and listed) if part]
        return written

    def block(self, block: Block, twin: bool) -> Iterator[str]:
        match block:
            case Heading():
                yield "#" * block.level + " " + _heading_end(self.one_line(block.inlines))
            case Paragraph():
                yield self.paragraph(block.inlines)
            case List():
                yield self.items(block, twin)
            case Quote():
                yield _indent("\n\n".join(self.blocks(block.blocks)), "> ", "> ")
            case Table():
                yield self.caption(block.caption)
                yield self.table(block)
            case Figure():
                yield self.caption(block.caption)
                yield self.paragraph((Text(block.description),))
            case Contents():
                yield "\n".join(self.entries(outline(self.tree), "* " if twin else "- "))

    def paragraph(self, inlines: tuple[Inline, ...]) -> str:
        return _line_starts(self.line(inlines, "\\\n"))

    def caption(self, inlines: tuple[Inline, ...]) -> str:
        return _line_starts(self.one_line((Emphasis(inlines),))) if inlines else ""

    def one_line(self, inlines: tuple[Inline, ...]) -> str:
        return self.line(inlines, " ")

    def items(self, block: List, twin: bool) -> str:
        written = []
        for number, item in enumerate(block.items, block.start):
            sign = _sign(block.ordered, number, twin)
            inside = ("\n" if _is_tight(item) else "\n\n").join(self.blocks(item.blocks))
            if BREAK.match(sign + inside):  # three signs of lists on a line are a line across the page
                sign = f"{sign.rstrip()}\n{' ' * len(sign)}"
            written.append(_indent(inside, sign, " " * len(sign.rpartition("\n")[2])))
        return ("\n" if all(map(_is_tight, block.items)) else "\n\n").join(written)

    def entries(self, entries: Iterable[Entry], sign: str) -> Iterator[str]:
        for entry in entries:
            words = _escape(" ".join(text(entry.heading.inlines).split("\n")))
            yield f"{sign}[{words}](#{self.anchors[entry.heading.id]})"
            yield from self.entries(entry.entries, "  " + sign)

    # -- tables

    def table(self, table: Table) -> str:
        """A pipe table. It has one head row; the rows of a taller head follow below it, in bold."""
        lines = [[""] * table.width] if not table.head else []
        body = range(len(table.head), len(table.rows) - len(table.foot))
        for number, (row, cells) in enumerate(zip(table.rows, grid(table.rows), strict=True)):
            bold = (number > 0 and (number not in body or bool(row.role))) or not table.head
            lines.append([self.cell(cell, bold) for cell in cells])
        lines.insert(1, ["---:" if numeric else "---" for numeric in _numeric(table)])
        return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)

    def cell(self, cell: Cell | None, bold: bool) -> str:
        if cell is None or not cell.inlines:
            return ""
        return self.line((Strong(cell.inlines),) if bold and cell.header else cell.inlines, " ", in_cell=True)

    # -- marks

    def line(self, inlines: tuple[Inline, ...], new_line: str, *, in_cell: bool = False) -> str:
        return _Line(self, new_line, in_cell).write(inlines, _MARKS)

    def number_note(self) -> int:
        self.noted += 1
        return self.noted


class _Line:
    """Writes the marks of one line; `new_line` is what a break becomes."""

    def __init__(self, writer: _Writer, new_line: str, in_cell: bool) -> None:
        self.writer = writer
        self.new_line = new_line
        self.in_cell = in_cell

    def write(self, inlines: tuple[Inline, ...], marks: Marks) -> str:
        """The inlines one after the other; `marks` are the signs that may still be used inside."""
        written = ""
        for before, node, after in zip((None, *inlines), inlines, (*inlines[1:], None), strict=False):
            free = isinstance(node, Strong | Emphasis) and _stands_free(before, after)
            piece = self.piece(node, marks if free else {}, marks)
            written = _join(written, piece, before)
        return written

    def piece(self, node: Inline, signs: Marks, marks: Marks) -> str:
        match node:
            case Text():
                return _escape(node.text)
            case Code():
                return _code(node.text.replace("|", "\\|") if self.in_cell else node.text)
            case Break():
                return self.new_line
            case Note():
                return f"[^{self.writer.number_note()}]"
            case Link():
                return self.link(node, marks)
            case Strong() | Emphasis():
                return self.marked(node, signs)

    def marked(self, node: Strong | Emphasis, signs: Marks) -> str:
        """Words between signs; the words alone where Markdown would not see the signs, as inside a word."""
        sign = signs.get(type(node))
        if sign is None:
            return self.write(node.inlines, {})
        inside = self.write(node.inlines, {kind: other for kind, other in signs.items() if other != sign})
        before, words, after = _EDGES.fullmatch(inside).groups()  # type: ignore[union-attr]
        return f"{before}{sign}{words}{sign}{after}" if words else inside

    def link(self, node: Link, marks: Marks) -> str:
        words = self.write(node.inlines, marks)
        if not node.href.startswith("#"):
            return f"[{words}]({_target(node.href)})"
        heading = self.writer.anchors.get(node.href[1:])
        return words if heading is None else f"[{words}](#{heading})"


Marks: TypeAlias = Mapping[type[Inline], str]
_MARKS: Marks = {Strong: "**", Emphasis: "_"}
_EDGES = regex(r"((?:\s|\\\n)*)(.*?)((?:\s|\\\n)*)", re.DOTALL)


def _stands_free(before: Inline | None, after: Inline | None) -> bool:
    """Whether signs placed between these two are seen as such: next to a letter they may not be."""
    edges = (text((before,))[-1:] if before else "", text((after,))[:1] if after else "")
    return all(not edge or edge.isspace() or unicodedata.category(edge)[0] == "P" or edge in _ASCII for edge in edges)


def _join(written: str, piece: str, before: Inline | None) -> str:
    """Put two pieces together, without making a new mark where they meet."""
    if written.endswith("!") and piece.startswith("["):
        return f"{written[:-1]}\\!{piece}"
    if isinstance(before, Note) and piece.startswith(":"):
        return f"{written}\\{piece}"
    if written.endswith("`") and piece.startswith("`"):
        return f"{written} {piece}"
    return written + piece


# ---- characters ----------------------------------------------------------------------------------------

_ASCII = frozenset(string.punctuation)
_SPECIAL = regex(r"[\\`*_\[\]<|~$]|&(?=#?\w+;)")
_LINE_START = regex(
    r"^(?:(?P<digits>[0-9]{1,9})(?=[.)](?:\s|$))|(?=#{1,6}(?:\s|$)|[-+](?:\s|$)|[-=:][-=:|\\ ]*$|>))", re.MULTILINE
)


def _escape(words: str) -> str:
    return _SPECIAL.sub(r"\\\g<0>", words)


def _line_starts(lines: str) -> str:
    """Escape what at the start of a line would make a heading, a list or a rule."""
    return _LINE_START.sub(r"\g<digits>\\", lines)


def _heading_end(line: str) -> str:
    """Escape the number signs that would be taken for the closing of a heading."""
    return re.sub(r"#+$", r"\\\g<0>", line)


def _code(words: str) -> str:
    fence = "`" * (1 + max((len(run) for run in re.findall("`+", words)), default=0))
    pad = " " if words.startswith("`") or words.endswith("`") else ""
    return f"{fence}{pad}{words}{pad}{fence}"


def _target(href: str) -> str:
    if re.fullmatch(r"[\w:/?#@+,;=.~%-]+", href, re.ASCII):
        return href
    for sign, code in (("<", "%3C"), (">", "%3E"), ("\\", "%5C"), ("\n", "%0A"), ("&", "&amp;")):
        href = href.replace(sign, code)
    return f"<{href}>"


def _indent(lines: str, first: str, rest: str) -> str:
    indented = [(rest if number else first) + line for number, line in enumerate(lines.split("\n"))]
    return "\n".join(line.rstrip(" ") for line in indented)


# ---- shapes --------------------------------------------------------------------------------------------


def _anchors(headings: Iterable[Heading]) -> dict[str, str]:
    """Where each heading is found in the file: its words as an address, numbered when they come again."""
    times: Counter[str] = Counter()
    anchors = {}
    for heading in headings:
        name = anchor(text(heading.inlines).replace("\n", " "))
        anchors[heading.id] = f"{name}-{times[name]}" if times[name] else name
        times[name] += 1
    return anchors


def _uncovered(blocks: Iterable[Block]) -> Iterator[Block]:
    for block in blocks:
        yield from block.blocks if isinstance(block, Cover) else (block,)


def _sign(ordered: bool, number: int, twin: bool) -> str:
    if ordered:
        return f"{min(number, 999_999_999)}{')' if twin else '.'} "
    return "* " if twin else "- "


def _is_tight(item: Item) -> bool:
    """Whether an item is a line, or a line with a list under it that needs no empty line before it."""
    match item.blocks:
        case () | (Paragraph(),):
            return True
        case (Paragraph(), List(ordered=ordered, start=start, items=(Item(blocks=(Paragraph(), *_)), *_)) as below):
            return (not ordered or start == 1) and all(map(_is_tight, below.items))
        case _:
            return False


def _numeric(table: Table) -> list[bool]:
    """Of each column, whether amounts stand in it."""
    columns = zip(*grid(table.rows), strict=True)
    return [any(cell and cell.numeric and not cell.header for cell in column) for column in columns]
