"""Each kind of value as a JSON Schema, agreeing with `model.scalars` as far as a schema can say.

A schema sees what a YAML reader makes of a value: `35000` is an integer, `2019` too where a date belongs, and of
`15.000` nothing is left but 15. A text may be typed as a number or as `true`, because radplan reads it as typed.
"""

from __future__ import annotations

from typing import Any

from radplan.model.dates import FIRST_YEAR, LAST_YEAR, MONTH, PARTS, SEASON, SIDES
from radplan.model.money import MAXIMUM
from radplan.model.scalars import VOCABULARIES, Kind, OneOf, WordOf

Schema = dict[str, Any]

NOT_BLANK = r"\S"
ID = "^[a-z0-9][a-z0-9-]*$"
GROUPED = r"[1-9]\d{0,2}(?:[. ]\d{3}){1,3}"
EUROS = rf"(?:0|[1-9]\d{{0,11}}|{GROUPED.replace(' ', chr(92) + 's')})"
CENTS = r",(?:\d{1,2}|-{1,2}|–|—)"
AMOUNT = rf"(?:(?:0|[1-9]\d{{0,11}})(?:\.\d{{1,2}})?|{EUROS}{CENTS}|€\s*{EUROS}(?:{CENTS})?)"
CREDIT = rf"(?:(?:[-−]\s?)?{AMOUNT}|[-−]?\s?€\s?{EUROS}(?:{CENTS})?|€\s?[-−]\s?{EUROS}(?:{CENTS})?)"
YEAR = r"(?:19|20|21)\d{2}"


def any_case(words: Any) -> str:
    """A pattern for one of these words, whatever their capitals."""
    spelled = ["".join(f"[{c}{c.upper()}]" if c.upper() != c else c for c in word) for word in words]
    return f"(?:{'|'.join(spelled)})"


DATE = (
    rf"^\s*(?:{any_case(SIDES)}\s+)?(?:{any_case(PARTS)}\s+)?"
    rf"(?:{YEAR}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?|-[qQ][1-4])?"
    rf"|(?:(?:0?[1-9]|[12]\d|3[01])\s+)?{any_case(MONTH)}\s+{YEAR}|{any_case(SEASON)}\s+{YEAR})\s*$"
)

TEXT: Schema = {"type": ["string", "number", "boolean"], "pattern": NOT_BLANK}
FILE: Schema = {
    "type": "object", "properties": {"file": TEXT}, "required": ["file"], "additionalProperties": False,
}  # fmt: skip

KINDS: dict[str, Schema] = {
    "text": TEXT,
    "prose": {"anyOf": [TEXT, {"$ref": "#/definitions/file"}]},
    "id": {"type": ["string", "integer", "boolean"], "minimum": 0, "pattern": ID},
    "money": {
        "type": ["number", "string"], "minimum": 0, "maximum": float(MAXIMUM), "pattern": rf"^\s*{AMOUNT}\s*$",
    },
    "signed-money": {
        "type": ["number", "string"], "minimum": -float(MAXIMUM), "maximum": float(MAXIMUM),
        "pattern": rf"^\s*{CREDIT}\s*$",
    },
    "date": {"type": ["string", "integer"], "minimum": FIRST_YEAR, "maximum": LAST_YEAR, "pattern": DATE},
    "number": {"type": "number"},
    "percent": {"type": "number", "minimum": 0, "maximum": 100},
    "count": {"type": "integer", "minimum": 0},
    "year": {"type": ["integer", "string"], "minimum": FIRST_YEAR, "maximum": LAST_YEAR, "pattern": f"^{YEAR}$"},
    "boolean": {"type": "boolean"},
    "version": {"enum": [1, "1"]},
    "free": {},
    "subject": {"type": ["integer", "string"], "minimum": 1, "maximum": 26, "pattern": "^0*(?:[1-9]|1[0-9]|2[0-6])$"},
}  # fmt: skip
KINDS |= {"line": KINDS["prose"], "reference": KINDS["id"]}
KEYS = {"year": f"^{YEAR}$", "subject": "^0*(?:[1-9]|1[0-9]|2[0-6])$"}


def of_word(kind: OneOf | WordOf) -> Schema:
    """A word from a list; one from a list that the plan may extend can be any other word too."""
    if isinstance(kind, OneOf):
        return {"enum": list(kind.choices)}
    return {"anyOf": [{"enum": list(VOCABULARIES[kind.vocabulary])}, {"$ref": "#/definitions/text"}]}


def name_of(kind: Kind | OneOf | WordOf) -> str:
    """The definition that holds the schema of a kind; nothing where the kind is a list of words."""
    return {"line": "prose"}.get(kind.name, kind.name) if isinstance(kind, Kind) else ""
