"""Templates and macros that call themselves, at once or by way of others, without a condition that could end it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from jinja2 import nodes

from radplan.documents.render import UNREADABLE, environment, text_of

CONDITIONAL = (nodes.If, nodes.For, nodes.CondExpr, nodes.And, nodes.Or)
APART = (nodes.Macro, nodes.CallBlock)
"""What is run only when it is called."""
REFERENCES = (nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport)

Calls = Mapping[str, Mapping[str, int]]
"""What each template or macro calls, with the line where it does."""


def circles(own: Path, shipped: Path) -> Iterator[tuple[Path, int, str]]:
    """The templates of a folder, and the macros in them, that lead back to themselves: file, line and name."""
    trees = dict(trees_in(shipped)) | (mine := dict(trees_in(own)))
    calls = {name: dict(references(tree)) for name, tree in trees.items()}
    for name, tree in mine.items():
        path = own / name
        for line in leading_back(name, calls):
            yield path, line, name
        macros = {macro.name: dict(called(macro)) for macro in tree.find_all(nodes.Macro)}
        for macro in macros:
            for line in leading_back(macro, macros):
                yield path, line, macro


def trees_in(folder: Path) -> Iterator[tuple[str, nodes.Template]]:
    """The templates in a folder, as far as their notation can be read."""
    reading = environment([])
    for path in sorted(folder.glob("*.j2")):
        try:
            yield path.name, reading.parse(text_of(path, path.name))
        except UNREADABLE:
            continue  # told of its own


def leading_back(name: str, calls: Calls) -> Iterator[int]:
    """The lines on which something calls what leads back to it."""
    return (line for called, line in calls[name].items() if name in reached(called, calls))


def reached(name: str, calls: Calls) -> set[str]:
    """What is called in the end, itself included."""
    found, waiting = {name}, [name]
    while waiting:
        new = set(calls.get(waiting.pop(), ())) - found
        found |= new
        waiting += new
    return found


def references(tree: nodes.Template) -> Iterator[tuple[str, int]]:
    """The templates that a template always brings in."""
    for node in always(tree):
        if isinstance(node, REFERENCES) and isinstance(node.template, nodes.Const):
            yield str(node.template.value), node.lineno


def called(macro: nodes.Macro) -> Iterator[tuple[str, int]]:
    """The macros that a macro always calls."""
    for node in always(macro):
        if isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name):
            yield node.node.name, node.lineno


def always(node: Any) -> Iterator[nodes.Node]:
    """The parts of a template or macro that are run each time it is."""
    waiting = [node]
    while waiting:
        part = waiting.pop()
        yield part
        waiting += (child for child in part.iter_child_nodes() if not isinstance(child, (*CONDITIONAL, *APART)))
