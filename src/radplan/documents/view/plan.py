"""The root of what a template may say: the plan in one edition, and the way to its parts."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from radplan.documents.view.activities import Activities
from radplan.documents.view.look import Look, bare
from radplan.documents.view.money import Money
from radplan.locale import say
from radplan.model.dates import FuzzyDate, read_date
from radplan.model.plan import Promise
from radplan.record import Record

if TYPE_CHECKING:
    from radplan.documents.view.account import AccountView
    from radplan.documents.view.amendments import Amendments
    from radplan.documents.view.council import CouncilView
    from radplan.documents.view.coverage import Coverage
    from radplan.documents.view.quickscan import QuickscanView
    from radplan.findings import Finding


DECIDE = {"college": "college", "adopted": "council"}
"""Who decided when a plan has a status."""
FEW_AUDIENCES = 6
"""So many audiences a summary of one page names each on a line of its own."""


class PromiseView(Record):
    """A promise in words."""

    title: str
    to: str
    due: str
    kind: str


class RoleView(Record):
    """A role with its task, and who stands in."""

    title: str
    place: str
    duties: str
    backup: str


class View(Look):
    """A plan in one edition, with the way to its parts."""

    # Around the plan.

    @property
    def town(self) -> str:
        """The name of the municipality."""
        return bare(self.plan.municipality.name, "gemeente")

    @property
    def region_name(self) -> str:
        """The name of the region; empty where the plan has none."""
        return bare(self.plan.region.name, "regio") if self.plan.region else ""

    @cached_property
    def status(self) -> str:
        """Where the plan is on its way to the council, with version and date as far as they are known."""
        say, plan = self.wording, self.plan
        taken = plan.status == "college" and any(decision.body == "college" for decision in plan.decisions)
        status = say.name("status", "college_decided" if taken else plan.status)
        version = say("version", version=plan.version) if plan.version else ""
        date, decided = say.date(plan.date), say.date(self.decided(DECIDE.get(plan.status or "", "")))
        if decided:
            status, date = f"{status} ({decided})", ""
        elif date and plan.status not in (None, "draft"):
            date = say("status.of", date=date)  # the plan's own date, which is not that of the decision on it
        return say.capital(", ".join(part for part in (status, version, date) if part))

    @cached_property
    def goals(self) -> tuple[tuple[str, str], ...]:
        """The goals, with their term in words."""
        return tuple((goal.title, self.wording.name("term", goal.term)) for goal in self.plan.goals)

    @cached_property
    def duties(self) -> tuple[RoleView, ...]:
        """The roles of which the plan says what they do or who stands in."""
        return tuple(
            RoleView(
                role.title, ", ".join(filter(None, (role.organisation, role.department))),
                self.text(role.duties), self.roles.get(role.backup or "", role.backup or ""),
            )
            for role in self.plan.roles if role.duties or role.backup
        )  # fmt: skip

    @cached_property
    def region(self) -> str:
        """How many municipalities of the region take part, and whether this one leads; nothing where it isn't said."""
        say, region = self.wording, self.plan.region
        if region is None:
            return ""
        count, size = region.participating, region.size
        sentences = (
            say("region.participating", count=count, size=size) if count and size else "",
            say("region.lead", name=self.town) if region.lead else "",
        )
        return " ".join(sentence for sentence in sentences if sentence)

    @cached_property
    def members(self) -> str:
        """What the table of municipalities that take part is called: of some of them, where there are more."""
        region = self.plan.region
        more = region is not None and (region.participating or 0) > len(region.municipalities)
        return self.wording("application.region.some" if more else "application.region")

    @cached_property
    def planned(self) -> str:
        """What the plan costs in all."""
        return self.summed(self.ledger.lines, self.wording.euro(self.ledger.total.planned))

    @cached_property
    def aims(self) -> tuple[tuple[str, str], ...]:
        """The themes that have something to show, with their goals; those without one only where none has one: it all
        has to fit on a page."""
        shown = {trail.themes[0].id for trail in self.ledger.trails if self.shown(trail.activity)}
        themes = [(theme.title, self.text(theme.goal)) for theme in self.plan.themes if theme.id in shown]
        return tuple(pair for pair in themes if pair[1]) or tuple(themes)

    @cached_property
    def audiences(self) -> tuple[str, ...]:
        """For whom the activities are, each audience once."""
        seen = dict.fromkeys(
            audience
            for trail in self.ledger.trails
            if self.shown(trail.activity)
            for audience in trail.activity.audience
        )
        return tuple(seen)

    @cached_property
    def audience_groups(self) -> tuple[tuple[str, str], ...]:
        """For whom the activities are: a few audiences one by one, many of them together per theme, with its title."""
        if len(self.audiences) <= FEW_AUDIENCES:
            return tuple(("", audience) for audience in self.audiences)
        groups: dict[str, dict[str, None]] = {}
        for trail in self.ledger.trails:
            if self.shown(trail.activity) and trail.activity.audience:
                groups.setdefault(trail.themes[0].title, {}).update(dict.fromkeys(trail.activity.audience))
        return tuple((title, "; ".join(audiences)) for title, audiences in groups.items())

    @cached_property
    def results(self) -> tuple[str, ...]:
        """What the activities are to bring about."""
        return tuple(
            line
            for trail in self.ledger.trails
            if self.shown(trail.activity)
            for line in self.lines(trail.activity.intended_results, trail)
        )

    @cached_property
    def conclusions(self) -> tuple[tuple[str, str], ...]:
        """The conclusions of the evaluations beside the plan, each with its explanation."""
        return tuple(
            (conclusion.title, self.text(conclusion.text, self.trails.get(evaluation.id)))
            for evaluation in self.evaluations
            for conclusion in evaluation.conclusions
        )

    @cached_property
    def applicant(self) -> tuple[tuple[str, str], ...]:
        """Who applies for a grant: label and text."""
        say, plan = self.wording, self.plan
        contact = plan.council.author if plan.council else None
        facts = (
            ("application.municipality", self.town), ("application.code", plan.municipality.code or ""),
            ("application.region.name", self.region_name), ("application.period", self.period),
            ("application.scheme", say.listed(self.scheme_titles)), ("requested", self.requested),
            ("application.contact", self.roles.get(contact or "", "")),
        )  # fmt: skip
        return tuple((say(name), text) for name, text in facts if text)

    @cached_property
    def requested(self) -> str:
        """What the plan says is asked for, per grant."""
        grants = (source for source in self.plan.funding if source.kind in (None, "grant"))
        asked = [(source.title, source.requested) for source in grants if source.requested is not None]
        return "; ".join(f"{self.wording.euro(amount)} ({title})" for title, amount in asked)

    @cached_property
    def application_title(self) -> str:
        """What an application is called: after the grant scheme, where there is one."""
        if len(self.scheme_titles) == 1:
            return self.wording("application.title.scheme", scheme=self.scheme_titles[0])
        return self.wording("application.title", period=self.period)

    @cached_property
    def scheme_titles(self) -> tuple[str, ...]:
        """What the grant schemes that the plan draws on are called."""
        names = (self.scheme_title(source.scheme) for source in self.plan.funding if source.scheme)
        return tuple(dict.fromkeys(names))

    def scheme_title(self, name: str) -> str:
        """What a grant scheme is called; one that neither radplan nor the plan describes, as it was typed."""
        from radplan.schemes.register import schemes_of

        scheme = schemes_of(self.plan).get(name)
        return scheme.title[self.edition.language] if scheme else name

    @cached_property
    def accepted(self) -> tuple[tuple[str, str], ...]:
        """The findings that the municipality accepts, with its reasons; none about what this edition leaves out."""
        beside = self.folder.exceptions
        if beside is None or beside.model is None:
            return ()
        from radplan.checking import examine
        from radplan.report import Choice
        from radplan.settings import Settings

        rules = frozenset(entry.finding for entry in beside.model.exceptions)
        settings = self.folder.settings or Settings()
        outcome = examine(self.folder, settings, self.edition.today, Choice(select=rules))
        return tuple(
            (self.finding_words(item.finding), item.reason)
            for item in outcome.accepted
            if not self.is_about_hidden(item.finding)
        )

    def is_about_hidden(self, finding: Finding) -> bool:
        """Whether a finding lies in what this edition leaves out, or names it."""
        from radplan.rules.acceptance import inside

        hidden = [trail for trail in self.ledger.trails if not self.shown(trail.activity)]
        done = self.realisation.evaluations if self.realisation else ()
        paths = [
            *(path for trail in hidden for path in (trail.path, f"activities.{trail.activity.id}")),
            *(f"evaluations[{index}]" for index, one in enumerate(done) if one.id in self.hidden),
        ]
        said = [str(value) for value in finding.text.values.values()]
        return (
            any(inside(finding.path, path) for path in paths)
            or not self.hidden.isdisjoint(said)
            or any(trail.activity.title in text for trail in hidden for text in said)
        )

    def finding_words(self, finding: Finding) -> str:
        """What a finding says, with its dates as the rest of the document has them."""
        values = {name: self.dated(value) for name, value in finding.text.values.items()}
        said = say(finding.text._replace(values=values), self.edition.language)
        return self.wording.capital(said or finding.rule)

    def dated(self, value: Any) -> Any:
        """A date as a reader writes it; any other value as it is."""
        if isinstance(value, date):
            value = read_date(value.isoformat())
        return self.wording.date(value) if isinstance(value, FuzzyDate) else value

    # Its parts.

    @cached_property
    def activities(self) -> Activities:
        """Themes, activities and their planning."""
        return Activities(self)

    @cached_property
    def money(self) -> Money:
        """The finance table and the funding sources."""
        return Money(self)

    @cached_property
    def council(self) -> CouncilView:
        """Letters, proposals, decisions and applications."""
        from radplan.documents.view.council import CouncilView

        return CouncilView(self, self.activities)

    @cached_property
    def coverage(self) -> Coverage:
        """The matrix of tracks, levels and stages."""
        from radplan.documents.view.coverage import Coverage

        return Coverage(self)

    @cached_property
    def amendments(self) -> Amendments:
        """The budget amendments."""
        from radplan.documents.view.amendments import Amendments

        return Amendments(self)

    @cached_property
    def account(self) -> AccountView:
        """What happened. Only for a plan with a realisation."""
        if self.realisation is None:
            raise ValueError("a plan without a realisation has no account")
        from radplan.documents.view.account import AccountView

        return AccountView(self, self.activities, self.realisation)

    @cached_property
    def quickscan(self) -> QuickscanView:
        """The quickscan. Its room is loaded only for a document that shows it."""
        from radplan.documents.view.quickscan import QuickscanView

        return QuickscanView(self)

    # Promises.

    @cached_property
    def promises(self) -> tuple[PromiseView, ...]:
        """The promises, as far as they speak of nothing hidden."""
        return tuple(self.promise(promise) for promise in self.plan.promises if promise.activity not in self.hidden)

    def promise(self, promise: Promise) -> PromiseView:
        """A promise in words."""
        kind = self.wording.name("promise", promise.kind)
        return PromiseView(promise.title, promise.to or "", self.wording.date(promise.due), kind)
