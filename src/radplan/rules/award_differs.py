"""The granted amount agrees with the public register of awards.

## What it checks
For a source of a scheme and year in the register of awards (`radplan` ships what was made public): `granted` is the
amount awarded to the municipality.

## Why
Amounts in plans and amounts in award letters differ more often than one would think, and a controller has to explain
the difference.

## Wrong
    municipality: {name: Arnhem, code: gm0202}
    funding:
      - {id: versterkingsgelden-2019, title: Versterkingsgelden 2019, scheme: nctv-2019, year: 2019, granted: 457500}

## Right
    - {id: versterkingsgelden-2019, title: Versterkingsgelden 2019, scheme: nctv-2019, year: 2019, granted: 482800}

## Repair
Look up the award letter. If the difference is right, accept the finding in exceptions.yaml with the reason.

## Source
Arnhem 2019: 482.800 awarded, 457.500 in the plan. Gouda 2019: 248.370 awarded, 238.000 received.
The causes are unknown.
"""

from __future__ import annotations

from collections.abc import Iterator

from radplan.findings import Finding, Severity
from radplan.rules.rule import Case, Rule
from radplan.schemes.register import award_of

RULE = Rule("award-differs", Severity.WARNING)


def check(case: Case) -> Iterator[Finding]:
    """Grants whose amount isn't what was publicly awarded."""
    town = case.plan.municipality
    for index, source in enumerate(case.plan.funding):
        year = source.year if source.year is not None else case.plan.period.year
        scheme = case.schemes.get(source.scheme or "")
        if scheme is None or year is None or source.granted is None or source.kind not in (None, "grant"):
            continue
        award = award_of(scheme.id, year, town.name, town.code)
        if award and award.amount != source.granted:
            path = f"funding[{index}].granted"
            values = {"granted": source.granted, "awarded": award.amount, "year": year, "source": award.source}
            yield RULE.found(case.folder.place(path), path, difference=award.amount - source.granted, **values)
