"""`radplan rules`: every rule with its severity."""

from __future__ import annotations

import json
import sys
from enum import StrEnum
from typing import Annotated

from radplan.cli.declaring import Option
from radplan.cli.plans import LangOption, language


class Format(StrEnum):
    """How the list is written."""

    TEXT = "text"
    JSON = "json"


def rules(
    format: Annotated[Format, Option(help="rules.format")] = Format.TEXT,
    lang: LangOption = None,
) -> None:
    """List the rules."""
    from radplan.locale import words
    from radplan.rules import RULES, module

    tongue = language(lang)
    found = [(name, module(name).RULE.severity.value, words(tongue, f"rules/{name}")["title"]) for name in RULES]
    if format == Format.JSON:
        listed = [{"rule": name, "severity": severity, "title": title} for name, severity, title in found]
        json.dump({"rules": listed}, sys.stdout, ensure_ascii=False, indent=2)
        sys.stdout.write("\n")
        return
    spoken = words(tongue, "commands")
    rows = [(name, spoken[f"severity.{severity}"], title) for name, severity, title in found]
    widths = [max(len(row[column]) for row in rows) for column in (0, 1)]
    for name, severity, title in rows:
        sys.stdout.write(f"{name:<{widths[0]}}  {severity:<{widths[1]}}  {title}\n")
