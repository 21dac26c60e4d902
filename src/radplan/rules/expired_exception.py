"""A finding was accepted until a day that has passed.

## What it checks
No entry of exceptions.yaml has an `until` before today. Today is `as_of` of realisation.yaml, else `--as-of`; without
either, nothing is said. An entry that has ended accepts nothing: the finding counts again.

## Why
"For now" is a promise. When the day has passed, somebody has to look at it again.

## Wrong
    exceptions:
      - finding: no-owner
        at: activity:jeugdraad
        reason: De eigenaar wordt in mei benoemd.
        until: 2019-05-31

with `as_of: 2019-12-31` in realisation.yaml.

## Right
        until: 2020-02-29

## Repair
Repair the plan and take the entry out, or set a new day and say in the reason why.

## Source
Promises to a council get a date for the same reason.
"""

from __future__ import annotations

from collections.abc import Iterator

from radplan.findings import Finding, Severity
from radplan.rules.acceptance import Acceptances
from radplan.rules.rule import Case, Rule

RULE = Rule("expired-exception", Severity.WARNING)


def check(case: Case) -> Iterator[Finding]:
    """Entries that have ended."""
    beside, acceptances = case.folder.exceptions, Acceptances(case)
    for entry in acceptances.entries:
        if beside is not None and acceptances.expired(entry):
            path = f"{entry.path}.until"
            values = {"rule": entry.acceptance.finding, "at": entry.acceptance.at, "until": entry.acceptance.until}
            yield RULE.found(beside.place(path), path, **values, today=case.today)
