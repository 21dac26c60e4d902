"""`radplan fmt` as a person uses it."""

from __future__ import annotations

import shutil
import stat
import subprocess
from pathlib import Path

import pytest

from cli.samples import ROOT, Run

UNTIDY = "title: Plan\nradplan: 1\nmunicipality: {name: Cuijk}\nperiod: {year: 2018}\n"
TIDY = "radplan: 1\nmunicipality: {name: Cuijk}\ntitle: Plan\nperiod: {year: 2018}\n"


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.yaml"
    path.write_text(UNTIDY)
    return path


@pytest.mark.parametrize("options", [(), ("--diff",)])
def test_without_write_the_change_is_only_shown(radplan: Run, plan: Path, options: tuple[str, ...]) -> None:
    result = radplan("fmt", plan, *options)
    assert result.code == 0
    assert "-title: Plan\n radplan: 1\n" in result.out
    assert "+title: Plan\n" in result.out
    assert plan.read_text() == UNTIDY


@pytest.mark.skipif(shutil.which("patch") is None, reason="there is no patch here")
def test_what_is_shown_can_be_applied(radplan: Run, plan: Path) -> None:
    plan.write_text(UNTIDY.rstrip("\n"))
    shown = radplan("fmt", plan).out
    subprocess.run(["patch", str(plan)], input=shown.encode(), check=True, capture_output=True)
    assert plan.read_text() == TIDY


def test_check_names_the_files_and_fails(radplan: Run, plan: Path) -> None:
    result = radplan("fmt", plan, "--check")
    assert result.code == 1
    assert result.out == f"{plan}\n"
    plan.write_text(TIDY)
    assert radplan("fmt", plan, "--check").code == 0


def test_write_changes_the_file_and_says_so(radplan: Run, plan: Path) -> None:
    plan.chmod(0o640)
    result = radplan("fmt", plan, "--write", "--lang", "nl")
    assert result.code == 0
    assert result.out == ""
    assert "1 regel veranderd" in result.err
    assert plan.read_text() == TIDY
    assert stat.S_IMODE(plan.stat().st_mode) == 0o640
    assert list(plan.parent.iterdir()) == [plan]


def test_all_files_of_a_plan_are_laid_out(radplan: Run, tmp_path: Path) -> None:
    folder = tmp_path / "arnhem"
    shutil.copytree(ROOT / "examples" / "arnhem-2019", folder)
    activity = folder / "activities" / "analyse.md"
    text = activity.read_text().replace("id: analyse\ntitle: Analyse\n", "title: Analyse\nid: analyse\n")
    activity.write_text(text)
    realisation = folder / "realisation.yaml"
    realisation.write_text("as_of: 2019-12-31\nradplan-realisation: 1\n")
    assert radplan("fmt", folder, "--write").code == 0
    assert activity.read_text().startswith("---\nid: analyse\ntitle: Analyse\n")
    assert activity.read_text().partition("\n---\n")[2] == text.partition("\n---\n")[2]
    assert realisation.read_text() == "radplan-realisation: 1\nas_of: 2019-12-31\n"
    assert radplan("fmt", folder, "--check").code == 0


def test_the_files_of_a_plan_are_read_alike_afterwards(radplan: Run, tmp_path: Path) -> None:
    folder = tmp_path / "arnhem"
    shutil.copytree(ROOT / "examples" / "arnhem-2019", folder)
    before = radplan("budget", folder, "--format", "json").out
    radplan("fmt", folder, "--write")
    assert radplan("budget", folder, "--format", "json").out == before


def test_a_fault_in_the_notation_is_shown_and_the_file_stays(radplan: Run, plan: Path) -> None:
    plan.write_text("title: 'Plan\nradplan: 1\n")
    result = radplan("fmt", plan, "--write")
    assert result.code == 1
    assert "yaml-syntax" in result.err
    assert plan.read_text() == "title: 'Plan\nradplan: 1\n"


def test_other_faults_do_not_keep_a_file_from_being_laid_out(radplan: Run, plan: Path) -> None:
    plan.write_text(UNTIDY.replace("2018", "18"))
    assert radplan("fmt", plan, "--write").code == 0
    assert plan.read_text() == TIDY.replace("2018", "18")


def test_mark_and_line_ends_stay(radplan: Run, plan: Path) -> None:
    plan.write_bytes(b"\xef\xbb\xbf" + UNTIDY.replace("\n", "\r\n").encode())
    assert radplan("fmt", plan, "--write").code == 0
    assert plan.read_bytes() == b"\xef\xbb\xbf" + TIDY.replace("\n", "\r\n").encode()


def test_standard_input_is_written_to_standard_output(shell: Run) -> None:
    result = shell("fmt", "-", "--write", stdin=UNTIDY.encode())
    assert result.code == 0
    assert result.out == TIDY


def test_clean_standard_input_comes_back(shell: Run) -> None:
    assert shell("fmt", "-", "--write", stdin=TIDY.encode()).out == TIDY


def test_a_link_stays_a_link(radplan: Run, plan: Path) -> None:
    link = plan.with_name("link.yaml")
    link.symlink_to(plan)
    assert radplan("fmt", link, "--write").code == 0
    assert link.is_symlink()
    assert plan.read_text() == TIDY


def test_what_cannot_be_written_stays_as_it_was(radplan: Run, plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "replace", refuse)
    result = radplan("fmt", plan, "--write")
    assert result.code == 2
    assert "Traceback" not in result.err
    assert plan.read_text() == UNTIDY
    assert list(plan.parent.iterdir()) == [plan]


def test_a_missing_plan(radplan: Run, tmp_path: Path) -> None:
    result = radplan("fmt", tmp_path / "geen.yaml")
    assert (result.code, result.err.count("\n")) == (3, 1), "nothing that isn't there is said to be fine"


@pytest.mark.parametrize("options", [(), ("--check",), ("--write",)], ids=str)
def test_an_unknown_key_keeps_the_order_and_that_is_said(radplan: Run, plan: Path, options: tuple[str, ...]) -> None:
    text = "titel: Plan\nradplan: 1\n"
    plan.write_text(text)
    result = radplan("fmt", plan, *options)
    assert (result.code, result.out, plan.read_text()) == (1, "", text)
    assert result.err.startswith(f"{plan}:1:1 error unknown-key\n")
    assert result.err.endswith(f"{plan}: beside a key that doesn't exist, the keys keep their order.\n")


def test_what_is_left_as_it_is_is_not_said_to_be_fine(radplan: Run, plan: Path) -> None:
    plan.write_text("title: 'Plan\nradplan: 1\n")
    assert radplan("fmt", plan).err.endswith(f"{plan}: not laid out, because of the fault above.\n")


def test_with_an_unknown_key_standard_input_comes_back(shell: Run) -> None:
    text = b"titel: Plan\nradplan: 1\n"
    result = shell("fmt", "-", "--write", stdin=text)
    assert (result.code, result.out) == (1, text.decode())


def test_a_file_with_anchors_stays_and_that_is_said(radplan: Run, plan: Path) -> None:
    anchored = UNTIDY.replace("title: Plan", "title: &a Plan") + "purpose: *a\n"
    plan.write_text(anchored)
    for options in ((), ("--check",), ("--write",)):
        result = radplan("fmt", plan, *options)
        assert (result.code, result.out) == (0, "")
        assert (
            result.err == f"{plan}: stays as it is, because a value in it is used in more than one place (& and *).\n"
        )
    assert plan.read_text() == anchored
