"""`radplan fix`: repairs that are certain."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

from radplan.cli import completing
from radplan.cli.changing import show_or_write, show_report, tell
from radplan.cli.declaring import Option
from radplan.cli.plans import LangOption, PlansArgument, PlanSettings, checked_rules, input_error, language, plan_files
from radplan.locale import language_of

if TYPE_CHECKING:
    from radplan.editing.repairs import Double


class Amounts(StrEnum):
    """What `15.000` means."""

    THOUSANDS = "thousands"
    DECIMALS = "decimals"


def fix(
    plan: PlansArgument = None,
    write: Annotated[bool, Option("--write", help="fix.write")] = False,
    only: Annotated[list[str] | None, Option(metavar="RULE", help="fix.only", completion=completing.rules)] = None,
    amounts: Annotated[Amounts | None, Option(help="fix.amounts", show_default=False)] = None,
    lang: LangOption = None,
) -> None:
    """Repair one or more plans."""
    from radplan.editing.repairs import Wish, repair
    from radplan.reading import InputError
    from radplan.report import Report

    tongue = language(lang, plan)
    wish = Wish(checked_rules(only), amounts.value if amounts else "")
    files, code = plan_files(plan, tongue)
    settings = PlanSettings(tongue)
    changes = []
    left = Report(tongue)
    doubles: list[Double] = []
    for file in files:
        try:
            result = repair(file, wish, settings.of(file).synonyms)
        except InputError as error:
            code = input_error(error, tongue)
            continue
        changes += result.changes
        doubles += result.doubles
        if result.unreadable:
            left.add(result.folder, result.unreadable)
    tell_settings(settings)
    show_report(left)
    show_or_write(changes, tongue, write)
    for double in doubles:
        tell("fix.double", tongue, **double._asdict())
    failed = max(code, int(bool(left.findings)))
    tell("" if failed or any(change.changes for change in changes) else "fix.clean", tongue)
    raise SystemExit(failed)


def tell_settings(settings: PlanSettings) -> None:
    """What is wrong with the settings: of words for keys that can't be taken nothing is repaired."""
    from radplan.report import Choice, Report

    report = Report(settings.language or language_of())
    for mistaken in filter(None, settings.files.values()):
        report.add_settings(mistaken, Choice())
    show_report(report)
