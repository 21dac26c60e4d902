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
from radplan.rules.allotted import divided, uneven
from radplan.rules.rule import Case, Rule

RULE = Rule("funding-split", Severity.ERROR)


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
