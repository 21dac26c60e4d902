"""Findings as JSON: the shape that other programs build on."""

from __future__ import annotations

import json
from typing import Any, TextIO

from radplan import __version__
from radplan.findings import Finding, Place
from radplan.locale import say
from radplan.report import Report


def write(report: Report, out: TextIO) -> None:
    """All findings, advice too; counts per severity."""
    document: dict[str, Any] = {
        "radplan": __version__,
        "plans": report.plans,
        "findings": [as_data(finding, report.language) for finding in report.findings],
        "accepted": [{**as_data(item.finding, report.language), "reason": item.reason} for item in report.accepted],
        "counts": report.counts,
    }
    if report.known is not None:
        document["known"] = report.known
    json.dump(document, out, ensure_ascii=False, indent=2)
    out.write("\n")


def as_data(finding: Finding, language: str) -> dict[str, Any]:
    """One finding."""
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "message": say(finding.text, language),
        **where(finding.place),
        "end_line": finding.place.end_line,
        "end_column": finding.place.end_column,
        "path": finding.path,
        "hint": say(finding.hint, language),
        "related": [{"message": say(other.text, language), **where(other.place)} for other in finding.related],
    }


def where(place: Place) -> dict[str, Any]:
    """The start of a place."""
    return {"file": place.file, "line": place.line, "column": place.column}
