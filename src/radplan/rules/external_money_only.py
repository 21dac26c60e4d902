"""All money comes from outside: when the grant ends, so does the work.

## What it checks
Of the sources that cost lines draw on, at least one is the municipality's own (`own_budget`) or is given in kind
(`in_kind`), when the others are grants or money of third parties. A carry-over counts as neither. It is silent
while one of the sources doesn't say its `kind`.

## Why
Grants are for a year or a few. What has no place in the municipality's own budget has no future of its own, and
people hired for it leave before the money does.

## Wrong
    funding:
      - {id: rijk, title: Versterkingsgelden 2019, kind: grant, granted: 30000}
    themes:
      - id: preventie
        title: Preventie
        activities:
          - id: training
            title: Training
            costs: [{item: Trainers, amount: 30000, funding: rijk}]

## Right
    funding:
      - {id: rijk, title: Versterkingsgelden 2019, kind: grant, granted: 25000}
      - {id: eigen, title: Budget veiligheid, kind: own_budget, granted: 5000}

## Repair
Bear part of it from the own budget, or write down the hours of your own people as `in_kind`. Where that can't be,
accept the finding in `exceptions.yaml` and say what happens when the grant ends.

## Source
Quickscan questions 20 to 23: a local approach that depends wholly on outside funding is vulnerable.
"""

from __future__ import annotations

from collections.abc import Iterator

from radplan.findings import Finding, Severity
from radplan.rules.rule import Case, Rule

RULE = Rule("external-money-only", Severity.ADVICE)
EXTERNAL = ("grant", "third_party")
OWN = ("own_budget", "in_kind")


def check(case: Case) -> Iterator[Finding]:
    """The first source of a plan in which every source is external."""
    used = [source for source in case.ledger.sources if source.used]
    kinds = {source.source.kind for source in used}
    external = [source for source in used if source.source.kind in EXTERNAL]
    in_kind = any(line.cost.basis == "in_kind" for line in case.ledger.lines)
    if not external or in_kind or None in kinds or kinds & set(OWN) or not intact(case):
        return
    path = f"{external[0].path}.title"
    titles = tuple(source.source.title for source in external)
    yield RULE.found(case.folder.place(path), path, sources=titles)


def intact(case: Case) -> bool:
    """Whether all sources and cost lines are as they were typed."""
    return case.folder.intact("funding") and case.folder.intact("themes")
