"""quickscan.yaml: the municipality's own answers to the 26 subjects."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

from radplan.model.plan import Part
from radplan.model.scalars import Date, Kind, Line, Many, OneOf, Text, Version, fault, text_of

SUBJECTS = tuple(str(number) for number in range(1, 27))


def read_subject(value: Any) -> int:
    """The number of a subject, 1 to 26."""
    text = text_of(value, "number")
    if text not in SUBJECTS:
        raise fault("unknown-value", "subject", text=str(text), choices=())
    return int(text)


Subject = Annotated[int, Kind("subject", read_subject)]


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
