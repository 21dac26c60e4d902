"""Regular expressions that are compiled when they are needed: there are more than a hundred, and a run uses few."""

from __future__ import annotations

import re
from typing import Any, cast


def regex(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern, compiled when one of its methods is first asked for."""
    return cast("re.Pattern[str]", Uncompiled(pattern, flags))


class Uncompiled:
    """Stands for a pattern. A method that was asked for once is its own from then on, and costs nothing more."""

    def __init__(self, text: str, flags: int) -> None:
        self.text = text
        self.options = flags

    def __getattr__(self, name: str) -> Any:
        method = getattr(re.compile(self.text, self.options), name)
        setattr(self, name, method)
        return method
