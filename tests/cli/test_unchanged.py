"""Of many plans those are not checked again that nobody changed, and nobody can tell but by the clock."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.samples import EXCEEDED, SOUND, Result, Run
from cli.test_imports import MODELS, imported
from radplan import kept
from radplan.cli import checks, unchanged
from radplan.report import Choice

COUNT = checks.MANY + 3
WITH_TEXT = SOUND.replace("description: Professionals leren signalen herkennen.", "description: {file: tekst.md}")
SECRET = "Professionals leren signalen herkennen."

Change = Callable[[Path], object]


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    """More plans than are checked without remembering anything; one of them has its text in a file."""
    folder = tmp_path / "plannen"
    for number in range(COUNT):
        plan = folder / f"{number:03}" / "plan.yaml"
        plan.parent.mkdir(parents=True)
        plan.write_text(SOUND, encoding="utf-8")
    (folder / "007/plan.yaml").write_text(WITH_TEXT, encoding="utf-8")
    (folder / "007/tekst.md").write_text(SECRET, encoding="utf-8")
    return folder


@pytest.fixture
def checked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The plans that were checked, by the name of their folder."""
    seen: list[str] = []
    load = checks.api.load
    monkeypatch.setattr(os, "cpu_count", lambda: 1)
    monkeypatch.setattr(
        checks.api, "load", lambda file, **how: seen.append(Path(file).parent.name) or load(file, **how)
    )
    return seen


def memory() -> Path:
    """The file in which plans are remembered."""
    found = unchanged.place()
    assert found
    return found


def write(path: Path, text: str) -> None:
    """As an editor: the same file, other bytes."""
    path.write_text(text, encoding="utf-8")


def in_disguise(plan: Path) -> None:
    """Other bytes, as many as there were, and the time of before."""
    time = plan.stat().st_mtime_ns
    write(plan, plan.read_text(encoding="utf-8").replace("granted: 10000", "granted: 90000"))
    os.utime(plan, ns=(time, time))


CHANGES: dict[str, tuple[str, Change]] = {
    "other bytes": ("003", lambda folder: write(folder / "003/plan.yaml", EXCEEDED)),
    "other bytes of the same size and time": ("004", lambda folder: in_disguise(folder / "004/plan.yaml")),
    "another file in its place": ("005", lambda folder: shutil.copy(folder / "007/plan.yaml", folder / "005/plan.yaml")),
    "a text in a file": ("007", lambda folder: write(folder / "007/tekst.md", "Nog invullen: PM")),
    "a text that is gone": ("007", lambda folder: (folder / "007/tekst.md").unlink()),
    "a file beside the plan": ("008", lambda folder: write(folder / "008/exceptions.yaml", "exceptions: []\n")),
    "a file beside it that is broken": ("009", lambda folder: write(folder / "009/realisation.yaml", "a: [\n")),
    "a file beside it under another name": ("008", lambda folder: write(folder / "008/realisatie.yaml", "a: 1\n")),
    "settings": ("010", lambda folder: write(folder / "010/radplan.toml", '[rules]\nno-indicator = "warning"\n')),
    "a plan that can't be opened": ("011", lambda folder: (folder / "011/plan.yaml").unlink()),
}  # fmt: skip


def test_what_did_not_change_is_not_checked_again(plans: Path, radplan: Run, checked: list[str]) -> None:
    first = radplan("validate", plans)
    assert len(checked) == COUNT
    assert "piece" in first.out  # there is advice, which is counted
    checked.clear()
    assert radplan("validate", plans) == first
    assert checked == []


@pytest.mark.parametrize("name", CHANGES)
def test_what_changed_is_checked_again(plans: Path, radplan: Run, checked: list[str], name: str) -> None:
    who, change = CHANGES[name]
    files = [*map(str, sorted(plans.glob("*/plan.yaml")))]
    radplan("validate", *files)
    checked.clear()
    change(plans)
    again = radplan("validate", *files)
    assert checked == ([who] if (plans / who / "plan.yaml").exists() else [])
    assert again == radplan("validate", *files, "--no-cache")


def test_settings_above_all_plans_are_theirs(plans: Path, radplan: Run, checked: list[str]) -> None:
    radplan("validate", plans)
    write(plans / "radplan.toml", '[rules]\nno-analysis = "warning"\n')
    checked.clear()
    told = radplan("validate", plans)
    assert len(checked) == COUNT
    assert told.out.count("no-analysis") == COUNT


@pytest.mark.skipif(sys.platform == "win32", reason="links take a right there")
def test_a_link_out_of_the_folder_is_no_way_in(plans: Path, radplan: Run, tmp_path: Path) -> None:
    radplan("validate", plans)
    (plans / "007/tekst.md").rename(tmp_path / "elders.md")
    (plans / "007/tekst.md").symlink_to(tmp_path / "elders.md")
    assert "file-outside-plan" in radplan("validate", plans).out


def test_the_same_bytes_with_another_stamp_are_known(plans: Path, radplan: Run, checked: list[str]) -> None:
    """As after a fresh checkout: what was read is compared, once."""
    first = radplan("validate", plans)
    for plan in plans.glob("*/plan.yaml"):
        os.utime(plan, ns=(1, 1))
    checked.clear()
    assert radplan("validate", plans) == first
    assert checked == []
    assert unchanged.entries_in(memory())[str(plans / "000/plan.yaml")].stamps[0][1] == 1


def test_a_plan_with_something_to_list_is_always_checked(plans: Path, radplan: Run, checked: list[str]) -> None:
    write(plans / "020/plan.yaml", EXCEEDED)
    first = radplan("validate", plans)
    assert "budget-exceeded" in first.out
    checked.clear()
    assert radplan("validate", plans) == first
    assert checked == ["020"]


def test_so_is_one_of_which_a_finding_is_accepted(plans: Path, radplan: Run, checked: list[str]) -> None:
    write(plans / "020/plan.yaml", EXCEEDED)
    accepted = "exceptions: [{finding: budget-exceeded, at: 'funding:grant', reason: De raad weet het.}]\n"
    write(plans / "020/exceptions.yaml", accepted)
    first = radplan("validate", plans)
    assert (first.code, "De raad weet het." in first.out) == (0, True)
    checked.clear()
    assert radplan("validate", plans) == first
    assert checked == ["020"]


@pytest.mark.parametrize("asked", [["--select", "no-indicator"], ["--ignore", "no-indicator"]])
def test_other_rules_are_another_question(plans: Path, radplan: Run, checked: list[str], asked: list[str]) -> None:
    radplan("validate", plans)
    checked.clear()
    told = radplan("validate", plans, *asked)
    assert len(checked) == COUNT
    assert told == radplan("validate", plans, *asked)


@pytest.mark.parametrize("asked", [["--advice"], ["--format", "json"], ["--as-of", "2018-07-01"], ["--no-cache"]])
def test_who_asks_for_more_gets_all_of_it(plans: Path, radplan: Run, checked: list[str], asked: list[str]) -> None:
    radplan("validate", plans)
    before = memory().read_bytes()
    checked.clear()
    radplan("validate", plans, *asked)
    assert len(checked) == COUNT
    assert memory().read_bytes() == before


def test_another_radplan_checks_again(
    plans: Path, radplan: Run, checked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    radplan("validate", plans)
    checked.clear()
    monkeypatch.setattr(unchanged, "mark_of", lambda choice: b"another")
    radplan("validate", plans)
    assert len(checked) == COUNT


def test_radplan_is_known_by_each_of_its_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "radplan"
    (package / "rules/__pycache__").mkdir(parents=True)
    (package / "rules/a.py").write_text("a = 1\n", encoding="utf-8")
    monkeypatch.setattr(unchanged, "PACKAGE", package)
    marks = [unchanged.mark_of(Choice())]
    for file in (package / "rules/a.py", package / "rules/b.py", package / "words.yaml"):
        file.write_text("other\n", encoding="utf-8")
        marks.append(unchanged.mark_of(Choice()))
    record = tmp_path / f"radplan-{unchanged.__version__}.dist-info/RECORD"
    record.parent.mkdir()
    for text in ("one\n", "other\n"):
        record.write_text(text, encoding="utf-8")
        marks.append(unchanged.mark_of(Choice()))
    assert len(set(marks)) == len(marks)
    (package / "rules/__pycache__/a.pyc").write_text("made", encoding="utf-8")
    assert unchanged.mark_of(Choice()) == marks[-1]


def test_what_changes_while_it_is_checked_is_not_remembered(
    plans: Path, radplan: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 1)
    check, saved = checks.api.check, plans / "003/plan.yaml"
    monkeypatch.setattr(checks.api, "check", lambda *a, **k: (write(saved, EXCEEDED), check(*a, **k))[1])
    assert radplan("validate", plans / "003", *sorted(plans.glob("*/plan.yaml"))).code == 0
    monkeypatch.setattr(checks.api, "check", check)
    assert "budget-exceeded" in radplan("validate", plans).out


def test_few_plans_are_checked_each_time(plans: Path, radplan: Run) -> None:
    radplan("validate", *sorted(plans.glob("00*/plan.yaml")))
    assert not memory().exists()


def test_no_word_of_a_plan_is_kept(plans: Path, radplan: Run) -> None:
    radplan("validate", plans)
    kept_here = memory().read_bytes()
    assert b"003" in kept_here
    assert not any(word.encode() in kept_here for word in (*SECRET.split(), "Cuijk", "Versterkingsgelden", "10000"))


@pytest.mark.parametrize("left", [b"", b"no such thing", kept.sealed(b"\x00"), kept.sealed(b"i\x01\x00\x00\x00")])
def test_what_is_left_of_the_file_does_no_harm(plans: Path, radplan: Run, left: bytes) -> None:
    first = radplan("validate", plans)
    memory().write_bytes(left)
    assert radplan("validate", plans) == first
    assert unchanged.entries_in(memory()).keys() == {str(path) for path in plans.glob("*/plan.yaml")}


def test_without_a_place_to_write_nothing_is_remembered(
    plans: Path, radplan: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    first = radplan("validate", plans)
    (tmp_path / "file").touch()
    for home in (tmp_path / "file", "/dev/null", "relative"):
        monkeypatch.setenv("XDG_CACHE_HOME", str(home))
        assert radplan("validate", plans) == first


def test_it_does_not_grow_without_end(plans: Path, radplan: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unchanged, "MOST", 10)
    radplan("validate", plans)
    assert [Path(name).parent.name for name in unchanged.entries_in(memory())] == [
        f"{COUNT - 10 + n:03}" for n in range(10)
    ]


def test_what_nobody_changed_takes_no_reader_and_no_rules(plans: Path) -> None:
    imported("validate", str(plans))
    assert imported("validate", str(plans)) & (MODELS | {"yaml", "radplan.reading", "radplan.checking"}) == set()


def test_processes_remember_too(plans: Path, shell: Run) -> None:
    def done() -> Result:
        return shell("validate", plans)

    first = done()
    assert len(unchanged.entries_in(memory())) == COUNT
    assert done() == first


def test_standard_input_is_never_what_it_was(plans: Path, shell: Run) -> None:
    """Nor is it the file `-` in the current folder."""
    write(plans / "-", SOUND)
    known = shell("validate", "-", *sorted(plans.glob("*/plan.yaml")), stdin=SOUND.encode(), cwd=plans)
    assert known.code == 0
    again = shell("validate", "-", *sorted(plans.glob("*/plan.yaml")), stdin=EXCEEDED.encode(), cwd=plans)
    assert (again.code, "budget-exceeded" in again.out) == (1, True)
    assert not any(name.endswith("-") for name in unchanged.entries_in(memory()))


@pytest.mark.skipif(sys.platform == "win32", reason="links take a right there")
def test_a_path_that_goes_up_behind_a_link_is_the_plan_it_leads_to(
    plans: Path, radplan: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(plans, tmp_path / "elders/plannen")
    write(tmp_path / "elders/plannen/003/plan.yaml", EXCEEDED)
    (tmp_path / "elders/onder").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "elders/onder")
    monkeypatch.chdir(tmp_path)
    assert radplan("validate", "plannen").code == 0
    assert radplan("validate", "link/../plannen").code == 1
    assert {Path(name).parents[1] for name in unchanged.entries_in(memory())} == {plans, tmp_path / "elders/plannen"}


def test_what_could_not_be_read_is_looked_for_again_though_nobody_asked(plans: Path, radplan: Run) -> None:
    (plans / "007/tekst.md").unlink()
    first = radplan("validate", plans, "--select", "leftover-text")
    assert first.code == 0
    write(plans / "007/tekst.md", "TODO")
    assert "leftover-text" in radplan("validate", plans, "--select", "leftover-text").out
