"""The charts of a plan: what the view knows, handed to the drawing board."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from radplan.documents.charts import (
    Activity, ActivityGroup, Bound, BudgetWords, Drawing, Milestone, PlanningWords, Share, Source, Theme, budget_chart,
    planning_chart,
)  # fmt: skip
from radplan.documents.view import View
from radplan.model.dates import FuzzyDate
from radplan.model.plan import Planning


def charts(view: View) -> dict[str, Drawing]:
    """The charts that a plan has the data for, by the name that a template calls them by."""
    drawings = {}
    if any(source.planned for source in view.ledger.sources):
        drawings["budget"] = budget(view)
    if view.activities.schedule:
        drawings["planning"] = planning(view)
    return drawings


def budget(view: View) -> Drawing:
    """Planned per theme and source, against the ceilings."""
    say = view.wording
    used = [source for source in view.ledger.sources if source.planned]
    sources = [
        Source(
            source.source.id, source.source.title, source.planned, say.euro(source.planned), source.granted,
            f"{say.name('ceilings', source.source.kind or 'grant')} {say.euro(source.granted)}" if source.granted else "",
        )
        for source in used
    ]  # fmt: skip
    themes = [
        Theme(
            theme.theme.title,
            tuple(Share(source.source.id, amount, say.euro(amount)) for source in used if (amount := part(theme.by_source, source.source.id))),
            say.euro(theme.planned),
        )
        for theme in view.ledger.themes
        if theme.depth == 0 and theme.planned
    ]  # fmt: skip
    return budget_chart("budget", sources, themes, BudgetWords(say("chart.budget"), say("chart.sources"), say("chart.themes")))


def part(by_source: dict[str, Decimal], source: str) -> Decimal:
    """What a source bears."""
    return by_source.get(source, Decimal(0))


def planning(view: View) -> Drawing:
    """When each activity runs, at the precision known."""
    groups: dict[str, list[Activity]] = {}
    titles: dict[str, str] = {}
    for trail in view.ledger.trails:
        planning = trail.activity.planning
        words = view.activities.planning(planning, trail)
        if planning is None or words is None or not view.shown(trail.activity):
            continue
        titles[trail.theme_path] = trail.themes[-1].title
        milestones = tuple(
            Milestone(item.title, bound(item.date), view.wording.date(item.date)) for item in planning.milestones if item.date
        )
        start, end = extent(planning)
        activity = Activity(trail.activity.title, words.sentence, start, end, milestones)
        groups.setdefault(trail.theme_path, []).append(activity)
    say = view.wording
    words_of_chart = PlanningWords(
        say("chart.planning"), say("chart.approximate"), say("chart.open"), say("chart.milestone"),
        tuple(say.said["months.short"]), say("chart.quarter"),
    )  # fmt: skip
    found = [ActivityGroup(titles[path], tuple(activities)) for path, activities in groups.items()]
    return planning_chart("planning", found, reach(view), words_of_chart)


def extent(planning: Planning) -> tuple[Bound | None, Bound | None]:
    """When an activity starts and ends. `start: 2019, end: 2019` says the whole year, not somewhere in it twice."""
    start, end = planning.start, planning.end
    if start and end and start.text == end.text and not start.side:
        return Bound(start.start, start.start), Bound(end.end, end.end)
    return bound(start) if start else None, bound(end) if end else None


def bound(date_: FuzzyDate) -> Bound:
    """The first and last day a date can mean; open where it is."""
    earliest, latest = date_.earliest, date_.latest
    return Bound(None if earliest == date.min else earliest, None if latest == date.max else latest)


def reach(view: View) -> tuple[date, date]:
    """The period of the plan."""
    period = view.plan.period
    if period.year is not None or period.start is None or period.end is None:
        year = period.year or 2000
        return date(year, 1, 1), date(year, 12, 31)
    start, end = bound(period.start), bound(period.end)
    first = start.earliest or start.latest or end.earliest or date(2000, 1, 1)
    return first, max(first, end.latest or end.earliest or first)
