"""What a municipality may set: severities, thresholds, words and the language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from radplan.findings import Finding, Severity
from radplan.source.places import SourceFile

THRESHOLDS: Mapping[str, Decimal] = {
    "unallocated-grant": Decimal(2),
    "underspending": Decimal(25),
    "small-number": Decimal(5),
    "hard-to-read": Decimal(45),
    "hard-to-read-flesch": Decimal(30),
}
WORDS = ("leftover-text", "relative-date", "stigmatising-term")  # the rules whose words may be changed


@dataclass(frozen=True)
class Settings:
    """The settings in force. A rule that is off has severity None; a rule that isn't named keeps its own.

    `findings` is what was wrong with them, in `source`: the file they were read from.
    """

    severities: Mapping[str, Severity | None] = field(default_factory=dict)
    thresholds: Mapping[str, Decimal] = field(default_factory=lambda: THRESHOLDS)
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    language: str | None = None
    findings: tuple[Finding, ...] = ()
    source: SourceFile | None = None
