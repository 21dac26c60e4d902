"""`radplan validate`: every finding of one or more plans."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from radplan.cli import completing
from radplan.cli.declaring import Option, WrongUseError, said
from radplan.cli.plans import LangOption, PlansArgument, PlanSettings, file_named, language, plan_files
from radplan.locale import fill

if TYPE_CHECKING:
    from radplan.baseline import Baseline
    from radplan.report import Report


class Format(StrEnum):
    """How findings are written."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"
    GITLAB = "gitlab"
    SARIF = "sarif"
    JUNIT = "junit"


def validate(
    plan: PlansArgument = None,
    format: Annotated[Format, Option(help="validate.format")] = Format.TEXT,
    strict: Annotated[bool, Option("--strict", help="validate.strict")] = False,
    advice: Annotated[bool, Option("--advice", help="validate.advice")] = False,
    select: Annotated[
        list[str] | None, Option(metavar="RULE", help="validate.select", completion=completing.rules)
    ] = None,
    ignore: Annotated[
        list[str] | None, Option(metavar="RULE", help="validate.ignore", completion=completing.rules)
    ] = None,
    baseline: Annotated[Path | None, Option(metavar="FILE", help="validate.baseline")] = None,
    write_baseline: Annotated[Path | None, Option(metavar="FILE", help="validate.write-baseline")] = None,
    no_cache: Annotated[bool, Option("--no-cache", help="validate.no-cache")] = False,
    as_of: Annotated[str | None, Option("--as-of", metavar="DATE", help="as-of")] = None,
    lang: LangOption = None,
) -> None:
    """Check one or more plans."""
    from radplan.cli.checks import MANY, Asked, check_all
    from radplan.cli.plans import checked_rules, day, tell_of_days
    from radplan.cli.unchanged import remembered
    from radplan.report import Choice, Report

    tongue = language(lang, plan)
    today = day(as_of)
    choice = Choice(checked_rules(select), checked_rules(ignore))
    known = baseline_at(baseline, tongue) if baseline else None
    whole = advice or format is not Format.TEXT or bool(known or write_baseline)
    report = Report(tongue, advice, whole=whole)
    settings = PlanSettings(tongue)
    files, code = plan_files(plan, tongue)
    jobs = [(file, found) for file in files if (found := settings.known(file)) is not None]
    code = max(code, 2 if len(jobs) < len(files) else 0)
    before = None if len(files) < MANY or no_cache or whole or today else remembered(choice)
    asked = Asked(choice, today, tongue, advice, whole, before.mark if before else None)
    code = max(code, check_all(jobs, asked, report, before))
    for mistaken in filter(None, settings.files.values()):
        report.add_settings(mistaken, choice)
    if write_baseline:
        from radplan.cli.saving import refuse_input

        refuse_input(write_baseline, report.read, "--write-baseline")
        keep(report, write_baseline)
        raise SystemExit(code)
    if known:
        report.leave_out(known)
    tell_of_days(today, report.days, tongue)
    reporter(format)(report, sys.stdout)
    raise SystemExit(max(code, int(report.fails(strict))))


def baseline_at(path: Path, language: str) -> Baseline:
    """The baseline in a file; one that can't be read is wrong use."""
    from radplan.baseline import BaselineError, read_baseline

    try:
        return read_baseline(path)
    except BaselineError as error:
        text = fill(said(f"validate.baseline.{error.case}"), {"file": str(path)}, language)
        raise WrongUseError(text, option="--baseline") from None


def keep(report: Report, path: Path) -> None:
    """Write down what is found now as known."""
    from radplan.baseline import written
    from radplan.cli.saving import save

    if file_named(path) is None:
        sys.stdout.write(written(report.findings, Path("baseline")))
        return
    save(path, written(report.findings, path).encode(), report.language)


def reporter(format: Format):  # type: ignore[no-untyped-def]
    """The function that writes a report in a format."""
    from importlib import import_module

    return import_module(f"radplan.reporters.{format.value}").write
