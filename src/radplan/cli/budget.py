"""`radplan budget`: the money of a plan, as a controller wants to see it."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from enum import StrEnum
from importlib import import_module
from importlib.util import find_spec
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from radplan.cli.declaring import Option
from radplan.cli.plans import LangOption, PlansArgument, file_named, language
from radplan.cli.saving import form_of, refuse_input, save
from radplan.locale import fill, words

if TYPE_CHECKING:
    from radplan.cli.ledgers import Ledgers
    from radplan.ledger.statement import Statement


class By(StrEnum):
    """By what the money is divided."""

    SOURCE = "source"
    THEME = "theme"
    ACTIVITY = "activity"
    YEAR = "year"
    CATEGORY = "category"
    MONTH = "month"


class Format(StrEnum):
    """How the money is written."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"
    MD = "md"
    XLSX = "xlsx"


SUFFIXES = {".json": Format.JSON, ".csv": Format.CSV, ".md": Format.MD, ".xlsx": Format.XLSX, ".txt": Format.TEXT}


def budget(
    plan: PlansArgument = None,
    by: Annotated[By | None, Option(help="budget.by", show_default=False)] = None,
    format: Annotated[Format | None, Option(help="budget.format", show_default=False)] = None,
    output: Annotated[Path | None, Option("--output", "-o", metavar="FILE", help="budget.output")] = None,
    lang: LangOption = None,
) -> None:
    """Show the money of one or more plans."""
    from radplan.cli.ledgers import Ledgers

    tongue = language(lang, plan)
    output = file_named(output)
    form = format or form_of(output, SUFFIXES) or Format.TEXT
    if form == Format.XLSX:
        can_make_workbook(output, tongue)
    books = Ledgers(plan, tongue)
    statements = Statements(books)
    show(statements, by.value if by else None, form, output, tongue)
    left_out = fill(words(tongue, "commands")["left-out"], {"count": books.blocked.plans}, tongue) + "\n\n"
    if form == Format.TEXT and output is None:
        books.show_blocked(sys.stdout, "\n" * statements.any + left_out)
    else:
        books.show_blocked(sys.stderr, left_out)
    raise SystemExit(max(books.code, int(statements.exceeded)))


class Statements:
    """The money of the plans of a run one by one: none is kept, however many there are."""

    def __init__(self, books: Ledgers) -> None:
        self.books = books
        self.any = self.exceeded = False

    def __iter__(self) -> Iterator[Statement]:
        from radplan.ledger.statement import Statement

        for folder, ledger in self.books:
            self.any = True
            self.exceeded |= bool(ledger.exceeded_anywhere or ledger.overspent_anywhere)
            yield Statement(folder.name, ledger.plan, ledger)


def can_make_workbook(output: Path | None, language: str) -> None:
    """Leave where a workbook can't be made, or would end up on a screen."""
    key = "budget.no-xlsx" if find_spec("xlsxwriter") is None else "budget.screen"
    if key == "budget.no-xlsx" or (output is None and sys.stdout.isatty()):
        print(words(language, "commands")[key], file=sys.stderr)
        raise SystemExit(2)


def show(statements: Statements, by: str | None, form: Format, output: Path | None, language: str) -> None:
    """Write the money to a file or to standard output; where there is none, only JSON says so."""
    write = import_module(f"radplan.reporters.budget_{form.value}").write
    rest = iter(statements)
    first = list(islice(rest, 1))
    if not first and form != Format.JSON:
        return
    found = chain(first, rest)
    if form != Format.XLSX and output is None:
        write(found, by, language, sys.stdout)
        return
    file: io.BytesIO | io.StringIO = io.BytesIO() if form == Format.XLSX else io.StringIO(newline="")
    write(found, by, language, file)
    content = file.getvalue()
    whole = content.encode() if isinstance(content, str) else content
    if output is None:
        sys.stdout.buffer.write(whole)
    else:
        refuse_input(output, statements.books.read, "--output")
        save(output, whole, language)
