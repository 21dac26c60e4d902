"""`radplan validate`: every finding of one or more plans."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import Annotated

import typer

from radplan.cli.app import said
from radplan.cli.plans import LangOption, PlansArgument, input_error, language, plan_files
from radplan.findings import Severity


class Format(StrEnum):
    """How findings are written."""

    TEXT = "text"
    JSON = "json"


def validate(
    plan: PlansArgument = None,
    format: Annotated[Format, typer.Option(help=said("validate.format"))] = Format.TEXT,
    strict: Annotated[bool, typer.Option("--strict", help=said("validate.strict"))] = False,
    advice: Annotated[bool, typer.Option("--advice", help=said("validate.advice"))] = False,
    select: Annotated[list[str] | None, typer.Option(metavar="RULE", help=said("validate.select"))] = None,
    ignore: Annotated[list[str] | None, typer.Option(metavar="RULE", help=said("validate.ignore"))] = None,
    as_of: Annotated[str | None, typer.Option("--as-of", metavar="DATE", help=said("as-of"))] = None,
    lang: LangOption = None,
) -> None:
    """Check one or more plans."""
    from radplan.checking import Choice, Report, check
    from radplan.cli.plans import checked_rules, day
    from radplan.reading import InputError, read
    from radplan.settings import Settings

    tongue = language(lang)
    today = day(as_of)
    choice = Choice(checked_rules(select), checked_rules(ignore))
    report = Report(tongue, advice)
    files, code = plan_files(plan, tongue)
    for file in files:
        try:
            report.add(folder := read(file), check(folder, Settings(), today, choice))
        except InputError as error:
            code = input_error(error, tongue)
    reporter(format)(report, sys.stdout)
    failing = (Severity.ERROR, Severity.WARNING) if strict else (Severity.ERROR,)
    failed = any(finding.severity in failing for finding in report.findings)
    raise typer.Exit(max(code, int(failed)))


def reporter(format: Format):  # type: ignore[no-untyped-def]
    """The function that writes a report in a format."""
    from importlib import import_module

    return import_module(f"radplan.reporters.{format.value}").write
