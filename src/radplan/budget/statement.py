"""The ledger as tables: what a controller reads, in any format. Amounts are euro; None is shown as nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from radplan.budget.ledger import Ledger, SourceTotals
from radplan.locale import fill, words
from radplan.model.plan import Plan

VIEWS = ("source", "theme", "activity", "year", "category")


@dataclass(frozen=True, slots=True)
class Statement:
    """One plan and its money."""

    name: str
    plan: Plan
    ledger: Ledger


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table; `kind` is line, group (a heading without amounts of its own), subtotal or total."""

    label: str
    amounts: tuple[Decimal | None, ...]
    kind: str = "line"
    depth: int = 0
    id: str = ""
    share: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its headings, and what has to be said below it."""

    title: str
    heading: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    remarks: tuple[str, ...] = field(default=())


def tables(statement: Statement, by: str | None, language: str) -> Iterator[Table]:
    """The table that was asked for; without a wish the sources and then the themes with their activities."""
    view = View(statement, words(language, "budget"), language)
    for name in (by,) if by else ("source", "theme"):
        yield getattr(view, name)()


class View:
    """The tables of one statement in one language."""

    def __init__(self, statement: Statement, said: dict[str, Any], language: str) -> None:
        self.ledger = statement.ledger
        self.said = said
        self.language = language

    def source(self) -> Table:
        """Granted, planned and left per funding source."""
        total = self.ledger.total
        rows = [
            Row(source.source.title, (source.granted, source.planned, source.left), id=source.source.id, share=taken(source))
            for source in self.ledger.sources
        ]
        rows.append(Row(self.said["total"], (total.granted, total.planned, total.left), "total"))
        columns = tuple(self.said[name] for name in ("granted", "planned", "left"))
        return Table(self.said["by.source"], self.said["source"], columns, tuple(rows), tuple(self.remarks()))

    def theme(self) -> Table:
        """Planned per theme and activity, a column per funding source, with a subtotal per theme."""
        used = [source.source for source in self.ledger.sources if source.planned]
        activities: dict[str, list[Row]] = {}
        for found in self.ledger.activities:
            cells = self.cells(found.by_source, found.planned, [source.id for source in used])
            depth = len(found.trail.themes)
            row = Row(found.trail.activity.title, cells, depth=depth, id=found.trail.activity.id)
            activities.setdefault(found.trail.theme_path, []).append(row)
        rows = []
        for theme in self.ledger.themes:
            cells = self.cells(theme.by_source, theme.planned, [source.id for source in used])
            rows.append(Row(theme.theme.title, cells, "subtotal", theme.depth, theme.theme.id))
            rows += activities.get(theme.path, [])
        sums = {source.source.id: source.planned for source in self.ledger.sources}
        rows.append(Row(self.said["total"], self.cells(sums, self.ledger.total.planned, [s.id for s in used]), "total"))
        columns = (*(source.title for source in used), self.said["planned"])
        return Table(self.said["by.theme"], self.said["theme"], columns, tuple(rows))

    def cells(self, by_source: dict[str, Decimal], planned: Decimal, sources: Iterable[str]) -> tuple[Decimal | None, ...]:
        """What each source bears, and what it comes to."""
        return (*(by_source.get(source) for source in sources), planned)

    def activity(self) -> Table:
        """Planned per activity."""
        rows = [
            Row(found.trail.activity.title, (found.planned,), id=found.trail.activity.id) for found in self.ledger.activities
        ]
        return self.simple("activity", rows)

    def year(self) -> Table:
        """Planned per year."""
        rows = [
            Row(str(year) if year else self.said["undated"], (planned,), id=str(year or "undated"))
            for year, planned in self.ledger.years.items()
        ]
        return self.simple("year", rows)

    def category(self) -> Table:
        """Planned per category of the grant scheme."""
        rows = [
            Row(name or self.said["uncategorised"], (planned,), id=name or "")
            for name, planned in self.ledger.categories.items()
        ]
        return self.simple("category", rows)

    def simple(self, name: str, rows: list[Row]) -> Table:
        """A table with one column and its total."""
        rows.append(Row(self.said["total"], (self.ledger.total.planned,), "total"))
        return Table(self.said[f"by.{name}"], self.said[name], (self.said["planned"],), tuple(rows))

    def remarks(self) -> Iterator[str]:
        """What is over, by how much; and which sources have no ceiling."""
        for source in self.ledger.exceeded:
            values = {"source": source.source.title, "excess": source.excess}
            yield fill(self.said["exceeded"], values, self.language)
        for source, year, excess in self.ledger.exceeded_years:
            values = {"source": source.source.title, "excess": excess, "year": year}
            yield fill(self.said["exceeded.year"], values, self.language)
        for source in self.ledger.sources:
            if source.granted is None and source.planned and source.source.kind != "in_kind":
                values = {"source": source.source.title, "planned": source.planned}
                yield fill(self.said["no-ceiling"], values, self.language)
        if not self.ledger.exceeded_anywhere:
            yield self.said["fits"]


def taken(source: SourceTotals) -> Decimal | None:
    """The part of a ceiling that is planned, in percent."""
    return source.planned * 100 / source.granted if source.granted else None
