"""The page of a rule, to read in a terminal or as Markdown: its docstring, or what the locale of a language has."""

from __future__ import annotations

import re
from inspect import cleandoc
from pathlib import Path

from radplan import locale
from radplan.record import Record
from radplan.regex import regex
from radplan.rules import module

HEADING = regex(r"^## (.+)$", re.M)


class Page(Record):
    """What a rule checks, why, and what to do about what it finds."""

    name: str
    severity: str
    title: str
    body: str

    @property
    def markdown(self) -> str:
        """The page as Markdown."""
        return f"# {self.name}\n\n**{self.severity}** · {self.title}\n\n{self.body}\n"

    @property
    def text(self) -> str:
        """The page without marks: headings in capitals."""
        return HEADING.sub(lambda heading: heading[1].upper(), f"{self.title}\n\n{self.body}").replace("`", "") + "\n"


def page_of(rule: str, language: str = "en") -> Page:
    """The page of a rule, by its name, in a language."""
    source = module(rule)
    title, _, body = text_of(rule, language).partition("\n")
    severity = locale.words(language, "commands")[f"severity.{source.RULE.severity.value}"]
    return Page(rule, severity, title.strip(), body.strip())


def text_of(rule: str, language: str) -> str:
    """What the page of a rule says: the rule itself says it in English."""
    if language == "en":
        return cleandoc(module(rule).__doc__ or "")
    return (Path(locale.__file__).parent / language / "rules" / f"{rule}.md").read_text(encoding="utf-8")
