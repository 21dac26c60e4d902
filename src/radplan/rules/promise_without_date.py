"""A promise has no date.

## What it checks
Each promise says by when it will be kept (`due`).

## Why
A promise without a date can't be late, and so it is forgotten. "Periodically" can't be held against anybody.

## Wrong
    promises:
      - {id: voortgang, title: Periodieke informatie over de voortgang, to: gemeenteraad}

## Right
    promises:
      - {id: voortgang, title: Informatie over de voortgang, to: gemeenteraad, due: 2019-Q3}

## Repair
Agree on a date, as precisely as is possible: a quarter or a season will do.

## Source
Arnhem 2019: the council is informed "periodically", and there is no date for the reports to the police,
prosecutor and mayor.
"""

from __future__ import annotations

from collections.abc import Iterator

from radplan.findings import Finding, Severity
from radplan.rules.rule import Case, Rule

RULE = Rule("promise-without-date", Severity.ADVICE)


def check(case: Case) -> Iterator[Finding]:
    """Promises that don't say by when."""
    for index, promise in enumerate(case.plan.promises):
        if promise.due is None and case.folder.as_typed(f"promises[{index}].due"):
            path = f"promises[{index}]"
            yield RULE.found(case.folder.place(path), path, promise=promise.title)
