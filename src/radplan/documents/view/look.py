"""What every part of the view shares: the plan in one edition, its texts, and the names of what it speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from radplan.ledger.ledger import Ledger, Line, Trail
from radplan.ledger.names import Named, activity_names, plan_names
from radplan.locale import NO_BREAK
from radplan.model.dates import FuzzyDate
from radplan.model.outcomes import titles_in
from radplan.model.plan import Activity, Cost
from radplan.model.texts import PLACEHOLDER
from radplan.record import Record
from radplan.wording import Wording

if TYPE_CHECKING:
    from radplan.model.part import Part
    from radplan.model.plan import Target
    from radplan.model.realisation import EvaluationDone, Measured
    from radplan.reading import PlanFolder


class Edition(Record):
    """For whom a document is: the language, in public or not, as a draft or not; the day that counts as today, and the
    language in which is said what is wrong with a template."""

    language: str
    public: bool = True
    draft: bool = False
    today: date | None = None
    told: str = ""


Value = TypeVar("Value", bound="Target | Measured")


def latest(values: Iterable[Value]) -> Value | None:
    """The value of the last date, whatever the order they were typed in; of those of one date the last."""
    return max(reversed([*values]), key=lambda value: value.date.latest if value.date else date.min, default=None)


def bare(name: str, kind: str) -> str:
    """The name of a municipality or region alone: a document puts before it what it is, also where it was typed so."""
    return name[len(kind) :].lstrip() if name.lower().startswith(f"{kind} ") else name


class Look:
    """One edition's look at a plan."""

    def __init__(self, folder: PlanFolder, ledger: Ledger, edition: Edition, wording: Wording) -> None:
        self.folder = folder
        self.plan = ledger.plan
        self.realisation = ledger.realisation
        self.ledger = ledger
        self.edition = edition
        self.wording = wording

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
            if match[1] != "{{":
                return match[0][1:]
            return self.wording.euro(named.amount) if named and named.amount is not None else match[0]

        return PLACEHOLDER.sub(amount, text)

    def lines(self, lines: Iterable[str], trail: Trail | None = None) -> tuple[str, ...]:
        """Short lines with their placeholders filled in."""
        return tuple(self.text(line, trail) for line in lines)

    def lines_of(self, trail: Trail) -> list[Line]:
        """The cost lines of an activity."""
        return self.ledger.lines_by_activity.get(trail.path, [])

    @cached_property
    def several_years(self) -> bool:
        """Whether there are costs in more than one year."""
        return len({line.cost.year for line in self.ledger.lines} - {None}) > 1

    def item(self, cost: Cost) -> str:
        """The name of a cost line, with its year where there are costs in several."""
        told = not self.several_years or cost.year is None or str(cost.year) in cost.item
        return cost.item if told else f"{cost.item} ({cost.year})"

    def summed(self, lines: Iterable[Line], amount: str) -> str:
        """What cost lines come to: `€ 60.000`; `€ 60.000 + p.m.` where one has no amount yet, and only that word, or
        `in natura`, where none has."""
        bases = {line.cost.basis if line.cost.amount is None else "" for line in lines}
        word = self.wording.name("basis", "pm" if "pm" in bases else "in_kind")
        if bases and "" not in bases:
            return word
        return f"{amount} + {word}".replace(" ", NO_BREAK) if "pm" in bases else amount

    @staticmethod
    def open_ended(lines: Iterable[Line]) -> bool:
        """Whether a cost line has no amount yet, so that what they come to is the least that it will be."""
        return any(line.cost.amount is None and line.cost.basis == "pm" for line in lines)

    @staticmethod
    def given(part: Part | None) -> Part | None:
        """A part of the plan, where it says anything: keys without a value are as if they were absent."""
        return part if part is not None and any(vars(part).values()) else None

    # Names.

    def decided(self, body: str) -> FuzzyDate | None:
        """When a body decided on the plan; None where the plan doesn't say, or has several decisions of it."""
        dates = [decision.date for decision in self.plan.decisions if decision.body == body]
        return dates[0] if len(dates) == 1 else None

    @cached_property
    def period(self) -> str:
        """The period of the plan in words; one of whole years in years."""
        period = self.plan.period
        if period.year is not None:
            return str(period.year)
        first, last = period.start, period.end
        if first is None or last is None or date.min == first.earliest or last.latest == date.max:
            return self.wording.span(first, last)
        if (first.earliest.timetuple().tm_yday, last.latest.month, last.latest.day) == (1, 12, 31):
            start, end = first.earliest.year, last.latest.year
            return str(start) if start == end else self.wording("span", start=start, end=end)
        return self.wording.span(first, last)

    @cached_property
    def roles(self) -> dict[str, str]:
        """The titles of the roles, by id."""
        return {role.id: role.title for role in self.plan.roles}

    @cached_property
    def partners(self) -> dict[str, str]:
        """The names of the partners, by id."""
        return {partner.id: partner.name for partner in self.plan.partners}

    def who(self, name: str | None) -> str:
        """Who is meant: a partner by its name, a role by its title, anybody else as typed."""
        return {**self.roles, **self.partners}.get(name or "", name or "")

    @cached_property
    def goal_titles(self) -> dict[str, str]:
        """The titles of the goals, by id."""
        return {goal.id: goal.title for goal in self.plan.goals}

    @cached_property
    def phenomenon_titles(self) -> dict[str, str]:
        """The titles of the phenomena, by id."""
        return {one.id: one.title for one in self.plan.analysis.phenomena} if self.plan.analysis else {}

    @cached_property
    def factor_titles(self) -> dict[str, str]:
        """The titles of the factors, by id."""
        return {one.id: one.title for one in self.plan.analysis.factors} if self.plan.analysis else {}

    @cached_property
    def source_titles(self) -> dict[str, str]:
        """The titles of the funding sources, by id."""
        return {source.id: source.title for source in self.plan.funding}

    @cached_property
    def evaluations(self) -> tuple[EvaluationDone, ...]:
        """The evaluations that were carried out, without those of activities that this edition leaves out."""
        done = self.realisation.evaluations if self.realisation else ()
        return tuple(evaluation for evaluation in done if evaluation.id not in self.hidden)

    def answered(self, activity: Activity) -> tuple[str, ...]:
        """The recommendations and conclusions that an activity answers, as far as this edition shows them."""
        every, shown = titles_in(self.realisation.evaluations if self.realisation else ()), titles_in(self.evaluations)
        return tuple(shown.get(name, name) for name in activity.addresses if name in shown or name not in every)

    @cached_property
    def trails(self) -> dict[str, Trail]:
        """The activities by id, each with its way."""
        return {trail.activity.id: trail for trail in self.ledger.trails}
