"""A command line in its plainest form, read without Typer: importing that takes longer than Python takes to start.

Only what can mean one thing is read here: an option by its whole name, once, with a value that is one of its choices.
Anything else — a request for help, an abbreviation, a mistake — is for Typer, which reads the same declarations.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from pathlib import Path
from types import NoneType
from typing import Any, get_args, get_origin, get_type_hints

from radplan.cli.declaring import COMMANDS, Argument, Call, Command, Option, function_of


class NotPlainError(Exception):
    """This is for Typer to read."""


def plain_call(arguments: list[str]) -> Call | None:
    """The command that is plainly asked for; None where Typer should look at it."""
    if not arguments or arguments[0] not in COMMANDS:
        return None
    name, *words = arguments
    try:
        return Call(name, Reader(function_of(name)).values_in(words))
    except NotPlainError:
        return None


class Reader:
    """Reads the words behind a command as the values of its parameters."""

    def __init__(self, function: Command) -> None:
        self.required = required(function)
        self.arguments: list[tuple[str, Any]] = []
        self.options: dict[str, tuple[str, Any]] = {}
        self.switches: dict[str, tuple[str, bool]] = {}
        hints = get_type_hints(function, include_extras=True)
        for parameter, hint in hints.items():
            if parameter != "return":
                self.declare(parameter, *get_args(hint))
        self.given: dict[str, Any] = {}

    def declare(self, parameter: str, kind: Any, declared: Argument) -> None:
        """Note under which names a parameter can be given."""
        kinds = [part for part in get_args(kind) if part is not NoneType]
        kind = kinds[0] if kinds and get_origin(kind) is not list else kind
        if not isinstance(declared, Option):
            self.arguments.append((parameter, kind))
        elif kind is bool:
            for name in declared.names_for(parameter):
                on, _, off = name.partition("/")
                self.switches |= {on: (parameter, True)} | ({off: (parameter, False)} if off else {})
        else:
            self.options |= dict.fromkeys(declared.names_for(parameter), (parameter, kind))

    def values_in(self, words: list[str]) -> dict[str, Any]:
        """The values of the parameters that are given. Raises NotPlainError."""
        rest = iter(words)
        alone = []
        for word in rest:
            if word == "-" or not word.startswith("-"):
                alone.append(word)
            elif word in self.switches:
                self.give(*self.switches[word])
            else:
                name, equals, value = word.partition("=")
                if name not in self.options or (equals and not name.startswith("--")):
                    raise NotPlainError
                self.give_text(*self.options[name], value if equals else next(rest, ""))
        self.take(alone)
        if not self.required <= set(self.given):
            raise NotPlainError
        return self.given

    def take(self, alone: list[str]) -> None:
        """Give the words that stand by themselves to the arguments, in their order."""
        for parameter, kind in self.arguments:
            several = get_origin(kind) is list
            for word in alone if several else alone[:1]:
                self.give_text(parameter, kind, word)
            alone = [] if several else alone[1:]
        if alone:
            raise NotPlainError

    def give_text(self, parameter: str, kind: Any, text: str) -> None:
        """Give a parameter what a text means."""
        if not text or (text.startswith("-") and text != "-"):
            raise NotPlainError
        if get_origin(kind) is list:
            self.given.setdefault(parameter, []).append(text)
        elif issubclass(kind, Enum):
            if text not in [choice.value for choice in kind]:
                raise NotPlainError
            self.give(parameter, kind(text))
        else:
            read: Callable[[str], Any] = Path if issubclass(kind, Path) else str
            self.give(parameter, read(text))

    def give(self, parameter: str, value: Any) -> None:
        """Give a parameter its value; twice is for Typer to judge."""
        if parameter in self.given:
            raise NotPlainError
        self.given[parameter] = value


def required(function: Command) -> set[str]:
    """The parameters without which a command can't be called."""
    code = function.__code__
    names = code.co_varnames[: code.co_argcount]
    return set(names[: len(names) - len(function.__defaults__ or ())])
