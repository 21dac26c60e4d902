"""Elements of a Word document, made by name."""

from __future__ import annotations

from lxml import etree

from radplan.regex import regex

SPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "xml": "http://www.w3.org/XML/1998/namespace",
}
MAP = {prefix: space for prefix, space in SPACES.items() if prefix != "xml"}
_UNSPEAKABLE = regex("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def name(short: str) -> str:
    """The full name of `w:p`, or of `p`, which is the same."""
    prefix, _, local = short.rpartition(":")
    return f"{{{SPACES[prefix or 'w']}}}{local}"


def node(tag: str, *children: etree._Element | None, **attributes: object) -> etree._Element:
    """An element with its children; attributes are of Word's own, `r_id` stands for `r:id`, None for no such child."""
    made: etree._Element = etree.Element(name(tag), nsmap=MAP)
    for key, value in attributes.items():
        made.set(name(key.replace("_", ":")), clean(str(value)))
    made.extend([child for child in children if child is not None])
    return made


def clean(words: str) -> str:
    """Characters without those that XML can't hold."""
    return _UNSPEAKABLE.sub("", words)


def text(words: str, tag: str = "t") -> etree._Element:
    """Characters as they are, spaces and all; those that XML can't hold are left out."""
    made = node(tag, xml_space="preserve")
    made.text = clean(words)
    return made


def field(code: str, shown: str) -> list[etree._Element]:
    """A field that Word works out, and what stands there until it does."""
    return [*field_start(code), node("r", text(shown)), field_end()]


def field_start(code: str) -> list[etree._Element]:
    """The opening of a field; what follows is shown until Word works it out."""
    return [
        node("r", node("fldChar", fldCharType="begin")),
        node("r", text(f" {code} ", "instrText")),
        node("r", node("fldChar", fldCharType="separate")),
    ]


def field_end() -> etree._Element:
    """Where a field closes."""
    return node("r", node("fldChar", fldCharType="end"))
