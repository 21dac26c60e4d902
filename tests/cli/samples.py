"""Small plans to run commands on, and what a command answers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
ARNHEM = "examples/arnhem-2019"

SOUND = """\
radplan: 1
municipality: {name: Cuijk}
title: Plan van aanpak netwerkopbouw
period: {year: 2018}
funding:
  - {id: grant, title: Versterkingsgelden 2018, kind: grant, granted: 10000}
themes:
  - id: preventie
    title: Preventie
    activities:
      - id: training
        title: Training
        description: Professionals leren signalen herkennen.
        costs: [{item: Trainers, amount: 10000, funding: grant}]
"""
EXCEEDED = SOUND.replace("amount: 10000", "amount: 12500.50")
BROKEN = SOUND.replace("funding: grant}", "funding: grnat}")


@dataclass(frozen=True)
class Result:
    """What a command answered: its exit code, and what it wrote to standard output and standard error."""

    code: int
    out: str
    err: str


Run = Callable[..., Result]
Write = Callable[[str], Path]
