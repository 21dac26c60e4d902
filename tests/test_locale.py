"""Every language has words for the same things, and fills in the same."""

from __future__ import annotations

import string
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from radplan import locale
from radplan.locale import LANGUAGES, words

FOLDER = Path(locale.__file__).parent
PARTS = sorted(
    {
        path.relative_to(FOLDER / name).with_suffix("").as_posix()
        for name in LANGUAGES
        for path in (FOLDER / name).rglob("*.yaml")
    }
)
# What Typer says of itself is English already; and so is what is told of settings that are no TOML.
OF_OTHERS = {"commands": ("builtin.", "metavars.", "mistakes.", "settings.syntax")}


def gaps(text: Any, key: str = "") -> Iterator[tuple[str, object]]:
    """Each text by its key, with the names of its gaps; of a list how long it is."""
    if isinstance(text, dict):
        for name, below in text.items():
            yield from gaps(below, f"{key}.{name}" if key else name)
    elif isinstance(text, list):
        yield key, len(text)
    else:
        yield key, {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("language", [name for name in LANGUAGES if name != "en"])
@pytest.mark.parametrize("part", PARTS)
def test_languages_have_words_for_the_same(part: str, language: str) -> None:
    own, english = (
        {key: names for key, names in gaps(words(name, part)) if not key.startswith(OF_OTHERS.get(part, ()))}
        for name in (language, "en")
    )
    assert own == english
