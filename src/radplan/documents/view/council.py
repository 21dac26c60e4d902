"""What letters to the council, proposals, decisions and grant applications say on top of the plan."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from radplan.ledger.ledger import ZERO, ActivityTotals, Line, SourceTotals
from radplan.ledger.lines import grouped
from radplan.model.plan import Argument, Council, Letter, Proposal
from radplan.record import Record

if TYPE_CHECKING:
    from radplan.documents.view.activities import Activities
    from radplan.documents.view.look import Look


class Point(Record):
    """A numbered statement with its explanation."""

    number: str
    title: str
    text: str


class Measure(Record):
    """An activity as a letter names it, with the recommendations or conclusions that it answers."""

    title: str
    text: str
    actions: tuple[str, ...]
    answers: tuple[str, ...]


class Cover(Record):
    """How a funding source covers the costs: how much of it, whether once or every year, and whether in money."""

    title: str
    amount: str
    kind: str
    structural: str
    in_money: bool


class Application(Record):
    """An activity in a grant application: what is asked for it and what others bear."""

    title: str
    category: str
    facts: tuple[tuple[str, str], ...]
    description: str
    results: tuple[str, ...]
    costs: tuple[tuple[str, str], ...]
    asked: str
    own: str
    total: str


class CouncilView:
    """Puts the council's documents into words for one edition."""

    def __init__(self, view: Look, activities: Activities) -> None:
        self.view = view
        self.activity_words = activities
        self.say = view.wording
        self.council = view.plan.council or Council()
        self.letter = self.council.letter or Letter()
        self.proposal = self.council.proposal or Proposal()

    @cached_property
    def subject(self) -> str:
        """What the letter is about."""
        return self.letter.subject or self.view.plan.title

    @cached_property
    def proposal_subject(self) -> str:
        """What the proposal is about."""
        return self.proposal.subject or self.view.plan.title

    @cached_property
    def letter_head(self) -> tuple[tuple[str, str], ...]:
        """The head of the letter: label and text, as far as the plan says."""
        say, letter = self.say, self.letter
        head = (
            ("number", letter.number or ""), ("meeting", say.date(letter.meeting)), *self.common_head,
            ("date", "" if letter.meeting or letter.sent else say.date(self.view.plan.date)),
            ("sent", say.date(letter.sent)),
            ("annexes", str(len(self.letter_annexes) or "")),
        )  # fmt: skip
        return tuple((say(f"head.{name}"), text) for name, text in head if text)

    @cached_property
    def proposal_head(self) -> tuple[tuple[str, str], ...]:
        """The head of the proposal."""
        say, proposal = self.say, self.proposal
        head = (
            ("proposal", proposal.number or ""), ("council_meeting", say.date(proposal.meeting)), *self.common_head,
            ("annexes", str(len(self.proposal_annexes) or "")),
        )  # fmt: skip
        return tuple((say(f"head.{name}"), text) for name, text in head if text)

    @cached_property
    def common_head(self) -> tuple[tuple[str, str], ...]:
        """What every head says."""
        council = self.council
        return (
            ("programme", council.programme or ""), ("portfolio_holder", council.portfolio_holder or ""),
            ("reference", council.reference or ""), ("team", council.team or ""),
            ("author", self.view.roles.get(council.author or "", council.author or "")),
        )  # fmt: skip

    @cached_property
    def measures(self) -> tuple[Measure, ...]:
        """The activities that a letter tells of: those that answer an evaluation, or all where none does. One of
        which there is no more to tell than its title is only named."""
        telling = [measure for measure in self.all_measures if measure.text or measure.actions or measure.answers]
        return tuple(measure for measure in telling if measure.answers) or tuple(telling)

    @cached_property
    def further_measures(self) -> tuple[str, ...]:
        """The titles of the other activities."""
        return tuple(measure.title for measure in self.all_measures if measure not in self.measures)

    @cached_property
    def all_measures(self) -> tuple[Measure, ...]:
        """The activities that this edition shows."""
        return tuple(
            Measure(
                trail.activity.title, self.view.text(trail.activity.description, trail),
                self.view.lines(trail.activity.actions, trail),
                self.view.answered(trail.activity),
            )
            for trail in self.view.ledger.trails
            if self.view.shown(trail.activity)
        )  # fmt: skip

    @cached_property
    def letter_annexes(self) -> tuple[tuple[str, str], ...]:
        """The annexes of the letter."""
        return self.annexes(self.letter)

    @cached_property
    def proposal_annexes(self) -> tuple[tuple[str, str], ...]:
        """The annexes of the proposal."""
        return self.annexes(self.proposal)

    def annexes(self, document: Letter | Proposal) -> tuple[tuple[str, str], ...]:
        """Title and date of each annex: the document's own, else those of all the council's documents."""
        own = document.annexes or self.council.annexes
        return tuple((annex.title, self.say.date(annex.date)) for annex in own)

    @cached_property
    def decision_points(self) -> tuple[str, ...]:
        """What the council is asked to decide, one decision each."""
        return self.view.lines(self.proposal.decision_points)

    @cached_property
    def proposed_on(self) -> str:
        """When the college put the proposal to the council, where the plan has that decision."""
        return self.say.date(self.view.decided("college"))

    @cached_property
    def arguments(self) -> tuple[Point, ...]:
        """The arguments, numbered."""
        return tuple(self.points(self.proposal.arguments))

    @cached_property
    def objections(self) -> tuple[Point, ...]:
        """The objections, numbered."""
        return tuple(self.points(self.proposal.objections))

    def points(self, arguments: tuple[Argument, ...]) -> Iterator[Point]:
        """Statements numbered 1.1, 1.2 …"""
        for number, argument in enumerate(arguments, start=1):
            yield Point(f"1.{number}", argument.title, self.view.text(argument.text))

    @cached_property
    def covers(self) -> tuple[Cover, ...]:
        """The sources that bear the costs."""
        return tuple(map(self.cover, (source for source in self.view.ledger.sources if source.used)))

    def cover(self, source: SourceTotals) -> Cover:
        """A source that bears costs."""
        kind = self.say.name("kinds", source.source.kind or "grant")
        lines = [line for line, _ in self.view.ledger.lines_of(source.source.id)]
        lasting = {source.source.structural if line.cost.structural is None else line.cost.structural for line in lines}
        structural = self.say(
            "incidental" if not any(lasting) else "structural" if all(lasting) else "partly_structural"
        )
        amount = self.view.summed(lines, self.say.euro(source.planned))
        return Cover(source.source.title, amount, kind, structural, bool(source.planned))

    # Grant application.

    @cached_property
    def asked_sources(self) -> frozenset[str]:
        """The ids of the sources that the application asks for: the grants."""
        return frozenset(source.id for source in self.view.plan.funding if source.kind in (None, "grant"))

    @cached_property
    def applications(self) -> tuple[Application, ...]:
        """The activities that a grant pays for, at least in part."""
        return tuple(map(self.application, self.applied_for))

    @cached_property
    def categories(self) -> dict[str, str]:
        """What the categories of the grant schemes of this plan are called."""
        from radplan.schemes.register import schemes_of

        known = schemes_of(self.view.plan)
        schemes = [known[source.scheme] for source in self.view.plan.funding if source.scheme in known]
        return {name: title for scheme in reversed(schemes) for name, title in scheme.categories.items()}

    def category(self, name: str) -> str:
        """A category by its title, with its letter where a scheme gives it one."""
        title = self.categories.get(name)
        if title is None:
            return name
        return f"{name}. {title}" if len(name) == 1 else title

    def application(self, found: ActivityTotals) -> Application:
        """An activity as the grantor wants to see it."""
        activity, view, say = found.trail.activity, self.view, self.say
        words = self.activity_words.activity(found.trail, "")
        planning = (say("planning"), words.planning.sentence) if words.planning else ("", "")
        check = activity.legal_check
        legal = say("legal_check.done", date=say.date(check.date)) if check and check.date else ""
        facts = (*words.facts, planning, (say("legal_check"), legal or say("legal_check.none")))
        asked = self.asked(view.lines_of(found.trail))
        costs = tuple((cost.item, cost.amount) for cost in words.costs)
        return Application(
            activity.title, self.category(activity.category or ""), tuple(pair for pair in facts if pair[1]),
            words.description, words.intended_results, costs, *asked,
        )  # fmt: skip

    @cached_property
    def applied_for(self) -> tuple[ActivityTotals, ...]:
        """The activities that a grant pays for, at least in part, as far as this edition shows them."""
        return tuple(
            found for found in self.view.ledger.activities
            if self.view.shown(found.trail.activity) and self.asked_sources & found.by_source.keys()
        )  # fmt: skip

    @cached_property
    def further_applications(self) -> tuple[tuple[str, str, str, str], ...]:
        """What the activities that are not named come to, so that the table adds up: the others, the hidden ones."""
        named = {found.trail.path for found in self.applied_for}
        rest = [line for line in self.view.ledger.lines if line.trail.path not in named]
        others = [line for line in rest if self.view.shown(line.trail.activity)]
        hidden = [line for line in rest if not self.view.shown(line.trail.activity)]
        rows = (("letter.further", others), ("confidential.row", hidden))
        return tuple((self.say(name), *self.asked(lines)) for name, lines in rows if lines)

    def asked(self, lines: list[Line]) -> tuple[str, str, str]:
        """What is asked for some cost lines, what others bear, and the two together."""
        view, say = self.view, self.say
        by_source, planned = view.ledger.sums(lines)
        asked, rest = view.ledger.borne(by_source, self.asked_sources)
        sources = [{share.source for share in line.shares} for line in lines]
        drawn = [line for line, own in zip(lines, sources, strict=True) if own & self.asked_sources]
        others = [line for line, own in zip(lines, sources, strict=True) if not own or own - self.asked_sources]
        sums = ((drawn, asked), (others, rest), (lines, planned))
        first, second, third = (view.summed(some, say.euro(amount)) for some, amount in sums)
        return first, second, third

    @cached_property
    def asked_years(self) -> tuple[tuple[str, str, str, str], ...]:
        """What is asked per year, what others bear, and the two together; none of a plan of one year."""
        lines = grouped(self.view.ledger.lines, lambda line: line.year)
        years = sorted(lines, key=lambda year: (year is None, year))
        names = (self.say("undated") if year is None else str(year) for year in years)
        rows = tuple((name, *self.asked(lines[year])) for name, year in zip(names, years, strict=True))
        return rows if len(rows) > 1 else ()

    @cached_property
    def asked_total(self) -> tuple[str, str, str]:
        """What is asked in all, what others bear, and the two together."""
        return self.asked(list(self.view.ledger.lines))

    @cached_property
    def asked_differences(self) -> tuple[str, ...]:
        """Per grant why more, or less, is asked for than the activities take; nothing where the two agree."""
        grants = (source for source in self.view.ledger.sources if source.source.id in self.asked_sources)
        return tuple(self.asked_difference(source) for source in grants if source.unassigned)

    def asked_difference(self, source: SourceTotals) -> str:
        """What of a grant that is asked for no activity takes yet, or how much more they take."""
        difference = source.unassigned or ZERO
        case = "application.unassigned" if difference > 0 else "application.short"
        requested, apart = self.say.euro(source.source.requested), self.say.euro(abs(difference))
        return self.say(case, requested=requested, source=source.source.title, difference=apart)
