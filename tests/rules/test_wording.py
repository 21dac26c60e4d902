"""Rules on language look where their words are, and nowhere else: their work grows with what they may find."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from radplan.checking import examine
from radplan.reading import read
from radplan.report import Report
from radplan.rules import wording
from radplan.rules.rule import Case
from radplan.settings import Settings

ARNHEM = Path(__file__).parents[2] / "examples/arnhem-2019/plan.yaml"
PLAN = """\
radplan: 1
municipality: {name: Cuijk}
title: Plan
period: {year: 2018}
purpose: In de gemeente Cuijk gaat het goed.
summary: Het staat nog in te vullen.
"""


def case(folder: Path, text: str = PLAN) -> Case:
    """A plan as the rules see it."""
    (folder / "plan.yaml").write_text(text, encoding="utf-8")
    found = read(str(folder / "plan.yaml"))
    assert found.plan is not None
    return Case(found, found.plan)


def test_a_term_is_looked_for_where_all_of_its_words_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    looked_for, ordinary = list[str](), wording.pattern

    def counted(term: str) -> re.Pattern[str]:
        looked_for.append(term)
        return ordinary(term)

    monkeypatch.setattr(wording, "pattern", counted)
    hits = case(tmp_path).wording.hits(["in uw gemeente", "nog in te vullen", "lorem ipsum"])
    assert [hit.words for hit in hits] == ["nog in te vullen"]
    assert looked_for == ["nog in te vullen"]


def test_a_term_with_a_hyphen_is_found_without_it(tmp_path: Path) -> None:
    hits = case(tmp_path, PLAN.replace("gaat het goed", "zijn hang jongeren")).wording.hits(["hang-jongeren"])
    assert [hit.words for hit in hits] == ["hang jongeren"]


def test_a_file_of_which_no_line_is_shown_is_not_kept() -> None:
    folder = read(str(ARNHEM))
    advice = [finding for finding in examine(folder, Settings()).findings if finding.severity == "advice"]
    assert advice
    for shown in (False, True):
        report = Report("nl", advice=shown)
        report.add(folder, advice)
        assert bool(report.sources) == shown
