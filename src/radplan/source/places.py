"""Plain data that knows its place: what the reader hands to the models, and the way back from a path to a line.

A mapping is a dict, a list a list and a scalar a str, so the models need no knowledge of files; each also
carries the file and the marks of the YAML parser. Places are worked out only for what a finding needs.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import islice
from typing import Any, Protocol

from radplan.findings import Place
from radplan.regex import regex


class Mark(Protocol):
    """A position as the YAML parser gives it; line and column count from 0."""

    line: int
    column: int


class Point:
    """A mark of our own, for text that no YAML parser has seen."""

    __slots__ = ("column", "line")

    def __init__(self, line: int, column: int) -> None:
        self.line = line
        self.column = column


class SourceFile:
    """A text file as the user knows it: the name that findings show, and its text (line ends as typed)."""

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.text = text

    @cached_property
    def starts(self) -> list[int]:
        """The offset at which each line starts; lines end as YAML and editors end them."""
        return [0, *(match.end() for match in re.finditer(r"\r\n|\n|\r", self.text))]

    def line(self, number: int) -> str:
        """Line `number` (from 1), without its line end; empty past the end of the file."""
        if not 0 < number <= len(self.starts):
            return ""
        end = self.starts[number] if number < len(self.starts) else len(self.text)
        return self.text[self.starts[number - 1] : end].rstrip("\r\n")

    def offset(self, mark: Mark) -> int:
        """The offset in the text of a mark."""
        return min(self.starts[min(mark.line, len(self.starts) - 1)] + mark.column, len(self.text))

    def point(self, offset: int) -> Point:
        """The mark of an offset in the text."""
        line = bisect_right(self.starts, offset) - 1
        return Point(line, offset - self.starts[line])

    def place(self, start: int, end: int) -> Place:
        """The place of the text from offset `start` up to `end`."""
        line, last = bisect_right(self.starts, start), bisect_right(self.starts, end)
        column, end_column = start - self.starts[line - 1] + 1, end - self.starts[last - 1] + 1
        return Place(self.name, line, column, last, end_column)


class Scalar(str):
    """A value as typed: the text is what YAML makes of it, `style` how it was written.

    `style` is None (plain), a quote, `|` or `>`, or `file` for a text kept in a file of its own; that one
    has the name by which it was included as its `reference`. `typed` is worked out when it is first asked for.
    """

    __slots__ = ("anchored", "end", "reference", "source", "start", "style", "typed")
    source: SourceFile
    start: Mark
    end: Mark
    style: str | None
    typed: list[int]
    reference: Scalar
    anchored: Node  # of an alias: what it repeats

    @classmethod
    def at(cls, text: str, source: SourceFile, start: Mark, end: Mark, style: str | None = None) -> Scalar:
        """A scalar with its place."""
        scalar = cls(text)
        scalar.source, scalar.start, scalar.end, scalar.style = source, start, end, style
        return scalar

    @property
    def empty(self) -> bool:
        """Nothing was written: as if the key were absent."""
        return self.style is None and self in ("", "~", "null")


class Fields(dict[str, Any]):
    """A mapping; its keys are scalars with a place of their own."""

    __slots__ = ("anchored", "end", "source", "start")
    source: SourceFile
    start: Mark
    end: Mark
    anchored: Node  # of an alias: what it repeats


class Items(list[Any]):
    """A list."""

    __slots__ = ("anchored", "end", "source", "start")
    source: SourceFile
    start: Mark
    end: Mark
    anchored: Node  # of an alias: what it repeats


Node = Scalar | Fields | Items
STEP = regex(r"([^.\[\]]+)|\[(\d+)\]")


def anchored(node: Node) -> Node:
    """What an alias repeats; of anything else the node itself."""
    return getattr(node, "anchored", node)


def place_of(node: Node) -> Place:
    """Where a value stands. A block of lines is shown by its first line, a block of keys by its first key."""
    start, end = node.start, node.end
    first = next(iter(node), None) if isinstance(node, Fields) and anchored(node) is node else None
    if isinstance(first, Scalar) and (first.start.line, first.start.column) == (start.line, start.column):
        return place_of(first)
    if isinstance(node, Scalar) and (node.style is None or node.style in "'\""):
        return Place(node.source.name, start.line + 1, start.column + 1, end.line + 1, end.column + 1)
    if end.line == start.line:
        return Place(node.source.name, start.line + 1, start.column + 1, end.line + 1, end.column + 1)
    width = len(node.source.line(start.line + 1).rstrip())
    return Place(node.source.name, start.line + 1, start.column + 1, start.line + 1, max(width, start.column) + 1)


def join(path: str, step: str | int) -> str:
    """One step further down a path."""
    if isinstance(step, int):
        return f"{path}[{step}]"
    return f"{path}.{step}" if path else str(step)


class Places:
    """From a path in a plan to the place where the user typed it.

    `renamed` has the keys that were taken for another one, as they were typed, by the path they were taken for.
    """

    def __init__(self, root: Node) -> None:
        self.root = root
        self.renamed: Mapping[str, str] = {}

    def node(self, path: str) -> Node:
        """The value at a path, or the nearest one above it that is there."""
        return list(self.way(path))[-1]

    def way(self, path: str) -> Iterator[Node]:
        """What one comes by on the way to the value at a path, as far as that is there."""
        node = self.root
        yield node
        for key, index in self.steps(path):
            if isinstance(node, Scalar):
                break  # `funding: a` is read as `funding: [{id: a}]`
            try:
                node = node[key] if key else node[int(index)]  # type: ignore[index,call-overload]
            except (KeyError, IndexError, TypeError, ValueError):
                break
            yield node

    def of(self, path: str) -> Place:
        """Where the value at a path stands; of what an alias repeats, where the alias does."""
        found = self.root
        for found in self.way(path):
            if anchored(found) is not found:
                break
        return place_of(found)

    def steps(self, path: str) -> Iterator[tuple[str, str]]:
        """The keys and indexes of a path, the keys as they were typed."""
        if not self.renamed:
            return iter(STEP.findall(path))
        return (
            (self.renamed.get(path[: match.end()], match[1]) if match[1] else "", match[2] or "")
            for match in STEP.finditer(path)
        )

    def order(self, path: str) -> tuple[int, ...]:
        """Where a path comes when the plan is read from top to bottom, its files where they are included."""
        node: Node = self.root
        steps = []
        for key, index in self.steps(path):
            if key and isinstance(node, Fields) and key in node:
                steps.append(list(node).index(key))
                node = node[key]
            elif index and isinstance(node, Items) and int(index) < len(node):
                steps.append(int(index))
                node = node[int(index)]
        return tuple(steps)

    def key(self, path: str) -> Place:
        """Where the key at the end of a path stands; the value where it has no key."""
        above, _, name = path.rpartition(".")
        node, name = self.node(above), self.renamed.get(path, name)
        if isinstance(node, Fields):
            for key in node:
                if key == name and isinstance(key, Scalar):
                    return place_of(key)
        return self.of(path)

    def inside(self, path: str, start: int, end: int) -> Place:
        """Where the characters from `start` up to `end` of the text at a path stand."""
        node = self.node(path)
        return stretch(node, start, end) if isinstance(node, Scalar) else place_of(node)


def stretch(scalar: Scalar, start: int, end: int) -> Place:
    """The place of some characters of a scalar, however it was quoted, folded or escaped."""
    offsets = typed_offsets(scalar)
    if not 0 <= start < len(offsets):
        return place_of(scalar)
    last = offsets[min(max(end, start + 1), len(offsets)) - 1]
    return scalar.source.place(offsets[start], max(last + 1, offsets[start] + 1))


def typed_offsets(scalar: Scalar) -> list[int]:
    """For each character of a scalar's text, the offset in the file where it was typed."""
    if isinstance(other := anchored(scalar), Scalar) and other is not scalar:
        return typed_offsets(other)
    if not hasattr(scalar, "typed"):
        walk = WALKS.get(scalar.style or "", typed_in_flow)
        offsets = list(islice(walk(scalar), len(scalar)))
        last = offsets[-1] if offsets else scalar.source.offset(scalar.start)
        scalar.typed = offsets + [last] * (len(scalar) - len(offsets))
    return scalar.typed


LINE_END = regex(r"\r\n|\n|\r")
BLANKS = regex(r"[ \t\r\n]+")
CONTINUED = regex(r"\\[\r\n][ \t\r\n]*")
ESCAPE = regex(r"\\(?:x..|u.{4}|U.{8}|.)", re.S)


def typed_in_file(scalar: Scalar) -> Iterator[int]:
    """A text in a file of its own: only the line ends differ."""
    raw, at = scalar.source.text, scalar.source.offset(scalar.start)
    while at < len(raw):
        yield at
        at += 2 if raw.startswith("\r\n", at) else 1


def typed_in_flow(scalar: Scalar) -> Iterator[int]:
    """A plain or quoted text: a line end counts as a space, empty lines as line ends, an escape as one character."""
    raw, quote = scalar.source.text, scalar.style or ""
    at = scalar.source.offset(scalar.start) + len(quote)
    while at < len(raw):
        character = raw[at]
        if character in " \t\r\n" and (blanks := BLANKS.match(raw, at)):
            ends = line_ends(raw, blanks)
            yield from ends[1:] or ends or range(*blanks.span())
            at = blanks.end()
        elif character == "\\" and quote == '"' and (continued := CONTINUED.match(raw, at)):
            yield from line_ends(raw, continued)[1:]
            at = continued.end()
        else:
            yield at
            escape = ESCAPE.match(raw, at) if quote == '"' else None
            at = escape.end() if escape else at + 2 if quote == character == "'" else at + 1


def line_ends(raw: str, stretch: re.Match[str]) -> list[int]:
    """Where the line ends in a stretch of a text start."""
    return [match.start() for match in LINE_END.finditer(raw, *stretch.span())]


def typed_in_block(scalar: Scalar) -> Iterator[int]:
    """A text below `|` or `>`: its lines without their indent, which `>` joins where they are of the same depth."""
    indent = block_indent(scalar)
    before, ends = "", list[int]()
    for start, end in lines_below(scalar):
        line = scalar.source.text[start:end]
        if line.strip(" ") and len(line) - len(line.lstrip(" ")) < indent:
            break  # the first line behind the block
        line = line[indent:]
        joined = scalar.style == ">" and before and line and before[0] not in " \t" and line[0] not in " \t"
        if line or scalar.style == "|":
            yield from ends[1:] or ends if joined else ends
            yield from range(end - len(line), end)
            before, ends = line, [end]
        else:
            ends.append(end)
    yield from ends


def block_indent(scalar: Scalar) -> int:
    """How far a block of text was indented: what its first line with words lost in reading."""
    source = scalar.source
    typed = next((line for start, end in lines_below(scalar) if (line := source.text[start:end]).strip(" ")), "")
    kept = next((line for line in scalar.split("\n") if line.strip(" ")), "")
    return (len(typed) - len(typed.lstrip(" "))) - (len(kept) - len(kept.lstrip(" ")))


def lines_below(scalar: Scalar) -> Iterator[tuple[int, int]]:
    """Start and end of each line below the one on which a scalar starts."""
    source = scalar.source
    for number in range(scalar.start.line + 1, len(source.starts)):
        yield source.starts[number], source.starts[number] + len(source.line(number + 1))


WALKS = {"file": typed_in_file, "|": typed_in_block, ">": typed_in_block}
