"""What `fmt` and `fix` have in common: changes that are shown or made, and what is said beside them."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from radplan.locale import fill, words

if TYPE_CHECKING:
    from radplan.editing.files import Change
    from radplan.report import Report


def show_report(report: Report) -> None:
    """What keeps files from being changed, beside the results."""
    if report.findings:
        from radplan.reporters import text

        text.write(report, sys.stderr)


def show_or_write(changes: list[Change], language: str, write: bool) -> None:
    """Show changes as diffs, or write them. What came from standard input is written to standard output."""
    from radplan.characters import visible
    from radplan.editing import files
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
