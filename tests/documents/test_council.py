"""The council's documents: complete, alike in every format, silent about what is confidential, fit to publish."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path

import pytest
from lxml import etree

from radplan import cli
from radplan.documents.kinds import DOCUMENTS

HERE = Path(__file__).parent
PLAN = """
radplan: 1
municipality: {name: Arnhem, code: gm0202}
title: Uitvoeringsplan veilige wijken
period: {year: 2019}
status: council
date: 2019-05-14
summary: De gemeente helpt jongeren en ouders.
funding:
  - {id: rijk, title: Versterkingsgelden 2019, kind: grant, scheme: nctv-2019, requested: 90000, granted: 60000.50}
  - {id: over, title: Overgeheveld uit 2018, kind: carry_over, from: rijk-2018, decision: besluit, granted: 10000}
decisions: [{id: besluit, body: council, number: 2019-31, date: 2018-12-12}]
roles: [{id: adviseur, title: Adviseur veiligheid}]
council:
  programme: Veiligheid
  portfolio_holder: Burgemeester
  author: adviseur
  legal_basis: [artikel 189 van de Gemeentewet]
  annexes: [{title: Uitvoeringsplan, date: 2019-05}]
  letter: {number: RIB 2019-14, meeting: 2019-05-14, occasion: Het Rijk kende geld toe., core_message: We beginnen., follow_up: In het najaar volgt een brief.}
  proposal:
    number: V 2019-3
    meeting: 2019-06-24
    decision_points: ["{{ funding.rijk.granted }} toe te voegen aan het programma Veiligheid"]
    arguments: [{title: Het geld is er., text: De toekenning is binnen.}]
    objections: [{title: Het is voor één jaar., text: We kijken vooruit.}]
budget_amendments:
  - {number: 2019-07, booking: municipal_fund, programme: Veiligheid, counter_programme: Financiën, task_field: "1.2"}
  - {number: 2019-08, booking: reserve, programme: Veiligheid}
themes:
  - id: preventie
    title: Preventie
    goal: Voorkomen
    activities:
      - id: training
        title: Training van wijkteams
        category: d
        track: prevention
        levels: [group]
        stages: [early]
        audience: [Wijkteams]
        planning: {start: 2019-03, end: 2019-11, milestones: [{id: aftrap, date: 2019-04-01, title: Aftrap}]}
        costs: [{item: Trainers, amount: 50000.50, funding: rijk}, {item: Zaalhuur, amount: 5000, funding: over}]
        indicators: [{id: bereik, title: Getrainde mensen, type: output, unit: mensen, baseline: {value: 0}, targets: [{date: 2019-12, value: 60}], source: lijsten}]
      - id: geheim
        title: Operatie Nachtegaal
        description: Dit is niet voor buiten.
        confidential: true
        costs: [{item: Inzet Nachtegaal, amount: 10000, funding: rijk}]
promises:
  - {id: rapport, title: Rapportage aan de raad, to: gemeenteraad, due: 2019-12, kind: report}
"""
REALISED = """
radplan-realisation: 1
as_of: 2019-12-31
activities:
  training:
    status: completed
    summary: Alle wijkteams zijn getraind.
    expenses: [{date: 2019-09-01, amount: 48000, item: Trainers, funding: rijk, proof: factuur 1, approved_by: adviseur}]
    indicators: {bereik: [{date: 2019-12-01, value: 57, source: lijsten}]}
    milestones: {aftrap: 2019-04-02}
    lessons: Begin eerder met plannen.
  geheim:
    summary: Nachtegaal is klaar.
    expenses: [{date: 2019-10-01, amount: 9000, item: Inzet Nachtegaal, funding: rijk, proof: factuur 2, approved_by: adviseur}]
evaluations:
  - id: uu
    type: effect
    by: Universiteit Utrecht
    date: 2019-09-04
    conclusions: [{id: c1, title: Het netwerk werkt., text: Partners vinden elkaar.}]
    recommendations: [{id: r1, title: Leg de werkwijze vast, owner: adviseur, due: 2020-06, status: done}]
promises: {rapport: {done: 2019-12-20}}
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LANG", "nl_NL.UTF-8")
    (tmp_path / "plan.yaml").write_text(PLAN, encoding="utf-8")
    (tmp_path / "realisation.yaml").write_text(REALISED, encoding="utf-8")
    return tmp_path


def rendered(*arguments: str) -> dict[str, bytes]:
    assert cli.run(["render", ".", "--all", "uit", *arguments]) == 0
    return {path.name: path.read_bytes() for path in sorted(Path("uit").iterdir())}


def text_of(page: bytes) -> str:
    body = re.sub(r"<(style|svg).*?</\1>", " ", page.decode(), flags=re.S)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", body)).split())


@pytest.mark.usefixtures("folder")
def test_every_document_in_every_format() -> None:
    files = rendered()
    assert set(files) == {f"{name}.{suffix}" for name in DOCUMENTS for suffix in ("md", "html", "json", "pdf", "docx")}
    assert all(files.values())


@pytest.mark.usefixtures("folder")
def test_nothing_confidential_gets_out_and_the_reader_is_told() -> None:
    for name, file in rendered("--diwoo").items():
        assert b"achtegaal" not in file, name
        assert b"niet voor buiten" not in file, name
    page = text_of(Path("uit/plan.html").read_bytes())
    assert "één vertrouwelijke activiteit weggelaten" in page
    assert "Niet openbaar" in page
    assert "€ 65.000,50" in page.replace("\u00a0", " ")  # all of it, the confidential part too


@pytest.mark.usefixtures("folder")
def test_an_internal_edition_shows_all_and_says_that_it_is_internal() -> None:
    files = rendered("--internal", "--to", "html")
    assert "Operatie Nachtegaal" in text_of(files["plan.html"])
    for name, file in files.items():
        assert "ntern" in text_of(file), name


@pytest.mark.usefixtures("folder")
def test_what_the_council_reads() -> None:
    files = {name: text_of(file).replace("\u00a0", " ") for name, file in rendered("--to", "html").items()}
    assert "€ 60.000,50 toe te voegen aan het programma Veiligheid" in files["council-proposal.html"]
    assert "gelet op: artikel 189 van de Gemeentewet;" in files["council-decision.html"]
    assert "Aldus vastgesteld in de openbare vergadering van 24 juni 2019." in files["council-decision.html"]
    assert "Nummer RIB 2019-14" in files["council-letter.html"]
    assert "1.1 Het geld is er." in files["council-proposal.html"]
    amendment = files["budget-amendment.html"]
    assert "Veiligheid 1.2 Versterkingsgelden 2019 lasten – € 60.000,50" in amendment
    assert "Financiën – Versterkingsgelden 2019 baten – € 60.000,50" in amendment
    assert "onttrekkingen aan reserves – € 10.000" in amendment
    assert "57 (1 december 2019)" in files["evaluation-report.html"]
    assert "Begroot was € 55.000,50; besteed is € 48.000." in files["evaluation-report.html"]
    assert "nagekomen (20 december 2019)" in files["progress-report.html"]
    assert "Gevraagd € 50.000,50 Eigen bijdrage en andere bronnen € 5.000" in files["grant-application.html"]


def test_a_document_without_its_data_says_what_to_add(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "realisation.yaml").unlink()
    (folder / "plan.yaml").write_text(PLAN.partition("council:")[0] + "themes: []\n", encoding="utf-8")
    for document, key in (("council-letter", "council.letter.occasion"), ("progress-report", "realisation.activities")):
        assert cli.run(["render", ".", "--document", document, "--output", "weg.html"]) == 1
        assert key in capsys.readouterr().err
    assert not (folder / "weg.html").exists()


# ---- metadata


def schema() -> etree.XMLSchema:
    """The official schema, with the value lists beside it and without the part of another standard that it only names."""
    text = (HERE / "diwoo-metadata-0.9.8.xsd").read_text("utf-8")
    text = re.sub(r"<xs:import namespace=.*?/>", "", text, flags=re.S)
    text = re.sub(r'<xs:element ref="mdto:MDTO".*?(/>|</xs:element>)', "", text, flags=re.S)
    return etree.XMLSchema(etree.fromstring(text.encode(), base_url=str(HERE / "diwoo-metadata-0.9.8.xsd")))


@pytest.mark.usefixtures("folder")
def test_metadata_are_valid() -> None:
    official = schema()
    found = {name: file for name, file in rendered("--diwoo", "--to", "html").items() if name.endswith(".xml")}
    assert len(found) == len(DOCUMENTS)
    for name, file in found.items():
        official.assertValid(etree.fromstring(file)), name
    letter = found["council-letter.html.diwoo.xml"].decode()
    assert ">ondertekening<" in letter
    assert ">vaststelling<" in found["council-decision.html.diwoo.xml"].decode()
    assert "id/gemeente/gm0202" in letter
    assert "c_db4862c3" in letter
    assert "2019-05-14T00:00:00" in letter
    with pytest.raises(etree.DocumentInvalid):
        official.assertValid(etree.fromstring(letter.replace("gm0202", "gm9999").encode()))


def test_metadata_need_a_date_and_a_code(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    without_date = PLAN.replace("date: 2019-05-14\nsummary", "summary")
    for text, lacks in ((without_date, "date"), (PLAN.replace(", code: gm0202", ""), "municipality.code")):
        (folder / "plan.yaml").write_text(text, encoding="utf-8")
        assert cli.run(["render", ".", "--document", "summary", "--output", "s.html", "--diwoo"]) == 1
        assert lacks in capsys.readouterr().err
        assert not (folder / "s.html").exists()
    (folder / "plan.yaml").write_text(without_date, encoding="utf-8")
    arguments = ["render", ".", "--document", "summary", "--output", "s.html", "--diwoo", "--as-of", "2019-06-01"]
    assert cli.run(arguments) == 0
    assert "2019-06-01" in (folder / "s.html.diwoo.xml").read_text("utf-8")


def test_a_category_of_ones_own(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for category, code in (("Onderzoeksrapporten", 0), ("c_fdaee95e", 0), ("onderzoekjes", 1)):
        (folder / "plan.yaml").write_text(f"{PLAN}\npublication: {{category: {category}}}\n", encoding="utf-8")
        assert cli.run(["render", ".", "--output", "p.html", "--diwoo"]) == code
        assert ("c_fdaee95e" in (folder / "p.html.diwoo.xml").read_text("utf-8")) if code == 0 else True
    assert "onderzoekjes" in capsys.readouterr().err


# ---- house style and templates


def test_the_house_style(folder: Path) -> None:
    (folder / "logo.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>", encoding="utf-8")
    (folder / "house-style.yaml").write_text(
        "logo: {file: logo.svg, alt: Wapen van Arnhem}\ncolours: {accent: '#7a003c'}\n"
        "amounts: {unit: thousand}\nlabels: {costs: Wat het kost}\n",
        encoding="utf-8",
    )
    files = rendered("--to", "html")
    page = files["plan.html"].decode()
    assert "#7a003c" in page
    assert 'alt="Wapen van Arnhem"' in page
    assert "data:image/svg+xml;base64," in page
    text = text_of(files["plan.html"])
    assert "Wat het kost" in text
    assert "bedragen x € 1.000" in text
    assert "Toegekend" in text or "(toegekend)" in text
    assert "In totaal € 65.000,50" in text_of(files["summary.html"]).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("style", "says"),
    [
        ("colours: {accent: '#ffff00'}", "contrast"),
        ("logo: {file: ../logo.png, alt: x}", "buiten"),
        ("logo: {file: logo.png, alt: x}", "is er niet"),
        ("labels: {cost: x}", "costs"),
        ("colour: {accent: '#123456'}", "colours"),
    ],
)
def test_a_house_style_that_is_not_right(
    folder: Path, capsys: pytest.CaptureFixture[str], style: str, says: str
) -> None:
    (folder / "house-style.yaml").write_text(style, encoding="utf-8")
    assert cli.run(["render", ".", "--output", "p.html"]) == 1
    assert "house-style.yaml:1:" in (error := capsys.readouterr().err)
    assert says in error
    assert not (folder / "p.html").exists()


def test_templates_are_ejected_checked_and_used(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["templates", "eject", "summary"]) == 0
    assert cli.run(["templates", "eject", "summary"]) == 1
    assert cli.run(["templates", "check"]) == 0
    own = folder / "templates" / "summary.html.j2"
    text = own.read_text("utf-8")
    own.write_text(text.replace("</h1>", " (eigen)</h1>"), encoding="utf-8")
    assert cli.run(["render", ".", "--document", "summary", "--output", "s.md"]) == 0
    assert "(eigen)" in (folder / "s.md").read_text("utf-8")
    own.write_text(
        text.replace("view.planned", "view.plannd").replace('say("summary.what")', 'say("sumary.what")'), "utf-8"
    )
    capsys.readouterr()
    assert cli.run(["templates", "check"]) == 1
    said = capsys.readouterr().out
    assert re.search(r"summary\.html\.j2:\d+ plannd .*planned", said)
    assert re.search(r"summary\.html\.j2:\d+ sumary\.what .*summary\.what", said)
    own.write_text(re.sub(r"[0-9a-f]{12} #", "000000000000 #", text), "utf-8")
    assert cli.run(["templates", "check"]) == 1
    assert "summary.html.j2:1 " in capsys.readouterr().out


@pytest.mark.usefixtures("folder")
def test_numbers_are_the_same_in_every_format() -> None:
    files = rendered("--to", "html") | rendered("--to", "json") | rendered("--to", "md")
    for document in DOCUMENTS:
        tree = json.dumps(json.loads(files[f"{document}.json"]), ensure_ascii=False)
        found = amounts(re.sub(r"<svg.*?</svg>", "", tree))
        assert amounts(text_of(files[f"{document}.html"])) == found, document
        assert amounts(files[f"{document}.md"].decode()) >= found, document


def amounts(text: str) -> set[str]:
    return set(re.findall(r"€ -?\d[\d.]*(?<!\.)(?:,\d\d)?", text.replace("\u00a0", " ")))


@pytest.mark.parametrize("name", ["arnhem-2019", "venlo-2021"])
def test_a_summary_is_one_page(name: str, tmp_path: Path) -> None:
    example = HERE.parents[1] / "examples" / name
    assert cli.run(["render", str(example), "--document", "summary", "--output", str(tmp_path / "s.pdf")]) == 0
    assert (tmp_path / "s.pdf").read_bytes().count(b"/Type/Page/") == 1


def test_the_wording_of_a_plan(folder: Path) -> None:
    plan = PLAN.replace("{start: 2019-03, end: 2019-11,", "{start: begin 2019, end: 2019,").replace(
        "category: d", "executor: bureau\n        partners: [bureau, school]"
    )
    partners = "partners: [{id: bureau, name: Bureau Veilig}, {id: school, name: De school}]\n"
    (folder / "plan.yaml").write_text(
        plan.replace("audience: [Wijkteams]", "audience: [Ouders, Docenten]") + partners, "utf-8"
    )
    files = {name: text_of(file) for name, file in rendered("--to", "html").items()}
    page = files["plan.html"]
    assert "Begin 2019 tot eind 2019" in page
    assert "Uitvoerder Bureau Veilig Partners De school Doelgroep Ouders; Docenten" in page
    assert "Categorie" not in files["grant-application.html"]
    assert "Voor wie is het? Ouders Docenten" in files["summary.html"]


def test_the_matrix_names_what_is_not_said(folder: Path) -> None:
    assert "Fase niet genoemd" not in text_of(rendered("--to", "html")["plan.html"])
    second = "\n      - {id: ouders, title: Ouders, track: prevention, levels: [group], costs: [{item: x, amount: 5, funding: over}]}"
    third = second.replace("ouders", "buurt").replace("levels: [group], ", "")
    (folder / "plan.yaml").write_text(
        PLAN.replace("\n      - id: geheim", f"{second}{third}\n      - id: geheim"), "utf-8"
    )
    page = text_of(rendered("--to", "html")["plan.html"]).replace("\u00a0", " ")
    assert "Na een strafbaar feit Fase niet genoemd" in page
    assert "Preventie, groep 1 activiteit, € 55.000,50 niets gepland niets gepland 1 activiteit, € 5" in page
    assert "Preventie, niveau niet genoemd niets gepland niets gepland niets gepland 1 activiteit, € 5" in page


def test_in_english(folder: Path) -> None:
    plan = PLAN.replace("radplan: 1", "radplan: 1\nlanguage: en").replace(
        "{start: 2019-03, end: 2019-11,", "{start: mid 2019, end: 2019,"
    )
    (folder / "plan.yaml").write_text(plan, encoding="utf-8")
    files = {name: text_of(file) for name, file in rendered("--to", "html").items()}
    assert "Municipality of Arnhem" in files["plan.html"]
    assert "€65,000.50" in files["plan.html"]
    assert "The middle of 2019 to the end of 2019" in files["plan.html"]
    assert "Meeting of mayor and aldermen 14 May 2019" in files["council-letter.html"].replace("\u00a0", " ")
    assert "Budgeted €55,000.50; spent €48,000." in files["evaluation-report.html"]
    for name, page in files.items():
        assert not re.search(r"\b(gemeente van|Tabel|Figuur|Totaal|Kosten|nog niet|niet)\b", page), name


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('{{ say("onzin") }}', "onzin is niet bekend"),
        ("{{ plan.onzin }}", "onzin is niet bekend"),
        ("{{ onzin }}", "onzin is niet bekend"),
        ("{{ 1 / 0 }}", "door nul"),
        ("{{ plan.title + 1 }}", "str"),
        ("{% for one in range(99999999) %}{% endfor %}", "ange"),
        ("{{ plan.title | onzin }}", "onzin"),
        ("\udcff", "UTF-8"),
    ],
)
def test_a_fault_in_a_template_of_ones_own_is_told_with_its_line(
    folder: Path, capsys: pytest.CaptureFixture[str], text: str, says: str
) -> None:
    (folder / "templates").mkdir()
    file = folder / "templates" / "summary.html.j2"
    file.write_bytes(f"<h1>Kop</h1>\n{text}\n".encode(errors="surrogateescape"))
    assert cli.run(["render", ".", "--document", "summary", "--output", "s.md"]) == 1
    error = capsys.readouterr().err
    assert "summary.html.j2:" in error
    assert says in error
    assert not (folder / "s.md").exists()


def test_an_internal_edition_has_no_metadata_for_publication(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["render", ".", "--internal", "--diwoo", "--output", "p.html"]) == 2
    assert "interne uitgave" in capsys.readouterr().err
    assert not list(folder.glob("p.html*"))
