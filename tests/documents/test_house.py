"""What is wrong with a house style is found by a check as well, before a document is asked for."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

import radplan.documents.dress
from cli.samples import SOUND
from radplan import cli

from .pdf_words import read

Run = Callable[..., tuple[int, str, str]]

WRONG = {
    "- a\n": ("wrong-type", 1),
    "huisstijl\n": ("wrong-type", 1),
    "name: Cuijk\ncolours: {accent: '#ffff00'}\n": ("house-style", 2),
    "name: Cuijk\nlogo: {file: weg.svg, alt: x}\n": ("house-style", 2),
    "logo: {file: plan.yaml, alt: x}\n": ("house-style", 1),
    "docx_template: plan.yaml\n": ("house-style", 1),
    f"docx_template: {'a' * 300}.docx\n": ("house-style", 1),
    "name: Cuijk\nfont: {files: [rond.ttf]}\n": ("house-style", 2),
    "name: Cuijk\nfont: {files: [plan.yaml]}\n": ("house-style", 2),
    "name: Cuijk\nkleur: x\n": ("unknown-key", 2),
    "name: 'Cuijk\n": ("yaml-syntax", 1),
}


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    Path("plan.yaml").write_text(SOUND, encoding="utf-8")
    Path("rond.ttf").symlink_to("rond.ttf")

    def run(*arguments: str) -> tuple[int, str, str]:
        capsys.readouterr()
        return cli.run([*arguments, "--lang", "nl"]), *capsys.readouterr()

    return run


@pytest.mark.parametrize("style", WRONG)
def test_a_check_finds_what_render_would_say(run: Run, style: str) -> None:
    Path("house-style.yaml").write_text(style, encoding="utf-8")
    code, out, _ = run("validate", "--format", "json")
    found = [each for each in json.loads(out)["findings"] if each["severity"] == "error"]
    assert code == 1
    assert (WRONG[style][0], "house-style.yaml", WRONG[style][1]) in {
        (each["rule"], each["file"], each["line"]) for each in found
    }
    rendered, _, said = run("render")
    assert rendered == 1
    assert f"house-style.yaml:{WRONG[style][1]}:" in said


@pytest.mark.parametrize("format", ["text", "json", "github", "gitlab", "sarif", "junit"])
def test_every_report_can_speak_of_it(run: Run, format: str) -> None:
    Path("house-style.yaml").write_text("logo: {file: weg.svg, alt: x}\n", encoding="utf-8")
    code, out, _ = run("validate", "--format", format)
    assert (code, "weg.svg" in out) == (1, True)


def test_the_hint_for_a_list_leads_to_a_house_style(run: Run) -> None:
    Path("house-style.yaml").write_text("- a\n", encoding="utf-8")
    assert "radplan: 1" not in run("validate")[1]
    assert "colours:" in run("validate")[1]
    Path("house-style.yaml").write_text("colours:\n", encoding="utf-8")
    assert run("validate")[0] == 0


def test_a_house_style_that_cannot_be_opened_is_found(run: Run) -> None:
    Path("house-style.yaml").mkdir()
    assert run("validate")[0] == run("render")[0] == 1


def test_sums_are_made_all_the_same(run: Run) -> None:
    Path("house-style.yaml").write_text("- a\n", encoding="utf-8")
    assert run("budget")[0] == 0


def test_a_house_style_that_comes_later_is_looked_at(run: Run) -> None:
    for name in ("a", "b"):
        Path(name).mkdir()
        Path(name, "plan.yaml").write_text(SOUND, encoding="utf-8")
    Path("plan.yaml").unlink()
    assert run("validate", ".")[0] == run("validate", ".")[0] == 0
    Path("b/house-style.yaml").write_text("- a\n", encoding="utf-8")
    assert run("validate", ".")[0] == 1


# ---- what the documents make of it

LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 10"><path d="M0 0h30v10H0z" fill="#7a003c"/></svg>'
STYLE = (
    "logo: {file: logo.svg, alt: Wapen van Cuijk}\ncolours: {accent: '#7a003c', accent_text: '#fffbe6'}\n"
    "font: {files: [huis.ttf, vet.otf]}\n"
)


def dressed(run: Run, *options: str, style: str = STYLE) -> bytes:
    """The plan in a house style. Its letters are radplan's own under another name."""
    letters = Path(radplan.documents.dress.__file__).with_name("fonts")
    for name, weight in (("huis.ttf", "Regular"), ("vet.otf", "Bold")):
        raw = (letters / f"OpenSans-{weight}.ttf").read_bytes()
        for own, other in (("Open Sans", "Huis Sans"), ("OpenSans", "HuisSans")):
            raw = raw.replace(own.encode("utf-16-be"), other.encode("utf-16-be"))
        Path(name).write_bytes(raw)
    Path("logo.svg").write_text(LOGO, encoding="utf-8")
    Path("house-style.yaml").write_text(style, encoding="utf-8")
    code, _, told = run("render", *options)
    assert code == 0, told
    return Path(options[-1]).read_bytes()


def test_a_page_has_the_letters_of_the_house(run: Run) -> None:
    page = dressed(run, "--output", "plan.html").decode()
    assert re.findall(r'url\("(data:font/ttf;base64,AAEA)[^"]+"\); (font-weight: \d+)', page) == [
        ("data:font/ttf;base64,AAEA", "font-weight: 400"),
        ("data:font/ttf;base64,AAEA", "font-weight: 700"),
    ]
    assert "font-src data:" in page
    assert "--font: House," in page


def test_a_pdf_has_the_logo_and_the_letters(run: Run) -> None:
    file = dressed(run, "--output", "plan.pdf")
    fonts = {font for page in PdfReader(BytesIO(file)).pages for font in page["/Resources"]["/Font"].values()}
    assert {font.get_object()["/BaseFont"].partition("+")[2] for font in fonts} >= {"HuisSans", "HuisSans-Bold"}
    assert next(iter(read(file).all("Figure"))).alternative == "Wapen van Cuijk"


def test_a_word_document_has_the_logo_and_the_colours(run: Run) -> None:
    with zipfile.ZipFile(BytesIO(dressed(run, "--output", "plan.docx"))) as parts:
        text, styles = (parts.read(f"word/{name}.xml").decode() for name in ("document", "styles"))
        assert parts.read("word/media/image1.png").startswith(b"\x89PNG")
    assert 'descr="Wapen van Cuijk"' in text
    assert "7A003C" in styles
    assert "FFFBE6" in styles
    assert "154273" not in text + styles


@pytest.mark.parametrize("format", ["pdf", "docx"])
@pytest.mark.parametrize("logo", ["<svg", "\x89PNG\r\n\x1a\n"])
def test_a_logo_that_is_damaged_is_named(run: Run, format: str, logo: str) -> None:
    Path("house-style.yaml").write_text("logo: {file: logo.svg, alt: x}\n", encoding="utf-8")
    Path("logo.svg").write_bytes(logo.encode("latin-1"))
    code, _, told = run("render", "--output", f"plan.{format}")
    assert (code, told) == (
        1,
        "logo.svg: deze afbeelding kan niet gelezen worden; bewaar het logo opnieuw als SVG of PNG\n",
    )
    assert not Path(f"plan.{format}").exists()
