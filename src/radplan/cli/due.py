"""`radplan due`: what was promised and planned, in order of date."""

from __future__ import annotations

import sys
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from radplan.cli.app import said
from radplan.cli.plans import LangOption, PlansArgument, PlanSettings, day, input_error, language, plan_files

if TYPE_CHECKING:
    from radplan.checking import Report
    from radplan.deadlines import Deadline
    from radplan.model.plan import Plan


class Format(StrEnum):
    """How the deadlines are written."""

    TEXT = "text"
    JSON = "json"
    ICS = "ics"


def due(
    plan: PlansArgument = None,
    as_of: Annotated[str | None, typer.Option("--as-of", metavar="DATE", help=said("as-of"))] = None,
    format: Annotated[Format, typer.Option(help=said("due.format"))] = Format.TEXT,
    internal: Annotated[bool, typer.Option("--internal", help=said("due.internal"))] = False,
    lang: LangOption = None,
) -> None:
    """Show what is due."""
    from radplan.checking import Report, blocking, day_of
    from radplan.deadlines import deadlines
    from radplan.reading import InputError, read

    tongue = language(lang, plan)
    today = day(as_of)
    files, code = plan_files(plan, tongue)
    found: list[tuple[Plan, Deadline]] = []
    days: set[date | None] = set()
    blocked = Report(tongue)
    settings = PlanSettings(tongue)
    for file in files:
        try:
            folder = read(file, synonyms=settings.of(file).synonyms)
        except InputError as error:
            code = input_error(error, tongue)
            continue
        if findings := blocking(folder):
            blocked.add(folder, findings)
        elif folder.plan is not None:
            days.add(day_of(folder) or today)
            found += [(folder.plan, item) for item in deadlines(folder, folder.plan, today)]
    found.sort(key=lambda pair: pair[1].order)
    show_blocked(blocked, format)
    if found or format == Format.JSON or not blocked.findings:
        write(found, days.pop() if len(days) == 1 else today, format, tongue, internal=internal)
    raise typer.Exit(max(code, int(bool(blocked.findings))))


def show_blocked(blocked: Report, format: Format) -> None:
    """Why there are no deadlines of some plans."""
    if blocked.findings:
        from radplan.reporters import text

        text.write(blocked, sys.stdout if format == Format.TEXT else sys.stderr)


def write(
    found: list[tuple[Plan, Deadline]], as_of: date | None, format: Format, language: str, *, internal: bool
) -> None:
    """The deadlines. A calendar is shared, so it holds nothing confidential unless that is asked for."""
    from radplan.reporters import due_ics, due_json, due_text

    items = [item for _, item in found]
    match format:
        case Format.TEXT:
            due_text.write(items, as_of, language, sys.stdout)
        case Format.JSON:
            due_json.write(items, as_of, sys.stdout)
        case Format.ICS:
            if hasattr(sys.stdout, "reconfigure"):
                sys.stdout.reconfigure(newline="")  # a calendar has line ends of its own, on Windows too
            due_ics.write([pair for pair in found if internal or not pair[1].confidential], language, sys.stdout)
