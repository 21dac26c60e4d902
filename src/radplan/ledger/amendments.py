"""Budget amendments: what changes per programme and task field, given or derived, and whether it balances.

Amounts are euro. Where a plan gives no lines they follow from its funding sources and the booking pattern:
money through the municipal fund raises the expenditure on the programme and the income on the counter programme;
a specific grant raises both on the same programme; a carry-over is withdrawn from a reserve.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import partial
from typing import Any

from radplan.ledger.lines import ZERO, ceiling, year_of
from radplan.model.plan import AmendmentLine, BudgetAmendment, Change, Funding, Plan
from radplan.record import Record

KINDS = ("expenditure", "income", "additions", "withdrawals")


class Booking(Record):
    """What a source brings in, in a budget year; None where nobody says in which."""

    source: Funding
    year: int | None
    description: str
    change: Change


def by_year(plan: Plan, amendment: BudgetAmendment) -> dict[int | None, tuple[AmendmentLine, ...]]:
    """The lines of an amendment per budget year; given lines are of the year of its sources, where that is one."""
    found: dict[int | None, tuple[AmendmentLine, ...]] = {}
    for booking in booked(plan, amendment):
        found[booking.year] = (*found.get(booking.year, ()), *lines_from(amendment, booking))
    years = sorted(found, key=lambda year: (year is None, year)) or [year_of(plan.period)]
    if amendment.lines:
        return {years[0] if len(years) == 1 else None: amendment.lines}
    return {year: found.get(year, ()) for year in years}


def lines_from(amendment: BudgetAmendment, booking: Booking) -> Iterator[AmendmentLine]:
    """The lines that follow from one source."""
    spent, change = (amendment.programme, amendment.task_field), booking.change
    here = partial(line, amendment, booking.source, booking.description)
    if amendment.booking == "specific_grant":
        yield here(spent, expenditure=change, income=change)
        return
    yield here(spent, expenditure=change)
    if amendment.booking == "reserve":
        yield here(counter(amendment), withdrawals=change)
    else:
        yield here(counter(amendment), income=change)


def booked(plan: Plan, amendment: BudgetAmendment) -> Iterator[Booking]:
    """What the sources bring in: per year where it was granted for several years."""
    for source in sources_of(plan, amendment):
        if len(source.granted_by_year) > 1:
            for year, amount in sorted(source.granted_by_year.items()):
                yield Booking(source, year, f"{source.title} ({year})", changed(amount))
        else:
            yield Booking(source, budget_year(plan, source), source.title, changed(ceiling(source)))


def budget_year(plan: Plan, source: Funding) -> int | None:
    """The year to which the money of a source belongs, where that is one."""
    return source.year or next(iter(source.granted_by_year), None) or year_of(source.period or plan.period)


def changed(amount: Decimal | None) -> Change:
    """What is added, to nobody knows how much."""
    return Change.model_construct(before=None, change=amount or ZERO)


def counter(amendment: BudgetAmendment) -> tuple[str | None, str | None]:
    """Where the money comes in: the counter programme and task field.

    Money through the municipal fund never comes in on the programme that spends it: where the plan doesn't say where,
    both are empty texts. A withdrawal from a reserve may be on the programme itself.
    """
    programme, task_field = amendment.counter_programme, amendment.counter_task_field
    if amendment.booking == "municipal_fund":
        return programme or "", task_field or ""
    return programme or amendment.programme, task_field or amendment.task_field


def line(
    amendment: BudgetAmendment, source: Funding, description: str, where: tuple[str | None, str | None],
    **changes: Change,
) -> AmendmentLine:  # fmt: skip
    """A derived line; structural when the source or else the amendment says so."""
    programme, task_field = where
    structural = source.structural if source.structural is not None else amendment.structural
    values: dict[str, Any] = {"programme": programme, "task_field": task_field, "description": description}
    return AmendmentLine.model_construct(**(values | {"structural": structural} | changes))


def sources_of(plan: Plan, amendment: BudgetAmendment) -> list[Funding]:
    """The granted sources that an amendment books: carry-overs from a reserve, grants else.

    Where a plan has amendments of both kinds of grant, those that must be accounted for to the state
    (`repay_unspent` or `sisa`, or by their scheme) are specific grants, the others come through the municipal fund.
    """
    granted = [source for source in plan.funding if ceiling(source)]
    if amendment.booking == "reserve":
        return [source for source in granted if source.kind == "carry_over"]
    grants = [source for source in granted if source.kind in (None, "grant")]
    bookings = {other.booking for other in plan.budget_amendments}
    if not {"municipal_fund", "specific_grant"} <= bookings:
        return grants
    from radplan.schemes.register import schemes_of

    schemes = schemes_of(plan)
    named = {name for name, scheme in schemes.items() if scheme.form == "specific_grant"}
    specific = amendment.booking == "specific_grant"
    return [
        source for source in grants if bool(source.repay_unspent or source.sisa or source.scheme in named) == specific
    ]


def change_of(line: AmendmentLine, kind: str) -> Decimal:
    """What a line changes of one kind."""
    change: Change | None = getattr(line, kind)
    return change.change if change else ZERO


def total(lines: Iterable[AmendmentLine], kind: str) -> Decimal:
    """What some lines change of one kind."""
    return sum((change_of(line, kind) for line in lines), ZERO)


def balance(lines: Iterable[AmendmentLine]) -> Decimal:
    """Expenditure and additions, less income and withdrawals: nothing, for an amendment that balances."""
    some = tuple(lines)
    sums = {kind: total(some, kind) for kind in KINDS}
    return sums["expenditure"] + sums["additions"] - sums["income"] - sums["withdrawals"]


def by_programme(amendment: BudgetAmendment) -> dict[str, list[AmendmentLine]]:
    """The lines of each programme."""
    found: dict[str, list[AmendmentLine]] = {}
    for one in amendment.lines:
        found.setdefault(one.programme or amendment.programme or "", []).append(one)
    return found


def after(change: Change) -> Decimal | None:
    """The amount after the change, where it is known before."""
    return None if change.before is None else change.before + change.change
