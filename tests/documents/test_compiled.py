"""Templates are compiled once, and nobody misses what was compiled."""

from __future__ import annotations

import sys
from pathlib import Path

import jinja2
import pytest

from radplan import kept as kept_files
from radplan.documents import compiled
from radplan.documents.render import environment, shipped

SUMMARY = "summary.html.j2"


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "kept"
    monkeypatch.setattr(kept_files, "FOLDER", folder)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return folder


def forbid_compiling(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compiled, "compiled", lambda name, _: pytest.fail(f"{name} compiled again"))


def test_a_template_is_compiled_once(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    environment([]).get_template(SUMMARY)
    assert len(list(kept.glob("*.py"))) == 1
    forbid_compiling(monkeypatch)
    environment([]).get_template(SUMMARY)


@pytest.mark.parametrize("path", sorted(shipped().glob("*.j2")), ids=lambda path: path.name)
def test_every_template_compiles_to_what_jinja_makes_of_it(path: Path) -> None:
    source, here = path.read_text(encoding="utf-8"), environment([])
    assert compiled.compiled(path.name, source) == here.compile(source, path.name, raw=True)


def test_a_template_of_ones_own_is_not_kept(kept: Path, tmp_path: Path) -> None:
    (tmp_path / SUMMARY).write_text("<h1>{{ plan.title }}</h1>")
    environment([tmp_path]).get_template(SUMMARY)
    assert not kept.exists()


def test_other_words_are_another_template(kept: Path, tmp_path: Path) -> None:
    assert len({compiled.file_of("a", "x"), compiled.file_of("a", "y"), compiled.file_of("b", "x")}) == 3


def test_another_jinja_compiles_its_own(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    environment([]).get_template(SUMMARY)
    monkeypatch.setattr(jinja2, "__version__", "0.1")
    environment([]).get_template(SUMMARY)
    assert len(list(kept.glob("*.py"))) == 2


@pytest.mark.parametrize("left", ["", "half = (", "name = 'summary'"])
def test_what_is_left_of_a_file_is_compiled_anew(kept: Path, left: str) -> None:
    environment([]).get_template(SUMMARY)
    (file,) = kept.glob("*.py")
    whole = file.read_text(encoding="utf-8")
    file.write_text(left, encoding="utf-8")
    environment([]).get_template(SUMMARY)
    assert file.read_text(encoding="utf-8") == whole


def test_where_nothing_can_be_kept_the_template_works(kept: Path) -> None:
    kept.write_text("no folder")
    assert environment([]).get_template(SUMMARY)


def test_python_that_keeps_nothing_is_followed(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert environment([]).get_template(SUMMARY)
    assert not kept.exists()
