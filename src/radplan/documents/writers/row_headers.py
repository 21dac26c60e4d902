"""Row headers in a PDF: typst tags the cells that head a column or a group of rows, but not those that head a row.

Without this a screen reader that is in the fifth column of a table can't say of which activity.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO

from pypdf import PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, PdfObject, TextStringObject

from radplan.documents.tree import Cell, Row, Table, grid


def add(file: bytes, tables: Sequence[Table]) -> bytes:
    """The same PDF, in which every cell of a table names its headers; `tables` are those in it, in their order."""
    if not tables:
        return file
    writer = PdfWriter(clone_from=BytesIO(file))
    writer.pdf_header = file[:8].decode()  # the version, which pypdf would set back
    root = _dictionary(writer.root_object["/StructTreeRoot"])
    names: dict[str, PdfObject] = {}
    for number, (element, table) in enumerate(zip(_tables(root), tables, strict=True)):
        marked = _Marked(f"R{number}", names)
        rows = zip(table.rows, grid(table.rows), _rows(element), strict=True)
        for place, (row, line, cells) in enumerate(rows):
            columns = [column for column, cell in enumerate(line) if cell is not None]
            marked.row(row, dict(zip(columns, cells, strict=True)), place < len(table.head))
    _register(root, names)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


class _Marked:
    """Goes down a table, and remembers the headers that reach into the row at hand."""

    def __init__(self, prefix: str, names: dict[str, PdfObject]) -> None:
        self.prefix = prefix
        self.names = names
        self.columns: dict[int, list[str]] = {}
        self.group: list[str] = []
        self.reaching: dict[str, int] = {}  # header → rows that it still heads

    def row(self, row: Row, elements: dict[int, PdfObject], in_head: bool) -> None:
        placed = list(zip(row.cells, elements, elements.values(), strict=True))
        if in_head:
            for cell, column, element in placed:
                self.head_column(cell, column, element)
            return
        above = [*self.group, *self.reaching]
        heads = {column: self.head_row(cell, element) for cell, column, element in placed if _heads(cell)}
        if row.role == "group":
            self.group = list(heads.values())
        else:
            for cell, column, element in placed:
                beside = [] if column in heads else heads.values()
                _name_headers(element, [*self.over(cell, column), *above, *beside])
        self.reaching = {name: left - 1 for name, left in self.reaching.items() if left > 1}

    def head_column(self, cell: Cell, column: int, element: PdfObject) -> None:
        name = _dictionary(element).get("/ID")
        if name is not None and cell.inlines:
            for under in range(column, column + cell.colspan):
                self.columns.setdefault(under, []).append(str(name))

    def over(self, cell: Cell, column: int) -> list[str]:
        """The headers of the columns that a cell stands in."""
        columns = range(column, column + cell.colspan)
        return list(dict.fromkeys(name for under in columns for name in self.columns.get(under, ())))

    def head_row(self, cell: Cell, element: PdfObject) -> str:
        """Make a cell a header of its row; its name."""
        found = _dictionary(element)
        name = str(found.get("/ID") or f"{self.prefix}x{len(self.names)}")
        found[NameObject("/S")] = NameObject("/TH")
        found[NameObject("/ID")] = TextStringObject(name)
        _attributes(found)[NameObject("/Scope")] = NameObject("/Row")
        self.names[name] = element
        if cell.rowspan > 1:
            self.reaching[name] = cell.rowspan
        return name


def _heads(cell: Cell) -> bool:
    return cell.header and bool(cell.inlines)


def _name_headers(element: PdfObject, names: Sequence[str]) -> None:
    """Say which headers a cell has; `names` is empty where it has none."""
    attributes = _attributes(_dictionary(element))
    if names:
        attributes[NameObject("/Headers")] = ArrayObject(map(TextStringObject, names))
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
    """The cells of every row, from top to bottom."""
    for member in _members(table):
        match _kind(member):
            case "/TR":
                yield _members(member)
            case "/THead" | "/TBody" | "/TFoot":
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
