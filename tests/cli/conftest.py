"""What the tests of the command line share: running a command as a person does, and small plans to run it on."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from cli.samples import ROOT, Result, Run, Write
from radplan import cli

ENVIRONMENT = ("LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR", "FORCE_COLOR", "COLUMNS", "TERM")


@pytest.fixture(autouse=True)
def surroundings(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """In the project's folder, in no language, on no terminal, with nothing remembered of plans."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
    monkeypatch.chdir(ROOT)
    for name in ENVIRONMENT:
        monkeypatch.delenv(name, raising=False)
    yield
    gc.enable()  # a command switches it off, as it ends soon


@pytest.fixture
def radplan(capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command in this process."""

    def run(*arguments: object) -> Result:
        capsys.readouterr()
        code = cli.run([str(argument) for argument in arguments])
        return Result(code, *capsys.readouterr())

    return run


@pytest.fixture
def shell() -> Run:
    """Runs a command in a process of its own, with a clean environment besides what is given."""

    def run(*arguments: object, stdin: bytes = b"", cwd: Path = ROOT, **environment: str) -> Result:
        kept = {name: value for name, value in os.environ.items() if name not in ENVIRONMENT}
        done = subprocess.run(
            [sys.executable, "-m", "radplan", *map(str, arguments)],
            input=stdin, cwd=cwd, env=kept | environment, capture_output=True, timeout=60, check=False,
        )  # fmt: skip
        return Result(done.returncode, done.stdout.decode(), done.stderr.decode())

    return run


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes a plan in a folder of its own."""

    def plan(text: str) -> Path:
        path = tmp_path / "plan.yaml"
        path.write_text(text, encoding="utf-8")
        return path

    return plan
