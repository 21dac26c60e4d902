"""Findings for a person at a terminal or in a log: where, what, the line itself, what else, and what to do."""

from __future__ import annotations

import os
import textwrap
import unicodedata
from collections.abc import Iterator
from typing import TextIO

from radplan.characters import visible
from radplan.findings import Finding, Fix, Place, Text
from radplan.locale import fill, say, words
from radplan.report import Report
from radplan.source.places import SourceFile

STYLES = {"error": "1;31", "warning": "1;33", "advice": "1;36", "file": "1", "bar": "2", "caret": "1;31", "hint": "32",
          "old": "31", "new": "32"}  # fmt: skip
NARROWEST = 40
USUAL = 100
GUTTER = 5  # columns for the number of a line


def screen() -> int:
    """The width of the screen, or what is usual where that isn't known."""
    try:
        return os.get_terminal_size().columns or USUAL
    except OSError:
        return USUAL


class Page:
    """The paper that a report is written on: its width, and whether it takes colour."""

    def __init__(self, out: TextIO, environment: dict[str, str] | None = None) -> None:
        environ = os.environ if environment is None else environment
        terminal = out.isatty()
        takes_colour = terminal and environ.get("TERM") != "dumb"
        self.colour = (takes_colour or bool(environ.get("FORCE_COLOR"))) and not environ.get("NO_COLOR")
        columns = environ.get("COLUMNS", "")
        asked = int(columns) if columns.isdigit() else 0
        self.width = max(asked or screen(), NARROWEST) if terminal or columns.isdigit() else None

    @property
    def room(self) -> int:
        """The columns there are for a line of the file itself."""
        return (self.width or 120) - GUTTER - 3

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
    """Errors and warnings, with `--advice` advice too; then what is accepted, and what it comes to."""
    page = Page(out)
    for finding in report.shown:
        out.write("\n".join(block(finding, report, page)) + "\n\n")
    if report.accepted:
        out.write("\n".join(accepted(report, page)) + "\n\n")
    if report.plans or report.findings:
        out.write("\n".join(page.wrap(summary(report), "")) + "\n")


def block(finding: Finding, report: Report, page: Page) -> Iterator[str]:
    """One finding."""
    place, language = finding.place, report.language
    source = report.sources.get(place.file)
    said = words(language, "commands")
    severity = said[f"severity.{finding.severity.value}"]
    yield f"{page.paint(spot(place), 'file')} {page.paint(severity, finding.severity.value)} {finding.rule}"
    yield from page.wrap(say(finding.text, language) or "", "  ")
    yield from excerpt(place, source, say(Text(f"{finding.rule}.marked"), language) or "", page)
    if finding.fix and source:
        yield from change(finding.fix, source, page)
    for other in finding.related:
        yield from page.wrap(f"{spot(other.place)}  {say(other.text, language)}", "  ", said["also"] + " ")
    if hint := say(finding.hint, language):
        lead = said["hint"]
        lines = list(page.wrap(hint, "  ", f"{lead} "))
        yield lines[0].replace(lead, page.paint(lead, "hint"), 1)
        yield from lines[1:]


def spot(place: Place) -> str:
    """A place as terminals and editors make a link of it; a file's name can't steer the terminal."""
    return f"{visible(' '.join(place.file.splitlines()))}:{place.line}:{place.column}"


def accepted(report: Report, page: Page) -> Iterator[str]:
    """The findings that the municipality accepts, each with its reason, in short."""
    yield words(report.language, "commands")["accepted"]
    for item in report.accepted:
        yield from page.wrap(f"{spot(item.finding.place)} {item.finding.rule}", "  ")
        yield from page.wrap(item.reason, "    ")


def excerpt(place: Place, source: SourceFile | None, mark: str, page: Page) -> Iterator[str]:
    """The line itself with a caret under the place; of a long line the part around it."""
    line = typed(source, place.line)
    if not line.strip():
        return
    start = min(place.column - 1, len(line))
    end = place.end_column - 1 if place.end_line == place.line else len(line.rstrip())
    line, start, end = window(line, start, max(end, start + 1), page.room)
    carets = "^" * max(1, cells(line[start:end]))
    before = cells(line[:start])
    yield f"{place.line:>{GUTTER}} {page.paint('|', 'bar')} {line.rstrip()}"
    fits = before + len(carets) + 1 + len(mark) <= page.room
    below = " " * before + page.paint(carets, "caret") + (f" {mark}" if mark and fits else "")
    yield f"{'':{GUTTER}} {page.paint('|', 'bar')} {below}"
    if mark and not fits:
        yield f"{'':{GUTTER}} {page.paint('|', 'bar')} {' ' * max(0, page.room - len(mark))}{mark}"


def change(fix: Fix, source: SourceFile, page: Page) -> Iterator[str]:
    """A repair that is certain, as the line before and after it."""
    place = fix.place
    if place.line != place.end_line or "\n" in fix.replacement:
        return
    line = typed(source, place.line)
    start, end = place.column - 1, place.end_column - 1
    for sign, style, new in (("-", "old", line[start:end]), ("+", "new", fix.replacement)):
        whole = line[:start] + new + line[end:]
        shown, _, _ = window(whole, start, start + len(new), page.room)
        yield f"{'':{GUTTER}} {page.paint(sign, style)} {page.paint(shown.rstrip(), style)}"


def typed(source: SourceFile | None, number: int) -> str:
    """A line as it was typed, each tab as one space so that carets stand right."""
    return source.line(number).replace("\t", " ") if source else ""


def window(line: str, start: int, end: int, width: int) -> tuple[str, int, int]:
    """The part of a long line that shows the place, and where the place is in it. `width` is in columns."""
    if len(line) <= width and cells(line) <= width:
        return line, start, min(end, max(len(line), start + 1))
    left, last = max(0, start - width // 4), max(0, len(line) - width)
    if left > last and cells(line[last:]) <= width:
        left = last
    part = line[left : left + width]
    while cells(part) > width:
        part = part[:-1]
    more = left + len(part) < len(line)
    shown = ("…" if left else part[:1]) + part[1:-1] + ("…" if more else part[-1:])
    return shown, start - left, min(end - left, len(part))


def cells(text: str) -> int:
    """How many columns of a terminal a text takes."""
    if text.isascii():
        return len(text)
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def summary(report: Report) -> str:
    """What it comes to: `2 errors, 4 warnings, 31 pieces of advice`."""
    said = words(report.language, "commands")
    counts = {**report.counts, "accepted": len(report.accepted), "known": report.known or 0}
    parts = [fill(said[f"count.{name}"], {"count": count}, report.language) for name, count in counts.items() if count]
    plans = fill(said["count.plans"], {"count": report.plans}, report.language)
    if not parts:
        return fill(said["summary.clean"], {"plans": plans}, report.language)
    key = "summary.hidden" if counts["advice"] and not report.advice else "summary"
    return fill(said[key], {"plans": plans, "parts": parts}, report.language)
