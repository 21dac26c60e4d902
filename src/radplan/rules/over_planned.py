"""More was spent on an activity than was planned for it.

## What it checks
The expenses of an activity come to no more than its cost lines, to the cent. The finding stands at the expense that
goes over it. Activities without cost lines, or with a line that is still open (`pm`), are left alone.

## Why
The source may still have room, but another activity pays for it. Whoever decides on the plan hears of it now, and not
at the end of the year.

## Wrong
    costs: [{item: Krachtenveldanalyse, amount: 25000, funding: grant}]
    # realisation.yaml
    expenses: [{date: 2019-09-12, amount: 26500, item: Krachtenveldanalyse}]

## Right
    costs: [{item: Krachtenveldanalyse, amount: 26500, funding: grant}]

## Repair
Raise the cost line if that was decided, and lower another; or book the expense where it belongs.

## Source
The commission for the municipal accounts (BBV) asks to explain what differs from the budget per activity.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from radplan.findings import Finding, Severity
from radplan.ledger.ledger import ZERO, Trail
from radplan.rules.realised import realised
from radplan.rules.rule import Case, Rule, related, with_related

if TYPE_CHECKING:
    from radplan.ledger.account import Booking

RULE = Rule("over-planned", Severity.WARNING)


def check(case: Case) -> Iterator[Finding]:
    """Activities that cost more than planned."""
    done = realised(case)
    if done is None:
        return
    expenses: dict[str, list[Booking]] = {}
    for booking in done.expenses():
        expenses.setdefault(booking.activity, []).append(booking)
    for found in case.ledger.activities:
        path = f"{found.trail.path}.costs"
        own = expenses.get(found.trail.activity.id, [])
        spent = sum((booking.entry.amount for booking in own), ZERO)
        if spent > found.planned and known(found.trail) and case.folder.as_typed(path):
            at = f"{passing(own, found.planned).path}.amount"
            values = {"spent": spent, "planned": found.planned, "excess": spent - found.planned}
            finding = RULE.found(done.place(at), at, activity=found.trail.activity.id, **values)
            yield with_related(finding, related(RULE.name, "costs", case.folder.place(path), planned=found.planned))


def known(trail: Trail) -> bool:
    """Whether the plan says what an activity costs."""
    costs = trail.activity.costs
    return bool(costs) and all(cost.amount is not None or cost.basis == "in_kind" for cost in costs)


def passing(expenses: list[Booking], planned: Decimal) -> Booking:
    """The first expense with which the sum is more than planned."""
    spent = ZERO
    for booking in expenses:
        spent += booking.entry.amount
        if spent > planned:
            return booking
    return expenses[-1]
