"""Paths as people type them: through links and upward, very deep, and where nothing is any more."""

from __future__ import annotations

import errno
import ntpath
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from cli.samples import EXCEEDED, SOUND, Run
from radplan.baseline import Baseline
from radplan.findings import Finding, Place, Severity, Text
from radplan.source import files, folder

INCLUDES = SOUND.replace("description: Professionals leren signalen herkennen.", "description: {file: teksten/a.md}")

links = pytest.mark.skipif(sys.platform == "win32", reason="links take a right there")


@pytest.fixture
def behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a plan that is reached from the current folder as `link/..`."""
    real, work = tmp_path / "real", tmp_path / "work"
    (real / "sub").mkdir(parents=True)
    (real / "teksten").mkdir()
    work.mkdir()
    (work / "link").symlink_to("../real/sub")
    (real / "plan.yaml").write_text(INCLUDES, encoding="utf-8")
    (real / "teksten/a.md").write_text("Professionals leren signalen herkennen.\n", encoding="utf-8")
    monkeypatch.chdir(work)
    return real


@links
def test_a_path_that_goes_up_behind_a_link(radplan: Run, behind: Path) -> None:
    result = radplan("validate", "link/../plan.yaml")
    assert (result.code, result.err) == (0, "")


@links
def test_what_is_found_there_has_a_name_that_opens_it(radplan: Run, behind: Path) -> None:
    (behind / "plan.yaml").write_text(EXCEEDED, encoding="utf-8")
    (behind / "realisation.yaml").write_text("radplan-realisation: 2\n", encoding="utf-8")
    found = radplan("validate", "link/../plan.yaml").out
    assert "link/../plan.yaml:6:" in found
    assert "link/../realisation.yaml:1:" in found


@links
def test_a_baseline_knows_what_is_found_there(radplan: Run, behind: Path) -> None:
    (behind / "plan.yaml").write_text(EXCEEDED, encoding="utf-8")
    assert radplan("validate", "link/../plan.yaml", "--write-baseline", behind / "known.json").code == 0
    assert '"plan.yaml"' in (behind / "known.json").read_text("utf-8")
    assert radplan("validate", behind, "--baseline", behind / "known.json").code == 0


def test_a_file_that_is_called_as_standard_input_is(
    radplan: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("-").write_text(EXCEEDED, encoding="utf-8")
    assert "./-:6:" in radplan("validate", "./-").out


@pytest.fixture
def deep(tmp_path: Path) -> Iterator[Path]:
    """A folder in more folders than Python calls functions in each other, which neither makes nor removes them."""
    folders = [tmp_path]
    for _ in range(1500):
        folders.append(folders[-1] / "d")
        folders[-1].mkdir()
    yield folders[-1]
    for file in folders[-1].iterdir():
        file.unlink()
    for made in reversed(folders[1:]):
        made.rmdir()


def test_a_plan_in_very_many_folders(radplan: Run, tmp_path: Path, deep: Path) -> None:
    (tmp_path / "radplan.toml").write_text('[rules]\nbudget-exceeded = "off"\n', encoding="utf-8")
    (deep / "plan.yaml").write_text(EXCEEDED, encoding="utf-8")
    result = radplan("validate", deep / "plan.yaml")
    assert (result.code, result.err) == (0, "")


# Where the current folder is no more


@pytest.fixture
def nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As when a checkout was removed under a shell."""
    gone = tmp_path / "weg"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()


@links
@pytest.mark.parametrize("command", ["validate", "budget", "render", "quickscan", "due", "fmt", "fix", "validate a"])
def test_3_where_the_current_folder_is_no_more(radplan: Run, nowhere: None, command: str) -> None:
    result = radplan(*command.split())
    assert (result.code, result.out, result.err.count("\n")) == (3, "", 1)


@links
@pytest.mark.parametrize("arguments", ["--municipality Cuijk --year 2026", "plannen --municipality Cuijk --year 2026"])
def test_2_for_a_new_plan_in_it(radplan: Run, nowhere: None, arguments: str) -> None:
    result = radplan("init", *arguments.split())
    assert (result.code, result.out, result.err.count("\n")) == (2, "", 1)


@links
def test_a_plan_elsewhere_needs_no_current_folder(radplan: Run, nowhere: None, tmp_path: Path) -> None:
    plan = tmp_path / "plan.yaml"
    plan.write_text(SOUND, encoding="utf-8")
    assert [radplan(command, plan).code for command in ("validate", "budget", "render", "fmt")] == [0, 0, 0, 0]
    assert radplan("validate", plan, "--write-baseline", tmp_path / "known.json").code == 0
    for option in (("budget", "--output", "a.csv"), ("validate", "--write-baseline", "known.json")):
        result = radplan(option[0], plan, *option[1:])
        assert (result.code, result.out, result.err.count("\n")) == (2, "", 1)


# What can't be a file

UNUSABLE = {"too long": "x" * 300 + ".md", "a link to itself": "lus.md", "where one may not look": "dicht/a.md"}


@pytest.fixture
def unusable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The current folder, with what isn't usable in it."""
    monkeypatch.chdir(tmp_path)
    Path("plan.yaml").write_text(SOUND, encoding="utf-8")
    Path("lus.md").symlink_to("lus.md")
    Path("dicht").mkdir()
    stat = os.stat

    def kept_out(path: object, *rest: object, **how: object) -> object:
        if "dicht/" in str(path):
            raise PermissionError(errno.EACCES, "no")
        return stat(path, *rest, **how)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "stat", kept_out)  # the rights of a folder don't count for who is root


@links
@pytest.mark.parametrize("name", UNUSABLE)
@pytest.mark.parametrize(
    "command",
    [("render", "--output"), ("budget", "--format", "md", "--output"), ("validate", "--write-baseline")],
    ids=str,
)
def test_2_for_an_output_that_can_not_be(radplan: Run, unusable: None, command: tuple[str, ...], name: str) -> None:
    result = radplan(*command, UNUSABLE[name])
    assert (result.code, result.out, result.err.count("\n")) == (2, "", 1)
    assert "nothing was changed" in result.err
    assert Path("lus.md").is_symlink()


@links
@pytest.mark.parametrize("name", UNUSABLE)
def test_2_for_a_folder_of_templates_that_can_not_be(radplan: Run, unusable: None, name: str) -> None:
    result = radplan("render", "--templates", UNUSABLE[name])
    assert (result.code, result.out) == (2, "")
    assert "there is no such folder" in " ".join(result.err.split())


@links
@pytest.mark.parametrize("name", UNUSABLE)
def test_3_for_a_folder_of_a_plan_that_can_not_be(radplan: Run, unusable: None, name: str) -> None:
    result = radplan("templates", "--plan", UNUSABLE[name])
    assert (result.code, result.out, result.err.count("\n")) == (3, "", 1)


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> None:
    """Paths as Windows has them, for what makes names of them."""
    system = SimpleNamespace(path=ntpath, sep="\\", curdir=".", pardir="..")
    monkeypatch.setattr(files, "os", system)


def test_on_another_drive_of_windows(windows: None) -> None:
    assert files.shown("H:\\plannen\\plan.yaml") == "H:/plannen/plan.yaml"
    finding = Finding("x", Severity.ERROR, Place("H:/plannen/plan.yaml"), Text("x"))
    assert Baseline(Path("C:/")).name(finding) == "H:/plannen/plan.yaml"


def test_upward_on_windows(windows: None) -> None:
    assert files.slashed("..\\plan\\plan.yaml") == "../plan/plan.yaml"
    assert folder.beside(files.shown("..\\..\\plan\\plan.yaml"), "teksten/a.md") == "../../plan/teksten/a.md"
