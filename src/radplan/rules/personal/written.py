"""A text in which persons are looked for, and what it may name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from radplan.regex import regex
from radplan.rules.wording import behind_last

NEAR = 60
# What a word processor makes of a space and of a hyphen, so that a number stays on one line.
SPACES = ("\u00a0", "\u202f", "\u2007", "\u2009")
HYPHENS = ("\u2011", "\u2010", "\u2012", "\u2013", "\u2212")
LONG_NUMBER = regex(r"\d(?:[ .)/-]*\d){7}", re.ASCII)
# Where a sentence ends; not behind an initial, or before a number ("tel. 026").
SENTENCE_END = regex(r"(?<!\b[A-Z])[.!?]\s+(?=[A-ZÀ-Ý])|\n\s*\n")


class Written:
    """One text, with the phone numbers and mail addresses that may be in it and the names of the partners."""

    def __init__(self, text: str, phones: frozenset[str], addresses: frozenset[str], partners: tuple[str, ...]) -> None:
        self.text = plain(text)
        self.phones = phones
        self.addresses = addresses
        self.partners = partners

    @cached_property
    def lowered(self) -> str:
        """The text without regard to case."""
        return self.text.lower()

    @cached_property
    def holds_long_number(self) -> bool:
        """Whether there is a number in it as long as a BSN or a phone number."""
        return bool(LONG_NUMBER.search(self.text))

    def near(self, match: re.Match[str], reach: int = NEAR) -> str:
        """The text around a match."""
        return self.text[max(0, match.start() - reach) : match.end() + reach]

    def before(self, match: re.Match[str]) -> str:
        """What stands before a match, in its own sentence."""
        return self.text[behind_last(SENTENCE_END, self.text, match.start(), NEAR) : match.start()]

    def behind(self, match: re.Match[str]) -> str:
        """What stands behind a match, in its own sentence."""
        end = SENTENCE_END.search(self.text, match.end(), match.end() + NEAR)
        return self.text[match.end() : end.start() if end else match.end() + NEAR]

    def once(self, pattern: re.Pattern[str], scheme: str) -> Iterator[re.Match[str]]:
        """Where a pattern occurs; not again in the address of a link whose text says the same."""
        last = ""
        for match in pattern.finditer(self.text):
            same = re.sub(r"\(0\)|[^\w@]", "", match[0].lower())[-9:]
            if same != last or not self.text.endswith(scheme, 0, match.start()):
                yield match
            last = same


def plain(text: str) -> str:
    """A text with ordinary spaces and hyphens, every character in its place."""
    if text.isascii():
        return text
    for space in SPACES:
        text = text.replace(space, " ")
    for hyphen in HYPHENS:
        text = text.replace(hyphen, "-")
    return text
