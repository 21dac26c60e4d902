"""What a municipality may set: severities, thresholds, words and the language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from radplan.findings import Severity

THRESHOLDS: Mapping[str, Decimal] = {
    "unallocated-grant": Decimal(2),
    "underspending": Decimal(25),
    "small-number": Decimal(5),
    "hard-to-read": Decimal(45),
    "hard-to-read-flesch": Decimal(30),
}


@dataclass(frozen=True)
class Settings:
    """The settings in force. A rule that is off has severity None; a rule that isn't named keeps its own."""

    severities: Mapping[str, Severity | None] = field(default_factory=dict)
    thresholds: Mapping[str, Decimal] = field(default_factory=lambda: THRESHOLDS)
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    language: str | None = None
