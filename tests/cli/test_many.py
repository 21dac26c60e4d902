"""Many plans are checked several at a time, and nobody can tell but by the clock."""

from __future__ import annotations

import json
import multiprocessing
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from cli.samples import BROKEN, EXCEEDED, SOUND, Run
from radplan.cli import checks

COUNT = checks.MANY + 7


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    """Plans of every kind, more than one process checks; one can't be opened, and one asks for its own rules."""
    for number in range(COUNT):
        folder = tmp_path / f"{number:03}"
        folder.mkdir()
        (folder / "plan.yaml").write_text((SOUND, BROKEN, EXCEEDED)[number % 3], encoding="utf-8")
    (tmp_path / "004/radplan.toml").write_text(
        '[rules]\nunknown-key = "off"\nbudget-exceded = "error"\n', encoding="utf-8"
    )
    (tmp_path / "010/plan.yaml").unlink()
    (tmp_path / "010/plan.yaml").symlink_to("nowhere.yaml")
    (tmp_path / "011/exceptions.yaml").write_text(
        "exceptions: [{finding: budget-exceeded, at: 'funding:s', reason: zo}]\n"
    )
    return tmp_path


@pytest.mark.parametrize("format", ["text", "json", "github", "gitlab", "sarif", "junit"])
def test_the_answer_is_that_of_one_process(
    plans: Path, radplan: Run, monkeypatch: pytest.MonkeyPatch, format: str
) -> None:
    asked: list[int] = []
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    monkeypatch.setattr(checks, "started", lambda count, start=checks.started: asked.append(count) or start(count))
    together = radplan("validate", plans, "--advice", "--format", format)
    assert asked == [2]
    monkeypatch.setattr(os, "cpu_count", lambda: 1)
    alone = radplan("validate", plans, "--advice", "--format", format)
    assert asked == [2]
    assert together == alone
    assert together.code == 3


def test_the_answer_is_there(plans: Path, radplan: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    found = json.loads(radplan("validate", plans, "--format", "json").out)
    assert found["plans"] == COUNT - 1
    assert found["counts"]["error"] > COUNT // 2


def test_few_plans_are_checked_by_one(plans: Path, radplan: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(multiprocessing, "Pool", lambda *_: pytest.fail("another process was started"))
    files = sorted(str(path) for path in plans.glob("00*/plan.yaml"))
    assert radplan("validate", *files).code == 1


def test_where_no_process_can_be_had_one_does_it_all(
    plans: Path, radplan: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    together = radplan("validate", plans, "--no-cache")

    def none(*_: object) -> None:
        raise OSError("no locks")

    monkeypatch.setattr(multiprocessing, "Pool", none)
    assert radplan("validate", plans, "--no-cache") == together


AT_WORK = "checks.api.load = lambda *a, **k: wait()\n"
AT_THE_START = "from multiprocessing import pool; pool.worker = lambda *a, work=pool.worker: (wait(5), work(*a))\n"


@pytest.mark.skipif(sys.platform == "win32", reason="no signal reaches one process of a group there")
@pytest.mark.parametrize("when", [AT_WORK, AT_THE_START], ids=["at work", "at the start"])
def test_breaking_off_ends_all_of_them_without_a_word(plans: Path, when: str) -> None:
    slow = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)\n"  # ours may have it ignored
    slow += "import os, sys, threading; from radplan.cli import checks, run\n"
    slow += "def wait(seconds=None): os.write(2, b'.\\n'); threading.Event().wait(seconds)\n"
    slow += f"{when}sys.exit(run(sys.argv[1:]))"
    command = [sys.executable, "-c", slow, "validate", str(plans)]
    run = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True)
    assert run.stderr is not None
    run.stderr.readline()
    os.killpg(run.pid, signal.SIGINT)
    try:
        out, error = run.communicate(timeout=20)
    except subprocess.TimeoutExpired:
        os.killpg(run.pid, signal.SIGKILL)
        raise
    assert (run.returncode, out, error.replace(b".\n", b"")) == (130, b"", b"")
    with pytest.raises(ProcessLookupError):
        os.killpg(run.pid, 0)


def test_a_fault_of_ours_in_another_process_is_reported(plans: Path) -> None:
    broken = "from radplan.cli import checks, run; import sys; checks.api.load = lambda *a, **k: 1 / 0; sys.exit(run(sys.argv[1:]))"
    command = [sys.executable, "-c", broken, "validate", str(plans)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False, cwd=plans)
    assert done.returncode == 4
    assert "Traceback" not in done.stderr
