"""DiWoo 0.9.8 metadata for a document that is published: who, what kind, and when it was adopted.

Everything comes from the plan and from the value lists that radplan ships: no network, and no clock. Without a
municipality code, a date or a category that the lists know, there is no valid metadata, and `LackingError` says so.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

from lxml import etree

from radplan.documents.view.look import bare
from radplan.model.plan import Plan
from radplan.parsed import parsed

NAMESPACE = "https://standaarden.overheid.nl/diwoo/metadata/"
TOWN = "https://identifier.overheid.nl/tooi/id/gemeente/"
TOWNS = "NL"


class LackingError(Exception):
    """The plan lacks what the metadata need; `key` is what to fill in, `value` what was there."""

    def __init__(self, key: str, value: str = "") -> None:
        super().__init__(key)
        self.key = key
        self.value = value


@cache
def lists() -> dict[str, Any]:
    """The value lists, and which of them go with which document."""
    found: dict[str, Any] = parsed("schemes/diwoo.yaml")
    return found


def metadata(plan: Plan, document: str, title: str, format: str, today: date | None) -> bytes:
    """The XML that goes with a document. Raises LackingError."""
    known = lists()
    if not plan.municipality.code or plan.municipality.country.upper() != TOWNS:
        raise LackingError("municipality.code")
    publisher = TOWN + plan.municipality.code
    name = f"gemeente {bare(plan.municipality.name, 'gemeente')}"
    root = etree.Element(f"{{{NAMESPACE}}}Document", nsmap={"diwoo": NAMESPACE})
    diwoo = add(root, "DiWoo")
    if plan.publication and plan.publication.reference:
        add(add(diwoo, "identifiers"), "identifier", plan.publication.reference)
    add(diwoo, "publisher", name, publisher)
    add(diwoo, "verantwoordelijke", name, publisher)
    add(add(diwoo, "titelcollectie"), "officieleTitel", title)
    classify(add(diwoo, "classificatiecollectie"), plan, document)
    day = adopted_on(plan, document, today)
    add(diwoo, "creatiedatum", day.isoformat())
    add(diwoo, "language", known["languages"][plan.language]["label"], known["languages"][plan.language]["code"])
    if format in known["formats"]:
        add(diwoo, "format", known["formats"][format]["label"], known["formats"][format]["code"])
    handling = add(add(diwoo, "documenthandelingen"), "documenthandeling")
    done = known["handlings"]["signed" if document in known["signed"] else "decided"]
    add(handling, "soortHandeling", done["label"], known["base"] + done["code"])
    add(handling, "atTime", f"{day.isoformat()}T00:00:00")
    add(handling, "wasAssociatedWith", name, publisher)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True))


def classify(parent: Any, plan: Plan, document: str) -> None:
    """Information category, document type and theme."""
    known = lists()
    publication = plan.publication
    default = known["documents"][document]
    category = default["category"]
    if document == "plan" and plan.status in ("council", "adopted"):
        category = known["council_category"]
    category = code_of("categories", publication.category if publication else None, category)
    kind = code_of("types", publication.document_type if publication else None, default["type"])
    categories = add(parent, "informatiecategorieen")
    add(categories, "informatiecategorie", known["categories"][category], known["base"] + category)
    if kind:
        add(add(parent, "documentsoorten"), "documentsoort", known["types"][kind], known["base"] + kind)
    add(add(parent, "themas"), "thema", known["theme"]["label"], known["theme"]["code"])


def code_of(name: str, chosen: str | None, default: str) -> str:
    """The code of a label or code that the plan chose; without a choice that of the document."""
    if not chosen:
        return default
    known: dict[str, str] = lists()[name]
    code = chosen.rsplit("/", 1)[-1]
    if code in known:
        return code
    for other, label in known.items():
        if label.casefold() == chosen.casefold():
            return other
    raise LackingError("publication.category" if name == "categories" else "publication.document_type", chosen)


def adopted_on(plan: Plan, document: str, today: date | None) -> date:
    """The day of a document: that of its meeting or sending, else the plan's, else the day given."""
    council = plan.council
    letter, proposal = (council.letter, council.proposal) if council else (None, None)
    own = {
        "council-letter": (letter.sent or letter.meeting) if letter else None,
        "council-proposal": proposal.meeting if proposal else None,
        "council-decision": proposal.meeting if proposal else None,
    }.get(document)
    for found in (own, plan.date):
        if found is not None and found.latest != date.max:
            return found.latest
    if today is None:
        raise LackingError("date")
    return today


def add(parent: Any, name: str, text: str | None = None, resource: str | None = None) -> Any:
    """An element with its text and the code it stands for."""
    element = etree.SubElement(parent, f"{{{NAMESPACE}}}{name}")
    element.text = text
    if resource:
        element.set("resource", resource)
    return element
