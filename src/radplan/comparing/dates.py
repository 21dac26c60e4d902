"""What changed in dates: of the plan, of activities and milestones, of promises, evaluations and grants."""

from __future__ import annotations

from collections.abc import Iterator

from radplan.comparing.change import Change, Side, Thing, by_id, change, paired
from radplan.ledger.ledger import ActivityTotals
from radplan.model.dates import FuzzyDate
from radplan.model.plan import ActivityEvaluation, Evaluation, Milestone, Period, Planning, Promise

Day = FuzzyDate | None


def dates(old: Side, new: Side) -> Iterator[Change]:
    """Every change in a date. Two ways of writing the same date are the same date."""
    plan = Thing("plan", "period", new.plan.title)
    yield from period(plan, (old.plan.period, new.plan.period), "plan")
    yield from moved(plan.at("date"), (old.plan.date, new.plan.date), "plan.date")
    evaluations = due(old.plan.evaluation), due(new.plan.evaluation)
    yield from moved(plan.at("evaluation.due"), evaluations, "plan.evaluation")
    for name, was, now in paired(old.activities, new.activities):
        if was and now:
            yield from activity(was, now, confidential=name in old.confidential | new.confidential)
    yield from promises(old, new)
    for name, before, after in paired(old.sources, new.sources):
        if before and after:
            periods = before.source.period, after.source.period
            source = Thing(f"funding:{name}", f"{after.path}.period", after.source.title)
            yield from period(source, periods, "source")


def due(evaluation: Evaluation | ActivityEvaluation | None) -> Day:
    """When an evaluation is due."""
    return evaluation.due if evaluation else None


def moved(thing: Thing, days: tuple[Day, Day], key: str) -> Iterator[Change]:
    """A date that came, went or changed."""
    if meant(days[0]) != meant(days[1]):
        yield change("date", thing, days, f"date.{key}")


def meant(day: Day) -> object:
    """What a date means, however it is written."""
    return day and (day.earliest, day.latest, day.level)


def period(thing: Thing, periods: tuple[Period | None, Period | None], key: str) -> Iterator[Change]:
    """Start and end of a period, or its year."""
    old, new = (one or Period.model_construct() for one in periods)
    years = str(old.year) if old.year else None, str(new.year) if new.year else None
    if years[0] != years[1]:
        yield change("date", thing.at(f"{thing.path}.year"), years, f"date.{key}.year")
    yield from moved(thing.at(f"{thing.path}.start"), (old.start, new.start), f"{key}.start")
    yield from moved(thing.at(f"{thing.path}.end"), (old.end, new.end), f"{key}.end")


def activity(was: ActivityTotals, now: ActivityTotals, *, confidential: bool) -> Iterator[Change]:
    """The planning of an activity, its milestones and its evaluation."""
    before, after = was.trail.activity, now.trail.activity
    old, new = before.planning or Planning(), after.planning or Planning()
    days = {
        "planning.start": (old.start, new.start), "planning.end": (old.end, new.end),
        "evaluation.due": (due(before.evaluation), due(after.evaluation)),
    }  # fmt: skip
    for key, pair in days.items():
        thing = Thing(f"activity:{after.id}", f"{now.trail.path}.{key}", after.title, confidential)
        yield from moved(thing, pair, f"activity.{key}")
    for name, one, other in paired(by_id(old.milestones), by_id(new.milestones)):
        yield from milestone(name, one, other, now, confidential=confidential)


def milestone(
    name: str, one: tuple[int, Milestone] | None, other: tuple[int, Milestone] | None, found: ActivityTotals, *,
    confidential: bool,
) -> Iterator[Change]:  # fmt: skip
    """A milestone that came, went, moved or got another name."""
    here = other or one
    if here is None:
        return
    path = f"{found.trail.path}.planning.milestones[{here[0]}]" if other else f"{found.trail.path}.planning.milestones"
    thing = Thing(f"milestone:{name}", path, here[1].title, confidential)
    pair = one and (one[1].title, one[1].date), other and (other[1].title, other[1].date)
    yield from dated(thing, pair, "milestone", found.trail.activity.title)


def promises(old: Side, new: Side) -> Iterator[Change]:
    """Promises that came, went, moved or got another name."""
    hidden = old.confidential | new.confidential
    for name, one, other in paired(by_id(old.plan.promises), by_id(new.plan.promises)):
        here = other or one
        if here is not None:
            confidential = any(one_of is not None and about(one_of[1]) in hidden for one_of in (one, other))
            thing = Thing(f"promise:{name}", f"promises[{here[0]}]", here[1].title, confidential)
            pair = one and (one[1].title, one[1].due), other and (other[1].title, other[1].due)
            yield from dated(thing, pair, "promise")


def about(promise: Promise) -> str:
    """The activity that a promise is about."""
    return promise.activity or ""


def dated(
    thing: Thing, pair: tuple[tuple[str, Day] | None, tuple[str, Day] | None], key: str, activity: str = ""
) -> Iterator[Change]:
    """Something with a title and a date."""
    before, after = pair
    if before is None or after is None:
        what = "added" if before is None else "removed"
        days = before[1] if before else None, after[1] if after else None
        known = "" if any(days) else ".undated"
        yield change("date", thing, days, f"date.{key}{known}", what=what, activity=activity)
        return
    if before[0] != after[0]:
        yield change("date", thing, (before[0], after[0]), f"date.{key}", what="renamed")
    yield from moved(thing, (before[1], after[1]), f"{key}.moved")
