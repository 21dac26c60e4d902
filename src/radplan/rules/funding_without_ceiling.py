"""A funding source that costs draw on has a ceiling.

## What it checks
A source of `funding:` that cost lines with an amount draw on has `granted` (or `granted_by_year`). Sources in kind
need none.

## Why
Without a ceiling nobody can say whether the plan fits, and what is planned on the source is bounded by nothing.

## Wrong
    funding:
      - {id: anders, title: Anders}

## Right
    funding:
      - {id: anders, title: Eigen middelen 2019, kind: own_budget, granted: 20240}

## Repair
Add the amount that was granted or set aside, with the letter or decision that says so.

## Source
Arnhem 2019: the column "Anders" of the finance table has no total and no source.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from radplan.findings import Finding, Severity
from radplan.rules.rule import Case, Rule

RULE = Rule("funding-without-ceiling", Severity.WARNING)


def check(case: Case) -> Iterator[Finding]:
    """Sources that costs draw on and that have no ceiling."""
    drawn = {share.source for line in case.ledger.lines if line.cost.amount is not None for share in line.shares}
    for source in case.ledger.sources:
        if source.source.id not in drawn or source.granted is not None or source.source.kind == "in_kind":
            continue
        if all(case.folder.as_typed(f"{source.path}.{key}") for key in ("kind", "granted", "granted_by_year")):
            values: dict[str, Any] = {"source": source.source.id, "planned": source.planned}
            yield RULE.found(case.folder.place(source.path), source.path, **values)
