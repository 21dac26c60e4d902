"""More was spent on a funding source than was granted.

## What it checks
For each funding source: the expenses in `realisation.yaml` that are paid from it stay within `granted`, to the cent.
With `granted_by_year` the same holds per year. An expense that names no source counts for the source of the planned
line with the same item, else for the only source of its activity.

## Why
What is spent beyond the grant the municipality pays itself, and nobody has decided on it.

## Wrong
    funding:
      - {id: grant, title: Versterkingsgelden 2019, granted: 10000}
    # realisation.yaml
    activities:
      training:
        expenses:
          - {date: 2019-09-12, amount: 12500, funding: grant}

## Right
          - {date: 2019-09-12, amount: 10000, funding: grant}
          - {date: 2019-09-12, amount: 2500, funding: eigen-middelen}

## Repair
Book the rest on a source that has room, or correct `granted` if the award is higher.

## Source
A specific grant is accounted for per source: what is spent above it is not paid by the state.
"""

from __future__ import annotations

from collections.abc import Iterator

from radplan.findings import Finding, Severity
from radplan.rules.realised import realised
from radplan.rules.rule import Case, Rule, with_related

RULE = Rule("overspent", Severity.ERROR)


def check(case: Case) -> Iterator[Finding]:
    """Sources with more spent than granted, over all years or in one of them."""
    account, done = case.ledger.account, realised(case)
    if account is None or done is None:
        return
    for source in case.ledger.overspent:
        path = f"{source.path}.granted"
        if case.folder.as_typed(path):
            values = {"source": source.source.id, "granted": source.granted, "excess": source.overspent}
            finding = RULE.found(
                case.folder.place(path), path, spent=source.realised.spent if source.realised else None, **values
            )
            yield with_related(finding, *done.largest(RULE.name, account.spent_on(source.source.id)))
    for source, year, excess in case.ledger.overspent_years:
        granted = source.source.granted_by_year[year]
        path = f"{source.path}.granted_by_year.{year}"
        if case.folder.as_typed(path):
            values = {"source": source.source.id, "granted": granted, "excess": excess, "spent": granted + excess}
            finding = RULE.found(case.folder.place(path), path, "year", year=year, **values)
            yield with_related(finding, *done.largest(RULE.name, account.spent_on(source.source.id, year)))
