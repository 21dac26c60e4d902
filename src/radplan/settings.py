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


def settings_above(plan: str, known: dict[str, Path | None] | None = None) -> Path | None:
    """The settings that hold for a plan, or for the plans in a folder: the nearest radplan.toml upward from it.

    `known` is for who asks this of many plans: what was found before, by folder.
    """
    start = "." if plan == STDIN or "\0" in plan else plan
    folder = start if os.path.isdir(start) else os.path.dirname(start)  # noqa: PTH112, PTH120
    try:
        up = os.path.realpath(folder) if os.pardir in folder else os.path.abspath(folder)  # noqa: PTH100
    except OSError:
        return None  # the current folder is no more
    return nearest(up, {} if known is None else known)


def nearest(folder: str, known: dict[str, Path | None]) -> Path | None:
    """The settings in a folder, or else in the nearest one above where it really is."""
    passed = []
    while folder not in known:
        passed.append(folder)
        path = os.path.join(folder, NAME)  # noqa: PTH118
        if os.path.lexists(path):  # a link that leads nowhere too: who made it should know that nothing is read
            known[folder] = Path(os.path.realpath(path))
            break
        real = os.path.realpath(folder) if os.path.islink(folder) else folder  # noqa: PTH114
        above = os.path.dirname(real)  # noqa: PTH120
        if above == real:
            known[folder] = None
        folder = above
    known.update(dict.fromkeys(passed, known[folder]))
    return known[folder]
