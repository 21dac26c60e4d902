"""`radplan render`: documents from a plan."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from radplan.cli.declaring import Argument, Option, WrongUseError, said
from radplan.cli.plans import LangOption, PlanSettings, day, file_named, language, loaded, one_file, show, tell_of_days
from radplan.cli.saving import form_of, make_folder, refuse_input, save
from radplan.documents.kinds import DOCUMENTS, PAPER
from radplan.locale import fill
from radplan.record import Record

if TYPE_CHECKING:
    from radplan.documents.render import Press


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


class Order(Record):
    """What was asked for."""

    templates: Path | None
    public: bool
    draft: bool
    diwoo: bool
    today: date | None
    language: str


def render(
    plan: Annotated[str | None, Argument(metavar="[PLAN]", help="plan", show_default=False)] = None,
    document: Annotated[Document, Option(metavar="NAME", help="render.document")] = PLAN_DOCUMENT,
    to: Annotated[Format | None, Option("--to", help="render.to", show_default=False)] = None,
    output: Annotated[Path | None, Option("--output", "-o", metavar="FILE", help="render.output")] = None,
    everything: Annotated[Path | None, Option("--all", metavar="DIR", help="render.all")] = None,
    templates: Annotated[Path | None, Option(metavar="DIR", help="render.templates")] = None,
    public: Annotated[bool, Option("--public/--internal", help="render.public")] = True,
    draft: Annotated[bool, Option("--draft", help="render.draft")] = False,
    diwoo: Annotated[bool, Option("--diwoo", help="render.diwoo")] = False,
    as_of: Annotated[str | None, Option("--as-of", metavar="DATE", help="as-of")] = None,
    lang: LangOption = None,
) -> None:
    """Render a document, or all of them."""
    given = [plan] if plan is not None else None
    tongue = language(lang, given)
    output = file_named(output)
    order = Order(templates, public, draft, diwoo, day(as_of), tongue)
    format = to or form_of(output, SUFFIXES)
    refuse_wrong_use(order, output, everything, format)
    press = press_of(given, order)
    if everything is not None:
        render_all(press, everything, to, order)
    elif lacking := press.lacking(document.value, tongue):
        show([lacking], press.folder, tongue)
        raise SystemExit(1)
    else:
        render_one(press, document.value, format or Format.MD, output, order)


def refuse_wrong_use(order: Order, output: Path | None, everything: Path | None, format: Format | None) -> None:
    """Options that can't go together or got another option as their value, and paper on a terminal."""
    for option, path in (("--output", output), ("--all", everything), ("--templates", order.templates)):
        if path is not None and str(path).startswith("-"):
            raise WrongUseError(fill(said("render.dash"), {"value": str(path)}, order.language), option=option)
    if order.templates is not None and not os.path.isdir(order.templates):  # noqa: PTH112 (a name may be anything)
        message = fill(said("render.no-templates"), {"folder": str(order.templates)}, order.language)
        raise WrongUseError(message, option="--templates")
    if output is not None and everything is not None:
        raise WrongUseError(said("render.one-or-all"), option="--all")
    if order.diwoo and not order.public:
        raise WrongUseError(said("render.diwoo.internal"), option="--diwoo")
    if order.diwoo and output is None and everything is None:
        raise WrongUseError(said("render.diwoo.where"), option="--diwoo")
    if output is None and everything is None and format is not None and format.value in PAPER and sys.stdout.isatty():
        message = fill(said("render.terminal"), {"format": format.value}, order.language)
        raise WrongUseError(message, option="--output")


def press_of(plans: list[str] | None, order: Order) -> Press:
    """The press of the plan. With errors in it there is nothing to render, unless it is meant as a draft."""
    from radplan import api

    file = one_file(plans, order.language, "render.one-plan")
    settings = PlanSettings(order.language).of(file)
    folder = loaded(file, order.language, settings)
    tell_of_days(order.today, {folder.name: folder.named_day} if folder.named_day else {}, order.language)
    try:
        return api.render(
            folder, public=order.public, draft=order.draft, templates=order.templates, today=order.today,
            settings=settings, language=order.language,
        )  # fmt: skip
    except api.PlanError as error:
        show(error.findings, folder, order.language)
        raise SystemExit(1) from None


def made(press: Press, document: str, format: str) -> bytes:
    """A document as a file; why it can't be made is said."""
    from radplan.documents.render import TemplateFault

    try:
        return press.file(document, format)
    except TemplateFault as fault:
        print("\n".join(fault.messages), file=sys.stderr)
        raise SystemExit(fault.code) from None


def render_one(press: Press, document: str, format: Format, output: Path | None, order: Order) -> None:
    """One document, to a file or to standard output."""
    refuse_inputs(press, written_for(output, order) if output else [], "--output", order.templates)
    file = made(press, document, format.value)
    metadata = metadata_of(press, document, format, order) if order.diwoo else None
    if output is None:
        sys.stdout.buffer.write(file)
        return
    save(output, file, order.language)
    if metadata is not None:
        save(metadata_file(output), metadata, order.language)


def metadata_file(output: Path) -> Path:
    """Where the metadata of a document are written: beside it."""
    return output.with_name(f"{output.name}.diwoo.xml")


def written_for(output: Path, order: Order) -> list[Path]:
    """The files that are written for a document."""
    return [output, metadata_file(output)] if order.diwoo else [output]


def refuse_inputs(press: Press, outputs: Iterable[Path], option: str, templates: Path | None) -> None:
    """Refuse to write over what the documents are made of."""
    for output in outputs:
        refuse_input(output, press.folder.sources, option, templates)


def metadata_of(press: Press, document: str, format: Format, order: Order) -> bytes:
    """The DiWoo metadata of a document; what the plan lacks for them is said, and nothing is made."""
    from radplan.documents import diwoo

    try:
        return diwoo.metadata(press.plan, document, press.tree(document).title, format.value, order.today)
    except diwoo.LackingError as lacking:
        values = {"key": lacking.key, "value": lacking.value}
        key = "render.diwoo.unknown" if lacking.value else "render.diwoo.lacking"
        print(fill(said(key), values, order.language), file=sys.stderr)
        raise SystemExit(1) from None


def render_all(press: Press, target: Path, to: Format | None, order: Order) -> None:
    """Every document that the plan has the data for, in every format that can be had here."""
    from radplan.cli.progress import progress
    from radplan.documents.writing import available

    formats = [format for format in Format if (to is None or format == to) and available(format.value)]
    make_folder(target, order.language)
    jobs = list(jobs_for(press, formats, order.language))
    outputs = [target / f"{document}.{format.value}" for document, format in jobs]
    refuse_inputs(press, [path for output in outputs for path in written_for(output, order)], "--all", order.templates)
    for document, format in progress(jobs, said("render.progress"), lambda job: f"{job[0]}.{job[1].value}"):
        render_one(press, document, format, target / f"{document}.{format.value}", order)


def jobs_for(press: Press, formats: list[Format], language: str) -> Iterator[tuple[str, Format]]:
    """The documents and formats to make; of a document that lacks its data it is said what to add."""
    from radplan.locale import say

    for document in DOCUMENTS:
        if lacking := press.lacking(document, language):
            print(f"{document}: {say(lacking.text, language)}", file=sys.stderr)
        else:
            yield from ((document, format) for format in formats)
