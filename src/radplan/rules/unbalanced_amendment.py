"""A budget amendment balances.

## What it checks
The changes of expenditure and additions to reserves equal those of income and withdrawals from reserves, over all
programmes of the amendment. For a specific grant they do so for each programme as well. Two amendments of one kind
don't both follow from the grants: without lines of their own they would book the same money twice.

## Why
A council decides on a balanced budget. Money through the municipal fund raises expenditure on the safety programme and
income on the finance programme; a specific grant raises both on the same programme; a carry-over comes out of a
reserve.

## Wrong
    budget_amendments:
      - number: 2019-07
        booking: municipal_fund
        lines:
          - {programme: Veiligheid, expenditure: {change: 457500}}
          - {programme: Financiën, income: {change: 450000}}

## Right
    - {programme: Financiën, income: {change: 457500}}

## Repair
Correct the change that is wrong, or add the line that is missing.

## Source
Den Haag 2019 shows both booking patterns next to each other.
"""

from __future__ import annotations

from collections.abc import Iterator

from radplan.findings import Finding, Severity, Text
from radplan.ledger.amendments import balance, booked, by_programme
from radplan.ledger.lines import ZERO
from radplan.rules.rule import Case, Rule, related, with_related

RULE = Rule("unbalanced-amendment", Severity.ERROR)


def check(case: Case) -> Iterator[Finding]:
    """Amendments whose two sides differ, in all or, for a specific grant, in a programme; and money booked twice."""
    derived: dict[str, str] = {}
    for index, amendment in enumerate(case.plan.budget_amendments):
        path = f"budget_amendments[{index}]"
        if not case.folder.intact(path):
            continue
        if not amendment.lines and any(booked(case.plan, amendment)):
            first = derived.setdefault(amendment.booking or "", path)
            if first != path:
                twice = RULE.found(case.folder.place(path), path, "twice")
                yield with_related(twice, related(RULE.name, "first", case.folder.place(first)))
        if (difference := balance(amendment.lines)) != ZERO:
            yield RULE.found(case.folder.place(path), path, difference=abs(difference))
        elif amendment.booking == "specific_grant":
            off = {
                name: abs(balance(lines)) for name, lines in by_programme(amendment).items() if balance(lines) != ZERO
            }
            if off:  # what one programme lacks, another has too much: they are one fault
                said = tuple(
                    Text("unbalanced-amendment.off", {"programme": name, "difference": off[name]}) for name in off
                )
                yield RULE.found(case.folder.place(path), path, "programme", programmes=said)
