"""The first plan of the README is sound. That its commands say what it shows: tests/docs."""

from __future__ import annotations

import re
from pathlib import Path

from radplan import cli

README = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")


def test_the_first_plan_is_sound(tmp_path: Path) -> None:
    (plan,) = re.findall(r"^```yaml plan.yaml\n(.*?)^```$", README, re.M | re.S)
    assert plan.count("\n") == 10
    (tmp_path / "plan.yaml").write_text(plan, encoding="utf-8")
    assert cli.run(["validate", str(tmp_path), "--strict"]) == 0
