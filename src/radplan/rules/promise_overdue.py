"""A promise should have been kept by now.

## What it checks
The date of a promise (`due`) has not passed. Only what is certain counts: `eind 2019` passes with the year. Which
day it is, `--as-of` says; without it nothing is late.

## Why
Promises to the council come back at the worst moment. Here they are seen before that.

## Wrong
    promises:      # checked with --as-of 2019-10-01
      - {id: evaluatie, title: Eindrapport van de evaluatie, to: burgemeester, due: voor zomer 2019}

## Right
      - {id: evaluatie, title: Eindrapport van de evaluatie, to: burgemeester, due: 2019-12}

## Repair
Keep the promise, or agree on a new date and tell whom it was made to.

## Source
Arnhem 2019: the report of Utrecht University was promised before the summer; it is dated 4 September 2019.
"""

from __future__ import annotations

from collections.abc import Iterator

from radplan.findings import Finding, Severity
from radplan.rules.rule import Case, Rule

RULE = Rule("promise-overdue", Severity.WARNING)


def check(case: Case) -> Iterator[Finding]:
    """Promises whose date has certainly passed."""
    if case.today is None:
        return
    for index, promise in enumerate(case.plan.promises):
        if promise.due and promise.due.latest < case.today:
            path = f"promises[{index}].due"
            values = {"promise": promise.title, "due": promise.due, "today": case.today}
            yield RULE.found(case.folder.place(path), path, "to" if promise.to else "", to=promise.to, **values)
