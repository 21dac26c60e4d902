"""The document tree as PDF/UA-1: a file that a screen reader can read as well as a printer.

Typst sets the pages from a constant file (`document.typ`) that gets the tree as data. Its fonts come with
radplan and the system's are left alone, so the same document is the same file on every machine. What typst
can't yet say, which cells head a row, `row_headers` adds.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any
from unicodedata import bidirectional

import typst

from radplan.documents.dress import Dress
from radplan.documents.paper import (
    LETTER,
    fitted,
    has_runs,
    is_broken,
    is_cramped,
    is_long,
    is_whole,
    measured,
    ratio,
    running,
    targets,
)
from radplan.documents.tree import Cell, Code, Cover, Document, Figure, Node, Table, Text, walk
from radplan.documents.writers import row_headers
from radplan.documents.writers.fault import WritingFault
from radplan.documents.writers.picture import lettered, logo
from radplan.regex import regex

NO_GLYPH = regex(r'error: .*the text `"(.+?)"` could not be displayed')


def write(document: Document, words: Mapping[str, str], template: bytes, dress: Dress) -> bytes:
    """The file. `words` is what the pages say themselves (the `page` part of the locale), `template` is `document.typ`,
    `dress` is what it takes from the house style.

    Raises WritingFault for signs that no font has, and for whatever else typst refuses.
    """
    nodes = list(walk(document))
    tree = document._asdict() | {
        "blocks": _data(document.blocks),
        "words": {key: words[key] for key in ("contents", "page", "of")},
        "accent": dress.accent,
        "accent_text": dress.accent_text,
        "logo": [*dress.logo_file.read_bytes()] if dress.logo_file else (),
        "logo_alt": dress.logo_alt,
        "above": running(document.title),
        "below": running(document.organisation),
        "runs": has_runs(nodes),
        "targets": sorted(targets(nodes)),
        "cover": any(isinstance(block, Cover) and block.own_page for block in document.blocks),
    }
    try:
        with lettered(dress.font_files) as (letters, names):
            file = typst.compile(
                template,
                font_paths=letters,
                sys_inputs={"document": json.dumps(tree | {"fonts": names}, ensure_ascii=False)},
                pdf_standards=["ua-1"],
                timestamp=0,
            )
    except typst.TypstError as error:
        if dress.logo_file:
            logo(dress.logo_file)  # where it is the logo that can't be had, this says so
        raise _fault(error, document) from error
    return row_headers.add(file, [node for node in nodes if isinstance(node, Table)])


def _data(node: Any) -> Any:
    """A node as JSON has it, with the measures that the template can't take itself.

    Bare words are just that, also where a line is nothing else, and a part that says nothing is left out where a node
    may do without: typst is as slow as there is much to look at.
    """
    kind = type(node)
    if kind is Text:
        return _ended(node.text)
    if kind is tuple:
        members = [_data(member) for member in node]
        return members[0] if len(members) == 1 and isinstance(members[0], str) else members
    if kind in (str, int, bool):
        return node
    said = zip(node._fields, node, strict=True)
    parts = {name: _data(part) for name, part in said if part != node._field_defaults.get(name)}
    return {"type": kind.__name__.lower(), **parts, **_measures(node)}


def _ended(words: str) -> str:
    """Words behind which a note or a page number still stands to the right, also where they end in Arabic letters."""
    return f"{words}\u200e" if words and bidirectional(words[-1]) in ("R", "AL") else words


def _measures(node: Node) -> dict[str, Any]:
    match node:
        case Cell():
            return {name: True for name, found in (("long", is_long(node)), ("broken", is_broken(node))) if found}
        case Table():
            widths, tight = measured(node)
            size, aside = fitted(node)
            found = {"shares": widths, "whole": is_whole(node), "tight": tight, "cramped": is_cramped(node)}
            return found | ({"size": size, "aside": aside} if aside or size != LETTER else {})
        case Figure():
            return {"ratio": ratio(node)}
        case _:
            return {}


def _fault(error: typst.TypstError, document: Document) -> WritingFault:
    """What typst refused, in our own words."""
    signs = dict.fromkeys(NO_GLYPH.findall(error.diagnostic))
    if not signs:
        return WritingFault("pdf-refused", {"message": error.message})
    texts = (node.text for node in walk(document) if isinstance(node, Text | Code))
    place = next((text for text in texts if any(sign in text for sign in signs)), document.title)
    return WritingFault("pdf-signs", {"signs": " ".join(signs), "text": place})
