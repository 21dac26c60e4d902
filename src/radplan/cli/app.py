"""The list of commands, and how each is found when it is used."""

from __future__ import annotations

import sys
from importlib import import_module
from itertools import pairwise
from typing import Any

import typer
from typer.core import TyperGroup

from radplan.cli.help import Context, examples, mistake
from radplan.locale import LANGUAGES, asked, fill, language_of, words

WRONG_USE: Any = typer.BadParameter.__base__  # Typer doesn't name what all its complaints of wrong use are
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


def said(key: str) -> str:
    """A text of the command line in the language asked for."""
    return str(words(language_of(), "commands")[key])


class LazyCommands(TyperGroup):
    """Commands whose module is imported when they are used; their list is known without."""

    context_class = Context

    def list_commands(self, ctx: Any) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: Any, name: str) -> Any:
        if name not in COMMANDS:
            return None
        app = typer.Typer(add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None)
        function = getattr(import_module(f"radplan.cli.{name}"), name)
        app.command(
            name, help=said(f"{name}.help"), short_help=said(f"{name}.short"), epilog=examples(said(f"{name}.examples"))
        )(function)
        command = typer.main.get_command(app)
        command.name = name
        command.context_class = Context
        return command

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        if args[0] not in COMMANDS and not args[0].startswith("-"):
            ctx.fail(unknown(args[0]))
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        with formatter.section(said("commands")):
            formatter.write_dl([(name, said(f"{name}.short")) for name in COMMANDS])


def unknown(name: str) -> str:
    """That there is no such command, and which was probably meant."""
    from radplan.suggest import closest

    meant = closest(name, COMMANDS)
    values = {"text": name, "suggestion": meant, "commands": COMMANDS}
    return fill(said("command.meant" if meant else "command.unknown"), values, language_of())


def show_version(wanted: bool) -> None:
    """The version, and nothing else."""
    if wanted:
        from radplan import __version__

        print(f"radplan {__version__}")
        raise typer.Exit


def asked_in(arguments: list[str]) -> list[str]:
    """The languages asked for with `--lang`, before anything else is made of the arguments."""
    values = [text.removeprefix("--lang=") for text in arguments if text.startswith("--lang=")]
    values += [value for option, value in pairwise(arguments) if option == "--lang"]
    return [value for value in values if value in LANGUAGES]


def command(arguments: list[str]) -> int:
    """Run the command that the arguments name; its exit code."""
    asked[:] = asked_in(arguments)
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

    try:
        result = typer.main.get_command(app).main(arguments, prog_name="radplan", standalone_mode=False)
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
    return result if isinstance(result, int) else 0
