"""The quickscan in words."""

from __future__ import annotations

import posixpath
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING

from radplan.model.quickscan import Action
from radplan.quickscan.evidence import Evidence
from radplan.quickscan.scan import Scan, Subject
from radplan.quickscan.wording import QuickscanWording
from radplan.record import Record

if TYPE_CHECKING:
    from radplan.documents.view.look import Look

SHOWN = 6
"""Of a subject no more evidence than this is printed: a plan with hundreds of activities keeps a report to read."""


class SubjectView(Record):
    """A subject in words."""

    number: int
    title: str
    answer: str
    note: str
    evidence: tuple[tuple[str, str], ...]
    more: str
    hidden: str
    missing: tuple[str, ...]


class SectionView(Record):
    """A section with its subjects."""

    letter: str
    title: str
    subjects: tuple[SubjectView, ...]


class ActionView(Record):
    """What is going to be done about a subject."""

    number: int
    text: str
    owner: str
    due: str


class QuickscanView:
    """Puts the quickscan into words for one edition."""

    def __init__(self, view: Look) -> None:
        self.view = view
        self.say = QuickscanWording(view.edition.language)
        self.scan = Scan(view.folder, view.plan, view.ledger, public=view.edition.public)

    @cached_property
    def counts(self) -> str:
        """What it comes to."""
        return self.say.counts(self.scan)

    @cached_property
    def notice(self) -> str:
        """Whose words the subjects are in."""
        return self.say("source")

    @cached_property
    def sections(self) -> tuple[SectionView, ...]:
        """The sections."""
        by_section = groupby(self.scan.subjects, key=lambda subject: subject.section)
        return tuple(
            SectionView(letter, self.say.section(letter), tuple(map(self.subject, subjects)))
            for letter, subjects in by_section
        )

    def subject(self, subject: Subject) -> SubjectView:
        """One subject."""
        say, more = self.say, len(subject.evidence) - SHOWN
        title = say.subject(subject) + "*" * subject.derived
        return SubjectView(
            subject.number, title, say.answer(subject), self.view.text(subject.note),
            tuple((say.evidence(item.text), self.place(item)) for item in subject.evidence[:SHOWN]),
            say("more", count=more) if more > 0 else "",
            say("hidden", count=subject.hidden) if subject.hidden else "", tuple(map(say.missing, subject.missing)),
        )  # fmt: skip

    def place(self, item: Evidence) -> str:
        """The file in the plan's folder, and the line."""
        file = posixpath.relpath(item.place.file, posixpath.dirname(self.view.folder.name) or ".")
        return self.say("place", file=file, line=item.place.line)

    @cached_property
    def actions(self) -> tuple[ActionView, ...]:
        """What is going to be done, in the order of the subjects."""
        date = self.view.wording.date
        return tuple(
            ActionView(subject.number, self.view.text(action.text), self.owner(action), date(action.due))
            for subject in self.scan.subjects
            for action in subject.actions
        )

    def owner(self, action: Action) -> str:
        """Who does it: the title of a role, or what was typed."""
        return self.view.roles.get(action.owner or "", action.owner or "")
