"""Mutated examples: whatever becomes of them, there is an answer and never an exception.

`make test` tries a few hundred; `make fuzz` as many as FUZZ says.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from radplan.checking import blocking, check
from radplan.ledger.ledger import Ledger
from radplan.locale import LANGUAGES, say
from radplan.reading import read
from radplan.settings import Settings

EXAMPLES = Path(__file__).parents[2] / "examples"
FILES = sorted(path for path in EXAMPLES.rglob("*") if path.suffix in (".yaml", ".md") and path.name != "README.md")
PIECES = [
    *"{}[]:-,#&*!|>%@`\"'\n\t\r\0\x07 ",
    "\u2028", "\u202e", "\ufeff", "\ud7ff", "é", "{{", "}}", "<<: ", "? ", "- ", ": ", "---\n", "...\n", "!!str ", "&a ", "*a",
    "null", "~", "yes", "1e3", ".inf", "15.000", "€ 1,-", "-5", "0x1", "1_000", "2019-02-30", "{file: plan.yaml}",
    "{file: ../x}", "{{ costs.total }}", "id: training", "9" * 40, "a" * 300, "[" * 70,
]  # fmt: skip
Edit = tuple[str, float, float, str]
EDITS = st.lists(
    st.tuples(st.sampled_from(["insert", "delete", "replace", "double", "swap"]), st.floats(0, 1), st.floats(0, 1), st.sampled_from(PIECES)),
    min_size=1, max_size=6,
)  # fmt: skip


def edited(text: str, edits: list[Edit]) -> str:
    """The text with each edit made: at a place, over a stretch of at most forty characters."""
    for kind, where, length, piece in edits:
        at = int(where * len(text))
        end = min(len(text), at + int(length * 40))
        stretch = text[at:end]
        middle = {
            "insert": piece + stretch,
            "delete": "",
            "replace": piece,
            "double": stretch * 2,
            "swap": stretch[::-1],
        }
        text = text[:at] + middle[kind] + text[end:]
    return text


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("fuzz") / "examples"
    shutil.copytree(EXAMPLES, target)
    return target


@settings(
    max_examples=int(os.environ.get("FUZZ", "150")),
    deadline=None,
    suppress_health_check=list(HealthCheck),
    database=None,
)
@given(file=st.sampled_from(FILES), edits=EDITS)
def test_a_mutated_example_gets_an_answer(folders: Path, file: Path, edits: list[Edit]) -> None:
    target = folders / file.relative_to(EXAMPLES)
    text = file.read_text("utf-8")
    target.write_text(edited(text, edits), encoding="utf-8", newline="", errors="replace")
    try:
        plan = target.parent if target.parent.name != "activities" else target.parents[1]
        folder = read(str(plan / "plan.yaml"))
        for finding in check(folder, Settings()):
            assert finding.place.line >= 1
            assert finding.place.column >= 1
            for language in LANGUAGES:
                assert say(finding.text, language), finding.text
        if folder.plan is not None and not blocking(folder):
            assert Ledger(folder.plan).total.planned >= 0
    finally:
        target.write_text(text, encoding="utf-8", newline="")
