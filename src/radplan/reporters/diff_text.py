"""What changed, for a person at a terminal: a heading per kind, and a sentence per change."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TextIO

from radplan.comparing import Change
from radplan.documents.comparison import Sentences, groups
from radplan.reporters.text import Page


def write(changes: Sequence[Change], language: str, out: TextIO) -> None:
    """All changes."""
    page, say = Page(out), Sentences(language)
    found = groups(changes, say)
    for number, group in enumerate(found):
        out.write("\n" * bool(number) + page.paint(group.title, "file") + "\n")
        for sentence in group.sentences:
            out.write("\n".join(page.wrap(sentence, "  ", "- ")) + "\n")
    if not found:
        out.write(say("same") + "\n")
