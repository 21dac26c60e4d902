"""A grant is planned, but for a small rest.

## What it checks
No more than 2 % of a grant is left unplanned (the threshold `unallocated-grant`).

## Why
What is not planned is not spent: money that is left has to be explained, carried over or repaid.

## Wrong
    funding:
      - {id: grant, title: Versterkingsgelden, kind: grant, granted: 100000}
    # and cost lines of 80 000 in all

## Right
    # cost lines of 98 000 or more

## Repair
Plan the rest, or add a cost line for that amount, of basis `pm` or `reserved`, that says what it is kept for.

## Source
Arnhem 2018: about € 100.000 of € 400.000 was unspent in December.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from radplan.findings import Finding, Severity
from radplan.ledger.ledger import SourceTotals
from radplan.rules.allotted import unsettled
from radplan.rules.rule import Case, Rule

RULE = Rule("unallocated-grant", Severity.ADVICE)


def check(case: Case) -> Iterator[Finding]:
    """Grants of which too much is left unplanned."""
    limit = case.settings.thresholds[RULE.name]
    doubtful = unsettled(case)
    origins = {source.origin for source in case.plan.funding}
    for source in case.ledger.sources:
        left, granted = source.left or Decimal(0), source.granted
        if not granted or not is_grant(case, source) or not case.folder.intact("themes"):
            continue
        if not source.used and source.source.id in origins:
            continue  # an earlier grant, there to show where carried-over money came from
        if (left - doubtful) * 100 > granted * limit:
            path = f"{source.path}.granted"
            share = (left * 100 / granted).quantize(Decimal("0.1"))
            yield RULE.found(case.folder.place(path), path, source=source.source.id, left=left, share=share)


def is_grant(case: Case, source: SourceTotals) -> bool:
    """Whether a source is a grant, as far as the plan says what it is."""
    typed = all(case.folder.as_typed(f"{source.path}.{key}") for key in ("id", "kind", "granted"))
    return typed and source.source.kind in (None, "grant")
