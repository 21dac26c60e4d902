"""The scan itself: per subject what is found, what the municipality answers, and what it is going to do."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from radplan.findings import Text
from radplan.ledger.ledger import Ledger
from radplan.model.ids import Defined, defined
from radplan.model.plan import Plan
from radplan.model.quickscan import Action, Answer
from radplan.model.shape import parts
from radplan.quickscan import approach, organisation
from radplan.quickscan.evidence import Evidence, Found, Look
from radplan.reading import PlanFolder
from radplan.record import Record
from radplan.source.places import Fields

ANSWERS = ("yes", "partly", "no", "not_applicable", "unanswered")

SECTIONS = {
    "A": (approach.vision, approach.mix, approach.breeding_ground, approach.protective, approach.linked_levels),
    "B": (approach.real_problems, approach.recent_analysis, approach.input_of_partners),
    "C": (approach.proportion, approach.no_stigma),
    "D": (approach.expertise,),
    "E": (
        organisation.inside_municipality, organisation.with_partners, organisation.social_domain,
        organisation.care_partners,
    ),
    "F": (organisation.reporting, organisation.feedback),
    "G": (organisation.national_support, organisation.regional_initiatives),
    "H": (organisation.more_than_one, organisation.own_money, organisation.embedding, organisation.networks),
    "I": (organisation.first_contact,),
    "J": (organisation.communication,),
    "K": (organisation.evaluation,),
}  # fmt: skip
"""The subjects in the order of the official form; the sections are ours."""

DERIVED = frozenset((*range(6, 11), *range(12, 24)))
"""The subjects that the form explains as a group: which question of the group asks what, we have derived."""


class Subject(Record):
    """A subject with what the plan shows of it.

    `answer` is the municipality's own, `proposed` what the data tell; None where there is none. `hidden` counts the
    evidence that is left out because it speaks of confidential activities.
    """

    number: int
    section: str
    answer: str | None
    proposed: str | None
    evidence: tuple[Evidence, ...]
    missing: tuple[Text, ...]
    note: str
    actions: tuple[Action, ...]
    hidden: int = 0

    @property
    def outcome(self) -> str:
        """The answer, else the proposal, else `unanswered`."""
        return self.answer or self.proposed or "unanswered"

    @property
    def derived(self) -> bool:
        """Whether it is our guess that this number asks this."""
        return self.number in DERIVED


PLAIN = frozenset(("activity", "in-kind", "in-region", "partner", "role"))
"""Evidence that says of something only that it is there."""


def repeats(item: Evidence, named: tuple[Evidence, ...]) -> bool:
    """Whether evidence says no more than what the municipality named itself."""
    titles = {one.text.values["title"] for one in named}
    return item.text.key in PLAIN and not titles.isdisjoint(item.text.values.values())


class Scan:
    """The quickscan of a plan; in public without what speaks of confidential activities."""

    def __init__(self, folder: PlanFolder, plan: Plan, ledger: Ledger, *, public: bool = False) -> None:
        self.folder = folder
        self.look = Look(folder, plan, ledger)
        self.hidden = frozenset(t.activity.id for t in ledger.trails if public and t.activity.confidential)
        given = folder.quickscan.model if folder.quickscan else None
        self.answers, self.actions = (given.answers, given.actions) if given else ({}, ())

    @cached_property
    def subjects(self) -> tuple[Subject, ...]:
        """The 26 subjects."""
        found = ((section, find(self.look)) for section, finders in SECTIONS.items() for find in finders)
        return tuple(self.subject(number, *pair) for number, pair in enumerate(found, start=1))

    def subject(self, number: int, section: str, found: Found) -> Subject:
        """One subject. A plan without activities has nothing from which to propose an answer."""
        given = self.answers.get(number, Answer())
        named = tuple(self.named(number, given))
        evidence = (*named, *(item for item in found.evidence if not repeats(item, named)))
        shown = tuple(item for item in evidence if item.activity not in self.hidden)
        return Subject(
            number, section, given.answer, found.proposed if self.look.trails else None, shown,
            () if given.answer == "not_applicable" else found.missing, given.note or "",
            tuple(action for action in self.actions if action.question == number), len(evidence) - len(shown),
        )  # fmt: skip

    def named(self, number: int, given: Answer) -> Iterator[Evidence]:
        """The evidence that the municipality names: something of the plan by kind and id, or a text."""
        for index, name in enumerate(given.evidence):
            found = self.ids.get(name)
            if found is not None:
                text = Text("given", {"title": self.title(found)})
                yield Evidence(text, self.folder.place(found.path), self.owner(found))
            elif name in self.outcomes:
                yield self.outcomes[name]
            elif self.folder.quickscan:
                place = self.folder.quickscan.place(f"answers.{number}.evidence[{index}]")
                yield Evidence(Text("given", {"title": name}), place)

    @cached_property
    def ids(self) -> dict[str, Defined]:
        """All that evidence can name: `activity:jeugdraad`."""
        return {f"{found.kind}:{found.id}": found for found in defined(parts(self.look.plan))}

    @cached_property
    def outcomes(self) -> dict[str, Evidence]:
        """What evaluations found and advised, by the name that evidence gives it; of the activity with their id."""
        done = self.folder.realisation
        if done is None or done.model is None:
            return {}
        found: dict[str, Evidence] = {}
        for index, evaluation in enumerate(done.model.evaluations):
            for at, conclusion in enumerate(evaluation.conclusions):
                place = done.place(f"evaluations[{index}].conclusions[{at}].title")
                text = Text("given", {"title": conclusion.title})
                found[f"conclusion:{conclusion.id}"] = Evidence(text, place, evaluation.id)
            for at, advice in enumerate(evaluation.recommendations):
                place = done.place(f"evaluations[{index}].recommendations[{at}].title")
                text = Text("given", {"title": advice.title})
                found[f"recommendation:{advice.id}"] = Evidence(text, place, evaluation.id)
        return found

    def title(self, found: Defined) -> str:
        """What something of the plan is called, as it was typed."""
        node = self.folder.places.node(found.path)
        named = node if isinstance(node, Fields) else Fields()
        return next((str(named[key]) for key in ("title", "name", "item") if key in named), found.id)

    def owner(self, found: Defined) -> str:
        """The id of the activity that something is, or is part of."""
        trails = (t for t in self.look.trails if f"{found.path}.".startswith(f"{t.path}."))
        return next((trail.activity.id for trail in trails), "")

    @cached_property
    def counts(self) -> dict[str, int]:
        """How many subjects have which outcome."""
        return {answer: sum(subject.outcome == answer for subject in self.subjects) for answer in ANSWERS}
