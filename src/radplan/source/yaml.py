"""One pass over a YAML file: from the parser's events to plain data with places, and every fault on the way.

The events come from libyaml (the pure Python parser gives the same ones, slower). Scalars stay as they were
written, so `no`, `010` and `12:30` are text until a model says otherwise. Nothing here can be made to loop,
to nest without end or to swell: depth and aliases are counted while reading.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

import yaml

from radplan.findings import Finding, Place, Related, Severity, Text
from radplan.regex import regex
from radplan.source.files import FORBIDDEN, MAX_FORBIDDEN, forbidden
from radplan.source.places import Fields, Items, Mark, Node, Point, Scalar, SourceFile, join, place_of, stretch

MAX_DEPTH = 64
MAX_ALIASED = 100_000
TEXT_OF_A_NODE = 100  # so many characters of a text count as one node more
TAG = regex(r"!\S*")
PROPERTY = regex(r"[&!][^\s,\[\]{}]*\s*")
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Include = Callable[[Fields, str, str], Node]


@dataclass(eq=False, repr=False)
class Frame:
    """A mapping or list that is being filled."""

    node: Fields | Items
    path: str
    anchor: str | None
    nodes_before: int
    key: Scalar | None = None
    odd_key: bool = False
    seen: dict[str, Scalar] = field(default_factory=dict)
    merged: list[Fields] = field(default_factory=list)


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

    def compose(self, events: Iterator[Any]) -> Node | None:
        """The data of the file, or None where it can't be read as one."""
        try:
            for event in events:
                if not HANDLERS[type(event)](self, event):
                    return None
        except yaml.YAMLError as error:
            from radplan.source import syntax

            found = syntax.finding(self.source, error, self.path)
            self.findings = [other for other in self.findings if other.place.line != found.place.line]
            self.findings.append(found)
            return None
        return self.root

    # Each handler answers whether reading can go on.

    def document(self, event: Any) -> bool:
        """One document a file, and no directives."""
        if self.root is not None:
            self.report("yaml-syntax", "documents", event.start_mark)
            return False
        if event.version or event.tags:
            self.report("yaml-syntax", "directive", event.start_mark)
        return True

    def scalar(self, event: Any) -> bool:
        """A value, or the key of a mapping."""
        self.nodes += 1
        start = event.start_mark if event.tag is None and event.anchor is None else self.start(event)
        node = Scalar.at(event.value, self.source, start, event.end_mark, event.style or None)
        if event.style == '"' and FORBIDDEN.search(node):
            node = self.without_forbidden(node)
        if event.anchor:
            self.anchors[event.anchor] = (node, 1 + len(node) // TEXT_OF_A_NODE)
        self.place(node)
        return True

    def begin(self, event: Any) -> bool:
        """A mapping or list opens."""
        if len(self.stack) >= MAX_DEPTH:
            self.report("input-limit", "depth", event.start_mark, limit=MAX_DEPTH)
            return False
        self.nodes += 1
        node = Fields() if isinstance(event, yaml.MappingStartEvent) else Items()
        node.source, node.start = self.source, self.start(event)
        self.stack.append(Frame(node, self.here(), event.anchor, self.nodes))
        return True

    def close(self, event: Any) -> bool:
        """A mapping or list ends; `{file: …}` becomes what the file holds."""
        frame = self.stack.pop()
        node: Node = frame.node
        node.end = event.end_mark
        size = self.nodes - frame.nodes_before + 1
        if frame.odd_key:
            node = self.unquoted(frame)
        elif isinstance(node, Fields):
            for other in frame.merged:
                for key, value in other.items():
                    node.setdefault(key, value)
            if "file" in node and not getattr(node["file"], "empty", False):
                node = self.include(node, frame.path, self.owner())
                size = weight(node)
        if frame.anchor:
            self.anchors[frame.anchor] = (node, size)
        self.place(node)
        return True

    def alias(self, event: Any) -> bool:
        """The same data once more; counted as if it were written out."""
        known = self.anchors.get(event.anchor)
        if known is None:
            kind = "recursive" if any(frame.anchor == event.anchor for frame in self.stack) else "alias"
            self.report("yaml-syntax", kind, event.start_mark, event.end_mark, name=event.anchor)
            self.place(Scalar.at("…", self.source, event.start_mark, event.end_mark, "missing"))
            return True
        node, size = known
        self.aliased += size
        self.nodes += size
        if self.aliased > MAX_ALIASED:
            self.report("input-limit", "aliases", event.start_mark, event.end_mark, limit=MAX_ALIASED)
            return False
        self.place(node)
        return True

    def place(self, node: Node) -> None:
        """Put a finished node where it belongs."""
        if not self.stack:
            self.root = node
            return
        frame = self.stack[-1]
        if isinstance(frame.node, Items):
            frame.node.append(node)
        elif frame.key is not None:
            self.entry(frame, frame.key, node)
            frame.key = None
        elif isinstance(node, Scalar) and (node or node.style is not None):
            frame.key = node
        else:
            frame.odd_key = True
            frame.key = Scalar.at("", self.source, node.start, node.end)

    def entry(self, frame: Frame, key: Scalar, node: Node) -> None:
        """A key with its value: the first of two stands."""
        if first := frame.seen.get(key):
            related = (Related(Text("duplicate-key.first"), place_of(first)),)
            text = Text("duplicate-key", {"key": key})
            self.add("duplicate-key", text, place_of(key), join(frame.path, key), related)
            return
        frame.seen[key] = key
        if key == "<<" and key.style is None:
            self.add("yaml-syntax", Text("yaml-syntax.merge"), place_of(key), frame.path)
            merged = node if isinstance(node, Items) else [node]
            frame.merged += [other for other in merged if isinstance(other, Fields)]
        elif not frame.odd_key:
            frame.node[key] = node  # type: ignore[call-overload]

    def unquoted(self, frame: Frame) -> Node:
        """`{{ costs.total }}` without quotes is a mapping to YAML: say so, and go on as if it had been quoted."""
        node = frame.node
        start, end = self.source.offset(node.start), self.source.offset(node.end)
        raw = self.source.text[start:end]
        if not raw.startswith("{"):
            self.report("yaml-syntax", "key", node.start)
            return node
        place = self.source.place(start, end)
        hint = Text("wrong-type.braces.hint", {"text": raw if "\n" not in raw else "{{ … }}"})
        self.add("wrong-type", Text("wrong-type.braces"), place, frame.path, hint=hint)
        return Scalar.at(raw, self.source, node.start, node.end)

    def start(self, event: Any) -> Mark:
        """Where a value itself starts: behind its anchor and its tag, which is no part of the format."""
        mark: Mark = event.start_mark
        if event.tag is None and event.anchor is None:
            return mark
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
        if not self.stack:
            return self.path
        frame = self.stack[-1]
        if isinstance(frame.node, Items):
            return join(frame.path, len(frame.node))
        return join(frame.path, frame.key) if frame.key else frame.path

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


def weight(node: Node) -> int:
    """How many nodes there are in a node, itself included; a long text counts for more."""
    if isinstance(node, Scalar):
        return 1 + len(node) // TEXT_OF_A_NODE
    return 1 + sum(weight(value) for value in (node.values() if isinstance(node, Fields) else node))


def _go_on(_composer: Composer, _event: Any) -> bool:
    return True


HANDLERS: dict[type, Callable[[Composer, Any], bool]] = {
    yaml.ScalarEvent: Composer.scalar,
    yaml.MappingStartEvent: Composer.begin,
    yaml.SequenceStartEvent: Composer.begin,
    yaml.MappingEndEvent: Composer.close,
    yaml.SequenceEndEvent: Composer.close,
    yaml.AliasEvent: Composer.alias,
    yaml.DocumentStartEvent: Composer.document,
    yaml.DocumentEndEvent: _go_on,
    yaml.StreamStartEvent: _go_on,
    yaml.StreamEndEvent: _go_on,
}


def compose(
    source: SourceFile, include: Include, path: str = "", loader: Any = LOADER, text: str | None = None
) -> tuple[Node | None, list[Finding]]:
    """The data of a YAML text with the place of everything in it, and what is wrong with its notation."""
    composer = Composer(source, include, path)
    parser = loader(source.text if text is None else text)
    try:
        return composer.compose(iter(parser.get_event, None)), composer.findings
    finally:
        parser.dispose()
