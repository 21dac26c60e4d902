"""Findings for a person at a terminal or in a log: where, what, the line itself, what else, and what to do."""

from __future__ import annotations

import os
import shutil
import textwrap
import unicodedata
from collections.abc import Iterator
from typing import TextIO

from radplan.checking import Report
from radplan.findings import Finding, Place, Severity, Text
from radplan.locale import fill, say, words
from radplan.source.places import SourceFile

STYLES = {"error": "1;31", "warning": "1;33", "advice": "1;36", "file": "1", "bar": "2", "caret": "1;31", "hint": "32"}
NARROWEST = 40


class Page:
    """The paper that a report is written on: its width, and whether it takes colour."""

    def __init__(self, out: TextIO, environment: dict[str, str] | None = None) -> None:
        environ = os.environ if environment is None else environment
        terminal = out.isatty()
        self.colour = (terminal or bool(environ.get("FORCE_COLOR"))) and not environ.get("NO_COLOR")
        columns = environ.get("COLUMNS", "")
        width = int(columns) if columns.isdigit() and int(columns) else shutil.get_terminal_size((100, 24)).columns
        self.width = max(width, NARROWEST) if terminal or columns.isdigit() else None

    def paint(self, text: str, style: str) -> str:
        """Text in a style, where there is colour."""
        return f"\x1b[{STYLES[style]}m{text}\x1b[0m" if self.colour else text

    def wrap(self, text: str, indent: str, lead: str = "") -> Iterator[str]:
        """A paragraph within the width; `lead` stands before its first line."""
        if self.width is None:
            yield f"{indent}{lead}{text}"
            return
        yield from textwrap.wrap(
            text, self.width, initial_indent=indent + lead, subsequent_indent=indent + " " * len(lead),
            break_long_words=False, break_on_hyphens=False,
        )  # fmt: skip


def write(report: Report, out: TextIO) -> None:
    """Errors and warnings, with `--advice` advice too, and what it comes to."""
    page = Page(out)
    for finding in report.findings:
        if report.advice or finding.severity != Severity.ADVICE:
            out.write("\n".join(block(finding, report, page)) + "\n\n")
    out.write("\n".join(page.wrap(summary(report), "")) + "\n")


def block(finding: Finding, report: Report, page: Page) -> Iterator[str]:
    """One finding."""
    place, language = finding.place, report.language
    severity = words(language, "commands")[f"severity.{finding.severity.value}"]
    where = page.paint(f"{place.file}:{place.line}:{place.column}", "file")
    yield f"{where} {page.paint(severity, finding.severity.value)} {finding.rule}"
    yield from page.wrap(say(finding.text, language) or "", "  ")
    yield from excerpt(place, report.sources.get(place.file), say(Text(f"{finding.rule}.marked"), language) or "", page)
    also = words(language, "commands")["also"] + " "
    for other in finding.related:
        spot = f"{other.place.file}:{other.place.line}:{other.place.column}"
        yield from page.wrap(f"{spot}  {say(other.text, language)}", "  ", also)
    if hint := say(finding.hint, language):
        lead = words(language, "commands")["hint"]
        lines = list(page.wrap(hint, "  ", f"{lead} "))
        yield lines[0].replace(lead, page.paint(lead, "hint"), 1)
        yield from lines[1:]


def excerpt(place: Place, source: SourceFile | None, mark: str, page: Page) -> Iterator[str]:
    """The line itself with a caret under the place; of a long line the part around it."""
    line = source.line(place.line).replace("\t", " ") if source else ""
    if not line.strip():
        return
    number = str(place.line).rjust(5)
    start = min(place.column - 1, len(line))
    end = place.end_column - 1 if place.end_line == place.line else len(line.rstrip())
    line, start, end = window(line, start, max(end, start + 1), (page.width or 120) - len(number) - 4)
    carets = "^" * max(1, cells(line[start:end]))
    below = " " * cells(line[:start]) + page.paint(carets, "caret") + (f" {mark}" if mark else "")
    yield f"{number} {page.paint('|', 'bar')} {line.rstrip()}"
    yield f"{' ' * len(number)} {page.paint('|', 'bar')} {below}"


def window(line: str, start: int, end: int, width: int) -> tuple[str, int, int]:
    """The part of a long line that shows the place, and where the place is in it."""
    if len(line) <= width:
        return line, start, min(end, max(len(line), start + 1))
    end = min(end, start + max(width // 2, 1))
    left = max(0, min(start - width // 4, len(line) - width))
    part = line[left : left + width]
    part = ("…" + part[1:] if left else part) if left + width >= len(line) else ("…" if left else part[0]) + part[1:-1] + "…"
    return part, start - left, min(end - left, len(part))


def cells(text: str) -> int:
    """How many columns of a terminal a text takes."""
    if text.isascii():
        return len(text)
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def summary(report: Report) -> str:
    """What it comes to: `2 errors, 4 warnings, 31 pieces of advice`."""
    said = words(report.language, "commands")
    counts = report.counts
    parts = [
        fill(said[f"count.{name}"], {"count": count}, report.language) for name, count in counts.items() if count
    ]
    plans = fill(said["count.plans"], {"count": report.plans}, report.language)
    if not parts:
        return fill(said["summary.clean"], {"plans": plans}, report.language)
    key = "summary.hidden" if counts["advice"] and not report.advice else "summary"
    return fill(said[key], {"plans": plans, "parts": parts}, report.language)
