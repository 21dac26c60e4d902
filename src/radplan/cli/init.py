"""`radplan init`: a starter plan, with prompts where the municipality's own words belong."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

from radplan.cli import completing
from radplan.cli.declaring import Argument, Option, WrongUseError
from radplan.cli.plans import LangOption, language
from radplan.locale import fill, words

if TYPE_CHECKING:
    from radplan.starters.wish import Wish, WishError

OPTIONS = {
    "kind": "--for", "municipality": "--municipality", "year": "--year", "region": "--region", "scheme": "--scheme",
    "grant": "--grant", "themes": "--theme", "coordinator": "--coordinator", "language": "--language",
}  # fmt: skip
"""The option that gives each part of a wish, in the order in which a terminal is asked."""
REQUIRED = ("municipality", "year")


def init(
    folder: Annotated[Path, Argument(metavar="[DIR]", help="init.folder", show_default=False)] = Path(),
    kind: Annotated[
        str | None, Option("--for", metavar="small|central|regional", help="init.for", completion=completing.kinds)
    ] = None,
    municipality: Annotated[
        str | None, Option(metavar="NAME", help="init.municipality", completion=completing.municipalities)
    ] = None,
    year: Annotated[str | None, Option(metavar="YEAR", help="init.year")] = None,
    region: Annotated[str | None, Option(metavar="NAME", help="init.region")] = None,
    scheme: Annotated[str | None, Option(metavar="ID", help="init.scheme", completion=completing.schemes)] = None,
    grant: Annotated[str | None, Option(metavar="EUROS", help="init.grant")] = None,
    theme: Annotated[list[str] | None, Option(metavar="TITLE", help="init.theme")] = None,
    coordinator: Annotated[str | None, Option(metavar="ROLE", help="init.coordinator")] = None,
    of_plan: Annotated[
        str | None, Option("--language", metavar="nl|en", help="init.language", completion=completing.languages)
    ] = None,
    lang: LangOption = None,
) -> None:
    """Start a plan in a folder that holds none."""
    tongue = language(lang)
    typed = {
        "kind": kind, "municipality": municipality, "year": year, "region": region, "scheme": scheme, "grant": grant,
        "themes": theme or [], "coordinator": coordinator, "language": of_plan,
    }  # fmt: skip
    checked(typed, tongue)
    refuse_what_is_there(folder, tongue)
    if sys.stdin.isatty() and sys.stderr.isatty():
        again = ["radplan", "init", str(folder), *(["--lang", lang] if lang else [])]
        typed = asked(typed, again, tongue)
    wish = read(typed, tongue)
    tell_of_municipality(wish, tongue)
    write(folder, wish, tongue)


def refuse_what_is_there(folder: Path, language: str) -> None:
    """Leave where the folder holds anything: a starter never goes over or between somebody's files."""
    try:
        names = sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []
        is_file = folder.exists() and not folder.is_dir()
    except (OSError, ValueError):
        unusable(folder, language)
    held = [name for name in names if not name.startswith(".")]  # a folder under git is empty all the same
    if is_file or held:
        key = "no-folder" if is_file else "plan" if "plan.yaml" in held else "held"
        tell(f"init.{key}", language, folder=str(folder), name="".join(held[:1]))
        raise SystemExit(1)


def unusable(folder: Path, language: str) -> NoReturn:
    """Leave where a folder can't be read or made."""
    tell("init.unreadable", language, folder=str(folder))
    raise SystemExit(2) from None


def tell(key: str, language: str, **values: Any) -> None:
    """Say something on standard error."""
    print(fill(words(language, "commands")[key], values, language), file=sys.stderr)


def checked(typed: dict[str, Any], language: str) -> None:
    """Refuse what was typed and can't be meant, before any question is asked."""
    from radplan.starters.wish import READERS, WishError

    for name, text in typed.items():
        try:
            if text:
                READERS[name](text)
        except WishError as error:
            raise wrong(error, language, OPTIONS[name]) from None


def read(typed: dict[str, Any], language: str) -> Wish:
    """The wish; what is missing or doesn't go together is wrong use."""
    from radplan.starters.wish import WishError, read_wish

    if missing := [OPTIONS[name] for name in REQUIRED if not typed[name]]:
        message = fill(words(language, "commands")["init.missing"], {"options": missing}, language)
        raise WrongUseError(message)
    try:
        return read_wish(typed)
    except WishError as error:
        raise wrong(error, language, OPTIONS["scheme"]) from None


def wrong(error: WishError, language: str, option: str) -> WrongUseError:
    """Wrong use of an option, in words."""
    return WrongUseError(
        fill(words(language, "commands")[f"init.wrong.{error.case}"], error.values, language), option=option
    )


def asked(typed: dict[str, Any], again: list[str], language: str) -> dict[str, Any]:
    """What was typed, with the answers to the questions that are left. Who leaves keeps what was given.

    `again` is the command that asks the questions once more.
    """
    from radplan.cli.asking import Conversation

    conversation = Conversation(typed, language)
    try:
        conversation.hold()
    except (KeyboardInterrupt, EOFError):
        print(file=sys.stderr)
        tell("init.left", language)
        print(f"  {shlex.join([*again, *options_of(conversation.typed)])}", file=sys.stderr)
        raise SystemExit(130) from None
    return conversation.typed


def options_of(typed: dict[str, Any]) -> list[str]:
    """The options that say the same as what was typed so far."""
    parts: list[str] = []
    for name, option in OPTIONS.items():
        given = typed[name] if isinstance(typed[name], list) else [typed[name]]
        for text in given:
            if text:
                parts += [option, text] if not text.startswith("-") else [f"{option}={text}"]
    return parts


def tell_of_municipality(wish: Wish, language: str) -> None:
    """Say that a name belongs to no municipality on the official list, or to more than one."""
    from radplan.schemes.municipalities import codes_of
    from radplan.starters.wish import municipalities_like

    if not wish.code:
        like = municipalities_like(wish.municipality)
        key = "several" if codes_of(wish.municipality) else "like" if like else "unknown"
        tell(f"init.municipality.{key}", language, name=wish.municipality, like=like[:3])


def write(folder: Path, wish: Wish, language: str) -> None:
    """The plan and the schema that its first line names; both or neither."""
    import json

    from radplan.cli.saving import save
    from radplan.format.schema import schema
    from radplan.starters.text import plan_text

    files = {
        "plan.schema.json": json.dumps(schema("plan", wish.language), ensure_ascii=False, indent=2) + "\n",
        "plan.yaml": plan_text(wish),
    }
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError):
        unusable(folder, language)
    try:
        for name, text in files.items():
            save(folder / name, text.encode(), language)
    except BaseException:
        for name in files:
            (folder / name).unlink(missing_ok=True)
        raise
    name = str(folder)
    tell("init.next", language, plan=shlex.quote(f"./{name}" if name.startswith("-") else name))
