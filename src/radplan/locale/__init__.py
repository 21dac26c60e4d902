"""Every word a reader sees. Findings, tables and documents carry keys and values; here they become sentences."""

from __future__ import annotations

import os
import string
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cache
from typing import Any

from radplan.characters import visible
from radplan.findings import Text
from radplan.parsed import parsed
from radplan.regex import regex

LANGUAGES = ("nl", "en")
NO_BREAK = "\u00a0"
TYPED_AMOUNT = regex(r"€[ \t\r\n]+(?=-?[0-9])")
LONGEST = 120  # of what a user typed, no more than this is repeated in a message


asked: list[str] = []
"""The languages that the command line asks for: help and what was wrong with the use are in the last."""


def language_of(environment: Mapping[str, str] = os.environ) -> str:
    """The language that the command line or else the environment asks for; English where they ask for none of ours."""
    if asked:
        return asked[-1]
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := environment.get(name):
            return value[:2] if value[:2] in LANGUAGES else "en"
    return "en"


@cache
def words(language: str, part: str) -> dict[str, Any]:
    """One part of the words of a language: `budget`, `commands`, `documents`, or `rules/NAME`."""
    found = parsed(f"locale/{language}/{part}.yaml")
    return found if isinstance(found, dict) else {}


def euro(amount: Decimal, *, cents: bool | None = None) -> str:
    """An amount as a Dutch reader writes it: `€ 1.250,50`, and `€ 15.000` where there are no cents."""
    sign = "-" if amount < 0 else ""
    shown = amount != amount.to_integral_value() if cents is None else cents
    digits = f"{abs(amount):,.{2 if shown else 0}f}".translate(str.maketrans(",.", ".,"))
    return f"€{NO_BREAK}{sign}{digits}"


def unbroken(text: str) -> str:
    """A text, as somebody typed it, in which no line ends between the euro sign and its digits."""
    return TYPED_AMOUNT.sub(f"€{NO_BREAK}", text) if "€" in text else text


def euro_column(amounts: Sequence[Decimal | None]) -> list[str]:
    """Amounts below each other: cents for all of them or for none, nothing where there is no amount."""
    cents = any(amount is not None and amount != amount.to_integral_value() for amount in amounts)
    return ["" if amount is None else euro(amount, cents=cents) for amount in amounts]


class Sentence(string.Formatter):
    """Fills the gaps of a sentence: amounts as euro, lists as words with commas, texts up to `longest` characters."""

    def __init__(self, language: str, longest: int | None = LONGEST) -> None:
        self.language = language
        self.longest = longest

    def number(self, value: Decimal) -> str:
        """A number with the decimal sign of the language."""
        text = format(value.normalize(), "f")
        return text.replace(".", ",") if self.language == "nl" else text

    def format_field(self, value: Any, spec: str) -> str:
        if isinstance(value, Decimal):
            return euro(value) if not spec else self.number(value)
        if isinstance(value, Text):
            return say(value, self.language) or ""
        if isinstance(value, (tuple, list)):
            return ", ".join(self.format_field(item, spec) for item in value)
        text = visible(" ".join(str(value).splitlines()))
        return text if self.longest is None or len(text) <= self.longest else f"{text[: self.longest - 1]}…"


def fill(template: Any, values: Mapping[str, Any], language: str, longest: int | None = LONGEST) -> str:
    """A sentence with its gaps filled; of `{one: …, other: …}` the one that suits `count`.

    A text in a gap is cut off after `longest` characters; a document gives None, because it leaves nothing out.
    """
    if isinstance(template, dict):
        template = template["one" if values.get("count") == 1 else "other"]
    return Sentence(language, longest).vformat(template, (), values)


def say(text: Text | None, language: str) -> str | None:
    """What a finding says; None where the locale has nothing to say, as for a hint that adds nothing.

    Each rule has a file of its own, so that a check loads the words of what it found and no others.
    """
    if text is None:
        return None
    rule, _, case = text.key.partition(".")
    template = words(language, f"rules/{rule}").get(case or "message")
    return None if template is None else fill(template, text.values, language)
