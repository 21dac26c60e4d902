"""What changed in money: in all, per source, per theme, per activity."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from radplan.comparing.change import Change, Side, Thing, change, paired
from radplan.ledger.ledger import ZERO, ActivityTotals


def money(old: Side, new: Side) -> Iterator[Change]:
    """Every change in money. Those of activities add up to the change of the total."""
    before, after = old.ledger.total.planned, new.ledger.total.planned
    if before != after:
        yield change("money", Thing("plan", "themes", new.plan.title), (before, after), "total")
    yield from years(old, new)
    yield from sources(old, new)
    yield from themes(old, new)
    yield from activities(old, new)


def years(old: Side, new: Side) -> Iterator[Change]:
    """What is planned per year, where there are several."""
    before, after = old.ledger.years, new.ledger.years
    if len({*before, *after} - {None}) > 1:
        for year in sorted({*before, *after} - {None}, key=lambda year: year or 0):
            amounts = some(before.get(year)), some(after.get(year))
            if amounts[0] != amounts[1]:
                yield change("money", Thing(f"year:{year}", "themes", str(year)), amounts, "year.planned")


def sources(old: Side, new: Side) -> Iterator[Change]:
    """Sources that came or went, their ceilings, and what is planned on them."""
    for name, before, after in paired(old.sources, new.sources):
        found = after or before
        if found is None:
            continue
        thing = Thing(f"funding:{name}", found.path, found.source.title)
        if before is None or after is None:
            what = "added" if before is None else "removed"
            amounts = (before.granted if before else None, after.granted if after else None)
            known = "source" if any(amount is not None for amount in amounts) else "source.unknown"
            yield change("money", thing, amounts, known, what=what)
            continue
        if before.source.title != thing.title:
            titles = before.source.title, thing.title
            yield change("money", thing.at(f"{after.path}.title"), titles, "source", what="renamed")
        for key in ("requested", "granted", "received", "planned"):
            amounts = (getattr(before, key, None), getattr(after, key, None))
            if key == "requested":
                amounts = (before.source.requested, after.source.requested)
            if amounts[0] != amounts[1]:
                yield change("money", thing.at(f"{after.path}.{key}"), amounts, f"source.{key}")
        for year, was, now in paired(before.source.granted_by_year, after.source.granted_by_year):
            if was != now:
                of_year = Thing(f"{thing.subject}:{year}", f"{after.path}.granted_by_year", thing.title)
                yield change("money", of_year, (was, now), "source.year", year=year)


def themes(old: Side, new: Side) -> Iterator[Change]:
    """What is planned per theme, sub-themes included."""
    for name, before, after in paired(old.themes, new.themes):
        found = after or before
        amounts = some(before.planned if before else None), some(after.planned if after else None)
        if found and amounts[0] != amounts[1]:
            yield change("money", Thing(f"theme:{name}", found.path, found.theme.title), amounts, "theme.planned")


def activities(old: Side, new: Side) -> Iterator[Change]:
    """What is planned per activity; where that stays the same, from which sources it comes."""
    hidden = old.confidential | new.confidential
    for name, before, after in paired(old.activities, new.activities):
        found = after or before
        if found is None:
            continue
        amounts = some(before.planned if before else None), some(after.planned if after else None)
        if amounts[0] != amounts[1]:
            yield change("money", costs_of(name, found, name in hidden), amounts, "activity.planned")
        elif before and after:
            yield from cover(before, after, new, confidential=name in hidden)


def costs_of(subject: str, found: ActivityTotals, confidential: bool) -> Thing:
    """The costs of an activity."""
    return Thing(f"activity:{subject}", f"{found.trail.path}.costs", found.trail.activity.title, confidential)


def cover(before: ActivityTotals, after: ActivityTotals, new: Side, *, confidential: bool) -> Iterator[Change]:
    """From which sources the money of an activity comes, where the sum stays the same."""
    for name, old, now in paired(before.by_source, after.by_source):
        if old != now:
            title = new.sources[name].source.title if name in new.sources else name
            thing = costs_of(f"{after.trail.activity.id}:{name}", after, confidential)
            yield change("money", thing, (old, now), "activity.cover", source=title)


def some(amount: Decimal | None) -> Decimal | None:
    """An amount; nothing planned is no amount."""
    return amount if amount is None or amount != ZERO else None
