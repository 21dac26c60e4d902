"""Templates are compiled once, and nobody misses what was compiled."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from jinja2.bccache import bc_magic

from radplan.documents import compiled
from radplan.documents.render import environment

SUMMARY = "summary.html.j2"


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "kept"
    folder.mkdir()
    monkeypatch.setattr(compiled, "FOLDER", folder)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return folder


def test_a_template_is_compiled_once(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    environment([]).get_template(SUMMARY)
    assert len(list(kept.iterdir())) == 1
    here = environment([])
    monkeypatch.setattr(type(here), "_generate", lambda *_, **__: pytest.fail("compiled again"))
    here.get_template(SUMMARY)


def test_a_template_of_ones_own_is_not_kept(kept: Path, tmp_path: Path) -> None:
    (tmp_path / SUMMARY).write_text("<h1>{{ plan.title }}</h1>")
    environment([tmp_path]).get_template(SUMMARY)
    assert not list(kept.iterdir())


@pytest.mark.parametrize("size", [0, 2, len(bc_magic), len(bc_magic) + 20, 400])
def test_what_is_left_of_a_file_is_compiled_anew(kept: Path, size: int) -> None:
    environment([]).get_template(SUMMARY)
    (file,) = kept.iterdir()
    whole = file.read_bytes()
    assert len(whole) > size
    file.write_bytes(whole[:size])
    environment([]).get_template(SUMMARY)
    assert file.read_bytes() == whole


def test_where_nothing_can_be_kept_the_template_works(kept: Path) -> None:
    kept.rmdir()
    assert environment([]).get_template(SUMMARY)
    assert not kept.exists()


def test_python_that_keeps_nothing_is_followed(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert environment([]).get_template(SUMMARY)
    assert not list(kept.iterdir())
