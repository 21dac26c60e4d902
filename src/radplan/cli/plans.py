"""What the commands have in common: which plans they are about, in which language, on which day."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

from radplan.cli import completing
from radplan.cli.declaring import Argument, Option, WrongUseError, said
from radplan.locale import LANGUAGES, fill, language_of, words
from radplan.settings import Settings, settings_above

if TYPE_CHECKING:
    from radplan.api import InputError
    from radplan.findings import Finding
    from radplan.model.dates import FuzzyDate
    from radplan.reading import PlanFolder

PlansArgument = Annotated[list[str] | None, Argument(metavar="[PLAN]...", help="plan", show_default=False)]
LangOption = Annotated[str | None, Option("--lang", metavar="nl|en", help="lang", completion=completing.languages)]


def language(chosen: str | None, plans: list[str] | None = None) -> str:
    """The language to answer in: `--lang`, else that of radplan.toml, else that of the environment."""
    if chosen is not None and chosen not in LANGUAGES:
        raise WrongUseError(fill(said("lang.unknown"), {"text": chosen}, language_of()), option="--lang")
    settings = PlanSettings(quiet=True).known(plans[0] if plans else ".")
    return chosen or (settings and settings.language) or language_of()


class PlanSettings:
    """The settings of the plans of a run; each radplan.toml is read once."""

    def __init__(self, language: str | None = None, *, quiet: bool = False) -> None:
        self.language = language
        self.quiet = quiet
        self.files: dict[Path, Settings | None] = {}
        self.above: dict[str, Path | None] = {}

    def of(self, plan: str) -> Settings:
        """The settings for a plan, or for the plans in a folder. Where they can't be read, exit code 2."""
        settings = self.known(plan)
        if settings is None:
            raise SystemExit(2)
        return settings

    def known(self, plan: str) -> Settings | None:
        """As `of`, but None where they can't be read; it is said why."""
        path = settings_above(plan, self.above)
        if path is None:
            return Settings()
        if path not in self.files:
            self.files[path] = self.read(path)
        return self.files[path]

    def read(self, path: Path) -> Settings | None:
        """The settings in a file."""
        from radplan.settings_file import SettingsError, read_settings

        try:
            return read_settings(path)
        except SettingsError as error:
            tongue = self.language or language_of()
            if not self.quiet:
                print(fill(words(tongue, "commands")[f"settings.{error.case}"], error.values, tongue), file=sys.stderr)
            return None


def file_named(output: Path | None) -> Path | None:
    """The file that `--output` names; `-` names standard output, as it does for input."""
    return None if output == Path("-") else output


def day(text: str | None) -> date | None:
    """The day that counts as today, from `--as-of`."""
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise WrongUseError(fill(said("as-of.unknown"), {"text": text}, language_of()), option="--as-of") from None


def tell_of_days(given: date | None, days: Mapping[str, FuzzyDate], language: str) -> None:
    """That `--as-of` isn't what counts for plans whose realisation is of another day."""
    others = [(file, day) for file, day in days.items() if given and not day.earliest == given == day.latest]
    if others:
        values = {"count": len(others), "file": others[0][0], "day": others[0][1], "given": given}
        print(fill(words(language, "commands")["as-of.not"], values, language), file=sys.stderr)


def checked_rules(names: list[str] | None) -> frozenset[str]:
    """Names of rules, as given one by one or with commas; one that there isn't is wrong use."""
    from radplan.rules import RULES
    from radplan.suggest import closest

    chosen = [name.strip() for text in names or () for name in text.split(",") if name.strip()]
    for name in chosen:
        if name not in RULES:
            meant = closest(name, RULES)
            key = "rule.unknown" if not meant else "rule.meant"
            raise WrongUseError(fill(said(key), {"text": name, "suggestion": meant}, language_of()))
    if names and not chosen:
        raise WrongUseError(said("rule.none"))
    return frozenset(chosen)


def plan_files(arguments: list[str] | None, language: str) -> tuple[list[str], int]:
    """The plan files that the arguments mean, and the exit code so far. Without arguments: the current folder."""
    from radplan import api

    found: list[str] = []
    code = 0
    for argument in arguments or ["."]:
        try:
            found += api.plans(argument)
        except api.InputError as error:
            code = input_error(error, language)
    return found if len(arguments or ()) < 2 else once(found), code


def once(files: list[str]) -> list[str]:
    """Each file once, by the first of its names: `. plan.yaml` names one plan twice."""
    names: dict[str, str] = {}
    for file in files:
        names.setdefault(os.path.realpath(file), file)
    return list(names.values())


def one_file(arguments: list[str] | None, language: str, several: str = "one-plan") -> str:
    """The one plan file that is meant. More of them is wrong use, said with the text `several`."""
    files, code = plan_files(arguments, language)
    if len(files) > 1:
        raise WrongUseError(fill(said(several), {"count": len(files)}, language))
    if code:
        raise SystemExit(code)
    return files[0]


def loaded(file: str, language: str, settings: Settings | None = None) -> PlanFolder:
    """The plan in a file, with the settings above it unless given; where it can't be opened, exit code 3."""
    from radplan import api

    chosen = settings or PlanSettings(language).of(file)
    try:
        return api.load(file, settings=chosen)
    except api.InputError as error:
        raise SystemExit(input_error(error, language)) from None


def input_error(error: InputError, language: str) -> int:
    """Say that an argument can't be read; exit code 3."""
    words_of = words(language, "commands")
    print(fill(words_of[f"input.{error.reason}"], {"file": error.name}, language), file=sys.stderr)
    return 3


def show(findings: Sequence[Finding], folder: PlanFolder, language: str, out: TextIO | None = None) -> None:
    """Why nothing can be done with a plan, on standard error unless it is the answer."""
    from radplan.report import Report
    from radplan.reporters import text

    report = Report(language)
    report.add(folder, findings)
    text.write(report, out or sys.stderr)
