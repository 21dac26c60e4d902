"""What stands in a template to the letter: an element that no document can have is seen without rendering it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from jinja2 import nodes

from radplan.documents.ejected import Remark
from radplan.documents.fragment import ELEMENTS
from radplan.documents.render import UNREADABLE, environment, text_of
from radplan.regex import regex

PAGE = "page.html.j2"  # what stands around a document on the web, of any element
OPENED = regex(r"<([A-Za-z][\w-]*)(?=[\s/>])")  # of `<h{{ level }}>` only rendering tells which it is


def foreign_elements(own: Path) -> Iterator[Remark]:
    """The elements in the templates of a folder that no document can have."""
    for path in sorted(own.glob("*.j2")):
        if path.name != PAGE:
            yield from foreign_elements_in(path)


def foreign_elements_in(path: Path) -> Iterator[Remark]:
    """The elements in a template that no document can have; nothing of one whose notation is at fault."""
    try:
        tree = environment([path.parent]).parse(text_of(path, path.name))
    except UNREADABLE:
        return
    for literal in tree.find_all(nodes.TemplateData):
        for opened in OPENED.finditer(literal.data):
            if opened[1].lower() not in ELEMENTS:
                line = literal.lineno + literal.data.count("\n", 0, opened.start())
                yield Remark(str(path), line, "element", {"name": opened[1]})
