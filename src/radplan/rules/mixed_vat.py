"""One source does not bear lines with and lines without VAT.

## What it checks
For each funding source: the cost lines that say `vat:` all say the same, and the same as the source where it says so.

## Why
Amounts with and without VAT can't be added up. VAT that a municipality gets back from the compensation fund is no cost
to the grant; where the two are mixed, the total is neither.

## Wrong
    costs:
      - {item: Trainers, amount: 10000, funding: grant, vat: excluded}
      - {item: Zaalhuur, amount: 1210, funding: grant, vat: included}

## Right
    costs:
      - {item: Trainers, amount: 10000, funding: grant, vat: excluded}
      - {item: Zaalhuur, amount: 1000, funding: grant, vat: excluded}

## Repair
Write every amount of one source the same way, and say which on the source.

## Source
The differences between award and plan at Arnhem and Gouda 2019 have no known cause; VAT is a likely one.
"""

from __future__ import annotations

from collections.abc import Iterator

from radplan.findings import Finding, Severity
from radplan.rules.rule import Case, Rule, related, with_related

RULE = Rule("mixed-vat", Severity.WARNING)


def check(case: Case) -> Iterator[Finding]:
    """Cost lines whose VAT differs from what was said first for their source."""
    said = {
        source.id: (source.vat, f"funding[{index}].vat") for index, source in enumerate(case.plan.funding) if source.vat
    }
    for line in case.ledger.lines:
        for part in line.cost.funding:
            if line.cost.vat is None or line.cost.amount is None:
                continue
            path = f"{line.path}.vat"
            vat, first = said.setdefault(part.id, (line.cost.vat, path))
            if vat != line.cost.vat:
                finding = RULE.found(case.folder.place(path), path, line.cost.vat, source=part.id)
                yield with_related(finding, related(RULE.name, f"first.{vat}", case.folder.place(first)))
                break
