"""radplan from Python: load a plan, check it, add it up, render it. The rest of the package may change; this stays.

    import radplan

    folder = radplan.load("plannen/2019")
    findings = radplan.check(folder)
    ledger = radplan.budget(folder)
    page = radplan.render(folder, document="council-letter", format="html")

The same promises hold as on the command line: no network, no clock, no writing to a plan; the same input gives the same
bytes. Each function imports what it needs when it is called.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from radplan.findings import Finding

if TYPE_CHECKING:
    from radplan.documents.house import House
    from radplan.ledger.ledger import Ledger
    from radplan.reading import PlanFolder
    from radplan.settings import Settings

__all__ = ["Finding", "PlanError", "budget", "check", "load", "render"]


class PlanError(Exception):
    """A plan that can't be added up or rendered as it is; `findings` say why, each at its line."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        super().__init__(", ".join(f"{found.place.file}:{found.place.line} {found.rule}" for found in findings))
        self.findings = tuple(findings)


def load(path: str | os.PathLike[str], *, settings: Settings | None = None) -> PlanFolder:
    """The plan in a file, or in a folder with a plan.yaml, with all that it includes and what lies beside it.

    What is wrong with its contents is no exception: it is in the findings of `check`, and `folder.plan` is None only
    where the file can't be taken for a plan at all.

    Of `settings`, those of the nearest radplan.toml unless given, the words for keys count here. Raises
    `radplan.reading.InputError` where the plan can't be opened, ValueError where a folder holds several plans, and
    `radplan.settings_file.SettingsError` for settings that can't be read.
    """
    from radplan.reading import read
    from radplan.source.files import plans_at

    files = plans_at(os.fspath(path))
    if len(files) > 1:
        raise ValueError(f"{os.fspath(path)}: there are {len(files)} plans here; load them one by one")
    return read(files[0], synonyms=(settings or settings_of(files[0])).synonyms)


def check(
    folder: PlanFolder, *, select: Iterable[str] = (), ignore: Iterable[str] = (), today: date | None = None,
    settings: Settings | None = None,
) -> list[Finding]:  # fmt: skip
    """Every finding of a plan that isn't accepted in its exceptions, by file and line.

    `select` and `ignore` name rules. `today` counts where the realisation names no day; without either, rules about
    what is late are silent. `settings` are those of the nearest radplan.toml unless given. Raises ValueError for a rule
    that there isn't, and `radplan.settings_file.SettingsError` for settings that can't be read.
    """
    from radplan import checking

    choice = checking.Choice(known_rules(select), known_rules(ignore))
    return checking.check(folder, settings or settings_of(folder.name), today, choice)


def budget(folder: PlanFolder) -> Ledger:
    """The money of a plan, in euro to the cent, with what became of it where there is a realisation.

    Raises PlanError where errors in reading, in references or in splits keep it from being added up.
    """
    from radplan.checking import blocking
    from radplan.ledger.ledger import Ledger

    if folder.plan is None or (found := blocking(folder)):
        raise PlanError(folder.findings if folder.plan is None else found)
    return Ledger(folder.plan, folder.realised)


def render(
    folder: PlanFolder, document: str = "plan", format: str = "html", *, public: bool = True, draft: bool = False,
    templates: str | os.PathLike[str] | None = None, today: date | None = None,
) -> bytes:  # fmt: skip
    """A document as a file: `format` is md, html, pdf, docx or json.

    In its plan's language and house style; without confidential activities unless `public` is False. Templates come
    from `templates`, then from the plan's own, then from radplan. Raises PlanError where the plan has errors (unless it
    is meant as a `draft`, which every page says) or lacks what the document needs, ValueError for a document or format
    that there isn't, and `radplan.documents.render.TemplateFault` for a template or format that can't be used.
    """
    from radplan.checking import errors
    from radplan.documents.kinds import DOCUMENTS
    from radplan.documents.needs import finding
    from radplan.documents.render import Press
    from radplan.documents.view import Edition
    from radplan.documents.writing import WRITERS

    for name, known in ((document, DOCUMENTS), (format, tuple(WRITERS))):
        if name not in known:
            raise ValueError(f"{name!r} is none of {', '.join(known)}")
    if folder.plan is None:
        raise PlanError(folder.findings)
    if not draft and (found := errors(folder, settings_of(folder.name), today)):
        raise PlanError(found)
    if lacking := finding(document, folder, folder.plan.language):
        raise PlanError([lacking])
    edition = Edition(folder.plan.language, public, draft)
    press = Press(folder, edition, template_folders(folder, templates), house_of(folder, edition.language))
    return press.file(press.tree(document), format)


def known_rules(names: Iterable[str]) -> frozenset[str]:
    """Names of rules. Raises ValueError for one that there isn't."""
    from radplan.rules import RULES

    chosen = frozenset(names)
    if unknown := sorted(chosen.difference(RULES)):
        raise ValueError(f"there is no rule {', '.join(unknown)}")
    return chosen


def settings_of(plan: str) -> Settings:
    """The settings in the nearest radplan.toml upward from a plan."""
    from radplan.settings import Settings, settings_above

    path = settings_above(plan)
    if path is None:
        return Settings()
    from radplan.settings_file import read_settings

    return read_settings(path)


def template_folders(folder: PlanFolder, asked: str | os.PathLike[str] | None) -> list[Path]:
    """Where templates are looked for before radplan's own."""
    if asked is not None and not Path(asked).is_dir():
        raise ValueError(f"{os.fspath(asked)}: there is no such folder")
    places = [*([Path(asked)] if asked is not None else []), Path(folder.name).parent / "templates"]
    return [path for path in places if path.is_dir()]


def house_of(folder: PlanFolder, language: str) -> House | None:
    """The house style beside the plan. Raises PlanError where something is wrong with it."""
    from radplan.documents.house import read_house

    house, findings = read_house(folder.name, language)
    if findings:
        raise PlanError(findings)
    return house
