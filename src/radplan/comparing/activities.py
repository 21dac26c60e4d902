"""Which activities and themes came, went, were renamed or moved; indicators and targets; recommendations answered."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from radplan.comparing.change import Change, Side, Thing, Value, by_id, change, paired
from radplan.ledger.ledger import ActivityTotals
from radplan.model.dates import FuzzyDate
from radplan.model.plan import Indicator


def activities(old: Side, new: Side) -> Iterator[Change]:
    """Themes, then activities."""
    for name, before, after in paired(old.themes, new.themes):
        titles = before.theme.title if before else None, after.theme.title if after else None
        found = after or before
        if found and titles[0] != titles[1]:
            yield named("theme", Thing(f"theme:{name}", found.path, titles[1] or titles[0] or ""), titles)
    for name, was, now in paired(old.activities, new.activities):
        yield from activity(name, was, now, confidential=name in old.confidential | new.confidential)


def activity(
    name: str, before: ActivityTotals | None, after: ActivityTotals | None, *, confidential: bool
) -> Iterator[Change]:
    """An activity that came, went, got another title or another theme."""
    found = after or before
    titles = before.trail.activity.title if before else None, after.trail.activity.title if after else None
    if found is None:
        return
    thing = Thing(f"activity:{name}", found.trail.path, titles[1] or titles[0] or "", confidential)
    if titles[0] != titles[1]:
        yield named("activity", thing, titles)
    if before and after:
        was, now = before.trail.themes[-1], after.trail.themes[-1]
        if was.id != now.id:
            yield change("activity", thing, (was.title, now.title), "activity.theme")


def named(kind: str, thing: Thing, titles: tuple[str | None, str | None]) -> Change:
    """Something that came or went, or bears another name."""
    what = "added" if titles[0] is None else "removed" if titles[1] is None else "renamed"
    return change("activity", thing, titles, kind, what=what)


def indicators(old: Side, new: Side) -> Iterator[Change]:
    """Indicators of activities that both plans have, and of new ones."""
    for name, was, now in paired(old.activities, new.activities):
        found = now or was
        if found is None or now is None:
            continue
        before = by_id(was.trail.activity.indicators) if was else {}
        after = by_id(now.trail.activity.indicators)
        hidden = name in old.confidential | new.confidential
        for _, one, other in paired(before, after):
            yield from indicator(found, one, other, confidential=hidden)


def indicator(
    found: ActivityTotals, one: tuple[int, Indicator] | None, other: tuple[int, Indicator] | None, *, confidential: bool
) -> Iterator[Change]:
    """An indicator that came, went or got another name, baseline or target."""
    here = other or one
    if here is None:
        return
    index, item = here
    thing = Thing(f"indicator:{item.id}", f"{found.trail.path}.indicators[{index}]", item.title, confidential)
    said = {"activity": found.trail.activity.title, "unit": f" {item.unit}" if item.unit else ""}
    before, after = (pair[1] if pair else None for pair in (one, other))

    def told(key: str, old: Value, new: Value, what: str | None = None, when: FuzzyDate | None = None) -> Change:
        return change("indicator", thing, (old, new), key, what=what, when=when, **said)

    if before is None or after is None:
        yield told("indicator", before.title if before else None, after.title if after else None)
        return
    if before.title != after.title:
        yield told("indicator", before.title, after.title, what="renamed")
    starts = before.baseline.value if before.baseline else None, after.baseline.value if after.baseline else None
    if starts[0] != starts[1]:
        yield told("indicator.baseline", *starts)
    for when, old, new in paired(targets(before), targets(after)):
        if old != new:
            yield told("indicator.target", old, new, when=when)
    if details(before) != details(after):
        yield told("indicator.details", item.title, item.title)


def targets(item: Indicator) -> dict[FuzzyDate | None, Decimal]:
    """The targets of an indicator by their date."""
    return {target.date: target.value for target in item.targets}


def details(item: Indicator) -> tuple[object, ...]:
    """What else an indicator says."""
    return item.type, item.unit, item.ascending, item.source, item.baseline and item.baseline.date


def recommendations(old: Side, new: Side) -> Iterator[Change]:
    """Recommendations that activities answer now, or no longer; and how far they are."""
    titles, hidden = old.advice | new.advice, old.hidden_advice | new.hidden_advice
    for name, was, now in paired(old.activities, new.activities):
        before = was.trail.activity.addresses if was else ()
        after = now.trail.activity.addresses if now else ()
        found = now or was
        for advice, one, other in paired(dict.fromkeys(before, ""), dict.fromkeys(after, "")):
            if found and one != other:
                title = titles.get(advice, advice)
                secret = name in old.confidential | new.confidential or advice in hidden
                path, answering = f"{found.trail.path}.addresses", found.trail.activity.title
                pair = None if one is None else title, None if other is None else title
                yield change(
                    "recommendation", Thing(f"activity:{name}", path, answering, secret), pair, "recommendation"
                )
    yield from states(old, new)


def states(old: Side, new: Side) -> Iterator[Change]:
    """Recommendations with another state."""
    for name, was, now in paired(advised(old), advised(new)):
        if was and now and was[1] != now[1]:
            secret = name in old.hidden_advice | new.hidden_advice
            thing = Thing(f"recommendation:{name}", now[2], now[0], secret)
            yield change("recommendation", thing, (was[1], now[1]), "recommendation.state")


def advised(side: Side) -> dict[str, tuple[str, str, str]]:
    """Title, state and path in the realisation of each recommendation."""
    return {
        item.id: (item.title, item.status or "open", f"evaluations[{number}].recommendations[{index}].status")
        for number, evaluation in enumerate(side.realisation.evaluations if side.realisation else ())
        for index, item in enumerate(evaluation.recommendations)
    }
