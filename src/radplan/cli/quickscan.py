"""`radplan quickscan`: the 26 subjects of a local approach, with what the plan shows of each."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

from radplan.cli.declaring import Argument, Option
from radplan.cli.plans import LangOption, language, loaded, one_file, show

if TYPE_CHECKING:
    from radplan.reading import PlanFolder


class Format(StrEnum):
    """How the scan is written."""

    TEXT = "text"
    JSON = "json"
    MD = "md"


def quickscan(
    plan: Annotated[str | None, Argument(metavar="[PLAN]", help="plan", show_default=False)] = None,
    format: Annotated[Format, Option(help="quickscan.format")] = Format.TEXT,
    strict: Annotated[bool, Option("--strict", help="quickscan.strict")] = False,
    lang: LangOption = None,
) -> None:
    """Show the quickscan of a plan."""
    from radplan import api
    from radplan.quickscan import Scan

    given = [plan] if plan is not None else None
    tongue = language(lang, given)
    folder = loaded(one_file(given, tongue), tongue)
    try:
        ledger = api.budget(folder)
    except api.PlanError as error:
        show(error.findings, folder, tongue)
        raise SystemExit(1) from None
    scan = Scan(folder, ledger.plan, ledger)
    if format == Format.MD:
        report(folder, ledger.plan.language, tongue)
    else:
        from importlib import import_module

        import_module(f"radplan.reporters.quickscan_{format.value}").write(scan, tongue, sys.stdout)
    raise SystemExit(int(strict and scan.counts["unanswered"] > 0))


def report(folder: PlanFolder, edition: str, language: str) -> None:
    """The public document, as Markdown, in the language of the plan."""
    from radplan.cli.render import made
    from radplan.documents.render import press_for
    from radplan.documents.view import Edition
    from radplan.findings import PlanError

    try:
        press = press_for(folder, Edition(edition, told=language))
    except PlanError as error:
        show(error.findings, folder, language)
        raise SystemExit(1) from None
    sys.stdout.buffer.write(made(press, "quickscan-report", "md"))
