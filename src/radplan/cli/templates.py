"""`radplan templates`: radplan's templates, and those of one's own."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

from radplan.cli import completing
from radplan.cli.declaring import Argument, Option, WrongUseError, said
from radplan.cli.plans import LangOption, input_error, language
from radplan.cli.saving import make_folder
from radplan.locale import fill, words
from radplan.source.files import InputError, reason
from radplan.whole import create


class Action(StrEnum):
    """What to do with templates."""

    LIST = "list"
    SHOW = "show"
    EJECT = "eject"
    CHECK = "check"


def templates(
    action: Annotated[Action, Argument(metavar="[ACTION]", help="templates.action")] = Action.LIST,
    name: Annotated[
        str | None,
        Argument(metavar="[NAME]", help="templates.name", show_default=False, completion=completing.templates),
    ] = None,
    plan: Annotated[Path, Option("--plan", metavar="DIR", help="templates.plan")] = Path(),
    lang: LangOption = None,
) -> None:
    """List, show, eject or check templates."""
    tongue = language(lang, [str(plan)])
    refuse_wrong_use(action, name, tongue)
    try:
        plan.stat()
    except OSError as error:
        raise SystemExit(input_error(InputError(str(plan), reason(error)), tongue)) from error
    own = (plan.parent if plan.is_file() else plan) / "templates"
    match action:
        case Action.LIST:
            list_them(own, tongue)
        case Action.SHOW:
            sys.stdout.write(source_of(name or "", tongue)[1])
        case Action.EJECT:
            eject(name or "", own, tongue)
        case Action.CHECK:
            raise SystemExit(check(own, tongue))


def refuse_wrong_use(action: Action, name: str | None, language: str) -> None:
    """A name that is wanted and isn't given, or is given and can't be meant."""
    wanted = action in (Action.SHOW, Action.EJECT)
    if wanted == (name is not None):
        return
    known = completing.templates("") if wanted else []
    values = {"action": action.value, "text": name, "choices": known}
    raise WrongUseError(fill(said("templates.which" if wanted else "templates.extra"), values, language))


def list_them(own: Path, language: str) -> None:
    """Every template, and whether the plan has its own."""
    from radplan.documents.ejected import shipped_names
    from radplan.documents.render import shipped

    mine = own.is_dir() and own.resolve() != shipped().resolve()
    for name in shipped_names(shipped()):
        changed = mine and (own / name).is_file()
        where = fill(said("templates.own"), {"folder": str(own)}, language) if changed else "radplan"
        print(f"{name:32} {where}")


def source_of(name: str, language: str) -> tuple[str, str]:
    """The file name and text of a template, by the name of its document or its file; else wrong use."""
    from radplan.documents.ejected import names_of_templates
    from radplan.documents.render import shipped
    from radplan.suggest import closest

    known = names_of_templates()
    for candidate in (name, f"{name}.html.j2"):
        if candidate in known:
            return candidate, (shipped() / candidate).read_text(encoding="utf-8")
    meant = closest(name, [found.removesuffix(".html.j2") for found in known])
    key = "templates.meant" if meant else "templates.unknown"
    raise WrongUseError(fill(said(key), {"text": name, "suggestion": meant}, language))


def eject(name: str, own: Path, language: str) -> None:
    """Copy a template into the plan's folder, with the version it was taken from; never over one that is there."""
    from radplan.documents.ejected import with_mark

    file, text = source_of(name, language)
    target = own / file
    make_folder(own, language)
    try:
        create(target, (with_mark(text) if file.endswith(".j2") else text).encode())
    except OSError as error:
        there = isinstance(error, FileExistsError)
        tell("templates.exists" if there else "render.unwritten", language, file=str(target))
        raise SystemExit(1 if there else 2) from error
    tell("render.wrote", language, file=str(target))


def tell(key: str, language: str, **values: str) -> None:
    """Say something beside the results."""
    print(fill(words(language, "commands")[key], values, language), file=sys.stderr)


def check(own: Path, language: str) -> int:
    """Say what is wrong with the plan's own templates; exit code 1 where something is."""
    from radplan.documents import ejected
    from radplan.documents.literal import foreign_elements
    from radplan.documents.render import shipped

    remarks = [*ejected.check(own, shipped(), language), *foreign_elements(own)] if own.is_dir() else []
    remarks.sort(key=lambda remark: (remark.file, remark.line))
    texts = words(language, "commands")
    for remark in remarks:
        message = fill(texts[f"templates.remark.{remark.key}"], remark.values, language)
        print(f"{remark.file}:{remark.line} {message}")
    if not remarks:
        print(said("templates.fine"), file=sys.stderr)
    return int(bool(remarks))
