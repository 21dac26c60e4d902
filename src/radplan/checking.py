"""All that is to be said of a plan: what was wrong in reading it, and what the rules find in it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import date

from radplan.findings import Finding, Severity
from radplan.reading import PlanFolder
from radplan.report import Accepted, Choice, Outcome
from radplan.rules import EXCEPTIONS, GRAVE, READING, REFERENCES, RULES, module
from radplan.rules.rule import Case
from radplan.settings import Settings
from radplan.source.files import STDIN

EVERYTHING = Choice()
BLOCKING = Choice(select=frozenset((*READING, *REFERENCES, "funding-split")))


def check(
    folder: PlanFolder, settings: Settings, today: date | None = None, choice: Choice = EVERYTHING
) -> list[Finding]:
    """Every finding of a plan that was asked for and isn't accepted, in the order of its files and lines."""
    return examine(folder, settings, today, choice).findings


def examine(folder: PlanFolder, settings: Settings, today: date | None = None, choice: Choice = EVERYTHING) -> Outcome:
    """As `check`, with what is accepted besides. `today` counts where the realisation names no day."""
    return judge(folder, settings, today, choice, [*folder.findings, *house_style(folder)])


def judge(
    folder: PlanFolder, settings: Settings, today: date | None, choice: Choice, found_in_reading: list[Finding]
) -> Outcome:
    """What is to be said of a plan, beginning with what was wrong in reading it."""
    read = [finding for finding in found_in_reading if choice.takes(finding.rule)]
    if folder.plan is None:  # nothing was checked: it never is fine, whatever was asked
        return Outcome(in_order(set_severity(read or found_in_reading, settings), folder))
    case = Case(folder, folder.plan, settings, day_of(folder) or today)
    on = [name for name in RULES if name not in READING and settings.severities.get(name, True) is not None]
    chosen = [name for name in on if choice.takes(name)]
    # Whether an exception is used shows only where the rules are asked that it may be about, but for those ignored.
    unused = folder.exceptions is not None and "unused-exception" in chosen
    asked = [name for name in on if name not in choice.ignore] if unused else chosen
    case.found = {name: run(name, case) for name in asked if name not in EXCEPTIONS}
    found = [*read, *(finding for name, group in case.found.items() if name in chosen for finding in group)]
    if folder.exceptions is None:
        return Outcome(in_order(set_severity(found, settings), folder))
    return with_exceptions(case, found, [name for name in chosen if name in EXCEPTIONS], choice)


def house_style(folder: PlanFolder) -> list[Finding]:
    """What a document would say of the house style beside the plan; where there is none, nothing is imported."""
    beside = os.path.join(os.path.dirname(folder.name), "house-style.yaml")  # noqa: PTH118, PTH120 (quicker)
    if folder.name == STDIN or not os.path.lexists(beside):
        return []
    from radplan.house import read_house

    return read_house(folder, (folder.plan and folder.plan.language) or "nl")[1]


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
    named = folder.named_day
    return named.earliest if named else None


def errors(folder: PlanFolder, settings: Settings, today: date | None = None) -> list[Finding]:
    """What keeps a plan from being rendered; a document sees to the house style itself. Rules that only warn or advise
    are not asked."""
    raised = {name for name, severity in settings.severities.items() if severity == Severity.ERROR}
    choice = Choice(select=frozenset(GRAVE) | raised)
    found = judge(folder, settings, today, choice, folder.findings).findings
    return [finding for finding in found if finding.severity == Severity.ERROR]


def blocking(folder: PlanFolder) -> list[Finding]:
    """What keeps a plan's money from being added up, accepted or not: errors in reading, references and splits."""
    outcome = judge(folder, Settings(), None, BLOCKING, folder.findings)
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
