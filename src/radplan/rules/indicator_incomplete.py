"""An indicator lacks what is needed to read it off later.

## What it checks
Every indicator has a `unit`, a `baseline`, `targets`, a `date` with each target, and a `source`.

## Why
A number without a unit or a baseline says nothing, a target without a date is never missed, and without a
source nobody knows where to look when the year is over.

## Wrong
    indicators:
      - id: getraind
        title: Getrainde jongerenwerkers
        targets: [{value: 60}]

## Right
    indicators:
      - id: getraind
        title: Getrainde jongerenwerkers
        unit: personen
        baseline: {value: 0, date: 2018-12}
        targets: [{date: 2019-12, value: 60}]
        source: presentielijsten

## Repair
Fill in what the message names. A baseline may be 0 where nothing was done before.

## Source
The Dutch programme budgets (BBV) and IATI both ask for unit, baseline, target and date; Quickscan question 26
asks for them beforehand.
"""

from __future__ import annotations

from collections.abc import Iterator

from radplan.findings import Finding, Severity, Text
from radplan.model.plan import Indicator
from radplan.rules.rule import Case, Rule

RULE = Rule("indicator-incomplete", Severity.ADVICE)


def check(case: Case) -> Iterator[Finding]:
    """Indicators that miss something."""
    for trail in case.ledger.trails:
        for index, indicator in enumerate(trail.activity.indicators):
            at = f"{trail.path}.indicators[{index}]"
            absent = tuple(missing(indicator))
            if absent and case.folder.as_typed(at):
                words = tuple(Text(f"{RULE.name}.{part}") for part in absent)
                yield RULE.found(case.folder.place(at), at, indicator=indicator.id, missing=words)


def missing(indicator: Indicator) -> Iterator[str]:
    """The parts that an indicator lacks."""
    if not indicator.unit:
        yield "unit"
    if indicator.baseline is None:
        yield "baseline"
    if not indicator.targets:
        yield "target"
    elif any(target.date is None for target in indicator.targets):
        yield "date"
    if not indicator.source:
        yield "source"
