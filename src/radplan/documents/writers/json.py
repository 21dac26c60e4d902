"""The document tree as JSON: for programs, and for writers that do not speak Python."""

from __future__ import annotations

import json
from typing import Any

from radplan.documents.tree import Document, Node


def write(document: Document) -> str:
    """The tree, every node an object whose `type` names it and whose keys stand in the order of its fields."""
    return json.dumps(data(document), ensure_ascii=False, indent=1) + "\n"


def data(node: Document | Node) -> dict[str, Any]:
    """A node and all that is in it, as JSON has it."""
    parts = {name: _value(part) for name, part in zip(node._fields, node, strict=True)}
    return {"type": type(node).__name__.lower(), **parts}


def _value(value: Any) -> Any:
    if type(value) is tuple:
        return [_value(member) for member in value]
    return value if isinstance(value, str | int) else data(value)
