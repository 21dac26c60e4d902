"""Findings as SARIF 2.1.0. Accepted findings are in it as suppressed, with their reason; a rule's page is its help."""

from __future__ import annotations

import json
from pathlib import PurePosixPath
from typing import Any, TextIO
from urllib.parse import quote

from radplan import __version__
from radplan.findings import Finding, Fix, Place, Related
from radplan.locale import say, words
from radplan.report import Report
from radplan.rules import RULES, module
from radplan.rules.page import page_of

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS = {"error": "error", "warning": "warning", "advice": "note"}


def write(report: Report, out: TextIO) -> None:
    """One run."""
    findings = [*report.shown, *(item.finding for item in report.accepted)]
    rules = sorted({finding.rule for finding in findings}, key=RULES.index)
    results = [result(finding, rules, report.language) for finding in report.shown]
    for item in report.accepted:
        suppression = {"kind": "external", "status": "accepted", "justification": item.reason}
        results.append({**result(item.finding, rules, report.language), "suppressions": [suppression]})
    driver = {"name": "radplan", "version": __version__, "rules": [rule(name, report.language) for name in rules]}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    json.dump({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, out, ensure_ascii=False, indent=2)
    out.write("\n")


def rule(name: str, language: str) -> dict[str, Any]:
    """A rule, with its page as help."""
    page = page_of(name, language)
    return {
        "id": name,
        "shortDescription": {"text": words(language, f"rules/{name}")["title"]},
        "fullDescription": {"text": page.title},
        "help": {"text": page.text, "markdown": page.markdown},
        "defaultConfiguration": {"level": LEVELS[module(name).RULE.severity.value]},
    }


def result(finding: Finding, rules: list[str], language: str) -> dict[str, Any]:
    """One finding."""
    message = "\n".join(filter(None, (say(finding.text, language), say(finding.hint, language))))
    found: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": rules.index(finding.rule),
        "level": LEVELS[finding.severity.value],
        "message": {"text": message},
        "locations": [{"physicalLocation": location(finding.place)}],
    }
    if finding.path:
        found["locations"][0]["logicalLocations"] = [{"fullyQualifiedName": finding.path}]
    if finding.related:
        found["relatedLocations"] = [related(other, index, language) for index, other in enumerate(finding.related, 1)]
    if finding.fix:
        found["fixes"] = [fix(finding.fix)]
    return found


def related(other: Related, number: int, language: str) -> dict[str, Any]:
    """Another place that a finding speaks of."""
    message = {"text": say(other.text, language) or ""}
    return {"id": number, "physicalLocation": location(other.place), "message": message}


def fix(repair: Fix) -> dict[str, Any]:
    """A repair that is certain."""
    replacement = {"deletedRegion": region(repair.place), "insertedContent": {"text": repair.replacement}}
    return {"artifactChanges": [{"artifactLocation": {"uri": uri(repair.place.file)}, "replacements": [replacement]}]}


def location(place: Place) -> dict[str, Any]:
    """A stretch of a file."""
    return {"artifactLocation": {"uri": uri(place.file)}, "region": region(place)}


def region(place: Place) -> dict[str, int]:
    """The lines and columns of a place."""
    return {
        "startLine": place.line, "startColumn": place.column, "endLine": place.end_line, "endColumn": place.end_column,
    }  # fmt: skip


def uri(file: str) -> str:
    """The name of a file as a URI: relative, as findings show it."""
    path = PurePosixPath(file.replace("\\", "/"))
    address = quote(str(path).encode("utf-8", "surrogateescape"))
    return f"file://{address}" if path.is_absolute() else address
