"""A Markdown file with YAML front matter: an activity's keys above, its description below."""

from __future__ import annotations

import re

from radplan.findings import Finding, Place, Related, Severity, Text
from radplan.regex import regex
from radplan.source.places import Fields, Node, Point, Scalar, SourceFile, join, place_of
from radplan.source.yaml import Include, compose

FRONT = regex(r"---[ \t]*\r?\n(.*?)^---[ \t]*\r?(?:\n|\Z)", re.S | re.M)


def has_front_matter(source: SourceFile) -> bool:
    """Whether a file starts with keys between two lines of dashes."""
    return bool(FRONT.match(source.text))


def activity(source: SourceFile, include: Include, path: str) -> tuple[Node | None, list[Finding]]:
    """The mapping of the front matter, with the text below it as `description`."""
    front = FRONT.match(source.text)
    if front is None and re.match(r"---[ \t]*\r?\n", source.text):
        place = Place(source.name, 1, 1, 1, 4)
        text = Text("yaml-syntax.front-matter")
        hint = Text("yaml-syntax.front-matter.hint")
        return None, [Finding("yaml-syntax", Severity.ERROR, place, text, path, hint)]
    node: Node | None = None
    findings: list[Finding] = []
    end = 0
    if front:
        end = front.end()
        node, findings = compose(source, include, path, text=source.text[: front.end(1)])
        if node is None and findings:
            return None, findings
    if node is None or (isinstance(node, Scalar) and node.empty):
        node = Fields()
        node.source, node.start, node.end = source, Point(0, 0), Point(0, 0)
    body = source.text[end:]
    if isinstance(node, Fields) and body.strip():
        findings += add_description(node, body, end, path)
    return node, findings


def add_description(node: Fields, body: str, end: int, path: str) -> list[Finding]:
    """Put the body in its place; a body beside a `description` is one too many."""
    source = node.source
    start = end + len(body) - len(body.lstrip())
    mark, last = source.point(start), source.point(len(source.text))
    words = plain_line_ends(source.text[start:].rstrip())
    text = Scalar.at(words, source, mark, last, "file")
    for key, value in node.items():
        if key == "description" and isinstance(key, Scalar) and not getattr(value, "empty", False):
            related = (Related(Text("duplicate-key.first"), place_of(key)),)
            message, hint = Text("duplicate-key.body"), Text("duplicate-key.body.hint")
            at = join(path, "description")
            return [Finding("duplicate-key", Severity.ERROR, place_of(text), message, at, hint, related)]
    node[Scalar.at("description", source, mark, mark)] = text
    return []


def prose(source: SourceFile) -> Scalar:
    """The whole of a Markdown file as one text."""
    end = source.point(len(source.text))
    return Scalar.at(plain_line_ends(source.text), source, Point(0, 0), end, "file")


def plain_line_ends(text: str) -> str:
    """Line ends as YAML hands them over, whatever the editor wrote."""
    return text.replace("\r\n", "\n").replace("\r", "\n")
