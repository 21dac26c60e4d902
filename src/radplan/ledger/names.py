"""The amounts that a text may name: `{{ costs.total }}`, `{{ funding.grant.left }}`. Documents and checks ask here."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from radplan.ledger.ledger import ZERO, Ledger, SourceTotals, Trail
from radplan.model.plan import Activity
from radplan.model.scalars import slug
from radplan.record import Record

NO_WORD = re.compile(r"[\W_]+")


class Named(Record):
    """An amount that goes by a name, and the path it comes from; None where the plan doesn't give it."""

    amount: Decimal | None
    path: str


def plan_names(ledger: Ledger) -> Mapping[str, Named]:
    """The names that hold in every text of a plan. Of two things with the same id the first has the name."""
    names: dict[str, Named] = {}
    for name, named in everywhere(ledger):
        names.setdefault(name, named)
    return names


def everywhere(ledger: Ledger) -> Iterator[tuple[str, Named]]:
    """Each name of the plan as a whole, of its sources, its themes and its activities."""
    yield "plan.granted", Named(ledger.total.granted, "funding")
    yield "plan.planned", Named(ledger.total.planned, "themes")
    for source in ledger.sources:
        for name, amount in amounts_of(source):
            key = "granted" if name == "left" else name
            yield f"funding.{source.source.id}.{name}", Named(amount, f"{source.path}.{key}")
    for theme in ledger.themes:
        yield f"themes.{theme.theme.id}.planned", Named(theme.planned, theme.path)
    for activity in ledger.activities:
        yield f"activities.{activity.trail.activity.id}.planned", Named(activity.planned, activity.trail.path)


def amounts_of(source: SourceTotals) -> Iterator[tuple[str, Decimal | None]]:
    """What a text may say of a funding source."""
    yield "requested", source.source.requested
    yield "granted", source.granted
    yield "received", source.received
    yield "planned", source.planned
    yield "left", source.left


def activity_names(trail: Trail) -> Mapping[str, Named]:
    """The names that hold in the texts of one activity, on top of those of the plan: the sum and each line."""
    costs, path = trail.activity.costs, f"{trail.path}.costs"
    names = {
        f"costs.{name}": Named(costs[lines[0]].amount, f"{path}[{lines[0]}].amount")
        for name, lines in line_names(trail.activity).items()
    }
    return {**names, "costs.total": Named(sum((cost.amount or ZERO for cost in costs), ZERO), path)}


def line_names(activity: Activity) -> dict[str, list[int]]:
    """Per name of a cost line the lines that it may mean: one, in a sound plan.

    A line goes by its id, or by its item in lower case with hyphens. A name that is an id means the line that
    has it, and not a line that has only such an item and an id of its own.
    """
    names: dict[str, list[int]] = {}
    for index, cost in enumerate(activity.costs):
        for name in dict.fromkeys((cost.id, slug(cost.item), with_accents(cost.item))):
            if name:
                names.setdefault(name, []).append(index)
    return {name: named_by(activity, name, lines) if len(lines) > 1 else lines for name, lines in names.items()}


def with_accents(item: str) -> str:
    """An item in lower case with hyphens that keeps its accents, as one who reads the rule to the letter writes it."""
    return NO_WORD.sub("-", item.lower()).strip("-")


def named_by(activity: Activity, name: str, lines: list[int]) -> list[int]:
    """Of the lines that bear a name those that it may mean, the one whose id it is first."""
    having = [index for index in lines if activity.costs[index].id == name]
    others = [index for index in lines if activity.costs[index].id is None]
    return having + others if having else lines
