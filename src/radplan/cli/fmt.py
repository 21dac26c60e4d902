"""`radplan fmt`: the files of a plan in their canonical layout."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

from radplan.cli.declaring import Option
from radplan.cli.plans import LangOption, PlansArgument, input_error, language, plan_files
from radplan.locale import fill, words

if TYPE_CHECKING:
    from radplan.editing.files import Change
    from radplan.report import Report


def fmt(
    plan: PlansArgument = None,
    check: Annotated[bool, Option("--check", help="fmt.check")] = False,
    diff: Annotated[bool, Option("--diff", help="fmt.diff")] = False,
    write: Annotated[bool, Option("--write", help="fmt.write")] = False,
    lang: LangOption = None,
) -> None:
    """Lay out one or more plans."""
    from radplan import api
    from radplan.editing.formatting import format_plan
    from radplan.report import Report
    from radplan.settings import Settings
    from radplan.source.files import STDIN

    tongue = language(lang, plan)
    files, code = plan_files(plan, tongue)
    changes: list[Change] = []
    told = Report(tongue)
    notes: list[tuple[str, str]] = []
    for file in files:
        try:
            folder = api.load(file, settings=Settings())  # the layout has no settings
        except api.InputError as error:
            code = input_error(error, tongue)
            continue
        result = format_plan(folder)
        changes += result.changes
        if write and file == STDIN and not result.changes and STDIN not in result.left:
            sys.stdout.write(folder.sources[STDIN].text)
        if result.findings:
            told.add(folder, result.findings)
            notes += [("fmt.left", name) for name in sorted(result.left)]
            notes += [("fmt.unordered", name) for name in sorted(result.unordered)]
        notes += [("fmt.anchored", name) for name in result.anchored]
    show_report(told)
    for key, name in notes:
        tell(key, tongue, file=name)
    failed = bool(told.findings) or (check and bool(changes))
    if check and not diff and not write:
        print("".join(f"{change.name}\n" for change in changes), end="")
    else:
        show_or_write(changes, tongue, write)
    tell("" if changes or failed or code or notes else "fmt.clean", tongue)
    raise SystemExit(max(code, int(failed)))


def show_report(report: Report) -> None:
    """What keeps files from being changed, beside the results."""
    if report.findings:
        from radplan.reporters import text

        text.write(report, sys.stderr)


def show_or_write(changes: list[Change], language: str, write: bool) -> None:
    """Show changes as diffs, or write them. What came from standard input is written to standard output."""
    from radplan.editing import files
    from radplan.editing.visible import visible
    from radplan.source.files import STDIN

    if not write:
        sys.stdout.write(visible("".join(change.diff() for change in changes)))
        count = sum(change.changes for change in changes)
        tell("changes" if count else "", language, count=count)
        return
    try:
        files.write([change for change in changes if change.changes and change.name != STDIN])
    except files.UnwrittenError as error:
        tell("render.unwritten", language, file=error.name)
        raise SystemExit(2) from error
    for change in changes:
        if change.name == STDIN:
            sys.stdout.write(change.after)
        elif change.changes:
            tell("changed", language, file=change.name, count=change.lines)


def tell(key: str, language: str, **values: object) -> None:
    """Say something beside the results."""
    if key:
        print(fill(words(language, "commands")[key], values, language), file=sys.stderr)
