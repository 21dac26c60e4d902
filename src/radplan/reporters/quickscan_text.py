"""The quickscan for a person at a terminal: per section the subjects, what was found of each, what is missing."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import TextIO

from radplan.quickscan import Scan, Subject
from radplan.quickscan.wording import QuickscanWording
from radplan.reporters.text import Page

SHOWN = 4  # of a subject no more evidence than this is listed: the rest is in --format json


def write(scan: Scan, language: str, out: TextIO) -> None:
    """All subjects, and how many have which outcome."""
    page, say = Page(out), QuickscanWording(language)
    for letter, subjects in groupby(scan.subjects, key=lambda subject: subject.section):
        out.write(page.paint(f"{letter}. {say.section(letter)}", "file") + "\n\n")
        for subject in subjects:
            out.write("\n".join(block(subject, say, page)) + "\n\n")
    out.write("\n".join((*page.wrap(say.counts(scan), ""), *page.wrap(say("source"), ""))) + "\n")


def block(subject: Subject, say: QuickscanWording, page: Page) -> Iterator[str]:
    """One subject."""
    number = f"{subject.number}{'*' if subject.derived else ''}".rjust(4)
    yield from page.wrap(f"{say.subject(subject)}: {say.answer(subject)}", "", f"{number} ")
    if subject.note:
        yield from page.wrap(subject.note, "     ", f"{say('note.title')}: ")
    for item in subject.evidence[:SHOWN]:
        place = f"{item.place.file}:{item.place.line}"
        yield from page.wrap(f"{say.evidence(item.text)}  {place}", "     ", f"{say('evidence.title')}: ")
    if (more := len(subject.evidence) - SHOWN) > 0:
        yield f"     {say('more', count=more)}"
    for text in subject.missing:
        yield from page.wrap(say.missing(text), "     ", f"{say('missing.title')}: ")
    for action in subject.actions:
        yield from page.wrap(say.action(action), "     ", f"{say('action.title')}: ")
