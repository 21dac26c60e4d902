"""More is carried over and repaid than is left of a funding source.

## What it checks
Per funding source in `realisation.yaml`: `to_carry_over` and `to_repay` together are no more than what was granted
less what was spent.

## Why
What is spent can't be carried over as well. The financial statement would account for more money than there was, and
the next year would begin with money that isn't there.

## Wrong
    # granted: 10000, spent: 6000
    funding:
      versterkingsgelden: {to_carry_over: 3000, to_repay: 2000}

## Right
    funding:
      versterkingsgelden: {to_carry_over: 3000, to_repay: 1000}

## Repair
Correct one of the two amounts, or book an expense on the source that paid it.

## Source
The account of a grant: granted, spent, carried over and repaid add up.
"""

from __future__ import annotations

from collections.abc import Iterator

from radplan.findings import Finding, Severity
from radplan.ledger.ledger import ZERO
from radplan.rules.realised import realised
from radplan.rules.rule import Case, Rule

RULE = Rule("remainder-exceeded", Severity.WARNING)


def check(case: Case) -> Iterator[Finding]:
    """Sources of which more goes on than is left."""
    done = realised(case)
    for source in case.ledger.sources if done else ():
        name = source.source.id
        placed = (source.to_carry_over or ZERO) + (source.to_repay or ZERO)
        path = f"funding.{name}.{'to_repay' if source.to_carry_over is None else 'to_carry_over'}"
        if source.unspent is None or not done or placed <= max(source.unspent, ZERO):
            continue
        if done.as_typed(f"funding.{name}") and case.folder.as_typed(f"{source.path}.granted"):
            values = {"source": name, "placed": placed, "left": max(source.unspent, ZERO)}
            yield RULE.found(done.place(path), path, **values)
