"""What became of the plan's money: each expense and commitment with its source, activity and month.

An expense is paid, a commitment is ordered and not paid yet; both are taken as they were typed, and a commitment
that was paid since is no longer one: nothing is set off against anything here. Amounts are euro, exact to the cent.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator
from decimal import Decimal
from functools import cached_property
from typing import TypeVar

from radplan.ledger.lines import ZERO, Line, Share, Trail, portion, year_of
from radplan.ledger.pace import Month
from radplan.model.dates import FuzzyDate
from radplan.model.plan import Period
from radplan.model.realisation import ActivityRealised, Commitment, Expense, Realisation
from radplan.model.scalars import slug
from radplan.record import Record

ENDED = ("completed", "stopped")
UNASSIGNED = ""


class Booking(Record):
    """An expense or a commitment with its path in the realisation, and what each source bears of it.

    `trail` is None where the plan doesn't have the activity, `lines` are the planned lines of the same item.
    A share without a source is money that can't be told to come from one.
    """

    entry: Expense | Commitment
    path: str
    activity: str
    trail: Trail | None
    lines: tuple[Line, ...]
    shares: tuple[Share, ...]
    year: int | None
    month: Month | None

    @property
    def paid(self) -> bool:
        """Whether it is an expense."""
        return isinstance(self.entry, Expense)


class Sums(Record):
    """What was ordered and not paid yet, and what was paid."""

    committed: Decimal = ZERO
    spent: Decimal = ZERO

    def and_also(self, amount: Decimal, paid: bool) -> Sums:
        """These sums with one more amount."""
        return Sums(self.committed, self.spent + amount) if paid else Sums(self.committed + amount, self.spent)

    @property
    def bound(self) -> Decimal:
        """Spent and committed together."""
        return self.spent + self.committed


Key = TypeVar("Key", bound=Hashable)


class Account:
    """The realised side of one plan."""

    def __init__(
        self, realisation: Realisation, period: Period, trails: Iterable[Trail], lines: Iterable[Line]
    ) -> None:
        self.realisation = realisation
        self.period = period
        self.trails = {trail.activity.id: trail for trail in reversed(list(trails))}
        self.planned: dict[str, list[Line]] = {}
        for line in lines:
            self.planned.setdefault(line.trail.activity.id, []).append(line)

    @cached_property
    def bookings(self) -> tuple[Booking, ...]:
        """Every expense and commitment, in the order of the realisation."""
        found: list[Booking] = []
        for name, realised in self.realisation.activities.items():
            path = f"activities.{name}"
            ordered, paid = enumerate(realised.commitments), enumerate(realised.expenses)
            found += (self.booking(entry, f"{path}.commitments[{number}]", name) for number, entry in ordered)
            found += (self.booking(entry, f"{path}.expenses[{number}]", name) for number, entry in paid)
        return tuple(found)

    def booking(self, entry: Expense | Commitment, path: str, activity: str) -> Booking:
        """One expense or commitment."""
        trail = self.trails.get(activity)
        own = self.planned.get(activity, [])
        lines = tuple(line for line in own if same_item(line, entry.item)) if entry.item else ()
        shares = tuple(borne(entry, lines, own))
        return Booking(entry, path, activity, trail, lines, shares, self.year(entry.date), month_of(entry.date))

    def year(self, day: FuzzyDate | None) -> int | None:
        """The year of a date; like a cost line, what has none falls in the plan's year where that has one."""
        if day is None:
            return year_of(self.period)
        return None if day.side else day.year

    def by(self, keys: Callable[[Booking], Iterable[Key]]) -> dict[Key, Sums]:
        """The sums per key; a booking counts for each key it has."""
        found: dict[Key, Sums] = {}
        for booking in self.bookings:
            for key in keys(booking):
                found[key] = found.get(key, Sums()).and_also(booking.entry.amount, booking.paid)
        return found

    @cached_property
    def cells(self) -> dict[tuple[str, str], Sums]:
        """Per activity (its id) and source."""
        found: dict[tuple[str, str], Sums] = {}
        for booking in self.bookings:
            for share in booking.shares:
                key = booking.activity, share.source
                found[key] = found.get(key, Sums()).and_also(share.amount, booking.paid)
        return found

    @cached_property
    def sources(self) -> dict[str, Sums]:
        """Per source; what has none is under an empty id."""
        found: dict[str, Sums] = {}
        for (_, source), sums in self.cells.items():
            before = found.get(source, Sums())
            found[source] = Sums(before.committed + sums.committed, before.spent + sums.spent)
        return found

    @cached_property
    def activities(self) -> dict[str, Sums]:
        """Per activity, by its id."""
        return self.by(lambda booking: (booking.activity,))

    @cached_property
    def years(self) -> dict[int | None, Sums]:
        """Per year; what has none is under None."""
        return self.by(lambda booking: (booking.year,))

    @cached_property
    def months(self) -> dict[Month | None, Sums]:
        """Per month; what has a date that is less precise is under None."""
        return self.by(lambda booking: (booking.month,))

    @cached_property
    def categories(self) -> dict[str | None, Sums]:
        """Per category of the grant scheme."""
        return self.by(lambda booking: (booking.trail.activity.category if booking.trail else None,))

    @cached_property
    def total(self) -> Sums:
        """All of it."""
        return sum_of(self.activities.values())

    @cached_property
    def forecast(self) -> dict[tuple[str, str], Decimal]:
        """What an activity will have cost a source when it is over.

        Of an activity that is completed or stopped what was spent and committed; of any other what was planned, or
        what was spent and committed where that is more already. Money without a source comes on top.
        """
        planned: dict[tuple[str, str], Decimal] = {}
        for activity, lines in self.planned.items():
            for share in (share for line in lines for share in drawn(line)):
                planned[activity, share.source] = planned.get((activity, share.source), ZERO) + share.amount
        keys = dict.fromkeys((*planned, *self.cells))
        return {key: self.outcome(key[0], planned.get(key, ZERO), self.cells.get(key, Sums())) for key in keys}

    def outcome(self, activity: str, planned: Decimal, sums: Sums) -> Decimal:
        """What will have gone to one activity from one source."""
        status = self.realisation.activities.get(activity, ActivityRealised()).status
        return sums.bound if status in ENDED else max(planned, sums.bound)

    def spent_in(self, year: int, activities: Collection[str]) -> Decimal:
        """What was spent in a year on some activities, by their ids."""
        some = (booking for booking in self.bookings if booking.paid and booking.activity in activities)
        return sum((booking.entry.amount for booking in some if booking.year == year), ZERO)

    def spent_on(self, source: str, year: int | None = None) -> list[tuple[Booking, Decimal]]:
        """The expenses on a source (in one year) with what each takes of it, the largest first."""
        return self.largest(source, year, paid=True)

    def committed_on(self, source: str) -> list[tuple[Booking, Decimal]]:
        """The commitments on a source with what each takes of it, the largest first."""
        return self.largest(source, None, paid=False)

    def largest(self, source: str, year: int | None, *, paid: bool) -> list[tuple[Booking, Decimal]]:
        """Bookings on a source, the largest first."""
        booked = self.booked.get((source, paid), ())
        return sorted((pair for pair in booked if year in (None, pair[0].year)), key=lambda pair: -pair[1])

    @cached_property
    def booked(self) -> dict[tuple[str, bool], list[tuple[Booking, Decimal]]]:
        """What was booked on each source, paid or not, with what each booking takes of it."""
        found: dict[tuple[str, bool], list[tuple[Booking, Decimal]]] = {}
        for booking in self.bookings:
            for share in booking.shares:
                found.setdefault((share.source, booking.paid), []).append((booking, share.amount))
        return found


def sum_of(many: Iterable[Sums]) -> Sums:
    """Several sums as one."""
    every = list(many)
    return Sums(sum((sums.committed for sums in every), ZERO), sum((sums.spent for sums in every), ZERO))


def drawn(line: Line) -> tuple[Share, ...]:
    """What each source bears of a line; the whole of it without a source where it names none."""
    return line.shares or (Share(UNASSIGNED, line.amount),)


def same_item(line: Line, item: str) -> bool:
    """Whether an item names a cost line: by its item in any spelling that gives the same name, or by its id."""
    name = slug(item)
    return name in (slug(line.cost.item), line.cost.id) if name else item == line.cost.item


def borne(entry: Expense | Commitment, lines: Iterable[Line], own: Iterable[Line]) -> Iterator[Share]:
    """What each source bears of a booking.

    The source it names; else those of the planned line with the same item, each in its part; else the only source
    of the activity; else none.
    """
    if entry.funding:
        yield Share(entry.funding, entry.amount)
        return
    weights = weighed(lines)
    if not weights:
        sources = weighed(own)
        weights = sources if len(sources) == 1 else {}
    whole = sum(weights.values())
    if len(weights) < 2 or not whole:
        yield Share(next(iter(weights)) if len(weights) == 1 else UNASSIGNED, entry.amount)
        return
    parts, before = 0, ZERO
    for source, weight in weights.items():
        parts += weight
        running = portion(entry.amount, parts, whole)
        yield Share(source, running - before)
        before = running


def weighed(lines: Iterable[Line]) -> dict[str, int]:
    """What some lines draw on each source, in cents."""
    weights: dict[str, int] = {}
    for line in lines:
        for share in line.shares:
            weights[share.source] = weights.get(share.source, 0) + int(share.amount.scaleb(2))
    return weights


def month_of(day: FuzzyDate | None) -> Month | None:
    """The month of a date that is precise enough for one."""
    if day is None or day.side or day.level not in ("day", "month"):
        return None
    return day.year, day.named.month
