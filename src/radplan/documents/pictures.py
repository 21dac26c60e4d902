"""The charts of a plan: what the view knows, handed to the drawing board."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal

from radplan.documents.charts import (
    Activity,
    ActivityGroup,
    Bound,
    BudgetWords,
    CoverageRow,
    CoverageWords,
    Drawing,
    Measure,
    MeasureWords,
    Milestone,
    PlanningWords,
    Share,
    Source,
    Spending,
    SpendingWords,
    Theme,
    budget_chart,
    coverage_chart,
    indicator_chart,
    planning_chart,
    spending_chart,
)
from radplan.documents.view import View
from radplan.documents.view.look import latest
from radplan.model.dates import FuzzyDate
from radplan.model.plan import Planning


class Charts(Mapping[str, Drawing]):
    """The charts that a plan has the data for, by the name that a template calls them by; each drawn when asked for."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.drawn: dict[str, Drawing] = {}

    def __iter__(self) -> Iterator[str]:
        return (name for name, (has_data, _) in CHARTS.items() if has_data(self.view))

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __contains__(self, name: object) -> bool:
        return name in CHARTS and CHARTS[str(name)][0](self.view)

    def __getitem__(self, name: str) -> Drawing:
        if name not in self:
            raise KeyError(name)
        if name not in self.drawn:
            self.drawn[name] = CHARTS[name][1](self.view)
        return self.drawn[name]


def coverage(view: View) -> Drawing:
    """What is done per track, level and stage."""
    rows = [CoverageRow(row.label, row.cells) for row in view.coverage.rows]
    words = CoverageWords(*map(view.wording, ("chart.coverage", "coverage.empty", "coverage.elsewhere")))
    return coverage_chart("coverage", view.coverage.stages, rows, words)


def spending(view: View) -> Drawing:
    """Spent against planned per activity."""
    say = view.wording
    words = SpendingWords(say("chart.spending"), say("planned"), say("spent"))
    return spending_chart("spending", spendings(view), words)


def spendings(view: View) -> list[Spending]:
    """The activities that this edition shows and that money is planned for or spent on; none without a realisation."""
    say, rows = view.wording, list[Spending]()
    if view.realisation is None:
        return rows
    for found in view.ledger.activities:
        spent = found.realised.spent if found.realised else Decimal(0)
        if view.shown(found.trail.activity) and (spent or found.planned):
            title = found.trail.activity.title
            rows.append(Spending(title, found.planned, say.euro(found.planned), spent, say.euro(spent)))
    return rows


def measures(view: View) -> list[Measure]:
    """The indicators that have a target to reach, with what was reached."""
    say, found = view.wording, []
    for trail in view.ledger.trails:
        realised = view.realisation.activities.get(trail.activity.id) if view.realisation else None
        for indicator in trail.activity.indicators if view.shown(trail.activity) else ():
            target = latest(indicator.targets)
            if target is None:
                continue
            baseline = indicator.baseline.value if indicator.baseline else None
            reached = latest(realised.indicators.get(indicator.id, ())) if realised else None
            found.append(
                Measure(
                    indicator.title,
                    baseline,
                    say("chart.indicators.unknown") if baseline is None else say.number(baseline),
                    target.value,
                    say.number(target.value),
                    reached.value if reached else None,
                    say.number(reached.value) if reached else "",
                )
            )
    return found


def any_way_known(view: View) -> bool:
    """Whether there is an indicator of which one can tell how far it is: a picture of none of them shows nothing."""
    return any(measure.baseline is not None for measure in measures(view))


def indicators(view: View) -> Drawing:
    """How far the indicators are."""
    say = view.wording
    words = MeasureWords(
        say("chart.indicators"),
        say("indicator.baseline"),
        say("indicator.target"),
        say("indicator.realised"),
        say("not_measured"),
    )
    return indicator_chart("indicators", measures(view), words)


def budget(view: View) -> Drawing:
    """Planned per theme and source, against the ceilings."""
    say = view.wording
    used = [source for source in view.ledger.sources if source.planned]
    sources = [
        Source(
            source.source.id,
            source.source.title,
            source.planned,
            say.euro(source.planned),
            source.granted,
            f"{say.name('ceilings', source.source.kind or 'grant')} {say.euro(source.granted)}"
            if source.granted
            else "",
        )
        for source in used
    ]
    themes = [
        Theme(
            theme.theme.title,
            tuple(
                Share(source.source.id, amount, say.euro(amount))
                for source in used
                if (amount := part(theme.by_source, source.source.id))
            ),
            say.euro(theme.planned),
        )
        for theme in view.ledger.themes
        if theme.depth == 0 and theme.planned
    ]
    return budget_chart(
        "budget", sources, themes, BudgetWords(say("chart.budget"), say("chart.sources"), say("chart.themes"))
    )


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
            Milestone(item.title, bound(item.date), view.wording.date(item.date))
            for item in planning.milestones
            if item.date
        )
        start, end = extent(planning)
        activity = Activity(trail.activity.title, words.sentence, start, end, milestones)
        groups.setdefault(trail.theme_path, []).append(activity)
    say = view.wording
    words_of_chart = PlanningWords(
        say("chart.planning"),
        say("chart.approximate"),
        say("chart.open"),
        say("chart.milestone"),
        say("chart.milestone.span"),
        tuple(say.said["months.short"]),
        say("chart.quarter"),
    )
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


# Whether a plan has the data for a chart, and how it is drawn.
CHARTS: dict[str, tuple[Callable[[View], bool], Callable[[View], Drawing]]] = {
    "budget": (lambda view: any(source.planned for source in view.ledger.sources), budget),
    "planning": (lambda view: bool(view.activities.schedule), planning),
    "coverage": (lambda view: bool(view.coverage.rows), coverage),
    "spending": (lambda view: bool(spendings(view)), spending),
    "indicators": (lambda view: view.realisation is not None and any_way_known(view), indicators),
}
