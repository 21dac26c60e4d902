"""No amount is a thousand times too large or too small.

## What it checks
No cost line is more than 300 times off the median of the plan's lines, while 1000 times more or less would bring it
within a factor of 3 of it.

## Why
Finance tables are often "x € 1.000". One line typed in the other unit puts the whole sum out.

## Wrong
    costs:
      - {item: Trainers, amount: 25000, funding: grant}
      - {item: Zaalhuur, amount: 15000, funding: grant}
      - {item: Conferentie, amount: 20, funding: grant}

## Right
    - {item: Conferentie, amount: 20000, funding: grant}

## Repair
Write the amount in whole euros.

## Source
The accounts of Gouda 2019 are in thousands of euros, its grants in euros.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from radplan.findings import Finding, Severity
from radplan.rules.rule import Case, Rule

RULE = Rule("amount-in-thousands", Severity.WARNING)
FAR, THOUSAND, NEAR = 300, 1000, 3


def check(case: Case) -> Iterator[Finding]:
    """Lines that seem to be typed in thousands of euros among lines in euros, or the other way round."""
    lines = [line for line in case.ledger.lines if line.amount > 0]
    middle = median([line.amount for line in lines])
    for line in lines:
        meant = meant_amount(line.amount, middle)
        if meant is not None:
            path = f"{line.path}.amount"
            yield RULE.found(case.folder.place(path), path, amount=line.amount, meant=meant, middle=middle)


def median(amounts: list[Decimal]) -> Decimal:
    """The amount in the middle, or between the two there; nothing where there are none."""
    ordered, half = sorted(amounts), len(amounts) // 2
    if not ordered:
        return Decimal(0)
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2


def meant_amount(amount: Decimal, middle: Decimal) -> Decimal | None:
    """The amount in the unit of the others, where an amount seems to be in another."""
    if amount * FAR < middle:
        meant = amount * THOUSAND
    elif amount > middle * FAR:
        meant = amount / THOUSAND
    else:
        return None
    return meant if middle <= meant * NEAR and meant <= middle * NEAR else None
