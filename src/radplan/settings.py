"""What a municipality may set: severities, thresholds, words and the language."""

from __future__ import annotations

import os
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

from radplan.findings import Finding, Severity
from radplan.record import Record
from radplan.source.files import STDIN
from radplan.source.places import SourceFile

NAME = "radplan.toml"
THRESHOLDS: Mapping[str, Decimal] = {
    "unallocated-grant": Decimal(2),
    "underspending": Decimal(25),
    "small-number": Decimal(5),
    "hard-to-read": Decimal(45),
    "hard-to-read-flesch": Decimal(30),
}
WORDS = ("leftover-text", "relative-date", "stigmatising-term")  # the rules whose words may be changed
KEYS = "keys"  # beside these, the words for keys of the format


class Settings(Record):
    """The settings in force. A rule that is off has severity None; a rule that isn't named keeps its own.

    `synonyms` are words for keys of the format, each with the key it means; with none where radplan's own synonym is
    taken away. `findings` is what was wrong with them, in `source`: the file they were read from.
    """

    severities: Mapping[str, Severity | None] = {}
    thresholds: Mapping[str, Decimal] = THRESHOLDS
    words: Mapping[str, tuple[str, ...]] = {}
    synonyms: Mapping[str, str] = {}
    language: str | None = None
    findings: tuple[Finding, ...] = ()
    source: SourceFile | None = None


def settings_above(plan: str) -> Path | None:
    """The settings that hold for a plan, or for the plans in a folder: the nearest radplan.toml upward from it."""
    start = "." if plan == STDIN or "\0" in plan else plan
    folder = Path(os.path.realpath(start if os.path.isdir(start) else os.path.dirname(start)))  # noqa: PTH112, PTH120
    return next((path for above in (folder, *folder.parents) if os.path.exists(path := above / NAME)), None)  # noqa: PTH110
