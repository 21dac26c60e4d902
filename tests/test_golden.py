"""The rendered Arnhem example is what it was. After a change on purpose: `make golden`, and read the difference."""

from __future__ import annotations

import difflib
from pathlib import Path

import pytest

from radplan import cli

ROOT = Path(__file__).parents[1]
GOLDEN = ROOT / "tests/golden/arnhem-2019"


@pytest.mark.parametrize("name", ["plan.md", "plan.html"])
def test_the_example_renders_as_before(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    assert cli.run(["render", "examples/arnhem-2019", "--output", str(tmp_path / name)]) == 0
    old = (GOLDEN / name).read_text(encoding="utf-8").splitlines()
    new = (tmp_path / name).read_text(encoding="utf-8").splitlines()
    difference = [line[:200] for line in difflib.unified_diff(old, new, "before", "now", lineterm="", n=1)]
    assert not difference, "\n".join([*difference[:40], "meant like this? make golden"])
