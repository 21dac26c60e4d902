"""From the arguments to a command: read plainly where they are plain, else by Typer."""

from __future__ import annotations

import sys

from radplan.cli.declaring import Call, WrongUseError, ask_in
from radplan.cli.plainly import plain_call


def called(arguments: list[str]) -> int:
    """Do what the arguments ask for; its exit code."""
    ask_in(arguments)
    call: Call | int | None = plain_call(arguments)
    if call is None:
        from radplan.cli import app

        call = app.call(arguments)
    return call if isinstance(call, int) else made(call, arguments)


def made(call: Call, arguments: list[str]) -> int:
    """Make a call; its exit code. What the command refuses is told as Typer tells it, with how it is used."""
    try:
        return call.make()
    except WrongUseError as error:
        from radplan.cli.app import refusal

        sys.stderr.write(refusal(arguments, error))
        return 2
