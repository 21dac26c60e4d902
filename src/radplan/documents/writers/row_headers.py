"""Row headers in a PDF: typst tags the cells that head a column, and no others.

Without this a screen reader that is in the fifth column of a table can't say of which activity.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO

from pypdf import PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, PdfObject, TextStringObject

from radplan.documents.tree import Cell, Row, Table


def add(file: bytes, tables: Sequence[Table]) -> bytes:
    """The same PDF, in which every cell knows the headers of its row; `tables` are those in it, in their order."""
    if not any(_heads(cell) for table in tables for row in _below_head(table) for cell in row.cells):
        return file
    writer = PdfWriter(clone_from=BytesIO(file))
    writer.pdf_header = file[:8].decode()  # the version, which pypdf would set back
    root = _dictionary(writer.root_object["/StructTreeRoot"])
    names: dict[str, PdfObject] = {}
    for number, (element, table) in enumerate(zip(_tables(root), tables, strict=True)):
        marked = _Marked(f"R{number}", names)
        for row, cells in zip(_below_head(table), _rows(element), strict=True):
            marked.row(row, cells)
    _register(root, names)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


class _Marked:
    """Goes down a table, and remembers the headers that reach into the row at hand."""

    def __init__(self, prefix: str, names: dict[str, PdfObject]) -> None:
        self.prefix = prefix
        self.names = names
        self.group: list[str] = []
        self.reaching: dict[str, int] = {}  # header → rows that it still heads

    def row(self, row: Row, elements: Sequence[PdfObject]) -> None:
        reaching = list(self.reaching)
        pairs = list(zip(row.cells, elements, strict=True))
        heading = {id(element): self.head(cell, element) for cell, element in pairs if _heads(cell)}
        if any(cell.scope == "rowgroup" for cell in row.cells):
            self.group = list(heading.values())
        headers = [*self.group, *reaching, *(name for name in heading.values() if name not in self.group)]
        for _, element in pairs:
            if id(element) not in heading:
                _headers(element, headers)
        self.reaching = {name: left - 1 for name, left in self.reaching.items() if left > 1}

    def head(self, cell: Cell, element: PdfObject) -> str:
        """Make a cell a header of its row; its name."""
        name = f"{self.prefix}x{len(self.names)}"
        found = _dictionary(element)
        found[NameObject("/S")] = NameObject("/TH")
        found[NameObject("/ID")] = TextStringObject(name)
        _attributes(found)[NameObject("/Scope")] = NameObject("/Row")
        self.names[name] = element
        if cell.rowspan > 1:
            self.reaching[name] = cell.rowspan
        return name


def _heads(cell: Cell) -> bool:
    return cell.header and bool(cell.inlines)


def _below_head(table: Table) -> tuple[Row, ...]:
    return table.rows[len(table.head) :]


def _headers(element: PdfObject, names: Sequence[str]) -> None:
    """Add headers to those that a cell has from its column."""
    attributes = _attributes(_dictionary(element))
    known = attributes.get("/Headers", ArrayObject())
    headers = ArrayObject([*known, *map(TextStringObject, names)])
    if headers:
        attributes[NameObject("/Headers")] = headers
    else:
        attributes.pop("/Headers", None)


# ---- the structure of a PDF ----------------------------------------------------------------------------


def _dictionary(value: PdfObject) -> DictionaryObject:
    found = value.get_object()
    assert isinstance(found, DictionaryObject)
    return found


def _members(element: PdfObject) -> list[PdfObject]:
    """The structure elements directly below one, as they are referred to."""
    kids = _dictionary(element).get("/K", ArrayObject())
    found = kids.get_object()
    listed = list.__iter__(found) if isinstance(found, ArrayObject) else iter([kids])
    return [kid for kid in listed if "/S" in _mapping(kid)]


def _mapping(value: PdfObject) -> DictionaryObject:
    found = value.get_object()
    return found if isinstance(found, DictionaryObject) else DictionaryObject()


def _kind(element: PdfObject) -> str:
    return str(_mapping(element)["/S"])


def _tables(element: PdfObject) -> Iterator[PdfObject]:
    """The tables below an element, in reading order."""
    for member in _members(element):
        if _kind(member) == "/Table":
            yield member
        else:
            yield from _tables(member)


def _rows(table: PdfObject) -> Iterator[list[PdfObject]]:
    """The cells of every row below the head."""
    for member in _members(table):
        match _kind(member):
            case "/TR":
                yield _members(member)
            case "/TBody" | "/TFoot":
                yield from _rows(member)


def _attributes(element: DictionaryObject) -> DictionaryObject:
    """What an element says as a cell of a table."""
    owned = element.get("/A", ArrayObject()).get_object()
    listed = owned if isinstance(owned, ArrayObject) else ArrayObject([owned])
    for attributes in map(_mapping, listed):
        if attributes.get("/O") == "/Table":
            return attributes
    made = DictionaryObject({NameObject("/O"): NameObject("/Table")})
    element[NameObject("/A")] = ArrayObject([*listed, made])
    return made


def _register(root: DictionaryObject, names: dict[str, PdfObject]) -> None:
    """Put the names of the new headers in the list of names, which is in order."""
    tree = _mapping(root.get("/IDTree", DictionaryObject()))
    every = dict(_named(tree)) | names
    entries = ArrayObject()
    for name in sorted(every, key=str.encode):
        entries.extend([TextStringObject(name), every[name]])
    root[NameObject("/IDTree")] = DictionaryObject({NameObject("/Names"): entries})


def _named(tree: DictionaryObject) -> Iterator[tuple[str, PdfObject]]:
    """The names that a name tree holds."""
    listed = list(list.__iter__(tree.get("/Names", ArrayObject())))
    yield from ((str(name), element) for name, element in zip(listed[::2], listed[1::2], strict=True))
    for kid in tree.get("/Kids", ArrayObject()):
        yield from _named(_mapping(kid))
