"""What is said of the plans of a run, whatever the form: the findings, what they come to, and whether they fail it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from radplan.findings import Finding, Severity
from radplan.record import Record

if TYPE_CHECKING:
    from radplan.baseline import Baseline
    from radplan.model.dates import FuzzyDate
    from radplan.reading import PlanFolder
    from radplan.settings import Settings
    from radplan.source.places import SourceFile


class Choice(Record):
    """The rules that were asked for on the command line: these only, and not those."""

    select: frozenset[str] = frozenset()
    ignore: frozenset[str] = frozenset()

    def takes(self, rule: str) -> bool:
        """Whether a rule is asked for."""
        return rule not in self.ignore and (not self.select or rule in self.select)


class Accepted(Record):
    """A finding that the municipality accepts, and its reason in their words."""

    finding: Finding
    reason: str


class Outcome(Record):
    """What is to be said of one plan, and what was found but is accepted."""

    findings: list[Finding]
    accepted: Sequence[Accepted] = ()


class Report:
    """The findings of a run over one or more plans, and what a reporter needs to show them.

    `known` counts the findings that are left out because a baseline has them; None without a baseline. Advice that
    nobody asked for is only counted where the report isn't `whole`. `days` are those of the plans whose realisation
    says which day it is.
    """

    def __init__(self, language: str, advice: bool = False, *, whole: bool = True) -> None:
        self.language = language
        self.advice = advice
        self.whole = whole
        self.plans = 0
        self.findings: list[Finding] = []
        self.accepted: list[Accepted] = []
        self.names: list[str] = []
        self.read: list[str] = []
        self.sources: dict[str, SourceFile] = {}
        self.known: int | None = None
        self.unlisted = 0
        self.days: dict[str, FuzzyDate] = {}

    def add(self, folder: PlanFolder, findings: Sequence[Finding], accepted: Iterable[Accepted] = ()) -> None:
        """One more plan; of its files only those are kept of which a finding will show a line."""
        self.plans += 1
        self.names.append(folder.name)
        self.read += folder.sources
        if day := folder.named_day:
            self.days[folder.name] = day
        kept = [finding for finding in findings if self.whole or finding.severity != Severity.ADVICE]
        self.unlisted += len(findings) - len(kept)
        self.findings += kept
        self.accepted += accepted
        named = {finding.place.file for finding in findings if self.advice or finding.severity != Severity.ADVICE}
        self.sources.update({name: source for name, source in folder.sources.items() if name in named})

    def add_unchanged(self, name: str, advice: int) -> None:
        """One more plan, of which an earlier run has shown that there is nothing to list but so much advice."""
        self.plans += 1
        self.names.append(name)
        self.unlisted += advice

    def join(self, other: Report) -> None:
        """What another report says, after what this one does."""
        self.plans += other.plans
        self.names += other.names
        self.read += other.read
        self.days |= other.days
        self.unlisted += other.unlisted
        self.findings += other.findings
        self.accepted += other.accepted
        self.sources.update(other.sources)

    def add_settings(self, settings: Settings, choice: Choice) -> None:
        """What is wrong with the settings of one or more plans."""
        self.findings += [finding for finding in settings.findings if choice.takes(finding.rule)]
        if settings.source and settings.findings:
            self.sources[settings.source.name] = settings.source

    def leave_out(self, baseline: Baseline) -> None:
        """Keep what a baseline doesn't know."""
        new = baseline.new(self.findings)
        self.known = len(self.findings) - len(new)
        self.findings = new

    def fails(self, strict: bool) -> bool:
        """Whether there is a finding that the check fails on."""
        failing = (Severity.ERROR, Severity.WARNING) if strict else (Severity.ERROR,)
        return any(finding.severity in failing for finding in self.findings)

    @property
    def shown(self) -> list[Finding]:
        """The findings to list: with `--advice` all of them, advice last so that it drowns nothing."""
        serious = [finding for finding in self.findings if finding.severity != Severity.ADVICE]
        advice = [finding for finding in self.findings if finding.severity == Severity.ADVICE]
        return serious + advice if self.advice else serious

    @property
    def counts(self) -> dict[str, int]:
        """How many findings there are of each severity."""
        found = Counter(finding.severity for finding in self.findings)
        found[Severity.ADVICE] += self.unlisted
        return {severity.value: found[severity] for severity in Severity}
