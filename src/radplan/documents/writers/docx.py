"""The document tree as a Word document, on radplan's own template or on that of a municipality.

Headings, lists, captions, notes and the contents are Word's own, so whoever goes on with it finds what he expects,
and a screen reader too.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from radplan.documents.dress import Dress
from radplan.documents.tree import Document
from radplan.documents.writers import word_xml as xml
from radplan.documents.writers.word_body import Body
from radplan.documents.writers.word_package import Package
from radplan.documents.writers.word_xml import node


def write(document: Document, words: Mapping[str, Any], template: Path, base: Path, dress: Dress) -> bytes:
    """The file. `words` is what the pages say themselves (the `page` part of the locale), `dress` is what it takes
    from the house style; a template of a house has its own colours and its own logo.

    `base` is radplan's own template, from which come the styles that `template` need not have. Raises WritingFault
    for a template that can't be read, or that lacks a style in which a house shows itself.
    """
    package = Package(template, base, document.language, words["styles"], dress)
    section = package.body[-1]
    package.body.remove(section)
    package.body.extend(Body(document, package, words).whole())
    package.body.append(section)
    package.properties(document.title, document.organisation)
    page = [
        node("r", xml.text(f"{words['page']} ")),
        *xml.field("PAGE", "1"),
        node("r", xml.text(f" {words['of']} ")),
        *xml.field("NUMPAGES", "1"),
    ]
    package.running(document.title, document.organisation, page, document.mark)
    return package.packed()
