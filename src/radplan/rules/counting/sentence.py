"""The sentence that a number stands in."""

from __future__ import annotations

from radplan.regex import regex

AROUND = 300  # characters: a sentence is seldom longer
SENTENCE_ENDS = regex(r"[.!?…][\"”’')*]*\s|\n\s*\n|\n(?=\s*(?:[-*+|#]|\d+[.)])\s)")


def sentence_before(text: str, start: int) -> str:
    """What a sentence says before a place, on one line."""
    near = text[max(0, start - AROUND) : start]
    return SENTENCE_ENDS.split(near)[-1].replace("\n", " ")


def sentence_behind(text: str, end: int) -> str:
    """What a sentence says behind a place, on one line."""
    return SENTENCE_ENDS.split(text[end : end + AROUND], 1)[0].replace("\n", " ")
