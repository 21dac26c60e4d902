"""The canonical layout of a file: keys in the order of the format, two spaces of indent, amounts as plain digits.

Lines move as they are, with the comments above them; only their indent changes. Braces stay braces, and what is
written over several lines between them stays as it is. A file with anchors is none of this module's business: there the
order of the keys means something.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import yaml

from radplan.model.money import AmountError, read_amount
from radplan.model.part import Part, Slot
from radplan.model.scalars import Kind
from radplan.model.shape import slots
from radplan.record import Record
from radplan.regex import regex
from radplan.source.places import Fields, Items, Node, Scalar, SourceFile
from radplan.source.yaml import LOADER, compose

STEP = 2
HEADER = regex(r"[|>][-0-9]*\+")
COLON = regex(r"[ \t]*:(?=\s|$)")
UNTIDY = regex(r"[ \t]*:[ \t]+")


class KeptAsItIsError(Exception):
    """A notation that has no canonical layout; the file is left as it is."""


class Entry(Record):
    """A key with its value, and the lines it takes: from the comments above it up to `limit`."""

    key: Scalar
    value: Node
    above: list[str]
    limit: int


def formatted(source: SourceFile, model: type[Part]) -> str:
    """The text of a file in its canonical layout; the text itself where it can't be read or has none."""
    slot = Slot(model=model)
    before = tree(source)
    if not isinstance(before, Fields):
        return source.text
    amounts = SourceFile(source.name, with_plain_amounts(source, before, slot))
    root = tree(amounts)
    if root is None:
        return source.text
    try:
        text = Layout(amounts).document(root, slot)
    except KeptAsItIsError:
        text = amounts.text
    after = tree(SourceFile(source.name, text))
    return text if after is not None and same(before, after, slot) else source.text


def tree(source: SourceFile) -> Node | None:
    """The data of one file, without what it includes; None where its notation is at fault."""
    root, findings = compose(source, lambda node, _path, _owner: node)
    return None if findings else root


def has_anchors(text: str) -> bool:
    """Whether a value is used in more than one place: then the order of the keys means something."""
    return any(getattr(event, "anchor", None) for event in yaml.parse(text, Loader=LOADER))


def inside(slot: Slot | None, step: str | int) -> Slot | None:
    """What may stand one step further."""
    if slot is None:
        return None
    if isinstance(step, int):
        return slot.items
    return slots(slot.model).get(step) if slot.model and not slot.kind else slot.values


def children(node: Node, slot: Slot | None) -> Iterator[tuple[Node, Slot | None]]:
    """What stands in a node, with what may stand there."""
    if not isinstance(node, Scalar):
        steps = node.items() if isinstance(node, Fields) else enumerate(node)
        yield from ((child, inside(slot, step)) for step, child in steps)


# Amounts.


def is_amount(slot: Slot | None) -> bool:
    """Whether an amount belongs in a slot."""
    return bool(slot and isinstance(slot.kind, Kind) and slot.kind.name in ("money", "signed-money"))


def amount_of(node: Scalar) -> Decimal | None:
    """The amount that a value stands for, None where it stands for none."""
    try:
        return read_amount(node, signed=True)
    except AmountError:
        return None


def with_plain_amounts(source: SourceFile, root: Node, slot: Slot) -> str:
    """The text with its amounts as plain digits: `35000`, and `49830.50` where there are cents."""
    parts, at = [], 0
    for start, end, digits in sorted(amounts_in(source, root, slot)):
        parts += [source.text[at:start], digits]
        at = end
    return "".join(parts) + source.text[at:]


def amounts_in(source: SourceFile, node: Node, slot: Slot | None) -> Iterator[tuple[int, int, str]]:
    """Where amounts stand, and how they should be written."""
    on_one_line = node.start.line == node.end.line
    if isinstance(node, Scalar) and is_amount(slot) and on_one_line and (amount := amount_of(node)) is not None:
        whole = amount == amount.to_integral_value()
        yield source.offset(node.start), source.offset(node.end), f"{amount:.{0 if whole else 2}f}"
    for child, inner in children(node, slot):
        yield from amounts_in(source, child, inner)


def same(before: Node, after: Node, slot: Slot | None) -> bool:
    """Whether two texts say the same: the order of keys is free, an amount may be written otherwise."""
    if isinstance(before, Scalar):
        if not isinstance(after, Scalar):
            return False
        if is_amount(slot) and (amount := amount_of(before)) is not None:
            return amount == amount_of(after)
        return before == after and before.style == after.style
    if isinstance(before, Fields) and isinstance(after, Fields):
        alike = before.keys() == after.keys()
        return alike and all(same(value, after[key], inside(slot, key)) for key, value in before.items())
    if isinstance(before, Items) and isinstance(after, Items):
        alike = len(before) == len(after)
        return alike and all(same(one, other, inside(slot, 0)) for one, other in zip(before, after, strict=True))
    return False


# Lines.


class Layout:
    """Lays out the lines of one file."""

    def __init__(self, source: SourceFile) -> None:
        self.source = source
        self.lines = [source.line(number + 1) for number in range(len(source.starts))]

    def document(self, root: Node, slot: Slot) -> str:
        """The whole file; what stands above the first key (a schema line, a header) stays there."""
        first, last = root.start.line, self.last(root)
        top, bottom = tidy(self.lines[:first]), tidy(self.lines[last + 1 :])
        if self.is_flow(root):
            lines = self.value(root, slot, self.lines[first][: root.start.column], 0)
        else:
            lines = self.block(root, slot, 0, [], last + 1)
        while bottom and not bottom[-1]:
            bottom.pop()
        end = "\r\n" if "\r\n" in self.source.text else "\n"
        return "".join(line + end for line in top + lines + bottom)

    def block(self, node: Node, slot: Slot | None, column: int, above: list[str], limit: int) -> list[str]:
        """The lines of a mapping or list that starts at a column; `above` stands before it, `limit` ends it."""
        if isinstance(node, Fields):
            return self.mapping(node, slot, column, above, limit)
        assert isinstance(node, Items)
        return self.listing(node, slot, column, above, limit)

    def mapping(self, node: Fields, slot: Slot | None, column: int, above: list[str], limit: int) -> list[str]:
        """The entries of a mapping in the order of the format."""
        delta = column - node.start.column
        out: list[str] = []
        for entry in in_order(list(self.entries(node, above, limit)), slot):
            lead = aligned(entry.above, column)
            out += lead if out else without_blanks_above(lead)
            out += self.entry(entry, inside(slot, entry.key), column, delta)
        return out + aligned(self.lines[self.end(node, limit) : limit], column)

    def entries(self, node: Fields, above: list[str], limit: int) -> Iterator[Entry]:
        """Each key of a mapping with the lines that belong to it."""
        keys = [key for key in node if isinstance(key, Scalar)]
        whole = self.end(node, limit)
        for number, key in enumerate(keys):
            self.check(key, node.start.column)
            end, below = whole, list[str]()
            if number + 1 < len(keys):
                end = self.divide(self.last(node[key], key), keys[number + 1].start.line, node.start.column)
                below = self.lines[end : keys[number + 1].start.line]
            yield Entry(key, node[key], above, end)
            above = below

    def check(self, key: Scalar, column: int) -> None:
        """A key stands at the column of its mapping, on one line, with a colon behind it."""
        line = self.lines[key.start.line]
        alone = key.start.column == column and not line[:column].strip(" -")
        if not (alone and key.start.line == key.end.line and COLON.match(line, key.end.column)):
            raise KeptAsItIsError

    def end(self, node: Fields | Items, limit: int) -> int:
        """Where a mapping or list ends: comments below it that stand no deeper belong to none of its entries."""
        return self.divide(self.last(node), limit, node.start.column)

    def divide(self, last: int, following: int, column: int) -> int:
        """Where the lines between two entries part: a comment that stands deeper belongs to the first of them."""
        for number in range(following - 1, last, -1):
            line = self.lines[number]
            if line.strip() and len(line) - len(line.lstrip(" ")) > column:
                return number + 1
        return last + 1

    def entry(self, entry: Entry, slot: Slot | None, column: int, delta: int) -> list[str]:
        """The lines of a key and its value."""
        key, value = entry.key, entry.value
        line = self.lines[key.start.line]
        lead = " " * column
        if isinstance(value, Scalar) or self.is_flow(value):
            if value.start.line == key.start.line and not getattr(value, "empty", False):
                typed = line[key.start.column : key.end.column]
                if not UNTIDY.fullmatch(line[key.end.column : value.start.column]):
                    raise KeptAsItIsError
                first = self.value(value, slot, f"{lead}{typed}: ", delta)
            else:
                last = self.last(value, key)
                first = [lead + line[key.start.column :].rstrip()]
                first += shifted(self.lines[key.start.line + 1 : last + 1], delta)
            return first + aligned(self.lines[self.last(value, key) + 1 : entry.limit], column)
        if value.start.line == key.start.line:
            raise KeptAsItIsError
        above = self.lines[key.start.line + 1 : value.start.line]
        first = [lead + line[key.start.column :].rstrip()]
        return first + self.block(value, slot, column + STEP, above, entry.limit)

    def listing(self, node: Items, slot: Slot | None, column: int, above: list[str], limit: int) -> list[str]:
        """The items of a list, in their own order."""
        delta = column - node.start.column
        dashes, whole = list(self.dashes(node)), self.end(node, limit)
        out = aligned(above, column)
        for number, item in enumerate(node):
            end, below = whole, list[str]()
            if number + 1 < len(node):
                end = self.divide(max(self.last(item), dashes[number]), dashes[number + 1], node.start.column)
                below = self.lines[end : dashes[number + 1]]
            out += self.item(item, inside(slot, number), dashes[number], column, delta, end)
            out += aligned(below, column)
        return out + aligned(self.lines[whole:limit], column)

    def dashes(self, node: Items) -> Iterator[int]:
        """The line on which each item of a list begins."""
        line = node.start.line
        for item in node:
            while not self.lines[line][node.start.column :].startswith("-"):
                line += 1
                if line > item.start.line:
                    raise KeptAsItIsError
            yield line
            line = max(self.last(item), line) + 1

    def item(self, item: Node, slot: Slot | None, dash: int, column: int, delta: int, limit: int) -> list[str]:
        """The lines of an item; the first has the dash."""
        lead = " " * column + "- "
        if isinstance(item, Scalar) or self.is_flow(item):
            if item.start.line != dash or getattr(item, "empty", False):
                raise KeptAsItIsError
            lines = self.value(item, slot, lead, delta)
            return lines + aligned(self.lines[self.last(item) + 1 : limit], column)
        if item.start.line != dash:
            above = self.lines[dash + 1 : item.start.line]
            alone = (" " * column + self.lines[dash][column - delta :]).rstrip()
            return [alone, *self.block(item, slot, column + STEP, above, limit)]
        lines = self.block(item, slot, column + STEP, [], limit)
        first = next(number for number, line in enumerate(lines) if line.strip() and not line.lstrip().startswith("#"))
        comments = shifted(lines[:first], -STEP)
        return [*comments, lead + lines[first][len(lead) :], *lines[first + 1 :]]

    def value(self, value: Node, slot: Slot | None, lead: str, delta: int) -> list[str]:
        """A scalar, or what stands between braces or brackets, behind what leads to it on its line."""
        start, last = value.start, self.last(value)
        line = self.lines[start.line]
        if start.line != value.end.line or last != start.line:
            return [lead + line[start.column :], *shifted(self.lines[start.line + 1 : last + 1], delta)]
        return [(lead + self.inline(value, slot) + line[value.end.column :]).rstrip()]

    def inline(self, node: Node, slot: Slot | None) -> str:
        """A value on one line; between braces the keys stand in the order of the format."""
        text = self.source.text[self.source.offset(node.start) : self.source.offset(node.end)]
        if isinstance(node, Items) and text.startswith("["):
            return f"[{', '.join(self.inline(item, inside(slot, number)) for number, item in enumerate(node))}]"
        if not isinstance(node, Fields) or not text.startswith("{"):
            return text
        entries = [Entry(key, value, [], 0) for key, value in node.items() if isinstance(key, Scalar)]
        return f"{{{', '.join(self.pair(entry, slot) for entry in in_order(entries, slot))}}}"

    def pair(self, entry: Entry, slot: Slot | None) -> str:
        """A key and its value between braces; a bare key stays bare."""
        line = self.lines[entry.key.start.line]
        key = line[entry.key.start.column : entry.key.end.column]
        if not line[entry.key.end.column :].lstrip().startswith(":"):
            return key
        return f"{key}: {self.inline(entry.value, inside(slot, entry.key))}".rstrip()

    def is_flow(self, node: Node) -> bool:
        """Whether a mapping or list is written with braces or brackets."""
        return not isinstance(node, Scalar) and self.source.text[self.source.offset(node.start)] in "{["

    def last(self, node: Node, key: Scalar | None = None) -> int:
        """The last line with something of a value on it."""
        if isinstance(node, Scalar) and node.style and node.style in "|>":
            return self.last_of_block(node)
        if not isinstance(node, Scalar) and not self.is_flow(node):
            if isinstance(node, Fields):
                return max(self.last(value, name) for name, value in node.items() if isinstance(name, Scalar))
            return max(self.last(item) for item in node)
        if key is not None and getattr(node, "empty", False) and not node:
            return key.end.line
        return node.end.line

    def last_of_block(self, node: Scalar) -> int:
        """The last line of a text below `|` or `>`; the blank lines under it count where it keeps them (`|+`)."""
        last = min(node.end.line if node.end.column else node.end.line - 1, len(self.lines) - 1)
        if HEADER.match(self.lines[node.start.line], node.start.column):
            return max(last, node.start.line)
        while last > node.start.line and not self.lines[last].strip():
            last -= 1
        return last


def in_order(entries: list[Entry], slot: Slot | None) -> list[Entry]:
    """The entries in the order of the format; as they are where one of them is unknown there."""
    known = slots(slot.model) if slot and slot.model and not slot.kind else {}
    order = {key: number for number, key in enumerate(known)}
    if any(entry.key not in order for entry in entries):
        return entries
    return sorted(entries, key=lambda entry: order[entry.key])


def shifted(lines: list[str], delta: int) -> list[str]:
    """Lines, so many columns further to the right or left."""
    if delta >= 0:
        return [" " * delta + line if line else line for line in lines]
    return [line[min(-delta, len(line) - len(line.lstrip(" "))) :] for line in lines]


def aligned(lines: list[str], column: int) -> list[str]:
    """Comments and blank lines, at a column."""
    return [" " * column + line.lstrip() if line else line for line in tidy(lines)]


def tidy(lines: list[str]) -> list[str]:
    """Comments and blank lines: nothing behind their last character, no two blank lines below each other."""
    out: list[str] = []
    for line in lines:
        if line.strip() or not out or out[-1]:
            out.append(line.rstrip())
    return out


def without_blanks_above(lines: list[str]) -> list[str]:
    """Lines from the first that says something."""
    start = next((number for number, line in enumerate(lines) if line), len(lines))
    return lines[start:]
