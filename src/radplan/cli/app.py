"""The command line as Typer reads it, with the help that it shows and the mistakes that it finds."""

from __future__ import annotations

import sys
from collections.abc import Callable
from enum import Enum
from inspect import Parameter, Signature, signature
from pathlib import Path
from types import NoneType
from typing import Annotated, Any, get_args, get_origin, get_type_hints

import typer
from typer.core import TyperCommand, TyperGroup

from radplan.cli.declaring import COMMANDS, Argument, Call, Option, WrongUseError, function_of, said
from radplan.cli.help import examples, metavar, mistake
from radplan.cli.mistakes import WRONG_USE, Choice, Told, path, stated, unknown
from radplan.record import Record


class Reading(Record):
    """What Typer made of the arguments, and where it stood when it was done."""

    call: Call
    context: Any


class OneCommand(Told, TyperCommand):
    """A command."""


class LazyCommands(Told, TyperGroup):
    """Commands whose module is imported when they are used; their list is known without."""

    def list_commands(self, ctx: Any) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: Any, name: str) -> Any:
        if name not in COMMANDS:
            return None
        app = typer.Typer(add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None)
        app.command(
            name, cls=OneCommand, help=said(f"{name}.help"), short_help=said(f"{name}.short"),
            epilog=examples(said(f"{name}.examples")),
        )(typed(name))  # fmt: skip
        command = typer.main.get_command(app)
        command.name = name
        return command

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        if args[0] not in COMMANDS and (args[0] == "-" or not args[0].startswith("-")):
            ctx.fail(unknown("command", args[0], COMMANDS))
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        with formatter.section(said("commands")):
            formatter.write_dl([(name, said(f"{name}.short")) for name in COMMANDS])


def show_version(wanted: bool) -> None:
    """The version, and nothing else."""
    if wanted:
        from radplan import __version__

        print(f"radplan {__version__}")
        raise typer.Exit


def typed(name: str) -> Callable[..., Reading]:
    """What stands for a command while Typer reads its values: the same parameters, declared in Typer's terms."""
    function = function_of(name)

    def reading(ctx: typer.Context, **values: Any) -> Reading:
        return Reading(Call(name, values), ctx)

    hints = get_type_hints(function, include_extras=True)
    parameters = [
        parameter.replace(annotation=in_typers_terms(parameter.name, *get_args(hints[parameter.name])))
        for parameter in signature(function).parameters.values()
    ]
    context = Parameter("ctx", Parameter.POSITIONAL_OR_KEYWORD, annotation=typer.Context)
    reading.__signature__ = Signature([context, *parameters])  # type: ignore[attr-defined]
    return reading


def in_typers_terms(parameter: str, kind: Any, declared: Argument) -> Any:
    """The type of a parameter, with what Typer is to know of it."""
    known: dict[str, Any] = {
        "help": said(declared.help), "metavar": metavar(declared.metavar), "show_default": declared.show_default,
        "autocompletion": declared.completion, **reader(kind, declared),
    }  # fmt: skip
    if isinstance(declared, Option):
        return Annotated[kind, typer.Option(*declared.names_for(parameter), **known)]
    return Annotated[kind, typer.Argument(**known)]


def reader(kind: Any, declared: Argument) -> dict[str, Any]:
    """What reads a value of a kind, in Typer's terms. An empty plan or name is for the command to refuse."""
    (kind,) = [part for part in get_args(kind) if part is not NoneType] or [kind]
    if get_origin(kind) is list:
        (kind,) = get_args(kind)
    if issubclass(kind, Enum):
        return {"click_type": Choice([choice.value for choice in kind])}
    if issubclass(kind, Path):
        return {"parser": path}
    return {"parser": stated} if isinstance(declared, Option) and kind is str else {}


def call(arguments: list[str]) -> Call | int:
    """The command that the arguments ask for; the exit code where Typer has answered already."""
    try:
        found = read(arguments)
    except WRONG_USE as error:
        sys.stderr.write(mistake(error))
        return int(error.exit_code)
    except typer.Abort:
        print(said("aborted"), file=sys.stderr)
        return 1
    except SystemExit as end:
        if isinstance(end.__context__, BrokenPipeError):  # for Typer a reader that left is a failure
            raise end.__context__ from None
        return end.code if isinstance(end.code, int) else 0
    return found.call if isinstance(found, Reading) else found


def refusal(arguments: list[str], error: WrongUseError) -> str:
    """That a command, asked for with these arguments, refused them."""
    context = read(arguments).context
    if error.option is None:
        return mistake(WRONG_USE(str(error), ctx=context))
    return mistake(typer.BadParameter(str(error), ctx=context, param_hint=[error.option]))


def read(arguments: list[str]) -> Any:
    """What Typer reads: a `Reading`, or the exit code where there was only something to show."""
    app = typer.Typer(
        cls=LazyCommands,
        help=said("help"),
        epilog=said("epilog"),
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
        context_settings={"help_option_names": ["-h", "--help"]},
    )

    version = typer.Option(False, "--version", "-V", help=said("version"), is_eager=True, callback=show_version)

    @app.callback()
    def options(version: bool = version) -> None:
        """What goes before a command."""

    found = typer.main.get_command(app).main(arguments, prog_name="radplan", standalone_mode=False)
    return found if isinstance(found, (Reading, int)) else 0
