"""A recommendation of an evaluation that no activity answers.

## What it checks
Every recommendation in `realisation.yaml` that is open or adopted is named by an activity of the plan
(`addresses: [id]`). One that was rejected, or is done, needs no answer.

## Why
An evaluation that changes nothing was money lost. The council will ask, a year later, what became of its advice.

## Wrong
    evaluations:
      - id: uu-2019
        recommendations: [{id: rollen, title: Leg de rollen vast, status: adopted}]

## Right
    # plan.yaml
    activities:
      - {id: rolverdeling, title: Rolverdeling, addresses: [rollen]}

## Repair
Name the recommendation in the activity that takes it up, or say that it was rejected or is done.

## Source
Venlo 2021: the measures of 2021-2022 answer the recommendations of the evaluation one by one.
"""

from __future__ import annotations

from collections.abc import Iterator

from radplan.findings import Finding, Severity
from radplan.rules.realised import realised
from radplan.rules.rule import Case, Rule
from radplan.suggest import closest

RULE = Rule("recommendation-unanswered", Severity.WARNING)
SETTLED = ("rejected", "done")


def check(case: Case) -> Iterator[Finding]:
    """Recommendations without an answer in the plan."""
    done = realised(case)
    if done is None or unread(case):
        return
    named = {name for trail in case.ledger.trails for name in trail.activity.addresses}
    known = {advice.id for evaluation in done.model.evaluations for advice in evaluation.recommendations}
    answered = named | {closest(name, known) for name in named - known}  # a slip is told as unknown-reference
    for index, evaluation in enumerate(done.model.evaluations):
        for number, advice in enumerate(evaluation.recommendations):
            at = f"evaluations[{index}].recommendations[{number}]"
            if advice.status not in SETTLED and advice.id not in answered and done.as_typed(at):
                yield RULE.found(done.place(at), at, recommendation=advice.title, id=advice.id)


def unread(case: Case) -> bool:
    """Whether an activity, or what it answers, couldn't be read."""
    return any(
        path.startswith("themes") and ("addresses" in path or path.endswith(("]", "activities", "themes")))
        for path in case.folder.damage
    )
