"""Something is said to have happened after the day that the realisation speaks of.

## What it checks
No date of what happened lies after `as_of`: expenses, commitments, values of indicators, milestones reached, promises
kept and evaluations. Only what is certain counts: `2019-12` may be before `2019-12-31`.

## Why
Either the date is a slip of the pen, or a plan was written down as a fact. Both spoil the figures of that day.

## Wrong
    as_of: 2019-06-30
    activities:
      training:
        indicators: {getraind: [{date: 2019-12-31, value: 57}]}

## Right
        indicators: {getraind: [{date: 2019-06-30, value: 31}]}

## Repair
Correct the date, or `as_of`; take out what has not happened yet.

## Source
Figures of several reports grow together in one file; the oldest date is forgotten.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from radplan.findings import Finding, Severity
from radplan.model.dates import FuzzyDate
from radplan.rules.realised import realised
from radplan.rules.rule import Case, Rule, related, with_related

if TYPE_CHECKING:
    from radplan.model.realisation import Realisation

RULE = Rule("future-actual", Severity.ERROR)


def check(case: Case) -> Iterator[Finding]:
    """Facts from after the day of the realisation."""
    done = realised(case)
    if done is None or "as_of" in done.beside.damage:
        return
    as_of = done.model.as_of
    for kind, path, day in dated(done.model):
        if day and as_of.certainly_before(day) and done.as_typed(path):
            finding = RULE.found(done.place(path), path, kind, date=day, as_of=as_of)
            yield with_related(finding, related(RULE.name, "as-of", done.place("as_of")))


def dated(model: Realisation) -> Iterator[tuple[str, str, FuzzyDate | None]]:
    """Everything that happened: what it is, the path of its date, and its date."""
    for name, activity in model.activities.items():
        at = f"activities.{name}"
        for index, expense in enumerate(activity.expenses):
            yield "expense", f"{at}.expenses[{index}].date", expense.date
        for index, commitment in enumerate(activity.commitments):
            yield "commitment", f"{at}.commitments[{index}].date", commitment.date
        for indicator, values in activity.indicators.items():
            for index, measured in enumerate(values):
                yield "value", f"{at}.indicators.{indicator}[{index}].date", measured.date
        for milestone, day in activity.milestones.items():
            yield "milestone", f"{at}.milestones.{milestone}", day
    for index, evaluation in enumerate(model.evaluations):
        yield "evaluation", f"evaluations[{index}].date", evaluation.date
    for promise, kept in model.promises.items():
        yield "promise", f"promises.{promise}.done", kept.done
