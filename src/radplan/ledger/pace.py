"""The plan over time: when the money of a cost line would be spent if it went evenly.

A line is spread by the day over the planning of its activity, as far as that lies in the year of the line (or, of a
line without a year, in the period of the plan); without planning over that whole year or period.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from radplan.ledger.lines import ZERO, Line, portion
from radplan.model.dates import FuzzyDate
from radplan.model.plan import Period
from radplan.record import Record

Month = tuple[int, int]


class Window(Record):
    """The first and the last day over which money is spread."""

    first: date
    last: date

    def part_by(self, amount: Decimal, day: date) -> Decimal:
        """What of an amount has gone by the end of a day: nothing before the first, all of it on the last."""
        if day >= self.last:
            return amount
        if day < self.first:
            return ZERO
        return portion(amount, (day - self.first).days + 1, (self.last - self.first).days + 1)

    def by_month(self, amount: Decimal) -> Iterator[tuple[Month, Decimal]]:
        """What of an amount falls in each month; together they are the amount, to the cent."""
        gone, year, month = ZERO, self.first.year, self.first.month
        while (year, month) <= (self.last.year, self.last.month):
            after = (year + month // 12, month % 12 + 1)
            by_then = self.part_by(amount, date(*after, 1) - timedelta(days=1))
            yield (year, month), by_then - gone
            gone, (year, month) = by_then, after

    def within(self, other: Window) -> Window:
        """The part that lies in another window; that whole window where none does."""
        first, last = max(self.first, other.first), min(self.last, other.last)
        return Window(first, last) if first <= last else other


def window(line: Line, period: Period) -> Window:
    """Over which days a line is spread."""
    year = line.cost.year
    around = Window(date(year, 1, 1), date(year, 12, 31)) if year is not None else span(period)
    planning = line.trail.activity.planning
    if planning is None:
        return around
    first = first_day(planning.start) if planning.start else around.first
    last = last_day(planning.end) if planning.end else around.last
    return Window(first, last).within(around)


def span(period: Period) -> Window:
    """The days of a period; of one that ends before it starts the first."""
    if period.start is None or period.end is None:
        year = period.year or date.min.year
        return Window(date(year, 1, 1), date(year, 12, 31))
    first = first_day(period.start)
    return Window(first, max(first, last_day(period.end)))


def first_day(day: FuzzyDate) -> date:
    """The first day of what was written; of what is open on that side (`voor 2019`) the day that limits it."""
    return day.latest if day.side == "before" else day.earliest


def last_day(day: FuzzyDate) -> date:
    """The last day of what was written; of what is open on that side (`na 2019`) the day that limits it."""
    return day.earliest if day.side == "after" else day.latest
