"""Templates of a municipality's own: taken from radplan's, dated by what they were taken from, and checked."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from jinja2 import TemplateSyntaxError, meta, nodes

from radplan import __version__
from radplan.documents.render import environment
from radplan.documents.view import View
from radplan.locale import words
from radplan.model.plan import Plan
from radplan.model.shape import names
from radplan.record import Record
from radplan.regex import regex
from radplan.suggest import closest

MARK = regex(r"\{# radplan (\S+) ([0-9a-f]{12}) #\}")
GIVEN = {"view", "plan", "say", "charts"}


class Remark(Record):
    """Something about a template of one's own: its file, the line, and what to say of it."""

    file: str
    line: int
    key: str
    values: dict[str, str]


def shipped_names(folder: Path) -> list[str]:
    """The templates that come with radplan."""
    return sorted(path.name for path in folder.iterdir() if path.is_file())


def fingerprint(text: str) -> str:
    """What tells one version of a template from another."""
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def with_mark(text: str) -> str:
    """A template's text with the version it was taken from."""
    return f"{{# radplan {__version__} {fingerprint(text)} #}}\n{text}"


def check(own: Path, shipped: Path, language: str) -> Iterator[Remark]:
    """What is wrong with the templates in a folder, or out of date."""
    for path in sorted(own.iterdir()):
        if path.suffix != ".j2":
            continue
        text = path.read_text(encoding="utf-8", errors="replace")
        yield from check_age(path, text, shipped)
        yield from check_names(
            path, text, {*shipped_names(shipped), *(other.name for other in own.iterdir())}, language
        )


def check_age(path: Path, text: str, shipped: Path) -> Iterator[Remark]:
    """Whether radplan's own template has changed since this one was taken from it."""
    original = shipped / path.name
    if not original.is_file():
        yield Remark(str(path), 1, "no-original", {"name": path.name})
        return
    mark = MARK.match(text)
    if mark and mark[2] != fingerprint(original.read_text(encoding="utf-8")):
        yield Remark(str(path), 1, "stale", {"version": mark[1], "now": __version__})


def check_names(path: Path, text: str, templates: set[str], language: str) -> Iterator[Remark]:
    """Names that the view doesn't have, texts that the locale doesn't have, templates that aren't there."""
    try:
        tree = environment([path.parent]).parse(text)
        undeclared = meta.find_undeclared_variables(tree)
    except TemplateSyntaxError as error:
        yield Remark(str(path), error.lineno, "syntax", {"message": error.message or ""})
        return
    known = {"view": members(View), "plan": {name for name, _ in names(Plan)}}
    said = set(words(language, "documents"))
    # Jinja takes a name that is set in one branch only for one that may be missing.
    given = {node.name for node in tree.find_all(nodes.Name) if node.ctx != "load"}
    unknown = undeclared - given - GIVEN - {"namespace", "range", "dict"}
    for node in tree.find_all((nodes.Name, nodes.Getattr, nodes.Call, nodes.Import, nodes.FromImport, nodes.Include)):
        found = complaint(node, unknown, known, said, templates)
        if found:
            name, choices = found
            key = "unknown" if (meant := closest(name, choices)) == "" else "meant"
            yield Remark(str(path), node.lineno, key, {"name": name, "suggestion": meant})


def complaint(
    node: Any, unknown: set[str], known: dict[str, set[str]], said: set[str], templates: set[str]
) -> tuple[str, set[str]] | None:
    """The name in a node that isn't known, and what it may have been meant to be."""
    match node:
        case nodes.Name(name=name) if name in unknown:
            return name, GIVEN
        case nodes.Getattr(node=nodes.Name(name=owner), attr=attr) if owner in known and attr not in known[owner]:
            return attr, known[owner]
        case nodes.Call(node=nodes.Name(name="say"), args=[nodes.Const(value=key), *_]) if key not in said:
            return str(key), said
        case nodes.Import() | nodes.FromImport() | nodes.Include():
            named = node.template.value if isinstance(node.template, nodes.Const) else None
            return (str(named), templates) if named is not None and named not in templates else None
    return None


def members(owner: type) -> set[str]:
    """The public names of a class and of what its instances hold."""
    return {name for name in (*dir(owner), *getattr(owner, "__annotations__", ())) if not name.startswith("_")}
