"""Files that are written whole or not at all."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from radplan.cli.declaring import WrongUseError, said
from radplan.locale import fill, language_of, words
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


def refuse_input(output: Path, read: Iterable[str], option: str) -> None:
    """A file that was read is never written over: that is wrong use."""
    if output.exists() and any(name != STDIN and os.path.exists(name) and output.samefile(name) for name in read):  # noqa: PTH110
        raise WrongUseError(fill(said("input-kept"), {"file": str(output)}, language_of()), option)


def save(output: Path, file: bytes, language: str) -> None:
    """Write the whole file or nothing: what was there stays until the new file is complete.

    A link stays a link; what is no regular file (/dev/null, a pipe) is written to, and never replaced.
    """
    target = output.resolve()
    partial = target.with_name(f".{target.name}.partial")
    try:
        if target.exists() and not target.is_file():
            target.write_bytes(file)
        else:
            partial.write_bytes(file)
            partial.replace(target)
    except OSError as error:
        with suppress(OSError):
            partial.unlink()
        key = "render.no-folder" if not output.parent.is_dir() else "render.unwritten"
        values = {"file": str(output), "folder": str(output.parent)}
        print(fill(words(language, "commands")[key], values, language), file=sys.stderr)
        raise SystemExit(2) from error
    except BaseException:
        partial.unlink(missing_ok=True)
        raise
    print(fill(words(language, "commands")["render.wrote"], {"file": str(output)}, language), file=sys.stderr)


def make_folder(folder: Path, language: str) -> None:
    """A folder to write in, with those above it; that it can't be had is said, and nothing is made."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        print(fill(words(language, "commands")["render.unwritten"], {"file": str(folder)}, language), file=sys.stderr)
        raise SystemExit(2) from error
