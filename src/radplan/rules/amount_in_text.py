"""A euro amount in the text of an activity agrees with its cost lines.

## What it checks
Every euro amount in an activity's prose equals one of its cost lines, a sum of some of them, or an amount of a funding
source (requested, granted, received); also one in words ("dertigduizend euro") or without a euro sign ("3.800,-"). An
amount per unit ("€ 85 per uur", "100 uur x € 85", "een avond kost € 300") is no total and is left alone.

## Why
The text is what the council reads and the cost line is what the controller books. Where they differ, one of them was
not changed along with the other, and nobody knows which.

## Wrong
    costs_note: De analyse is begroot op € 30.000.
    costs: [{item: Krachtenveldanalyse, amount: 25000, funding: grant}]

## Right
    costs_note: De analyse is begroot op {{ costs.total }}.
    costs: [{item: Krachtenveldanalyse, amount: 25000, funding: grant}]

## Repair
Write `{{ costs.total }}` or `{{ costs.krachtenveldanalyse }}` in the text: then the number is typed once. If the text
is right, correct the cost line.

## Source
Arnhem 2019: three amounts in the text differ from the finance table (30.000/25.000, 49.830/50.000, 2.500/5.000).
"""

from __future__ import annotations

from collections.abc import Iterator

from radplan.findings import Finding, Severity
from radplan.ledger.ledger import Line
from radplan.ledger.stated import Stated, Statement
from radplan.model.scalars import slug
from radplan.rules.rule import Case, Rule, related, with_related

RULE = Rule("amount-in-text", Severity.WARNING)


def check(case: Case) -> Iterator[Finding]:
    """Amounts in the prose of an activity that none of its cost lines knows."""
    for statement in case.statements:
        if case.folder.intact(f"{statement.trail.path}.costs"):
            for stated in statement.unmatched:
                yield finding(case, statement, stated)


def finding(case: Case, statement: Statement, stated: Stated) -> Finding:
    """The finding at the amount in the text, with the cost lines it might have meant."""
    place = case.folder.places.inside(stated.text.path, stated.start, stated.end)
    lines = statement.unstated or statement.lines
    kind = "one" if len(lines) == 1 else "several" if lines else "none"
    if len(lines) == 1 and lines[0].cost.amount is None:
        kind = "open"
    values = {"stated": stated.amount, "amount": lines[0].amount if lines else None}
    found = RULE.found(place, stated.text.path, kind, name=name(statement, lines), **values)
    others = [
        related(RULE.name, "line", case.folder.place(f"{line.path}.amount"), item=line.cost.item, amount=line.amount)
        for line in lines
        if line.cost.amount is not None
    ]
    return with_related(found, *others)


def name(statement: Statement, lines: tuple[Line, ...]) -> str:
    """What a placeholder calls the line that is meant: the sum, where the activity has no other."""
    only = len(statement.lines) == 1 or not lines
    return "total" if only else lines[0].cost.id or slug(lines[0].cost.item)
