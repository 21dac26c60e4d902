"""The page of a rule: its docstring, to read in a terminal or as Markdown."""

from __future__ import annotations

import re
from inspect import cleandoc
from typing import NamedTuple

from radplan.findings import Severity
from radplan.regex import regex
from radplan.rules import module

HEADING = regex(r"^## (.+)$", re.M)


class Page(NamedTuple):
    """What a rule checks, why, and what to do about what it finds."""

    name: str
    severity: Severity
    title: str
    body: str

    @property
    def markdown(self) -> str:
        """The page as Markdown."""
        return f"# {self.name}\n\n**{self.severity.value}** · {self.title}\n\n{self.body}\n"

    @property
    def text(self) -> str:
        """The page without marks: headings in capitals."""
        return HEADING.sub(lambda heading: heading[1].upper(), f"{self.title}\n\n{self.body}").replace("`", "") + "\n"


def page_of(rule: str) -> Page:
    """The page of a rule, by its name."""
    source = module(rule)
    title, _, body = cleandoc(source.__doc__ or "").partition("\n")
    return Page(rule, source.RULE.severity, title.strip(), body.strip())
