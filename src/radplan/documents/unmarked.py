"""Prose with no more marks than paragraphs and plain lists, as most prose is, without the Markdown parser.

To import the parser and to run it takes a fifth of what a document costs. What is read here is read exactly as the
parser would (a test lets them agree on all that it can think of); of anything else this says that it can't tell.
"""

from __future__ import annotations

from itertools import pairwise

from radplan.regex import regex

_SIGN = regex("[^\\w\\n\xa0 .,:;!?\"'()/%@€–’‘“”&…-]|_|&(?! )")
"""Whatever may be a mark, and all that is rare."""
_LINE = "(?![0-9]+[.)](?!\\S))[\\w\"'(€‘“].*(?<!\\s)"
"""A line that starts nothing, not even in a list; a space at its end could make a new line."""
_SHAPES = {
    "p": regex(f"{_LINE}(?:\\n{_LINE})*"),
    "ul": regex(f"- {_LINE}(?:\\n- {_LINE})*"),
    "ol": regex(f"1\\. {_LINE}(?:\\n[0-9]{{1,9}}\\. {_LINE})*"),
}
_GAP = regex("\\n\\n+")


def block(text: str) -> str | None:
    """The paragraphs and lists of a text as HTML; None where it takes the parser to know."""
    if _SIGN.search(text):
        return None
    parts = [part for part in _GAP.split(text.strip("\n")) if part]
    shapes = [_shape(part) for part in parts]
    # Two lists in a row may be one, with paragraphs in it.
    if None in shapes or any(shape != "p" and shape == after for shape, after in pairwise(shapes)):
        return None
    return "".join(_html(str(shape), _escaped(part)) for shape, part in zip(shapes, parts, strict=True))


def inline(text: str) -> str | None:
    """A text of one line as HTML; None where it takes the parser to know."""
    if _SIGN.search(text) or " \n" in text or "\n " in text:
        return None
    return _escaped(text)


def _shape(part: str) -> str | None:
    return next((tag for tag, shape in _SHAPES.items() if shape.fullmatch(part)), None)


def _html(shape: str, part: str) -> str:
    if shape == "p":
        return f"<p>{part}</p>\n"
    items = "".join(f"<li>{line.partition(' ')[2]}</li>\n" for line in part.split("\n"))
    return f"<{shape}>\n{items}</{shape}>\n"


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("\xa0", "&nbsp;")
