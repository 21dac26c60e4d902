"""`radplan rule`: the page of a rule."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import Annotated

from radplan.cli import completing
from radplan.cli.declaring import Argument, Option, WrongUseError, said
from radplan.cli.plans import LangOption, language


class Format(StrEnum):
    """How the page is written."""

    TEXT = "text"
    MD = "md"


def rule(
    name: Annotated[str, Argument(metavar="RULE", help="rule.name", completion=completing.rules)],
    format: Annotated[Format, Option(help="rule.format")] = Format.TEXT,
    lang: LangOption = None,
) -> None:
    """Show the page of a rule."""
    from radplan.cli.plans import checked_rules
    from radplan.locale import words
    from radplan.reporters.text import Page
    from radplan.rules.page import page_of

    tongue = language(lang)
    found = checked_rules([name])
    if len(found) != 1:
        raise WrongUseError(said("rule.one"))
    (chosen,) = found
    page = page_of(chosen, tongue)
    if format == Format.MD:
        sys.stdout.write(page.markdown)
        return
    title = words(tongue, f"rules/{chosen}")["title"]
    name = Page(sys.stdout).paint(chosen, "file")
    sys.stdout.write(f"{name} ({page.severity}): {title}\n\n{page.text}")
