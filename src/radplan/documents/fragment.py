"""A rendered template, read into the document tree.

The tree knows only the elements, attributes and classes of `ELEMENTS`. Whatever else a template brings is
a `Problem`, so that nothing is left out in silence.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby
from typing import cast

from lxml import etree

from radplan.documents.charts import Drawing
from radplan.documents.prose import LINK_SCHEMES
from radplan.documents.tree import (
    Block,
    Break,
    Cell,
    Code,
    Contents,
    Cover,
    Document,
    Emphasis,
    Figure,
    Heading,
    Inline,
    Item,
    Link,
    List,
    Note,
    Paragraph,
    Quote,
    Row,
    Strong,
    Table,
    Text,
    anchor,
    grid,
    text,
    walk,
)
from radplan.locale import unbroken
from radplan.record import Record
from radplan.regex import regex


class Element(Record):
    """What a template may say with an element: its attributes and its classes."""

    attributes: frozenset[str] = frozenset()
    classes: frozenset[str] = frozenset()


def _element(attributes: str = "", classes: str = "") -> Element:
    return Element(frozenset(attributes.split()), frozenset(classes.split()))


_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")

INLINE = frozenset({"a", "br", "code", "em", "span", "strong"})

ELEMENTS: Mapping[str, Element] = {
    "header": _element(classes="cover head"),
    "nav": _element(classes="contents"),
    "section": _element("id"),
    **{heading: _element("id") for heading in _HEADINGS},
    "p": _element(classes="organisation subtitle meta lead notice small signature"),
    "ul": _element(),
    "ol": _element("start"),
    "li": _element(),
    "blockquote": _element(),
    "table": _element("id", "facts"),
    "caption": _element(),
    "thead": _element(),
    "tbody": _element(),
    "tfoot": _element(),
    "tr": _element(classes="group subtotal"),
    "th": _element("scope colspan rowspan", "amount"),
    "td": _element("colspan rowspan", "amount"),
    "figure": _element("id data-chart"),
    "figcaption": _element(),
    "strong": _element(),
    "em": _element(),
    "code": _element(),
    "a": _element("href"),
    "br": _element(),
    "span": _element(classes="note"),
}
"""All that a template may use: element, attributes, classes."""


class Problem(Record):
    """Something in a rendered template that the tree has no place for; `line` counts in the rendered fragment."""

    key: str
    template: str
    line: int
    values: Mapping[str, str] = {}


def parse(
    html: str, template: str, language: str, charts: Mapping[str, Drawing] | None = None
) -> tuple[Document, tuple[Problem, ...]]:
    """Read a rendered fragment; with problems, the document is what could be made of it.

    A figure names its drawing (`<figure data-chart="budget">`), and the drawing is handed in beside the
    HTML: an HTML parser would spoil SVG, and a template can thus bring no picture of its own.
    """
    parser = etree.HTMLParser(remove_comments=True, encoding="utf-8")
    root = etree.fromstring(f"<html><body>{html}</body></html>".encode("utf-8", "replace"), parser)
    reader = _Reader(template, charts or {}, _ids(root))
    for error in parser.error_log:
        if error.type_name == "ERR_TAG_NAME_MISMATCH":
            reader.problem("template-tags", error.line, message=error.message)
    blocks = tuple(block for body in root for block in reader.blocks(body))
    document = Document("", "", language, blocks)
    titles = (text(node.inlines) for node in walk(document) if isinstance(node, Heading) and node.level == 1)
    names = (
        text(node.inlines) for node in walk(document) if isinstance(node, Paragraph) and node.role == "organisation"
    )
    document = document._replace(title=next(titles, ""), organisation=next(names, ""))
    if not document.title:
        reader.problem("template-title", 1)
    return document, tuple(reader.problems)


class _Reader:
    """Turns elements into nodes, and remembers what it has no node for."""

    def __init__(self, template: str, charts: Mapping[str, Drawing], ids: list[str]) -> None:
        self.template = template
        self.charts = charts
        self.problems: list[Problem] = []
        self.level = 0
        self.ids = set(ids)
        self.times: Counter[str] = Counter()
        for name, times in Counter(ids).items():
            if times > 1:
                self.problem("template-id", 1, id=name)
        self.readers: Mapping[str, Callable[[etree._Element], tuple[Block, ...]]] = {
            "header": self.cover,
            "nav": self.contents,
            "section": self.section,
            "p": self.paragraph,
            "ul": self.items,
            "ol": self.items,
            "blockquote": lambda element: (Quote(self.blocks(element)),),
            "table": self.table,
            "figure": self.figure,
            **dict.fromkeys(_HEADINGS, self.heading),
        }

    def problem(self, key: str, line: int, **values: str) -> None:
        self.problems.append(Problem(key, self.template, line, values))

    # -- what is allowed

    def admit(self, element: etree._Element, within: Iterable[str]) -> bool:
        """Whether an element may stand here; its attributes and classes are looked at on the way."""
        tag, line = str(element.tag), _line(element)
        if tag not in ELEMENTS:
            self.problem("template-element", line, element=tag)
            return False
        if tag not in within:
            self.problem("template-nesting", line, element=tag, parent=_name(element.getparent()))
            return False
        allowed = ELEMENTS[tag]
        for name in map(str, element.keys()):
            if name not in allowed.attributes and not (name == "class" and allowed.classes):
                self.problem("template-attribute", line, element=tag, attribute=name)
        role = element.get("class")
        if allowed.classes and role not in (allowed.classes if tag == "span" else {None, *allowed.classes}):
            self.problem("template-value", line, attribute="class", value=role or "")
        return True

    def only(self, element: etree._Element, *tags: str) -> list[etree._Element]:
        """The children of an element that holds elements and no text of its own."""
        for words in (element.text, *(child.tail for child in element)):
            if words and words.strip():
                self.problem("template-text", _line(element), element=str(element.tag), text=words.strip())
        return [child for child in element if self.admit(child, tags)]

    def value(self, element: etree._Element, attribute: str, pattern: str, default: str) -> str:
        """What an attribute says, if that is of the form expected."""
        value = element.get(attribute)
        if value is None:
            return default
        if re.fullmatch(pattern, value):
            return value
        self.problem("template-value", _line(element), attribute=attribute, value=value)
        return default

    # -- blocks

    def blocks(self, parent: etree._Element) -> tuple[Block, ...]:
        """The blocks in an element; words that stand loose between them make paragraphs."""
        found: list[Block] = []
        loose: list[Inline] = [Text(parent.text or "")]
        for child in parent:
            if child.tag in INLINE:
                loose += self.mark(child)
            elif self.admit(child, self.readers):
                found += (*_paragraphs(loose), *self.readers[str(child.tag)](child))
                loose = []
            loose.append(Text(child.tail or ""))
        return (*found, *_paragraphs(loose))

    def cover(self, element: etree._Element) -> tuple[Block, ...]:
        return (Cover(self.blocks(element), own_page=element.get("class") != "head"),)

    def contents(self, element: etree._Element) -> tuple[Block, ...]:
        self.only(element)
        return (Contents(),)

    def section(self, element: etree._Element) -> tuple[Block, ...]:
        """A section has no node of its own: its id goes to the heading that it opens with."""
        name = element.get("id")
        if name and len(element) and element[0].tag in _HEADINGS and not element[0].get("id"):
            element[0].set("id", name)
        elif name:
            self.problem("template-section", _line(element), id=name)
        return self.blocks(element)

    def heading(self, element: etree._Element) -> tuple[Block, ...]:
        level = int(str(element.tag)[1])
        if level > self.level + 1:
            self.problem("template-heading", _line(element), element=str(element.tag))
        self.level = level
        inlines = self.inlines(element)
        return (Heading(level, element.get("id") or self.new_id(text(inlines)), inlines),)

    def new_id(self, words: str) -> str:
        """An id made of the words of a heading, unlike any other in the document."""
        base = name = anchor(words) or "section"
        while name in self.ids:
            self.times[base] += 1
            name = f"{base}-{self.times[base] + 1}"
        self.ids.add(name)
        return name

    def paragraph(self, element: etree._Element) -> tuple[Block, ...]:
        inlines = self.inlines(element)
        return (Paragraph(inlines, element.get("class", "")),) if inlines else ()

    def items(self, element: etree._Element) -> tuple[Block, ...]:
        items = tuple(Item(self.blocks(item)) for item in self.only(element, "li"))
        return (
            (List(element.tag == "ol", int(self.value(element, "start", "[0-9]{1,9}", "1")), items),) if items else ()
        )

    def figure(self, element: etree._Element) -> tuple[Block, ...]:
        name = element.get("data-chart", "")
        captions = self.only(element, "figcaption")
        if name not in self.charts:
            self.problem("template-chart", _line(element), value=name)
            return ()
        drawing = self.charts[name]
        caption = self.inlines(captions[0]) if captions else ()
        return (Figure(element.get("id", name), caption, drawing.title, drawing.description, drawing.svg),)

    # -- tables

    def table(self, element: etree._Element) -> tuple[Block, ...]:
        parts: dict[str, tuple[tuple[Row, ...], ...]] = {}
        children = self.only(element, "caption", "thead", "tbody", "tfoot", "tr")
        for tag, same in groupby(children, key=lambda child: "tbody" if child.tag == "tr" else str(child.tag)):
            if tag != "caption":
                parts[tag] = (*parts.get(tag, ()), *self.groups(list(same)))
        head, foot = (tuple(row for group in parts.get(tag, ()) for row in group) for tag in ("thead", "tfoot"))
        captions = [self.inlines(child) for child in children if child.tag == "caption"]
        caption = captions[0] if captions else ()
        table = Table(element.get("id", ""), element.get("class", ""), caption, head, parts.get("tbody", ()), foot)
        if len({len(line) for line in grid(table.rows)}) != 1:
            self.problem("template-table", _line(element), caption=text(caption))
        return (table,)

    def groups(self, parts: Iterable[etree._Element]) -> Iterator[tuple[Row, ...]]:
        """The rows of each part of a table; rows that stand in no part make one together."""
        loose = [part for part in parts if part.tag == "tr"]
        if loose:
            yield tuple(map(self.row, loose))
        for part in parts:
            if part.tag != "tr":
                yield tuple(map(self.row, self.only(part, "tr")))

    def row(self, element: etree._Element) -> Row:
        cells = tuple(self.cell(cell) for cell in self.only(element, "th", "td"))
        return Row(cells, element.get("class", ""))

    def cell(self, element: etree._Element) -> Cell:
        return Cell(
            inlines=self.inlines(element),
            header=element.tag == "th",
            scope=self.value(element, "scope", "|(row|col)(group)?", ""),
            colspan=int(self.value(element, "colspan", _SPAN, "1")),
            rowspan=int(self.value(element, "rowspan", _SPAN, "1")),
            numeric=element.get("class") == "amount",
        )

    # -- marks

    def inlines(self, element: etree._Element) -> tuple[Inline, ...]:
        """The line that an element holds."""
        return _tidy(self.run(element))

    def run(self, element: etree._Element) -> tuple[Inline, ...]:
        found: list[Inline] = [Text(element.text or "")]
        for child in element:
            found += self.mark(child)
            found.append(Text(child.tail or ""))
        return tuple(found)

    def mark(self, element: etree._Element) -> tuple[Inline, ...]:
        if not self.admit(element, INLINE):
            return ()
        if element.tag in ("a", "span") and next(element.iterancestors(str(element.tag)), None) is not None:
            self.problem("template-nesting", _line(element), element=str(element.tag), parent=str(element.tag))
        inside = self.run(element)
        match element.tag:
            case "strong":
                return (Strong(inside),)
            case "em":
                return (Emphasis(inside),)
            case "code":
                return (Code(text(inside)),)
            case "br":
                return (Break(),)
            case "span":
                return (Note(_tidy(inside)),)
            case _:
                href = element.get("href", "").strip()
                return (Link(href, inside),) if may_follow(href) else inside


_SPAN = "[1-9][0-9]{0,2}"


def may_follow(href: str) -> bool:
    """Whether a link may lead there; the words of one that may not stay as ordinary text."""
    before, colon, _ = re.split("[/?#]", href, maxsplit=1)[0].partition(":")
    return bool(href) and (not colon or before.lower() in LINK_SCHEMES)


def _ids(root: etree._Element) -> list[str]:
    """The ids that a template gives; a figure without one has that of its chart."""
    names = (element.get("id") or element.get("data-chart") for element in root.iter())
    return [name for name in names if name]


def _line(element: etree._Element) -> int:
    return cast(int, element.sourceline)


def _name(element: etree._Element | None) -> str:
    return "" if element is None else str(element.tag)


def _paragraphs(loose: Iterable[Inline]) -> tuple[Paragraph, ...]:
    inlines = _tidy(loose)
    return (Paragraph(inlines),) if inlines else ()


# ---- white space ---------------------------------------------------------------------------------------

_SPACE = regex(r"[ \t\r\n\f]+")


def _tidy(inlines: Iterable[Inline]) -> tuple[Inline, ...]:
    """A line as it is read: one space between words, none at the ends, no empty marks."""
    squeezed, _ = _squeeze(inlines, True)
    return _trim(squeezed)


def _squeeze(inlines: Iterable[Inline], spaced: bool) -> tuple[tuple[Inline, ...], bool]:
    """Join what belongs together; `spaced` says whether a space came just before."""
    found: list[Inline] = []
    for node in inlines:
        kept: Inline | None
        match node:
            case Text():
                words = unbroken(_SPACE.sub(" ", node.text))
                words = words.removeprefix(" ") if spaced else words
                spaced = words.endswith(" ") if words else spaced
                kept = Text(words) if words else None
            case Code():
                words = _SPACE.sub(" ", node.text).strip()
                kept, spaced = (Code(words), False) if words else (None, spaced)
            case Break():
                kept, spaced = node, True
            case Note():
                kept, spaced = (node, False) if node.inlines else (None, spaced)
            case _:
                inside, spaced = _squeeze(node.inlines, spaced)
                kept = node._replace(inlines=inside) if inside else None
        if kept is not None:
            _append(found, kept)
    return tuple(found), spaced


def _append(found: list[Inline], node: Inline) -> None:
    last = found[-1] if found else None
    if isinstance(last, Text) and isinstance(node, Text):
        found[-1] = Text(last.text + node.text)
    elif isinstance(last, Code) and isinstance(node, Code):
        found[-1] = Code(last.text + node.text)
    elif isinstance(last, Strong | Emphasis) and isinstance(node, type(last)):
        inside = list(last.inlines)
        for inner in node.inlines:
            _append(inside, inner)
        found[-1] = last._replace(inlines=tuple(inside))
    else:
        found.append(node)


def _trim(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Take spaces and new lines off the end."""
    while inlines:
        *before, last = inlines
        match last:
            case Text() if last.text[-1:].strip():
                return inlines
            case Text():
                end: Inline | None = Text(last.text.rstrip(" ")) if last.text.strip() else None
            case Break():
                end = None
            case Strong() | Emphasis() | Link():
                inside = _trim(last.inlines)
                end = last._replace(inlines=inside) if inside else None
            case _:
                end = last
        if end is not None:
            return (*before, end)
        inlines = tuple(before)
    return ()
