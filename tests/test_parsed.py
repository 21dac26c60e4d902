"""radplan's own YAML is parsed once, an edited file is seen at once, and nobody misses what was kept."""

from __future__ import annotations

import marshal
import os
import sys
from pathlib import Path

import pytest

from radplan import kept as kept_files
from radplan import parsed as module
from radplan.parsed import parsed

NAME = "locale/nl/words.yaml"
TEXT = "one: een\ntwo: [twee, 'yes', 010]\n"
FOUND = {"one": "een", "two": ["twee", "yes", "010"]}


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package with one file of words in it; what is kept of it comes in `kept`."""
    (tmp_path / NAME).parent.mkdir(parents=True)
    (tmp_path / NAME).write_text(TEXT)
    monkeypatch.setattr(module, "PACKAGE", tmp_path)
    monkeypatch.setattr(kept_files, "FOLDER", tmp_path / "kept")
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return tmp_path


def kept(package: Path) -> Path:
    (file,) = (package / "kept").iterdir()
    return file


def test_a_file_is_parsed_once(package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert parsed(NAME) == FOUND
    monkeypatch.setattr(module, "read", lambda _: pytest.fail("parsed again"))
    assert parsed(NAME) == FOUND


def test_an_edit_is_seen_at_once_even_one_of_the_same_length_and_time(package: Path) -> None:
    parsed(NAME)
    before = (package / NAME).stat()
    (package / NAME).write_text(TEXT.replace("een", "ene"))
    os.utime(package / NAME, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert parsed(NAME)["one"] == "ene"


def test_what_is_left_of_a_file_is_made_anew(package: Path) -> None:
    parsed(NAME)
    whole = kept(package).read_bytes()
    for size in range(len(whole)):
        kept(package).write_bytes(whole[:size])
        assert parsed(NAME) == FOUND
        assert kept(package).read_bytes() == whole


def test_a_byte_that_changed_is_noticed(package: Path) -> None:
    parsed(NAME)
    whole = kept(package).read_bytes()
    for at in range(len(whole)):
        kept(package).write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        assert parsed(NAME) == FOUND
        assert kept(package).read_bytes() == whole


@pytest.mark.parametrize("content", [7, ("one", "two", "three"), (None, {}), ("", {}), TEXT])
def test_what_somebody_else_left_there_is_made_anew(package: Path, content: object) -> None:
    parsed(NAME)
    kept(package).write_bytes(kept_files.sealed(marshal.dumps(content)))
    assert parsed(NAME) == FOUND
    assert marshal.loads(kept_files.unsealed(kept(package))) == (TEXT.encode(), FOUND)


def test_where_nothing_can_be_kept_the_file_is_parsed(package: Path) -> None:
    (package / "kept").write_text("no folder")
    assert parsed(NAME) == FOUND
    assert (package / "kept").read_text() == "no folder"


def test_where_the_last_step_fails_nothing_is_left_behind(package: Path) -> None:
    parsed(NAME)
    name = kept(package)
    name.unlink()
    name.mkdir()
    assert parsed(NAME) == FOUND
    assert list((package / "kept").iterdir()) == [name]


def test_python_that_keeps_nothing_is_followed(package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert parsed(NAME) == FOUND
    assert not (package / "kept").exists()
