"""What the README shows is what a reader gets."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from radplan import cli

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```\w*\n(.*?)^```$", README, re.M | re.S)


def shown(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    cli.run([*arguments, "--lang", "en"])
    return capsys.readouterr().out.replace("\u00a0", " ")


def test_the_finding_and_the_table_are_real(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.delenv("COLUMNS", raising=False)
    findings = shown(capsys, "validate", "examples/arnhem-2019", "--select", "text-exceeds-grant")
    assert findings.split("\n\n")[0] + "\n" in BLOCKS
    assert shown(capsys, "budget", "examples/arnhem-2019", "--by", "source") in BLOCKS


def test_the_first_plan_is_sound(tmp_path: Path) -> None:
    (plan,) = [block for block in BLOCKS if block.startswith("radplan: 1")]
    assert plan.count("\n") == 10
    (tmp_path / "plan.yaml").write_text(plan, encoding="utf-8")
    assert cli.run(["validate", str(tmp_path), "--strict"]) == 0


def test_every_link_leads_somewhere() -> None:
    links = [link for link in re.findall(r"\]\(([^)]+)\)", README) if "://" not in link]
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []
