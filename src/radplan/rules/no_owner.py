"""An activity of which nobody is in charge.

## What it checks
Every activity has an `owner`: one of the plan's roles.

## Why
What everybody is responsible for, nobody does. The owner is whom the council can ask; the one who carries it out
(`executor`) is often an outside party.

## Wrong
    activities:
      - id: jeugdraad
        title: Jeugdraad
        executor: AM-support

## Right
    roles:
      - {id: coordinator, title: Programmacoördinator, backup: adviseur}
      - {id: adviseur, title: Adviseur openbare orde en veiligheid}
    activities:
      - id: jeugdraad
        title: Jeugdraad
        owner: coordinator
        executor: AM-support

## Repair
Name the role that answers for it; a role, not a person's name.

## Source
Arnhem 2019: one manager of the programme, and no owner for any of its activities.
"""

from __future__ import annotations

from collections.abc import Iterator

from radplan.findings import Finding, Severity
from radplan.rules.rule import Case, Rule

RULE = Rule("no-owner", Severity.ADVICE)


def check(case: Case) -> Iterator[Finding]:
    """Activities without an owner."""
    for trail in case.ledger.trails:
        if not trail.activity.owner and case.folder.as_typed(f"{trail.path}.owner"):
            yield RULE.found(case.folder.place(trail.path), trail.path, activity=trail.activity.id)
