"""The files that a command writes: in which form, over which files never, and what is said of them."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TypeVar

from radplan import whole
from radplan.cli.declaring import WrongUseError, said
from radplan.locale import fill, language_of, words
from radplan.settings import settings_above
from radplan.source.files import STDIN

Form = TypeVar("Form")


def form_of(output: Path | None, suffixes: Mapping[str, Form]) -> Form | None:
    """The form that the suffix of a file asks for; one that radplan can't write is wrong use."""
    if output is None or not output.suffix:
        return None
    if (form := suffixes.get(output.suffix.lower())) is None:
        values = {"file": str(output), "suffixes": tuple(suffixes)}
        raise WrongUseError(fill(said("suffix"), values, language_of()), option="--output")
    return form


def refuse_input(output: Path, read: Iterable[str], option: str, templates: Path | None = None) -> None:
    """A file that was read, or that counts for what was, is never written over: that is wrong use."""
    if not os.path.exists(output):  # noqa: PTH110 (a name may hold anything)
        return
    names = [name for name in read if name != STDIN]
    folders = {os.path.dirname(name) for name in (*names, "")}  # noqa: PTH120
    of_templates = [os.path.join(folder, "templates") for folder in folders]  # noqa: PTH118
    if any(same(output, name) for name in (*names, *counting(folders))) or is_in(
        output, [*of_templates, *([str(templates)] if templates else [])]
    ):
        raise WrongUseError(fill(said("input-kept"), {"file": str(output)}, language_of()), option)


def counting(folders: Iterable[str]) -> Iterator[str]:
    """The settings of the plans in some folders, and their house style with the files that it names."""
    from radplan.house import files_of

    known: dict[str, Path | None] = {}
    for folder in folders:
        yield os.path.join(folder, "house-style.yaml")  # noqa: PTH118
        yield from map(str, files_of(folder))
        if settings := settings_above(folder or os.curdir, known):
            yield str(settings)


def is_in(output: Path, folders: Iterable[str]) -> bool:
    """Whether a file lies in one of some folders, or below it."""
    above = {str(folder) for folder in Path(os.path.realpath(output)).parents}
    return any(os.path.realpath(folder) in above for folder in folders)


def same(output: Path, name: str) -> bool:
    """Whether a file is there already, under this name or another."""
    try:
        return os.path.samefile(output, name)  # noqa: PTH121
    except OSError:
        return False


def save(output: Path, file: bytes, language: str) -> None:
    """Write the whole file or nothing, and say so; that it can't be written is exit code 2."""
    try:
        whole.write(output, file)
    except whole.UnwrittenError as error:
        key = "render.unwritten" if os.path.isdir(output.parent) else "render.no-folder"  # noqa: PTH112
        values = {"file": str(output), "folder": str(output.parent)}
        print(fill(words(language, "commands")[key], values, language), file=sys.stderr)
        raise SystemExit(2) from error
    print(fill(words(language, "commands")["render.wrote"], {"file": str(output)}, language), file=sys.stderr)


def make_folder(folder: Path, language: str) -> None:
    """A folder to write in, with those above it; that it can't be had is said, and nothing is made."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        print(fill(words(language, "commands")["render.unwritten"], {"file": str(folder)}, language), file=sys.stderr)
        raise SystemExit(2) from error
