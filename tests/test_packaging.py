"""What is installed from a wheel works far from the project: templates, words and data are found in the package."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PROJECT = (".gitignore", "pyproject.toml", "README.md", "LICENSE", "src", "templates", "tools")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from a copy of the project without leftovers."""
    copy, out = tmp_path_factory.mktemp("project"), tmp_path_factory.mktemp("wheel")
    for name in PROJECT:
        origin = ROOT / name
        if origin.is_dir():
            shutil.copytree(origin, copy / name, ignore=shutil.ignore_patterns("__pycache__", "made"))
        else:
            shutil.copy(origin, copy / name)
    pip("wheel", "--no-deps", "--wheel-dir", out, copy)
    (built,) = out.glob("radplan-*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel's contents and nothing of the project."""
    target = tmp_path_factory.mktemp("installed")
    pip("install", "--no-deps", "--target", target, wheel)
    return target


def pip(*arguments: object) -> None:
    """Run pip, quietly."""
    command = [sys.executable, "-m", "pip", *map(str, arguments), "--quiet", "--disable-pip-version-check"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr


def radplan(installed: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the installed radplan in a folder; the wheel goes before an editable install of the project."""
    environment = os.environ | {"PYTHONPATH": str(installed)}
    command = [sys.executable, "-m", "radplan", *arguments]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=60, check=False)


def test_the_wheel_holds_what_it_needs_and_no_more(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    assert {"radplan/templates/plan.html.j2", "radplan/templates/style.css", "radplan/locale/nl/budget.yaml"} <= names
    assert {"radplan/locale/en/rules/budget-exceeded.yaml", "radplan/words/keys.yaml", "radplan/py.typed"} <= names
    assert any(name.startswith("radplan/made/plan-") for name in names)
    assert "radplan/made/locale.nl.commands.yaml.marshal" in names
    assert any(name.startswith("radplan/made/plan.html.j2-") for name in names)
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert not [name for name in names if "test" in name.split("/")[0] or name.endswith(".pyc")]


def test_the_wheel_is_what_runs(installed: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-c", "import radplan; print(radplan.__file__)"]
    environment = os.environ | {"PYTHONPATH": str(installed)}
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=True)
    assert Path(done.stdout.strip()).is_relative_to(installed)


MADE_AGAIN = """
import os, sys
from radplan.cli import run
from radplan import parsed as words
from radplan.documents import compiled as templates
from radplan.model import compiled as models

def made(name, *_):
    print(name, "is made again", file=sys.stderr, flush=True)
    os._exit(9)

templates.compiled = models.make = words.read = made
sys.exit(run(sys.argv[1:]))
"""


@pytest.mark.parametrize(
    "command", [["validate"], ["budget"], ["quickscan"], ["render", "--to", "html"], ["render", "--to", "docx"]]
)
def test_the_wheel_brings_what_would_take_time_to_make(installed: Path, tmp_path: Path, command: list[str]) -> None:
    arguments = [*command, str(ROOT / "examples/arnhem-2019")]
    environment = os.environ | {"PYTHONPATH": str(installed)}
    done = subprocess.run(
        [sys.executable, "-c", MADE_AGAIN, *arguments], cwd=tmp_path, env=environment, capture_output=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, b"")


def test_validate_budget_and_render_far_from_the_project(installed: Path, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "examples/arnhem-2019", tmp_path / "arnhem")
    checked = radplan(installed, tmp_path, "validate", "arnhem", "--lang", "nl")
    assert (checked.returncode, checked.stderr) == (0, "")
    assert "text-exceeds-grant" in checked.stdout
    money = radplan(installed, tmp_path, "budget", "arnhem", "--lang", "nl")
    assert "€ 504.740" in money.stdout.replace("\u00a0", " ")
    for name in ("plan.md", "plan.html"):
        rendered = radplan(installed, tmp_path, "render", "arnhem", "--output", name)
        assert rendered.returncode == 0, rendered.stderr
        golden = ROOT / "tests/golden/arnhem-2019" / name
        assert (tmp_path / name).read_bytes() == golden.read_bytes()
