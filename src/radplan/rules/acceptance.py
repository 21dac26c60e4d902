"""Which entry of exceptions.yaml accepts which finding. An entry counts once it names a rule, a place and a reason."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property

from radplan.findings import Finding, Severity, Text
from radplan.model.exceptions import Acceptance
from radplan.model.shape import parts
from radplan.record import Record
from radplan.rules import EXCEPTIONS, NEED_TODAY, READING, RULES
from radplan.rules.rule import Case
from radplan.suggest import closest

PLAN = "plan"  # `plan:` stands for the plan itself, outside everything in it that has an id


class Entry(Record):
    """One accepted finding and its path in exceptions.yaml."""

    path: str
    acceptance: Acceptance

    @property
    def kind(self) -> str:
        """The kind of thing it names; nothing where it names a path."""
        return self.acceptance.at.partition(":")[0].strip() if ":" in self.acceptance.at else ""

    @property
    def id(self) -> str:
        """The id of the thing it names."""
        return self.acceptance.at.partition(":")[2].strip()


class Acceptances:
    """The exceptions of a plan, and the findings they accept."""

    def __init__(self, case: Case) -> None:
        self.case = case

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """What was typed, but for what had to be mended."""
        beside = self.case.folder.exceptions
        if beside is None or beside.model is None:
            return ()
        damaged = tuple(beside.damage)
        entries = (Entry(f"exceptions[{index}]", item) for index, item in enumerate(beside.model.exceptions))
        return tuple(entry for entry in entries if not any(inside(at, entry.path) for at in damaged))

    @cached_property
    def in_force(self) -> dict[str, list[Entry]]:
        """The entries that accept something, by rule."""
        found = defaultdict(list)
        for entry in self.entries:
            item = entry.acceptance
            if item.finding in RULES and item.finding not in REFUSED and item.reason and not self.expired(entry):
                found[item.finding].append(entry)
        return dict(found)

    @cached_property
    def things(self) -> dict[tuple[str, str], list[str]]:
        """The paths of everything with an id, in the plan and in what was realised of it."""
        found = defaultdict(list)
        for defined in self.case.ids.defined:
            found[defined.kind, defined.id].append(defined.path)
        for kind, name, path in self.realised():
            found[kind, name].append(path)
        return dict(found)

    def realised(self) -> Iterator[tuple[str, str, str]]:
        """What realisation.yaml says about things of the plan, and the things it has of its own."""
        beside = self.case.folder.realisation
        if beside is None or beside.model is None:
            return
        for kind, key in (("activity", "activities"), ("funding", "funding"), ("promise", "promises")):
            for name in getattr(beside.model, key):
                yield kind, name, f"{key}.{name}"
        for index, evaluation in enumerate(beside.model.evaluations):
            for path, part in parts(evaluation, f"evaluations[{index}]"):
                yield type(part).__name__.removesuffix("Done").lower(), getattr(part, "id", ""), path

    def expired(self, entry: Entry) -> bool:
        """Whether an entry has certainly ended. Without a day that counts as today nobody knows."""
        until, today = entry.acceptance.until, self.case.today
        return until is not None and today is not None and until.latest < today

    def accepting(self, finding: Finding) -> Entry | None:
        """The entry that accepts a finding, if there is one."""
        return next((entry for entry in self.in_force.get(finding.rule, ()) if self.matches(entry, finding)), None)

    def matches(self, entry: Entry, finding: Finding) -> bool:
        """Whether a finding stands where an entry says, or anywhere in the thing that it names."""
        if finding.path == entry.acceptance.at:
            return True
        if entry.kind == PLAN:
            return not any(inside(finding.path, path) for paths in self.things.values() for path in paths)
        return any(inside(finding.path, path) for path in self.things.get((entry.kind, entry.id), ()))

    def unused(self) -> Iterator[Entry]:
        """Entries that accept nothing, of rules that looked at all there is to see."""
        if self.case.folder.damage:
            return
        for rule, entries in self.in_force.items():
            if rule in self.case.found and (self.case.today or rule not in NEED_TODAY):
                found = self.case.found[rule]
                yield from (entry for entry in entries if not any(self.matches(entry, finding) for finding in found))

    def suggestion(self, entry: Entry) -> str:
        """The thing that was meant, where nothing has the id that an entry names."""
        if (entry.kind, entry.id) in self.things:
            return ""
        meant = closest(entry.id, (name for kind, name in self.things if kind == entry.kind))
        return f"{entry.kind}:{meant}" if meant else ""

    def misnamed(self) -> Iterator[Finding]:
        """Entries that name no rule, or one whose findings can't be accepted."""
        beside = self.case.folder.exceptions
        for entry in self.entries:
            name = entry.acceptance.finding
            if beside is None or (name in RULES and name not in REFUSED):
                continue
            case = "exception-reading" if name in READING else "exception"
            meant = closest(name, RULES) if name not in RULES else ""
            hint = Text("did-you-mean", {"suggestion": meant}) if meant else Text(f"unknown-value.{case}.hint")
            path = f"{entry.path}.finding"
            text = Text(f"unknown-value.{case}", {"text": name})
            yield Finding("unknown-value", Severity.ERROR, beside.place(path), text, path, hint)


REFUSED = frozenset((*READING, *EXCEPTIONS))


def inside(path: str, above: str) -> bool:
    """Whether a path is another one, or lies in it."""
    return path == above or path.startswith((f"{above}.", f"{above}["))
