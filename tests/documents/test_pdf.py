"""The PDF: the words of the tree, tagged as PDF/UA-1 wants it, the same bytes every time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import page as page_validation
import pytest
from pypdf import PageObject, PdfReader

from radplan.documents.dress import Dress
from radplan.documents.fragment import parse
from radplan.documents.tree import Document, plain
from radplan.documents.writers import pdf
from radplan.documents.writers.fault import WritingFault

from . import samples
from .pdf_words import Element, read

TEMPLATE = (Path(__file__).parents[2] / "templates" / "document.typ").read_bytes()
LEFTWARD = re.compile("[\u0590-\u06ff]+")


def tree(fragment: str, mark: str = "") -> Document:
    document, problems = parse(f"<header class=cover><h1>Titel</h1></header>{fragment}", "test", "nl", samples.charts())
    assert problems == ()
    return Document(document.title, document.organisation, document.language, document.blocks, mark)


@pytest.fixture(scope="module")
def files(words: dict[str, Any]) -> dict[str, tuple[Document, bytes]]:
    made = {}
    for name, fragment, charts in (
        ("plan", samples.plan(), samples.charts()),
        ("hostile", samples.hostile(), samples.hostile_charts()),
    ):
        document, problems = parse(fragment, name, "nl", charts)
        assert problems == ()
        made[name] = (document, pdf.write(document, words, TEMPLATE, Dress()))
    return made


def written(fragment: str, words: dict[str, Any], mark: str = "") -> Element:
    return read(pdf.write(tree(fragment, mark), words, TEMPLATE, Dress()))


def spoken(element: Element) -> str:
    """The words of the document: without what the pages say, with the description of a chart, notes last."""
    notes = "".join(_said(member) for note in element.all("Note") for member in note.members)
    return _bare(_said(element) + notes)


def _said(element: Element) -> str:
    if element.tag in ("TOC", "Note", "Lbl") or element.text() == "Inhoudsopgave":
        return ""
    if element.tag == "Figure":
        return element.alternative.partition(". ")[2]
    return element.words + "".join(map(_said, element.members))


def _bare(words: str) -> str:
    """Letters only: lines break in their own places, and Hebrew and Arabic stand as they are drawn."""
    kept = re.sub("[\\s\u00ad\u200b\u200e]", "", words)
    return LEFTWARD.sub(lambda found: "".join(sorted(found[0])), kept)


@pytest.mark.parametrize("name", ["plan", "hostile"])
def test_says_what_the_tree_says(name: str, files: dict[str, tuple[Document, bytes]]) -> None:
    document, file = files[name]
    assert spoken(read(file)) == _bare(plain(document))


@pytest.mark.parametrize("name", ["plan", "hostile"])
def test_anyone_can_read_it(name: str, files: dict[str, tuple[Document, bytes]]) -> None:
    report = page_validation.validate_pdf_bytes(files[name][1], profile="ua1")
    assert [failure.message for failure in report.failures] == []
    assert report.rules.passed == report.rules.total >= 104


def test_the_same_bytes_again(files: dict[str, tuple[Document, bytes]], words: dict[str, Any]) -> None:
    document, file = files["plan"]
    assert pdf.write(document, words, TEMPLATE, Dress()) == file


def test_title_author_language_and_no_clock(files: dict[str, tuple[Document, bytes]]) -> None:
    reader = PdfReader(BytesIO(files["plan"][1]))
    assert reader.metadata is not None
    assert reader.metadata.title == "Uitvoeringsplan aanpak radicalisering 2019"
    assert reader.metadata.author == "Gemeente Arnhem"
    assert reader.trailer["/Root"]["/Lang"].startswith("nl")
    assert "/CreationDate" not in reader.metadata


def test_bookmarks_and_contents(files: dict[str, tuple[Document, bytes]]) -> None:
    file = files["plan"][1]
    bookmarks = [mark["/Title"] for mark in PdfReader(BytesIO(file)).outline if not isinstance(mark, list)]
    assert bookmarks[-2:] == ["3. Financiën", "4. Planning"]
    lines = [entry.text() for entry in read(file).all("TOCI")]
    assert any(re.fullmatch("3\\. Financiën\\s+\u2060?\\d+", line) for line in lines)


def test_every_page_has_its_number_and_its_mark(words: dict[str, Any]) -> None:
    document = tree("<h2>Een</h2><p>a</p>" + "<p>regel</p>" * 80, "Concept")
    pages = [page.extract_text() for page in PdfReader(BytesIO(pdf.write(document, words, TEMPLATE, Dress()))).pages]
    assert len(pages) > 2
    assert all("Concept" in text for text in pages)
    assert all(f"Pagina {number} van {len(pages)}" in text for number, text in enumerate(pages, 1))


def cells(element: Element) -> Iterator[tuple[str, list[str]]]:
    """Each cell with the words of its headers."""
    names = {cell.attributes["/ID"]: cell.text() for cell in element.all("TH")}
    for cell in (*element.all("TH"), *element.all("TD")):
        yield cell.text().strip(), [names[name].strip() for name in cell.attributes.get("/Headers", [])]


def test_a_cell_names_the_headers_of_its_column_its_group_and_its_row(words: dict[str, Any]) -> None:
    table = """<table><caption>T</caption><thead><tr><th>Post</th><th>2018</th><th>2019</th></tr></thead>
    <tbody><tr class=group><th scope=rowgroup colspan=3>Preventie</th></tr>
    <tr><th scope=row rowspan=2>Training</th><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></tbody>
    <tbody><tr class=group><th scope=rowgroup colspan=3>Zorg</th></tr><tr><th scope=row>Loket</th><td>5</td><td>6</td></tr></tbody>
    <tfoot><tr><th scope=row>Totaal</th><td>7</td><td>8</td></tr></tfoot></table>"""
    headers = dict(cells(written(f"<h2>a</h2>{table}", words)))
    assert headers["2"] == ["2019", "Preventie", "Training"]
    assert headers["3"] == ["2018", "Preventie", "Training"]
    assert headers["6"] == ["2019", "Zorg", "Loket"]


def test_a_header_of_a_row_says_so(words: dict[str, Any]) -> None:
    table = "<table><thead><tr><th>a</th><th>b</th></tr></thead><tr><th scope=row>c</th><td>d</td></tr></table>"
    scopes = {cell.text(): cell.attributes["/Scope"] for cell in written(f"<h2>a</h2>{table}", words).all("TH")}
    assert scopes == {"a": "/Column", "b": "/Column", "c": "/Row"}


def test_no_text_is_taken_for_a_tag(words: dict[str, Any]) -> None:
    trap = escape(r")>>/S/Table/K[1 0 R 2 0 R]( \( endobj /IDTree<</Names[]>> xref trailer startxref 7 %%EOF /S/TD")
    table = f"<table id=x><caption>{trap}</caption><tr><th scope=row>{trap}</th><td>{trap}</td></tr></table>"
    document = tree(f"<h2>{trap}</h2><p><a href='https://example.org/{trap}'>{trap}</a></p>{table}", trap)
    file = pdf.write(document, words, TEMPLATE, Dress())
    assert page_validation.is_pdf_compliant_bytes(file, profile="ua1")
    assert spoken(read(file)) == _bare(plain(document))


def test_a_list_of_facts_has_row_headers(words: dict[str, Any]) -> None:
    table = '<table class=facts><tr><th scope="row">Contact</th><td>0900</td></tr></table>'
    assert dict(cells(written(f"<h2>a</h2>{table}", words)))["0900"] == ["Contact"]


def test_signs_without_a_letter_are_named_with_their_text(words: dict[str, Any]) -> None:
    with pytest.raises(WritingFault) as caught:
        pdf.write(tree("<h2>a</h2><p>Een buurtfeest 中 met 😀</p>"), words, TEMPLATE, Dress())
    assert caught.value.key == "pdf-signs"
    assert caught.value.values == {"signs": "中 😀", "text": "Een buurtfeest 中 met 😀"}


@pytest.mark.parametrize(
    "fragment",
    [
        "<h2>Een</h2><p>Grieks Ελ, Russisch Пр, Arabisch سلام, € – “ ” é ë ï ½ ≥ → ✓</p>",
        '<h2>a</h2><p><a href="#nergens">weg</a> <a href="bijlage.pdf">bijlage</a></p>',
        "<h2></h2><p>na een lege kop</p>",
        "<h2>a</h2><ul><li></li><li><ul><li>b</li></ul></li></ul>",
        "<h2>a</h2><table><tr><td></td></tr></table>",
        f"<h2>a</h2><table><tr><td>{'woord ' * 3000}</td><td>b</td></tr></table>",
        "<h2>a</h2><table><thead><tr><th>a</th></tr></thead><tbody><tr class=group><th scope=rowgroup>leeg</th></tr></tbody></table>",
        "<h2>a</h2><table><tbody><tr class=group><th scope=rowgroup colspan=2>g</th></tr><tr><td>a</td><td>b</td></tr></tbody></table>",
    ],
)  # fmt: skip
def test_what_is_odd_can_be_read_too(fragment: str, words: dict[str, Any]) -> None:
    document = tree(fragment)
    file = pdf.write(document, words, TEMPLATE, Dress())
    assert page_validation.is_pdf_compliant_bytes(file, profile="ua1")
    assert spoken(read(file)) == _bare(plain(document))


def test_a_long_table(words: dict[str, Any]) -> None:
    rows = "".join(f"<tr><th scope=row>rij {number}</th><td>{number}</td></tr>" for number in range(400))
    table = written(
        f"<h2>a</h2><table><thead><tr><th>a</th><th>b</th></tr></thead><tbody>{rows}</tbody></table>", words
    )
    assert len(table.all("TR")) == 401


@pytest.mark.parametrize("above", range(20, 40, 2))
def test_a_short_table_stays_on_one_page(above: int, words: dict[str, Any]) -> None:
    rows = "".join(f"<tr><th scope=row>post {number}</th><td>{number}</td></tr>" for number in range(10, 22))
    table = f"<table><caption>T</caption><thead><tr><th>a</th><th>b</th></tr></thead><tbody>{rows}</tbody></table>"
    file = pdf.write(tree(f"<h2>a</h2>{'<p>regel</p>' * above}{table}"), words, TEMPLATE, Dress())
    pages = [page.extract_text().count("post ") for page in PdfReader(BytesIO(file)).pages]
    assert max(pages) == 12


def test_a_head_that_fits_is_not_broken(words: dict[str, Any]) -> None:
    heads = (
        "Thema en kostenpost",
        "Versterkingsgelden 2019",
        "Programmabegroting veiligheid",
        "Regiogemeenten",
        "Totaal",
    )
    head = "".join(f"<th scope=col{' class=amount' * (place > 0)}>{name}</th>" for place, name in enumerate(heads))
    cells = "<td class=amount>€\u00a0338.000,50</td>" * 4
    table = f"<table><caption>T</caption><thead><tr>{head}</tr></thead><tr><th scope=row>Bijeenkomsten</th>{cells}</tr></table>"
    file = pdf.write(tree(f"<h2>a</h2>{table}"), words, TEMPLATE, Dress())
    said = " ".join(page.extract_text() for page in PdfReader(BytesIO(file)).pages)
    assert "kostenpost" in said


@pytest.mark.parametrize(("sources", "aside"), [(2, False), (3, False), (6, True), (9, True)])
def test_amounts_stay_beside_each_other_however_many_there_are(
    sources: int, aside: bool, words: dict[str, Any]
) -> None:
    heads = "".join(f"<th scope=col class=amount>Bijdrage regiogemeenten {number}</th>" for number in range(sources))
    amounts = "<td class=amount>€\u00a01.250.000,50</td>" * sources
    rows = f"<tr><th scope=row>Ondersteuning van scholen</th>{amounts}</tr>" * 3
    table = f"<table><caption>T</caption><thead><tr><th scope=col>Post</th>{heads}</tr></thead>{rows}</table>"
    document = tree(f"<h2>a</h2><p>ervoor</p>{table}<p>erna</p>")
    file = pdf.write(document, words, TEMPLATE, Dress())
    assert page_validation.is_pdf_compliant_bytes(file, profile="ua1")
    assert spoken(read(file)) == _bare(plain(document))
    pages = PdfReader(BytesIO(file)).pages
    holding = [page for page in pages if "1.250.000,50" in page.extract_text()]
    assert [float(page.mediabox.width) > float(page.mediabox.height) for page in holding] == [aside]
    assert overlaps(holding[0], "1.250.000,50") == []


def overlaps(page: PageObject, amount: str) -> list[tuple[float, float]]:
    """Amounts on one line that stand less than their own width apart."""
    found: dict[float, list[tuple[float, float]]] = {}

    def visit(text: str, place: list[float], _: list[float], _font: object, size: float) -> None:
        if amount in text:
            found.setdefault(round(place[5]), []).append((place[4], size * 0.5 * len(amount)))

    page.extract_text(visitor_text=visit)
    rows = [sorted(row) for row in found.values()]
    return [(left[0], right[0]) for row in rows for left, right in pairwise(row) if right[0] - left[0] < left[1]]
