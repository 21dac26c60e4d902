"""An accepted finding is not found any more.

## What it checks
Every entry of exceptions.yaml accepts at least one finding of the rule it names. Entries for a rule that did not run
are left alone: one that is off or was not selected, or one that needs to know the day while no day was given.

## Why
An exception that accepts nothing is either done with, and then it would silently accept the next fault at the same
place; or it has a slip of the pen in it, and then the finding it was meant for still stands.

## Wrong
    exceptions:
      - {finding: no-owner, at: activity:jeugdraad, reason: De eigenaar wordt in mei benoemd.}

where the activity `jeugdraad` has an owner by now.

## Right
    exceptions: []

## Repair
Take the entry out. Or correct `at`: a kind and an id (`activity:jeugdraad`), or the path that the finding shows.

## Source
Checkers that report exceptions which are not needed keep their lists short; others' lists only grow.
"""

from __future__ import annotations

from collections.abc import Iterator

from radplan.findings import Finding, Severity
from radplan.rules.acceptance import Acceptances
from radplan.rules.rule import Case, Rule

RULE = Rule("unused-exception", Severity.WARNING)


def check(case: Case) -> Iterator[Finding]:
    """Entries that accept nothing."""
    beside, acceptances = case.folder.exceptions, Acceptances(case)
    for entry in acceptances.unused():
        if beside is not None:
            meant = acceptances.suggestion(entry)
            values = {"rule": entry.acceptance.finding, "at": entry.acceptance.at, "suggestion": meant}
            yield RULE.found(beside.place(f"{entry.path}.at"), f"{entry.path}.at", "meant" if meant else "", **values)
