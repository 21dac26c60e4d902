"""All that is to be said of a plan: what was wrong in reading it, and what the rules find in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from radplan.findings import Finding
from radplan.reading import PlanFolder
from radplan.rules import checks
from radplan.rules.rule import Case
from radplan.settings import Settings


def check(folder: PlanFolder, settings: Settings, today: date | None = None) -> list[Finding]:
    """Every finding of a plan, in the order of its files and lines."""
    found = list(folder.findings)
    if folder.plan is not None:
        case = Case(folder, folder.plan, settings, today)
        for rule in checks():
            found.extend(rule.check(case))
    return in_order(set_severity(found, settings), folder)


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
    return sorted(
        findings,
        key=lambda finding: (
            finding.place.file != folder.name, finding.place.file, finding.place.line, finding.place.column, finding.rule
        ),
    )  # fmt: skip
