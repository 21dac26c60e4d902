"""Lists of words, kept as data; some a municipality may extend."""

from __future__ import annotations

from functools import cache
from typing import Any

from radplan.parsed import parsed


@cache
def word_list(name: str) -> Any:
    """A list of words by its name."""
    return parsed(f"words/{name}.yaml")
