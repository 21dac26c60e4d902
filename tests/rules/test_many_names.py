"""Two thousand names are looked for in as many texts without each being looked for in each."""

from __future__ import annotations

import time
from itertools import product
from pathlib import Path

from radplan.reading import read
from radplan.rules import module
from radplan.rules.rule import Case
from radplan.settings import Settings

HEAD = "radplan: 1\nmunicipality: {name: Ridderveen}\ntitle: Plan\nperiod: {year: 2019}\n"
HIDDEN = HEAD + "themes:\n  - id: t\n    title: T\n    activities:\n"
SYLLABLES = ("ba", "ke", "li", "mo", "nu", "pa", "re", "si", "to", "vu")
NAMES = ["".join(four).capitalize() for four in product(SYLLABLES, repeat=4)][::5]


def confidential(tmp_path: Path, titles: list[str], texts: list[str]) -> int:
    """How often texts name activities that are confidential."""
    activities = (f"      - {{id: a{at}, title: {title}, confidential: true}}\n" for at, title in enumerate(titles))
    chapters = (f"  - {{id: c{at}, title: T{at}, text: '{text}'}}\n" for at, text in enumerate(texts))
    path = tmp_path / "plan.yaml"
    path.write_text("".join((HIDDEN, *activities, "chapters:\n", *chapters)), encoding="utf-8")
    folder = read(str(path))
    assert folder.plan
    return len(list(module("confidential-reference").check(Case(folder, folder.plan, Settings()))))


def test_two_thousand_titles_take_little_time(tmp_path: Path) -> None:
    titles = [f"{name} praat met {name}" for name in NAMES]
    start = time.process_time()
    assert confidential(tmp_path, titles, [f"Wij doen {title}." for title in titles]) == len(titles)
    assert time.process_time() - start < 8


def test_a_title_is_found_in_every_notation(tmp_path: Path) -> None:
    for text in ("De Praattraining in beeld.", "de praat-training", "Praat  TRAINING", "praat-trainings begin"):
        assert confidential(tmp_path, ["Praat training"], [text]) == ("-" in text or "TRAINING" in text), text
