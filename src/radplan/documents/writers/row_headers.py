"""Row headers in a PDF: typst tags the cells that head a column or a group of rows, but not those that head a row.

Without this a screen reader that is in the fifth column of a table can't say of which activity.
"""

from __future__ import annotations

from collections.abc import Sequence

from radplan.documents.tree import Cell, Row, Table, grid
from radplan.documents.writers.pdf_tags import Tags


def add(file: bytes, tables: Sequence[Table]) -> bytes:
    """The same PDF, in which every cell of a table names its headers; `tables` are those in it, in their order."""
    if not tables:
        return file
    tags = Tags(file)
    names: dict[str, int] = {}
    for number, (element, table) in enumerate(zip(tags.below(tags.root, "Table"), tables, strict=True)):
        marked = _Marked(tags, f"R{number}", names)
        rows = zip(table.rows, grid(table.rows), tags.below(element, "TR"), strict=True)
        for place, (row, line, found) in enumerate(rows):
            columns = [column for column, cell in enumerate(line) if cell is not None]
            marked.row(row, dict(zip(columns, tags.members(found), strict=True)), place < len(table.head))
    tags.register(names)
    return tags.file()


class _Marked:
    """Goes down a table, and remembers the headers that reach into the row at hand."""

    def __init__(self, tags: Tags, prefix: str, names: dict[str, int]) -> None:
        self.tags = tags
        self.prefix = prefix
        self.names = names
        self.columns: dict[int, list[str]] = {}
        self.group: list[str] = []
        self.reaching: dict[str, int] = {}  # header → rows that it still heads

    def row(self, row: Row, elements: dict[int, int], in_head: bool) -> None:
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
                self.tags.give_headers(element, [*self.over(cell, column), *above, *beside])
        self.reaching = {name: left - 1 for name, left in self.reaching.items() if left > 1}

    def head_column(self, cell: Cell, column: int, element: int) -> None:
        name = self.tags.name(element)
        if name and cell.inlines:
            for under in range(column, column + cell.colspan):
                self.columns.setdefault(under, []).append(name)

    def over(self, cell: Cell, column: int) -> list[str]:
        """The headers of the columns that a cell stands in."""
        columns = range(column, column + cell.colspan)
        return list(dict.fromkeys(name for under in columns for name in self.columns.get(under, ())))

    def head_row(self, cell: Cell, element: int) -> str:
        """Make a cell a header of its row; its name."""
        name = self.tags.name(element)
        if not name:
            name = f"{self.prefix}x{len(self.names)}"
            self.tags.make_header(element, name)
        self.names[name] = element
        if cell.rowspan > 1:
            self.reaching[name] = cell.rowspan
        return name


def _heads(cell: Cell) -> bool:
    return cell.header and bool(cell.inlines)
