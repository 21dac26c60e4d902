"""A period ends before it starts.

## What it checks
The end of a period, of the plan or of a funding source, and of an activity's planning does not lie before its
start. Only what is certain counts: `start: 2019-06` with `end: zomer 2019` may be right.

## Why
Mostly a slip of the pen in a year. The year decides which money may be spent.

## Wrong
    planning: {start: 2019-09, end: 2019-06}

## Right
    planning: {start: 2019-06, end: 2019-09}

## Repair
Correct the start or the end.

## Source
Plans are continued year after year: one of the two dates is moved along, the other is forgotten.
"""

from __future__ import annotations

from collections.abc import Iterator

from radplan.findings import Finding, Severity
from radplan.model.plan import Period, Planning
from radplan.rules.rule import Case, Rule, related, with_related

RULE = Rule("period-reversed", Severity.ERROR)


def check(case: Case) -> Iterator[Finding]:
    """Periods and plannings whose end certainly lies before their start."""
    for path, part in stretches(case):
        if part is None or part.start is None or part.end is None or not part.end.certainly_before(part.start):
            continue
        start, end = f"{path}.start", f"{path}.end"
        if start not in case.folder.damage and end not in case.folder.damage:
            finding = RULE.found(case.folder.place(end), end, start=part.start, end=part.end)
            yield with_related(finding, related(RULE.name, "start", case.folder.place(start)))


def stretches(case: Case) -> Iterator[tuple[str, Period | Planning | None]]:
    """What has a start and an end in a plan, with its path."""
    yield "period", case.plan.period
    yield from ((f"funding[{index}].period", source.period) for index, source in enumerate(case.plan.funding))
    yield from ((f"{trail.path}.planning", trail.activity.planning) for trail in case.ledger.trails)
