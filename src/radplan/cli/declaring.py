"""What the commands are, and how each declares what it can be asked with: for Typer (`app`) and for `plainly` alike."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from itertools import pairwise, takewhile
from typing import Any

from radplan.locale import LANGUAGES, asked, language_of, words

COMMANDS = (
    "init",
    "validate",
    "budget",
    "render",
    "templates",
    "schema",
    "fmt",
    "fix",
    "rule",
    "rules",
    "quickscan",
    "due",
    "diff",
)

Command = Callable[..., None]


def function_of(name: str) -> Command:
    """The function of a command; its module is imported when it is used."""
    function: Command = getattr(import_module(f"radplan.cli.{name}"), name)
    return function


def said(key: str) -> str:
    """A text of the command line in the language asked for."""
    return str(words(language_of(), "commands")[key])


def ask_in(arguments: list[str]) -> None:
    """Answer in the language asked for with `--lang`, before anything else is made of the arguments."""
    arguments = list(takewhile(lambda text: text != "--", arguments))  # what follows is no option
    values = [text.removeprefix("--lang=") for text in arguments if text.startswith("--lang=")]
    values += [value for option, value in pairwise(arguments) if option == "--lang"]
    asked[:] = [value for value in values if value in LANGUAGES]


class Argument:
    """What stands by itself behind a command. `help` is the key of its text among the words of the command line."""

    def __init__(
        self,
        *names: str,
        help: str,
        metavar: str | None = None,
        show_default: bool = True,
        completion: Callable[[str], list[str]] | None = None,
    ) -> None:
        self.names = names
        self.help = help
        self.metavar = metavar
        self.show_default = show_default
        self.completion = completion


class Option(Argument):
    """What is given by name: `--format json`. Without names it is called as its parameter is."""

    def names_for(self, parameter: str) -> tuple[str, ...]:
        """The names on the command line; two with a slash between them switch on and off."""
        return self.names or (f"--{parameter.replace('_', '-')}",)


class WrongUseError(Exception):
    """Something was asked that can't be, in the words of the user's language; `option` is where it was."""

    def __init__(self, message: str, option: str | None = None) -> None:
        super().__init__(message)
        self.option = option


class Call:
    """A command and the values that it is called with."""

    def __init__(self, name: str, values: dict[str, Any]) -> None:
        self.name = name
        self.values = values

    def make(self) -> int:
        """Do what is asked; the exit code."""
        try:
            function_of(self.name)(**self.values)
        except SystemExit as end:
            return end.code if isinstance(end.code, int) else 0
        return 0
