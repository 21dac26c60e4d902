"""An activity counts only what is done, not what changes.

## What it checks
An activity with indicators has at least one of type `outcome` or `impact`. It is silent while one of them
has no `type`.

## Why
"Sixty people trained" says that money was spent, not that a youth worker now sees what he missed before. With
outputs alone a plan can be ticked off in full and have no effect at all.

## Wrong
    activities:
      - id: training
        title: Training jongerenwerkers
        indicators:
          - {id: getraind, title: Getrainde jongerenwerkers, type: output, unit: personen}

## Right
        indicators:
          - {id: getraind, title: Getrainde jongerenwerkers, type: output, unit: personen}
          - {id: herkent, title: Jongerenwerkers die signalen herkennen, type: outcome, unit: procent}

## Repair
Add what should be different for the people it is about: what they know, dare or do after half a year.

## Source
Dutch municipalities, 2018: thousands of people trained, while the effect was unknown. The Arnhem plan of 2019
has numbers of people and meetings only.
"""

from __future__ import annotations

from collections.abc import Iterator

from radplan.findings import Finding, Severity
from radplan.rules.rule import Case, Rule

RULE = Rule("only-output-indicators", Severity.ADVICE)


def check(case: Case) -> Iterator[Finding]:
    """Activities whose indicators are all of type output."""
    for trail in case.ledger.trails:
        kinds = {indicator.type for indicator in trail.activity.indicators}
        if kinds == {"output"} and case.folder.as_typed(f"{trail.path}.indicators"):
            path = f"{trail.path}.title"
            yield RULE.found(case.folder.place(path), path, activity=trail.activity.id)
