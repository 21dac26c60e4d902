"""How two words differ."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from radplan.regex import regex

ENDINGS = ("", "e", "n", "s", "en", "es", "er", "ere", "ers", "se")
DOUBLED = regex(r"(.)\1")
NO_DIGITS = regex(r"\D+")


@lru_cache(maxsize=4096)
def changes(one: str, other: str) -> int:
    """How many letters make one word of the other, up to three."""
    if one == other:
        return 0
    if len({*one} ^ {*other}) > 4:
        return 3  # a letter that changes takes one letter away and brings one other
    return next((count for count in (1, 2) if within(one, other, count)), 3)


def within(one: str, other: str, changes: int) -> bool:
    """Whether so many letters changed, added, left out or swapped with their neighbour make one word of the other."""
    if abs(len(one) - len(other)) > changes:
        return False
    pairs = enumerate(zip(one, other, strict=False))
    same = next((at for at, (letter, instead) in pairs if letter != instead), min(len(one), len(other)))
    one, other = one[same:], other[same:]
    if not changes or not (one and other):
        return len(one) + len(other) <= changes
    swapped = one[1:2] == other[0] and other[1:2] == one[0] and within(one[2:], other[2:], changes - 1)
    return (
        swapped
        or within(one[1:], other[1:], changes - 1)
        or within(one[1:], other, changes - 1)
        or within(one, other[1:], changes - 1)
    )


def same_word(one: str, other: str) -> bool:
    """Whether two words differ only in their endings."""
    stems = {one.removesuffix(ending) for ending in ENDINGS}
    return any(other.removesuffix(ending) in stems for ending in ENDINGS)


def is_plural(one: str, other: str) -> bool:
    """Whether one of two words is the plural of the other, however it is spelt: school and scholen."""
    short, long = sorted((one, other), key=len)
    stem = next((long.removesuffix(ending) for ending in ("en", "s") if long.endswith(ending)), None)
    return stem is not None and bare(stem) == bare(short)


def bare(word: str) -> str:
    """A word as it is spelt before an ending: school as schol, huis as huiz."""
    return DOUBLED.sub(r"\1", word).replace("z", "s").replace("v", "f")


def shape(text: str) -> str:
    """A text without quotes and other marks; case, accents, hyphens and spaces stay."""
    plain = unicodedata.normalize("NFC", text).replace("&", " en ").replace("‑", "-")
    return " ".join("".join(letter if letter.isalnum() or letter == "-" else " " for letter in plain).split())


def digits_of(letters: str) -> str:
    """The digits among some letters; most have none, which is soon seen."""
    return "" if letters.isalpha() else NO_DIGITS.sub("", letters)


def folded(word: str) -> str:
    """A word without case and accents; `&` is the word "en"."""
    if word == "&":
        return "en"
    lowered = word.lower()
    if lowered.isascii():
        return lowered
    return "".join(letter for letter in unicodedata.normalize("NFKD", lowered) if not unicodedata.combining(letter))
