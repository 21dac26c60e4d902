"""A promise should have been kept by now.

## What it checks
The date of a promise (`due`) has not passed. Only what is certain counts: `eind 2019` passes with the year. Which
day it is, the realisation says (`as_of`, of `2019` its first day), else `--as-of`; without either nothing is late. A
promise that was kept (`promises` in the realisation, with the day it was `done`) is not late any more, nor is one of
which something is said that couldn't be read.

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
from radplan.rules.realised import said_kept
from radplan.rules.rule import Case, Rule

RULE = Rule("promise-overdue", Severity.WARNING)


def check(case: Case) -> Iterator[Finding]:
    """Promises whose date has certainly passed."""
    if case.today is None:
        return
    for index, promise in enumerate(case.plan.promises):
        # What is said of a promise in the realisation is found by its id.
        unsure = case.folder.realisation and not case.folder.as_typed(f"promises[{index}].id")
        if promise.due and promise.due.latest < case.today and not unsure and not said_kept(case, promise.id):
            path = f"promises[{index}].due"
            values = {"promise": promise.title, "due": promise.due, "today": case.today}
            yield RULE.found(case.folder.place(path), path, "to" if promise.to else "", to=promise.to, **values)
