"""The blocks of a document as the paragraphs and tables of a Word document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from lxml import etree

from radplan.documents.paper import is_long, is_whole, shares
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
    outline,
    text,
    walk,
)
from radplan.documents.writers import word_xml as xml
from radplan.documents.writers.word_package import Package
from radplan.documents.writers.word_xml import node
from radplan.record import Record

ROLES = {
    "organisation": "Radplan Organisation",
    "subtitle": "Subtitle",
    "meta": "Radplan Meta",
    "lead": "Radplan Lead",
    "notice": "Radplan Notice",
    "small": "Radplan Small",
    "signature": "Signature",
}
SHADE = "E9EFF6"
LEVELS = 9
"""Word numbers lists in lists this deep."""


class Look(Record):
    """How letters stand out."""

    bold: bool = False
    italic: bool = False
    style: str = ""
    colour: str = ""


class Body:
    """Goes through the document; what is kept outside the text (notes, pictures, addresses) goes to the package."""

    def __init__(self, document: Document, package: Package, words: Mapping[str, str]) -> None:
        self.document = document
        self.package = package
        self.words = words
        self.places = {name: f"_Toc{number:08}" for number, name in enumerate(_named(document), 1)}
        self.marks = 0
        self.new_page = False
        self.in_note = False

    def whole(self) -> list[etree._Element]:
        """All of the document. The empty line that follows a table is hardly one at the very end."""
        logo = self.package.logo()
        made = [] if logo is None else [self.paragraph("", [node("r", logo)])]
        made += self.blocks(self.document.blocks)
        look = made[-1].find(xml.name("pPr")) if made else None
        if look is not None and len(made[-1]) == 1:
            look.append(node("spacing", before=0, after=0, line=20, lineRule="exact"))
        return made

    def blocks(self, blocks: Iterable[Block]) -> Iterator[etree._Element]:
        for block in blocks:
            yield from self.block(block)

    def block(self, block: Block) -> Iterator[etree._Element]:
        match block:
            case Heading():
                yield self.heading(block)
            case Paragraph():
                yield self.paragraph(ROLES.get(block.role, ""), self.runs(block.inlines))
            case List():
                yield from self.items(block, 0)
            case Quote():
                yield from self.quote(block)
            case Table():
                yield from self.table(block)
            case Figure():
                yield from self.figure(block)
            case Contents():
                yield from self.contents()
            case Cover():
                yield from self.cover(block)

    def paragraph(self, style: str, runs: Iterable[etree._Element], *more: etree._Element) -> etree._Element:
        """A paragraph; `more` says how it differs from its style, in the order that Word wants."""
        named = node("pStyle", val=self.package.style(style)) if style else None
        fresh = node("pageBreakBefore") if self.new_page else None
        self.new_page = False
        made = node("p", node("pPr", named, fresh, *more))
        made.extend(runs)
        return made

    def heading(self, heading: Heading) -> etree._Element:
        style = "Title" if heading.level == 1 else f"heading {heading.level - 1}"
        return self.paragraph(style, self.marked(heading.id, self.runs(heading.inlines)))

    def marked(self, name: str, runs: Iterable[etree._Element]) -> list[etree._Element]:
        """Runs that a link can lead to."""
        if name not in self.places:
            return list(runs)
        self.marks += 1
        start = node("bookmarkStart", id=self.marks, name=self.places[name])
        return [start, *runs, node("bookmarkEnd", id=self.marks)]

    def quote(self, quote: Quote) -> Iterator[etree._Element]:
        for block in quote.blocks:
            if isinstance(block, Paragraph):
                yield self.paragraph("Quote", self.runs(block.inlines))
            else:
                yield from self.block(block)

    def cover(self, cover: Cover) -> Iterator[etree._Element]:
        """A cover stands a third down its own page."""
        made = list(self.blocks(cover.blocks))
        if cover.own_page and made:
            above = made[0].find(xml.name("pPr"))
            if above is not None:
                above.append(node("spacing", before=4200))
            self.new_page = True
        yield from made

    def contents(self) -> Iterator[etree._Element]:
        """The table of contents, filled in; Word puts the page numbers in when it opens the document."""
        yield self.paragraph("TOC Heading", self.runs((Text(self.words["contents"]),)))
        entries = [
            line
            for entry in outline(self.document)
            for line in ((1, entry.heading), *((2, under.heading) for under in entry.entries))
        ]
        lines = [self.entry(level, heading) for level, heading in entries]
        if lines:
            lines[0][1:1] = xml.field_start(r'TOC \o "1-2" \h \z \u')
            lines[-1].append(xml.field_end())
            self.package.update_fields()
        yield from lines
        self.new_page = any(isinstance(block, Cover) and block.own_page for block in self.document.blocks)

    def entry(self, level: int, heading: Heading) -> etree._Element:
        place = self.places[heading.id]
        words = node("r", xml.text(text(heading.inlines)))
        link = node("hyperlink", words, node("r", node("tab")), *xml.field(f"PAGEREF {place} \\h", " "), anchor=place)
        return self.paragraph(f"toc {level}", [link])

    # -- lists

    def items(self, listed: List, depth: int) -> Iterator[etree._Element]:
        number = self.package.numbering(listed.ordered, listed.start, depth)
        style = "List Number" if listed.ordered else "List Bullet"
        for item in listed.items:
            yield from self.item(item, style, number, depth)

    def item(self, item: Item, style: str, number: int, depth: int) -> Iterator[etree._Element]:
        """An item: its first paragraph has the bullet or number, what follows stands under it."""
        signed: etree._Element | None = node("numPr", node("ilvl", val=depth), node("numId", val=number))
        for block in item.blocks:
            if isinstance(block, Paragraph):
                under = (node("numPr", node("numId", val=0)), node("ind", left=425 * (depth + 1), firstLine=0))
                yield self.paragraph(style, self.runs(block.inlines), *(under if signed is None else (signed,)))
            elif isinstance(block, List):
                if signed is not None:
                    yield self.paragraph(style, (), signed)
                yield from self.items(block, min(depth + 1, LEVELS - 1))
            else:
                yield from self.block(block)
            signed = None

    # -- tables and figures

    def table(self, table: Table) -> Iterator[etree._Element]:
        caption = list(self.runs(table.caption))
        if caption:
            yield self.paragraph("caption", self.marked(table.id, caption))
        widths = [round(share * self.package.width) for share in shares(table)]
        made = node("tbl", self.table_look(table), node("tblGrid", *(node("gridCol", w=width) for width in widths)))
        made.extend(self.rows(table, widths))
        yield made
        # Without a paragraph between them two tables run together.
        yield self.paragraph("Radplan Cell", ())

    def table_look(self, table: Table) -> etree._Element:
        """Which rows look otherwise; Word reads the letters of this attribute, other programs the number."""
        head, foot = bool(table.head), bool(table.foot)
        look = node(
            "tblLook", val=f"{0x0680 + 0x20 * head + 0x40 * foot:04X}", firstRow=int(head), lastRow=int(foot),
            firstColumn=1, lastColumn=0, noHBand=1, noVBand=1,
        )  # fmt: skip
        words = text(table.caption)
        return node(
            "tblPr", node("tblStyle", val=self.package.style("Radplan Table")),
            node("tblW", w=self.package.width, type="dxa"), node("tblLayout", type="fixed"), look,
            node("tblCaption", val=words) if words else None,
        )  # fmt: skip

    def rows(self, table: Table, widths: list[int]) -> Iterator[etree._Element]:
        """The rows; a cell that reaches down is told again, empty, in every row that it reaches."""
        reach: dict[int, tuple[Cell, int]] = {}
        together = is_whole(table)
        for number, row in enumerate(table.rows):
            made = node("tr", self.row_look(row, number < len(table.head)))
            kind = row.role or table.role
            if 0 < number < len(table.head):
                kind = "head"
            elif len(table.rows) - len(table.foot) <= number < len(table.rows) - 1:
                kind = "foot"
            # What heads rows stays with them, and so do the rows of a short list.
            keep = kind == "group" or (together and number < len(table.rows) - 1)
            waiting = list(row.cells)
            column = 0
            while column < len(widths):
                cell, left = reach.pop(column, (None, 0))
                again = cell is not None
                if cell is None:
                    cell = waiting.pop(0)
                    left = cell.rowspan
                made.append(self.cell(cell, kind, sum(widths[column : column + cell.colspan]), again, keep))
                if left > 1:
                    reach[column] = (cell, left - 1)
                column += cell.colspan
            yield made

    def row_look(self, row: Row, in_head: bool) -> etree._Element:
        whole = None if any(map(is_long, row.cells)) else node("cantSplit")
        return node("trPr", whole, node("tblHeader") if in_head else None)

    def cell(self, cell: Cell, kind: str, width: int, again: bool, keep: bool) -> etree._Element:
        """A cell. Kind `head` is a row of the head that is not the first, `foot` one of the foot that is not the last:
        the style of a table knows no more than those.
        """
        merge = None
        if cell.rowspan > 1:
            merge = node("vMerge") if again else node("vMerge", val="restart")
        fill = {"group": SHADE, "foot": SHADE, "head": self.package.accent}.get(kind)
        shape = node(
            "tcPr", node("tcW", w=width, type="dxa"),
            node("gridSpan", val=cell.colspan) if cell.colspan > 1 else None, merge,
            node("shd", val="clear", color="auto", fill=fill) if fill else None,
        )  # fmt: skip
        bold = kind in ("group", "subtotal", "head", "foot") or (kind == "facts" and cell.header)
        look = Look(bold, colour=self.package.accent_text if kind == "head" else "")
        tied = node("keepNext") if keep else None
        side = node("jc", val="right") if cell.numeric else None
        runs = () if again else self.runs(cell.inlines, look)
        return node(
            "tc", shape, self.paragraph("Radplan Cell", runs, *(part for part in (tied, side) if part is not None))
        )

    def figure(self, figure: Figure) -> Iterator[etree._Element]:
        yield self.paragraph("Radplan Chart", self.marked(figure.id, [node("r", self.package.picture(figure))]))
        if figure.caption:
            yield self.paragraph(
                "caption", self.runs(figure.caption), node("keepNext", val=0), node("spacing", before=0, after=280)
            )

    # -- marks

    def runs(self, inlines: Iterable[Inline], look: Look | None = None) -> Iterator[etree._Element]:
        look = look or Look()
        for inline in inlines:
            match inline:
                case Text():
                    yield self.run(look, xml.text(inline.text))
                case Code():
                    yield self.run(look._replace(style="Radplan Code"), xml.text(inline.text))
                case Strong():
                    yield from self.runs(inline.inlines, look._replace(bold=True))
                case Emphasis():
                    yield from self.runs(inline.inlines, look._replace(italic=not look.italic))
                case Break():
                    yield self.run(look, node("br"))
                case Link():
                    yield from self.link(inline, look)
                case Note():
                    yield self.note(inline)

    def run(self, look: Look, content: etree._Element) -> etree._Element:
        style = node("rStyle", val=self.package.style(look.style)) if look.style else None
        colour = node("color", val=look.colour) if look.colour else None
        parts = (style, node("b") if look.bold else None, node("i") if look.italic else None, colour)
        return node("r", node("rPr", *parts) if any(part is not None for part in parts) else None, content)

    def link(self, link: Link, look: Look) -> Iterator[etree._Element]:
        """A link to an address or to a place in the document; one that leads to neither is only words."""
        inside = list(self.runs(link.inlines, look._replace(style="Hyperlink")))
        if not link.href.startswith("#"):
            yield node("hyperlink", *inside, r_id=self.package.address(link.href, self.in_note))
        elif link.href[1:] in self.places:
            yield node("hyperlink", *inside, anchor=self.places[link.href[1:]])
        else:
            yield from self.runs(link.inlines, look)

    def note(self, note: Note) -> etree._Element:
        self.in_note = True
        number = self.package.note(self.runs(note.inlines))
        self.in_note = False
        return self.run(Look(style="footnote reference"), node("footnoteReference", id=number))


def _named(document: Document) -> list[str]:
    """What a link can lead to: headings, tables with a title, and figures."""
    found = (
        node
        for node in walk(document)
        if isinstance(node, Heading | Figure) or (isinstance(node, Table) and node.caption)
    )
    return [node.id for node in found if node.id]
