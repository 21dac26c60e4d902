"""Regular expressions that are compiled when they are needed: there are more than a hundred, and a run uses few."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, cast

compile_now = re.compile


def regex(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern, compiled when one of its methods is first asked for."""
    return cast("re.Pattern[str]", Uncompiled(pattern, flags))


@contextmanager
def waiting() -> Iterator[None]:
    """Import a library whose patterns wait as well: most of them are never used here, and one of PyYAML's alone takes
    half as long to compile as Python takes to start.
    """
    re.compile = regex  # type: ignore[assignment]
    try:
        yield
    finally:
        re.compile = compile_now


class Uncompiled:
    """Stands for a pattern. A method that was asked for once is its own from then on, and costs nothing more."""

    def __init__(self, text: str, flags: int) -> None:
        self.text = text
        self.options = flags

    def __getattr__(self, name: str) -> Any:
        method = getattr(compile_now(self.text, self.options), name)
        setattr(self, name, method)
        return method


def lowered(text: str) -> str:
    """A text in lower case, every character in its place: a pattern that has to know of case takes thrice as long to
    compile."""
    return text.replace("İ", "i").lower()  # alone of all letters it would become two
