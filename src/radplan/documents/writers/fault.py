"""What a writer refuses to write."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(eq=False, repr=False)
class WritingFault(Exception):  # noqa: N818 (a fault of the document, as in TemplateFault)
    """A document that can't be had in a format.

    `key` and `values` make the sentence that the locale has in `problems`, `code` is what to leave with.
    """

    key: str
    values: Mapping[str, str] = field(default_factory=dict)
    code: int = 1
