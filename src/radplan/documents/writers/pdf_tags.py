"""The tags of a PDF that typst made, to look at and to add to.

Typst writes every object plainly and in a fixed way, so this reads no more of PDF than that; tests guard it, and
the version of typst is pinned. A library that reads all of PDF takes three times as long as typst itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_TAG = re.compile(rb"/S/(\w+)")
_MEMBERS = re.compile(rb"/K ?\[([^\]]*)\]")
_REFERENCE = re.compile(rb"(\d+) 0 R")
_DICTIONARY = re.compile(rb"<<.*?>>")
_NAME = re.compile(rb"/ID\((\w+)\)")
_CELL = re.compile(rb"<</O/Table(.*?)>>")
_NAMES = re.compile(rb"/IDTree<</Names\[(.*?)\]>>")


class Tags:
    """A PDF as its objects, by number."""

    def __init__(self, file: bytes) -> None:
        table = int(file.rpartition(b"startxref\n")[2].split()[0])
        entries = file[table:].split(b"trailer\n")[0].splitlines()[3:]
        self.order = sorted(range(1, len(entries) + 1), key=lambda number: entries[number - 1])
        starts = [int(entries[number - 1][:10]) for number in self.order]
        self.start = file[: starts[0]]
        self.trailer = file[file.index(b"trailer\n", table) :].rpartition(b"startxref\n")[0]
        self.objects = {
            number: file[start:end] for number, start, end in zip(self.order, starts, [*starts[1:], table], strict=True)
        }
        (self.root,) = (number for number, found in self.objects.items() if b"/Type/StructTreeRoot" in found[:60])

    def tag(self, number: int) -> str:
        """What an element is: `Table`, `TR`, `TD`."""
        found = _TAG.search(self.objects[number])
        return found[1].decode() if found else ""

    def members(self, number: int) -> list[int]:
        """The elements directly below one, in reading order."""
        found = _MEMBERS.search(_without_strings(self.objects[number]))
        inside = _DICTIONARY.sub(b"", found[1]) if found else b""
        return [int(member) for member in _REFERENCE.findall(inside)]

    def below(self, number: int, tag: str) -> Iterator[int]:
        """The elements of a kind below one, in reading order."""
        for member in self.members(number):
            if self.tag(member) == tag:
                yield member
            else:
                yield from self.below(member, tag)

    def name(self, number: int) -> str:
        """The name by which other elements know one; nothing where it has none."""
        found = _NAME.search(self.objects[number])
        return found[1].decode() if found else ""

    def make_header(self, number: int, name: str) -> None:
        """Make a cell the header of its row."""
        self.objects[number] = self.objects[number].replace(b"/S/TD", b"/S/TH/ID(%s)" % name.encode(), 1)
        self.say(number, b"Scope", b"/Row")

    def give_headers(self, number: int, names: Sequence[str]) -> None:
        """Say which cells head one."""
        self.say(number, b"Headers", b"[%s]" % b"".join(b"(%s)" % name.encode() for name in names))

    def say(self, number: int, key: bytes, value: bytes) -> None:
        """Set an attribute of a cell."""
        found = self.objects[number]
        known = _CELL.search(found)
        assert known is not None, "typst gives every cell the attributes of one"
        rest = re.sub(rb"/%s(\[[^\]]*\]|/\w+)" % key, b"", known[1])
        self.objects[number] = (
            found[: known.start()] + b"<</O/Table/%s%s%s>>" % (key, value, rest) + found[known.end() :]
        )

    def register(self, names: dict[str, int]) -> None:
        """Put names in the list of names, which is in order."""
        root = self.objects[self.root]
        known = _NAMES.search(root)
        every = {name: int(number) for name, number in re.findall(rb"\(([^)]*)\)(\d+) 0 R", known[1] if known else b"")}
        every |= {name.encode(): number for name, number in names.items()}
        tree = b"/IDTree<</Names[%s]>>" % b"".join(b"(%s)%d 0 R" % (name, every[name]) for name in sorted(every))
        if known:
            self.objects[self.root] = root[: known.start()] + tree + root[known.end() :]
        else:
            self.objects[self.root] = root.replace(b"/Type/StructTreeRoot", b"/Type/StructTreeRoot" + tree, 1)

    def file(self) -> bytes:
        """The PDF, with what was added."""
        parts, places, length = [self.start], {}, len(self.start)
        for number in self.order:
            places[number] = length
            parts.append(self.objects[number])
            length += len(self.objects[number])
        parts.append(b"xref\n0 %d\n0000000000 65535 f\r\n" % (len(self.order) + 1))
        parts += [b"%010d 00000 n\r\n" % places[number] for number in sorted(places)]
        parts.append(self.trailer + b"startxref\n%d\n%%%%EOF" % length)
        return b"".join(parts)


def _without_strings(found: bytes) -> bytes:
    """An object without the texts in it, which may hold anything; brackets stand in pairs or behind a backslash."""
    if b"(" not in found:
        return found
    kept, depth = bytearray(), 0
    for sign in re.findall(rb"\\.|[()]|[^()\\]+", found, re.DOTALL):
        depth += sign == b"("
        if not depth:
            kept += sign
        depth -= sign == b")"
    return bytes(kept)
