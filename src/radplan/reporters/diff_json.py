"""What changed, as JSON: the shape that other programs build on.

Amounts are strings of euros with two decimals, dates stand as they were typed; None is for what wasn't or isn't there.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from decimal import Decimal
from typing import Any, TextIO

from radplan import __version__
from radplan.comparing import Change
from radplan.documents.comparison import Sentences
from radplan.model.dates import FuzzyDate


def write(changes: Sequence[Change], old: str, new: str, language: str, out: TextIO) -> None:
    """All changes, with the names of the two plans."""
    say = Sentences(language)
    found = [as_data(change, say) for change in changes]
    json.dump({"radplan": __version__, "old": old, "new": new, "changes": found}, out, ensure_ascii=False, indent=2)
    out.write("\n")


def as_data(change: Change, say: Sentences) -> dict[str, Any]:
    """One change."""
    return {
        "kind": change.kind, "what": change.what, "subject": change.subject, "path": change.path, "title": change.title,
        "old": plain(change.old, change.kind), "new": plain(change.new, change.kind), "text": say.sentence(change),
        "confidential": change.confidential,
    }  # fmt: skip


def plain(value: object, kind: str) -> str | None:
    """A value as a program reads it."""
    if isinstance(value, Decimal):
        return f"{value:.2f}" if kind == "money" else f"{value:f}"
    if isinstance(value, FuzzyDate):
        return value.text
    return None if value is None else str(value)
