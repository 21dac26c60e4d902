"""radplan from Python: load a plan, check it, add it up, render it. The rest of the package may change; this stays.

    import radplan

    folder = radplan.load("plannen/2019")
    outcome = radplan.check(folder)
    ledger = radplan.budget(folder)
    letter = radplan.render(folder).file("council-letter", "html")

The commands do their work through these same functions, so the same promises hold: no network, no clock, no writing to
a plan; the same input gives the same bytes. Each function imports what it needs when it is called.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from radplan.findings import Finding, PlanError
from radplan.source.files import InputError, plans_at

if TYPE_CHECKING:
    from radplan.documents.render import Press
    from radplan.ledger.ledger import Ledger
    from radplan.reading import PlanFolder
    from radplan.report import Outcome
    from radplan.settings import Settings

__all__ = ["Finding", "InputError", "PlanError", "budget", "check", "load", "plans", "render"]


def plans(path: str | os.PathLike[str]) -> list[str]:
    """The plans that a path means: that file, the plan.yaml of that folder, or else every plan.yaml below it.

    Raises InputError where there is nothing to open.
    """
    return plans_at(os.fspath(path))


def load(path: str | os.PathLike[str], *, settings: Settings | None = None) -> PlanFolder:
    """The plan in a file, or in a folder with a plan.yaml, with all that it includes and what lies beside it.

    What is wrong with its contents is no exception: it is in the findings of `check`, and `folder.plan` is None only
    where the file can't be taken for a plan at all.

    `settings`, those of the nearest radplan.toml unless given, are kept for what is asked of the plan next; the words
    for keys among them count here. Raises InputError where the plan can't be opened, ValueError where a folder holds
    several (`plans` names them, to be loaded one by one), and `radplan.settings_file.SettingsError` for settings that
    can't be read.
    """
    from radplan.reading import read

    files = plans(path)
    if len(files) > 1:
        raise ValueError(f"{os.fspath(path)}: there are {len(files)} plans here; load them one by one")
    chosen = settings or settings_of(files[0])
    folder = read(files[0], synonyms=chosen.synonyms)
    folder.settings = chosen
    return folder


def check(
    folder: PlanFolder, *, select: Iterable[str] = (), ignore: Iterable[str] = (), today: date | None = None,
    settings: Settings | None = None,
) -> Outcome:  # fmt: skip
    """What is to be said of a plan: its `findings` by file and line, and apart those that its exceptions `accepted`.

    `select` and `ignore` name rules. `today` counts where the realisation names no day; without either, rules about
    what is late are silent. `settings` are those that the plan was loaded with unless given. Raises ValueError for a
    rule that there isn't, and `radplan.settings_file.SettingsError` for settings that can't be read.
    """
    from radplan.checking import examine
    from radplan.report import Choice

    choice = Choice(known_rules(select), known_rules(ignore))
    return examine(folder, settings or settings_for(folder), today, choice)


def budget(folder: PlanFolder) -> Ledger:
    """The money of a plan, in euro to the cent, with what became of it where there is a realisation.

    Raises PlanError where errors in reading, in references or in splits keep it from being added up, accepted or not.
    """
    from radplan.checking import blocking
    from radplan.ledger.ledger import Ledger

    found = blocking(folder)
    if folder.plan is None or found:
        raise PlanError(found)
    return Ledger(folder.plan, folder.realised)


def render(
    folder: PlanFolder, *, public: bool = True, draft: bool = False, templates: str | os.PathLike[str] | None = None,
    today: date | None = None, settings: Settings | None = None, language: str = "",
) -> Press:  # fmt: skip
    """The documents of a plan: `file` of what this gives makes each, when it is asked for; the plan is checked once.

    In the plan's language and house style; without confidential activities unless `public` is False. Templates come
    from `templates`, then from the plan's own, then from radplan. `today` and `settings` are as in `check`;
    what is wrong with a template is said in `language`, without it in that of the plan. Raises PlanError where the plan
    has errors (unless it is meant as a `draft`, which every page says) or its house style has, and ValueError where
    there is no such folder with templates.
    """
    from radplan.checking import errors

    own = None if templates is None else Path(templates)
    if own is not None and not os.path.isdir(own):  # noqa: PTH112 (a name may be anything)
        raise ValueError(f"{own}: there is no such folder")
    folder = folder.governed_by(settings or settings_for(folder))
    found = [] if draft and folder.plan is not None else errors(folder, settings_for(folder), today)
    if folder.plan is None or found:
        raise PlanError(found)
    from radplan.documents.render import press_for
    from radplan.documents.view import Edition

    return press_for(folder, Edition(folder.plan.language, public, draft, today, language), own)


def known_rules(names: Iterable[str]) -> frozenset[str]:
    """Names of rules. Raises ValueError for one that there isn't."""
    from radplan.rules import RULES

    chosen = frozenset(names)
    if unknown := sorted(chosen.difference(RULES)):
        raise ValueError(f"there is no rule {', '.join(unknown)}")
    return chosen


def settings_for(folder: PlanFolder) -> Settings:
    """The settings that a plan was loaded with; of one that was only read, those above it."""
    return folder.settings or settings_of(folder.name)


def settings_of(plan: str) -> Settings:
    """The settings in the nearest radplan.toml upward from a plan."""
    from radplan.settings import Settings, settings_above

    path = settings_above(plan)
    if path is None:
        return Settings()
    from radplan.settings_file import read_settings

    return read_settings(path)
