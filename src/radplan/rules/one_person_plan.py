"""Most of the plan hangs on one role, and nobody can take it over.

## What it checks
No role without a `backup` owns more than half of the activities. A plan with a single activity is left alone.

## Why
If that one colleague leaves or falls ill, the plan stops, and the knowledge and the contacts go along.

## Wrong
    roles:
      - {id: adviseur, title: Adviseur openbare orde en veiligheid}
    themes:
      - id: preventie
        title: Preventie
        activities:
          - {id: training, title: Training, owner: adviseur}
          - {id: jeugdraad, title: Jeugdraad, owner: adviseur}

## Right
    roles:
      - {id: adviseur, title: Adviseur openbare orde en veiligheid, backup: jeugd}
      - {id: jeugd, title: Beleidsmedewerker jeugd}

## Repair
Name a `backup` and let that role share in the work, or give activities to another role.

## Source
Quickscan questions 20 to 23: a programme is vulnerable when most activities rest with one person, such as the
adviser on public order and safety.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from radplan.findings import Finding, Severity
from radplan.rules.rule import Case, Rule

RULE = Rule("one-person-plan", Severity.ADVICE)


def check(case: Case) -> Iterator[Finding]:
    """Roles without a backup that own more than half of the activities."""
    trails = case.ledger.trails
    owned = Counter(trail.activity.owner for trail in trails)
    if len(trails) < 2 or not case.folder.intact("themes"):
        return
    for index, role in enumerate(case.plan.roles):
        covered = role.backup not in (None, role.id)
        if owned[role.id] * 2 > len(trails) and not covered and case.folder.as_typed(f"roles[{index}]"):
            path = f"roles[{index}]"
            yield RULE.found(case.folder.place(path), path, role=role.title, owned=owned[role.id], all=len(trails))
