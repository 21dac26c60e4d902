"""The parts of a cost line that sources bear make up the whole line.

## What it checks
Where a cost line names several funding sources, each with a share, the shares sum to 100; with part amounts,
the amounts sum to the amount of the line; and the two ways are not mixed. Where a source has a ceiling per year
(`granted_by_year`), the years sum to what is granted.

## Why
Money that no source bears is missing at the end of the year, and money borne twice is promised twice.

## Wrong
    costs:
      - item: Trainers
        amount: 10000
        funding: [{id: grant, share: 60}, {id: own, share: 30}]

## Right
    costs:
      - item: Trainers
        amount: 10000
        funding: [{id: grant, share: 60}, {id: own, share: 40}]

## Repair
Correct a share or a part amount, or add the source that bears the rest.

## Source
Co-funding without amounts (Arnhem 2019, the regular budget of the Veiligheidshuis) is how a rest goes unnoticed.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from radplan.findings import Finding, Severity
from radplan.ledger.ledger import Line
from radplan.rules.rule import Case, Rule

RULE = Rule("funding-split", Severity.ERROR)
HUNDRED = Decimal(100)


def check(case: Case) -> Iterator[Finding]:
    """Cost lines whose parts don't make up the whole, and grants whose years don't."""
    for line in case.ledger.lines:
        path = f"{line.path}.funding"
        read_well = case.folder.as_typed(f"{line.path}.amount") and case.folder.as_typed(path)
        if divided(line) and read_well and (found := uneven(line)):
            kind, values = found
            yield RULE.found(case.folder.place(path), path, kind, **values)
    for index, source in enumerate(case.plan.funding):
        summed = sum(source.granted_by_year.values(), Decimal(0))
        path = f"funding[{index}].granted_by_year"
        read_well = case.folder.as_typed(f"funding[{index}].granted") and case.folder.as_typed(path)
        if source.granted_by_year and source.granted not in (None, summed) and read_well:
            yield RULE.found(case.folder.place(path), path, "years", summed=summed, granted=source.granted)


def divided(line: Line) -> bool:
    """Whether a line is split at all: naming one source alone is no split."""
    parts = line.cost.funding
    return len(parts) > 1 or any(part.share is not None or part.amount is not None for part in parts)


def uneven(line: Line) -> tuple[str, dict[str, Decimal]] | None:
    """What is wrong with a split, if anything."""
    parts = line.cost.funding
    shares = [part.share for part in parts if part.share is not None]
    amounts = [part.amount for part in parts if part.amount is not None]
    if (shares and amounts) or len(shares) + len(amounts) != len(parts):
        return "mixed", {}
    if shares and sum(shares) != HUNDRED:
        return "shares", {"summed": sum(shares, Decimal(0))}
    if amounts and line.cost.amount is not None and sum(amounts) != line.cost.amount:
        return "amounts", {"summed": sum(amounts, Decimal(0)), "amount": line.cost.amount}
    return None
