"""`radplan quickscan`: the 26 subjects of a local approach, with what the plan shows of each."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from radplan.cli.app import said
from radplan.cli.plans import LangOption, PlanSettings, input_error, language, plan_files
from radplan.locale import fill

if TYPE_CHECKING:
    from radplan.reading import PlanFolder


class Format(StrEnum):
    """How the scan is written."""

    TEXT = "text"
    JSON = "json"
    MD = "md"


def quickscan(
    plan: Annotated[str | None, typer.Argument(metavar="[PLAN]", help=said("plan"), show_default=False)] = None,
    format: Annotated[Format, typer.Option(help=said("quickscan.format"))] = Format.TEXT,
    strict: Annotated[bool, typer.Option("--strict", help=said("quickscan.strict"))] = False,
    lang: LangOption = None,
) -> None:
    """Show the quickscan of a plan."""
    tongue = language(lang, [plan] if plan else None)
    folder = readable_plan(plan, tongue)
    from radplan.ledger.ledger import Ledger
    from radplan.quickscan import Scan

    if folder.plan is None:
        raise typer.Exit(1)
    scan = Scan(folder, folder.plan, Ledger(folder.plan, folder.realised))
    if format == Format.MD:
        report(folder, tongue)
    else:
        from importlib import import_module

        import_module(f"radplan.reporters.quickscan_{format.value}").write(scan, tongue, sys.stdout)
    raise typer.Exit(int(strict and scan.counts["unanswered"] > 0))


def readable_plan(argument: str | None, language: str) -> PlanFolder:
    """The one plan that is meant. With errors in reading it there is nothing to scan: the findings, exit code 1."""
    files, code = plan_files([argument] if argument else None, language)
    if len(files) > 1:
        raise typer.BadParameter(fill(said("one-plan"), {"count": len(files)}, language))
    if code:
        raise typer.Exit(code)
    from radplan.checking import blocking
    from radplan.cli.render import show
    from radplan.reading import InputError, read

    try:
        folder = read(files[0], synonyms=PlanSettings(language).of(files[0]).synonyms)
    except InputError as error:
        raise typer.Exit(input_error(error, language)) from None
    if found := blocking(folder):
        show(found, folder, language)
        raise typer.Exit(1)
    return folder


def report(folder: PlanFolder, language: str) -> None:
    """The public document, as Markdown, in the language of the plan."""
    from radplan.cli.render import Format as DocumentFormat
    from radplan.cli.render import Order, press_for, render_one

    order = Order(templates=None, public=True, draft=False, diwoo=False, today=None, language=language)
    render_one(press_for(folder, order), "quickscan-report", DocumentFormat.MD, None, order)
