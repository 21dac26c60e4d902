"""What grows takes time by its size, and not by the square of it: long texts, and names by the thousand."""

from __future__ import annotations

import time
from itertools import product
from pathlib import Path

import pytest

from radplan.documents.prose import block, inline
from radplan.ledger.stated import amounts_in
from radplan.model.texts import PlanText
from radplan.reading import read
from radplan.rules import module
from radplan.rules.rule import Case
from radplan.settings import Settings
from radplan.suggest import closest

HEAD = "radplan: 1\nmunicipality: {name: Ridderveen}\ntitle: Plan\nperiod: {year: 2019}\n"
HIDDEN = HEAD + "themes:\n  - id: t\n    title: T\n    activities:\n"
SYLLABLES = ("ba", "ke", "li", "mo", "nu", "pa", "re", "si", "to", "vu")
SECONDS = 8  # of processor time, on a busy machine too: what grows by the square takes minutes
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
    assert time.process_time() - start < SECONDS


@pytest.mark.parametrize("piece", ["tussen € 1 en ", "€ 1 en € 2 ", "111 111 ", "111.111,", "3 avonden van € 300 "])
def test_a_long_text_is_searched_for_amounts_in_time(piece: str) -> None:
    words = (piece * (192_000 // len(piece) + 1))[:192_000]
    start = time.process_time()
    list(amounts_in(PlanText("purpose", words, "prose", None, "")))
    assert time.process_time() - start < SECONDS


def test_a_name_is_suggested_among_hundreds_that_look_alike() -> None:
    known = [f"doel-weerbaarheid-in-de-wijk-nummer-{at:03}" for at in range(400)]
    start = time.process_time()
    assert [closest(name.replace("nummer", "numer"), known) for name in known] == known
    assert time.process_time() - start < SECONDS


@pytest.mark.parametrize("piece", ["[", "![", "[a\n", "[x][", "![[]()"])
def test_brackets_without_end_are_passed_over_in_time(piece: str) -> None:
    text = piece * (60_000 // len(piece))
    start = time.process_time()
    block(text, 3)
    inline(text)
    assert time.process_time() - start < SECONDS
