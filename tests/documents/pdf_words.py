"""What a PDF says to a screen reader: the words under each tag, in reading order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from pypdf import PageObject, PdfReader
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    ContentStream,
    DictionaryObject,
    IndirectObject,
    TextStringObject,
)


@dataclass
class Element:
    """A tag, with its own words, what stands in it, and its alternative text."""

    tag: str
    words: str = ""
    alternative: str = ""
    members: list[Element] = field(default_factory=list)
    attributes: dict[str, Any] = field(default_factory=dict)

    def walk(self) -> Iterator[Element]:
        yield self
        for member in self.members:
            yield from member.walk()

    def all(self, tag: str) -> list[Element]:
        return [element for element in self.walk() if element.tag == tag]

    def text(self) -> str:
        """Its words, with the bullets and numbers that stand before them."""
        return self.words + "".join(member.text() for member in self.members)


def read(file: bytes) -> Element:
    """The tags of a PDF."""
    reader = PdfReader(BytesIO(file), strict=True)
    said = {(number, mark): words for number, page in enumerate(reader.pages) for mark, words in _page(page).items()}
    pages = {page.indirect_reference.idnum: number for number, page in enumerate(reader.pages)}  # type: ignore[union-attr]
    root = reader.trailer["/Root"]["/StructTreeRoot"]["/K"]
    (document,) = root if isinstance(root, ArrayObject) else [root]
    return _element(document.get_object(), said, pages, None)


def _element(found: Any, said: dict[Any, str], pages: dict[int, int], page: int | None) -> Element:
    if "/Pg" in found:
        page = pages[found.raw_get("/Pg").idnum]
    element = Element(found["/S"][1:], alternative=str(found.get("/Alt", "")))
    element.attributes = {key: value for owner in found.get("/A", []) for key, value in owner.items()}
    element.attributes["/ID"] = found.get("/ID")
    kids = found.get("/K", ArrayObject())
    for kid in kids if isinstance(kids, ArrayObject) else [kids]:
        kid = kid.get_object() if isinstance(kid, IndirectObject) else kid
        if isinstance(kid, DictionaryObject) and "/S" in kid:
            element.members.append(_element(kid, said, pages, page))
        elif isinstance(kid, DictionaryObject) and "/MCID" in kid:
            where = pages[kid.raw_get("/Pg").idnum] if "/Pg" in kid else page
            element.members.append(Element("", said.get((where, kid["/MCID"]), "")))
        elif isinstance(kid, int):
            element.members.append(Element("", said.get((page, kid), "")))
    return element


def _page(page: PageObject) -> dict[int, str]:
    """The words of a page by the number under which a tag knows them."""
    fonts = {name: _letters(font.get_object()) for name, font in page["/Resources"].get("/Font", {}).items()}
    found: dict[int, str] = {}
    marks: list[DictionaryObject] = []
    letters: tuple[int, dict[int, str]] = (1, {})
    content = ContentStream(page["/Contents"], page.pdf)
    for operands, operator in content.operations:
        match operator:
            case b"BDC" | b"BMC":
                marks.append(operands[1] if len(operands) > 1 else DictionaryObject())
                if "/ActualText" in marks[-1]:
                    _add(found, marks, str(marks[-1]["/ActualText"]))
            case b"EMC":
                marks.pop()
            case b"Tf":
                letters = fonts[operands[0]]
            case b"Tj" | b"TJ" if not any("/ActualText" in mark for mark in marks):
                _add(found, marks, _spoken(operands[0], *letters))
    return found


def _add(found: dict[int, str], marks: list[DictionaryObject], words: str) -> None:
    for mark in reversed(marks):
        if "/MCID" in mark:
            found[mark["/MCID"]] = found.get(mark["/MCID"], "") + words
            return


def _spoken(operand: Any, size: int, letters: dict[int, str]) -> str:
    pieces = operand if isinstance(operand, ArrayObject) else [operand]
    codes = b"".join(_bytes(piece) for piece in pieces if isinstance(piece, TextStringObject | ByteStringObject))
    return "".join(letters[int.from_bytes(codes[at : at + size])] for at in range(0, len(codes), size))


def _bytes(piece: TextStringObject | ByteStringObject) -> bytes:
    return piece.original_bytes


def _letters(font: DictionaryObject) -> tuple[int, dict[int, str]]:
    """How many bytes a letter takes, and what each code says."""
    table = font["/ToUnicode"].get_object().get_data().decode("latin-1")
    size = len(re.search(r"begincodespacerange\s*<(\w+)>", table)[1]) // 2  # type: ignore[index]
    found: dict[int, str] = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", table, re.S):
        for code, letters in re.findall(r"<(\w+)>\s*<(\w+)>", block):
            found[int(code, 16)] = bytes.fromhex(letters).decode("utf-16-be")
    for block in re.findall(r"beginbfrange(.*?)endbfrange", table, re.S):
        for first, last, letters in re.findall(r"<(\w+)>\s*<(\w+)>\s*<(\w+)>", block):
            for code in range(int(first, 16), int(last, 16) + 1):
                found[code] = chr(int(letters, 16) + code - int(first, 16))
    return size, found
