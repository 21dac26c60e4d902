"""realisation.yaml: what happened. Beside the plan, by the ids of the plan."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from radplan.model.declared.plan import Part
from radplan.model.scalars import Date, Id, Line, Many, Money, Number, OneOf, Prose, Ref, SignedMoney, Text, Version


class Commitment(Part):
    """A verplichting: ordered, not paid yet. Amounts in euro."""

    date: Date | None = None
    amount: Money
    item: Text | None = None
    funding: Ref | None = None
    supplier: Text | None = None


class Expense(Part):
    """What was paid; a credit is below zero."""

    date: Date | None = None
    amount: SignedMoney
    item: Text | None = None
    funding: Ref | None = None
    supplier: Text | None = None
    proof: Text | None = None
    approved_by: Ref | None = None


class Measured(Part):
    """A value of an indicator, when it was measured and where it was found."""

    date: Date | None = None
    value: Number
    source: Text | None = None


class ActivityRealised(Part):
    """What happened in an activity."""

    status: Annotated[str, OneOf("not_started", "on_track", "delayed", "completed", "stopped")] | None = None
    summary: Prose | None = None
    commitments: Many[Commitment] = ()
    expenses: Many[Expense] = ()
    indicators: dict[str, Many[Measured]] = Field(default_factory=dict)
    milestones: dict[str, Date] = Field(default_factory=dict)
    deviations: Prose | None = None
    side_effects: Prose | None = None
    lessons: Prose | None = None


class Conclusion(Part):
    id: Id
    title: Text
    text: Prose | None = None


class Recommendation(Part):
    """What an evaluation advises, who takes it up, and how far that is."""

    id: Id
    title: Text
    owner: Ref | None = None
    due: Date | None = None
    status: Annotated[str, OneOf("open", "adopted", "rejected", "done")] | None = None


class EvaluationDone(Part):
    """An evaluation that was carried out."""

    id: Id
    type: Annotated[str, OneOf("plan", "process", "effect")] | None = None
    by: Text | None = None
    date: Date | None = None
    method: Line | None = None
    questions: Many[Line] = ()
    conclusions: Many[Conclusion] = ()
    recommendations: Many[Recommendation] = ()


class PromiseKept(Part):
    done: Date | None = None
    note: Line | None = None


class FundingRealised(Part):
    """What came in on a source, and what becomes of the rest. Amounts in euro."""

    received: Money | None = None
    to_carry_over: Money | None = None
    to_repay: Money | None = None


class Realisation(Part):
    """What happened, as of a day."""

    version: Version = Field(alias="radplan-realisation")
    as_of: Date
    activities: dict[str, ActivityRealised] = Field(default_factory=dict)
    evaluations: Many[EvaluationDone] = ()
    promises: dict[str, PromiseKept] = Field(default_factory=dict)
    funding: dict[str, FundingRealised] = Field(default_factory=dict)
