"""Every sum that radplan states. Rules, tables and documents ask the ledger; nobody else adds up.

Amounts are euro as Decimal, exact to the cent. The words mean:

- granted: the ceiling of a source. planned: what cost lines draw on it. left: granted less planned.
- committed: ordered and not paid yet, as typed. spent: paid. unspent: granted less spent.
- forecast: what it will have cost when it is over (see `Account.forecast`).
- pace: what would have been spent by the day of the realisation if the plan went evenly (see `pace`).

Of a plan without a realisation the last two lines are None: nothing is known, which is not the same as nothing spent.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from radplan.ledger.lines import (
    ZERO,
    Line,
    Share,
    Trail,
    by_source,
    ceiling,
    every_theme,
    grouped,
    lines,
    percent,
    split,
    total,
    trails,
)  # fmt: skip
from radplan.ledger.pace import Month, last_day, window
from radplan.model.plan import Funding, Plan, Theme
from radplan.record import Record

if TYPE_CHECKING:
    from radplan.ledger.account import Account, Sums
    from radplan.model.realisation import Realisation

__all__ = [
    "ZERO", "ActivityTotals", "Ledger", "Line", "Realised", "Share", "SourceTotals", "ThemeTotals", "Total", "Trail",
    "grouped", "percent", "split", "trails",
]  # fmt: skip


class Realised(Record):
    """What became of the planned money of something."""

    committed: Decimal
    spent: Decimal
    forecast: Decimal


class SourceTotals(Record):
    """A funding source with what is planned on it. `granted` is None where no ceiling is known.

    `used` says whether cost lines draw on it: only then it is in the total.
    """

    source: Funding
    path: str
    granted: Decimal | None
    planned: Decimal
    used: bool
    received: Decimal | None = None
    realised: Realised | None = None
    pace: Decimal | None = None
    to_carry_over: Decimal | None = None
    to_repay: Decimal | None = None

    @property
    def left(self) -> Decimal | None:
        """Granted less planned."""
        return None if self.granted is None else self.granted - self.planned

    @property
    def unassigned(self) -> Decimal | None:
        """Requested less planned; None where nobody says what was asked for."""
        return None if self.source.requested is None else self.source.requested - self.planned

    @property
    def excess(self) -> Decimal:
        """How much more is planned than granted; nothing where it fits."""
        return max(ZERO, -(self.left or ZERO))

    @property
    def unspent(self) -> Decimal | None:
        """Granted less spent."""
        return None if self.granted is None or self.realised is None else self.granted - self.realised.spent

    @property
    def overspent(self) -> Decimal:
        """How much more was spent than granted; nothing where it fits or isn't known."""
        return max(ZERO, -(self.unspent or ZERO))

    @property
    def overcommitted(self) -> Decimal:
        """How much more was spent and committed than granted; nothing where it fits or isn't known."""
        if self.unspent is None or self.realised is None:
            return ZERO
        return max(ZERO, self.realised.committed - self.unspent)


class ThemeTotals(Record):
    """A theme, sub-themes included, with its depth in the plan."""

    theme: Theme
    path: str
    depth: int
    planned: Decimal
    by_source: dict[str, Decimal]
    realised: Realised | None = None


class ActivityTotals(Record):
    """An activity with what is planned for it."""

    trail: Trail
    planned: Decimal
    by_source: dict[str, Decimal]
    realised: Realised | None = None

    @property
    def overplanned(self) -> bool:
        """Whether more was spent and committed than planned; nobody can tell where a cost line has no amount yet."""
        priced = all(cost.basis != "pm" for cost in self.trail.activity.costs)
        return priced and self.realised is not None and self.realised.spent + self.realised.committed > self.planned


class Total(Record):
    """The sums over the sources that have cost lines, as far as they are known, and None where nothing is; what was
    booked counts in full, whatever its source."""

    granted: Decimal | None
    planned: Decimal
    left: Decimal | None
    unspent: Decimal | None = None
    realised: Realised | None = None
    pace: Decimal | None = None
    received: Decimal | None = None
    to_carry_over: Decimal | None = None
    to_repay: Decimal | None = None


class Ledger:
    """The money of one plan, and what became of it where there is a realisation."""

    def __init__(self, plan: Plan, realisation: Realisation | None = None) -> None:
        self.plan = plan
        self.realisation = realisation
        self.trails = tuple(trails(plan.themes))
        self.lines = tuple(lines(plan, self.trails))

    @cached_property
    def account(self) -> Account | None:
        """Every expense and commitment."""
        if self.realisation is None:
            return None
        from radplan.ledger.account import Account

        return Account(self.realisation, self.plan.period, self.trails, self.lines)

    @cached_property
    def today(self) -> date | None:
        """The last day that the realisation speaks of."""
        return last_day(self.realisation.as_of) if self.realisation else None

    @cached_property
    def sources(self) -> tuple[SourceTotals, ...]:
        """Per funding source, in the order of the plan. Of two with one id the first bears what names it."""
        first = {source.id: source for source in reversed(self.plan.funding)}
        return tuple(
            self.source_totals(source, f"funding[{index}]") if first[source.id] is source
            else SourceTotals(source, f"funding[{index}]", ceiling(source), ZERO, used=False)
            for index, source in enumerate(self.plan.funding)
        )  # fmt: skip

    def source_totals(self, source: Funding, path: str) -> SourceTotals:
        """One funding source. What was received the realisation knows best."""
        outcome = self.realisation.funding.get(source.id) if self.realisation else None
        planned = self.planned.get(source.id)
        return SourceTotals(
            source, path, ceiling(source), planned or ZERO, planned is not None,
            received=source.received if outcome is None or outcome.received is None else outcome.received,
            realised=self.realised_of_source(source.id),
            pace=None if self.pace is None else self.pace.get(source.id, ZERO),
            to_carry_over=outcome.to_carry_over if outcome else None,
            to_repay=outcome.to_repay if outcome else None,
        )  # fmt: skip

    @cached_property
    def carried_within(self) -> tuple[tuple[SourceTotals, SourceTotals], ...]:
        """The carry-overs from a source of which costs are paid in this same plan, each with that source: the same
        money is in the ceilings of both, and so twice in the total of them."""
        used = {totals.source.id: totals for totals in self.sources if totals.used}
        carried = [totals for totals in used.values() if totals.source.kind == "carry_over"]
        return tuple((one, used[one.source.origin]) for one in carried if one.source.origin in used)

    @cached_property
    def planned(self) -> dict[str, Decimal]:
        """What is planned per source; a source that no cost line names isn't there."""
        return by_source(self.lines)

    @cached_property
    def unfunded(self) -> Decimal:
        """What is planned that no source bears."""
        return sum((line.amount for line in self.lines if not line.shares), ZERO)

    def realised_of_source(self, source: str) -> Realised | None:
        """What became of the money of a source; of no source (an empty id) what can't be told to come from one."""
        if self.account is None:
            return None
        sums = self.account.sources.get(source)
        forecast = self.forecasts[0].get(source, ZERO)
        return Realised(sums.committed, sums.spent, forecast) if sums else Realised(ZERO, ZERO, forecast)

    def realised_of(self, trails: Iterable[Trail]) -> Realised | None:
        """What became of the money of some activities."""
        if self.account is None:
            return None
        names = [trail.activity.id for trail in trails]
        booked = [sums for name in names if (sums := self.account.activities.get(name))]
        return Realised(
            sum((sums.committed for sums in booked), ZERO),
            sum((sums.spent for sums in booked), ZERO),
            sum((self.forecasts[1].get(name, ZERO) for name in names), ZERO),
        )

    @cached_property
    def forecasts(self) -> tuple[dict[str, Decimal], dict[str, Decimal]]:
        """The forecast per source and per activity."""
        sources: dict[str, Decimal] = {}
        activities: dict[str, Decimal] = {}
        for (activity, source), amount in (self.account.forecast if self.account else {}).items():
            sources[source] = sources.get(source, ZERO) + amount
            activities[activity] = activities.get(activity, ZERO) + amount
        return sources, activities

    @cached_property
    def pace(self) -> dict[str, Decimal] | None:
        """Per source (empty for none) what would be spent by the day of the realisation if the plan went evenly."""
        if self.today is None:
            return None
        pace: dict[str, Decimal] = {}
        for line in self.lines:
            days = window(line, self.plan.period)
            for share in line.shares or (Share("", line.amount),):
                pace[share.source] = pace.get(share.source, ZERO) + days.part_by(share.amount, self.today)
        return pace

    @cached_property
    def themes(self) -> tuple[ThemeTotals, ...]:
        """Per theme, each before the themes in it."""
        within: dict[int, list[Line]] = {}
        for line in self.lines:
            for theme in line.trail.themes:
                within.setdefault(id(theme), []).append(line)
        below: dict[int, list[Trail]] = {}
        for trail in self.trails:
            for theme in trail.themes:
                below.setdefault(id(theme), []).append(trail)
        return tuple(
            ThemeTotals(theme, path, path.count("."), total(own), by_source(own), self.realised_of(inside))
            for path, theme in every_theme(self.plan.themes)
            for own, inside in [(within.get(id(theme), []), below.get(id(theme), []))]
        )

    @cached_property
    def lines_by_activity(self) -> dict[str, list[Line]]:
        """The cost lines of each activity that has some, by its path."""
        return grouped(self.lines, lambda line: line.trail.path)

    @cached_property
    def activities(self) -> tuple[ActivityTotals, ...]:
        """Per activity, in the order of the plan."""
        return tuple(
            ActivityTotals(trail, total(own), by_source(own), self.realised_of((trail,)))
            for trail in self.trails
            for own in [self.lines_by_activity.get(trail.path, [])]
        )

    @cached_property
    def years(self) -> dict[int | None, Decimal]:
        """Planned per year, in order; what has no year comes last. Years in which only was booked are there too."""
        groups = grouped(self.lines, lambda line: line.year)
        return in_order({year: total(own) for year, own in groups.items()}, self.account.years if self.account else {})

    @cached_property
    def months(self) -> dict[Month | None, Decimal]:
        """Planned per month, spread evenly (see `pace`); bookings without a month come last."""
        planned: dict[Month | None, Decimal] = {}
        for line in self.lines:
            for month, amount in window(line, self.plan.period).by_month(line.amount):
                planned[month] = planned.get(month, ZERO) + amount
        return in_order(planned, self.account.months if self.account else {})

    @cached_property
    def categories(self) -> dict[str | None, Decimal]:
        """Planned per category of the grant scheme; what has none comes last."""
        groups = grouped(self.lines, lambda line: line.trail.activity.category)
        planned = {name: total(own) for name, own in groups.items()}
        return in_order(planned, self.account.categories if self.account else {})

    @cached_property
    def total(self) -> Total:
        """Over all sources that have cost lines, as far as their ceilings are known."""
        used = [source for source in self.sources if source.used]
        return Total(
            granted=known_sum(source.granted for source in used),
            planned=total(self.lines),
            left=known_sum(source.left for source in used),
            unspent=known_sum(source.unspent for source in used),
            realised=self.realised,
            pace=None if self.pace is None else sum(self.pace.values(), ZERO),
            received=known_sum(source.received for source in used),
            to_carry_over=known_sum(source.to_carry_over for source in used),
            to_repay=known_sum(source.to_repay for source in used),
        )

    @cached_property
    def realised(self) -> Realised | None:
        """All that was booked, and the forecast of all activities."""
        if self.account is None:
            return None
        sums = self.account.total
        return Realised(sums.committed, sums.spent, sum(self.forecasts[1].values(), ZERO))

    @cached_property
    def exceeded(self) -> tuple[SourceTotals, ...]:
        """The sources on which more is planned than granted."""
        return tuple(source for source in self.sources if source.excess)

    @cached_property
    def exceeded_years(self) -> tuple[tuple[SourceTotals, int, Decimal], ...]:
        """The years in which more is planned on a source than its ceiling for that year, and by how much."""
        found = []
        for source in filter(lambda source: source.used, self.sources):
            planned = per_year((line.year, amount) for line, amount in self.drawn[source.source.id])
            for year, granted in source.source.granted_by_year.items():
                if planned.get(year, ZERO) > granted:
                    found.append((source, year, planned[year] - granted))
        return tuple(found)

    @property
    def exceeded_anywhere(self) -> bool:
        """Whether any source is exceeded, over all years or in one."""
        return bool(self.exceeded or self.exceeded_years)

    @cached_property
    def overspent(self) -> tuple[SourceTotals, ...]:
        """The sources on which more was spent than granted."""
        return tuple(source for source in self.sources if source.overspent)

    @cached_property
    def overspent_years(self) -> tuple[tuple[SourceTotals, int, Decimal], ...]:
        """The years in which more was spent on a source than its ceiling for that year, and by how much."""
        found = []
        for source in filter(lambda source: source.realised, self.sources):
            expenses = self.account.spent_on(source.source.id) if self.account else []
            spent = per_year((booking.year, amount) for booking, amount in expenses)
            for year, granted in source.source.granted_by_year.items():
                if spent.get(year, ZERO) > granted:
                    found.append((source, year, spent[year] - granted))
        return tuple(found)

    @property
    def overspent_anywhere(self) -> bool:
        """Whether more was spent than granted on any source, over all years or in one."""
        return bool(self.overspent or self.overspent_years)

    @staticmethod
    def sums(lines: Iterable[Line]) -> tuple[dict[str, Decimal], Decimal]:
        """What some lines come to, per source and in all."""
        some = list(lines)
        return by_source(some), total(some)

    @staticmethod
    def planned_for(activities: Iterable[ActivityTotals]) -> Decimal:
        """What is planned for some activities together."""
        return sum((found.planned for found in activities), ZERO)

    @staticmethod
    def borne(by_source: Mapping[str, Decimal], some: Collection[str]) -> tuple[Decimal, Decimal]:
        """What some sources bear, and what the others do."""
        own = sum((amount for source, amount in by_source.items() if source in some), ZERO)
        return own, sum(by_source.values(), ZERO) - own

    def lines_of(self, source: str) -> list[tuple[Line, Decimal]]:
        """The lines that draw on a source with what they draw, the largest first."""
        return sorted(self.drawn.get(source, ()), key=lambda pair: -pair[1])

    @cached_property
    def drawn(self) -> dict[str, list[tuple[Line, Decimal]]]:
        """Per source the lines that draw on it, with what they draw."""
        found: dict[str, list[tuple[Line, Decimal]]] = {}
        for line in self.lines:
            for share in line.shares:
                found.setdefault(share.source, []).append((line, share.amount))
        return found


def known_sum(amounts: Iterable[Decimal | None]) -> Decimal | None:
    """What some amounts come to, as far as they are known; None where none of them is."""
    known = [amount for amount in amounts if amount is not None]
    return sum(known, ZERO) if known else None


def per_year(amounts: Iterable[tuple[int | None, Decimal]]) -> dict[int | None, Decimal]:
    """What some amounts come to in each year."""
    sums: dict[int | None, Decimal] = {}
    for year, amount in amounts:
        sums[year] = sums.get(year, ZERO) + amount
    return sums


Key = TypeVar("Key", bound=Hashable)


def in_order(planned: Mapping[Key, Decimal], booked: Mapping[Key, Sums]) -> dict[Key, Decimal]:
    """What is planned per key, with nothing for what was only booked; in order, what has no key last."""
    keys = sorted({*planned, *booked}, key=lambda key: (key is None, key))
    return {key: planned.get(key, ZERO) for key in keys}
