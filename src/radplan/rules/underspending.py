"""Spending stays behind the plan.

## What it checks
For each funding source: what was spent by the day of the realisation (`as_of`) is not more than 25 % (a setting) less
than what would have been spent by then if the plan went evenly. A cost line is spread by the day over the planning of
its activity, without planning over the year of the plan. A realisation in which nothing was booked yet, no expense
and no commitment, is left alone, and so is one with expenses that couldn't be read. An expense that can't be told to
come from one source counts for each.

## Why
In December it is too late: what is left of a grant is repaid, or asked back from the council as a carry-over.

## Wrong
    funding:
      - {id: grant, title: Versterkingsgelden 2019, granted: 40000}
    # half a year on, realisation.yaml
    as_of: 2019-06-30
    activities:
      training:
        expenses: [{date: 2019-04-01, amount: 5000, funding: grant}]

## Right
        expenses: [{date: 2019-04-01, amount: 19500, funding: grant}]

## Repair
Book what was paid, plan the activity for when it will really be done, or decide what else the money is for.

## Source
Arnhem 2018: about € 100.000 of € 400.000 was left in December. Gouda 2019: € 64.000 of € 238.000 was carried over.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from radplan.findings import Finding, Severity
from radplan.ledger.ledger import ZERO, SourceTotals
from radplan.rules.realised import Realised, realised
from radplan.rules.rule import Case, Rule, related, with_related

RULE = Rule("underspending", Severity.WARNING)


def check(case: Case) -> Iterator[Finding]:
    """Sources on which too little was spent by now."""
    done = realised(case)
    if done is None or not sure(case, done):
        return
    behind = case.settings.thresholds[RULE.name]
    loose = case.ledger.realised_of_source("")
    for source in case.ledger.sources:
        spent = (source.realised.spent if source.realised else ZERO) + (loose.spent if loose else ZERO)
        if source.source.kind != "in_kind" and source.pace and lagging(spent, source.pace, behind):
            yield finding(case, done, source, spent)


def sure(case: Case, done: Realised) -> bool:
    """Whether all that was planned and spent is known, and anything was booked."""
    return (
        "as_of" not in done.beside.damage
        and done.as_typed("activities")
        and case.folder.intact("themes")
        and case.folder.intact("period")
        and any(done.bookings())
        and all(case.ids.has("funding", source) for booking in done.expenses() if (source := booking.entry.funding))
    )


def lagging(spent: Decimal, pace: Decimal, behind: Decimal) -> bool:
    """Whether spending is more than so many percent behind the pace."""
    return spent * 100 < pace * (100 - behind)


def finding(case: Case, done: Realised, source: SourceTotals, spent: Decimal) -> Finding:
    """One source that stays behind."""
    path = f"{source.path}.granted"
    values = {"source": source.source.id, "as_of": done.model.as_of, "pace": source.pace, "spent": spent}
    found = RULE.found(case.folder.place(path), path, **values)
    return with_related(found, related(RULE.name, "as-of", done.place("as_of")))
