"""An activity that serves no goal.

## What it checks
Every activity names at least one goal under `goals`. In a plan without a list of goals the `goal` of the theme
it stands in will do.

## Why
Without a goal nobody can say what an activity is for, and so not whether it was worth its money either. Work
that was once begun tends to be carried over from plan to plan.

## Wrong
    goals:
      - {id: weerbaarheid, title: De weerbaarheid van jongeren vergroten}
    themes:
      - id: preventie
        title: Preventie
        activities:
          - {id: jeugdraad, title: Jeugdraad}

## Right
          - {id: jeugdraad, title: Jeugdraad, goals: [weerbaarheid]}

## Repair
Name the goal it serves; where there is none, ask whether it belongs in the plan.

## Source
Arnhem 2019 has € 20.240 for Training & expertise without a word on what it is for.
"""

from __future__ import annotations

from collections.abc import Iterator

from radplan.findings import Finding, Severity
from radplan.rules.rule import Case, Rule

RULE = Rule("activity-without-goal", Severity.ADVICE)


def check(case: Case) -> Iterator[Finding]:
    """Activities that name no goal, in themes that give them none."""
    for trail in case.ledger.trails:
        given = not case.plan.goals and any(theme.goal for theme in trail.themes)
        if not trail.activity.goals and not given and case.folder.as_typed(f"{trail.path}.goals"):
            yield RULE.found(case.folder.place(trail.path), trail.path, activity=trail.activity.id)
