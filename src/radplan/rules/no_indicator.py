"""An activity says nothing by which one could tell that it worked.

## What it checks
Every activity has at least one entry under `indicators`.

## Why
What is not measured can't be reported on: at the end of the year the council hears what was done, and not
what came of it. An indicator that is chosen before the start costs a line; one thought of afterwards has no baseline.

## Wrong
    activities:
      - id: training
        title: Training jongerenwerkers
        actions: [Zestig jongerenwerkers trainen]

## Right
    activities:
      - id: training
        title: Training jongerenwerkers
        indicators:
          - {id: getraind, title: Getrainde jongerenwerkers, type: output, unit: personen,
             baseline: {value: 0, date: 2018-12}, targets: [{date: 2019-12, value: 60}], source: presentielijsten}

## Repair
Choose one thing that will be different if the activity works, and say where its number is found.

## Source
Quickscan question 26: think about objectives and indicators for each intervention beforehand. Arnhem 2019
names a number to reach for four of its twelve sections.
"""

from __future__ import annotations

from collections.abc import Iterator

from radplan.findings import Finding, Severity
from radplan.rules.rule import Case, Rule

RULE = Rule("no-indicator", Severity.ADVICE)


def check(case: Case) -> Iterator[Finding]:
    """Activities without indicators."""
    for trail in case.ledger.trails:
        if not trail.activity.indicators and case.folder.as_typed(f"{trail.path}.indicators"):
            yield RULE.found(case.folder.place(trail.path), trail.path, activity=trail.activity.id)
