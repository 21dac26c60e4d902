"""An activity is planned outside the period of the plan.

## What it checks
The start and the end of an activity's planning lie within the period of the plan. So does a milestone on a side
where the activity has no start or end of its own. Only what is certain counts: `start: winter 2018` may be in
2019.

## Why
What happens outside the plan's period is not covered by its decision and its money. Mostly the year is a slip
of the pen, or was left behind when the plan of last year was copied.

## Wrong
    period: {year: 2019}
    themes:
      - id: preventie
        title: Preventie
        activities:
          - id: training
            title: Training
            planning: {start: 2018-04, end: 2019-06}

## Right
            planning: {start: 2019-04, end: 2019-06}

## Repair
Correct the year, or the period of the plan. If an activity began earlier or goes on later, give the part that
this plan is about, and say the rest in `note`.

## Source
Arnhem 2019: a block of text that describes the work of 2018 stands in the plan for 2019.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from radplan.findings import Finding, Severity
from radplan.model.dates import FuzzyDate
from radplan.model.plan import Period, Planning
from radplan.rules.rule import Case, Rule, related, with_related

RULE = Rule("outside-plan-period", Severity.WARNING)


def check(case: Case) -> Iterator[Finding]:
    """Dates of activities that certainly lie before or after the plan's period."""
    first, last = span(case.plan.period)
    if first > last or not case.folder.intact("period"):
        return
    place = case.folder.place("period")
    for trail in case.ledger.trails:
        if trail.activity.planning:
            for path, day in dates(trail.activity.planning, f"{trail.path}.planning", first, last):
                if day.latest < first or day.earliest > last:
                    finding = RULE.found(case.folder.place(path), path, date=day, activity=trail.activity.title)
                    yield with_related(finding, related(RULE.name, "period", place))


def span(period: Period) -> tuple[date, date]:
    """The first and the last day that a period can hold."""
    if period.start is not None and period.end is not None:
        return period.start.earliest, period.end.latest
    year = period.year or date.max.year
    return date(year, 1, 1), date(year, 12, 31)


def dates(planning: Planning, path: str, first: date, last: date) -> Iterator[tuple[str, FuzzyDate]]:
    """The dates to look at, with their paths. A milestone beyond an end of the activity's own is another fault."""
    if planning.start is not None:
        yield f"{path}.start", planning.start
    if planning.end is not None:
        yield f"{path}.end", planning.end
    for index, milestone in enumerate(planning.milestones):
        day = milestone.date
        if day and ((day.latest < first and not planning.start) or (day.earliest > last and not planning.end)):
            yield f"{path}.milestones[{index}].date", day
