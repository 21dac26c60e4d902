"""What the text states adds up to no more than the grant.

## What it checks
For each funding source: take the amounts that the text of activities states instead of the cost lines they contradict
(where in an activity one unmatched amount faces one unmatched line); the total still fits `granted`. Of a line that is
split by shares each source bears its share of the amount; one split by amounts is left alone. An amount of which the
text says that it is all ("samen € 49.400") is that of all lines of the activity.

## Why
The table may fit the grant while the text, which is what partners and the council read, promises more than there
is. No reader adds up a text of twenty pages.

## Wrong
    funding:
      - {id: grant, title: Versterkingsgelden, granted: 25000}
    themes:
      - id: preventie
        title: Preventie
        activities:
          - id: analyse
            title: Analyse
            costs_note: De analyse is begroot op € 30.000.
            costs: [{item: Krachtenveldanalyse, amount: 25000, funding: grant}]

## Right
    costs_note: De analyse is begroot op {{ costs.total }}.

## Repair
Settle for each amount which side is right, and let the text take it from the cost line with a placeholder.

## Source
Arnhem 2019: the text adds up to € 459.830, € 2.330 more than the grant that it promises to stay within.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from radplan.findings import Finding, Severity
from radplan.ledger.ledger import ZERO, Line, SourceTotals, split
from radplan.ledger.stated import Stated, Statement
from radplan.record import Record
from radplan.regex import regex
from radplan.rules.rule import Case, Rule, related, with_related

RULE = Rule("text-exceeds-grant", Severity.WARNING)
NEAR = 60
OF_ALL = regex(r"\b(?:samen|totaal|totale|alles bij elkaar|opgeteld|total|together|in all)\b[^.;€]*\Z")


class Claim(Record):
    """What a text states where a cost line says something else, and what the line would then be."""

    stated: Stated
    line: Line
    amount: Decimal


def check(case: Case) -> Iterator[Finding]:
    """Sources that the plan fits by its cost lines and not by its text."""
    claims = [claim for statement in case.statements if (claim := claim_of(statement))]
    scalable = [claim for claim in claims if all(part.amount is None for part in claim.line.cost.funding)]
    for source in case.ledger.sources:
        own = [claim for claim in scalable if source.source.id in {share.source for share in claim.line.shares}]
        if own and source.granted is not None and not source.excess:
            yield from exceeded(case, source, own)


def claim_of(statement: Statement) -> Claim | None:
    """What the text of an activity states instead of a cost line: of all lines together, where it says so."""
    if statement.contradiction is None:
        return None
    stated, line = statement.contradiction
    others = sum((other.amount for other in statement.lines if other is not line), ZERO)
    before = stated.text.text[max(0, stated.start - NEAR) : stated.start].lower()
    return Claim(stated, line, stated.amount - others if OF_ALL.search(before) else stated.amount)


def exceeded(case: Case, source: SourceTotals, own: list[Claim]) -> Iterator[Finding]:
    """The finding, where what the text states doesn't fit the grant."""
    granted = source.granted or ZERO
    total = source.planned + sum((more(source, claim) for claim in own), ZERO)
    if total <= granted or not all(case.folder.intact(f"{claim.line.trail.path}.costs") for claim in own):
        return
    path = f"{source.path}.granted"
    values: dict[str, Any] = {
        "source": source.source.id,
        "stated": total,
        "granted": granted,
        "excess": total - granted,
    }
    others = [
        related(
            RULE.name, "text", case.folder.places.inside(stated.text.path, stated.start, stated.end),
            stated=stated.amount, amount=line.amount, item=line.cost.item,
        )
        for stated, line, _ in own
    ]  # fmt: skip
    yield with_related(RULE.found(case.folder.place(path), path, **values), *others)


def more(source: SourceTotals, claim: Claim) -> Decimal:
    """How much more a source would bear of a line if it were what the text states."""
    shares = split(claim.line.cost, claim.amount)
    instead = sum((share.amount for share in shares if share.source == source.source.id), ZERO)
    return instead - sum((share.amount for share in claim.line.shares if share.source == source.source.id), ZERO)
