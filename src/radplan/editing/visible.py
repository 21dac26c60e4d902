"""A change as a screen may have it: no character in it steers the screen or turns the direction of reading."""

from __future__ import annotations

from radplan.source.files import FORBIDDEN

SIGN = "\ufffd"


def visible(text: str) -> str:
    """A text with a sign for each character that has no place in a plan; what is repaired may well hold some."""
    return FORBIDDEN.sub(SIGN, text)
