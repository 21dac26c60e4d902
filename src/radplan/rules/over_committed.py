"""More was ordered and spent on a funding source than was granted.

## What it checks
For each funding source: what was spent and what was ordered but not paid yet (`commitments`) together stay within
`granted`. Where nothing is on order, `overspent` says all there is to say and this rule is silent.

## Why
An order binds the municipality. When the invoice comes it is too late to say that the money is gone.

## Wrong
    funding:
      - {id: grant, title: Versterkingsgelden 2019, granted: 10000}
    # realisation.yaml
    commitments: [{date: 2019-05-01, amount: 4000, funding: grant}]
    expenses: [{date: 2019-04-01, amount: 7500, funding: grant}]

## Right
    commitments: [{date: 2019-05-01, amount: 2500, funding: grant}]

## Repair
Take out commitments that were paid since (they are expenses now), order less, or find another source.

## Source
Arnhem 2019 awards work and reserves money before the grant has come in.
"""

from __future__ import annotations

from collections.abc import Iterator

from radplan.findings import Finding, Severity
from radplan.rules.realised import realised
from radplan.rules.rule import Case, Rule, with_related

RULE = Rule("over-committed", Severity.WARNING)


def check(case: Case) -> Iterator[Finding]:
    """Sources that can't bear what was ordered."""
    account, done = case.ledger.account, realised(case)
    if account is None or done is None:
        return
    for source in case.ledger.sources:
        path = f"{source.path}.granted"
        if source.realised and source.overcommitted and source.realised.committed and case.folder.as_typed(path):
            values = {"source": source.source.id, "granted": source.granted, "excess": source.overcommitted}
            booked = {"spent": source.realised.spent, "committed": source.realised.committed}
            finding = RULE.found(case.folder.place(path), path, **values, **booked)
            yield with_related(finding, *done.largest(RULE.name, account.committed_on(source.source.id)))
