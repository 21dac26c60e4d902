"""What happened, in words: progress, results, promises and the money that was spent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Any

from radplan.documents.view.look import latest
from radplan.ledger.ledger import ZERO, ActivityTotals, Line, Realised, SourceTotals, Total
from radplan.locale import NO_BREAK
from radplan.model.dates import FuzzyDate
from radplan.model.plan import Indicator, Promise
from radplan.model.realisation import ActivityRealised, EvaluationDone, Measured, Realisation
from radplan.record import Record

if TYPE_CHECKING:
    from radplan.documents.view.activities import Activities
    from radplan.documents.view.look import Look

# A shape beside the word, so that nobody depends on colour.
SHAPES = {"not_started": "○", "on_track": "●", "delayed": "▲", "completed": "✓", "stopped": "■"}

OFF_PLAN = ("delayed", "stopped")
# What an indicator of SiSa may ask for, by the name that the plan gives it.
FIGURES = {
    "granted": "granted", "received": "received", "spent": "spent", "spent_this_year": "this_year",
    "unspent": "unspent", "to_carry_over": "carry_over", "to_repay": "repay",
}  # fmt: skip


class Result(Record):
    """An indicator with what was to be reached and what was."""

    title: str
    unit: str
    baseline: str
    target: str
    realised: str
    source: str


class MilestoneDone(Record):
    """A milestone with when it was planned and when it was reached."""

    title: str
    planned: str
    done: str
    late: bool


class Account(Record):
    """An activity with what became of it."""

    title: str
    status: str = ""
    summary: str = ""
    actions: tuple[str, ...] = ()
    planned: str = ""
    committed: str = ""
    spent: str = ""
    forecast: str = ""
    rest: str = ""
    costs: str = ""
    milestones: tuple[MilestoneDone, ...] = ()
    results: tuple[Result, ...] = ()
    deviations: str = ""
    side_effects: str = ""
    lessons: str = ""
    finished: str = ""
    as_planned: str = ""
    this_year: str = ""


class PromiseState(Record):
    """A promise with how far it is."""

    title: str
    to: str
    due: str
    done: str
    state: str
    note: str


class SourceAccount(Record):
    """A funding source with what came in, what was spent and what becomes of the rest."""

    title: str
    granted: str
    received: str
    this_year: str
    spent: str
    committed: str
    unspent: str
    carry_over: str
    repay: str
    final: str = ""
    sisa: tuple[tuple[str, str], ...] = ()


class AdviceTaken(Record):
    """A recommendation with who takes it up, by when, and how far that is."""

    title: str
    owner: str
    due: str
    status: str


class EvaluationView(Record):
    """An evaluation that was carried out."""

    title: str
    facts: tuple[tuple[str, str], ...]
    questions: tuple[str, ...]
    conclusions: tuple[tuple[str, str], ...]
    recommendations: tuple[AdviceTaken, ...]


class AccountView:
    """Puts the realisation into words for one edition."""

    def __init__(self, view: Look, activities: Activities, realisation: Realisation) -> None:
        self.view = view
        self.activity_words = activities
        self.say = view.wording
        self.realisation = realisation

    @cached_property
    def as_of(self) -> str:
        """The day of the realisation."""
        return self.say.date(self.realisation.as_of)

    @cached_property
    def year(self) -> int:
        """The year that the account is about."""
        return self.realisation.as_of.year

    @cached_property
    def committed(self) -> bool:
        """Whether anything was ordered and not paid yet."""
        realised = self.view.ledger.realised
        return bool(realised and realised.committed)

    # Activities.

    @cached_property
    def activities(self) -> tuple[Account, ...]:
        """The activities that this edition shows."""
        return tuple(
            self.account(found) for found in self.view.ledger.activities if self.view.shown(found.trail.activity)
        )

    def account(self, found: ActivityTotals) -> Account:
        """One activity."""
        activity, say = found.trail.activity, self.say
        done = self.realisation.activities.get(activity.id, ActivityRealised())
        money, lines = found.realised, self.view.lines_of(found.trail)
        spent = money.spent if money else ZERO
        planned = self.view.summed(lines, say.euro(found.planned))
        costs = say("evaluation.costs", planned=planned, spent=say.euro(spent))
        told = activity.id in self.realisation.activities or bool(money and (money.spent or money.committed))
        return self.row(activity.title, lines, money, self.spent_this_year.get(activity.id, ZERO))._replace(
            status=self.status(done.status),
            summary=self.view.text(done.summary, found.trail),
            actions=self.view.lines(activity.actions, found.trail),
            costs=costs if found.planned or spent else "",
            milestones=tuple(self.milestones(found, done)),
            results=tuple(self.result(item, done.indicators.get(item.id, ())) for item in activity.indicators),
            deviations=self.view.text(done.deviations, found.trail),
            side_effects=self.view.text(done.side_effects, found.trail),
            lessons=self.view.text(done.lessons, found.trail),
            finished=say("yes" if done.status in ("completed", "stopped") else "no") if told else say("none"),
            as_planned=say("yes" if as_planned(found, done) else "no") if told else say("none"),
        )

    def left(self, amount: Decimal, lines: Iterable[Line]) -> str:
        """What is left of a plan; nothing where a cost line has no amount yet."""
        return self.say("none") if self.view.open_ended(lines) else self.say.amount(amount)

    @cached_property
    def spent_this_year(self) -> dict[str, Decimal]:
        """Per activity what was spent in the year of the account."""
        account = self.view.ledger.account
        sums = account.by(lambda booking: ((booking.activity, booking.year),)) if account else {}
        return {activity: found.spent for (activity, year), found in sums.items() if year == self.year}

    def status(self, status: str | None) -> str:
        """A status as a shape and a word."""
        shown = f"{SHAPES[status]} {self.say.name('progress', status)}" if status else self.say("none")
        return shown.replace(" ", NO_BREAK)

    def milestones(self, found: ActivityTotals, done: ActivityRealised) -> Iterator[MilestoneDone]:
        """The milestones of an activity."""
        planning = found.trail.activity.planning
        for milestone in planning.milestones if planning else ():
            reached = done.milestones.get(milestone.id or "")
            state = state_of(milestone.date, reached, self.realisation.as_of)
            yield MilestoneDone(milestone.title, self.say.date(milestone.date), self.say.date(reached), state == "late")

    def result(self, indicator: Indicator, measured: tuple[Measured, ...]) -> Result:
        """An indicator with its last measured value."""
        words = self.activity_words.indicator(indicator)
        last = latest(measured)
        realised = self.activity_words.measured(last.value, last.date) if last else ""
        source = (last.source if last else None) or words.source
        return Result(words.title, words.unit, words.baseline, words.target, realised, source)

    @cached_property
    def totals(self) -> Account:
        """All activities together, those that are not shown included."""
        total = self.view.ledger.total
        return self.row(self.say("total"), list(self.view.ledger.lines), total.realised, self.total_this_year)

    @cached_property
    def hidden(self) -> Account | None:
        """The activities that this edition leaves out, as one row without a name; None where it shows all."""
        ledger, names = self.view.ledger, self.view.hidden
        found = [found for found in ledger.activities if found.trail.activity.id in names]
        if not found or ledger.account is None:
            return None
        realised = ledger.realised_of(one.trail for one in found)
        this_year = ledger.account.spent_in(self.year, names)
        lines = [line for one in found for line in self.view.lines_of(one.trail)]
        return self.row(self.say("confidential.row"), lines, realised, this_year)

    def row(self, title: str, lines: list[Line], money: Realised | None, this_year: Decimal) -> Account:
        """One or more activities as a row of a table, by their cost lines."""
        say, spent = self.say, money.spent if money else ZERO
        _, planned = self.view.ledger.sums(lines)
        return Account(
            title,
            planned=self.view.summed(lines, say.amount(planned)),
            committed=say.amount(money.committed if money else None),
            spent=say.amount(spent),
            forecast=self.view.summed(lines, say.amount(money.forecast)) if money else "",
            rest=self.left(planned - spent, lines),
            this_year=say.amount(this_year),
        )

    @cached_property
    def total_this_year(self) -> Decimal:
        """What was spent in the year of the account."""
        account = self.view.ledger.account
        sums = account.years.get(self.year) if account else None
        return sums.spent if sums else ZERO

    # Promises.

    @cached_property
    def promises(self) -> tuple[PromiseState, ...]:
        """The promises, as far as they speak of nothing hidden."""
        return tuple(
            self.promise(promise) for promise in self.view.plan.promises if promise.activity not in self.view.hidden
        )

    def promise(self, promise: Promise) -> PromiseState:
        """A promise with how far it is."""
        kept = self.realisation.promises.get(promise.id)
        done = kept.done if kept else None
        state = self.say.name("promise.states", state_of(promise.due, done, self.realisation.as_of))
        note = self.say.capital(self.view.text(kept.note)) if kept else ""
        return PromiseState(
            promise.title, promise.to or "", self.say.date(promise.due), self.say.date(done), state, note
        )

    # Money.

    @cached_property
    def sources(self) -> tuple[SourceAccount, ...]:
        """The funding sources."""
        return tuple(map(self.source, self.view.ledger.sources))

    def source(self, totals: SourceTotals) -> SourceAccount:
        """One funding source."""
        say, source = self.say, totals.source
        money = totals.realised
        account = SourceAccount(
            source.title,
            granted=say.amount(totals.granted),
            received=say.amount(totals.received),
            this_year=say.amount(self.source_this_year(source.id)),
            spent=say.amount(money.spent if money else None),
            committed=say.amount(money.committed if money else None),
            unspent=say.amount(totals.unspent),
            carry_over=say.amount(totals.to_carry_over),
            repay=say.amount(totals.to_repay),
            final=say("yes" if self.view.plan.status == "closed" else "no"),
        )
        facts = sisa_facts(
            source.sisa, {name: getattr(account, field) or say("none") for name, field in FIGURES.items()}
        )
        return account._replace(sisa=tuple((name or say("sisa.code"), text) for name, text in facts if text))

    @cached_property
    def sourceless(self) -> SourceAccount | None:
        """What was spent or committed and can't be told to come from a source; None where there is no such money."""
        money = self.view.ledger.realised_of_source("")
        if money is None or not (money.spent or money.committed):
            return None
        return self.source_row("statement.sourceless", money, self.source_this_year(""))

    @cached_property
    def source_total(self) -> SourceAccount:
        """All sources together."""
        total = self.view.ledger.total
        return self.source_row("total", total.realised, self.total_this_year, total)

    def source_row(
        self, title: str, money: Realised | None, this_year: Decimal, total: Total | None = None
    ) -> SourceAccount:
        """Money that is not of one source; what is there for it only a total knows."""
        say = self.say
        return SourceAccount(
            say(title),
            granted=say.amount(total and total.granted),
            received=say.amount(total and total.received),
            this_year=say.amount(this_year),
            spent=say.amount(money and money.spent),
            committed=say.amount(money and money.committed),
            unspent=say.amount(total and total.unspent),
            carry_over=say.amount(total and total.to_carry_over),
            repay=say.amount(total and total.to_repay),
        )

    def source_this_year(self, source: str) -> Decimal:
        """What was spent on a source in the year of the account."""
        account = self.view.ledger.account
        spent = account.spent_on(source, self.year) if account else []
        return sum((amount for _, amount in spent), ZERO)

    # Evaluations.

    @cached_property
    def evaluations(self) -> tuple[EvaluationView, ...]:
        """The evaluations that were carried out."""
        return tuple(map(self.evaluation, self.view.evaluations))

    def evaluation(self, evaluation: EvaluationDone) -> EvaluationView:
        """One evaluation."""
        say, trail = self.say, self.view.trails.get(evaluation.id)
        by = self.view.who(evaluation.by)
        facts = (
            (say("evaluation.type"), say.name("evaluation", evaluation.type)),
            (say("evaluation.who"), by),
            (say("evaluation.date"), say.date(evaluation.date)),
            (say("evaluation.method"), self.view.text(evaluation.method, trail)),
        )
        advice = tuple(
            AdviceTaken(
                item.title,
                self.view.roles.get(item.owner or "", item.owner or ""),
                say.date(item.due),
                say.name("advice", item.status),
            )
            for item in evaluation.recommendations
        )
        name = say.capital(say.name("evaluation", evaluation.type) or say("fact.evaluation"))
        return EvaluationView(
            say("evaluation.title", name=name, by=by) if by else name,
            tuple(pair for pair in facts if pair[1]),
            self.view.lines(evaluation.questions, trail),
            tuple((item.title, self.view.text(item.text, trail)) for item in evaluation.conclusions),
            advice,
        )


def as_planned(found: ActivityTotals, done: ActivityRealised) -> bool:
    """Whether an activity goes as planned: nothing said to the contrary, on time, and no dearer."""
    return not (done.deviations or done.status in OFF_PLAN or found.overplanned)


def state_of(due: FuzzyDate | None, done: FuzzyDate | None, as_of: FuzzyDate) -> str:
    """How far a promise is: kept, kept late, late, or open. Late is only what certainly is."""
    if done is not None:
        return "kept_late" if due is not None and due.certainly_before(done) else "kept"
    return "late" if due is not None and due.certainly_before(as_of) else "open"


def sisa_facts(sisa: Any, figures: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """What is said for SiSa, each indicator by its name, or by its name and label with the amount that it asks for; the
    code has no name."""
    for name, value in sisa.items() if isinstance(sisa, dict) else (("code", sisa),):
        if name == "indicators" and isinstance(value, dict):
            yield from (indicator(name, item, figures) for name, item in value.items())
        else:
            yield "" if name == "code" else name, in_words(value)


def indicator(name: str, item: Any, figures: Mapping[str, str]) -> tuple[str, str]:
    """An indicator of SiSa: `{label: Totaal ontvangen, amount: received}` has the amount of the account."""
    if isinstance(item, dict) and item.get("amount") in figures:
        label = in_words(item.get("label", ""))
        return f"{name} {label}".rstrip(), figures[item["amount"]]
    return name, in_words(item)


def in_words(value: Any) -> str:
    """A value of any shape as words in a row."""
    if isinstance(value, dict):
        return "; ".join(f"{name}: {in_words(item)}" for name, item in value.items())
    return ", ".join(map(in_words, value)) if isinstance(value, tuple) else value or ""
