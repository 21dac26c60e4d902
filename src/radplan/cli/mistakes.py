"""Mistakes in the use of a command, found while Typer reads it: what was probably meant, in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import typer

from radplan.cli.declaring import said
from radplan.cli.help import Context
from radplan.locale import fill, language_of
from radplan.suggest import closest

WRONG_USE: Any = typer.BadParameter.__base__  # Typer doesn't name what all its complaints of wrong use are
ELSEWHERE = {"--format": "--to", "--to": "--format"}
"""What an option is called in other commands, and may be called here."""


class Told:
    """Of what is wrong in the use of a command is told how it is used, and which option was probably meant."""

    context_class: Any = Context

    def parse_args(self, ctx: Any, args: list[str]) -> Any:
        try:
            return super().parse_args(ctx, args)  # type: ignore[misc]
        except WRONG_USE as error:
            error.ctx = error.ctx or ctx
            if hasattr(error, "possibilities"):
                known = [name for parameter in ctx.command.get_params(ctx) for name in long_names(parameter)]
                error.possibilities = list(filter(None, [option_meant(error.option_name, known)]))
            raise


def long_names(parameter: Any) -> list[str]:
    """The names by which an option can be given, but for single letters."""
    return [name for name in (*parameter.opts, *parameter.secondary_opts) if name.startswith("--")]


def option_meant(name: str, known: list[str]) -> str:
    """The option that a name was meant to be; empty where that is unsure."""
    other = ELSEWHERE.get(name, "")
    return other if other in known else meant(name, known)


def meant(text: str, known: Iterable[str]) -> str:
    """The one known word that a text is the beginning of, else that it is close to; empty where that is unsure."""
    names = {name.lstrip("-"): name for name in known}
    bare = text.lstrip("-")
    begun = [name for name in names if bare and name.startswith(bare)]
    return names.get(begun[0] if len(begun) == 1 else closest(bare, names), "")


class Choice(typer.main.TyperChoice):  # type: ignore[name-defined, misc]
    """One of a few words; of another it is told which was probably meant."""

    def get_invalid_choice_message(self, value: Any, ctx: Any) -> str:
        return unknown("choice", str(value), self.choices)


def stated(text: Any) -> Any:
    """A value that is not empty: who gives an empty one has a variable that isn't set."""
    if text == "":
        raise typer.BadParameter(said("empty"))
    return text


def path(text: Any) -> Path:
    """A path that is not empty: for Python an empty one is the current folder."""
    return Path(stated(text))


def unknown(what: str, text: str, known: Sequence[str]) -> str:
    """That there is no such command or choice, and which was probably meant."""
    suggestion = meant(text, known)
    values = {"text": text, "suggestion": suggestion, "choices": tuple(known)}
    return fill(said(f"{what}.meant" if suggestion else f"{what}.unknown"), values, language_of())
