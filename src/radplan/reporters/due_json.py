"""What is due as JSON: the shape that other programs build on.

`due` is the date as it was typed; `earliest` and `latest` are the first and last day it can mean, None where it is
open on that side.
"""

from __future__ import annotations

import json
from datetime import date
from typing import Any, TextIO

from radplan import __version__
from radplan.deadlines import Deadline


def write(found: list[Deadline], as_of: date | None, out: TextIO) -> None:
    """Everything, what is done too."""
    document = {
        "radplan": __version__,
        "as_of": as_of.isoformat() if as_of else None,
        "items": list(map(as_data, found)),
    }
    json.dump(document, out, ensure_ascii=False, indent=2)
    out.write("\n")


def as_data(item: Deadline) -> dict[str, Any]:
    """One deadline."""
    return {
        "kind": item.kind, "id": item.id, "title": item.title, "to": item.to,
        "due": item.due.text if item.due else None,
        "earliest": known(item.due.earliest) if item.due else None,
        "latest": known(item.due.latest) if item.due else None,
        "state": item.state, "activity": item.activity, "confidential": item.confidential,
        "file": item.place.file, "line": item.place.line,
    }  # fmt: skip


def known(day: date) -> str | None:
    """A day, unless it stands for none."""
    return None if day in (date.min, date.max) else day.isoformat()
