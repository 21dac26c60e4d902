"""The granted amount agrees with the public register of awards.

## What it checks
For a source of a scheme and year in the register of awards (`radplan` ships what was made public): `granted` is the
amount awarded to the municipality; where an award is in several sources, they are it together.

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
from decimal import Decimal

from radplan.findings import Finding, Severity
from radplan.ledger.lines import ZERO, year_of
from radplan.rules.rule import Case, Rule
from radplan.schemes.register import award_of

RULE = Rule("award-differs", Severity.WARNING)


def check(case: Case) -> Iterator[Finding]:
    """Grants whose amount isn't what was publicly awarded; of an award in several sources all together."""
    town = case.plan.municipality
    for (scheme, year), granted in grants(case).items():
        award, total = award_of(scheme, year, town.name, town.code), sum(granted.values(), ZERO)
        if award and award.amount != total:
            path = f"funding[{next(iter(granted))}].granted"
            values = {"granted": total, "awarded": award.amount, "year": year, "source": award.source}
            yield RULE.found(case.folder.place(path), path, difference=abs(award.amount - total), **values)


def grants(case: Case) -> dict[tuple[str, int], dict[int, Decimal]]:
    """What was granted by each scheme in each year, by the index of the source."""
    found: dict[tuple[str, int], dict[int, Decimal]] = {}
    for index, source in enumerate(case.plan.funding):
        year = source.year if source.year is not None else year_of(case.plan.period)
        known = source.scheme in case.schemes and source.kind in (None, "grant")
        if known and source.scheme and year is not None and source.granted is not None:
            found.setdefault((source.scheme, year), {})[index] = source.granted
    return found
