"""What is due for a person at a terminal: late ones first, then by date; what is done is only counted."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date
from itertools import groupby
from typing import TextIO

from radplan.deadlines import Deadline
from radplan.locale import fill, words
from radplan.reporters.text import Page, cells
from radplan.wording import Wording


def write(found: list[Deadline], days: Collection[date | None], language: str, out: TextIO) -> None:
    """On which day, then a heading per state, and under it a line per deadline."""
    said, page, wording = words(language, "due"), Page(out), Wording(language)
    out.write(as_of(days, language))
    open_ones = [item for item in found if item.state != "done"]
    width = max((cells(wording.date(item.due)) for item in open_ones), default=0)
    for state, items in groupby(open_ones, key=lambda item: item.state):
        out.write(page.paint(said[f"state.{state}"], "error" if state == "late" else "file") + "\n")
        for item in items:
            when = wording.date(item.due)
            lead = when + " " * (width - cells(when) + 2)
            out.write("\n".join(page.wrap(sentence(item, language), "  ", lead)) + "\n")
            out.write("\n".join(page.wrap(f"{item.place.file}:{item.place.line}", "  " + " " * (width + 2))) + "\n")
        out.write("\n")
    out.write("\n".join(summary(found, days, language)) + "\n")


def as_of(days: Collection[date | None], language: str) -> str:
    """The day that counts as today; nothing where none was given."""
    said = words(language, "due")
    if len(days) > 1:
        return f"{said['as-of.several']}\n\n"
    (day,) = days
    if day is None:
        return ""
    return f"{fill(said['as-of'], {'day': Wording(language).day(day)}, language)}\n\n"


def sentence(item: Deadline, language: str) -> str:
    """What is due, for whom."""
    said = words(language, "due")
    text = str(said[f"kind.{item.kind}"]).format(title=item.title)
    if item.kind == "funding" and item.repay:
        text = f"{text} {said['repay']}"
    if item.to and item.kind != "funding":
        text = f"{text} {said['to'].format(to=item.to)}"
    return f"{text} {said['confidential']}" if item.confidential else text


def summary(found: list[Deadline], days: Collection[date | None], language: str) -> Iterator[str]:
    """What it comes to, and that nothing is late where no day is known."""
    said = words(language, "due")
    counts = {state: sum(item.state == state for item in found) for state in ("late", "due", "undated", "done")}
    parts = [fill(said[f"count.{state}"], {"count": count}, language) for state, count in counts.items() if count]
    yield ", ".join(parts) or said["nothing"]
    if None in days and counts["due"]:
        yield said["no-day"]
