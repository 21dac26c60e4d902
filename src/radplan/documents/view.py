"""What a template may say about a plan: plain data, with every number summed, every date worded, every text resolved.

A template asks for nothing else, so what a document states is settled here, once for all formats. Amounts come
from the ledger; nothing is added up after this.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from radplan.budget.ledger import Ledger, Line, SourceTotals, ThemeTotals, Trail, grouped
from radplan.budget.names import Named, activity_names, plan_names
from radplan.documents.wording import Wording
from radplan.model.dates import FuzzyDate
from radplan.model.plan import Activity, Cost, Indicator, Plan, Planning, Promise, Theme
from radplan.model.texts import PLACEHOLDER


@dataclass(frozen=True)
class Edition:
    """For whom a document is: the language, in public or not, as a draft or not."""

    language: str
    public: bool = True
    draft: bool = False


@dataclass(frozen=True, slots=True)
class CostView:
    """A cost line in words."""

    item: str
    amount: str
    basis: str
    sources: str
    note: str


@dataclass(frozen=True, slots=True)
class MilestoneView:
    """A milestone in words."""

    title: str
    date: str
    deliver_to: str


@dataclass(frozen=True, slots=True)
class PlanningView:
    """When an activity runs, in words."""

    span: str
    recurrence: str
    note: str
    milestones: tuple[MilestoneView, ...]

    @property
    def sentence(self) -> str:
        """All of it in one line, as a table wants it."""
        return ", ".join(part for part in (self.span, self.recurrence) if part)


@dataclass(frozen=True, slots=True)
class IndicatorView:
    """An indicator in words."""

    title: str
    type: str
    unit: str
    baseline: str
    target: str
    source: str


@dataclass(frozen=True, slots=True)
class ActivityView:
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


@dataclass(frozen=True, slots=True)
class ThemeView:
    """A theme with its activities and the themes in it."""

    id: str
    title: str
    number: str
    level: int
    goal: str
    intro: str
    activities: tuple[ActivityView, ...]
    themes: tuple[ThemeView, ...]


@dataclass(frozen=True, slots=True)
class MoneyRow:
    """A row of the finance table: a cell per source and the total."""

    label: str
    cells: tuple[str, ...]
    total: str


@dataclass(frozen=True, slots=True)
class MoneyGroup:
    """A theme in the finance table."""

    title: str
    rows: tuple[MoneyRow, ...]
    subtotal: MoneyRow


@dataclass(frozen=True, slots=True)
class SourceView:
    """A funding source in words; `ceiling` says what its ceiling is called (toegekend, overgeheveld …)."""

    id: str
    title: str
    provider: str
    ceiling: str
    requested: str
    granted: str
    received: str
    planned: str
    left: str


@dataclass(frozen=True, slots=True)
class FinanceView:
    """The money of the plan as the finance chapter shows it."""

    text: str
    columns: tuple[str, ...]
    groups: tuple[MoneyGroup, ...]
    total: MoneyRow
    sources: tuple[SourceView, ...]
    source_total: SourceView


@dataclass(frozen=True, slots=True)
class PromiseView:
    """A promise in words."""

    title: str
    to: str
    due: str
    kind: str


@dataclass(frozen=True, slots=True)
class ScheduleRow:
    """A row of the planning table."""

    title: str
    when: str
    milestones: str


@dataclass(frozen=True, slots=True)
class ScheduleGroup:
    """A theme in the planning table."""

    title: str
    rows: tuple[ScheduleRow, ...]


@dataclass(frozen=True)
class View:
    """A plan in one edition."""

    plan: Plan
    ledger: Ledger
    edition: Edition
    wording: Wording = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "wording", Wording(self.edition.language))

    # Which activities are shown.

    def shown(self, activity: Activity) -> bool:
        """Whether this edition shows an activity."""
        return not (self.edition.public and activity.confidential)

    @cached_property
    def left_out(self) -> int:
        """How many activities this edition leaves out."""
        return sum(not self.shown(trail.activity) for trail in self.ledger.trails)

    @cached_property
    def hidden(self) -> frozenset[str]:
        """The ids of the activities that this edition leaves out."""
        return frozenset(trail.activity.id for trail in self.ledger.trails if not self.shown(trail.activity))

    # Texts.

    @cached_property
    def names(self) -> dict[str, Named]:
        """The amounts that every text may name."""
        return dict(plan_names(self.ledger))

    def text(self, text: str | None, trail: Trail | None = None) -> str:
        """A text with its placeholders filled in."""
        if not text or "{{" not in text:
            return text or ""
        own = activity_names(trail) if trail else {}

        def amount(match: re.Match[str]) -> str:
            named = own.get(match[2].strip()) or self.names.get(match[2].strip())
            if match[1]:
                return match[0][1:]
            return self.wording.euro(named.amount) if named and named.amount is not None else match[0]

        return PLACEHOLDER.sub(amount, text)

    def lines(self, lines: Iterable[str], trail: Trail | None = None) -> tuple[str, ...]:
        """Short lines with their placeholders filled in."""
        return tuple(self.text(line, trail) for line in lines)

    # Around the plan.

    @cached_property
    def status(self) -> str:
        """Where the plan is on its way to the council, with version and date as far as they are known."""
        parts = [self.wording.name("status", self.plan.status)]
        if self.plan.version:
            parts.append(self.wording("version", version=self.plan.version))
        if self.plan.date:
            parts.append(self.wording.date(self.plan.date))
        return self.wording.capital(", ".join(part for part in parts if part))

    @cached_property
    def period(self) -> str:
        """The period of the plan in words."""
        period = self.plan.period
        return str(period.year) if period.year is not None else self.wording.span(period.start, period.end)

    @cached_property
    def goals(self) -> tuple[tuple[str, str], ...]:
        """The goals, with their term in words."""
        return tuple((goal.title, self.wording.name("term", goal.term)) for goal in self.plan.goals)

    @cached_property
    def roles(self) -> dict[str, str]:
        """The titles of the roles, by id."""
        return {role.id: role.title for role in self.plan.roles}

    @cached_property
    def partners(self) -> dict[str, str]:
        """The names of the partners, by id."""
        return {partner.id: partner.name for partner in self.plan.partners}

    @cached_property
    def goal_titles(self) -> dict[str, str]:
        """The titles of the goals, by id."""
        return {goal.id: goal.title for goal in self.plan.goals}

    @cached_property
    def source_titles(self) -> dict[str, str]:
        """The titles of the funding sources, by id."""
        return {source.id: source.title for source in self.plan.funding}

    # Themes and activities.

    def themes(self, first: int) -> tuple[ThemeView, ...]:
        """The themes, numbered as chapters from `first`."""
        by_theme: dict[str, list[Trail]] = {}
        for trail in self.ledger.trails:
            if self.shown(trail.activity):
                by_theme.setdefault(trail.theme_path, []).append(trail)
        return tuple(self._themes(self.plan.themes, "themes", "", first, by_theme))

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
                theme.id, theme.title, number, min(2 + number.count("."), 5), self.text(theme.goal),
                self.text(theme.intro), activities, within,
            )  # fmt: skip

    def activity(self, trail: Trail, number: str) -> ActivityView:
        """An activity in words."""
        activity = trail.activity
        return ActivityView(
            activity.id, activity.title, activity.code or "", number, self.text(activity.description, trail),
            self.lines(activity.actions, trail), self.lines(activity.intended_results, trail),
            self.planning(activity.planning, trail), tuple(self.cost(cost, trail) for cost in activity.costs),
            self.wording.euro(activity_names(trail)["costs.total"].amount) if len(activity.costs) > 1 else "",
            self.text(activity.costs_note, trail), tuple(map(self.indicator, activity.indicators)),
            tuple(self.facts(activity)), activity.confidential,
        )  # fmt: skip

    def planning(self, planning: Planning | None, trail: Trail) -> PlanningView | None:
        """When it runs; None where the plan says nothing."""
        if planning is None:
            return None
        milestones = tuple(
            MilestoneView(item.title, self.wording.date(item.date), item.deliver_to or "")
            for item in planning.milestones
        )
        span = self.wording.capital(self.wording.span(planning.start, planning.end))
        recurrence = self.wording.name("recurrence", planning.recurrence)
        return PlanningView(
            span, recurrence if span else self.wording.capital(recurrence), self.text(planning.note, trail), milestones
        )

    def cost(self, cost: Cost, trail: Trail) -> CostView:
        """A cost line in words."""
        sources = self.wording.listed([self.source_titles.get(part.id, part.id) for part in cost.funding])
        amount = self.wording.euro(cost.amount) or self.wording.name("basis", cost.basis)
        basis = self.wording.name("basis", cost.basis) if cost.amount is not None and cost.basis != "budgeted" else ""
        return CostView(cost.item, amount, basis, sources, self.text(cost.note, trail))

    def indicator(self, indicator: Indicator) -> IndicatorView:
        """An indicator in words."""
        baseline = indicator.baseline
        targets = [self.measured(target.value, target.date) for target in indicator.targets]
        return IndicatorView(
            indicator.title, self.wording.name("indicator", indicator.type), indicator.unit or "",
            self.measured(baseline.value, baseline.date) if baseline else "", "; ".join(targets), indicator.source or "",
        )  # fmt: skip

    def measured(self, value: Decimal, date: FuzzyDate | None) -> str:
        """A value, with when it holds."""
        when = self.wording.date(date)
        return f"{self.wording.number(value)} ({when})" if when else self.wording.number(value)

    def facts(self, activity: Activity) -> Iterator[tuple[str, str]]:
        """Who does it, with whom, for whom and to what end: label and text, as far as the plan says."""
        roles, partners, goals, say = self.roles, self.partners, self.goal_titles, self.wording
        facts = (
            ("owner", roles.get(activity.owner or "", activity.owner or "")),
            ("executor", partners.get(activity.executor or "", activity.executor or "")),
            ("partners", say.listed([partners.get(partner, partner) for partner in activity.partners])),
            ("audience", say.listed(activity.audience)),
            ("goals", "; ".join(goals.get(goal, goal) for goal in activity.goals)),
            ("track", say.name("tracks", activity.track)),
            ("levels", say.listed([say.name("level", level) for level in activity.levels])),
            ("stages", say.listed([say.name("stage", stage) for stage in activity.stages])),
            ("evaluation", self.evaluation(activity)),
        )
        return ((say(f"fact.{name}"), text) for name, text in facts if text)

    def evaluation(self, activity: Activity) -> str:
        """How an activity is evaluated, in one line."""
        evaluation = activity.evaluation
        if evaluation is None:
            return ""
        parts = (
            self.wording.name("evaluation", evaluation.type), evaluation.method or "",
            self.partners.get(evaluation.by or "", evaluation.by or ""), self.wording.date(evaluation.due),
        )  # fmt: skip
        return self.wording.capital(", ".join(part for part in parts if part))

    # Money.

    @cached_property
    def finance(self) -> FinanceView:
        """The finance chapter."""
        columns = tuple(source for source in self.ledger.sources if source.planned)
        ids = [source.source.id for source in columns]
        total = self.ledger.total
        return FinanceView(
            self.text(self.plan.finance.text if self.plan.finance else ""),
            tuple(source.source.title for source in columns),
            tuple(group for theme in self.ledger.themes if (group := self.group(theme, ids))),
            MoneyRow(
                self.wording("total"), tuple(self.wording.euro(source.planned) for source in columns),
                self.wording.euro(total.planned),
            ),
            tuple(map(self.source, self.ledger.sources)),
            SourceView(
                "", self.wording("total"), "", "", "", self.wording.euro(total.granted), "",
                self.wording.euro(total.planned), self.wording.euro(total.left),
            ),
        )  # fmt: skip

    @cached_property
    def lines_by_theme(self) -> dict[str, list[Line]]:
        """The cost lines of each theme's own activities, by the path of the theme."""
        return grouped(self.ledger.lines, lambda line: line.trail.theme_path)

    def group(self, theme: ThemeTotals, ids: list[str]) -> MoneyGroup | None:
        """The rows of a theme's own activities; what this edition hides is one row without a name."""
        own = self.lines_by_theme.get(theme.path, [])
        if not own:
            return None
        rows = [self.money_row(line, ids) for line in own if self.shown(line.trail.activity)]
        hidden = [line for line in own if not self.shown(line.trail.activity)]
        if hidden:
            rows.append(self.sum_row(self.wording("confidential.row"), hidden, ids))
        return MoneyGroup(theme.theme.title, tuple(rows), self.sum_row(self.wording("subtotal"), own, ids))

    def money_row(self, line: Line, ids: list[str]) -> MoneyRow:
        """A cost line per source."""
        shares = {share.source: share.amount for share in line.shares}
        cells = tuple(self.wording.euro(shares.get(source) or None) for source in ids)
        amount = self.wording.euro(line.cost.amount) or self.wording.name("basis", line.cost.basis)
        return MoneyRow(line.cost.item, cells, amount)

    def sum_row(self, label: str, lines: list[Line], ids: list[str]) -> MoneyRow:
        """What some lines come to, per source."""
        sums, planned = self.ledger.sums(lines)
        return MoneyRow(label, tuple(self.wording.euro(sums.get(source)) for source in ids), self.wording.euro(planned))

    def source(self, totals: SourceTotals) -> SourceView:
        """A funding source in words."""
        source = totals.source
        say = self.wording
        return SourceView(
            source.id, source.title, source.provider or "", say.name("ceilings", source.kind or "grant"),
            say.euro(source.requested), say.euro(totals.granted), say.euro(source.received),
            say.euro(totals.planned) if totals.planned or source.kind != "in_kind" else say.name("basis", "in_kind"),
            say.euro(totals.left),
        )  # fmt: skip

    # Planning and promises.

    @cached_property
    def schedule(self) -> tuple[ScheduleGroup, ...]:
        """The planning table: per theme the activities that say when they run."""
        groups: dict[str, list[ScheduleRow]] = {}
        titles: dict[str, str] = {}
        for trail in self.ledger.trails:
            planning = self.planning(trail.activity.planning, trail)
            if planning is None or not self.shown(trail.activity):
                continue
            at = trail.theme_path
            titles[at] = trail.themes[-1].title
            milestones = "; ".join(
                f"{item.title} ({item.date})" if item.date else item.title for item in planning.milestones
            )
            groups.setdefault(at, []).append(ScheduleRow(trail.activity.title, planning.sentence, milestones))
        return tuple(ScheduleGroup(titles[at], tuple(rows)) for at, rows in groups.items())

    @cached_property
    def promises(self) -> tuple[PromiseView, ...]:
        """The promises, as far as they speak of nothing hidden."""
        return tuple(self.promise(promise) for promise in self.plan.promises if promise.activity not in self.hidden)

    def promise(self, promise: Promise) -> PromiseView:
        """A promise in words."""
        kind = self.wording.name("promise", promise.kind)
        return PromiseView(promise.title, promise.to or "", self.wording.date(promise.due), kind)
