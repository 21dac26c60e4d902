"""The document tree as one web page that needs nothing else: no script, no request, no font from elsewhere.

The shell and the style sheet are templates (`page.html.j2`, `style.css`), so a municipality can put its own
in their place; what stands in the shell is made here, from the tree.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from markupsafe import Markup

from radplan.documents.tree import (
    Block,
    Break,
    Cell,
    Code,
    Contents,
    Cover,
    Document,
    Emphasis,
    Entry,
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
    notes,
    outline,
)

if TYPE_CHECKING:
    from jinja2 import Environment

WIDE = 3
"""A table of this many columns or more may be too wide for a telephone, and scrolls by itself."""


def write(document: Document, words: Mapping[str, str], environment: Environment) -> str:
    """The whole page, ending in one newline.

    `words` is what the page says itself (the `page` part of the locale); `environment` finds the templates.
    """
    page = _Page(words)
    covers, rest = _split_cover(document.blocks)
    parts = {
        "cover": page.blocks(block for cover in covers for block in cover.blocks),
        "cover_class": "cover" if any(cover.own_page for cover in covers) else "head",
        "contents": page.contents(document) if any(isinstance(block, Contents) for block in rest) else "",
        "body": page.blocks(rest),
        "notes": page.notes(document),
    }
    html = environment.get_template("page.html.j2").render(document=document, words=words, **parts)
    return html.rstrip("\n") + "\n"


def _split_cover(blocks: tuple[Block, ...]) -> tuple[tuple[Cover, ...], tuple[Block, ...]]:
    """A cover is the banner of the page, and stands before its main part."""
    covers = tuple(block for block in blocks if isinstance(block, Cover))
    return covers, tuple(block for block in blocks if not isinstance(block, Cover))


def _tag(name: str, inside: Markup, **attributes: str | int | None) -> Markup:
    """An element. A page has thousands, and `Markup.format` takes ten times as long to put one together."""
    written = "".join(
        f' {key.strip("_").replace("_", "-")}="{Markup.escape(value)}"'
        for key, value in attributes.items()
        if value not in (None, "")
    )
    return Markup(f"<{name}{written}>{inside}</{name}>")


def _lines(parts: Iterable[Markup]) -> Markup:
    return Markup("\n".join(part for part in parts if part))


def _joined(parts: Iterable[Markup]) -> Markup:
    """Parts one after the other. All are markup: `Markup.join` would look at each again."""
    return Markup("".join(parts))


class _Page:
    """Counts what is numbered on the page: notes, and tables and figures that scroll."""

    def __init__(self, words: Mapping[str, str]) -> None:
        self.words = words
        self.noted = 0
        self.tables = 0
        self.figures = 0

    # -- around the text

    def contents(self, document: Document) -> Markup:
        heading = _tag("h2", Markup.escape(self.words["contents"]), id="contents.title")
        return _tag(
            "nav", heading + self.entries(outline(document)), class_="contents", aria_labelledby="contents.title"
        )

    def entries(self, entries: tuple[Entry, ...]) -> Markup:
        if not entries:
            return Markup("")
        return _tag("ol", _lines(map(self.entry, entries)))

    def entry(self, entry: Entry) -> Markup:
        link = _tag("a", self.bare(entry.heading.inlines), href=f"#{entry.heading.id}")
        return _tag("li", link + self.entries(entry.entries))

    def notes(self, document: Document) -> Markup:
        """The footnotes under the text, each with a way back to where it was called."""
        found = notes(document)
        if not found:
            return Markup("")
        heading = _tag("h2", Markup.escape(self.words["notes"]), id="notes.title")
        items = (_tag("li", self.note(note, number), id=f"note.{number}") for number, note in enumerate(found, 1))
        return _tag("section", heading + _tag("ol", _lines(items)), class_="notes", aria_labelledby="notes.title")

    def note(self, note: Note, number: int) -> Markup:
        label = f"{self.words['back']} {number}"
        back = _tag("a", Markup("↩"), href=f"#note.{number}.call", aria_label=label)
        return self.line(note.inlines) + Markup(" ") + back

    # -- blocks

    def blocks(self, blocks: Iterable[Block]) -> Markup:
        return _lines(map(self.block, blocks))

    def block(self, block: Block) -> Markup:
        match block:
            case Heading():
                return _tag(f"h{block.level}", self.line(block.inlines), id=block.id)
            case Paragraph():
                return _tag("p", self.line(block.inlines), class_=block.role)
            case List():
                return self.list(block)
            case Quote():
                return _tag("blockquote", self.blocks(block.blocks))
            case Table():
                return self.table(block)
            case Figure():
                return self.figure(block)
            case Cover() | Contents():  # these stand outside the main part
                return Markup("")

    def list(self, block: List) -> Markup:
        start = block.start if block.ordered and block.start != 1 else None
        return _tag("ol" if block.ordered else "ul", _lines(map(self.item, block.items)), start=start)

    def item(self, item: Item) -> Markup:
        """An item; one that is a line, with at most lists under it, needs no paragraph around the line."""
        match item.blocks:
            case (Paragraph(inlines, ""), *below) if all(isinstance(block, List) for block in below):
                return _tag("li", self.line(inlines) + self.blocks(below))
            case _:
                return _tag("li", self.blocks(item.blocks))

    def figure(self, figure: Figure) -> Markup:
        self.figures += 1
        caption = self.caption("figcaption", figure.caption, figure.id)
        scroll = self.scroll(Markup(figure.svg), caption, figure.id, f"{self.words['figure_scroll']} {self.figures}")
        return _tag("figure", scroll + caption, id=figure.id)

    def caption(self, tag: str, inlines: tuple[Inline, ...], name: str) -> Markup:
        return _tag(tag, self.line(inlines), id=f"{name}.caption") if inlines else Markup("")

    def scroll(self, inside: Markup, caption: Markup, name: str, label: str) -> Markup:
        """A frame that scrolls sideways by itself, also from the keyboard, and has the name of what is in it."""
        if caption:
            return _tag("div", inside, class_="scroll", role="group", tabindex=0, aria_labelledby=f"{name}.caption")
        return _tag("div", inside, class_="scroll", role="group", tabindex=0, aria_label=label)

    # -- tables

    def table(self, table: Table) -> Markup:
        self.tables += 1
        name = table.id or f"table.{self.tables}"
        caption = self.caption("caption", table.caption, name)
        parts = [caption, self.rows("thead", table.head)]
        parts += [self.rows("tbody", rows) for rows in table.groups]
        parts.append(self.rows("tfoot", table.foot))
        written = _tag("table", _lines(parts), id=table.id, class_=table.role)
        if table.width < WIDE:
            return written
        return self.scroll(written, caption, name, f"{self.words['table_scroll']} {self.tables}")

    def rows(self, part: str, rows: tuple[Row, ...]) -> Markup:
        return _tag(part, _lines(map(self.row, rows))) if rows else Markup("")

    def row(self, row: Row) -> Markup:
        return _tag("tr", _joined(map(self.cell, row.cells)), class_=row.role)

    def cell(self, cell: Cell) -> Markup:
        """A cell; a header without words heads nothing, and is an ordinary one."""
        header = cell.header and bool(cell.inlines)
        return _tag(
            "th" if header else "td",
            self.line(cell.inlines),
            scope=cell.scope if header else None,
            colspan=cell.colspan if cell.colspan > 1 else None,
            rowspan=cell.rowspan if cell.rowspan > 1 else None,
            class_="amount" if cell.numeric else None,
        )

    # -- marks

    def line(self, inlines: Iterable[Inline]) -> Markup:
        return _joined(map(self.mark, inlines))

    def mark(self, node: Inline) -> Markup:
        match node:
            case Text():
                return Markup.escape(node.text)
            case Code():
                return _tag("code", Markup.escape(node.text))
            case Strong():
                return _tag("strong", self.line(node.inlines))
            case Emphasis():
                return _tag("em", self.line(node.inlines))
            case Link():
                return _tag("a", self.line(node.inlines), href=node.href)
            case Break():
                return Markup("<br>")
            case Note():
                return self.call()

    def call(self) -> Markup:
        """The number in the text that leads to a footnote."""
        self.noted += 1
        number = self.noted
        label = f"{self.words['note']} {number}"
        link = _tag("a", Markup(number), id=f"note.{number}.call", href=f"#note.{number}", aria_label=label)
        return _tag("sup", link)

    def bare(self, inlines: Iterable[Inline]) -> Markup:
        """The words of a heading where it is itself a link: no links and notes inside."""
        kept: list[Markup] = []
        for node in inlines:
            if isinstance(node, Link):
                kept.append(self.bare(node.inlines))
            elif not isinstance(node, Note):
                kept.append(self.mark(node))
        return _joined(kept)
