"""An expense is paid for something that the plan doesn't have.

## What it checks
The `item` of an expense is that of a cost line of the same activity (in any spelling that gives the same name), or the
`id` of one. Its `funding` is a source that this line, or without an item some line of the activity, draws on. For an
activity without cost lines no expense is planned at all.

## Why
What was paid is compared with what was planned. An expense that can't be placed is found by the auditor, a year later.

## Wrong
    costs: [{item: Trainers, amount: 10000, funding: grant}]
    # realisation.yaml
    expenses: [{date: 2019-09-12, amount: 450, item: Catering, funding: grant}]

## Right
    costs:
      - {item: Trainers, amount: 9500, funding: grant}
      - {item: Catering, amount: 500, funding: grant}

## Repair
Write the item as the plan does, add a cost line to the plan, or book the expense on the source that was planned.

## Source
The account of a specific grant compares each expense with the activity for which the money was awarded.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from radplan.findings import Finding, Severity
from radplan.ledger.ledger import Line
from radplan.rules.allotted import is_settled
from radplan.rules.realised import Realised, realised
from radplan.rules.rule import Case, Rule, related, with_related

if TYPE_CHECKING:
    from radplan.ledger.account import Booking

RULE = Rule("expense-unplanned", Severity.WARNING)


def check(case: Case) -> Iterator[Finding]:
    """Expenses without a place in the plan."""
    done = realised(case)
    if done is None:
        return
    planned: dict[str, list[Line]] = {}
    for line in case.ledger.lines:
        planned.setdefault(line.trail.path, []).append(line)
    for booking in done.expenses():
        if booking.trail and case.folder.as_typed(f"{booking.trail.path}.costs"):
            yield from unplanned(case, done, booking, planned.get(booking.trail.path, []))


def unplanned(case: Case, done: Realised, booking: Booking, own: list[Line]) -> Iterator[Finding]:
    """What is unplanned in one expense: all of it, its item, or its source."""
    entry, title = booking.entry, {"activity": booking.activity}
    lines = booking.lines or own
    sources = {share.source for line in lines for share in line.shares}
    if not own:
        yield RULE.found(done.place(booking.path), booking.path, "nothing", **title)
    elif entry.item and not booking.lines:
        path = f"{booking.path}.item"
        items = tuple(dict.fromkeys(line.cost.item for line in own))
        yield RULE.found(done.place(path), path, "item", item=entry.item, items=items, **title)
    elif (
        entry.funding
        and case.ids.has("funding", entry.funding)
        and entry.funding not in sources
        and all(is_settled(case, line) for line in lines)
    ):
        path = f"{booking.path}.funding"
        finding = RULE.found(done.place(path), path, "source", source=entry.funding, **title)
        yield with_related(finding, related(RULE.name, "planned", case.folder.place(lines[0].path)))
