"""Text that means no good, through the command line: literally there in every format, and every file is sound."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Iterator
from io import BytesIO, FileIO
from pathlib import Path
from typing import Any

import pytest
from lxml import etree, html
from markdown_it import MarkdownIt

from documents import hostile_plan, pdf_words
from radplan import cli, whole
from radplan.documents.kinds import DOCUMENTS

FORMATS = ("md", "html", "json", "pdf", "docx")
LEFT_TO_RIGHT = tuple(sign for sign in hostile_plan.SIGNS if sign.isascii())


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("vijandig")
    hostile_plan.write(folder)
    assert cli.run(["render", str(folder), "--all", str(folder / "uit")]) == 0
    assert {path.name for path in folder.iterdir()} == {"plan.yaml", "realisation.yaml", "uit"}
    return {path.name: path.read_bytes() for path in (folder / "uit").iterdir()}


def plain(text: str) -> str:
    """The text without white space and soft signs: lines break where they must."""
    return re.sub(r"[\s\u00ad\u200b\u200e\u200f]+", "", text)


def words_of(name: str, file: bytes) -> str:
    """What a reader of the file sees."""
    match name.rpartition(".")[2]:
        case "md":
            page = MarkdownIt("commonmark", {"html": True}).enable("table").render(file.decode())
            return str(html.fromstring(f"<div>{page}</div>").text_content())
        case "html":
            return str(html.fromstring(file.decode()).text_content())
        case "json":
            return "".join(strings(json.loads(file)))
        case "pdf":
            return pdf_words.read(file).text()
        case _:
            with zipfile.ZipFile(BytesIO(file)) as archive:
                return "".join(etree.fromstring(archive.read("word/document.xml")).itertext())


def strings(node: object) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    elif isinstance(node, dict):
        for member in node.values():
            yield from strings(member)
    elif isinstance(node, list):
        for member in node:
            yield from strings(member)


def leads(address: str) -> bool:
    """Whether a link goes where a link may go."""
    return re.match(r"#|https?:|mailto:|tel:", address) is not None


def test_every_document_is_made(files: dict[str, bytes]) -> None:
    assert set(files) == {f"{name}.{suffix}" for name in DOCUMENTS for suffix in FORMATS}


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize(
    "document", ["plan", "council-letter", "council-proposal", "progress-report", "evaluation-report"]
)
def test_every_sign_is_there_as_it_was_typed(files: dict[str, bytes], document: str, format: str) -> None:
    name = f"{document}.{format}"
    seen = plain(words_of(name, files[name]))
    for sign in LEFT_TO_RIGHT if format == "pdf" else hostile_plan.SIGNS:
        assert plain(sign) in seen, sign


def test_the_longest_title_the_longest_table_and_the_barest_activity(files: dict[str, bytes]) -> None:
    for format in FORMATS:
        seen = plain(words_of(f"plan.{format}", files[f"plan.{format}"]))
        assert hostile_plan.LONG in seen, format
        assert "Regel59:" in seen, format
        assert "Alleeneentitel" in seen, format


@pytest.mark.parametrize("document", DOCUMENTS)
def test_nothing_in_a_page_runs_or_leads_astray(files: dict[str, bytes], document: str) -> None:
    page = html.fromstring(files[f"{document}.html"].decode())
    assert not page.xpath("//script | //iframe | //object | //embed | //form | //img[not(starts-with(@src, 'data:'))]")
    assert not page.xpath("//@*[starts-with(name(), 'on')]")
    assert all(map(leads, page.xpath("//a/@href")))
    text = MarkdownIt("commonmark", {"html": True}).enable("table").parse(files[f"{document}.md"].decode())
    inline = [part for token in text for part in [token, *(token.children or ())]]
    assert not [part.content for part in inline if part.type in ("html_block", "html_inline")]
    assert not [part.attrs for part in inline if part.type == "link_open" and not leads(str(part.attrs["href"]))]


@pytest.mark.parametrize("document", DOCUMENTS)
def test_a_word_file_is_sound_and_links_to_nothing_of_the_plan(files: dict[str, bytes], document: str) -> None:
    with zipfile.ZipFile(BytesIO(files[f"{document}.docx"])) as archive:
        assert archive.testzip() is None
        for part in archive.namelist():
            if part.endswith((".xml", ".rels")):
                assert "javascript" not in " ".join(etree.fromstring(archive.read(part)).xpath("//@Target"))


# ---- where files land


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LANG", "nl_NL.UTF-8")
    hostile_plan.write(tmp_path)
    return tmp_path


@pytest.mark.parametrize("option", ["--all", "--output", "-o", "--templates"])
@pytest.mark.parametrize("value", ["--help", "--to", "-h", "--draft"])
def test_an_option_is_no_file_name(folder: Path, capsys: pytest.CaptureFixture[str], option: str, value: str) -> None:
    before = sorted(path.name for path in folder.iterdir())
    assert cli.run(["render", ".", option, value]) == 2
    assert value in capsys.readouterr().err
    assert sorted(path.name for path in folder.iterdir()) == before


def test_a_name_with_a_dash_can_still_be_given(folder: Path) -> None:
    assert cli.run(["render", ".", "--document", "summary", "--output", str(folder / "-s.md")]) == 0
    assert (folder / "-s.md").is_file()


def test_titles_and_ids_never_make_a_path(folder: Path) -> None:
    plan = (folder / "plan.yaml").read_text("utf-8").replace('"title": "Zestig regels"', '"title": "../../../buiten"')
    (folder / "plan.yaml").write_text(plan, encoding="utf-8")
    assert cli.run(["render", ".", "--all", "uit", "--to", "md"]) == 0
    assert {path.name for path in (folder / "uit").iterdir()} == {f"{name}.md" for name in DOCUMENTS}
    assert not list(folder.parent.glob("buiten*"))


@pytest.mark.parametrize("failure", [KeyboardInterrupt, OSError("vol")])
def test_an_interrupted_render_leaves_the_old_file(
    folder: Path, monkeypatch: pytest.MonkeyPatch, failure: BaseException | type[BaseException]
) -> None:
    (folder / "uit").mkdir()
    (folder / "uit" / "plan.md").write_text("oud", encoding="utf-8")

    class Broken(FileIO):
        def write(self, content: Any) -> int:
            super().write(content[: len(content) // 2])
            raise failure

    monkeypatch.setattr(whole, "open", Broken, raising=False)
    assert cli.run(["render", ".", "--all", "uit", "--to", "md"]) != 0
    assert [path.name for path in (folder / "uit").iterdir()] == ["plan.md"]
    assert (folder / "uit" / "plan.md").read_text("utf-8") == "oud"


@pytest.mark.parametrize("arguments", [["--all", "bezet"], ["--all", "bezet/uit"], ["--output", "bezet/plan.md"]])
def test_a_file_where_a_folder_is_wanted(
    folder: Path, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    (folder / "bezet").write_text("van iemand anders", encoding="utf-8")
    assert cli.run(["render", ".", *arguments]) == 2
    assert arguments[1] in capsys.readouterr().err
    assert (folder / "bezet").read_text("utf-8") == "van iemand anders"
