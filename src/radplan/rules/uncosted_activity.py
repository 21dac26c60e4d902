"""An activity says what it costs, or that it costs the grant nothing.

## What it checks
An activity has cost lines; what is in kind or still open has a line that says so (`basis: in_kind` or `pm`).

## Why
An activity without costs is either free, paid from elsewhere, or forgotten: the reader can not tell.

## Wrong
    activities:
      - {id: training, title: Training}

## Right
    activities:
      - id: training
        title: Training
        costs: [{item: Training door het ROR, basis: in_kind}]

## Repair
Add the cost lines, or one line of basis `in_kind` or `pm`.

## Source
Arnhem 2019: the coordinator costs € 35.000 by the table; the text names no amount at all.
"""

from __future__ import annotations

from collections.abc import Iterator

from radplan.findings import Finding, Severity
from radplan.rules.rule import Case, Rule

RULE = Rule("uncosted-activity", Severity.ADVICE)


def check(case: Case) -> Iterator[Finding]:
    """Activities without a cost line."""
    for trail in case.ledger.trails:
        if not trail.activity.costs and all(case.folder.as_typed(f"{trail.path}.{key}") for key in ("costs", "id")):
            yield RULE.found(case.folder.place(trail.path), trail.path, activity=trail.activity.id)
