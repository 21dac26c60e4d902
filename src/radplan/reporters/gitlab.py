"""Findings as GitLab's code quality report. A fingerprint holds no line, so a finding stays itself when lines move."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from typing import Any, TextIO

from radplan.findings import Finding
from radplan.locale import say
from radplan.report import Report

LEVELS = {"error": "major", "warning": "minor", "advice": "info"}


def write(report: Report, out: TextIO) -> None:
    """A list with all findings to show."""
    seen: Counter[str] = Counter()
    json.dump([issue(finding, report.language, seen) for finding in report.shown], out, ensure_ascii=False, indent=2)
    out.write("\n")


def issue(finding: Finding, language: str, seen: Counter[str]) -> dict[str, Any]:
    """One finding."""
    return {
        "description": say(finding.text, language),
        "check_name": finding.rule,
        "fingerprint": fingerprint(finding, seen),
        "severity": LEVELS[finding.severity.value],
        "location": {
            "path": finding.place.file,
            "lines": {"begin": finding.place.line, "end": finding.place.end_line},
        },
    }


def fingerprint(finding: Finding, seen: Counter[str]) -> str:
    """What a finding is known by: its file, its rule and what it says; of equals the first, the second …"""
    known_by = "\n".join((finding.place.file, finding.rule, say(finding.text, "en") or ""))
    seen[known_by] += 1
    return hashlib.sha256(f"{known_by}\n{seen[known_by]}".encode("utf-8", "replace")).hexdigest()[:32]
