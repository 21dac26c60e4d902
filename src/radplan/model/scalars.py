"""The kinds of value a plan holds, each read from the text as it was typed.

A value that can't be read raises `fault(rule, kind, …)`: the name of the rule it breaks and the values that
its words need. `model.mending` turns that into a finding; no English sentence of Pydantic is ever looked at.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Annotated, Any, TypeVar, cast

from radplan.findings import Text as Said
from radplan.model import dates, money
from radplan.model.core import PydanticCustomError

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler
    from pydantic_core.core_schema import CoreSchema, ValidationInfo

Item = TypeVar("Item")


class FromList:
    """Lets a tuple be read from the list that a file holds."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        schema: Any = handler(source)
        return cast("CoreSchema", schema | {"strict": False})


Many = Annotated[tuple[Item, ...], FromList()]

ID = re.compile(r"[a-z0-9][a-z0-9-]*")
NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?", re.ASCII)
MAX_DIGITS = 30
NOTHING = ("~", "null")  # what stands for nothing where it isn't quoted
SUBJECTS = tuple(str(number) for number in range(1, 27))
BOOLEANS = {"true": True, "false": False}

# The words radplan itself gives to the vocabularies that a plan may extend (`vocabularies:`).
VOCABULARIES: dict[str, tuple[str, ...]] = {
    "track": ("prevention", "detection", "intervention"),
    "levels": ("individual", "group", "community"),
    "stages": ("early", "in_process", "after_offence"),
    "domain": ("safety", "care", "education", "community", "research", "justice", "government"),
    "term": ("short", "long"),
    "recurrence": ("continuous", "weekly", "monthly", "on_demand"),
    "kind": ("report", "evaluation", "account", "other"),
}


class Kind:
    """What a field expects: its name, for checks and for the generated schema, and what reads it."""

    def __init__(self, name: str, read: Callable[[Any], Any] = str) -> None:
        self.name = name
        self.read = read

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        from pydantic_core import core_schema

        return core_schema.no_info_plain_validator_function(self.read)


def fault(rule: str, kind: str = "", **values: Any) -> PydanticCustomError:
    """The error for a value that breaks a rule of the format."""
    return PydanticCustomError("fault", "a fault of the format", {"rule": rule, "kind": kind, "values": values})


def wrong_type(expected: str, value: Any) -> dict[str, Any]:
    """What belongs somewhere and what stands there, as words still to be said."""
    got = "mapping" if isinstance(value, dict) else "list" if isinstance(value, list) else "text"
    return {"expected": Said(f"wrong-type.expected.{expected}"), "got": Said(f"wrong-type.got.{got}")}


def text_of(value: Any, expected: str) -> str:
    """The text of a scalar without its place, and something in it; a mapping or list is of the wrong type."""
    if not isinstance(value, str):
        raise fault("wrong-type", **wrong_type(expected, value))
    text = str(value)
    if not text or text.isspace() or (text in NOTHING and getattr(value, "empty", False)):
        raise fault("empty-text")
    return text


def read_text(value: Any) -> str:
    """A line of text."""
    text = text_of(value, "text")
    if getattr(value, "style", None) == "file":
        raise fault("wrong-type", "text-file")
    return text


def read_prose(value: Any) -> str:
    """Markdown, typed here or kept in a file of its own."""
    return text_of(value, "text")


def read_id(value: Any) -> str:
    """An identifier: lower case letters, digits and hyphens."""
    text = text_of(value, "id")
    if not ID.fullmatch(text):
        repair = slug(text)
        raise fault("invalid-id", "repair" if repair else "", text=text, repair=repair)
    return text


@lru_cache(maxsize=512)
def slug(text: str) -> str:
    """A text as an id: lower case, without accents, with hyphens for all that is no letter or digit."""
    plain = text.lower()
    if not plain.isascii():
        import unicodedata

        plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def read_reference(value: Any) -> str:
    """The id of something elsewhere in the plan."""
    return text_of(value, "id")


def read_money(value: Any) -> Decimal:
    """Euro, to the cent."""
    return _amount(value, signed=False)


def read_signed_money(value: Any) -> Decimal:
    """Euro, to the cent, below zero for a credit."""
    return _amount(value, signed=True)


def _amount(value: Any, *, signed: bool) -> Decimal:
    text = text_of(value, "money")
    try:
        return money.read_amount(text, signed=signed)
    except money.AmountError as error:
        raise fault(error.rule, error.kind, **{**error.values, "text": text}) from None


def read_date(value: Any) -> dates.FuzzyDate:
    """A date with its precision."""
    text = text_of(value, "date")
    try:
        return dates.read_date(text)
    except dates.DateError as error:
        raise fault("invalid-date", error.kind, **error.values) from None


def read_number(value: Any) -> Decimal:
    """A number with a decimal point."""
    text = text_of(value, "number")
    if not NUMBER.fullmatch(text) or len(text) > MAX_DIGITS:
        raise fault("wrong-type", "number", text=text)
    if getattr(value, "style", None) is not None:
        raise fault("wrong-type", "quoted", text=text)
    return Decimal(text)


def read_percent(value: Any) -> Decimal:
    """A percentage, without the sign."""
    number = read_number(value)
    if not 0 <= number <= 100:
        raise fault("wrong-type", "percent", text=str(value))
    return number


def read_count(value: Any) -> int:
    """A whole number, not below zero."""
    number = read_number(value)
    if number < 0 or number != number.to_integral_value():
        raise fault("wrong-type", "count", text=str(value))
    return int(number)


def read_year(value: Any) -> int:
    """A calendar year."""
    text = text_of(value, "year")
    if not re.fullmatch(r"\d{4}", text, re.ASCII) or not dates.FIRST_YEAR <= int(text) <= dates.LAST_YEAR:
        raise fault("wrong-type", "year", text=text)
    return int(text)


def read_boolean(value: Any) -> bool:
    """`true` or `false`, and no other word."""
    text = text_of(value, "boolean")
    if text not in BOOLEANS:
        raise fault("wrong-type", "boolean", text=text)
    if getattr(value, "style", None) is not None:
        raise fault("wrong-type", "quoted", text=text)
    return BOOLEANS[text]


def read_version(value: Any) -> int:
    """The version of the format: 1."""
    if text_of(value, "version") != "1":
        raise fault("format-version", text=str(value))
    return 1


def read_subject(value: Any) -> int:
    """The number of a subject of the Quickscan, 1 to 26."""
    text = text_of(value, "number")
    if text not in SUBJECTS:
        raise fault("unknown-value", "subject", text=text, choices=())
    return int(text)


def read_colour(value: Any) -> str:
    """A colour as `#rrggbb`."""
    text = text_of(value, "text")
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", text):
        raise fault("wrong-type", "colour", text=text)
    return text.lower()


def read_free(value: Any) -> Any:
    """Whatever somebody else decides about: texts, lists and mappings of any shape. Nothing typed is nothing."""
    if isinstance(value, dict):
        return {str(key): read_free(item) for key, item in value.items()}
    if isinstance(value, list):
        return tuple(map(read_free, value))
    return None if getattr(value, "empty", False) else str(value)


class OneOf:
    """A word from a fixed list: `Annotated[str, OneOf("nl", "en")]`."""

    def __init__(self, *choices: str) -> None:
        self.choices = choices

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        from pydantic_core import core_schema

        return core_schema.no_info_plain_validator_function(self.read)

    def read(self, value: Any) -> str:
        """The word, where it is one of the list."""
        text = text_of(value, "word")
        if text not in self.choices:
            raise fault("unknown-value", text=text, choices=self.choices)
        return text


class WordOf:
    """A word from a list that the plan may extend under `vocabularies:`."""

    def __init__(self, vocabulary: str) -> None:
        self.vocabulary = vocabulary

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        from pydantic_core import core_schema

        return core_schema.with_info_plain_validator_function(self.read)

    def read(self, value: Any, info: ValidationInfo) -> str:
        """The word, where the list or the plan's addition to it holds it."""
        text = text_of(value, "word")
        own, added = VOCABULARIES[self.vocabulary], (info.context or {}).get(self.vocabulary, ())
        if text not in own and text not in added:
            choices = (*own, *added)
            raise fault("unknown-value", "vocabulary", text=text, choices=choices, vocabulary=self.vocabulary)
        return text


Text = Annotated[str, Kind("text", read_text)]
Prose = Annotated[str, Kind("prose", read_prose)]
Line = Annotated[str, Kind("line", read_prose)]
Id = Annotated[str, Kind("id", read_id)]
Ref = Annotated[str, Kind("reference", read_reference)]
Money = Annotated[Decimal, Kind("money", read_money)]
SignedMoney = Annotated[Decimal, Kind("signed-money", read_signed_money)]
Date = Annotated[dates.FuzzyDate, Kind("date", read_date)]
Number = Annotated[Decimal, Kind("number", read_number)]
Percent = Annotated[Decimal, Kind("percent", read_percent)]
Count = Annotated[int, Kind("count", read_count)]
Year = Annotated[int, Kind("year", read_year)]
Boolean = Annotated[bool, Kind("boolean", read_boolean)]
Version = Annotated[int, Kind("version", read_version)]
Subject = Annotated[int, Kind("subject", read_subject)]
Colour = Annotated[str, Kind("colour", read_colour)]
Free = Annotated[Any, Kind("free", read_free)]
