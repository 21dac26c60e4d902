"""A plain command line is read without Typer: what is read must be what Typer reads, or nothing."""

from __future__ import annotations

import contextlib
import io
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cli.samples import ARNHEM
from radplan.cli import app
from radplan.cli.declaring import COMMANDS, Call, function_of
from radplan.cli.plainly import Reader, plain_call, required

VALUES = [
    "plan.yaml",
    "a b",
    "-",
    "",
    "2026-01-01",
    "json",
    "JSON",
    "js",
    "text",
    "nl",
    "no-owner,no-date",
    "é",
    "-x",
    "--",
]


def words_of(command: str) -> list[str]:
    """What somebody could type behind a command: its own options in full, cut short, joined to a value, and others."""
    reading = Reader(function_of(command))
    names = [*reading.options, *reading.switches]
    choices = [
        str(choice.value) for _, kind in reading.options.values() if hasattr(kind, "__members__") for choice in kind
    ]
    joined = [f"{name}={value}" for name in names for value in (*choices, "x", "")]
    return [
        *names,
        *choices,
        *joined,
        *(name[:-1] for name in names),
        "-o",
        "-oout",
        "-h",
        "--help",
        "--wrong",
        *VALUES,
    ]


def by_typer(arguments: list[str]) -> Call | int:
    """What Typer makes of the arguments; what it says about them is not of interest here."""
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        return app.call(arguments)


def with_defaults(call: Call) -> dict[str, Any]:
    """Every value of a call, those that weren't given too; nothing given is nothing, however it is written."""
    function = function_of(call.name)
    names = function.__code__.co_varnames[: function.__code__.co_argcount]
    optional = [name for name in names if name not in required(function)]
    values = {**dict(zip(optional, function.__defaults__ or (), strict=True)), **call.values}
    return {name: None if value in ([], ()) else value for name, value in values.items()}


def read_alike(arguments: list[str]) -> bool:
    """Whether arguments are plain; where they are, Typer reads the same."""
    plain = plain_call(arguments)
    if plain is None:
        return False
    typed = by_typer(arguments)
    assert isinstance(typed, Call)
    assert (plain.name, with_defaults(plain)) == (typed.name, with_defaults(typed)), arguments
    return True


@given(st.data())
def test_what_is_read_plainly_is_what_typer_reads(data: st.DataObject) -> None:
    command = data.draw(st.sampled_from(COMMANDS))
    read_alike([command, *data.draw(st.lists(st.sampled_from(words_of(command)), max_size=5))])


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_with_every_choice_is_plain(command: str) -> None:
    """In full, with a value of its own, before and behind the arguments: the ordinary way to use it."""
    reading = Reader(function_of(command))
    needed = ["one", "two"][: len(required(function_of(command)))]
    uses = [[name] for name in reading.switches]
    for name, (_, kind) in reading.options.items():
        values = [choice.value for choice in kind] if hasattr(kind, "__members__") else ["some", "-"]
        uses += [[name, value] for value in values] + [[f"{name}={value}"] for value in values if name[:2] == "--"]
    for use in [[], *uses]:
        assert read_alike([command, *needed, *use]), use
        assert read_alike([command, *use, *needed]), use


@pytest.mark.parametrize(
    "arguments", [["validate", "a", "-", "b"], ["validate", "--select", "a", "x", "--select", "b"]]
)
def test_several_values_are_plain(arguments: list[str]) -> None:
    assert read_alike(arguments)


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["--help"],
        ["validat", ARNHEM],
        ["validate", "--help"],
        ["validate", "--form", "json"],
        ["validate", "--format", "jsn"],
        ["validate", "--format"],
        ["validate", "--format", "json", "--format", "text"],
        ["validate", "--", "-plan"],
        ["validate", ""],
        ["render", "one", "two"],
        ["render", "-oout.html"],
        ["render", "--public=yes"],
        ["diff", "one"],
    ],
    ids=" ".join,
)
def test_what_is_not_plain_is_for_typer(arguments: list[str]) -> None:
    assert plain_call(arguments) is None
