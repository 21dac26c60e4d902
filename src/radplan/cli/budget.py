"""`radplan budget`: the money of a plan, as a controller wants to see it."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import Annotated

import typer

from radplan.cli.app import said
from radplan.cli.plans import LangOption, PlansArgument, input_error, language, plan_files


class By(StrEnum):
    """By what the money is divided."""

    SOURCE = "source"
    THEME = "theme"
    ACTIVITY = "activity"
    YEAR = "year"
    CATEGORY = "category"


class Format(StrEnum):
    """How the money is written."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"
    MD = "md"


def budget(
    plan: PlansArgument = None,
    by: Annotated[By | None, typer.Option(help=said("budget.by"), show_default=False)] = None,
    format: Annotated[Format, typer.Option(help=said("budget.format"))] = Format.TEXT,
    lang: LangOption = None,
) -> None:
    """Show the money of one or more plans."""
    from importlib import import_module

    from radplan.budget.ledger import Ledger
    from radplan.budget.statement import Statement
    from radplan.checking import Report, blocking
    from radplan.reading import InputError, read

    tongue = language(lang, plan)
    files, code = plan_files(plan, tongue)
    statements: list[Statement] = []
    blocked = Report(tongue)
    for file in files:
        try:
            folder = read(file)
        except InputError as error:
            code = input_error(error, tongue)
            continue
        if found := blocking(folder):
            blocked.add(folder, found)
        elif folder.plan is not None:
            statements.append(Statement(folder.name, folder.plan, Ledger(folder.plan)))
    if blocked.findings:
        from radplan.reporters import text

        text.write(blocked, sys.stdout if format == Format.TEXT else sys.stderr)
    if statements or format == Format.JSON:
        writer = import_module(f"radplan.reporters.budget_{format.value}")
        writer.write(statements, by.value if by else None, tongue, sys.stdout)
    exceeded = any(statement.ledger.exceeded_anywhere for statement in statements)
    raise typer.Exit(max(code, int(bool(blocked.findings) or exceeded)))
