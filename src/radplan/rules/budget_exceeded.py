"""More is planned on a funding source than was granted.

## What it checks
For each funding source: the planned costs that draw on it stay within `granted`, to the cent. With
`granted_by_year` the same holds per year.

## Why
A plan that spends more than it has been given can't be carried out, and a council can't adopt it. In Word
nobody adds up the text; here the sum is made at every change.

## Wrong
    funding:
      - {id: grant, title: Versterkingsgelden 2019, granted: 10000}
    themes:
      - id: preventie
        title: Preventie
        activities:
          - id: training
            title: Training
            costs: [{item: Trainers, amount: 12500, funding: grant}]

## Right
            costs: [{item: Trainers, amount: 10000, funding: grant}]

## Repair
Lower a cost line, let another source bear part of it, or correct `granted` if the award is higher.

## Source
Arnhem 2019: the amounts in the text add up to € 2.330 more than the grant, while the table fits it exactly.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from radplan.findings import Finding, Related, Severity
from radplan.ledger.ledger import Line
from radplan.rules.rule import Case, Rule, related, with_related

RULE = Rule("budget-exceeded", Severity.ERROR)
LARGEST = 3


def check(case: Case) -> Iterator[Finding]:
    """Sources with more planned than granted, over all years or in one of them."""
    for source in case.ledger.exceeded:
        finding = RULE.found(
            case.folder.place(f"{source.path}.granted"), f"{source.path}.granted",
            source=source.source.id, planned=source.planned, granted=source.granted, excess=source.excess,
        )  # fmt: skip
        yield with_related(finding, *largest(case, case.ledger.lines_of(source.source.id)))
    for source, year, excess in case.ledger.exceeded_years:
        granted = source.source.granted_by_year[year]
        path = f"{source.path}.granted_by_year.{year}"
        values = {"source": source.source.id, "planned": granted + excess, "granted": granted, "excess": excess}
        drawn = [pair for pair in case.ledger.lines_of(source.source.id) if pair[0].year == year]
        yield with_related(
            RULE.found(case.folder.place(path), path, "year", year=year, **values), *largest(case, drawn)
        )


def largest(case: Case, drawn: list[tuple[Line, Decimal]]) -> Iterator[Related]:
    """The lines that draw most."""
    for line, amount in drawn[:LARGEST]:
        place = case.folder.place(f"{line.path}.amount")
        yield related(RULE.name, "line", place, amount=amount, activity=line.trail.activity.id)
