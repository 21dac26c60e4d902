"""`radplan fmt`: the files of a plan in their canonical layout."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

from radplan.cli.changing import show_or_write, show_report, tell
from radplan.cli.declaring import Option
from radplan.cli.plans import LangOption, PlansArgument, input_error, language, plan_files

if TYPE_CHECKING:
    from radplan.editing.files import Change


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
