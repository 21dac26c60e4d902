"""What is wrong with a house style is found by a check as well, before a document is asked for."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.samples import SOUND
from radplan import cli

Run = Callable[..., tuple[int, str, str]]

WRONG = {
    "- a\n": ("wrong-type", 1),
    "huisstijl\n": ("wrong-type", 1),
    "name: Cuijk\ncolours: {accent: '#ffff00'}\n": ("house-style", 2),
    "name: Cuijk\nlogo: {file: weg.svg, alt: x}\n": ("house-style", 2),
    "name: Cuijk\nkleur: x\n": ("unknown-key", 2),
    "name: 'Cuijk\n": ("yaml-syntax", 1),
}


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    Path("plan.yaml").write_text(SOUND, encoding="utf-8")

    def run(*arguments: str) -> tuple[int, str, str]:
        capsys.readouterr()
        return cli.run([*arguments, "--lang", "nl"]), *capsys.readouterr()

    return run


@pytest.mark.parametrize("style", WRONG)
def test_a_check_finds_what_render_would_say(run: Run, style: str) -> None:
    Path("house-style.yaml").write_text(style, encoding="utf-8")
    code, out, _ = run("validate", "--format", "json")
    found = [each for each in json.loads(out)["findings"] if each["severity"] == "error"]
    assert code == 1
    assert (WRONG[style][0], "house-style.yaml", WRONG[style][1]) in {
        (each["rule"], each["file"], each["line"]) for each in found
    }
    rendered, _, said = run("render")
    assert rendered == 1
    assert f"house-style.yaml:{WRONG[style][1]}:" in said


@pytest.mark.parametrize("format", ["text", "json", "github", "gitlab", "sarif", "junit"])
def test_every_report_can_speak_of_it(run: Run, format: str) -> None:
    Path("house-style.yaml").write_text("logo: {file: weg.svg, alt: x}\n", encoding="utf-8")
    code, out, _ = run("validate", "--format", format)
    assert (code, "weg.svg" in out) == (1, True)


def test_the_hint_for_a_list_leads_to_a_house_style(run: Run) -> None:
    Path("house-style.yaml").write_text("- a\n", encoding="utf-8")
    assert "radplan: 1" not in run("validate")[1]
    assert "colours:" in run("validate")[1]
    Path("house-style.yaml").write_text("colours:\n", encoding="utf-8")
    assert run("validate")[0] == 0


def test_a_house_style_that_cannot_be_opened_is_found(run: Run) -> None:
    Path("house-style.yaml").mkdir()
    assert run("validate")[0] == run("render")[0] == 1


def test_sums_are_made_all_the_same(run: Run) -> None:
    Path("house-style.yaml").write_text("- a\n", encoding="utf-8")
    assert run("budget")[0] == 0


def test_a_house_style_that_comes_later_is_looked_at(run: Run) -> None:
    for name in ("a", "b"):
        Path(name).mkdir()
        Path(name, "plan.yaml").write_text(SOUND, encoding="utf-8")
    Path("plan.yaml").unlink()
    assert run("validate", ".")[0] == run("validate", ".")[0] == 0
    Path("b/house-style.yaml").write_text("- a\n", encoding="utf-8")
    assert run("validate", ".")[0] == 1
