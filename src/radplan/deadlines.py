"""What is due, and by when: promises, milestones, evaluations, the end of grants, and recommendations.

Late is only what certainly is: `eind 2019` is late when the year is over. On the day of the realisation, else on the
day that was given; without either nothing is late.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cached_property

from radplan.findings import Place
from radplan.ledger.ledger import ZERO, Ledger, SourceTotals, Trail
from radplan.ledger.pace import first_day, last_day
from radplan.model.dates import FuzzyDate, read_date
from radplan.model.realisation import ActivityRealised
from radplan.reading import PlanFolder
from radplan.record import Record

KINDS = ("promise", "milestone", "evaluation", "funding", "recommendation")
STATES = ("late", "due", "done", "undated")
WHOLE = "plan"  # the id of what is of the plan as a whole
SPENT_BY_A_DAY = ("grant", "carry_over", None)  # the kinds of money that is lost when it is late


class Deadline(Record):
    """Something that is due. `to` is for whom; `repay` says of a grant that what is left goes back.

    `state` is late, due, done or undated. `confidential` is what belongs to a confidential activity.
    """

    kind: str
    id: str
    title: str
    to: str | None
    due: FuzzyDate | None
    state: str
    activity: str | None
    confidential: bool
    place: Place
    repay: bool = False

    @property
    def last_day(self) -> date:
        """The last day that was meant; of `na 2019` the first day it can be; of what has no date the end of time."""
        return last_day(self.due) if self.due else date.max

    @property
    def order(self) -> tuple[int, date, int]:
        """Late ones first, by date, undated ones last."""
        return STATES.index(self.state), self.last_day, KINDS.index(self.kind)


def deadlines(folder: PlanFolder, ledger: Ledger, today: date | None) -> list[Deadline]:
    """Everything that is due in a plan, in the order of the plan. `today` counts where the realisation names no day."""
    return list(Agenda(folder, ledger, today).all())


class Agenda:
    """The deadlines of one plan."""

    def __init__(self, folder: PlanFolder, ledger: Ledger, today: date | None) -> None:
        self.folder = folder
        self.plan = ledger.plan
        self.realisation = ledger.realisation
        self.ledger = ledger
        self.today = first_day(ledger.realisation.as_of) if ledger.realisation else today

    def all(self) -> Iterator[Deadline]:
        """Every deadline."""
        yield from self.promises()
        for trail in self.ledger.trails:
            yield from self.milestones(trail)
            yield from self.evaluation_of(trail)
        yield from self.evaluation()
        yield from self.grants()
        yield from self.recommendations()

    @cached_property
    def activities(self) -> frozenset[str]:
        """The ids of the activities."""
        return frozenset(trail.activity.id for trail in self.ledger.trails)

    @cached_property
    def confidential(self) -> frozenset[str]:
        """The ids of the confidential activities."""
        return frozenset(trail.activity.id for trail in self.ledger.trails if trail.activity.confidential)

    def item(
        self, kind: str, id: str, title: str, due: FuzzyDate | None, path: str, *,
        done: object = False, to: str | None = None, activity: str | None = None, place: Place | None = None,
        repay: bool = False,
    ) -> Deadline:  # fmt: skip
        """A deadline; it stands where its date stands, or else its title."""
        at = place or self.folder.place(f"{path}.due" if due else f"{path}.title")
        state = self.state(due, bool(done))
        return Deadline(kind, id, title, to, due, state, activity, activity in self.confidential, at, repay)

    def state(self, due: FuzzyDate | None, done: bool) -> str:
        """How it stands with something that is due."""
        if done:
            return "done"
        if due is None:
            return "undated"
        return "late" if self.today is not None and due.latest < self.today else "due"

    def promises(self) -> Iterator[Deadline]:
        """What was promised, whether it is kept or not."""
        kept = self.realisation.promises if self.realisation else {}
        for index, promise in enumerate(self.plan.promises):
            done = promise.id in kept and kept[promise.id].done
            yield self.item(
                "promise", promise.id, promise.title, promise.due, f"promises[{index}]",
                done=done, to=promise.to, activity=promise.activity,
            )  # fmt: skip

    def milestones(self, trail: Trail) -> Iterator[Deadline]:
        """The milestones of an activity."""
        reached = self.realised(trail).milestones
        planning = trail.activity.planning
        for index, milestone in enumerate(planning.milestones if planning else ()):
            path = f"{trail.path}.planning.milestones[{index}]"
            yield self.item(
                "milestone", milestone.id or f"{trail.activity.id}-{index + 1}", milestone.title, milestone.date, path,
                done=milestone.id in reached, to=milestone.deliver_to, activity=trail.activity.id,
                place=self.folder.place(f"{path}.{'date' if milestone.date else 'title'}"),
            )  # fmt: skip

    def realised(self, trail: Trail) -> ActivityRealised:
        """What happened in an activity."""
        found = self.realisation.activities.get(trail.activity.id) if self.realisation else None
        return found or ActivityRealised()

    def evaluation_of(self, trail: Trail) -> Iterator[Deadline]:
        """The evaluation of an activity; it was carried out when the realisation has one with the activity's id."""
        activity = trail.activity
        if activity.evaluation and activity.evaluation.due:
            path = f"{trail.path}.evaluation"
            done = activity.id in self.evaluated
            yield self.item(
                "evaluation",
                activity.id,
                activity.title,
                activity.evaluation.due,
                path,
                done=done,
                activity=activity.id,
            )

    def evaluation(self) -> Iterator[Deadline]:
        """The evaluation of the plan as a whole."""
        if self.plan.evaluation and self.plan.evaluation.due:
            due = self.plan.evaluation.due
            done = WHOLE in self.evaluated or self.evaluated_by(due)
            yield self.item("evaluation", WHOLE, self.plan.title, due, "evaluation", done=done)

    def evaluated_by(self, due: FuzzyDate) -> bool:
        """Whether an evaluation of no activity was carried out when that of the plan was due, or after.

        What came before looked at the plan along the way, unless its id says that it is of the plan as a whole.
        """
        done = self.realisation.evaluations if self.realisation else ()
        dates = [found.date for found in done if found.date and found.id not in self.activities]
        return any(not date.certainly_before(due) for date in dates)

    @cached_property
    def evaluated(self) -> frozenset[str]:
        """The ids of the evaluations that were carried out."""
        return frozenset(found.id for found in self.realisation.evaluations) if self.realisation else frozenset()

    def grants(self) -> Iterator[Deadline]:
        """The last day on which a grant may be spent. Done when all is spent, or what is left has its place."""
        for totals in self.ledger.sources:
            source = totals.source
            end = self.end(totals)
            if end and source.kind in SPENT_BY_A_DAY:
                yield self.item(
                    "funding", source.id, source.title, end[0], totals.path,
                    done=settled(totals), to=source.provider, place=self.folder.place(end[1]),
                    repay=bool(source.repay_unspent),
                )  # fmt: skip

    def end(self, totals: SourceTotals) -> tuple[FuzzyDate, str] | None:
        """When a source ends by its own period or year, and the path where that is said."""
        source = totals.source
        if source.period and source.period.end:
            return source.period.end, f"{totals.path}.period.end"
        if source.period and source.period.year:
            return read_date(str(source.period.year)), f"{totals.path}.period.year"
        return (read_date(str(source.year)), f"{totals.path}.year") if source.year else None

    def recommendations(self) -> Iterator[Deadline]:
        """What an evaluation advised, by when it is to be taken up."""
        beside = self.folder.realisation
        for number, evaluation in enumerate(self.realisation.evaluations if self.realisation else ()):
            for index, item in enumerate(evaluation.recommendations):
                path = f"evaluations[{number}].recommendations[{index}]"
                place = beside.place(f"{path}.{'due' if item.due else 'title'}") if beside else None
                done = item.status in ("done", "rejected")
                yield self.item(
                    "recommendation", item.id, item.title, item.due, path,
                    done=done, place=place, activity=evaluation.id if evaluation.id in self.activities else None,
                )  # fmt: skip


def settled(totals: SourceTotals) -> bool:
    """Whether it is said what becomes of all that is left of a source; where its ceiling isn't known, of any of it."""
    placed = (totals.to_carry_over, totals.to_repay)
    if totals.unspent is None:
        return placed != (None, None)
    return totals.unspent <= sum((amount for amount in placed if amount is not None), ZERO)
