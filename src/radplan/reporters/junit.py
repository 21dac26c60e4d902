"""Findings as JUnit XML: a suite per file, a failed case per finding, one passed case for a file without any."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TextIO
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from radplan.characters import visible
from radplan.findings import Finding
from radplan.locale import say
from radplan.report import Report


def write(report: Report, out: TextIO) -> None:
    """The suites of all files that were checked."""
    files: dict[str, list[Finding]] = {name: [] for name in report.names}
    for finding in report.shown:
        files.setdefault(finding.place.file, []).append(finding)
    root = Element("testsuites", totals(report.shown, sum(not found for found in files.values())) | {"name": "radplan"})
    for name, findings in files.items():
        suite(root, name, findings, report.language)
    indent(root)
    out.write('<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode") + "\n")


def suite(root: Element, name: str, findings: Sequence[Finding], language: str) -> None:
    """One file."""
    element = SubElement(root, "testsuite", {"name": plain(name)} | totals(findings, 1 if not findings else 0))
    if not findings:
        SubElement(element, "testcase", {"name": "radplan", "classname": plain(name), "time": "0"})
    for finding in findings:
        place = finding.place
        label = f"{finding.rule} {place.line}:{place.column}"
        case = SubElement(element, "testcase", {"name": label, "classname": plain(name), "time": "0"})
        message = plain(say(finding.text, language) or "")
        where = f"{place.file}:{place.line}:{place.column} {finding.rule}"
        failure = SubElement(case, "failure", {"message": message, "type": finding.severity.value})
        failure.text = plain("\n".join(filter(None, (where, message, say(finding.hint, language)))))


def totals(findings: Sequence[Finding], clean: int) -> dict[str, str]:
    """How many cases there are, and how many of them failed."""
    failed = len(findings)
    return {"tests": str(failed + clean), "failures": str(failed), "errors": "0", "skipped": "0", "time": "0"}


def plain(text: str) -> str:
    """A text without the characters that no XML can hold."""
    return visible(text)
