"""Nobody is going to look whether the plan worked.

## What it checks
The plan says somewhere that it will be evaluated: under `evaluation`, at an activity, or as a promise of kind
`evaluation`. An `evaluation` without anything in it says nothing. The rule speaks of the plan as a whole; not every
activity needs an evaluation of its own.

## Why
An evaluation that is thought of afterwards finds no baseline, no data and no money. Asked beforehand it is a
paragraph, and often a condition of the next grant.

## Wrong
    title: Plan van aanpak netwerkopbouw
    period: {year: 2018}

## Right
    title: Plan van aanpak netwerkopbouw
    period: {year: 2018}
    evaluation:
      text: Eind 2018 bespreken de partners wat het netwerk heeft opgeleverd; de raad krijgt daarvan verslag.
      due: 2018-12

## Repair
Say what will be looked at, by whom, and when the council hears about it.

## Source
Quickscan question 26. Auditors found in 2018 that after three years and twenty million euro the effects of the
local approaches were not known.
"""

from __future__ import annotations

from collections.abc import Iterator

from radplan.findings import Finding, Severity
from radplan.model.part import Part
from radplan.rules.rule import Case, Rule

RULE = Rule("no-evaluation", Severity.ADVICE)


def check(case: Case) -> Iterator[Finding]:
    """A plan without any evaluation."""
    if not planned(case) and all(case.folder.intact(part) for part in ("evaluation", "promises", "themes")):
        yield RULE.found(case.folder.place(""), "evaluation")


def planned(case: Case) -> bool:
    """Whether the plan, one of its activities or one of its promises has an evaluation."""
    return (
        says_something(case.plan.evaluation)
        or any(says_something(trail.activity.evaluation) for trail in case.ledger.trails)
        or any(promise.kind == "evaluation" for promise in case.plan.promises)
    )


def says_something(evaluation: Part | None) -> bool:
    """Whether an evaluation has anything in it; `evaluation: {}` has not."""
    return evaluation is not None and any(vars(evaluation).values())
