"""plan.yaml: the models of the plan itself. The format page says what each key means to a user."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from radplan.model.scalars import (
    Boolean,
    Count,
    Date,
    Free,
    Id,
    Line,
    Many,
    Money,
    Number,
    OneOf,
    Percent,
    Prose,
    Ref,
    SignedMoney,
    Text,
    Version,
    WordOf,
    Year,
)  # fmt: skip
from radplan.model.wholes import complete_cost, complete_period, funding_parts

Vat = Annotated[str, OneOf("excluded", "included")]


class Part(BaseModel):
    """A part of a plan: unknown keys are faults, and nothing changes once it is read.

    Its validator is built when it is first used, so that all parts of a plan are built in one go.
    """

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True, defer_build=True)


class Period(Part):
    """When something runs: a year, or from a start to an end."""

    year: Year | None = None
    start: Date | None = None
    end: Date | None = None

    complete = model_validator(mode="after")(complete_period)


class Municipality(Part):
    """The municipality, with its code from the official list."""

    name: Text
    code: Text | None = None
    country: Text = "NL"


class RegionMember(Part):
    """A municipality that takes part in a region, and its share of the costs in percent."""

    name: Text
    code: Text | None = None
    share: Percent | None = None


class Region(Part):
    """The region that a plan is made for or belongs to."""

    name: Text
    lead: Boolean | None = None
    size: Count | None = None
    participating: Count | None = None
    municipalities: Many[RegionMember] = ()


class Foreword(Part):
    text: Prose
    by: Text | None = None


class Finance(Part):
    """The finance chapter's own words."""

    text: Prose


class Phenomenon(Part):
    """A form of extremism that the analysis names."""

    id: Id
    title: Text
    seriousness: Text | None = None


class Factor(Part):
    """Something that feeds or hinders radicalisation."""

    id: Id
    title: Text
    kind: Annotated[str, OneOf("breeding_ground", "risk", "trigger", "protective")] | None = None


class Analysis(Part):
    """The local picture on which the plan rests."""

    text: Prose | None = None
    date: Date | None = None
    source: Text | None = None
    phenomena: Many[Phenomenon] = ()
    factors: Many[Factor] = ()


class Goal(Part):
    id: Id
    title: Text
    term: Annotated[str, WordOf("term")] | None = None


class Role(Part):
    """Somebody's task; never a person's name."""

    id: Id
    title: Text
    organisation: Text | None = None
    department: Text | None = None
    duties: Prose | None = None
    backup: Ref | None = None


class Partner(Part):
    """An organisation that takes part."""

    id: Id
    name: Text
    domain: Annotated[str, WordOf("domain")] | None = None


class Award(Part):
    """The letter or circular that awarded the money."""

    number: Text | None = None
    date: Date | None = None


class Funding(Part):
    """Where money comes from: a funding source. Amounts in euro."""

    id: Id
    title: Text
    kind: Annotated[str, OneOf("grant", "carry_over", "own_budget", "third_party", "in_kind")] | None = None
    provider: Text | None = None
    scheme: Text | None = None
    year: Year | None = None
    requested: Money | None = None
    granted: Money | None = None
    received: Money | None = None
    period: Period | None = None
    origin: Text | None = Field(default=None, alias="from")
    granted_by_year: dict[Year, Money] = Field(default_factory=dict)
    award: Award | None = None
    decision: Ref | None = None
    repay_unspent: Boolean | None = None
    structural: Boolean | None = None
    vat: Vat | None = None
    sisa: Free = None


class FundingPart(Part):
    """The part of a cost line that one source bears: a share in percent or an amount in euro."""

    id: Ref
    share: Percent | None = None
    amount: Money | None = None


class Cost(Part):
    """A cost line. `amount` in euro; only what is in kind or still open (pm) may go without."""

    id: Id | None = None
    item: Text
    amount: Money | None = None
    funding: Annotated[Many[FundingPart], BeforeValidator(funding_parts)] = ()
    basis: Annotated[str, OneOf("budgeted", "reserved", "estimated", "awarded", "maximum", "in_kind", "pm")] = (
        "budgeted"
    )
    year: Year | None = None
    structural: Boolean | None = None
    vat: Vat | None = None
    note: Line | None = None

    complete = model_validator(mode="after")(complete_cost)


class Baseline(Part):
    value: Number
    date: Date | None = None


class Target(Part):
    date: Date | None = None
    value: Number


class Indicator(Part):
    """What is measured, from where, to where, and in what the numbers are found."""

    id: Id
    title: Text
    type: Annotated[str, OneOf("output", "outcome", "impact")] | None = None
    unit: Text | None = None
    ascending: Boolean | None = None
    baseline: Baseline | None = None
    targets: Many[Target] = ()
    source: Text | None = None


class Milestone(Part):
    id: Id | None = None
    date: Date | None = None
    title: Text
    deliver_to: Text | None = None


class Planning(Part):
    """When an activity runs."""

    start: Date | None = None
    end: Date | None = None
    recurrence: Annotated[str, WordOf("recurrence")] | None = None
    note: Line | None = None
    milestones: Many[Milestone] = ()


class ActivityEvaluation(Part):
    type: Annotated[str, OneOf("plan", "process", "effect")] | None = None
    method: Text | None = None
    by: Text | None = None
    due: Date | None = None


class LegalCheck(Part):
    date: Date | None = None
    by: Ref | None = None
    note: Line | None = None


class Activity(Part):
    """What is done, by whom, for whom, when, for how much, and how one will know that it worked."""

    id: Id
    title: Text
    code: Text | None = None
    description: Prose | None = None
    actions: Many[Line] = ()
    intended_results: Many[Line] = ()
    goals: Many[Ref] = ()
    addresses: Many[Ref] = ()
    owner: Ref | None = None
    executor: Text | None = None
    partners: Many[Ref] = ()
    audience: Many[Text] = ()
    track: Annotated[str, WordOf("track")] | None = None
    levels: Many[Annotated[str, WordOf("levels")]] = ()
    stages: Many[Annotated[str, WordOf("stages")]] = ()
    phenomena: Many[Ref] = ()
    factors: Many[Ref] = ()
    category: Text | None = None
    planning: Planning | None = None
    costs: Many[Cost] = ()
    costs_note: Prose | None = None
    indicators: Many[Indicator] = ()
    evaluation: ActivityEvaluation | None = None
    confidential: Boolean = False
    confidential_ground: Text | None = None
    legal_check: LegalCheck | None = None


class Theme(Part):
    """A theme; it may hold themes of its own, to any depth."""

    id: Id
    title: Text
    goal: Line | None = None
    intro: Prose | None = None
    themes: Many[Theme] = ()
    activities: Many[Activity] = ()


class Chapter(Part):
    """A chapter of the municipality's own."""

    id: Id
    title: Text
    text: Prose
    after: Annotated[str, OneOf("purpose", "vision", "themes", "finance", "communication", "evaluation")] | None = None


class CommunicationLine(Part):
    audience: Text
    aim: Line | None = None
    channels: Many[Text] = ()
    frequency: Text | None = None
    date: Date | None = None


class Communication(Part):
    text: Prose | None = None
    lines: Many[CommunicationLine] = ()


class Contact(Part):
    """An office or helpline, never a private person."""

    title: Text
    phone: Text | None = None
    email: Text | None = None
    url: Text | None = None
    checked_on: Date | None = None


class Signalling(Part):
    """Where worries are reported, and what a reporter hears back."""

    text: Prose | None = None
    report_to: Text | None = None
    feedback: Text | None = None
    covenant: Text | None = None


class Continuity(Part):
    text: Prose | None = None
    policy: Text | None = None
    structural_funding: Text | None = None


class Evaluation(Part):
    text: Prose | None = None
    commissioned_from: Ref | None = None
    due: Date | None = None


class Promise(Part):
    """A toezegging: what was promised, to whom and by when."""

    id: Id
    title: Text
    to: Text | None = None
    due: Date | None = None
    kind: Annotated[str, WordOf("kind")] | None = None
    activity: Ref | None = None


class Decision(Part):
    id: Id
    body: Annotated[str, OneOf("college", "council", "government", "other")] | None = None
    number: Text | None = None
    date: Date | None = None
    title: Text | None = None


class Annex(Part):
    title: Text
    date: Date | None = None


class Letter(Part):
    """What the raadsinformatiebrief needs on top of the plan."""

    number: Text | None = None
    meeting: Date | None = None
    sent: Date | None = None
    subject: Text | None = None
    occasion: Prose | None = None
    core_message: Prose | None = None
    follow_up: Prose | None = None
    annexes: Many[Annex] = ()


class Argument(Part):
    title: Text
    text: Prose | None = None


class Proposal(Part):
    """What the raadsvoorstel needs on top of the plan."""

    number: Text | None = None
    meeting: Date | None = None
    subject: Text | None = None
    decision_points: Many[Line] = ()
    intended_effect: Prose | None = None
    arguments: Many[Argument] = ()
    objections: Many[Argument] = ()
    annexes: Many[Annex] = ()


class Council(Part):
    programme: Text | None = None
    portfolio_holder: Text | None = None
    team: Text | None = None
    author: Ref | None = None
    reference: Text | None = None
    legal_basis: Many[Text] = ()
    annexes: Many[Annex] = ()
    letter: Letter | None = None
    proposal: Proposal | None = None


class Change(Part):
    """An amount before a budget amendment and the change it makes, in euro."""

    before: Money | None = None
    change: SignedMoney


class AmendmentLine(Part):
    programme: Text | None = None
    task_field: Text | None = None
    description: Text | None = None
    expenditure: Change | None = None
    income: Change | None = None
    additions: Change | None = None
    withdrawals: Change | None = None
    structural: Boolean | None = None


class BudgetAmendment(Part):
    """A begrotingswijziging."""

    number: Text | None = None
    booking: Annotated[str, OneOf("municipal_fund", "specific_grant", "reserve")] | None = None
    programme: Text | None = None
    counter_programme: Text | None = None
    task_field: Text | None = None
    counter_task_field: Text | None = None
    structural: Boolean | None = None
    lines: Many[AmendmentLine] = ()


class Publication(Part):
    """Woo / DiWoo metadata."""

    category: Text | None = None
    document_type: Text | None = None
    reference: Text | None = None


class Vocabularies(Part):
    """Words that this plan adds to radplan's own."""

    track: Many[Text] = ()
    levels: Many[Text] = ()
    stages: Many[Text] = ()
    domain: Many[Text] = ()
    term: Many[Text] = ()
    recurrence: Many[Text] = ()
    kind: Many[Text] = ()


class Scheme(Part):
    """A grant scheme that radplan does not know; one without categories accepts any."""

    id: Id
    title: Text
    years: Many[Year] = ()
    categories: dict[str, Text] = Field(default_factory=dict)
    requires: Many[Text] = ()


class Plan(Part):
    """A uitvoeringsplan."""

    radplan: Version
    municipality: Municipality
    title: Text
    period: Period
    language: Annotated[str, OneOf("nl", "en")] = "nl"
    status: Annotated[str, OneOf("draft", "college", "council", "adopted", "closed")] | None = None
    version: Text | None = None
    date: Date | None = None
    region: Region | None = None
    summary: Prose | None = None
    foreword: Foreword | None = None
    finance: Finance | None = None
    purpose: Prose | None = None
    vision: Prose | None = None
    analysis: Analysis | None = None
    focus_points: Many[Line] = ()
    goals: Many[Goal] = ()
    roles: Many[Role] = ()
    partners: Many[Partner] = ()
    funding: Many[Funding] = ()
    themes: Many[Theme] = ()
    chapters: Many[Chapter] = ()
    communication: Communication | None = None
    contacts: Many[Contact] = ()
    signalling: Signalling | None = None
    continuity: Continuity | None = None
    evaluation: Evaluation | None = None
    promises: Many[Promise] = ()
    decisions: Many[Decision] = ()
    council: Council | None = None
    budget_amendments: Many[BudgetAmendment] = ()
    publication: Publication | None = None
    vocabularies: Vocabularies | None = None
    schemes: Many[Scheme] = ()
