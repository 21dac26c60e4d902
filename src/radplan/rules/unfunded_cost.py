"""Every cost line with an amount says which funding source bears it.

## What it checks
A cost line with an `amount` has `funding`.

## Why
A cost without a source is in no ceiling: the plan seems to fit the grant because the line is left out of it.

## Wrong
    costs: [{item: Training en expertise, amount: 20240}]

## Right
    costs: [{item: Training en expertise, amount: 20240, funding: eigen-middelen}]

## Repair
Name a source of `funding:` by its id. If the source is not known yet, add one that says so, without `granted`.

## Source
Arnhem 2019: € 20.240 stands in the column "Anders", without a source anywhere in the plan.
"""

from __future__ import annotations

from collections.abc import Iterator

from radplan.findings import Finding, Severity
from radplan.ledger.ledger import Line
from radplan.rules.rule import Case, Rule

RULE = Rule("unfunded-cost", Severity.ERROR)


def check(case: Case) -> Iterator[Finding]:
    """Cost lines with an amount and no source."""
    for line in case.ledger.lines:
        if line.cost.amount is not None and not line.cost.funding and read_well(case, line):
            yield RULE.found(case.folder.place(line.path), line.path, item=line.cost.item, amount=line.cost.amount)


def read_well(case: Case, line: Line) -> bool:
    """Whether nothing was mended in what the line costs and who bears it."""
    return all(case.folder.as_typed(f"{line.path}.{key}") for key in ("amount", "funding"))
