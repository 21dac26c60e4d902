"""What a writer refuses to write."""

from __future__ import annotations

from collections.abc import Mapping


class WritingFault(Exception):  # noqa: N818 (a fault of the document, as in TemplateFault)
    """A document that can't be had in a format.

    `key` and `values` make the sentence that the locale has in `problems`, `code` is what to leave with.
    """

    def __init__(self, key: str, values: Mapping[str, str], code: int = 1) -> None:
        super().__init__(key)
        self.key = key
        self.values = values
        self.code = code
