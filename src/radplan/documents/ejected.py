"""Templates of a municipality's own: taken from radplan's, dated by what they were taken from, and checked."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

from jinja2 import TemplateSyntaxError, nodes

from radplan import __version__
from radplan.comparing.change import Side
from radplan.documents import mistaken, view
from radplan.documents.circles import REFERENCES, circles
from radplan.documents.comparison import Group
from radplan.documents.dress import Dress
from radplan.documents.guarded import undeclared_names
from radplan.documents.render import UNREADABLE, environment, shipped, text_of
from radplan.documents.tree import Document
from radplan.documents.view import View
from radplan.format.schema import FILES, model_of
from radplan.house import Typeface
from radplan.locale import words
from radplan.model.dates import read_date
from radplan.model.plan import Plan
from radplan.model.shape import models_in, names
from radplan.record import Record
from radplan.regex import regex
from radplan.suggest import closest
from radplan.wording import Wording

MARK = regex(r"\{# radplan (\S+) ([0-9a-f]{12}) #\}")
VIEW = {"view", "plan", "say", "charts"}
GIVEN = {
    "page.html.j2": {"document", "words", "house", "cover", "cover_class", "contents", "body", "notes"},
    "diff.html.j2": {"say", "new", "between", "groups", "left_out", "municipality"},
}
"""What the templates are given that aren't filled from the view."""
OWN = {"plan", *vars(read_date("2019"))}
"""What one of two plans and a date have, which no class says of itself."""


class Remark(Record):
    """Something about a template of one's own: its file, the line, and what to say of it."""

    file: str
    line: int
    key: str
    values: dict[str, str]


def shipped_names(folder: Path) -> list[str]:
    """The templates that come with radplan."""
    return sorted(path.name for path in folder.iterdir() if path.is_file())


def names_of_templates() -> list[str]:
    """The files of radplan's own templates, style sheets too."""
    return [found for found in shipped_names(shipped()) if found.endswith((".j2", ".css"))]


def fingerprint(text: str) -> str:
    """What tells one version of a template from another."""
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def with_mark(text: str) -> str:
    """A template's text with the version it was taken from."""
    return f"{{# radplan {__version__} {fingerprint(text)} #}}\n{text}"


def check(own: Path, shipped: Path, language: str) -> Iterator[Remark]:
    """What is wrong with the templates in a folder, or out of date."""
    for path, line, name in circles(own, shipped):
        yield Remark(str(path), line, "circle", {"name": name})
    for path in sorted(own.iterdir()):
        if path.suffix != ".j2":
            continue
        try:
            text = text_of(path, path.name)
        except TemplateSyntaxError as error:
            yield misread(path, error, language)
            continue
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
        undeclared = undeclared_names(tree)
    except UNREADABLE as error:
        yield misread(path, error, language)
        return
    # Jinja takes a name that is set in one branch only for one that may be missing.
    own = {node.name for node in tree.find_all(nodes.Name) if node.ctx != "load"}
    unknown = undeclared - own - GIVEN.get(path.name, VIEW) - {"namespace", "range", "dict"}
    said = set(words(language, "diff" if path.name == "diff.html.j2" else "documents"))
    known = Known(unknown, owned_by(tree), keys_in(tree), said, templates)
    for node in tree.find_all((nodes.Name, nodes.Getattr, nodes.Call, *REFERENCES)):
        found = complaint(node, known)
        if found:
            name, choices = found
            key = "unknown" if (meant := closest(name, choices)) == "" else "meant"
            yield Remark(str(path), node.lineno, key, {"name": name, "suggestion": meant})


def misread(path: Path, error: Exception, language: str) -> Remark:
    """Why a template can't be read; where we have no words for it, in those of Jinja."""
    line = error.lineno if isinstance(error, TemplateSyntaxError) else 1
    key, values = mistaken.cause(error)
    if key == "notation":
        return Remark(str(path), line, "syntax", values)
    return Remark(str(path), line, "wrong", {"message": mistaken.reason(error, language)})


class Known(Record):
    """What a template may name: names that nobody gives, the names whose parts are its own, keys, texts, templates."""

    unknown: set[str]
    owned: set[str]
    keys: set[str]
    said: set[str]
    templates: set[str]


def owned_by(tree: nodes.Template) -> set[str]:
    """The names whose parts a template makes or is given as such: what it imports, namespaces, loops, blocks."""
    imported = {node.target for node in tree.find_all(nodes.Import)}
    spaces = (node for node in tree.find_all(nodes.Assign) if isinstance(node.node, nodes.Call))
    made = {node.target.name for node in spaces if isinstance(node.target, nodes.Name)}
    return imported | made | {"loop", "self", "caller"}


def keys_in(tree: nodes.Template) -> set[str]:
    """The names that the mappings of a template itself have, and what Jinja gives of a group."""
    pairs = (pair for made in tree.find_all(nodes.Dict) for pair in made.items)
    given = {str(pair.key.value) for pair in pairs if isinstance(pair.key, nodes.Const)}
    named = {word.key for call in tree.find_all(nodes.Call) for word in call.kwargs}
    return given | named | {"grouper", "list"}


def complaint(node: Any, known: Known) -> tuple[str, set[str]] | None:
    """The name in a node that isn't known, and what it may have been meant to be."""
    match node:
        case nodes.Name(name=name) if name in known.unknown:
            return name, VIEW
        case nodes.Getattr(node=nodes.Name(name="view" | "plan" as owner), attr=attr) if attr not in parts_of()[owner]:
            return attr, parts_of()[owner]
        case nodes.Getattr(node=nodes.Name(name=owner)) if owner in known.owned:
            return None
        case nodes.Getattr(attr=attr) if attr not in parts_of()[""] | known.keys:
            return attr, parts_of()[""]
        case nodes.Call(node=nodes.Name(name="say"), args=[nodes.Const(value=key), *_]) if key not in known.said:
            return str(key), known.said
        case nodes.Import() | nodes.FromImport() | nodes.Include() | nodes.Extends():
            named = node.template.value if isinstance(node.template, nodes.Const) else None
            return (str(named), known.templates) if named is not None and named not in known.templates else None
    return None


@cache
def parts_of() -> dict[str, set[str]]:
    """What the view and the plan have, and (by an empty name) what anything has that a template comes by.

    Which thing a name in a template stands for is known only when it is filled; what none of them has is wrong.
    """
    rooms = [import_module(f"{view.__name__}.{room.name}") for room in iter_modules(view.__path__)]
    classes = {thing for room in rooms for thing in vars(room).values() if isinstance(thing, type)}
    classes |= {Document, Dress, Group, Side, Typeface, Wording, Decimal, str, dict, tuple}
    anything = OWN.union(*map(members, classes), words("en", "documents")["page"])
    models = [model for name in FILES for model in models_in(model_of(name))]
    anything |= {name for model in models for name, _ in names(model)}
    return {
        "view": members(View),
        "plan": {name for name, _ in names(Plan)},
        "": anything,
    }


def members(owner: type) -> set[str]:
    """The public names of a class and of what its instances hold."""
    return {name for name in (*dir(owner), *getattr(owner, "__annotations__", ())) if not name.startswith("_")}
