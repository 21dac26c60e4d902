"""What a rule is: a name, a severity, and a way of saying what it found."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from radplan.findings import Finding, Fix, Place, Related, Severity, Text
from radplan.ledger.ledger import Ledger, Trail
from radplan.model.plan import Plan
from radplan.reading import PlanFolder
from radplan.record import Record
from radplan.settings import Settings

if TYPE_CHECKING:
    from radplan.ledger.stated import Statement
    from radplan.model.ids import Ids
    from radplan.rules.wording import Wording
    from radplan.schemes.register import GrantScheme


class Case:
    """One plan as the rules see it: what was read, what it adds up to, and what the municipality has set.

    `today` is the day that counts as now; without it, what is late, expired or still to come is unknown.
    `found` is what the rules that ran have found, for the rules about exceptions, which come last. What takes work
    is worked out for the first rule that asks for it, and imported then.
    """

    def __init__(
        self, folder: PlanFolder, plan: Plan, settings: Settings | None = None, today: date | None = None
    ) -> None:
        self.folder = folder
        self.plan = plan
        self.settings = settings or Settings()
        self.today = today
        self.found: Mapping[str, tuple[Finding, ...]] = {}

    @cached_property
    def ledger(self) -> Ledger:
        """The money of the plan."""
        beside = self.folder.realisation
        return Ledger(self.plan, beside.model if beside else None)

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """What the prose of the activities states about money."""
        from radplan.ledger.stated import statements

        return tuple(statements(self.ledger, self.folder.texts))

    @cached_property
    def ids(self) -> Ids:
        """The ids that the plan gives, and what refers to them may count on."""
        from radplan.model.ids import Ids

        return Ids(self.folder.parts, self.folder.places, self.folder.damage, self.folder.plan_findings)

    @cached_property
    def wording(self) -> Wording:
        """The words of the plan, looked through once."""
        from radplan.rules.wording import Wording

        return Wording(self.folder)

    @cached_property
    def schemes(self) -> dict[str, GrantScheme]:
        """The grant schemes that the plan may name."""
        from radplan.schemes.register import schemes_of

        return schemes_of(self.plan)

    @cached_property
    def paid_by_schemes(self) -> tuple[PaidByScheme, ...]:
        """The activities that a grant scheme pays for, at least in part."""
        named = {source.id: self.schemes.get(source.scheme or "") for source in self.plan.funding}
        found = []
        for activity in self.ledger.activities:
            schemes = [named[source] for source in activity.by_source if named.get(source)]
            unique = {scheme.id: scheme for scheme in schemes if scheme}
            if unique:
                found.append(PaidByScheme(activity.trail, tuple(unique.values())))
        return tuple(found)


class PaidByScheme(Record):
    """An activity and the grant schemes that pay for it."""

    trail: Trail
    schemes: tuple[GrantScheme, ...]


class Rule(Record):
    """A rule by its name."""

    name: str
    severity: Severity

    def found(self, place: Place, path: str, case: str = "", /, **values: Any) -> Finding:
        """A finding of this rule. `case` picks the words where the rule has several."""
        key = f"{self.name}.{case}" if case else self.name
        hint = f"{key}.hint"
        return Finding(self.name, self.severity, place, Text(key, values), path, Text(hint, values))


def with_related(finding: Finding, *related: Related) -> Finding:
    """The finding with the other places it speaks of."""
    return finding._replace(related=related)


def with_hint(finding: Finding, hint: Text) -> Finding:
    """The finding with another hint than its rule's own."""
    return finding._replace(hint=hint)


def with_fix(finding: Finding, fix: Fix | None) -> Finding:
    """The finding with a repair that is certain."""
    return finding._replace(fix=fix)


def related(rule: str, case: str, place: Place, **values: Any) -> Related:
    """Another place, with the words that a rule has for it."""
    return Related(Text(f"{rule}.{case}", values), place)
