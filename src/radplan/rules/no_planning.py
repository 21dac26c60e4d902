"""An activity has no planning.

## What it checks
Each activity has a `planning`: a start, an end, how often it returns, milestones, or at least a note.

## Why
Without it nobody can say whether the activity is on time, and the council can't be told when to expect something.

## Wrong
    activities:
      - {id: training, title: Training voor docenten}

## Right
    activities:
      - id: training
        title: Training voor docenten
        planning: {start: 2019-04, end: 2019-06}

## Repair
Say when it starts and ends, as precisely as is known: `voorjaar 2019` will do. What goes on all the time has
`recurrence: continuous`.

## Source
Arnhem 2019: the programme coordinator and the item "Training & expertise" have money and no planning.
"""

from __future__ import annotations

from collections.abc import Iterator

from radplan.findings import Finding, Severity
from radplan.model.plan import Planning
from radplan.rules.rule import Case, Rule

RULE = Rule("no-planning", Severity.ADVICE)


def check(case: Case) -> Iterator[Finding]:
    """Activities that don't say when."""
    for trail in case.ledger.trails:
        planning, path = trail.activity.planning, trail.path
        named = case.folder.as_typed(f"{path}.planning") and case.folder.as_typed(f"{path}.title")
        if (planning is None or planning == Planning()) and named:
            yield RULE.found(case.folder.place(trail.path), trail.path, activity=trail.activity.title)
