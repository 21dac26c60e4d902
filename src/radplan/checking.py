"""All that is to be said of a plan: what was wrong in reading it, and what the rules find in it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date

from radplan.findings import Finding, Severity
from radplan.reading import PlanFolder
from radplan.rules import READING, REFERENCES, RULES, module
from radplan.rules.rule import Case
from radplan.settings import Settings
from radplan.source.places import SourceFile


@dataclass(frozen=True)
class Choice:
    """The rules that were asked for on the command line: these only, and not those."""

    select: frozenset[str] = frozenset()
    ignore: frozenset[str] = frozenset()

    def takes(self, rule: str) -> bool:
        """Whether a rule is asked for."""
        return rule not in self.ignore and (not self.select or rule in self.select)


@dataclass
class Report:
    """The findings of a run over one or more plans, and what a reporter needs to show them."""

    language: str
    advice: bool = False
    plans: int = 0
    findings: list[Finding] = field(default_factory=list)
    sources: dict[str, SourceFile] = field(default_factory=dict)

    def add(self, folder: PlanFolder, findings: list[Finding]) -> None:
        """One more plan; of its files only those are kept that a finding points at."""
        self.plans += 1
        self.findings += findings
        named = {place.file for finding in findings for place in (finding.place, *(r.place for r in finding.related))}
        self.sources.update({name: source for name, source in folder.sources.items() if name in named})

    @property
    def counts(self) -> dict[str, int]:
        """How many findings there are of each severity."""
        found = Counter(finding.severity for finding in self.findings)
        return {severity.value: found[severity] for severity in Severity}


EVERYTHING = Choice()
BLOCKING = Choice(select=frozenset((*READING, *REFERENCES, "funding-split")))


def check(
    folder: PlanFolder, settings: Settings, today: date | None = None, choice: Choice = EVERYTHING
) -> list[Finding]:
    """Every finding of a plan that was asked for, in the order of its files and lines."""
    found = [finding for finding in folder.findings if choice.takes(finding.rule)]
    if folder.plan is not None:
        case = Case(folder, folder.plan, settings, today)
        for name in RULES:
            if name not in READING and choice.takes(name):
                found.extend(module(name).check(case))
    return in_order(set_severity(found, settings), folder)


def blocking(folder: PlanFolder) -> list[Finding]:
    """What keeps a plan's money from being added up: errors in reading, in references and in splits."""
    return [finding for finding in check(folder, Settings(), choice=BLOCKING) if finding.severity == Severity.ERROR]


def set_severity(findings: list[Finding], settings: Settings) -> list[Finding]:
    """The findings with the severities that the municipality has set, without the rules it switched off."""
    kept = []
    for finding in findings:
        severity = settings.severities.get(finding.rule, finding.severity)
        if severity is not None:
            kept.append(finding if severity == finding.severity else replace(finding, severity=severity))
    return kept


def in_order(findings: list[Finding], folder: PlanFolder) -> list[Finding]:
    """By file (the plan itself first), line and column."""

    def key(finding: Finding) -> tuple[bool, str, int, int, str]:
        place = finding.place
        return place.file != folder.name, place.file, place.line, place.column, finding.rule

    return sorted(findings, key=key)
