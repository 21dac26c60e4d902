"""What is planned, line by line: each cost line in its activity, with what each source bears of it."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import TypeVar

from radplan.model.plan import Activity, Cost, Funding, Period, Plan, Theme
from radplan.record import Record

ZERO = Decimal("0.00")


class Trail(Record):
    """An activity with its path in the plan and the themes it stands in, from the outside in."""

    activity: Activity
    path: str
    themes: tuple[Theme, ...]

    @property
    def theme_path(self) -> str:
        """The path of the theme it stands in."""
        return self.path.rpartition(".")[0]


class Share(Record):
    """What one source bears of a cost line; `source` is empty where the line names none."""

    source: str
    amount: Decimal


class Line(Record):
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
    own = year_of(plan.period)
    for trail in trails:
        for index, cost in enumerate(trail.activity.costs):
            year = cost.year if cost.year is not None else own
            yield Line(cost, f"{trail.path}.costs[{index}]", trail, year, tuple(split(cost)))


def year_of(period: Period) -> int | None:
    """The year of a period; also of one that was typed as a start and an end. None where it may be in more than one."""
    years = years_of(period)
    return years[0] if len(years) == 1 else None


def years_of(period: Period) -> Sequence[int]:
    """The years that a period lies in, as far as it may; none where it is open at an end."""
    if period.year is not None or period.start is None or period.end is None:
        return () if period.year is None else (period.year,)
    first, last = period.start.earliest, period.end.latest
    return () if first == date.min or last == date.max else range(first.year, last.year + 1)


def ceiling(source: Funding) -> Decimal | None:
    """What was granted; where only the years are given, their sum."""
    if source.granted is None and source.granted_by_year:
        return sum(source.granted_by_year.values(), ZERO)
    return source.granted


def split(cost: Cost, instead: Decimal | None = None) -> Iterator[Share]:
    """What each source bears of a line, or would bear if it were another amount.

    A share is the running total of shares, rounded half up to the cent, less the running total before it:
    no cent is lost, and none is negative.
    """
    amount = cost.amount or ZERO if instead is None else instead
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
    return portion(amount, numerator, denominator * 100)


def portion(amount: Decimal, part: int, whole: int) -> Decimal:
    """So many parts out of a whole of an amount, rounded half up to the cent."""
    cents = int(amount.scaleb(2)) * part
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
