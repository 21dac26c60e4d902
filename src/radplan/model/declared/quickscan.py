"""quickscan.yaml: the municipality's own answers to the 26 subjects."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from radplan.model.declared.plan import Part
from radplan.model.scalars import Date, Line, Many, OneOf, Subject, Text, Version


class Answer(Part):
    """An answer with its evidence: kinds and ids of the plan (`activity:jeugdraad`)."""

    answer: Annotated[str, OneOf("yes", "partly", "no", "not_applicable")] | None = None
    evidence: Many[Text] = ()
    note: Line | None = None


class Action(Part):
    question: Subject
    text: Line
    owner: Text | None = None
    due: Date | None = None


class Quickscan(Part):
    """The answers, and what is going to be done about the gaps."""

    version: Version = Field(alias="radplan-quickscan")
    answers: dict[Subject, Answer] = Field(default_factory=dict)
    actions: Many[Action] = ()
