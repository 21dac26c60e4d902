"""The themes and activities of a plan in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from radplan.ledger.ledger import Trail
from radplan.ledger.names import activity_names
from radplan.model.dates import FuzzyDate
from radplan.model.plan import Activity, Cost, Indicator, Planning, Theme
from radplan.record import Record

if TYPE_CHECKING:
    from radplan.documents.view.look import Look


class CostView(Record):
    """A cost line in words."""

    item: str
    amount: str
    basis: str
    sources: str
    note: str


class MilestoneView(Record):
    """A milestone in words."""

    title: str
    date: str
    deliver_to: str


class PlanningView(Record):
    """When an activity runs, in words."""

    span: str
    recurrence: str
    note: str
    milestones: tuple[MilestoneView, ...]

    @property
    def sentence(self) -> str:
        """All of it in one line, as a table wants it."""
        return ", ".join(part for part in (self.span, self.recurrence) if part)


class IndicatorView(Record):
    """An indicator in words."""

    title: str
    type: str
    unit: str
    baseline: str
    target: str
    source: str


class ActivityView(Record):
    """An activity in words."""

    id: str
    title: str
    code: str
    number: str
    description: str
    actions: tuple[str, ...]
    intended_results: tuple[str, ...]
    planning: PlanningView | None
    costs: tuple[CostView, ...]
    total: str
    costs_note: str
    indicators: tuple[IndicatorView, ...]
    facts: tuple[tuple[str, str], ...]
    confidential: bool


class ThemeView(Record):
    """A theme with its activities and the themes in it."""

    id: str
    title: str
    number: str
    level: int
    goal: str
    intro: str
    activities: tuple[ActivityView, ...]
    themes: tuple[ThemeView, ...]
    hidden: bool


class ScheduleRow(Record):
    """A row of the planning table."""

    title: str
    when: str
    milestones: str


class ScheduleGroup(Record):
    """A theme in the planning table."""

    title: str
    rows: tuple[ScheduleRow, ...]


class Activities:
    """Puts activities into words for one edition."""

    def __init__(self, view: Look) -> None:
        self.view = view
        self.say = view.wording

    def themes(self, first: int) -> tuple[ThemeView, ...]:
        """The themes, numbered as chapters from `first`."""
        by_theme: dict[str, list[Trail]] = {}
        for trail in self.view.ledger.trails:
            if self.view.shown(trail.activity):
                by_theme.setdefault(trail.theme_path, []).append(trail)
        return tuple(self._themes(self.view.plan.themes, "themes", "", first, by_theme))

    def _themes(
        self, themes: Iterable[Theme], path: str, above: str, first: int, by_theme: dict[str, list[Trail]]
    ) -> Iterator[ThemeView]:
        for index, theme in enumerate(themes):
            at = f"{path}[{index}]"
            number = f"{above}{first + index}"
            trails = by_theme.get(at, [])
            activities = tuple(self.activity(trail, f"{number}.{n}") for n, trail in enumerate(trails, start=1))
            within = tuple(self._themes(theme.themes, f"{at}.themes", f"{number}.", len(trails) + 1, by_theme))
            yield ThemeView(
                theme.id,
                theme.title,
                number,
                min(2 + number.count("."), 5),
                self.view.text(theme.goal),
                self.view.text(theme.intro),
                activities,
                within,
                bool(theme.activities and not activities),
            )

    def activity(self, trail: Trail, number: str) -> ActivityView:
        """An activity in words."""
        activity = trail.activity
        return ActivityView(
            activity.id,
            activity.title,
            activity.code or "",
            number,
            self.view.text(activity.description, trail),
            self.view.lines(activity.actions, trail),
            self.view.lines(activity.intended_results, trail),
            self.planning(activity.planning, trail),
            tuple(self.cost(cost, trail) for cost in activity.costs),
            self.total(trail),
            self.view.text(activity.costs_note, trail),
            tuple(map(self.indicator, activity.indicators)),
            tuple(self.facts(activity)),
            activity.confidential,
        )

    def total(self, trail: Trail) -> str:
        """What the cost lines come to, where there are several and at least one has an amount."""
        costs = trail.activity.costs
        priced = any(cost.amount is not None for cost in costs)
        total = self.say.euro(activity_names(trail)["costs.total"].amount)
        return self.view.summed(self.view.lines_of(trail), total) if len(costs) > 1 and priced else ""

    def planning(self, planning: Planning | None, trail: Trail) -> PlanningView | None:
        """When it runs; None where the plan says nothing."""
        if planning is None:
            return None
        milestones = tuple(
            MilestoneView(item.title, self.say.date(item.date), item.deliver_to or "") for item in planning.milestones
        )
        span = self.say.capital(self.say.span(planning.start, planning.end))
        recurrence = self.say.name("recurrence", planning.recurrence)
        return PlanningView(
            span, recurrence if span else self.say.capital(recurrence), self.view.text(planning.note, trail), milestones
        )

    def cost(self, cost: Cost, trail: Trail) -> CostView:
        """A cost line in words."""
        sources = self.say.listed([self.view.source_titles.get(part.id, part.id) for part in cost.funding])
        amount = self.say.euro(cost.amount) or self.say.name("basis", cost.basis)
        basis = self.say.name("basis", cost.basis) if cost.amount is not None and cost.basis != "budgeted" else ""
        note = self.say.capital(self.view.text(cost.note, trail))
        return CostView(self.view.item(cost), amount, basis, sources, note)

    def indicator(self, indicator: Indicator) -> IndicatorView:
        """An indicator in words."""
        baseline = indicator.baseline
        targets = [self.measured(target.value, target.date) for target in indicator.targets]
        return IndicatorView(
            indicator.title,
            self.say.name("indicator", indicator.type),
            indicator.unit or "",
            self.measured(baseline.value, baseline.date) if baseline else "",
            "; ".join(targets),
            indicator.source or "",
        )

    def measured(self, value: Decimal, date: FuzzyDate | None) -> str:
        """A value, with when it holds."""
        when = self.say.date(date)
        return f"{self.say.number(value)} ({when})" if when else self.say.number(value)

    def facts(self, activity: Activity) -> Iterator[tuple[str, str]]:
        """Who does it, with whom, for whom and to what end: label and text, as far as the plan says."""
        view, say = self.view, self.say
        facts = (
            ("owner", view.roles.get(activity.owner or "", activity.owner or "")),
            ("executor", view.who(activity.executor)),
            ("partners", say.listed(self.others(activity))),
            ("audience", "; ".join(activity.audience)),
            ("goals", "; ".join(view.goal_titles.get(goal, goal) for goal in activity.goals)),
            ("phenomena", "; ".join(view.phenomenon_titles.get(name, name) for name in activity.phenomena)),
            ("factors", "; ".join(view.factor_titles.get(name, name) for name in activity.factors)),
            ("addresses", "; ".join(title.rstrip(".") for title in view.answered(activity))),
            ("track", say.name("tracks", activity.track)),
            ("levels", say.listed([say.name("level", level) for level in activity.levels])),
            ("stages", say.listed([say.name("stage", stage) for stage in activity.stages])),
            ("evaluation", self.evaluation(activity)),
        )
        return ((say(f"fact.{name}"), text) for name, text in facts if text)

    def others(self, activity: Activity) -> list[str]:
        """The partners beside the one who carries it out."""
        names = self.view.partners
        return [names.get(partner, partner) for partner in activity.partners if partner != activity.executor]

    def evaluation(self, activity: Activity) -> str:
        """How an activity is evaluated, in one line."""
        evaluation = activity.evaluation
        if evaluation is None:
            return ""
        by = self.view.who(evaluation.by)
        name = self.say.name("evaluation", evaluation.type) or (self.say("fact.evaluation") if by else "")
        parts = (self.say("evaluation.title", name=name, by=by) if by else name, self.say.date(evaluation.due))
        sentence = self.say.capital(", ".join(part for part in parts if part))
        return ". ".join(part for part in (sentence, self.say.capital(evaluation.method or "")) if part)

    @cached_property
    def schedule(self) -> tuple[ScheduleGroup, ...]:
        """The planning table: per theme the activities that say when they run."""
        groups: dict[str, list[ScheduleRow]] = {}
        titles: dict[str, str] = {}
        for trail in self.view.ledger.trails:
            planning = self.planning(trail.activity.planning, trail)
            if planning is None or not self.view.shown(trail.activity):
                continue
            at = trail.theme_path
            titles[at] = ": ".join(theme.title for theme in trail.themes)
            milestones = "; ".join(
                f"{item.title} ({item.date})" if item.date else item.title for item in planning.milestones
            )
            groups.setdefault(at, []).append(ScheduleRow(trail.activity.title, planning.sentence, milestones))
        return tuple(ScheduleGroup(titles[at], tuple(rows)) for at, rows in groups.items())
