"""Which activities and themes came, went, were renamed or moved; indicators and targets; recommendations answered."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from radplan.comparing.change import Change, Side, Value, by_id, change, paired
from radplan.ledger.ledger import ActivityTotals
from radplan.model.dates import FuzzyDate
from radplan.model.plan import Indicator


def activities(old: Side, new: Side) -> Iterator[Change]:
    """Themes, then activities."""
    for name, before, after in paired(old.themes, new.themes):
        titles = before.theme.title if before else None, after.theme.title if after else None
        found = after or before
        if found and titles[0] != titles[1]:
            yield named("theme", name, found.path, titles)
    for name, was, now in paired(old.activities, new.activities):
        yield from activity(name, was, now, confidential=name in old.confidential | new.confidential)


def activity(
    name: str, before: ActivityTotals | None, after: ActivityTotals | None, *, confidential: bool
) -> Iterator[Change]:
    """An activity that came, went, got another title or another theme."""
    found = after or before
    titles = before.trail.activity.title if before else None, after.trail.activity.title if after else None
    if found and titles[0] != titles[1]:
        yield named("activity", name, found.trail.path, titles, confidential=confidential)
    if before and after:
        was, now = before.trail.themes[-1], after.trail.themes[-1]
        if was.id != now.id:
            yield change(
                "activity", f"activity:{name}", after.trail.path, after.trail.activity.title, was.title, now.title,
                "activity.theme", confidential=confidential,
            )  # fmt: skip


def named(
    kind: str, name: str, path: str, titles: tuple[str | None, str | None], *, confidential: bool = False
) -> Change:
    """Something that came or went, or bears another name."""
    old, new = titles
    what = "added" if old is None else "removed" if new is None else "renamed"
    return change(
        "activity", f"{kind}:{name}", path, new or old or "", old, new, kind, what=what, confidential=confidential
    )


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
    path, activity = f"{found.trail.path}.indicators[{index}]", found.trail.activity.title
    before, after = (pair[1] if pair else None for pair in (one, other))

    def told(key: str, old: Value, new: Value, what: str | None = None, when: FuzzyDate | None = None) -> Change:
        unit = f" {item.unit}" if item.unit else ""
        return change(
            "indicator", f"indicator:{item.id}", path, item.title, old, new, key,
            what=what, confidential=confidential, activity=activity, unit=unit, when=when,
        )  # fmt: skip

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
                yield change(
                    "recommendation", f"activity:{name}", f"{found.trail.path}.addresses", found.trail.activity.title,
                    None if one is None else title, None if other is None else title, "recommendation",
                    confidential=name in old.confidential | new.confidential or advice in hidden,
                )  # fmt: skip
    yield from states(old, new)


def states(old: Side, new: Side) -> Iterator[Change]:
    """Recommendations with another state."""
    for name, was, now in paired(advised(old), advised(new)):
        if was and now and was[1] != now[1]:
            yield change(
                "recommendation", f"recommendation:{name}", now[2], now[0], was[1], now[1], "recommendation.state",
                confidential=name in old.hidden_advice | new.hidden_advice,
            )  # fmt: skip


def advised(side: Side) -> dict[str, tuple[str, str, str]]:
    """Title, state and path in the realisation of each recommendation."""
    return {
        item.id: (item.title, item.status or "open", f"evaluations[{number}].recommendations[{index}].status")
        for number, evaluation in enumerate(side.realisation.evaluations if side.realisation else ())
        for index, item in enumerate(evaluation.recommendations)
    }
