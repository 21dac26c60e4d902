"""What a plan shows of a subject: statements with their places, and how the plan is searched for them."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from radplan.findings import Place, Text
from radplan.ledger.ledger import Ledger, Trail
from radplan.model.plan import Activity, Partner, Plan
from radplan.model.texts import PlanText
from radplan.reading import PlanFolder
from radplan.record import Record
from radplan.words import word_list


class Evidence(Record):
    """Something that the plan shows, and where. `activity` is the id of the activity that it speaks of, if any."""

    text: Text
    place: Place
    activity: str = ""


class Found(Record):
    """What is found of a subject, what is missing, and the answer that the data give (None where only people know)."""

    evidence: tuple[Evidence, ...] = ()
    missing: tuple[Text, ...] = ()
    proposed: str | None = None


@dataclass(eq=False, repr=False)
class Look:
    """A plan as the quickscan sees it. Texts are taken from what the user typed, in the files where it stands."""

    folder: PlanFolder
    plan: Plan
    ledger: Ledger
    memory: dict[str, re.Pattern[str]] = field(default_factory=dict)

    @property
    def trails(self) -> tuple[Trail, ...]:
        """The activities with their places in the plan."""
        return self.ledger.trails

    # Statements.

    def of(self, key: str, path: str, *, activity: str = "", **values: Any) -> Evidence:
        """A statement about what stands at a path."""
        return Evidence(Text(key, values), self.folder.place(path), activity)

    def has(self, *paths: str) -> tuple[Evidence, ...]:
        """For each of these parts that the plan has, that it has it."""
        return tuple(self.of(path.replace(".", "-"), path) for path in paths if self.value(path))

    def value(self, path: str) -> Any:
        """What the plan has under a dotted key."""
        value: Any = self.plan
        for name in path.split("."):
            value = getattr(value, name, None)
        return value

    def activities(self, key: str, telling: Callable[[Activity], Any], at: str = "title") -> tuple[Evidence, ...]:
        """A statement for every activity of which something can be told; `{what}` is what that is."""
        return tuple(
            self.of(key, f"{trail.path}.{at}", activity=trail.activity.id, title=trail.activity.title, what=what)
            for trail in self.trails
            if (what := telling(trail.activity))
        )

    # Words.

    def mentions(self, words: str, text: str | None) -> bool:
        """Whether a text has a word of a list."""
        return bool(text and self.pattern(words).search(text))

    def pattern(self, words: str) -> re.Pattern[str]:
        """The words of a list, as a pattern."""
        if words not in self.memory:
            starts = map(word_pattern, word_list("quickscan")[words])
            self.memory[words] = re.compile(rf"\b(?:{'|'.join(starts)})\w*", re.IGNORECASE)
        return self.memory[words]

    def said(self, words: str, within: Iterable[PlanText] | None = None) -> Iterator[Evidence]:
        """Where the plan uses a word of a list: of each text the first time."""
        for text in self.folder.texts if within is None else within:
            if match := self.pattern(words).search(text.text):
                activity = text.activity.id if text.activity else ""
                yield Evidence(Text("words", {"words": match[0]}), self.folder.inside(text, *match.span()), activity)

    def about(self, words: str) -> tuple[Evidence, ...]:
        """The activities that are about something: a word of a list stands in the title, an action or a cost line."""
        return self.activities("activity", lambda activity: self.is_about(words, activity))

    def is_about(self, words: str, activity: Activity) -> bool:
        """Whether an activity is about something."""
        items = (cost.item for cost in activity.costs)
        return any(self.mentions(words, text) for text in (activity.title, *activity.actions, *items))

    # Partners.

    @cached_property
    def partners(self) -> dict[str, Partner]:
        """The partners by id."""
        return {partner.id: partner for partner in self.plan.partners}

    def joining(self, partner: Partner) -> list[Activity]:
        """The activities that a partner carries out or takes part in."""
        return [
            trail.activity for trail in self.trails
            if not {partner.id, partner.name}.isdisjoint((trail.activity.executor, *trail.activity.partners))
        ]  # fmt: skip

    def partners_named(self, words: str) -> tuple[Evidence, ...]:
        """The partners whose name has a word of a list."""
        return self.some_partners(lambda partner: self.mentions(words, partner.name))

    def partners_in(self, domains: Collection[str]) -> tuple[Evidence, ...]:
        """The partners from some domains."""
        return self.some_partners(lambda partner: partner.domain in domains)

    def some_partners(self, meant: Callable[[Partner], bool]) -> tuple[Evidence, ...]:
        """Partners, as evidence."""
        return tuple(
            self.of("partner", f"partners[{index}].name", name=partner.name)
            for index, partner in enumerate(self.plan.partners)
            if meant(partner)
        )


def word_pattern(word: str) -> str:
    """A word as `words/quickscan.yaml` writes it: from its start; with `-` inside another; with `.` as a whole."""
    core = re.escape(word.removesuffix(".").removeprefix("-"))
    return r"\w*" * word.startswith("-") + core + r"\b" * word.endswith(".")


def lacking(**missing: Any) -> tuple[Text, ...]:
    """What is missing: the names of those that hold. A number is the count that goes into the text."""
    return tuple(
        Text(name.replace("_", "-"), {"count": holds} if type(holds) is int else {})
        for name, holds in missing.items()
        if holds
    )


def graded(full: object, part: object) -> str:
    """`yes` where all is there, `partly` where something is, else `no`."""
    return "yes" if full else "partly" if part else "no"
