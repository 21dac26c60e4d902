"""`radplan render`: documents from a plan."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from radplan.cli.app import said
from radplan.cli.plans import LangOption, PlanSettings, day, input_error, language, plan_files
from radplan.cli.saving import make_folder, save
from radplan.documents.kinds import DOCUMENTS, PAPER
from radplan.locale import fill

if TYPE_CHECKING:
    from radplan.documents.render import Press
    from radplan.findings import Finding
    from radplan.reading import PlanFolder


Document = StrEnum("Document", {name.upper().replace("-", "_"): name for name in DOCUMENTS})  # type: ignore[misc]


PLAN_DOCUMENT = Document("plan")


class Format(StrEnum):
    """The formats of a document."""

    MD = "md"
    HTML = "html"
    PDF = "pdf"
    DOCX = "docx"
    JSON = "json"


SUFFIXES = {f".{format}": format for format in Format} | {".markdown": Format.MD, ".htm": Format.HTML}


@dataclass(frozen=True)
class Order:
    """What was asked for."""

    templates: Path | None
    public: bool
    draft: bool
    diwoo: bool
    today: date | None
    language: str


def render(
    plan: Annotated[str | None, typer.Argument(metavar="[PLAN]", help=said("plan"), show_default=False)] = None,
    document: Annotated[Document, typer.Option(metavar="NAME", help=said("render.document"))] = PLAN_DOCUMENT,
    to: Annotated[Format | None, typer.Option("--to", help=said("render.to"), show_default=False)] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help=said("render.output"))] = None,
    everything: Annotated[Path | None, typer.Option("--all", metavar="DIR", help=said("render.all"))] = None,
    templates: Annotated[Path | None, typer.Option(metavar="DIR", help=said("render.templates"))] = None,
    public: Annotated[bool, typer.Option("--public/--internal", help=said("render.public"))] = True,
    draft: Annotated[bool, typer.Option("--draft", help=said("render.draft"))] = False,
    diwoo: Annotated[bool, typer.Option("--diwoo", help=said("render.diwoo"))] = False,
    as_of: Annotated[str | None, typer.Option("--as-of", metavar="DATE", help=said("as-of"))] = None,
    lang: LangOption = None,
) -> None:
    """Render a document, or all of them."""
    tongue = language(lang, [plan] if plan else None)
    order = Order(templates, public, draft, diwoo, day(as_of), tongue)
    format = to or (SUFFIXES.get(output.suffix.lower()) if output else None)
    refuse_wrong_use(order, output, everything, format)
    folder = sound_plan(plan, order)
    press = press_for(folder, order)
    if everything is not None:
        raise typer.Exit(render_all(press, folder, order, everything, to))
    if lacking := lacking_for(document.value, folder, tongue):
        show([lacking], folder, tongue)
        raise typer.Exit(1)
    render_one(press, document.value, format or Format.MD, output, order)


def refuse_wrong_use(order: Order, output: Path | None, everything: Path | None, format: Format | None) -> None:
    """Options that can't go together or got another option as their value, and paper on a terminal."""
    for option, path in (("--output", output), ("--all", everything), ("--templates", order.templates)):
        if path is not None and str(path).startswith("-"):
            raise typer.BadParameter(fill(said("render.dash"), {"value": str(path)}, order.language), param_hint=option)
    if order.templates is not None and not order.templates.is_dir():
        message = fill(said("render.no-templates"), {"folder": str(order.templates)}, order.language)
        raise typer.BadParameter(message, param_hint="--templates")
    if output is not None and everything is not None:
        raise typer.BadParameter(said("render.one-or-all"), param_hint="--all")
    if order.diwoo and not order.public:
        raise typer.BadParameter(said("render.diwoo.internal"), param_hint="--diwoo")
    if order.diwoo and output is None and everything is None:
        raise typer.BadParameter(said("render.diwoo.where"), param_hint="--diwoo")
    if output is None and everything is None and format is not None and format.value in PAPER and sys.stdout.isatty():
        message = fill(said("render.terminal"), {"format": format.value}, order.language)
        raise typer.BadParameter(message, param_hint="--output")


def sound_plan(argument: str | None, order: Order) -> PlanFolder:
    """The plan to render. With errors in it there is nothing to render, unless it is meant as a draft."""
    files, code = plan_files([argument] if argument else None, order.language)
    if len(files) > 1:
        raise typer.BadParameter(fill(said("render.one-plan"), {"count": len(files)}, order.language))
    if code:
        raise typer.Exit(code)
    from radplan.checking import errors
    from radplan.reading import InputError, read

    settings = PlanSettings(order.language).of(files[0])
    try:
        folder = read(files[0], synonyms=settings.synonyms)
    except InputError as error:
        raise typer.Exit(input_error(error, order.language)) from None
    found = errors(folder, settings, order.today)
    if folder.plan is None or (found and not order.draft):
        show(found, folder, order.language)
        raise typer.Exit(1)
    return folder


def press_for(folder: PlanFolder, order: Order) -> Press:
    """The press for a plan, in its house style; what is wrong with that is said, and nothing is made."""
    from radplan.documents.house import read_house
    from radplan.documents.render import Press
    from radplan.documents.view import Edition

    language = folder.plan.language if folder.plan else order.language
    house, findings = read_house(folder.name, language)
    if findings:
        show(findings, folder, order.language)
        raise typer.Exit(1)
    places = (order.templates, Path(folder.name).parent / "templates")
    folders = [path for path in places if path is not None and path.is_dir()]
    return Press(folder, Edition(language, order.public, order.draft), folders, house)


def lacking_for(document: str, folder: PlanFolder, language: str) -> Finding | None:
    """What a document lacks, if anything."""
    from radplan.documents import needs

    return needs.finding(document, folder, language)


def render_one(press: Press, document: str, format: Format, output: Path | None, order: Order) -> None:
    """One document, to a file or to standard output."""
    from radplan.documents.render import TemplateFault

    try:
        tree = press.tree(document)
        file = press.file(tree, format.value)
        metadata = metadata_of(press, document, tree.title, format, order) if order.diwoo else None
    except TemplateFault as fault:
        print("\n".join(fault.messages), file=sys.stderr)
        raise typer.Exit(fault.code) from None
    if output is None:
        sys.stdout.buffer.write(file)
        return
    save(output, file, order.language)
    if metadata is not None:
        save(output.with_name(f"{output.name}.diwoo.xml"), metadata, order.language)


def metadata_of(press: Press, document: str, title: str, format: Format, order: Order) -> bytes:
    """The DiWoo metadata of a document; what the plan lacks for them is said, and nothing is made."""
    from radplan.documents import diwoo

    try:
        return diwoo.metadata(press.plan, document, title, format.value, order.today)
    except diwoo.LackingError as lacking:
        values = {"key": lacking.key, "value": lacking.value}
        key = "render.diwoo.unknown" if lacking.value else "render.diwoo.lacking"
        print(fill(said(key), values, order.language), file=sys.stderr)
        raise typer.Exit(1) from None


def render_all(press: Press, folder: PlanFolder, order: Order, target: Path, to: Format | None) -> int:
    """Every document that the plan has the data for, in every format that can be had here; the exit code."""
    from radplan.cli.progress import progress
    from radplan.documents.writing import available

    formats = [format for format in Format if (to is None or format == to) and available(format.value)]
    make_folder(target, order.language)
    jobs = list(jobs_for(folder, order, formats))
    for document, format in progress(jobs, said("render.progress"), lambda job: f"{job[0]}.{job[1].value}"):
        render_one(press, document, format, target / f"{document}.{format.value}", order)
    return 0


def jobs_for(folder: PlanFolder, order: Order, formats: list[Format]) -> Iterator[tuple[str, Format]]:
    """The documents and formats to make; of a document that lacks its data it is said what to add."""
    from radplan.locale import say

    for document in DOCUMENTS:
        if lacking := lacking_for(document, folder, order.language):
            print(f"{document}: {say(lacking.text, order.language)}", file=sys.stderr)
        else:
            yield from ((document, format) for format in formats)


def show(findings: list[Finding], folder: PlanFolder, language: str) -> None:
    """Why there is no document."""
    from radplan.checking import Report
    from radplan.reporters import text

    report = Report(language)
    report.add(folder, findings)
    text.write(report, sys.stderr)
