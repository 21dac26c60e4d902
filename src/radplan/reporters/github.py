"""Findings as commands for GitHub Actions: each becomes an annotation at its line.

GitHub takes a column only where the stretch ends on the line it starts on.
"""

from __future__ import annotations

from typing import TextIO

from radplan.characters import visible
from radplan.findings import Finding
from radplan.locale import say
from radplan.report import Report

LEVELS = {"error": "error", "warning": "warning", "advice": "notice"}


def write(report: Report, out: TextIO) -> None:
    """One command per finding."""
    for finding in report.shown:
        out.write(command(finding, report.language) + "\n")


def command(finding: Finding, language: str) -> str:
    """One finding as a command."""
    place = finding.place
    fields = {"file": place.file, "line": place.line, "endLine": place.end_line}
    if place.line == place.end_line:
        fields |= {"col": place.column, "endColumn": place.end_column}
    fields["title"] = f"radplan: {finding.rule}"
    message = "\n".join(filter(None, (say(finding.text, language), say(finding.hint, language))))
    shown = ",".join(f"{name}={in_field(str(value))}" for name, value in fields.items())
    return f"::{LEVELS[finding.severity.value]} {shown}::{in_message(message)}"


def in_message(text: str) -> str:
    """A text with the characters written that would end the command."""
    return visible(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def in_field(text: str) -> str:
    """A text with the characters written that would end the field."""
    return in_message(text).replace(":", "%3A").replace(",", "%2C")
