"""`radplan render` to files that are no text."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from radplan.cli import run

EXAMPLE = str(Path(__file__).parents[2] / "examples" / "arnhem-2019")


@pytest.mark.parametrize(("name", "start"), [("plan.pdf", b"%PDF-1.7"), ("plan.docx", b"PK")])
def test_the_suffix_says_the_format(name: str, start: bytes, tmp_path: Path) -> None:
    output = tmp_path / name
    assert run(["render", EXAMPLE, "--output", str(output)]) == 0
    assert output.read_bytes().startswith(start)
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_a_file_goes_through_a_pipe_as_it_is(capfdbinary: pytest.CaptureFixture[bytes], tmp_path: Path) -> None:
    assert run(["render", EXAMPLE, "--to", "pdf", "--output", str(tmp_path / "plan.pdf")]) == 0
    capfdbinary.readouterr()
    assert run(["render", EXAMPLE, "--to", "pdf"]) == 0
    sys.stdout.flush()
    assert capfdbinary.readouterr().out == (tmp_path / "plan.pdf").read_bytes()


@pytest.mark.parametrize("format", ["pdf", "docx"])
def test_no_file_on_a_screen(format: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "nl_NL.UTF-8")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert run(["render", EXAMPLE, "--to", format]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert f"{format} is geen tekst voor een scherm" in " ".join(said.err.replace("│", " ").split())


@pytest.mark.parametrize(("format", "part"), [("pdf", "typst"), ("docx", "docx"), ("docx", "typst")])
def test_what_has_to_be_installed(
    format: str, part: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from radplan.documents import writers

    for name in ("pdf", "row_headers", "docx", "word_body", "word_package", "picture"):
        monkeypatch.delitem(sys.modules, f"{writers.__name__}.{name}", raising=False)
        monkeypatch.delattr(writers, name, raising=False)
    monkeypatch.setitem(sys.modules, part, None)
    output = tmp_path / f"plan.{format}"
    assert run(["render", EXAMPLE, "--output", str(output)]) == 2
    assert "python -m pip install 'radplan[documents]'" in capsys.readouterr().err
    assert not output.exists()


def test_text_needs_none_of_it(tmp_path: Path) -> None:
    code = (
        "import sys; from radplan.cli import run; "
        f"code = run(['render', {EXAMPLE!r}, '--to', 'md', '--output', {str(tmp_path / 'plan.md')!r}]); "
        "print(sorted({'typst', 'docx'} & set(sys.modules)))"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout == "[]\n"


@pytest.mark.parametrize(
    ("options", "mark"), [(["--internal"], "Intern, niet openbaar"), (["--draft"], "Concept"), ([], "")]
)
def test_the_edition_is_marked_in_text(options: list[str], mark: str, tmp_path: Path) -> None:
    pages = {}
    for suffix in ("md", "html"):
        output = tmp_path / f"plan.{suffix}"
        assert run(["render", EXAMPLE, *options, "--output", str(output)]) == 0
        pages[suffix] = output.read_text(encoding="utf-8")
    assert pages["md"].startswith(f"**{mark}**\n\n" if mark else "Gemeente Arnhem")
    assert (f'<aside class="mark">{mark}</aside>' in pages["html"]) == bool(mark)


def test_the_template_of_a_municipality(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "huis"
    folder.mkdir()
    (folder / "document.docx").write_bytes(b"geen zip")
    output = tmp_path / "plan.docx"
    output.write_bytes(b"oud")
    assert run(["render", EXAMPLE, "--templates", str(folder), "--output", str(output)]) == 1
    assert "document.docx: this is no Word template" in capsys.readouterr().err
    assert output.read_bytes() == b"oud"


def test_a_file_without_time(tmp_path: Path) -> None:
    assert run(["render", EXAMPLE, "--output", str(tmp_path / "plan.docx")]) == 0
    with zipfile.ZipFile(tmp_path / "plan.docx") as archive:
        assert {part.date_time for part in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
