"""What else changed: every other part of the plan, its sources, themes and activities, by name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from radplan.comparing.change import Change, Side, Value, by_id, change, different, paired
from radplan.model.part import Part
from radplan.model.shape import names

# What is compared elsewhere, by the model that has it.
PLAN = frozenset(("period", "date", "evaluation", "funding", "themes", "promises"))
ACTIVITY = frozenset(("id", "title", "planning", "costs", "indicators", "evaluation", "addresses"))
THEME = frozenset(("id", "title", "themes", "activities"))


def texts(old: Side, new: Side) -> Iterator[Change]:
    """Every other change."""
    yield from parts(old.plan, new.plan, PLAN, "plan", "", new.plan.title)
    yield from rest(old.plan.evaluation, new.plan.evaluation, "evaluation", "plan", "", new.plan.title, ("due",))
    for name, before, after in paired(by_id(old.plan.promises), by_id(new.plan.promises)):
        if before and after:
            where = f"promise:{name}", f"promises[{after[0]}]", after[1].title
            confidential = after[1].activity in old.confidential | new.confidential
            yield from parts(before[1], after[1], frozenset(("title", "due")), *where, confidential=confidential)
    for name, one, other in paired(old.sources, new.sources):
        if one and other:
            done = frozenset(("title", "requested", "granted", "granted_by_year", "received", "period"))
            yield from parts(one.source, other.source, done, f"funding:{name}", other.path, other.source.title)
    for name, first, last in paired(old.themes, new.themes):
        if first and last:
            yield from parts(first.theme, last.theme, THEME, f"theme:{name}", last.path, last.theme.title)
    for name in new.activities:
        if name in old.activities:
            yield from activity(old, new, name)


def activity(old: Side, new: Side, name: str) -> Iterator[Change]:
    """What else changed in an activity."""
    was, now = old.activities[name], new.activities[name]
    before, after = was.trail.activity, now.trail.activity
    where = f"activity:{name}", now.trail.path, after.title
    confidential = name in old.confidential | new.confidential
    yield from parts(before, after, ACTIVITY, *where, confidential=confidential)
    yield from rest(before.evaluation, after.evaluation, "evaluation", *where, ("due",), confidential=confidential)
    timed = ("start", "end", "milestones")
    yield from rest(before.planning, after.planning, "planning", *where, timed, confidential=confidential)
    if was.by_source == now.by_source and was.planned == now.planned and before.costs != after.costs:
        yield told("costs", *where, None, None, "changed", confidential=confidential)


def parts(
    old: Part,
    new: Part,
    done: frozenset[str],
    subject: str,
    path: str,
    title: str,
    *,
    confidential: bool = False,
) -> Iterator[Change]:
    """The keys that differ, but for those that are compared elsewhere."""
    for name, key in names(type(new)):
        before, after = getattr(old, name), getattr(new, name)
        if name not in done and before != after:
            what = "added" if not before else "removed" if not after else "changed"
            yield told(key, subject, path, title, shown(before), shown(after), what, confidential=confidential)


def rest(
    old: Any, new: Any, key: str, subject: str, path: str, title: str, without: tuple[str, ...], *,
    confidential: bool = False,
) -> Iterator[Change]:  # fmt: skip
    """A part that differs in more than what is compared elsewhere."""

    def others(part: Part) -> dict[str, Any] | None:
        return {name: value for name, value in part if name not in without and value not in (None, ())} or None

    if different(old, new, others):
        yield told(key, subject, path, title, None, None, "changed", confidential=confidential)


def told(
    key: str, subject: str, path: str, title: str, old: Value, new: Value, what: str, *, confidential: bool
) -> Change:
    """A part that changed."""
    at = f"{path}.{key}" if path else key
    text = "text.plan" if subject == "plan" else "text"
    return change("text", subject, at, title, old, new, text, what=what, confidential=confidential, part=key)


def shown(value: Any) -> Value:
    """A text, or some texts, for a program to show; None for what is more than that."""
    if isinstance(value, tuple) and value and all(isinstance(item, str) for item in value):
        return "\n".join(value)
    return value if isinstance(value, str) and value else None
