"""`radplan due`: what was promised and planned, in order of date."""

from __future__ import annotations

import sys
from collections.abc import Collection
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

from radplan.cli.declaring import Option
from radplan.cli.plans import LangOption, PlansArgument, day, language, tell_of_days

if TYPE_CHECKING:
    from radplan.deadlines import Deadline
    from radplan.model.dates import FuzzyDate
    from radplan.model.plan import Plan


class Format(StrEnum):
    """How the deadlines are written."""

    TEXT = "text"
    JSON = "json"
    ICS = "ics"


def due(
    plan: PlansArgument = None,
    as_of: Annotated[str | None, Option("--as-of", metavar="DATE", help="as-of")] = None,
    format: Annotated[Format, Option(help="due.format")] = Format.TEXT,
    internal: Annotated[bool, Option("--internal", help="due.internal")] = False,
    lang: LangOption = None,
) -> None:
    """Show what is due."""
    from radplan.cli.ledgers import Ledgers
    from radplan.deadlines import deadlines
    from radplan.ledger.pace import first_day

    tongue = language(lang, plan)
    today = day(as_of)
    found: list[tuple[Plan, Deadline]] = []
    days: set[date | None] = set()
    said: dict[str, FuzzyDate] = {}
    books = Ledgers(plan, tongue)
    for folder, ledger in books:
        days.add(first_day(ledger.realisation.as_of) if ledger.realisation else today)
        if ledger.realisation:
            said[folder.name] = ledger.realisation.as_of
        found += [(ledger.plan, item) for item in deadlines(folder, ledger, today)]
    found.sort(key=lambda pair: pair[1].order)
    tell_of_days(today, said, tongue)
    books.show_blocked(sys.stdout if format == Format.TEXT else sys.stderr)
    if found or format == Format.JSON or not books.code:
        write(found, days or {today}, format, tongue, internal=internal)
    raise SystemExit(books.code)


def write(
    found: list[tuple[Plan, Deadline]], days: Collection[date | None], format: Format, language: str, *, internal: bool
) -> None:
    """The deadlines on the days that count. A calendar is shared: it holds nothing confidential unless asked."""
    from radplan.reporters import due_ics, due_json, due_text

    items = [item for _, item in found]
    match format:
        case Format.TEXT:
            due_text.write(items, days, language, sys.stdout)
        case Format.JSON:
            due_json.write(items, next(iter(days)) if len(days) == 1 else None, sys.stdout)
        case Format.ICS:
            if hasattr(sys.stdout, "reconfigure"):
                sys.stdout.reconfigure(newline="")  # a calendar has line ends of its own, on Windows too
            due_ics.write([pair for pair in found if internal or not pair[1].confidential], language, sys.stdout)
