"""Mail addresses that are a person's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from radplan.regex import regex
from radplan.rules.personal.written import Written
from radplan.words import word_list

LONG = 6
MAIL = regex(r"(?<![\w.+-])[\w+-]+(?:\.[\w+-]+)*@(?:[\w-]+\.)+[a-z]{2,}", re.I)


def may_hold(written: Written) -> bool:
    """Whether there is a sign of a mail address."""
    return "@" in written.text


def found(written: Written) -> Iterator[tuple[int, int]]:
    """Where mail addresses of persons stand."""
    return (match.span() for match in written.once(MAIL, "mailto:") if is_personal(written, match))


def is_personal(written: Written, match: re.Match[str]) -> bool:
    """Whether a mail address is a person's."""
    address = match[0]
    if address.lower() in written.addresses:
        return False
    words = word_list("contact-words")
    name, _, domain = address.lower().partition("@")
    parts = [part for part in re.split(r"[._]", name) if part]
    if any(word in parts or (len(word) >= LONG and word in name) for word in words["offices"]):
        return False
    if any(compound_pattern().match(part) for part in parts) or is_house(parts):
        return False
    return domain in words["private-providers"] or len(parts) > 1 or is_first_name(written, match, name)


def is_first_name(written: Written, match: re.Match[str], name: str) -> bool:
    """Whether a mail address is no more than the first name of somebody who is named before it."""
    first = next((first for first in word_list("contact-words")["first-names"] if first.lower() == name), None)
    named = first and re.search(rf"(?<!\w){first}(?!\w)", written.before(match))
    return bool(named) and name not in written.partners


def is_house(parts: list[str]) -> bool:
    """Whether the first part of a mail address is an article, of a house or a neighbourhood and not of a surname."""
    surname = parts[1:2] and parts[1] in word_list("contact-words")["surnames-with-de"]
    return len(parts) > 1 and (parts[0] == "het" or (parts[0] == "de" and not surname))


@cache
def compound_pattern() -> re.Pattern[str]:
    """Part of a mail address that begins with two words of organisations: `wijkteam`, `wijkraadnoord`."""
    words = "|".join(word_list("contact-words")["compounds"])
    return re.compile(rf"(?:{words}){{2}}|\w+(?:team|works|club)\Z")
