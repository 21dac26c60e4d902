"""The page of `--help` in the reader's language: the words that Typer brings itself, and examples one to a line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import AbstractContextManager
from io import StringIO
from typing import Any

import typer

from radplan.locale import language_of, words

BRACES = str.maketrans("", "", "{}")


def builtin(text: str) -> str:
    """A text in which the words that Typer brings are in our language; where it has other words those stay."""
    for theirs, ours in words(language_of(), "commands")["builtin"].items():
        text = text.replace(theirs, ours)
    return text


def mistake(error: Any) -> str:
    """What was wrong in the use of a command, as Typer tells it, in our language."""
    page = StringIO()
    error.show(page)
    text = re.sub(r"'\[(\w+)\](?:\.{3})?'", r"'\1'", page.getvalue())  # brackets are for the usage only
    for theirs, ours in words(language_of(), "commands")["mistakes"].items():
        text = text.replace(theirs, ours, 1)
    return text


def examples(text: str) -> str:
    """Examples one to a line, so that each can be copied whole: `Examples: this | that`."""
    heading, _, found = text.partition(": ")
    return "\b\n" + "\n".join((f"{heading}:", *(f"  {example}" for example in found.split(" | "))))


def metavar(declared: str | None) -> str | None:
    """What stands for a value, in our language: `[DIR]` is `[MAP]`."""
    names = words(language_of(), "commands")["metavars"]
    return declared and re.sub(r"[A-Z]+", lambda name: names.get(name[0], name[0]), declared)


class Page(typer.Context.formatter_class):  # type: ignore[misc, valid-type]
    """Writes a page of help."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        # Typer puts braces around an argument that is required; brackets around the others say it as well.
        super().write_usage(prog, builtin(args.translate(BRACES)), builtin(prefix or "Usage: "))

    def section(self, name: str) -> AbstractContextManager[None]:
        found: AbstractContextManager[None] = super().section(builtin(name))
        return found

    def write_dl(self, rows: Sequence[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().write_dl([(name, builtin(text)) for name, text in rows], *args, **kwargs)


class Context(typer.Context):
    """A context that writes its help as a `Page`."""

    formatter_class = Page
