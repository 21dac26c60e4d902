"""`radplan diff`: what changed between two plans."""

from __future__ import annotations

import posixpath
import sys
from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated, Any

from radplan.cli.declaring import Argument, Option, WrongUseError, said
from radplan.cli.plans import LangOption, PlanSettings, language, loaded, one_file, show
from radplan.locale import fill, words

if TYPE_CHECKING:
    from radplan.comparing import Change, Side
    from radplan.findings import Finding, Place
    from radplan.reading import Beside, PlanFolder


class Format(StrEnum):
    """How the changes are written."""

    TEXT = "text"
    MD = "md"
    HTML = "html"
    JSON = "json"


def diff(
    old: Annotated[str, Argument(metavar="OLD", help="diff.old")],
    new: Annotated[str, Argument(metavar="NEW", help="diff.new")],
    format: Annotated[Format, Option(help="diff.format")] = Format.TEXT,
    public: Annotated[bool, Option("--public/--internal", help="diff.public")] = True,
    lang: LangOption = None,
) -> None:
    """Show what changed."""
    tongue = language(lang, [new])
    if old == new == "-":
        raise WrongUseError(said("diff.stdin"))
    folders = [folder_of(argument, tongue) for argument in (old, new)]
    before, after = (side_of(folder, tongue, format) for folder in folders)
    if before is None or after is None:
        raise SystemExit(1)
    from radplan.comparing import compare

    write(compare(before, after), before, after, format, tongue, public=public)


def folder_of(argument: str, language: str) -> PlanFolder:
    """The plan that an argument means, read: a file, a folder, or a file in a revision of a repository."""
    from radplan.source.revision import RevisionError, names_revision

    if not names_revision(argument):
        return loaded(one_file([argument], language), language)
    try:
        return folder_then(argument, language)
    except RevisionError as error:
        text = words(language, "commands")[f"diff.git.{error.reason}"]
        print(fill(text, error.values, language), file=sys.stderr)
        raise SystemExit(3) from None


def folder_then(argument: str, language: str) -> PlanFolder:
    """The plan of a revision, read. Raises RevisionError."""
    from radplan.reading import read
    from radplan.source.revision import Objects, check_out

    with TemporaryDirectory(prefix="radplan-") as place, Objects() as objects:
        found = check_out(argument, Path(place), objects)
        settings = PlanSettings(language).of(str(found.place))  # not those of where it is read
        folder = read(str(found.plan), found.texts, settings.synonyms)
    folder.settings, folder.unsaved = settings, {}
    return as_named(folder, found.name)


def as_named(folder: PlanFolder, name: str) -> PlanFolder:
    """A plan of a revision under the names that the user knows: files have the revision in front of them."""
    from copy import copy

    above = posixpath.dirname(folder.name)
    start = name.removesuffix(posixpath.basename(name.partition(":")[2]))

    def renamed(file: str) -> str:
        return start + posixpath.relpath(file, above)

    def there(place: Place) -> Place:
        return place._replace(file=renamed(place.file))

    def moved(finding: Finding) -> Finding:
        related = tuple(other._replace(place=there(other.place)) for other in finding.related)
        fix = finding.fix and finding.fix._replace(place=there(finding.fix.place))
        return finding._replace(place=there(finding.place), related=related, fix=fix)

    for source in folder.sources.values():
        source.name = renamed(source.name)
    besides: tuple[Beside[Any] | None, ...] = (folder.realisation, folder.quickscan, folder.exceptions)
    for beside in filter(None, besides):
        beside.name = renamed(beside.name)
    named = copy(folder)
    named.name = name
    named.findings = list(map(moved, folder.findings))
    named.sources = {source.name: source for source in folder.sources.values()}
    return named


def side_of(folder: PlanFolder, language: str, format: Format) -> Side | None:
    """A plan that can be compared; of another it is said why it can't."""
    from radplan import api
    from radplan.comparing import Side

    try:
        return Side(folder.name, api.budget(compared(folder)))
    except api.PlanError as error:
        show(error.findings, folder, language, sys.stdout if format == Format.TEXT else sys.stderr)
        return None


def compared(folder: PlanFolder) -> PlanFolder:
    """A plan without the answers and exceptions beside it: these are not compared, nor is what is wrong in them."""
    from copy import copy

    aside = {beside.name for beside in (folder.quickscan, folder.exceptions) if beside}
    alone = copy(folder)  # of which nothing was worked out yet
    alone.findings = [finding for finding in folder.findings if finding.place.file not in aside]
    alone.quickscan = alone.exceptions = None
    return alone


def write(changes: list[Change], old: Side, new: Side, format: Format, language: str, *, public: bool) -> None:
    """The changes. A page is shared, so it holds nothing confidential unless that is asked for."""
    match format:
        case Format.TEXT:
            from radplan.reporters import diff_text

            diff_text.write(changes, language, sys.stdout)
        case Format.JSON:
            from radplan.reporters import diff_json

            diff_json.write(changes, old.name, new.name, language, sys.stdout)
        case Format.MD | Format.HTML:
            from radplan.documents.comparison import page

            sys.stdout.buffer.write(page(changes, old, new, format.value, language, public=public))
