"""A finding is accepted without a reason.

## What it checks
Every entry of exceptions.yaml has a `reason`. Without one it accepts nothing.

## Why
A finding that is accepted goes to the council with the plan: the annex of the document gives the reason. Who reads
the plan in two years has to be able to see why this was left as it is.

## Wrong
    exceptions:
      - finding: amount-in-text
        at: activity:jeugdraad

## Right
    exceptions:
      - finding: amount-in-text
        at: activity:jeugdraad
        reason: Het bedrag in de tekst is dat van de hele regio.

## Repair
Write in one sentence why the finding may stay, or take the entry out and repair the plan.

## Source
The files of a council have to be readable by themselves; a list of switched-off checks is not.
"""

from __future__ import annotations

from collections.abc import Iterator

from radplan.findings import Finding, Severity
from radplan.rules.acceptance import Acceptances
from radplan.rules.rule import Case, Rule

RULE = Rule("exception-without-reason", Severity.ERROR)


def check(case: Case) -> Iterator[Finding]:
    """Entries without a reason."""
    beside, acceptances = case.folder.exceptions, Acceptances(case)
    for entry in acceptances.entries:
        if beside is not None and entry.acceptance.reason is None:
            values = {"rule": entry.acceptance.finding, "at": entry.acceptance.at}
            yield RULE.found(beside.place(entry.path), f"{entry.path}.reason", **values)
