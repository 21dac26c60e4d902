"""A funding source belongs to a year of its grant scheme.

## What it checks
The source's `year` (else the plan's year) is one of the years of its scheme.

## Why
A scheme holds for the years it was made for; in another year there is no such money.

## Wrong
    funding:
      - {id: versterkingsgelden, title: Versterkingsgelden, scheme: nctv-2019, year: 2021, granted: 10000}

## Right
    funding:
      - {id: versterkingsgelden, title: Versterkingsgelden, scheme: nctv-2019, year: 2019, granted: 10000}

## Repair
Correct the year, or name the scheme of that year.

## Source
Until 2019 the money came through the municipal fund, from 2020 as a specific grant, each under a regulation of its own.
"""

from __future__ import annotations

from collections.abc import Iterator

from radplan.findings import Finding, Severity
from radplan.ledger.lines import years_of
from radplan.rules.rule import Case, Rule

RULE = Rule("outside-scheme-years", Severity.ERROR)


def check(case: Case) -> Iterator[Finding]:
    """Sources in years that their scheme doesn't hold for. Money carried over is of an earlier year by nature."""
    for index, source in enumerate(case.plan.funding):
        scheme = case.schemes.get(source.scheme or "")
        years = (source.year,) if source.year is not None else years_of(case.plan.period)
        if scheme is None or not scheme.years or not years or source.kind == "carry_over":
            continue
        if (
            set(years).isdisjoint(scheme.years)
            and case.folder.intact(f"funding[{index}]")
            and case.folder.intact("period")
        ):
            path = f"funding[{index}].{'year' if source.year is not None else 'scheme'}"
            yield RULE.found(case.folder.place(path), path, year=tuple(years), scheme=source.scheme, years=scheme.years)
