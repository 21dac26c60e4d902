"""One pass over a YAML file: from the parser's events to plain data with places, and every fault on the way.

The events come from libyaml (the pure Python parser gives the same ones, slower). Scalars stay as they were
written, so `no`, `010` and `12:30` are text until a model says otherwise. Nothing here can be made to loop,
to nest without end or to swell: depth and aliases are counted while reading.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice
from typing import Any

from radplan.characters import FORBIDDEN
from radplan.findings import Finding, Place, Related, Severity, Text
from radplan.regex import regex, waiting
from radplan.source.files import MAX_FORBIDDEN, forbidden
from radplan.source.places import (
    Fields,
    Items,
    Mark,
    Node,
    Point,
    Scalar,
    SourceFile,
    anchored,
    join,
    place_of,
    stretch,
)

MAX_DEPTH = 64
MAX_ALIASED = 100_000
TEXT_OF_A_NODE = 100  # so many characters of a text count as one node more
UNQUOTED = regex(r"\{\s*(?:\{|\}|:)")
TAG = regex(r"!\S*")
PROPERTY = regex(r"[&!][^\s,\[\]{}]*\s*")
with waiting():
    import yaml

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# What every event is asked for: looked up in this module rather than through another.
SCALAR: Any = yaml.ScalarEvent
MAPPING: Any = yaml.MappingStartEvent
MAPPING_END: Any = yaml.MappingEndEvent
ITEMS: Any = yaml.SequenceStartEvent
ITEMS_END: Any = yaml.SequenceEndEvent

Include = Callable[[Fields, str, str], Node]


class Stop(Exception):  # noqa: N818 (no error: what is wrong has been reported)
    """Reading can't go on."""


class Frame:
    """A mapping or list that is being filled; `key` is the one whose value comes next.

    `seen` is None as long as the keys of a mapping are in `node`, and nowhere else. It holds them from the first key on
    that was there before, is `<<`, or is odd: empty, or no text. `without_dash` says that another item of a list
    begins in this one, for its dash was forgotten.
    """

    __slots__ = ("anchor", "key", "merged", "node", "odd_key", "seen", "without_dash")

    def __init__(self, node: Fields | Items, anchor: str | None) -> None:
        self.node = node
        self.anchor = anchor
        self.key: Scalar | None = None
        self.seen: dict[str, Any] | None = None
        self.odd_key: Node | None = None
        self.merged: tuple[Fields, ...] = ()
        self.without_dash = False


class Composer:
    """Builds the data of one file; `findings` fills while it does."""

    def __init__(self, source: SourceFile, include: Include, path: str = "") -> None:
        self.source = source
        self.include = include
        self.path = path
        self.findings: list[Finding] = []
        self.stack: list[Frame] = []
        self.anchors: dict[str, tuple[Node, int]] = {}  # each with its size when written out
        self.nodes = 0
        self.aliased = 0
        self.root: Node | None = None

    def compose(self, next_event: Callable[[], Any]) -> Node | None:
        """The data of the file, or None where it can't be read as one."""
        self.next = next_event
        try:
            for event in iter(next_event, None):
                if isinstance(event, yaml.DocumentStartEvent):
                    self.document(event)
                elif isinstance(event, yaml.NodeEvent):
                    self.root = self.node(event)
        except Stop:
            return None
        except yaml.YAMLError as error:
            from radplan.source import syntax

            found = syntax.finding(self.source, error, self.path)
            self.findings = [other for other in self.findings if other.place.line != found.place.line]
            self.findings.append(found)
            return None
        return self.root

    def document(self, event: Any) -> None:
        """One document a file, and no directives."""
        if self.root is not None:
            self.report("yaml-syntax", "documents", event.start_mark)
            raise Stop
        if event.version or event.tags:
            self.report("yaml-syntax", "directive", event.start_mark)

    def node(self, event: Any) -> Node:
        """What starts with an event."""
        kind = type(event)
        if kind is SCALAR:
            return self.scalar(event)
        if kind is MAPPING:
            return self.mapping(event)
        return self.items(event) if kind is ITEMS else self.alias(event)

    def scalar(self, event: Any) -> Scalar:
        """A value, or the key of a mapping."""
        self.nodes += 1
        # As Scalar.at: most of what a file holds comes by here.
        node = Scalar(event.value)
        node.source = self.source
        node.start = event.start_mark
        node.end = event.end_mark
        node.style = event.style or None
        if node.style == '"' or event.tag is not None or event.anchor is not None:
            return self.marked(event, node)
        return node

    def marked(self, event: Any, node: Scalar) -> Scalar:
        """A scalar that is not just what it says: it has a tag or an anchor, or holds escapes."""
        if event.tag is not None or event.anchor is not None:
            node.start = self.start(event)
        if node.style == '"' and not node.isprintable() and FORBIDDEN.search(node):
            node = self.without_forbidden(node)
        if event.anchor:
            self.anchors[event.anchor] = (node, 1 + len(node) // TEXT_OF_A_NODE)
        return node

    def mapping(self, event: Any) -> Node:
        """A mapping; `{file: …}` becomes what the file holds."""
        node = Fields()
        frame, nodes_before, next_event = self.open(event, node), self.nodes, self.next
        while type(event := next_event()) is not MAPPING_END:
            key = self.scalar(event) if type(event) is SCALAR else self.node(event)
            if not key or type(key) is not Scalar:
                key = self.odd(frame, key)
            frame.key = key
            event = next_event()
            value = self.scalar(event) if type(event) is SCALAR else self.node(event)
            frame.key = None
            if frame.seen is None and key not in node and key != "<<":
                node[key] = value
            else:
                self.put(frame, node, key, value)
        node.end = event.end_mark
        self.stack.pop()
        if frame.seen is None and frame.anchor is None and "file" not in node:
            return node  # as most do
        return self.anchored(frame, *self.finished(frame, node, self.nodes - nodes_before + 1))

    def odd(self, frame: Frame, key: Node) -> Scalar:
        """A key that is no text, or none at all; one that was typed as `""` is like any other."""
        if isinstance(key, Scalar) and key.style is not None:
            return key
        frame.odd_key, frame.seen = frame.odd_key or key, seen_in(frame)
        return Scalar.at("", self.source, key.start, key.end)

    def put(self, frame: Frame, node: Fields, key: Scalar, value: Node) -> None:
        """A key and its value in a mapping of which a key was there before, is `<<`, or is odd."""
        frame.seen = seen = seen_in(frame)
        if not key and key.style is None:
            return  # told when the mapping is finished
        if key in seen:
            self.repeated(frame, key, seen[key])
            return
        seen[key] = key
        if key == "<<" and key.style is None:
            self.merge(frame, key, value)
        else:
            node[key] = value

    def finished(self, frame: Frame, node: Fields, size: int) -> tuple[Node, int]:
        """What a mapping stands for, and its size."""
        if frame.odd_key is not None:
            return self.unquoted(node, frame.odd_key), size
        for other in frame.merged:
            for key, value in other.items():
                node.setdefault(key, value)
        if "file" in node and not getattr(node["file"], "empty", False):
            included = self.include(node, self.here(), self.owner())
            return included, weight(included)
        return node, size

    def items(self, event: Any) -> Node:
        """A list."""
        node = Items()
        frame, nodes_before, next_event = self.open(event, node), self.nodes, self.next
        while type(event := next_event()) is not ITEMS_END:
            node.append(self.scalar(event) if type(event) is SCALAR else self.node(event))
        node.end = event.end_mark
        self.stack.pop()
        return node if frame.anchor is None else self.anchored(frame, node, self.nodes - nodes_before + 1)

    def open(self, event: Any, node: Fields | Items) -> Frame:
        """A mapping or list opens."""
        if len(self.stack) >= MAX_DEPTH:
            self.report("input-limit", "depth", event.start_mark, limit=MAX_DEPTH)
            raise Stop
        self.nodes += 1
        node.source, node.start = self.source, event.start_mark
        if event.tag is not None or event.anchor is not None:
            node.start = self.start(event)
        frame = Frame(node, event.anchor)
        self.stack.append(frame)
        return frame

    def anchored(self, frame: Frame, node: Node, size: int) -> Node:
        """A node that is finished; an anchor makes it known."""
        if frame.anchor:
            self.anchors[frame.anchor] = (node, size)
        return node

    def alias(self, event: Any) -> Node:
        """The same data once more; counted as if it were written out."""
        known = self.anchors.get(event.anchor)
        if known is None:
            kind = "recursive" if any(frame.anchor == event.anchor for frame in self.stack) else "alias"
            self.report("yaml-syntax", kind, event.start_mark, event.end_mark, name=event.anchor)
            return Scalar.at("…", self.source, event.start_mark, event.end_mark, "missing")
        node, size = known
        self.aliased += size
        self.nodes += size
        if self.aliased > MAX_ALIASED:
            self.report("input-limit", "aliases", event.start_mark, event.end_mark, limit=MAX_ALIASED)
            raise Stop
        return repeated_at(node, event.start_mark, event.end_mark)

    def repeated(self, frame: Frame, key: Scalar, first: Scalar) -> None:
        """A key that was there before: the first of two stands. Where the first key of an item comes again, so do those
        below it, most likely, and that the dash before it was forgotten is told once."""
        again = key == next(iter(frame.node), None)
        if frame.without_dash and not again:
            return
        listed = len(self.stack) > 1 and isinstance(self.stack[-2].node, Items)
        frame.without_dash = again and listed and key.start.column == first.start.column
        hint = Text("duplicate-key.dash.hint") if frame.without_dash else None
        related = (Related(Text("duplicate-key.first"), place_of(first)),)
        text = Text("duplicate-key", {"key": key})
        self.add("duplicate-key", text, place_of(key), join(self.path_to(self.stack[:-1]), key), related, hint)

    def merge(self, frame: Frame, key: Scalar, node: Node) -> None:
        """`<<` brings in the keys of other mappings, which is no part of the format."""
        self.add("yaml-syntax", Text("yaml-syntax.merge"), place_of(key), self.path_to(self.stack[:-1]))
        merged = node if isinstance(node, Items) else [node]
        frame.merged += tuple(other for other in merged if isinstance(other, Fields))

    def unquoted(self, node: Fields, key: Node) -> Node:
        """`{{ costs.total }}` without quotes is a mapping to YAML: say so, and go on as if it had been quoted. Another
        key that is no text is left out."""
        start, end = self.source.offset(node.start), self.source.offset(node.end)
        raw = self.source.text[start:end]
        if not UNQUOTED.match(raw) or list(node):
            self.report("yaml-syntax", "key", key.start, key.end if key.end.line == key.start.line else None)
            return node
        place = self.source.place(start, end)
        hint = Text("wrong-type.braces.hint", {"text": raw if "\n" not in raw else "{{ … }}"})
        self.add("wrong-type", Text("wrong-type.braces"), place, self.here(), hint=hint)
        return Scalar.at(raw, self.source, node.start, node.end)

    def start(self, event: Any) -> Mark:
        """Where a value itself starts: behind its anchor and its tag, which is no part of the format."""
        mark: Mark = event.start_mark
        at = self.source.offset(mark)
        if event.tag and (tag := TAG.search(self.source.text, at)):
            text = Text("yaml-syntax.tag", {"name": tag[0]})
            self.add("yaml-syntax", text, self.source.place(*tag.span()), self.here())
        while behind := PROPERTY.match(self.source.text, at):
            at = behind.end()
        return self.source.point(at) if at < self.source.offset(event.end_mark) else mark

    def without_forbidden(self, node: Scalar) -> Scalar:
        """A forbidden character can also be written as an escape; a space takes its place."""
        for match in islice(FORBIDDEN.finditer(node), MAX_FORBIDDEN):
            self.findings.append(forbidden(match[0], stretch(node, *match.span())))
        return Scalar.at(FORBIDDEN.sub(" ", node), self.source, node.start, node.end, node.style)

    def here(self) -> str:
        """The path of the node that comes next."""
        return self.path_to(self.stack)

    def path_to(self, frames: list[Frame]) -> str:
        """The path of what comes next in the last of some frames, each in the one before it."""
        path = self.path
        for frame in frames:
            if isinstance(frame.node, Items):
                path = join(path, len(frame.node))
            elif frame.key:
                path = join(path, frame.key)
        return path

    def owner(self) -> str:
        """The key under which the node that comes next stands, itself or as an item of a list."""
        return next((str(frame.key) for frame in reversed(self.stack) if frame.key is not None), "")

    def report(self, rule: str, kind: str, start: Mark, end: Mark | None = None, **values: Any) -> None:
        """A finding at a mark."""
        last = end or Point(start.line, start.column + 1)
        place = Place(self.source.name, start.line + 1, start.column + 1, last.line + 1, last.column + 1)
        self.add(rule, Text(f"{rule}.{kind}", values), place, self.here(), hint=Text(f"{rule}.{kind}.hint", values))

    def add(
        self,
        rule: str,
        text: Text,
        place: Place,
        path: str,
        related: tuple[Related, ...] = (),
        hint: Text | None = None,
    ) -> None:
        """A reading finding: always an error."""
        hint = hint or Text(f"{text.key}.hint")
        self.findings.append(Finding(rule, Severity.ERROR, place, text, path, hint, related))


def seen_in(frame: Frame) -> dict[str, Any]:
    """The keys that a mapping has had so far."""
    return {key: key for key in frame.node} if frame.seen is None else frame.seen


def repeated_at(node: Node, start: Mark, end: Mark) -> Node:
    """What an alias stands for, at the place of the alias."""
    copy: Node
    if isinstance(node, Scalar):
        copy = Scalar.at(node, node.source, start, end, node.style)
        if hasattr(node, "reference"):
            copy.reference = node.reference
    else:
        copy = Fields(node) if isinstance(node, Fields) else Items(node)
        copy.source, copy.start, copy.end = node.source, start, end
    copy.anchored = anchored(node)
    return copy


def weight(node: Node) -> int:
    """How many nodes there are in a node, itself included; a long text counts for more."""
    if isinstance(node, Scalar):
        return 1 + len(node) // TEXT_OF_A_NODE
    return 1 + sum(weight(value) for value in (node.values() if isinstance(node, Fields) else node))


def compose(
    source: SourceFile, include: Include, path: str = "", loader: Any = LOADER, text: str | None = None
) -> tuple[Node | None, list[Finding]]:
    """The data of a YAML text with the place of everything in it, and what is wrong with its notation."""
    composer = Composer(source, include, path)
    parser = loader(source.text if text is None else text)
    try:
        return composer.compose(parser.get_event), composer.findings
    finally:
        parser.dispose()
