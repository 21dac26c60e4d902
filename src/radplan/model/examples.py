"""An example of what belongs at a place, with what was typed there wherever that fits: `period: {year: 2026}`."""

from __future__ import annotations

from radplan.model.core import PydanticCustomError
from radplan.model.dates import DateError, read_date
from radplan.model.part import Part, Slot
from radplan.model.scalars import ID, VOCABULARIES, Kind, OneOf, WordOf, slug
from radplan.model.shape import slots
from radplan.regex import regex
from radplan.source.places import Fields, Items, Node, Scalar
from radplan.suggest import closest_word

GAP = "…"
LONGEST = 40  # of what was typed, no more is repeated in an example
PLAIN = regex(r"[\w€][\w€ .'’()/&+-]*")  # what can stand between braces without quotes
FILE = regex(r"[\w./-]+\.(?:md|markdown|txt|ya?ml)")
SPAN = regex(r"\s+(?:tot en met|t/m|tot|until|to)\s+|\s*[–—]\s*|\s+-\s+|(?<=\d{4})-(?=\d{4})")
FREE = ("text", "prose", "line", "reference", "id", "free")  # kinds that take any text
USUAL = {"year": "2026", "subject": "1", "date": "2026-05", "money": "15000", "signed-money": "15000", "number": "10",
         "percent": "50", "count": "10", "boolean": "true", "version": "1", "colour": "'#005a9c'"}  # fmt: skip
# What a part can't do without, though none of its keys by itself is required.
NEEDED = {"Cost": "amount", "FundingPart": "share"}


def example(slot: Slot, node: Node | None = None) -> str:
    """What may stand at a place, on one line; `node` is what was typed there."""
    if slot.values:
        name = id_in(node) or USUAL.get(getattr(slot.keys, "name", ""), GAP)
        return f"{{{name}: {example(slot.values)}}}"
    if slot.items:
        return f"[{example(slot.items)}]"
    if slot.model:
        filled = parts_of(slot.model, typed(node))
        return "{" + ", ".join(f"{key}: {value}" for key, value in filled.items()) + "}"
    return usual(slot)


def id_in(node: Node | None) -> str:
    """The id of the first part of a list, where parts by their id belong."""
    first = node[0] if isinstance(node, Items) and node else None
    name = first.get("id") if isinstance(first, Fields) else None
    return str(name) if isinstance(name, Scalar) and ID.fullmatch(name) else ""


def typed(node: Node | None) -> str:
    """The text that was typed, or the first one of a list."""
    while isinstance(node, Items) and node:
        node = node[0]
    return str(node).strip() if isinstance(node, Scalar) else ""


def parts_of(model: type[Part], text: str) -> dict[str, str]:
    """The keys of an example with their values: the required ones, or else the one that what was typed belongs to."""
    table = slots(model)
    if {"start", "end"} <= table.keys() and (ends := span(text)):
        return {"start": ends[0], "end": ends[1]}
    required = [key for key, slot in table.items() if slot.required]
    if not required:
        key = best(table, text)
        return {key: fitting(table[key], text) or usual(table[key])}
    found = {}
    for key in required:
        found[key] = fitting(table[key], text) or usual(table[key])
        if getattr(table[key].kind, "name", "") != "id":
            text = ""  # it was typed for one key; an id is made of it besides
    if more := NEEDED.get(model.__name__):
        found[more] = usual(table[more])
    return found


def best(table: dict[str, Slot], text: str) -> str:
    """The key that a text was most likely typed for, of keys of which none is required."""
    telling = (key for key, slot in table.items() if getattr(slot.kind, "name", "") not in FREE)
    found = next((key for key in telling if text and fitting(table[key], text)), "")
    return found or ("text" if "text" in table else next(iter(table)))


def span(text: str) -> list[str]:
    """The two dates of a stretch of time: `2026-02 tot 2026-11`."""
    ends = SPAN.split(text)
    return ends if len(ends) == 2 and all(map(is_date, ends)) else []


def is_date(text: str) -> bool:
    """Whether a text can be read as a date."""
    try:
        return bool(read_date(text))
    except DateError:
        return False


def fitting(slot: Slot, text: str) -> str:
    """A text as it may stand at a place; empty where it may not."""
    kind = slot.kind
    if isinstance(kind, OneOf):
        return text if text in kind.choices else closest_word(text, kind.choices)
    if isinstance(kind, WordOf):
        choices = VOCABULARIES[kind.vocabulary]
        return text if text in choices else closest_word(text, choices)
    if not isinstance(kind, Kind) or len(text) > LONGEST or not PLAIN.fullmatch(text):
        return ""
    if kind.name == "id":
        return slug(text)
    if kind.name == "prose" and FILE.fullmatch(text):
        return f"{{file: {text}}}"
    try:
        kind.read(text)
    except PydanticCustomError:
        return ""
    return text


def usual(slot: Slot) -> str:
    """What may stand at a place of which nothing is known."""
    if isinstance(slot.kind, OneOf):
        return slot.kind.choices[0]
    if isinstance(slot.kind, WordOf):
        return VOCABULARIES[slot.kind.vocabulary][0]
    return USUAL.get(slot.kind.name, GAP) if slot.kind else example(slot)


def is_block(node: Fields | Items) -> bool:
    """Whether a list or block of keys was written on lines of its own."""
    return not node.source.text.startswith(("{", "["), node.source.offset(node.start))
