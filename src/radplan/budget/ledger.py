"""Every sum that radplan states. Rules, tables and documents ask the ledger; nobody else adds up.

Amounts are euro as Decimal, exact to the cent.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import TypeVar

from radplan.model.plan import Activity, Cost, Funding, Plan, Theme

ZERO = Decimal("0.00")


@dataclass(frozen=True, slots=True)
class Trail:
    """An activity with its path in the plan and the themes it stands in, from the outside in."""

    activity: Activity
    path: str
    themes: tuple[Theme, ...]

    @property
    def theme_path(self) -> str:
        """The path of the theme it stands in."""
        return self.path.rpartition(".")[0]


@dataclass(frozen=True, slots=True)
class Share:
    """What one source bears of a cost line; `source` is empty where the line names none."""

    source: str
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Line:
    """A cost line in its activity, with what each source bears of it."""

    cost: Cost
    path: str
    trail: Trail
    year: int | None
    shares: tuple[Share, ...]

    @property
    def amount(self) -> Decimal:
        """The amount of the line; nothing for what is in kind or still open."""
        return self.cost.amount or ZERO


@dataclass(frozen=True, slots=True)
class SourceTotals:
    """A funding source with what is planned on it. `granted` is None where no ceiling is known."""

    source: Funding
    path: str
    granted: Decimal | None
    planned: Decimal
    used: bool

    @property
    def left(self) -> Decimal | None:
        """Granted less planned."""
        return None if self.granted is None else self.granted - self.planned

    @property
    def excess(self) -> Decimal:
        """How much more is planned than granted; nothing where it fits."""
        return max(ZERO, -(self.left or ZERO))


@dataclass(frozen=True, slots=True)
class ThemeTotals:
    """A theme, sub-themes included, with its depth in the plan."""

    theme: Theme
    path: str
    depth: int
    planned: Decimal
    by_source: dict[str, Decimal]


@dataclass(frozen=True, slots=True)
class ActivityTotals:
    """An activity with what is planned for it."""

    trail: Trail
    planned: Decimal
    by_source: dict[str, Decimal]


@dataclass(frozen=True, slots=True)
class Total:
    """The sums over the sources that have cost lines."""

    granted: Decimal
    planned: Decimal
    left: Decimal


class Ledger:
    """The money of one plan."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.trails = tuple(trails(plan.themes))
        self.lines = tuple(lines(plan, self.trails))

    @cached_property
    def sources(self) -> tuple[SourceTotals, ...]:
        """Per funding source, in the order of the plan. Of two with one id the first bears what names it."""
        drawn = by_source(self.lines)
        return tuple(
            SourceTotals(source, f"funding[{index}]", ceiling(source), planned or ZERO, planned is not None)
            for index, source in enumerate(self.plan.funding)
            for planned in [drawn.pop(source.id, None)]
        )

    @cached_property
    def themes(self) -> tuple[ThemeTotals, ...]:
        """Per theme, each before the themes in it."""
        within: dict[int, list[Line]] = {}
        for line in self.lines:
            for theme in line.trail.themes:
                within.setdefault(id(theme), []).append(line)
        return tuple(
            ThemeTotals(theme, path, path.count("."), total(own), by_source(own))
            for path, theme in every_theme(self.plan.themes)
            for own in [within.get(id(theme), [])]
        )

    @cached_property
    def activities(self) -> tuple[ActivityTotals, ...]:
        """Per activity, in the order of the plan."""
        groups = grouped(self.lines, lambda line: line.trail.path)
        return tuple(
            ActivityTotals(trail, total(own), by_source(own))
            for trail in self.trails
            for own in [groups.get(trail.path, [])]
        )

    @cached_property
    def years(self) -> dict[int | None, Decimal]:
        """Per year, in order; what has no year comes last."""
        groups = grouped(self.lines, lambda line: line.year)
        return {year: total(groups[year]) for year in sorted(groups, key=lambda year: (year is None, year))}

    @cached_property
    def categories(self) -> dict[str | None, Decimal]:
        """Per category of the grant scheme; what has none comes last."""
        groups = grouped(self.lines, lambda line: line.trail.activity.category)
        return {name: total(groups[name]) for name in sorted(groups, key=lambda name: (name is None, name or ""))}

    @cached_property
    def total(self) -> Total:
        """Over all sources that have cost lines, as far as their ceilings are known."""
        used = [source for source in self.sources if source.used]
        return Total(
            granted=sum((source.granted or ZERO for source in used), ZERO),
            planned=total(self.lines),
            left=sum((source.left or ZERO for source in used), ZERO),
        )

    @cached_property
    def exceeded(self) -> tuple[SourceTotals, ...]:
        """The sources on which more is planned than granted."""
        return tuple(source for source in self.sources if source.excess)

    @cached_property
    def exceeded_years(self) -> tuple[tuple[SourceTotals, int, Decimal], ...]:
        """The years in which more is planned on a source than its ceiling for that year, and by how much."""
        found = []
        for source in filter(lambda source: source.used, self.sources):
            for year, granted in source.source.granted_by_year.items():
                planned = sum((amount for line, amount in self.lines_of(source.source.id) if line.year == year), ZERO)
                if planned > granted:
                    found.append((source, year, planned - granted))
        return tuple(found)

    @property
    def exceeded_anywhere(self) -> bool:
        """Whether any source is exceeded, over all years or in one."""
        return bool(self.exceeded or self.exceeded_years)

    @staticmethod
    def sums(lines: Iterable[Line]) -> tuple[dict[str, Decimal], Decimal]:
        """What some lines come to, per source and in all."""
        some = list(lines)
        return by_source(some), total(some)

    @staticmethod
    def borne(by_source: Mapping[str, Decimal], some: Collection[str]) -> tuple[Decimal, Decimal]:
        """What some sources bear, and what the others do."""
        own = sum((amount for source, amount in by_source.items() if source in some), ZERO)
        return own, sum(by_source.values(), ZERO) - own

    def lines_of(self, source: str) -> list[tuple[Line, Decimal]]:
        """The lines that draw on a source with what they draw, the largest first."""
        drawn = [(line, share.amount) for line in self.lines for share in line.shares if share.source == source]
        return sorted(drawn, key=lambda pair: -pair[1])


def trails(themes: Iterable[Theme], path: str = "themes", above: tuple[Theme, ...] = ()) -> Iterator[Trail]:
    """Every activity, in the order in which a document shows them: those of a theme before those of its sub-themes."""
    for index, theme in enumerate(themes):
        at = f"{path}[{index}]"
        for number, activity in enumerate(theme.activities):
            yield Trail(activity, f"{at}.activities[{number}]", (*above, theme))
        yield from trails(theme.themes, f"{at}.themes", (*above, theme))


def every_theme(themes: Iterable[Theme], path: str = "themes") -> Iterator[tuple[str, Theme]]:
    """Every theme with its path, each before the themes in it."""
    for index, theme in enumerate(themes):
        yield f"{path}[{index}]", theme
        yield from every_theme(theme.themes, f"{path}[{index}].themes")


def lines(plan: Plan, trails: Iterable[Trail]) -> Iterator[Line]:
    """Every cost line with its year (its own, else the plan's) and its split over sources."""
    for trail in trails:
        for index, cost in enumerate(trail.activity.costs):
            year = cost.year if cost.year is not None else plan.period.year
            yield Line(cost, f"{trail.path}.costs[{index}]", trail, year, tuple(split(cost)))


def ceiling(source: Funding) -> Decimal | None:
    """What was granted; where only the years are given, their sum."""
    if source.granted is None and source.granted_by_year:
        return sum(source.granted_by_year.values(), ZERO)
    return source.granted


def split(cost: Cost) -> Iterator[Share]:
    """What each source bears of a line.

    A share is the running total of shares, rounded half up to the cent, less the running total before it:
    no cent is lost, and none is negative.
    """
    amount = cost.amount or ZERO
    if len(cost.funding) == 1 and cost.funding[0].share is None and cost.funding[0].amount is None:
        yield Share(cost.funding[0].id, amount)
        return
    shares, before = ZERO, ZERO
    for part in cost.funding:
        if part.amount is not None:
            yield Share(part.id, part.amount)
        else:
            shares += part.share or ZERO
            running = percent(amount, shares)
            yield Share(part.id, running - before)
            before = running


def percent(amount: Decimal, share: Decimal) -> Decimal:
    """A percentage of an amount, rounded half up to the cent."""
    numerator, denominator = share.as_integer_ratio()
    cents = int(amount.scaleb(2)) * numerator
    whole = denominator * 100
    return Decimal((2 * cents + whole) // (2 * whole)).scaleb(-2)


def total(lines: Iterable[Line]) -> Decimal:
    """What some lines come to."""
    return sum((line.amount for line in lines), ZERO)


def by_source(lines: Iterable[Line]) -> dict[str, Decimal]:
    """What some lines come to per source."""
    sums: dict[str, Decimal] = {}
    for line in lines:
        for share in line.shares:
            sums[share.source] = sums.get(share.source, ZERO) + share.amount
    return sums


Key = TypeVar("Key", bound=Hashable)


def grouped(lines: Iterable[Line], key: Callable[[Line], Key]) -> dict[Key, list[Line]]:
    """Lines by what they have in common, in the order of their first appearance."""
    groups: dict[Key, list[Line]] = {}
    for line in lines:
        groups.setdefault(key(line), []).append(line)
    return groups
