"""What is due as a calendar (RFC 5545): an event of a whole day on the last day of each deadline that is still open.

Same plan, same bytes: the stamp of an event is its own day, and its UID is made of the municipality, the plan and the
deadline, so that a calendar that reads it again changes what it has instead of adding to it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from typing import TextIO

from radplan.deadlines import Deadline
from radplan.locale import words
from radplan.model.plan import Plan
from radplan.model.scalars import slug
from radplan.reporters.due_text import sentence
from radplan.wording import Wording

LONGEST = 75  # octets of a line, its end not counted
PRODUCT = "-//radplan//radplan//{language}"


def write(found: list[tuple[Plan, Deadline]], language: str, out: TextIO) -> None:
    """The calendar; what is done or has no date is no event."""
    times: Counter[str] = Counter()
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{PRODUCT.format(language=language.upper())}",
        "CALSCALE:GREGORIAN",
    ]
    for plan, item in found:
        if item.due is not None and item.state != "done":
            name = uid(plan, item)
            times[name] += 1
            lines += event(plan, item, f"{name}-{times[name]}" if times[name] > 1 else name, language)
    lines.append("END:VCALENDAR")
    out.write("".join(f"{part}\r\n" for line in lines for part in folded(line)))


def uid(plan: Plan, item: Deadline) -> str:
    """A name for a deadline that stays the same when its date moves."""
    return "-".join((slug(plan.municipality.name), slug(plan.title), item.kind, item.activity or "plan", slug(item.id)))


def event(plan: Plan, item: Deadline, name: str, language: str) -> Iterator[str]:
    """One event."""
    said = words(language, "due")
    stated = said["stated"].format(date=Wording(language).date(item.due))
    yield from ("BEGIN:VEVENT", f"UID:{name}@radplan")
    yield f"DTSTAMP:{day(item.last_day)}T000000Z"
    yield f"DTSTART;VALUE=DATE:{day(item.last_day)}"
    yield f"DTEND;VALUE=DATE:{day(item.last_day + timedelta(days=1))}"
    yield f"SUMMARY:{escaped(sentence(item, language))}"
    yield f"DESCRIPTION:{escaped(f'{plan.title}, {plan.municipality.name}. {stated}')}"
    yield f"CATEGORIES:{escaped(said[f'category.{item.kind}'])}"
    yield from ("TRANSP:TRANSPARENT", "END:VEVENT")


def day(value: date) -> str:
    """`20191231`."""
    return f"{value:%Y%m%d}"


def escaped(text: str) -> str:
    """A text as a value of the calendar; it has no controls, as a plan that has them isn't read."""
    text = " ".join(text.split())
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")


def folded(line: str) -> Iterator[str]:
    """A line in parts of at most 75 octets, each but the first after a space; no character is cut in two."""
    part, room = "", LONGEST
    for character in line:
        size = len(character.encode())
        if size > room:
            yield part
            part, room = " ", LONGEST - 1
        part += character
        room -= size
    yield part
