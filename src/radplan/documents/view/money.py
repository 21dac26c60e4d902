"""The money of a plan in words: the finance table and the funding sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from radplan.ledger.ledger import ZERO, Line, SourceTotals, grouped
from radplan.record import Record

if TYPE_CHECKING:
    from decimal import Decimal

    from radplan.documents.view.look import Look
    from radplan.model.plan import Funding, Theme


class MoneyRow(Record):
    """A row of the finance table: a cell per source and the total."""

    label: str
    cells: tuple[str, ...]
    total: str


class MoneyGroup(Record):
    """A theme in the finance table; without title and rows what one comes to with the themes in it."""

    title: str
    rows: tuple[MoneyRow, ...]
    subtotal: MoneyRow


class SourceView(Record):
    """A funding source in words; `ceiling` says what its ceiling is called (toegekend, overgeheveld …)."""

    title: str
    id: str = ""
    provider: str = ""
    ceiling: str = ""
    requested: str = ""
    granted: str = ""
    received: str = ""
    planned: str = ""
    left: str = ""


class FinanceView(Record):
    """The money of the plan as the finance chapter shows it."""

    text: str
    columns: tuple[str, ...]
    groups: tuple[MoneyGroup, ...]
    total: MoneyRow
    years: tuple[MoneyRow, ...]
    sources: tuple[SourceView, ...]
    source_total: SourceView


class Money:
    """Puts the ledger into words for one edition."""

    def __init__(self, view: Look) -> None:
        self.view = view
        self.say = view.wording

    @cached_property
    def finance(self) -> FinanceView:
        """The finance chapter."""
        columns = tuple(source for source in self.view.ledger.sources if source.planned)
        ids = [source.source.id for source in columns]
        total = self.view.ledger.total
        return FinanceView(
            self.view.text(self.view.plan.finance.text if self.view.plan.finance else ""),
            tuple(source.source.title for source in columns),
            tuple(self.groups(self.view.plan.themes, "themes", ids)),
            MoneyRow(
                self.say("total"), tuple(self.say.amount(source.planned) for source in columns),
                self.planned,
            ),
            self.years,
            tuple(map(self.source, self.view.ledger.sources)),
            SourceView(
                self.say("total"), granted=self.say.amount(total.granted), planned=self.planned,
                left=self.left(total.left, self.view.ledger.lines),
            ),
        )  # fmt: skip

    def left(self, amount: Decimal | None, lines: Iterable[Line]) -> str:
        """What is left after some cost lines; where one has no amount yet it can't be more than that."""
        left = self.say.amount(amount)
        return self.say("left.at_most", amount=left) if left and self.view.open_ended(lines) else left

    @cached_property
    def carried(self) -> tuple[str, ...]:
        """What isn't in the totals, where there is such a source; and money that is in them twice, because it was
        carried over from another source of this plan."""
        ledger = self.view.ledger
        unused = [self.say("sources.unused")] if any(not source.used for source in ledger.sources) else []
        return (
            *unused,
            *(
                self.say("sources.carried", source=one.source.title, origin=origin.source.title)
                for one, origin in ledger.carried_within
            ),
        )

    @cached_property
    def years(self) -> tuple[MoneyRow, ...]:
        """The costs per year and source, with the ceiling of a source in a year; none of a plan of one year."""
        sources = [totals.source for totals in self.view.ledger.sources if totals.planned]
        lines = grouped(self.view.ledger.lines, lambda line: line.year)
        ceilings = {year for source in sources for year in source.granted_by_year}
        if len({*lines, *ceilings}) < 2:
            return ()
        rows = []
        for year in sorted({*lines, *ceilings}, key=lambda year: (year is None, year)):
            label = self.say("undated") if year is None else str(year)
            row = self.sum_row(label, lines.get(year, []), [source.id for source in sources])
            granted = [source.granted_by_year.get(year) if year else None for source in sources]
            rows.append(row._replace(cells=tuple(map(self.with_ceiling, sources, row.cells, granted))))
        return tuple(rows)

    def with_ceiling(self, source: Funding, cell: str, granted: Decimal | None) -> str:
        """What is planned on a source in a year, with what there is for it in that year."""
        if granted is None:
            return cell
        ceiling = self.say.name("ceilings", source.kind or "grant")
        return f"{cell or self.say.amount(ZERO)} ({ceiling} {self.say.amount(granted)})"

    @cached_property
    def planned(self) -> str:
        """What is planned in all."""
        return self.view.summed(self.view.ledger.lines, self.say.amount(self.view.ledger.total.planned))

    @cached_property
    def lines_by_theme(self) -> dict[str, list[Line]]:
        """The cost lines of each theme's own activities, by the path of the theme."""
        return grouped(self.view.ledger.lines, lambda line: line.trail.theme_path)

    @cached_property
    def lines_within(self) -> dict[str, list[Line]]:
        """The cost lines of each theme and of the themes in it, by its path."""
        found: dict[str, list[Line]] = {}
        for path, lines in self.lines_by_theme.items():
            while path:
                found.setdefault(path, []).extend(lines)
                path = path.rpartition(".themes[")[0]
        return found

    def groups(self, themes: Iterable[Theme], path: str, ids: list[str], above: str = "") -> Iterator[MoneyGroup]:
        """The themes that cost something, each followed by the themes in it and by what it comes to with those."""
        for index, theme in enumerate(themes):
            at, title = f"{path}[{index}]", f"{above}{theme.title}"
            if own := self.lines_by_theme.get(at, []):
                yield self.group(title, own, ids)
            below = list(self.groups(theme.themes, f"{at}.themes", ids, f"{title}: "))
            yield from below
            if below:
                row = self.sum_row(self.say("subtotal.of", title=title), self.lines_within[at], ids)
                yield MoneyGroup("", (), row)

    def group(self, title: str, own: list[Line], ids: list[str]) -> MoneyGroup:
        """The rows of a theme's own activities; what this edition hides is one row without a name."""
        rows = [self.money_row(line, ids) for line in own if self.view.shown(line.trail.activity)]
        hidden = [line for line in own if not self.view.shown(line.trail.activity)]
        if hidden:
            rows.append(self.sum_row(self.say("confidential.row"), hidden, ids))
        return MoneyGroup(title, tuple(rows), self.sum_row(self.say("subtotal"), own, ids))

    def money_row(self, line: Line, ids: list[str]) -> MoneyRow:
        """A cost line per source."""
        shares = {share.source: share.amount for share in line.shares}
        cells = tuple(self.say.amount(shares.get(source) or None) for source in ids)
        amount = self.say.amount(line.cost.amount) or self.say.name("basis", line.cost.basis)
        return MoneyRow(self.view.item(line.cost), cells, amount)

    def sum_row(self, label: str, lines: list[Line], ids: list[str]) -> MoneyRow:
        """What some lines come to, per source."""
        sums, planned = self.view.ledger.sums(lines)
        cells = tuple(self.say.amount(sums.get(source)) for source in ids)
        return MoneyRow(label, cells, self.view.summed(lines, self.say.amount(planned)))

    def source(self, totals: SourceTotals) -> SourceView:
        """A funding source in words."""
        source, say = totals.source, self.say
        lines = [line for line, _ in self.view.ledger.lines_of(source.id)]
        return SourceView(
            source.title,
            id=source.id,
            provider=source.provider or "",
            ceiling=say.name("ceilings", source.kind or "grant"),
            requested=say.amount(source.requested),
            granted=say.amount(totals.granted),
            received=say.amount(totals.received),
            planned=self.view.summed(lines, say.amount(totals.planned)),
            left=self.left(totals.left, lines),
        )
