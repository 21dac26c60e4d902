"""What else changed: every other part of the plan, its sources, themes and activities, by name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from radplan.comparing.change import Change, Side, Thing, Value, by_id, change, different, paired
from radplan.model.part import Part
from radplan.model.plan import Activity, Milestone
from radplan.model.shape import names

# What is compared elsewhere, by the model that has it.
PLAN = frozenset(("period", "date", "evaluation", "funding", "themes", "promises"))
ACTIVITY = frozenset(("id", "title", "planning", "costs", "indicators", "evaluation", "addresses"))
THEME = frozenset(("id", "title", "themes", "activities"))
MILESTONE = frozenset(("id", "title", "date"))
FUNDING = frozenset(("title", "requested", "granted", "granted_by_year", "received", "period"))


def texts(old: Side, new: Side) -> Iterator[Change]:
    """Every other change."""
    plan = Thing("plan", "", new.plan.title)
    yield from parts(old.plan, new.plan, PLAN, plan)
    yield from rest(old.plan.evaluation, new.plan.evaluation, "evaluation", plan, ("due",))
    for name, before, after in paired(by_id(old.plan.promises), by_id(new.plan.promises)):
        if before and after:
            confidential = bool({before[1].activity, after[1].activity} & (old.confidential | new.confidential))
            promise = Thing(f"promise:{name}", f"promises[{after[0]}]", after[1].title, confidential)
            yield from parts(before[1], after[1], frozenset(("title", "due")), promise)
    for name, one, other in paired(old.sources, new.sources):
        if one and other:
            yield from parts(
                one.source, other.source, FUNDING, Thing(f"funding:{name}", other.path, other.source.title)
            )
    for name, first, last in paired(old.themes, new.themes):
        if first and last:
            yield from parts(first.theme, last.theme, THEME, Thing(f"theme:{name}", last.path, last.theme.title))
    for name in new.activities:
        if name in old.activities:
            yield from activity(old, new, name)


def activity(old: Side, new: Side, name: str) -> Iterator[Change]:
    """What else changed in an activity."""
    was, now = old.activities[name], new.activities[name]
    before, after = was.trail.activity, now.trail.activity
    thing = Thing(f"activity:{name}", now.trail.path, after.title, name in old.confidential | new.confidential)
    yield from parts(before, after, ACTIVITY, thing)
    yield from rest(before.evaluation, after.evaluation, "evaluation", thing, ("due",))
    yield from rest(before.planning, after.planning, "planning", thing, ("start", "end", "milestones"))
    for called, one, other in paired(milestones(before), milestones(after)):
        if one and other:
            at = Thing(f"milestone:{called}", f"{thing.path}.planning.milestones[{other[0]}]", other[1].title)
            yield from parts(one[1], other[1], MILESTONE, at._replace(confidential=thing.confidential))
    if was.by_source == now.by_source and was.planned == now.planned and before.costs != after.costs:
        yield told("costs", thing, (None, None), "changed")


def milestones(activity: Activity) -> dict[str, tuple[int, Milestone]]:
    """The milestones of an activity, by id or by title."""
    return by_id(activity.planning.milestones) if activity.planning else {}


def parts(old: Part, new: Part, done: frozenset[str], thing: Thing) -> Iterator[Change]:
    """The keys that differ, but for those that are compared elsewhere."""
    for name, key in names(type(new)):
        before, after = getattr(old, name), getattr(new, name)
        if name not in done and before != after:
            what = "added" if not before else "removed" if not after else "changed"
            yield told(key, thing, (shown(before), shown(after)), what)


def rest(old: Any, new: Any, key: str, thing: Thing, without: tuple[str, ...]) -> Iterator[Change]:
    """A part that differs in more than what is compared elsewhere."""

    def others(part: Part) -> dict[str, Any] | None:
        return {name: value for name, value in part if name not in without and value not in (None, ())} or None

    if different(old, new, others):
        yield told(key, thing, (None, None), "changed")


def told(key: str, thing: Thing, pair: tuple[Value, Value], what: str) -> Change:
    """A part that changed."""
    at = thing.at(f"{thing.path}.{key}" if thing.path else key)
    return change("text", at, pair, "text.plan" if thing.subject == "plan" else "text", what=what, part=key)


def shown(value: Any) -> Value:
    """A text, or some texts, for a program to show; None for what is more than that."""
    if isinstance(value, tuple) and value and all(isinstance(item, str) for item in value):
        return "\n".join(value)
    return value if isinstance(value, str) and value else None
