"""The document tree as JSON: for programs, and for writers that do not speak Python."""

from __future__ import annotations

import json
from dataclasses import fields
from typing import Any

from radplan.documents.tree import Document, Node


def write(document: Document) -> str:
    """The tree, every node an object whose `type` names it and whose keys stand in the order of its fields."""
    return json.dumps(data(document), ensure_ascii=False, indent=1) + "\n"


def data(node: Document | Node) -> dict[str, Any]:
    """A node and all that is in it, as JSON has it."""
    parts = {part.name: _value(getattr(node, part.name)) for part in fields(node)}
    return {"type": type(node).__name__.lower(), **parts}


def _value(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_value(member) for member in value]
    return value if isinstance(value, str | int) else data(value)
