"""Composing a text in a test: the data, and the findings as rule and place."""

from __future__ import annotations

from typing import Any

from radplan.findings import Finding
from radplan.source.files import decode
from radplan.source.places import Fields, Items, Node, Scalar, SourceFile
from radplan.source.yaml import LOADER, compose


def composed(text: str, loader: Any = LOADER) -> tuple[Node | None, list[Finding]]:
    """The data of a text, with `{file: …}` left as it is."""
    source, forbidden = decode(text.encode("utf-8", "surrogatepass"), "plan.yaml")
    node, findings = compose(source, lambda fields, _path, _owner: fields, loader=loader)
    return node, forbidden + findings


def plain(node: Any) -> Any:
    """Data without places, as any YAML library would give it with all scalars as text."""
    if isinstance(node, Fields):
        return {str(key): plain(value) for key, value in node.items()}
    if isinstance(node, Items):
        return [plain(value) for value in node]
    return None if node is None else str(node)


def spots(node: Any) -> list[tuple[str, int, int]]:
    """Every scalar that isn't empty with its line and column from 1, keys included."""
    if isinstance(node, Fields):
        return [spot for key, value in node.items() for spot in (*spots(key), *spots(value))]
    if isinstance(node, Items):
        return [spot for value in node for spot in spots(value)]
    assert isinstance(node, Scalar)
    return [(str(node), node.start.line + 1, node.start.column + 1)] if node else []


def scalar(text: str, key: str = "key") -> Scalar:
    """The scalar under the last key of a text."""
    node, findings = composed(text)
    assert not findings, findings
    assert isinstance(node, Fields)
    found = node[key]
    assert isinstance(found, Scalar)
    return found


def source(text: str) -> SourceFile:
    return SourceFile("plan.yaml", text)
