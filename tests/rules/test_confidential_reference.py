"""What is confidential is found by its title, however the text writes it."""

from __future__ import annotations

from pathlib import Path

import pytest

from radplan import api

PLAN = """\
radplan: 1
municipality: {name: Ridderveen}
title: Plan
period: {year: 2019}
themes:
  - id: t
    title: T
    activities:
      - {id: a, title: Praat training, confidential: true}
chapters:
"""


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("De Praattraining in beeld.", False),
        ("de praat-training", True),
        ("Praat  TRAINING", True),
        ("praat-trainings begin", True),
    ],
)
def test_a_title_is_found_in_every_notation(tmp_path: Path, text: str, named: bool) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text(f"{PLAN}  - {{id: c, title: T, text: '{text}'}}\n", encoding="utf-8")
    assert ("confidential-reference" in {finding.rule for finding in api.check(api.load(path)).findings}) == named
