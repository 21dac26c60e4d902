"""Money is spent before the decision that frees it.

## What it checks
A funding source names a `decision` and that decision has a `date`: no expense on the source, and no start of an
activity that draws on it, lies before that date. Only what is certain counts: a decision in `mei 2019` may have been
taken before an expense in `2019-05`.

## Why
Until the decision the college has no money to spend. An expense without a decision
is unlawful, and has to be told as such in the accounts.

## Wrong
    funding:
      - {id: grant, title: Versterkingsgelden 2019, granted: 10000, decision: raadsbesluit}
    decisions:
      - {id: raadsbesluit, body: council, date: 2019-05-14}
    # realisation.yaml
    expenses: [{date: 2019-03-01, amount: 2500, funding: grant}]

## Right
    expenses: [{date: 2019-06-01, amount: 2500, funding: grant}]

## Repair
Correct the date, name the decision that did free the money, or start later.

## Source
Gemeentewet, article 189: expenses only within what the council put into the budget.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from radplan.findings import Finding, Severity
from radplan.ledger.ledger import Line, Trail
from radplan.model.dates import FuzzyDate
from radplan.rules.realised import realised
from radplan.rules.rule import Case, Rule, related, with_related

RULE = Rule("spent-before-decision", Severity.WARNING)
Freed = Mapping[str, tuple[FuzzyDate, str]]


def check(case: Case) -> Iterator[Finding]:
    """Activities that start, and expenses that are paid, before their money is free."""
    freed = decided(case)
    if not freed:
        return
    drawn: dict[str, tuple[Trail, dict[str, None]]] = {}
    for line in case.ledger.lines:
        _, sources = drawn.setdefault(line.trail.path, (line.trail, {}))
        if begins_with(line):
            sources.update(dict.fromkeys(share.source for share in line.shares if share.amount))
    for trail, sources in drawn.values():
        planning, path = trail.activity.planning, f"{trail.path}.planning.start"
        if planning and planning.start and case.folder.as_typed(path):
            values = {"activity": trail.activity.title, "date": planning.start}
            finding = RULE.found(case.folder.place(path), path, "start", **values)
            yield from too_early(case, finding, planning.start, sources, freed)
    yield from expenses(case, freed)


def begins_with(line: Line) -> bool:
    """Whether a cost line may be needed from the start of its activity on: not one of a later year."""
    planning, year = line.trail.activity.planning, line.cost.year
    return year is None or not planning or not planning.start or year <= planning.start.latest.year


def expenses(case: Case, freed: Freed) -> Iterator[Finding]:
    """Expenses that are paid before their money is free."""
    done = realised(case)
    for booking in done.expenses() if done else ():
        if done and booking.entry.date:
            path = f"{booking.path}.date"
            finding = RULE.found(done.place(path), path, date=booking.entry.date, amount=booking.entry.amount)
            sources = dict.fromkeys(share.source for share in booking.shares)
            yield from too_early(case, finding, booking.entry.date, sources, freed)


def too_early(
    case: Case, finding: Finding, day: FuzzyDate, sources: Mapping[str, None], freed: Freed
) -> Iterator[Finding]:
    """The finding, where a day certainly lies before the decision on one of some sources."""
    for source in sources:
        decision, path = freed.get(source, (None, ""))
        if decision and day.certainly_before(decision):
            place = case.folder.place(path)
            yield with_related(finding, related(RULE.name, "decision", place, source=source, date=decision))
            return


def decided(case: Case) -> Freed:
    """Per source the date of the decision that frees it, with its path."""
    dates = {
        decision.id: (decision.date, f"decisions[{index}].date")
        for index, decision in reversed(list(enumerate(case.plan.decisions)))
        if decision.date
    }
    return {source.id: dates[source.decision] for source in case.plan.funding if source.decision in dates}
