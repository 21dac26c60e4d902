"""A milestone lies before its activity starts or after it ends.

## What it checks
The date of a milestone lies within the planning of its activity, on each side that has a date. Only what is
certain counts: a milestone in `zomer 2019` fits an activity that ends in `2019-06`.

## Why
A milestone after the end is either a deadline that nobody works towards any more, or an end that is wrong.

## Wrong
    planning:
      start: 2019-04
      end: 2019-06
      milestones: [{title: Eindrapport, date: 2019-09}]

## Right
      end: 2019-09

## Repair
Correct the date of the milestone, or the start or the end of the activity.

## Source
Arnhem 2019: the final report of a study was due "before the summer"; it is dated 4 September 2019.
"""

from __future__ import annotations

from collections.abc import Iterator

from radplan.findings import Finding, Severity
from radplan.model.dates import FuzzyDate
from radplan.model.plan import Milestone, Planning
from radplan.rules.rule import Case, Rule, related, with_related

RULE = Rule("milestone-outside-activity", Severity.WARNING)


def check(case: Case) -> Iterator[Finding]:
    """Milestones that certainly lie before the start or after the end of their activity."""
    for trail in case.ledger.trails:
        planning = trail.activity.planning
        if planning and planning.milestones and not reversed_in_time(planning):
            yield from outside(case, planning, f"{trail.path}.planning")


def outside(case: Case, planning: Planning, path: str) -> Iterator[Finding]:
    """The milestones of one activity that lie outside its planning."""
    for index, milestone in enumerate(planning.milestones):
        at = f"{path}.milestones[{index}].date"
        if milestone.date and planning.start and milestone.date.certainly_before(planning.start):
            yield beyond(case, at, milestone, f"{path}.start", planning.start)
        elif milestone.date and planning.end and planning.end.certainly_before(milestone.date):
            yield beyond(case, at, milestone, f"{path}.end", planning.end)


def beyond(case: Case, at: str, milestone: Milestone, side: str, limit: FuzzyDate) -> Finding:
    """A milestone beyond the start or the end of its activity."""
    name = side.rpartition(".")[2]
    values = {"title": milestone.title, "date": milestone.date, "limit": limit}
    finding = RULE.found(case.folder.place(at), at, f"beyond-{name}", **values)
    return with_related(finding, related(RULE.name, name, case.folder.place(side)))


def reversed_in_time(planning: Planning) -> bool:
    """Whether the planning itself ends before it starts, which is a fault of its own."""
    return bool(planning.start and planning.end and planning.end.certainly_before(planning.start))
