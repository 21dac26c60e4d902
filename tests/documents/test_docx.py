"""The Word document: the words of the tree in Word's own styles, valid, the same bytes every time."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from importlib.util import module_from_spec, spec_from_file_location
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from radplan.documents.dress import Dress
from radplan.documents.fragment import parse
from radplan.documents.tree import Document, plain
from radplan.documents.writers import docx
from radplan.documents.writers.fault import WritingFault

from . import samples

ROOT = Path(__file__).parents[2]
BASE = ROOT / "templates" / "document.docx"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"

Write = Callable[..., bytes]


@pytest.fixture
def write(words: dict[str, Any]) -> Write:
    def written(document: Document | str, template: Path = BASE) -> bytes:
        return docx.write(tree(document) if isinstance(document, str) else document, words, template, BASE, Dress())

    return written


def tree(fragment: str, mark: str = "") -> Document:
    document, problems = parse(f"<h1>Titel</h1>{fragment}", "test", "nl", samples.charts())
    assert problems == ()
    return Document(document.title, "Gemeente Arnhem", document.language, document.blocks, mark)


def whole(name: str) -> Document:
    fragments = {"plan": (samples.plan, samples.charts), "hostile": (samples.hostile, samples.hostile_charts)}
    fragment, charts = fragments[name]
    document, problems = parse(fragment(), name, "nl", charts())
    assert problems == ()
    return document


def part(file: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(BytesIO(file)) as archive:
        return etree.fromstring(archive.read(name))


def text(file: bytes, name: str = "word/document.xml") -> str:
    return etree.tostring(part(file, name)).decode()


def spoken(file: bytes) -> str:
    """The words of the document, without its contents; a chart's description after its caption, notes last."""
    said, described = [], ""
    for paragraph in part(file, "word/document.xml").iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        if style is not None and style.get(f"{W}val") in ("Toc1", "Toc2", "TOCHeading"):
            continue
        said.append(_words(paragraph))
        if described:
            said, described = [*said, described], ""
        described = "".join(str(drawn.get("descr")) for drawn in paragraph.iter(DRAWN))
    said += [_words(note) for note in part(file, "word/footnotes.xml").iter(f"{W}footnote")]
    return _bare("".join(said))


def _words(element: etree._Element) -> str:
    return "".join(found.text or "" for found in element.iter(f"{W}t"))


def _bare(words: str) -> str:
    return "".join(words.split())


@pytest.mark.parametrize("name", ["plan", "hostile"])
def test_says_what_the_tree_says(name: str, write: Write) -> None:
    document = whole(name)
    assert spoken(write(document)) == _bare(plain(document))


@pytest.mark.parametrize("name", ["plan", "hostile"])
def test_word_opens_it(name: str, write: Write, tmp_path: Path, assert_valid_docx: Callable[[Path], None]) -> None:
    (tmp_path / "document.docx").write_bytes(write(whole(name)))
    assert_valid_docx(tmp_path / "document.docx")


def test_the_same_bytes_again(write: Write) -> None:
    assert write(whole("plan")) == write(whole("plan"))


def test_the_shipped_template_is_its_source() -> None:
    spec = spec_from_file_location("word_template", ROOT / "tools" / "word_template.py")
    assert spec is not None and spec.loader is not None
    source = module_from_spec(spec)
    spec.loader.exec_module(source)
    assert source.template() == BASE.read_bytes()


@pytest.mark.parametrize(
    ("fragment", "expected"),
    [
        ("<h2>a</h2>", '<w:pStyle w:val="Heading1"/>'),
        ("<h2>a</h2><h3>b</h3>", '<w:pStyle w:val="Heading2"/>'),
        ("<ul><li>a</li></ul>", '<w:pStyle w:val="ListBullet"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'),
        ("<ul><li>a<ul><li>b</li></ul></li></ul>", '<w:ilvl w:val="1"/><w:numId w:val="1"/>'),
        ("<ol><li>a</li></ol><p>x</p><ol><li>b</li></ol>", '<w:ilvl w:val="0"/><w:numId w:val="2"/>'),
        ("<p>a <strong>b</strong></p>", '<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">b</w:t></w:r>'),
        ("<p>a<br>b</p>", "<w:br/>"),
        ("<table><thead><tr><th>a</th></tr></thead><tr><td>b</td></tr></table>", "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"),
        ("<table><tr><td rowspan=2>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "<w:vMerge/>"),
        ("<table><tr><td colspan=2>a</td></tr><tr><td>b</td><td>c</td></tr></table>", '<w:gridSpan w:val="2"/>'),
        ("<table><caption>b</caption><tr><td>a</td></tr></table>", '<w:pStyle w:val="Caption"/>'),
        ("<nav></nav><h2>a</h2>", 'PAGEREF _Toc00000002 \\h'),
        ('<h2 id=b>a</h2><p><a href="#b">c</a></p>', '<w:hyperlink w:anchor="_Toc00000002">'),
        ("<table class=facts><tr><th scope=row>a</th><td>b</td></tr></table>", "<w:b/>"),
    ],
)  # fmt: skip
def test_what_word_makes_of_it(fragment: str, expected: str, write: Write) -> None:
    assert expected in text(write(fragment))


def test_a_link_in_a_note_has_its_address_with_the_notes(write: Write) -> None:
    file = write('<p>a<span class="note">zie <a href="https://example.org/">dit</a></span></p>')
    assert "r:id" in text(file, "word/footnotes.xml")
    assert "https://example.org/" in text(file, "word/_rels/footnotes.xml.rels")


def test_whose_document_it_is(write: Write) -> None:
    core = text(write(whole("plan")), "docProps/core.xml")
    assert "Uitvoeringsplan aanpak radicalisering 2019" in core
    assert "Gemeente Arnhem" in core
    assert "nl-NL" in core
    assert "created" not in core and "python" not in core


def test_the_mark_stands_on_every_page(write: Write) -> None:
    file = write(tree("<p>a</p>", "Concept"))
    with zipfile.ZipFile(BytesIO(file)) as archive:
        headers = [name for name in archive.namelist() if name.startswith("word/header")]
        assert len(headers) == 2  # the first page has its own
        assert all(b"Concept" in archive.read(name) for name in headers)


def test_charts_are_drawn_twice_and_told(write: Write) -> None:
    file = write(whole("plan"))
    with zipfile.ZipFile(BytesIO(file)) as archive:
        names = archive.namelist()
        assert archive.read("word/media/radplan-chart1.png").startswith(b"\x89PNG")
    assert "word/media/radplan-chart1.svg" in names
    told = [drawn.get("descr") for drawn in part(file, "word/document.xml").iter(DRAWN)]
    assert len(told) == 2 and all(told)


def test_signs_that_xml_cannot_hold_are_left_out(write: Write) -> None:
    document = tree("<p>a</p>")
    odd = Document("Titel\x00", "\x0b", "nl", document.blocks, "\ud800")
    assert write(odd)[:2] == b"PK"


def test_a_long_table(write: Write) -> None:
    rows = "".join(f"<tr><th scope=row>{number}</th>" + "<td>1</td>" * 7 + "</tr>" for number in range(400))
    assert len(list(part(write(f"<table>{rows}</table>"), "word/document.xml").iter(f"{W}tr"))) == 400


# ---- a municipality's own template -----------------------------------------------------------------------


def house(folder: Path, change: Callable[[str, str], str]) -> Path:
    """The shipped template with changes, as the template of a municipality."""
    path = folder / "huisstijl.docx"
    with zipfile.ZipFile(BASE) as base, zipfile.ZipFile(path, "w") as made:
        for name in base.namelist():
            made.writestr(name, change(name, base.read(name).decode()))
    return path


def without_style(name: str) -> Callable[[str, str], str]:
    def change(part: str, content: str) -> str:
        if part != "word/styles.xml":
            return content
        root = etree.fromstring(content.encode())
        for style in list(root.iter(f"{W}style")):
            if style.find(f"{W}name").get(f"{W}val") == name:  # type: ignore[union-attr]
                root.remove(style)
        return etree.tostring(root).decode()

    return change


@pytest.mark.parametrize(
    ("style", "named"), [("heading 1", "Kop 1"), ("Title", "Titel"), ("List Bullet", "Lijst opsom.teken")]
)
def test_a_template_that_lacks_a_style_is_told(style: str, named: str, write: Write, tmp_path: Path) -> None:
    template = house(tmp_path, without_style(style))
    with pytest.raises(WritingFault) as caught:
        write("<h2>a</h2><ul><li>a</li></ul>", template)
    assert caught.value.key == "docx-style"
    assert caught.value.values == {"template": "huisstijl.docx", "style": named}


@pytest.mark.parametrize("style", ["footnote text", "Radplan Cell", "Radplan Table", "toc 1", "Quote"])
def test_a_style_of_less_weight_comes_from_radplan(
    style: str, write: Write, tmp_path: Path, assert_valid_docx: Callable[[Path], None]
) -> None:
    file = write(whole("plan"), house(tmp_path, without_style(style)))
    (tmp_path / "document.docx").write_bytes(file)
    assert_valid_docx(tmp_path / "document.docx")
    assert f'w:val="{style}"' in text(file, "word/styles.xml")


def test_what_a_template_says_itself_is_not_kept(write: Write, tmp_path: Path) -> None:
    def change(_: str, content: str) -> str:
        words = "<w:p><w:r><w:t>voorbeeldtekst</w:t></w:r></w:p>"
        return content.replace("<w:p/>", words).replace(
            'elements/1.1/"/>', 'elements/1.1/"><dc:creator>Een ambtenaar</dc:creator></cp:coreProperties>'
        )

    file = write("<p>a</p>", house(tmp_path, change))
    assert "voorbeeldtekst" not in text(file)
    assert "ambtenaar" not in text(file, "docProps/core.xml")


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"geen zip"])
def test_a_template_that_is_none(content: bytes, write: Write, tmp_path: Path) -> None:
    (tmp_path / "kapot.docx").write_bytes(content)
    with pytest.raises(WritingFault) as caught:
        write("<p>a</p>", tmp_path / "kapot.docx")
    assert caught.value.key == "docx-unreadable"


def test_every_row_of_the_foot_of_a_table_stands_out(write: Write) -> None:
    sums = "".join(f"<tr><th scope=row>{name}</th><td>5</td></tr>" for name in ("Lasten", "Baten", "Saldo"))
    table = f"<table><tbody><tr><th scope=row>Post</th><td>5</td></tr></tbody><tfoot>{sums}</tfoot></table>"
    rows = text(write(table)).split("<w:tr>")[1:]
    marked = ["w:fill=" in row and "<w:b/>" in row for row in rows]
    assert marked == [False, True, True, False]  # the last one has it from the style of the table
