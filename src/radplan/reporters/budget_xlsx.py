"""The money as a workbook: the cost lines and bookings as typed, and every sum a formula over them.

A controller who changes a line sees the sums change; as they stand they are the ledger's to the cent. Texts are
written as texts, so that none is taken for a formula, and the same plan gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any, BinaryIO

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from radplan.ledger.ledger import ZERO, Realised, SourceTotals
from radplan.ledger.statement import Statement, named
from radplan.locale import words
from radplan.record import Record

NONE = "-"  # stands where a line has no source or no year; no id is called so
CREATED = datetime(2000, 1, 1)
MONEY = '"€" #,##0.00;[Red]"€" -#,##0.00'
WIDTHS = {"text": 28, "money": 16, "short": 14}
TEXTS = ("title", "municipality", "file", "line.item", "line.supplier", "line.proof")


class Sum(Record):
    """A formula, and what it comes to by the ledger."""

    formula: str
    amount: Decimal | None


class Range(Record):
    """A column of a sheet with the rows that hold its data (from 1)."""

    sheet: str
    column: int
    last: int

    def __str__(self) -> str:
        name = xl_col_to_name(self.column)
        return f"'{self.sheet}'!${name}$2:${name}${max(2, self.last)}"


def write(statements: Iterable[Statement], by: str | None, language: str, out: BinaryIO) -> None:
    """A workbook with five sheets per plan, whatever was asked for: a controller takes what is needed. Of several
    plans the first sheet says which number is whose."""
    del by
    statements = list(statements)
    book = Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": statements[0].plan.title, "created": CREATED})
    said = words(language, "budget")
    sheets = [
        Sheets(book, statement, said, f" {number}" if len(statements) > 1 else "")
        for number, statement in enumerate(statements, start=1)
    ]
    if len(sheets) > 1:
        rows = [[number, *of] for number, of in enumerate(map(plan_of, statements), start=1)]
        sheets[0].table(book.add_worksheet(said["sheet.plans"]), ["number", "municipality", "title", "file"], rows)
    for plan in sheets:
        plan.write()
    book.close()


def plan_of(statement: Statement) -> tuple[str, str, str]:
    """What tells one plan from another, for who looks for its sheets."""
    return statement.plan.municipality.name, statement.plan.title, statement.name


class Sheets:
    """The sheets of one plan."""

    def __init__(self, book: Workbook, statement: Statement, said: dict[str, Any], suffix: str) -> None:
        self.book = book
        self.ledger = statement.ledger
        self.said = said
        self.suffix = suffix
        self.money = book.add_format({"num_format": MONEY})
        self.bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        self.strong = book.add_format({"bold": True, "num_format": MONEY})
        self.lines = self.line_rows()
        self.bookings = self.booking_rows()

    def write(self) -> None:
        """All sheets: the sums first, as that is what is read, and then what they are the sums of."""
        parts = {"sources": self.sources, "activities": self.activities, "years": self.years}
        names = (*parts, "lines", *(("bookings",) if self.ledger.account else ()))
        sheets = {name: self.book.add_worksheet(self.name(name)) for name in names}
        for name, part in parts.items():
            part(sheets[name])
        self.table(sheets["lines"], [f"line.{name}" for name in LINE], self.lines)
        if "bookings" in sheets:
            self.table(sheets["bookings"], [f"line.{name}" for name in BOOKING], self.bookings)

    def name(self, sheet: str) -> str:
        """What a sheet is called."""
        return f"{self.said[f'sheet.{sheet}']}{self.suffix}"

    def line_rows(self) -> list[list[Any]]:
        """Every cost line, once per source that bears a part of it."""
        rows: list[list[Any]] = []
        for line in self.ledger.lines:
            activity = line.trail.activity
            start = [line.trail.themes[-1].id, activity.id, line.cost.item, line.cost.basis, line.year or NONE]
            parts = [(share.source, share.amount) for share in line.shares] or [(NONE, line.amount)]
            known = line.cost.amount is not None
            rows += [[*start, activity.category, source, amount if known else None] for source, amount in parts]
        return rows

    def booking_rows(self) -> list[list[Any]]:
        """Every expense and commitment, once per source that bears a part of it."""
        rows: list[list[Any]] = []
        for booking in self.ledger.account.bookings if self.ledger.account else ():
            entry = booking.entry
            start = [booking.activity, entry.item, str(entry.date or ""), booking.year or NONE]
            end = [entry.supplier, getattr(entry, "proof", None)]
            for share in booking.shares:
                amounts = [None, share.amount] if booking.paid else [share.amount, None]
                rows.append([*start, share.source or NONE, *amounts, *end])
        return rows

    def of_lines(self, column: str) -> Range:
        """A column of the cost lines."""
        return Range(self.name("lines"), LINE.index(column), len(self.lines) + 1)

    def of_bookings(self, column: str) -> Range:
        """A column of the bookings."""
        return Range(self.name("bookings"), BOOKING.index(column), len(self.bookings) + 1)

    def planned(self, column: str, cell: str, amount: Decimal, also: str = "") -> Sum:
        """What is planned where a column of the cost lines is the same as a cell."""
        return Sum(f"SUMPRODUCT(({self.of_lines(column)}={cell}){also}*{self.of_lines('amount')})", amount)

    def booked(self, column: str, cell: str, sums: Any) -> list[Sum]:
        """What was committed and spent where a column of the bookings is the same as a cell."""
        if self.ledger.account is None:
            return []
        same = f"({self.of_bookings(column)}={cell})"
        return [
            Sum(f"SUMPRODUCT({same}*{self.of_bookings(name)})", getattr(sums, name) if sums else ZERO)
            for name in ("committed", "spent")
        ]

    def sources(self, sheet: Worksheet) -> None:
        """Per funding source; the total leaves out what no cost line draws on."""
        names = ["id", "title", "counts", "granted", "planned", "left"]
        if self.ledger.account:
            names += ["committed", "spent", "unspent"]
        rows = [self.source_row(source, number) for number, source in enumerate(self.ledger.sources, start=2)]
        rows.append(self.sourceless(len(rows) + 2))
        self.table(sheet, names, rows, self.source_total(len(rows) + 1))

    def source_row(self, source: SourceTotals, row: int) -> list[Any]:
        """One funding source."""
        yes, no = self.said["yes"], self.said["no"]
        start = [source.source.id, source.source.title, yes if source.used else no, source.granted]
        left = Sum(f'IF(ISBLANK(D{row}),"",D{row}-E{row})', source.left)
        cells = [*start, self.planned("source", f"A{row}", source.planned), left]
        booked = self.booked("source", f"A{row}", source.realised)
        unspent = [Sum(f'IF(ISBLANK(D{row}),"",D{row}-H{row})', source.unspent)] if booked else []
        return [*cells, *booked, *unspent]

    def sourceless(self, row: int) -> list[Any]:
        """What has no source."""
        planned = self.planned("source", f"A{row}", self.ledger.unfunded)
        start = [NONE, self.said["sourceless"], self.said["no"], None, planned, None]
        return [*start, *self.booked("source", f"A{row}", self.ledger.realised_of_source(""))]

    def source_total(self, last: int) -> list[Any]:
        """The sums over the sources: what is granted and left counts for those that cost lines draw on."""
        total, realised = self.ledger.total, self.ledger.realised
        used = f'SUMIF(C2:C{last},"{self.said["yes"]}",{{0}}2:{{0}}{last})'
        cells = [NONE, self.said["total"], None, Sum(used.format("D"), total.granted or ZERO),
                 Sum(f"SUM(E2:E{last})", total.planned), Sum(used.format("F"), total.left or ZERO)]  # fmt: skip
        if realised:
            cells += [Sum(f"SUM(G2:G{last})", realised.committed), Sum(f"SUM(H2:H{last})", realised.spent)]
            cells.append(Sum(used.format("I"), total.unspent or ZERO))
        return cells

    def activities(self, sheet: Worksheet) -> None:
        """Per theme and activity with a column per funding source; a theme is the sum of all activities in it."""
        used = {row: source for row, source in enumerate(self.ledger.sources, start=2) if source.used}
        names = ["kind", "id", "title", *(source.source.title for source in used.values()), "planned"]
        names += ["committed", "spent"] if self.ledger.account else []
        rows: list[list[Any]] = []
        for theme in self.ledger.themes:
            below = sum(1 for found in self.ledger.themes if inside(found.path, theme.path))
            below += sum(1 for found in self.ledger.activities if inside(found.trail.path, theme.path))
            amounts = [theme.by_source.get(source.source.id, ZERO) for source in used.values()]
            first = len(rows) + 3
            cells = self.sums([*amounts, theme.planned, *figures(theme.realised)], first, first + below - 1)
            rows.append([self.said["kind.theme"], theme.theme.id, theme.theme.title, *cells])
            for found in self.ledger.activities:
                if found.trail.theme_path == theme.path:
                    rows.append(self.activity_row(found, used, len(rows) + 2))
        by_source = [source.planned for source in used.values()]
        total = [*by_source, self.ledger.total.planned, *figures(self.ledger.realised)]
        end = [NONE, None, self.said["total"], *self.sums(total, 2, len(rows) + 1)]
        self.table(sheet, names, rows, end)

    def activity_row(self, found: Any, used: Mapping[int, SourceTotals], row: int) -> list[Any]:
        """One activity; `used` are the sources with their rows on their own sheet."""
        activity = found.trail.activity
        cells: list[Any] = [self.said["kind.activity"], activity.id, named(activity, self.said)]
        for number, source in used.items():
            place = f"'{self.name('sources')}'!$A${number}"
            also = f"*({self.of_lines('source')}={place})"
            cells.append(self.planned("activity", f"$B{row}", found.by_source.get(source.source.id, ZERO), also))
        cells.append(self.planned("activity", f"$B{row}", found.planned))
        return cells + self.booked("activity", f"$B{row}", found.realised)

    def sums(self, amounts: Sequence[Decimal], first: int, last: int) -> list[Sum]:
        """The sums of the activities in some rows, a column each from the fourth on."""
        kind = self.said["kind.activity"]
        names = [xl_col_to_name(number) for number in range(3, 3 + len(amounts))]
        formula = 'SUMIF($A{first}:$A{last},"{kind}",{name}{first}:{name}{last})' if first <= last else "0"
        return [
            Sum(formula.format(first=first, last=last, kind=kind, name=name), amount)
            for name, amount in zip(names, amounts, strict=True)
        ]

    def years(self, sheet: Worksheet) -> None:
        """Per year."""
        account = self.ledger.account
        rows = []
        for number, (year, planned) in enumerate(self.ledger.years.items(), start=2):
            booked = self.booked("year", f"A{number}", account.years.get(year) if account else None)
            rows.append([year or NONE, self.planned("year", f"A{number}", planned), *booked])
        figures_of_all = [self.ledger.total.planned, *figures(self.ledger.realised)]
        last = len(rows) + 1
        total = [Sum(f"SUM({name}2:{name}{last})", amount) for name, amount in zip("BCD", figures_of_all, strict=False)]
        names = ["year", "planned", *(("committed", "spent") if account else ())]
        self.table(sheet, names, rows, [self.said["total"], *total])

    def table(self, sheet: Worksheet, names: Sequence[str], rows: list[list[Any]], total: Sequence[Any] = ()) -> None:
        """A sheet: headings, rows, and the total where there is one."""
        for column, name in enumerate(names):
            sheet.write_string(0, column, self.said.get(name, name), self.bold)
            sheet.set_column(column, column, WIDTHS[width_of(name, rows, column)])
        for number, row in enumerate(rows, start=1):
            self.row(sheet, number, row, self.money, None)
        if total:
            self.row(sheet, len(rows) + 1, total, self.strong, self.bold)
        sheet.freeze_panes(1, 0)

    def row(self, sheet: Worksheet, number: int, cells: Sequence[Any], money: Any, text: Any) -> None:
        """One row; every text is a text, whatever it starts with."""
        for column, value in enumerate(cells):
            if isinstance(value, Sum):
                known = "" if value.amount is None else value.amount
                sheet.write_formula(number, column, f"={value.formula}", money, known)
            elif isinstance(value, Decimal):
                sheet.write_number(number, column, value, money)
            elif isinstance(value, int):
                sheet.write_number(number, column, value, text)
            elif value:
                sheet.write_string(number, column, str(value), text)


LINE = ("theme", "activity", "item", "basis", "year", "category", "source", "amount")
BOOKING = ("activity", "item", "date", "year", "source", "committed", "spent", "supplier", "proof")


def inside(path: str, theme: str) -> bool:
    """Whether a theme or activity stands in a theme."""
    return path.startswith(f"{theme}.")


def figures(realised: Realised | None) -> tuple[Decimal, ...]:
    """Committed and spent; nothing without a realisation."""
    return (realised.committed, realised.spent) if realised else ()


def width_of(name: str, rows: list[list[Any]], column: int) -> str:
    """How wide a column is: by what it holds."""
    values = [row[column] for row in rows if column < len(row) and row[column] is not None]
    if any(isinstance(value, (Sum, Decimal)) for value in values):
        return "money"
    return "text" if name in TEXTS else "short"
