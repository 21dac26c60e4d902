"""All that is to be said of a plan: what was wrong in reading it, and what the rules find in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from radplan.findings import Finding, Severity
from radplan.reading import PlanFolder
from radplan.record import Record
from radplan.rules import EXCEPTIONS, GRAVE, READING, REFERENCES, RULES, module
from radplan.rules.rule import Case
from radplan.settings import Settings
from radplan.source.places import SourceFile

if TYPE_CHECKING:
    from radplan.baseline import Baseline
    from radplan.model.dates import FuzzyDate


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
        if day := named_day(folder):
            self.days[folder.name] = day
        kept = [finding for finding in findings if self.whole or finding.severity != Severity.ADVICE]
        self.unlisted += len(findings) - len(kept)
        self.findings += kept
        self.accepted += accepted
        named = {finding.place.file for finding in findings if self.advice or finding.severity != Severity.ADVICE}
        self.sources.update({name: source for name, source in folder.sources.items() if name in named})

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


EVERYTHING = Choice()
BLOCKING = Choice(select=frozenset((*READING, *REFERENCES, "funding-split")))


def check(
    folder: PlanFolder, settings: Settings, today: date | None = None, choice: Choice = EVERYTHING
) -> list[Finding]:
    """Every finding of a plan that was asked for and isn't accepted, in the order of its files and lines."""
    return examine(folder, settings, today, choice).findings


def examine(folder: PlanFolder, settings: Settings, today: date | None = None, choice: Choice = EVERYTHING) -> Outcome:
    """As `check`, with what is accepted besides. `today` counts where the realisation names no day."""
    read = [finding for finding in folder.findings if choice.takes(finding.rule)]
    if folder.plan is None:
        return Outcome(in_order(set_severity(read, settings), folder))
    case = Case(folder, folder.plan, settings, day_of(folder) or today)
    on = [name for name in RULES if name not in READING and settings.severities.get(name, True) is not None]
    chosen = [name for name in on if choice.takes(name)]
    case.found = {name: run(name, case) for name in chosen if name not in EXCEPTIONS}
    found = [*read, *(finding for group in case.found.values() for finding in group)]
    if folder.exceptions is None:
        return Outcome(in_order(set_severity(found, settings), folder))
    return with_exceptions(case, found, [name for name in chosen if name in EXCEPTIONS], choice)


def run(rule: str, case: Case) -> tuple[Finding, ...]:
    """What a rule finds."""
    return tuple(module(rule).check(case))


def with_exceptions(case: Case, found: list[Finding], rules: Sequence[str], choice: Choice) -> Outcome:
    """What is left to be said once the accepted findings are set apart, and what is wrong with the exceptions."""
    from radplan.rules.acceptance import Acceptances

    acceptances = Acceptances(case)
    left, accepted = [], []
    for finding in in_order(set_severity(found, case.settings), case.folder):
        if (entry := acceptances.accepting(finding)) is None:
            left.append(finding)
        else:
            accepted.append(Accepted(finding, entry.acceptance.reason or ""))
    left += (finding for finding in acceptances.misnamed() if choice.takes(finding.rule))
    left += set_severity([finding for rule in rules for finding in run(rule, case)], case.settings)
    return Outcome(in_order(left, case.folder), accepted)


def day_of(folder: PlanFolder) -> date | None:
    """The day of which the realisation speaks: for all rules that is today. Of `2019` the first day: what is late or
    expired by then certainly is."""
    named = named_day(folder)
    return named.earliest if named else None


def named_day(folder: PlanFolder) -> FuzzyDate | None:
    """The day of which the realisation speaks, as it says it."""
    beside = folder.realisation
    return beside.model.as_of if beside and beside.model and "as_of" not in beside.damage else None


def errors(folder: PlanFolder, settings: Settings, today: date | None = None) -> list[Finding]:
    """What keeps a plan from being rendered. Rules that only warn or advise are not asked."""
    raised = {name for name, severity in settings.severities.items() if severity == Severity.ERROR}
    found = check(folder, settings, today, Choice(select=frozenset(GRAVE) | raised))
    return [finding for finding in found if finding.severity == Severity.ERROR]


def blocking(folder: PlanFolder) -> list[Finding]:
    """What keeps a plan's money from being added up, accepted or not: errors in reading, references and splits."""
    outcome = examine(folder, Settings(), choice=BLOCKING)
    found = [*outcome.findings, *(item.finding for item in outcome.accepted)]
    return in_order([finding for finding in found if finding.severity == Severity.ERROR], folder)


def set_severity(findings: list[Finding], settings: Settings) -> list[Finding]:
    """The findings with the severities that the municipality has set, without the rules it switched off."""
    kept = []
    for finding in findings:
        severity = settings.severities.get(finding.rule, finding.severity)
        if severity is not None:
            kept.append(finding if severity == finding.severity else finding._replace(severity=severity))
    return kept


def in_order(findings: list[Finding], folder: PlanFolder) -> list[Finding]:
    """By file (the plan itself first), line and column."""

    def key(finding: Finding) -> tuple[bool, str, int, int, str]:
        place = finding.place
        return place.file != folder.name, place.file, place.line, place.column, finding.rule

    return sorted(findings, key=key)
