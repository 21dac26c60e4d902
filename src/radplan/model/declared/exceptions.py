"""exceptions.yaml: findings that the municipality accepts, each with its reason."""

from __future__ import annotations

from radplan.model.declared.plan import Part
from radplan.model.scalars import Date, Line, Many, Text


class Acceptance(Part):
    """One accepted finding: the rule, where (a kind and an id, or the path that the finding shows), and why."""

    finding: Text
    at: Text
    reason: Line | None = None
    until: Date | None = None


class Exceptions(Part):
    exceptions: Many[Acceptance] = ()
