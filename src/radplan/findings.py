"""The ground floor: what radplan found, where, and how it is worded.

A finding knows no language: it carries the name of its text and the values that go into it
(`locale` words it), and every place of which it speaks. Everybody imports this; it imports nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any

from radplan.record import Record


class Severity(StrEnum):
    """How much a finding matters, from worst to mildest."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"


class Place(Record):
    """A stretch of a file: lines and columns count from 1, the end column is one past the last character."""

    file: str
    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1


class Text(Record):
    """Words still to be said: a rule and the case of it (`invalid-amount.negative`), and the values for its gaps."""

    key: str
    values: Mapping[str, Any] = {}


class Related(Record):
    """Another place that a finding speaks of, with its own words."""

    text: Text
    place: Place


class Fix(Record):
    """A repair that is certain: the text at `place` becomes `replacement`."""

    place: Place
    replacement: str


class Finding(Record):
    """One thing that is wrong, at the place where the user typed it.

    `path` is where it sits in the plan (`themes[0].activities[2].costs[0].amount`).
    """

    rule: str
    severity: Severity
    place: Place
    text: Text
    path: str = ""
    hint: Text | None = None
    related: tuple[Related, ...] = ()
    fix: Fix | None = None


class PlanError(Exception):
    """A plan that can't be added up or rendered as it is; `findings` say why, by file and line."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        super().__init__(", ".join(f"{found.place.file}:{found.place.line} {found.rule}" for found in findings))
        self.findings = tuple(findings)
