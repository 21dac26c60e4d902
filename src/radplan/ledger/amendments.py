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

from radplan.ledger.lines import ZERO, ceiling
from radplan.model.plan import AmendmentLine, BudgetAmendment, Change, Funding, Plan

KINDS = ("expenditure", "income", "additions", "withdrawals")


def lines_of(plan: Plan, amendment: BudgetAmendment) -> tuple[AmendmentLine, ...]:
    """The lines of an amendment, as given or else derived."""
    return amendment.lines or tuple(derived(plan, amendment))


def derived(plan: Plan, amendment: BudgetAmendment) -> Iterator[AmendmentLine]:
    """The lines that follow from the sources that the booking pattern is for."""
    spent = amendment.programme, amendment.task_field
    came = counter(amendment)
    for source, description, change in booked(plan, amendment):
        here = partial(line, amendment, source, description)
        if amendment.booking == "specific_grant":
            yield here(spent, expenditure=change, income=change)
            continue
        yield here(spent, expenditure=change)
        if amendment.booking == "reserve":
            yield here(came, withdrawals=change)
        else:
            yield here(came, income=change)


def booked(plan: Plan, amendment: BudgetAmendment) -> Iterator[tuple[Funding, str, Change]]:
    """What the sources bring in, each with its description: per year where it was granted for several years."""
    for source in sources_of(plan, amendment):
        amounts: dict[str, Decimal | None] = {source.title: ceiling(source)}
        if len(source.granted_by_year) > 1:
            amounts = {f"{source.title} ({year})": amount for year, amount in sorted(source.granted_by_year.items())}
        for description, amount in amounts.items():
            yield source, description, Change.model_construct(before=None, change=amount or ZERO)


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
    (`repay_unspent` or `sisa`) are specific grants, the others come through the municipal fund.
    """
    granted = [source for source in plan.funding if ceiling(source)]
    if amendment.booking == "reserve":
        return [source for source in granted if source.kind == "carry_over"]
    grants = [source for source in granted if source.kind in (None, "grant")]
    bookings = {other.booking for other in plan.budget_amendments}
    if not {"municipal_fund", "specific_grant"} <= bookings:
        return grants
    specific = amendment.booking == "specific_grant"
    return [source for source in grants if bool(source.repay_unspent or source.sisa) == specific]


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
