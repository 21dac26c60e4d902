"""What a command writes is written whole or not at all, and through nothing that somebody else has put there."""

from __future__ import annotations

import os
import stat
import sys
import tempfile
from pathlib import Path

import pytest

from cli.samples import SOUND, Run, Write
from radplan import reading, whole

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="links take a right there")


@pytest.fixture
def precious(tmp_path: Path) -> Path:
    """A file that has nothing to do with any plan."""
    path = tmp_path / "elders" / "precious"
    path.parent.mkdir()
    path.write_text("kostbaar", encoding="utf-8")
    return path


def test_no_output_goes_through_a_link_that_lies_there(
    radplan: Run, write: Write, precious: Path, tmp_path: Path
) -> None:
    plan = write(SOUND.replace("radplan: 1\n", "radplan:   1\n"))
    for name in (".out.md.partial", ".plan.yaml.partial"):
        (tmp_path / name).symlink_to(precious)
    assert radplan("render", plan, "--output", tmp_path / "out.md").code == 0
    assert radplan("fmt", plan, "--write").code == 0
    assert precious.read_text("utf-8") == "kostbaar"
    assert (tmp_path / "out.md").is_file()


def test_a_template_is_not_copied_through_a_link_to_nowhere(radplan: Run, write: Write, tmp_path: Path) -> None:
    folder = write(SOUND).parent
    (folder / "templates").mkdir()
    (folder / "templates/plan.html.j2").symlink_to(tmp_path / "elders")
    result = radplan("templates", "eject", "plan", "--plan", folder)
    assert (result.code, "plan.html.j2 is already there" in result.err) == (1, True)
    assert not (tmp_path / "elders").exists()


def test_a_folder_for_templates_that_takes_no_file_is_told(
    radplan: Run, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write(SOUND).parent
    (folder / "templates").mkdir()
    monkeypatch.setattr(os, "open", refuse)
    result = radplan("templates", "eject", "plan", "--plan", folder)
    assert (result.code, result.err.count("\n")) == (2, 1)
    assert not list((folder / "templates").iterdir())


def test_a_report_of_a_fault_goes_through_no_link(
    radplan: Run, write: Write, precious: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fault(*_: object, **__: object) -> None:
        raise RuntimeError

    plan, reports = write(SOUND), tmp_path / "reports"
    reports.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(reports))
    monkeypatch.setattr(reading, "read", fault)
    told = radplan("validate", plan)
    assert radplan("validate", plan) == told
    (report,) = reports.iterdir()
    assert str(report) in told.err
    report.unlink()
    report.symlink_to(precious)
    result = radplan("validate", plan)
    assert (result.code, "RuntimeError" in result.err) == (4, True)
    assert precious.read_text("utf-8") == "kostbaar"


@pytest.mark.parametrize("rights", [0o600, 0o664])
def test_a_file_keeps_its_rights(radplan: Run, write: Write, tmp_path: Path, rights: int) -> None:
    plan, output = write(SOUND), tmp_path / "out.md"
    output.touch()
    output.chmod(rights)
    assert radplan("render", plan, "--output", output).code == 0
    assert stat.S_IMODE(output.stat().st_mode) == rights


def test_a_new_file_has_the_rights_that_the_user_gives(radplan: Run, write: Write, tmp_path: Path) -> None:
    plan, before = write(SOUND), os.umask(0o027)
    try:
        radplan("render", plan, "--output", tmp_path / "out.md")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "out.md").stat().st_mode) == 0o640


@pytest.fixture
def two_texts(write: Write) -> Path:
    """A plan with activities in files of their own, to which `fmt` has something to do."""
    plan = write(
        SOUND.replace(SOUND[SOUND.index("    activities:") :], "    activities: [{file: a.md}, {file: b.md}]\n")
    )
    for name in "ab":
        text = f"---\ntitle: Training {name}\nid:   training-{name}\n---\nJa.\n"
        (plan.parent / f"{name}.md").write_text(text, encoding="utf-8")
    return plan


def test_a_file_under_two_names_is_laid_out_once(radplan: Run, two_texts: Path) -> None:
    first, second = two_texts.with_name("a.md"), two_texts.with_name("b.md")
    second.unlink()
    second.symlink_to(first)
    result = radplan("fmt", two_texts, "--write")
    assert (result.code, "a.md: " in result.err) == (0, True)
    assert first.read_text("utf-8").startswith("---\nid: training-a\n")
    assert second.is_symlink()


def test_of_several_files_none_is_changed_where_one_can_not_be(
    radplan: Run, two_texts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = {path.name: path.read_bytes() for path in two_texts.parent.iterdir()}
    replace = Path.replace

    def not_b(self: Path, target: Path) -> Path:
        return refuse() if target.name == "b.md" else replace(self, target)

    monkeypatch.setattr(Path, "replace", not_b)
    result = radplan("fmt", two_texts, "--write")
    assert (result.code, "b.md: can't write here" in result.err) == (2, True)
    assert {path.name: path.read_bytes() for path in two_texts.parent.iterdir()} == before


def refuse(*_: object, **__: object) -> Path:
    raise PermissionError


def test_two_contents_for_one_file_are_refused(tmp_path: Path) -> None:
    """No command has two for one file today; whoever does is told, for one of them would be lost without a word."""
    target, link = tmp_path / "plan.yaml", tmp_path / "link.yaml"
    target.write_text("zoals het was", encoding="utf-8")
    link.symlink_to(target)
    with pytest.raises(whole.UnwrittenError) as refused:
        whole.write_all([(str(target), b"een"), (str(link), b"twee")])
    assert refused.value.name == str(link)
    assert target.read_text("utf-8") == "zoals het was"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["link.yaml", "plan.yaml"]
    whole.write_all([(str(target), b"een"), (str(link), b"een")])
    assert (target.read_text("utf-8"), link.is_symlink()) == ("een", True)
