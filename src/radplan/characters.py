"""The characters that no plan may hold: they can't be seen, steer the screen or turn the direction of reading."""

from __future__ import annotations

from radplan.regex import regex

# Controls (tab and line ends are fine), the line ends that only YAML knows, bidirectional overrides, halves of
# characters, non-characters.
FORBIDDEN = regex(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    + "".join(chr(plane * 0x10000 + low) for plane in range(1, 17) for low in (0xFFFE, 0xFFFF))
    + "]"
)
SIGN = "\ufffd"


def visible(text: str) -> str:
    """A text as a screen may have it, with a sign for each such character: what somebody typed, or named a file."""
    return text if text.isprintable() else FORBIDDEN.sub(SIGN, text)
