"""The year of a cost lies in the period of the plan and of its source.

## What it checks
The year of a cost line (its own, else the plan's) lies in the plan's period, and in the period in which the source
may be spent (the source's `period`, else its `year`, else the plan's).

## Why
Grants are awarded for a year. Costs in another year are not paid from them, and have to be repaid afterwards.

## Wrong
    period: {year: 2019}
    themes:
      - id: preventie
        title: Preventie
        activities:
          - id: training
            title: Training
            costs: [{item: Trainers, amount: 10000, funding: grant, year: 2020}]

## Right
    costs: [{item: Trainers, amount: 10000, funding: grant, year: 2019}]

## Repair
Correct the year, name a source of that year, or lengthen the period if that was decided.

## Source
Arnhem 2018: about a quarter of the grant was left in December, for which the next plan had to find room.
"""

from __future__ import annotations

from collections.abc import Iterator

from radplan.findings import Finding, Severity
from radplan.ledger.ledger import Line
from radplan.model.plan import Funding, Period
from radplan.rules.rule import Case, Rule, related, with_related

RULE = Rule("cost-outside-period", Severity.ERROR)


def check(case: Case) -> Iterator[Finding]:
    """Cost lines in a year outside the plan's period or their source's."""
    if not case.folder.intact("period"):
        return
    sources = {source.id: (index, source) for index, source in reversed(list(enumerate(case.plan.funding)))}
    for line in case.ledger.lines:
        if line.year is None or not case.folder.as_typed(f"{line.path}.year"):
            continue
        if line.cost.year is not None and outside(line.year, case.plan.period):
            path = f"{line.path}.year"
            finding = RULE.found(case.folder.place(path), path, year=line.year)
            yield with_related(finding, related(RULE.name, "plan", case.folder.place("period")))
            continue
        for number, part in enumerate(line.cost.funding):
            if part.id in sources and line.amount:
                yield from outside_source(case, line, number, *sources[part.id])


def outside_source(case: Case, line: Line, number: int, index: int, source: Funding) -> Iterator[Finding]:
    """A cost line in a year in which its source can't be spent."""
    own = "period" if source.period else "year"
    if not case.folder.as_typed(f"funding[{index}].{own}") or line.year is None:
        return
    if line.year in source.granted_by_year:
        return  # there is money for that year, whatever year the source is counted in
    away = outside(line.year, source.period) if source.period else source.year not in (None, line.year)
    if not away:
        return
    path = f"{line.path}.year" if line.cost.year is not None else f"{line.path}.funding[{number}].id"
    finding = RULE.found(case.folder.place(path), path, "source", year=line.year, source=source.id)
    yield with_related(finding, related(RULE.name, "spendable", case.folder.place(f"funding[{index}].{own}")))


def outside(year: int, period: Period) -> bool:
    """Whether a year certainly lies outside a period."""
    if period.year is not None:
        return year != period.year
    early = period.start is not None and year < period.start.earliest.year
    late = period.end is not None and year > period.end.latest.year
    return early or late
