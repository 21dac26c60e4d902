"""A goal that no activity works on.

## What it checks
Every goal of the plan is named under `goals` by at least one activity. A plan that has no activities yet is
left alone.

## Why
An aim without an activity stays a sentence: nobody does anything for it, it has no money, and at the end of the
year there is nothing to report.

## Wrong
    goals:
      - {id: netwerk, title: Het netwerk van sleutelfiguren versterken}
    themes:
      - id: preventie
        title: Preventie
        activities:
          - {id: training, title: Training}

## Right
          - {id: dialoog, title: Dialoogavonden met sleutelfiguren, goals: [netwerk]}

## Repair
Name the goal at the activity that serves it, add an activity, or drop the goal.

## Source
Arnhem 2019 aims to keep up strategic networks with key figures; no activity and no cost line belongs to it.
"""

from __future__ import annotations

from collections.abc import Iterator

from radplan.findings import Finding, Severity
from radplan.rules.rule import Case, Rule
from radplan.suggest import closest

RULE = Rule("goal-without-activity", Severity.ADVICE)


def check(case: Case) -> Iterator[Finding]:
    """Goals that no activity names."""
    trails = case.ledger.trails
    if not trails or "activity" in case.ids.lost or not all(case.folder.as_typed(f"{t.path}.goals") for t in trails):
        return
    named = {goal for trail in trails for goal in trail.activity.goals}
    known = {goal.id for goal in case.plan.goals}
    served = named | {closest(goal, known) for goal in named - known}  # a slip is told as unknown-reference
    for index, goal in enumerate(case.plan.goals):
        if goal.id not in served and case.folder.as_typed(f"goals[{index}]"):
            path = f"goals[{index}]"
            yield RULE.found(case.folder.place(path), path, goal=goal.id)
