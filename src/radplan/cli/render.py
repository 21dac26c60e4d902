"""`radplan render`: a document from a plan."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from radplan.cli.app import said
from radplan.cli.plans import LangOption, PlanSettings, input_error, language, plan_files
from radplan.documents.kinds import DOCUMENTS
from radplan.locale import fill

if TYPE_CHECKING:
    from radplan.findings import Finding
    from radplan.reading import PlanFolder


Document = StrEnum("Document", {name.upper().replace("-", "_"): name for name in DOCUMENTS})  # type: ignore[misc]


class Format(StrEnum):
    """The formats of a document."""

    MD = "md"
    HTML = "html"
    PDF = "pdf"
    DOCX = "docx"
    JSON = "json"


SUFFIXES = {f".{format}": format for format in Format} | {".markdown": Format.MD, ".htm": Format.HTML}


def render(
    plan: Annotated[str | None, typer.Argument(metavar="[PLAN]", help=said("plan"), show_default=False)] = None,
    document: Annotated[Document, typer.Option(help=said("render.document"))] = Document("plan"),
    to: Annotated[Format | None, typer.Option("--to", help=said("render.to"), show_default=False)] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help=said("render.output"))] = None,
    templates: Annotated[Path | None, typer.Option(metavar="DIR", help=said("render.templates"))] = None,
    public: Annotated[bool, typer.Option("--public/--internal", help=said("render.public"))] = True,
    draft: Annotated[bool, typer.Option("--draft", help=said("render.draft"))] = False,
    lang: LangOption = None,
) -> None:
    """Render a document."""
    tongue = language(lang, [plan] if plan else None)
    format = to or (SUFFIXES.get(output.suffix.lower()) if output else None) or Format.MD
    if templates is not None and not templates.is_dir():
        raise typer.BadParameter(fill(said("render.no-templates"), {"folder": str(templates)}, tongue), param_hint="--templates")
    if output is None and format in (Format.PDF, Format.DOCX) and sys.stdout.isatty():
        raise typer.BadParameter(fill(said("render.terminal"), {"format": format.value}, tongue), param_hint="--output")
    folder = sound_plan(plan, tongue, draft)
    from radplan.documents import needs
    from radplan.documents import render as documents
    from radplan.documents.view import Edition

    if folder.plan is None:
        raise typer.Exit(1)
    if lacking := needs.finding(document.value, folder, tongue):
        show([lacking], folder, tongue)
        raise typer.Exit(1)
    folders = [path for path in (templates, Path(folder.name).parent / "templates") if path and path.is_dir()]
    edition = Edition(folder.plan.language, public, draft)
    try:
        file = documents.render(folder, document.value, format.value, edition, folders)
    except documents.TemplateFault as fault:
        print("\n".join(fault.messages), file=sys.stderr)
        raise typer.Exit(fault.code) from None
    if output is None:
        sys.stdout.buffer.write(file)
    else:
        save(output, file, tongue)


def sound_plan(argument: str | None, language: str, draft: bool) -> PlanFolder:
    """The plan to render. With errors in it there is nothing to render, unless it is meant as a draft."""
    files, code = plan_files([argument] if argument else None, language)
    if len(files) > 1:
        raise typer.BadParameter(fill(said("render.one-plan"), {"count": len(files)}, language))
    if code:
        raise typer.Exit(code)
    from radplan.checking import check
    from radplan.findings import Severity
    from radplan.reading import InputError, read

    settings = PlanSettings(language).of(files[0])
    try:
        folder = read(files[0])
    except InputError as error:
        raise typer.Exit(input_error(error, language)) from None
    errors = [finding for finding in check(folder, settings) if finding.severity == Severity.ERROR]
    if errors and not (draft and folder.plan is not None):
        show(errors, folder, language)
        raise typer.Exit(1)
    return folder


def show(findings: list[Finding], folder: PlanFolder, language: str) -> None:
    """Why there is no document."""
    from radplan.checking import Report
    from radplan.reporters import text

    report = Report(language)
    report.add(folder, findings)
    text.write(report, sys.stderr)


def save(output: Path, file: bytes, language: str) -> None:
    """Write the whole file or nothing: what was there stays until the new file is complete."""
    partial = output.with_name(f".{output.name}.partial")
    try:
        partial.write_bytes(file)
        partial.replace(output)
    except OSError as error:
        partial.unlink(missing_ok=True)
        key = "render.no-folder" if not output.parent.is_dir() else "render.unwritten"
        print(fill(said(key), {"file": str(output), "folder": str(output.parent)}, language), file=sys.stderr)
        raise typer.Exit(2) from error
    except BaseException:
        partial.unlink(missing_ok=True)
        raise
    print(fill(said("render.wrote"), {"file": str(output)}, language), file=sys.stderr)
