"""The ledger as tables: what a controller reads, in any format. Amounts are euro; None is shown as nothing."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeVar

from radplan.ledger.ledger import ZERO, Ledger, Realised, SourceTotals, Total
from radplan.locale import fill, words
from radplan.model.plan import Activity, Plan
from radplan.record import Record

if TYPE_CHECKING:
    from radplan.ledger.account import Sums

Key = TypeVar("Key", bound=Hashable)
SOURCE_COLUMNS = ("granted", "planned", "committed", "spent", "left", "unspent")


class Statement(Record):
    """One plan and its money."""

    name: str
    plan: Plan
    ledger: Ledger


class Row(Record):
    """A line of a table; `kind` is line, group (a heading without amounts of its own), subtotal or total."""

    label: str
    amounts: tuple[Decimal | None, ...]
    kind: str = "line"
    depth: int = 0
    id: str = ""
    share: Decimal | None = None


class Table(Record):
    """A table with its headings, and what has to be said below it."""

    title: str
    heading: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    remarks: tuple[str, ...] = ()


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
        """Granted, planned and left per funding source; committed, spent and unspent where that is known."""
        total = self.ledger.total
        rows = [
            Row(
                source.source.title,
                self.source_cells(source, source.realised),
                id=source.source.id,
                share=taken(source),
            )
            for source in self.ledger.sources
        ]
        if sourceless := self.sourceless():
            rows.append(Row(self.said["sourceless"], sourceless))
        rows.append(Row(self.said["total"], self.source_cells(total, total.realised), "total"))
        known = ("granted", "planned", "left") if self.ledger.account is None else SOURCE_COLUMNS
        columns = tuple(self.said[name] for name in known)
        return Table(self.said["by.source"], self.said["source"], columns, tuple(rows), tuple(self.remarks()))

    def sourceless(self) -> tuple[Decimal | None, ...]:
        """What no source bears of what is planned, committed and spent; no cells where there is no such thing."""
        loose = self.ledger.realised_of_source("")
        unfunded = self.ledger.unfunded
        if not unfunded and not (loose and (loose.spent or loose.committed)):
            return ()
        booked = (loose.committed, loose.spent, None, None) if loose else (None,)
        return (None, unfunded or None, *booked)

    def source_cells(self, sums: SourceTotals | Total, realised: Realised | None) -> tuple[Decimal | None, ...]:
        """The amounts of a source, or of all of them."""
        if self.ledger.account is None:
            return sums.granted, sums.planned, sums.left
        return sums.granted, sums.planned, *self.booked(realised), sums.left, sums.unspent

    def booked(self, sums: Realised | Sums | None) -> tuple[Decimal | None, ...]:
        """Committed and spent; no cells at all without a realisation."""
        if self.ledger.account is None:
            return ()
        return (sums.committed, sums.spent) if sums else (ZERO, ZERO)

    def theme(self) -> Table:
        """Planned per theme and activity, a column per funding source, with a subtotal per theme."""
        used = [source.source for source in self.ledger.sources if source.planned]
        names = [source.id for source in used]
        activities: dict[str, list[Row]] = {}
        for found in self.ledger.activities:
            cells = (*self.cells(found.by_source, found.planned, names), *self.booked(found.realised))
            depth = len(found.trail.themes)
            row = Row(named(found.trail.activity, self.said), cells, depth=depth, id=found.trail.activity.id)
            activities.setdefault(found.trail.theme_path, []).append(row)
        rows = []
        for theme in self.ledger.themes:
            cells = (*self.cells(theme.by_source, theme.planned, names), *self.booked(theme.realised))
            rows.append(Row(theme.theme.title, cells, "subtotal", theme.depth, theme.theme.id))
            rows += activities.get(theme.path, [])
        sums = {source.source.id: source.planned for source in self.ledger.sources}
        total = (*self.cells(sums, self.ledger.total.planned, names), *self.booked(self.ledger.realised))
        rows.append(Row(self.said["total"], total, "total"))
        columns = (*(source.title for source in used), *self.headings())
        return Table(self.title("theme"), self.said["theme"], columns, tuple(rows))

    def cells(
        self, by_source: dict[str, Decimal], planned: Decimal, sources: Iterable[str]
    ) -> tuple[Decimal | None, ...]:
        """What each source bears, and what it comes to."""
        return (*(by_source.get(source) for source in sources), planned)

    def headings(self) -> tuple[str, ...]:
        """Planned; and committed and spent where that is known."""
        names = ("planned",) if self.ledger.account is None else ("planned", "committed", "spent")
        return tuple(self.said[name] for name in names)

    def title(self, name: str) -> str:
        """What a table is called: with a realisation it shows more than what is planned."""
        return str(self.said[f"by.{name}" if self.ledger.account is None else f"by.{name}.realised"])

    def activity(self) -> Table:
        """Planned per activity; and what it will have cost when it is over."""
        rows = [
            Row(
                named(found.trail.activity, self.said),
                self.activity_cells(found.planned, found.realised),
                id=found.trail.activity.id,
            )
            for found in self.ledger.activities
        ]
        rows.append(
            Row(self.said["total"], self.activity_cells(self.ledger.total.planned, self.ledger.realised), "total")
        )
        columns = self.headings() + (() if self.ledger.account is None else (self.said["forecast"],))
        return Table(self.title("activity"), self.said["activity"], columns, tuple(rows))

    def activity_cells(self, planned: Decimal, realised: Realised | None) -> tuple[Decimal | None, ...]:
        """The amounts of an activity, or of all of them."""
        return (planned, *self.booked(realised), *((realised.forecast,) if realised else ()))

    def year(self) -> Table:
        """Per year."""
        account = self.ledger.account
        names = {year: str(year or self.said["undated"]) for year in self.ledger.years}
        table = self.simple("year", names, self.ledger.years, account.years if account else {}, "undated")
        return table._replace(remarks=tuple(self.year_remarks()))

    def month(self) -> Table:
        """Per month: the plan spread evenly, and what was booked."""
        account = self.ledger.account
        names = {month: f"{month[0]}-{month[1]:02}" if month else self.said["no-month"] for month in self.ledger.months}
        return self.simple("month", names, self.ledger.months, account.months if account else {}, "undated")

    def category(self) -> Table:
        """Per category of the grant scheme."""
        account = self.ledger.account
        names = {name: name or self.said["uncategorised"] for name in self.ledger.categories}
        return self.simple("category", names, self.ledger.categories, account.categories if account else {}, "")

    def simple(
        self,
        name: str,
        names: Mapping[Key, str],
        planned: Mapping[Key, Decimal],
        booked: Mapping[Key, Sums],
        nameless: str,
    ) -> Table:
        """A table with a row per key and its total."""
        rows = [
            Row(label, (planned[key], *self.booked(booked.get(key))), id=nameless if key is None else label)
            for key, label in names.items()
        ]
        rows.append(Row(self.said["total"], (self.ledger.total.planned, *self.booked(self.ledger.realised)), "total"))
        return Table(self.title(name), self.said[name], self.headings(), tuple(rows))

    def year_remarks(self) -> Iterator[str]:
        """What there is for a year on each source that has ceilings per year; and what is over in a year."""
        for source in self.ledger.sources:
            for year, granted in sorted(source.source.granted_by_year.items()):
                values = {"source": source.source.title, "granted": granted, "year": year}
                yield fill(self.said["granted.year"], values, self.language)
        yield from self.years_over("exceeded.year", self.ledger.exceeded_years)
        yield from self.years_over("overspent.year", self.ledger.overspent_years)

    def years_over(self, phrase: str, found: Iterable[tuple[SourceTotals, int, Decimal]]) -> Iterator[str]:
        """The years in which a source is over, and by how much."""
        for source, year, excess in found:
            values = {"source": source.source.title, "excess": excess, "year": year}
            yield fill(self.said[phrase], values, self.language)

    def remarks(self) -> Iterator[str]:
        """What is over, by how much; and which sources have no ceiling."""
        for source in self.ledger.exceeded:
            values = {"source": source.source.title, "excess": source.excess}
            yield fill(self.said["exceeded"], values, self.language)
        yield from self.years_over("exceeded.year", self.ledger.exceeded_years)
        for source in self.ledger.sources:
            if source.granted is None and source.planned and source.source.kind != "in_kind":
                values = {"source": source.source.title, "planned": source.planned}
                yield fill(self.said["no-ceiling"], values, self.language)
        for source in self.ledger.overspent:
            values = {"source": source.source.title, "excess": source.overspent}
            yield fill(self.said["overspent"], values, self.language)
        yield from self.years_over("overspent.year", self.ledger.overspent_years)
        if not self.ledger.exceeded_anywhere and not self.ledger.overspent_anywhere:
            yield self.said["fits" if self.ledger.total.planned else "no-money"]
        if any(not source.used for source in self.ledger.sources):
            yield self.said["unused"]
        for source, origin in self.ledger.carried_within:
            values = {"source": source.source.title, "origin": origin.source.title}
            yield fill(self.said["carried-within"], values, self.language)
        for source in self.ledger.sources:
            for name, amount in (("to-carry-over", source.to_carry_over), ("to-repay", source.to_repay)):
                if amount:
                    yield fill(self.said[name], {"source": source.source.title, "amount": amount}, self.language)
        if self.ledger.realisation and self.ledger.realised:
            values = {"as_of": self.ledger.realisation.as_of, "pace": self.ledger.total.pace}
            yield fill(self.said["pace"], {**values, "spent": self.ledger.realised.spent}, self.language)


def named(activity: Activity, said: Mapping[str, Any]) -> str:
    """What an activity is called; a table is soon sent on, so it says of a confidential one that it is."""
    return f"{activity.title} {said['confidential']}" if activity.confidential else activity.title


def taken(source: SourceTotals) -> Decimal | None:
    """The part of a ceiling that is planned, in percent."""
    return source.planned * 100 / source.granted if source.granted else None
