"""What a clerk or a controller reads: tables that add up, no empty chapters, no words of the file."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest

from radplan import cli
from radplan.wording import Wording

PLAN = """
radplan: 1
municipality: {name: Delft, code: gm0503}
title: Meerjarenaanpak
period: {start: 2023-01, end: 2026-12}
summary: Wij beginnen.
signalling: {text: Melden kan bij de politie.}
funding:
  - {id: spuk, title: Uitkering, kind: grant, scheme: nctv-2023-2026, requested: 480000, granted: 440000}
  - {id: eigen, title: Reserve, kind: own_budget, granted: 60000}
  - {id: later, title: Latere uitkering, kind: grant}
themes:
  - id: preventie
    title: Preventie
    activities:
      - {id: training, title: Training, category: basis-op-orde, addresses: [r1], costs: [{item: Trainers, amount: 40000.50, funding: spuk, year: 2023}], evaluation: {type: process, method: Enquête, by: Bureau Berk, due: 2024-12}}
      - {id: gesprek, title: Gesprek, costs: [{item: Zaal, amount: 5000, funding: eigen, year: 2024}]}
      - {id: lezing, title: Lezing, costs: [{item: Spreker, basis: pm, funding: later}, {item: Koffie, basis: pm, funding: later}]}
  - id: persoon
    title: Persoonsgericht
    activities:
      - {id: geheim, title: Nachtegaal, category: basis-op-orde, confidential: true, costs: [{item: Inzet, amount: 95000, funding: spuk, year: 2023}]}
  - id: later
    title: Later
    activities:
      - {id: open, title: Nog open, costs: [{item: Plan, basis: pm, funding: later}]}
"""
REALISED = """
radplan-realisation: 1
as_of: 2024-12-31
activities:
  training:
    status: on_track
    expenses: [{date: 2023-06-01, amount: 39250.25, item: Trainers, funding: spuk, proof: f1}]
  geheim:
    status: on_track
    expenses: [{date: 2024-02-01, amount: 93000, item: Inzet, funding: spuk, proof: f2}]
    commitments: [{date: 2024-02-01, amount: 1000, item: Inzet, funding: spuk}]
evaluations:
  - id: e1
    recommendations: [{id: r1, title: Train ook bestuurders., status: adopted}]
"""


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Page:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "plan.yaml").write_text(PLAN, encoding="utf-8")
    (tmp_path / "realisation.yaml").write_text(REALISED, encoding="utf-8")
    return Page(capsys)


class Page:
    """Renders a document as Markdown."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self.capsys = capsys

    def __call__(self, document: str) -> str:
        assert cli.run(["render", ".", "--document", document]) == 0
        return self.capsys.readouterr().out.replace("\u00a0", " ")

    def table(self, document: str, caption: str) -> list[list[str]]:
        rows = self(document).partition(f"{caption}_")[2].split("\n\n")[1].splitlines()
        return [[cell.strip() for cell in row.strip("|").split("|")] for row in rows[2:]]


def money(cell: str) -> Decimal | None:
    found = re.fullmatch(r"€ ([\d.]+)(?:,(\d\d))?(?: \+ p\.m\.)?", cell)
    return Decimal(f"{found[1].replace('.', '')}.{found[2] or '00'}") if found else None


@pytest.mark.parametrize(
    ("document", "caption"),
    [
        ("progress-report", "Stand per activiteit"),
        ("financial-statement", "Verantwoording per activiteit"),
        ("grant-application", "Gevraagde bijdrage per activiteit"),
    ],
)
def test_a_table_adds_up_with_what_is_not_public_as_one_row(page: Page, document: str, caption: str) -> None:
    *rows, total = page.table(document, caption)
    assert [row[0] for row in rows].count("Niet openbaar") == 1
    amounts = [column for column in zip(*rows, total, strict=True) if money(column[-1]) is not None]
    assert len(amounts) >= 2
    for *parts, whole in amounts:
        assert sum(money(part) or 0 for part in parts) == money(whole)


def test_a_theme_that_is_all_confidential_says_so(page: Page) -> None:
    plan = page("plan")
    assert "## 2. Persoonsgericht\n\nDe activiteiten van dit thema zijn vertrouwelijk" in plan
    assert "Nachtegaal" not in plan


def test_a_plan_says_what_an_activity_answers_and_how_it_is_evaluated(page: Page) -> None:
    plan = page("plan")
    assert "| **Antwoord op** | Train ook bestuurders |" in plan
    assert "| Procesevaluatie door Bureau Berk, december 2024. Enquête |" in plan
    Path("plan.yaml").write_text(PLAN.replace("method: Enquête", "method: enquête vooraf"), encoding="utf-8")
    assert "december 2024. Enquête vooraf |" in page("plan")


def test_whole_years_are_years(page: Page) -> None:
    assert "\n2023 tot en met 2026\n" in page("plan")


def test_what_has_no_amount_is_no_nought(page: Page) -> None:
    rows = page.table("plan", "Begroting per thema en geldbron")
    assert [row[-1] for row in rows if row[0] == "**Subtotaal**"] == [
        "€ 45.000,50 + p.m.",
        "€ 95.000",
        "p.m.",
    ]
    assert page("plan").count("Samen:") == 0
    lecture = next(
        row for row in page.table("grant-application", "Gevraagde bijdrage per activiteit") if row[0] == "Lezing"
    )
    assert lecture[2:] == ["p.m.", "€ 0", "p.m."]
    assert "Begroot was" not in page("evaluation-report").partition("### Lezing")[2].partition("###")[0]


def test_what_is_left_besides_a_line_without_an_amount_is_no_more_than_that(page: Page) -> None:
    rows = page.table("plan", "Geldbronnen")
    assert [row[-2:] for row in rows if row[0] == "Reserve"] == [["€ 5.000", "€ 55.000"]]
    Path("plan.yaml").write_text(
        PLAN.replace("pm, funding: later}, {item: Koffie", "pm, funding: eigen}, {item: Koffie")
    )
    rows = page.table("plan", "Geldbronnen")
    assert [row[-2:] for row in rows if row[0] == "Reserve"] == [["€ 5.000 + p.m.", "hoogstens € 55.000"]]
    forecast = [row[-1] for row in page.table("progress-report", "Stand per activiteit") if row[0] == "Lezing"]
    assert forecast == ["p.m."]


def test_an_application_says_what_others_bear_of_a_line_that_is_shared(page: Page) -> None:
    shared = "costs: [{item: Zaal, amount: 1000, funding: [{id: spuk, share: 60}, {id: eigen, share: 40}]}, {item: Uren, basis: in_kind, funding: eigen}]"
    Path("plan.yaml").write_text(
        PLAN.replace("costs: [{item: Zaal, amount: 5000, funding: eigen, year: 2024}]", shared)
    )
    rows = page.table("grant-application", "Gevraagde bijdrage per activiteit")
    assert [row[2:] for row in rows if row[0] == "Gesprek"] == [["€ 600", "€ 400", "€ 1.000"]]
    Path("plan.yaml").write_text(
        Path("plan.yaml").read_text("utf-8").replace("in_kind, funding: eigen", "pm, funding: eigen")
    )
    rows = page.table("grant-application", "Gevraagde bijdrage per activiteit")
    assert [row[2:] for row in rows if row[0] == "Gesprek"] == [["€ 600", "€ 400 + p.m.", "€ 1.000 + p.m."]]


def test_an_application_says_what_is_asked_and_names_the_scheme(page: Page) -> None:
    application = page("grant-application")
    assert "# Aanvraag Specifieke uitkering lokale aanpak 2023-2026" in application
    assert "| **Regeling** | Specifieke uitkering lokale aanpak 2023-2026 |" in application
    assert "| **Aangevraagd** | € 480.000 (Uitkering) |" in application


def test_no_chapter_on_where_to_go_without_a_place_to_go(page: Page) -> None:
    assert "Waar kunt u terecht" not in page("summary")


def test_a_conclusion_as_evidence_goes_by_its_title(page: Page) -> None:
    answers = "radplan-quickscan: 1\nanswers: {17: {answer: yes, evidence: ['recommendation:r1']}}\n"
    Path("quickscan.yaml").write_text(answers, encoding="utf-8")
    report = page("quickscan-report")
    assert "- Train ook bestuurders. (realisation.yaml, regel 14)" in report
    assert "recommendation:r1" not in report


def test_a_report_without_explanations_has_no_chapter_for_them(page: Page) -> None:
    assert "Toelichting per activiteit" not in page("progress-report")


def test_money_from_the_municipal_fund_never_comes_in_on_the_programme_that_spends_it(page: Page) -> None:
    plan = (
        Path("plan.yaml")
        .read_text("utf-8")
        .replace("granted: 440000}", "granted_by_year: {2023: 140000, 2024: 100000}}")
    )
    amendment = "budget_amendments: [{booking: municipal_fund, programme: Veiligheid, task_field: '1.2'}]\n"
    Path("plan.yaml").write_text(plan + amendment, encoding="utf-8")
    rows = page.table("budget-amendment", "Wijziging van de begroting per programma en taakveld")
    assert [row[:2] + row[3:6] for row in rows[:2]] == [
        ["Veiligheid", "1.2", "lasten", "–", "€ 140.000"],
        ["Algemene dekkingsmiddelen", "–", "baten", "–", "€ 140.000"],
    ]


def test_a_plan_of_several_years_shows_its_costs_per_year(page: Page) -> None:
    ceilings = "granted: 440000, granted_by_year: {2023: 200000, 2025: 240000}"
    Path("plan.yaml").write_text(PLAN.replace("granted: 440000", ceilings), encoding="utf-8")
    *years, total = page.table("plan", "Kosten per jaar en geldbron")
    assert years == [
        ["2023", "€ 135.000,50 (toegekend € 200.000)", "–", "€ 135.000,50"],
        ["2024", "–", "€ 5.000", "€ 5.000"],
        ["2025", "€ 0 (toegekend € 240.000)", "–", "€ 0"],
        ["zonder jaar", "–", "–", "p.m."],
    ]
    assert total == ["**Totaal**", "€ 135.000,50", "€ 5.000", "€ 140.000,50 + p.m."]


def test_in_a_plan_of_several_years_a_cost_line_has_its_year(page: Page) -> None:
    assert "- Trainers (2023): € 40.000,50" in page("plan")
    assert [row[0] for row in page.table("plan", "Begroting per thema en geldbron")][1:2] == ["Trainers (2023)"]


def test_a_plan_of_one_year_has_no_table_of_years(page: Page) -> None:
    Path("plan.yaml").write_text(PLAN.replace("year: 2024", "year: 2023").replace("basis: pm", "basis: pm, year: 2023"))
    assert "Kosten per jaar" not in page("plan")


def test_an_amendment_books_each_year_of_a_grant_by_itself(page: Page) -> None:
    ceilings = "granted: 440000, granted_by_year: {2024: 240000, 2023: 200000}"
    amendment = "\nbudget_amendments: [{number: 2023-04, booking: specific_grant, programme: Veiligheid}]\n"
    Path("plan.yaml").write_text(PLAN.replace("granted: 440000", ceilings) + amendment, encoding="utf-8")
    amended = page("budget-amendment")
    assert "# Begrotingswijziging 2023 en 2024" in amended
    for year, amount in (("2023", "€ 200.000"), ("2024", "€ 240.000")):
        assert f"## Wijziging 2023-04, begrotingsjaar {year}" in amended
        of_year = amended.partition(f"| **Begrotingsjaar** | {year} |")[2].partition("## ")[0]
        for kind in ("lasten", "baten"):
            assert f"| Veiligheid | – | Uitkering ({year}) | {kind} | – | {amount} | – | I |" in of_year
            assert f"| **Totaal {kind}** |  |  |  |  | {amount} |  |  |" in of_year


@pytest.mark.parametrize(
    ("source", "lines", "year"),
    [
        ("granted: 440000, year: 2023", "", "2023"),
        ("granted: 440000, granted_by_year: {2025: 440000}", "", "2025"),
        ("granted: 440000, year: 2023", ", lines: [{expenditure: {change: 5}, income: {change: 5}}]", "2023"),
        ("granted: 440000, year: 2023, granted_by_year: {2025: 440000}", "", "2023"),
        (
            "granted: 440000, granted_by_year: {2023: 200000, 2024: 240000}",
            ", lines: [{expenditure: {change: 5}, income: {change: 5}}]",
            None,
        ),
        ("granted: 440000", "", None),
    ],
)
def test_an_amendment_is_of_the_year_of_its_sources(page: Page, source: str, lines: str, year: str | None) -> None:
    amendment = f"\nbudget_amendments: [{{booking: specific_grant, programme: Veiligheid{lines}}}]\n"
    Path("plan.yaml").write_text(PLAN.replace("granted: 440000", source) + amendment, encoding="utf-8")
    amended = page("budget-amendment")
    assert re.findall(r"Begrotingsjaar\*\* \| (.*) \|", amended) == ([year] if year else [])
    assert f"# Begrotingswijziging {year or '2023 tot en met 2026'}\n" in amended


@pytest.mark.parametrize(
    ("source", "amendment", "said"),
    [
        (", structural: true", ", structural: false", "S"),
        (", structural: false", ", structural: true", "I"),
        ("", ", structural: true", "S"),
        ("", "", "I"),
    ],
)
def test_an_amendment_is_structural_as_its_source_or_else_it_says(
    page: Page, source: str, amendment: str, said: str
) -> None:
    plan = PLAN.replace("granted: 440000", f"granted: 440000{source}")
    amendments = f"\nbudget_amendments: [{{booking: specific_grant, programme: Veiligheid{amendment}}}]\n"
    Path("plan.yaml").write_text(plan + amendments, encoding="utf-8")
    rows = page.table("budget-amendment", "Wijziging van de begroting per programma en taakveld")
    assert {row[-1] for row in rows if row[2] == "Uitkering"} == {said}


def test_an_application_for_more_schemes_names_none_in_its_title(page: Page) -> None:
    own = PLAN.replace("title: Latere uitkering, kind: grant", "title: Latere uitkering, kind: grant, scheme: fonds")
    Path("plan.yaml").write_text(f"{own}schemes: [{{id: fonds, title: Fonds}}]\n", encoding="utf-8")
    assert "# Aanvraag versterkingsgelden 2023 tot en met 2026" in page("grant-application")


def test_an_application_says_what_is_asked_per_year(page: Page) -> None:
    years = page("grant-application").partition("Gevraagde bijdrage per jaar")[2]
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in years.splitlines() if line.startswith("|")]
    assert rows[2:] == [
        ["2023", "€ 135.000,50", "€ 0", "€ 135.000,50"],
        ["2024", "€ 0", "€ 5.000", "€ 5.000"],
        ["zonder jaar", "p.m.", "€ 0", "p.m."],
        ["**Totaal van het plan**", "€ 135.000,50 + p.m.", "€ 5.000", "€ 140.000,50 + p.m."],
    ]


def test_an_application_of_one_year_has_no_table_of_years(page: Page) -> None:
    Path("plan.yaml").write_text(re.sub(r"year: 202\d", "year: 2023", PLAN), encoding="utf-8")
    assert "Gevraagde bijdrage per jaar" in page("grant-application"), "lines without a year stand apart"
    Path("plan.yaml").write_text(re.sub(r", year: 202\d", "", PLAN), encoding="utf-8")
    assert "Gevraagde bijdrage per jaar" not in page("grant-application")


def test_an_application_names_a_category_by_its_title(page: Page) -> None:
    application = page("grant-application")
    assert "Basis-op-orde-taken" in application
    assert "basis-op-orde " not in application


INDICATORS = """
      - id: lessen
        title: Lessen
        indicators:
          - {id: bekend, title: Gegeven lessen, baseline: {value: 4}, targets: [{value: 12}]}
          - {id: onbekend, title: Bereikte leerlingen, targets: [{value: 60}]}
"""


def test_a_baseline_that_is_not_known_is_no_nought(page: Page) -> None:
    Path("plan.yaml").write_text(PLAN.replace("  - id: persoon\n", f"{INDICATORS[1:]}  - id: persoon\n"), "utf-8")
    measured = "  lessen: {indicators: {bekend: [{value: 8}], onbekend: [{value: 30}]}}\nevaluations:"
    Path("realisation.yaml").write_text(REALISED.replace("evaluations:", measured), "utf-8")
    report = page("evaluation-report")
    assert "Gegeven lessen: Nulmeting 4, Streefwaarde 12, Gerealiseerd 8" in report
    assert "Bereikte leerlingen: Nulmeting niet bekend, Streefwaarde 60, Gerealiseerd 30" in report
    Path("plan.yaml").write_text(Path("plan.yaml").read_text("utf-8").replace("baseline: {value: 4}, ", ""), "utf-8")
    assert "Figuur" not in page("evaluation-report"), "a picture of no way that is known shows nothing"


def test_the_sources_of_a_statement_add_up_with_what_none_of_them_bore(page: Page) -> None:
    Path("plan.yaml").write_text(PLAN.replace("  - id: persoon\n", f"{INDICATORS[1:]}  - id: persoon\n"), "utf-8")
    loose = "  lessen: {expenses: [{date: 2024-03-01, amount: 250}]}\nevaluations:"
    carried = "funding: {spuk: {received: 440000, to_carry_over: 300000}, eigen: {to_carry_over: 60000, to_repay: 0}}\n"
    Path("realisation.yaml").write_text(REALISED.replace("evaluations:", loose) + carried, "utf-8")
    rows = page.table("financial-statement", "Verantwoording per geldbron")
    assert rows == [
        ["Uitkering", "€ 440.000", "€ 440.000", "€ 93.000", "€ 132.250,25", "€ 307.749,75"],
        ["Reserve", "€ 60.000", "–", "€ 0", "€ 0", "€ 60.000"],
        ["Latere uitkering", "–", "–", "€ 0", "€ 0", "–"],
        ["Zonder geldbron", "–", "–", "€ 250", "€ 250", "–"],
        ["**Totaal**", "€ 500.000", "€ 440.000", "€ 93.250", "€ 132.500,25", "€ 367.749,75"],
    ]
    rests = page.table("financial-statement", "Wat er met het restant gebeurt")
    assert rests[0] == ["Uitkering", "€ 307.749,75", "€ 1.000", "€ 300.000", "–", "nee"]
    assert rests[-2:] == [
        ["Zonder geldbron", "–", "€ 0", "–", "–", "–"],
        ["**Totaal**", "€ 367.749,75", "€ 1.000", "€ 360.000", "€ 0", ""],
    ]


def test_commitments_have_a_column_only_where_there_are_any(page: Page) -> None:
    statement = page("financial-statement")
    assert "| Geldbron | Restant | Verplicht |" in statement
    assert "| Activiteit | Verplicht | Volgens plan |" in statement
    Path("realisation.yaml").write_text(re.sub("    commitments.*\n", "", REALISED), "utf-8")
    assert "Verplicht" not in page("financial-statement")


@pytest.mark.parametrize(
    ("realised", "said"),
    [
        ("status: on_track", "ja"),
        ("status: delayed", "nee"),
        ("deviations: Later begonnen.", "nee"),
        ("expenses: [{date: 2024-06-01, amount: 5000, funding: eigen}]", "ja"),
        ("expenses: [{date: 2024-06-01, amount: 5000.01, funding: eigen}]", "nee"),
        ("expenses: [{date: 2024-06-01, amount: 4000}], commitments: [{date: 2024-06-01, amount: 1000.01}]", "nee"),
    ],
)
def test_what_is_late_or_dearer_does_not_go_as_planned(page: Page, realised: str, said: str) -> None:
    Path("realisation.yaml").write_text(
        REALISED.replace("evaluations:", f"  gesprek: {{{realised}}}\nevaluations:"), "utf-8"
    )
    rows = page.table("financial-statement", "Stand per activiteit")
    assert [row[-2] for row in rows if row[0] == "Gesprek"] == [said]


def test_what_an_activity_without_an_amount_cost_is_not_against_the_plan(page: Page) -> None:
    spent = "  lezing: {expenses: [{date: 2024-06-01, amount: 100, funding: later}]}\nevaluations:"
    Path("realisation.yaml").write_text(REALISED.replace("evaluations:", spent), "utf-8")
    rows = page.table("financial-statement", "Stand per activiteit")
    assert [row[-2] for row in rows if row[0] == "Lezing"] == ["ja"]


def test_who_evaluates_goes_by_title_or_name(page: Page) -> None:
    people = "roles: [{id: regie, title: Regisseur veiligheid}]\npartners: [{id: berk, name: Bureau Berk}]\n"
    Path("plan.yaml").write_text(PLAN + people, encoding="utf-8")
    done = "  - {id: e2, type: process, by: regie}\n  - {id: e3, type: effect, by: berk}\n"
    Path("realisation.yaml").write_text(REALISED + done, encoding="utf-8")
    report = page("evaluation-report")
    assert "## Procesevaluatie door Regisseur veiligheid" in report
    assert "## Effectevaluatie door Bureau Berk" in report
    assert "| **Uitgevoerd door** | Regisseur veiligheid |" in report


@pytest.mark.parametrize(
    ("start", "said"),
    [("2019-10-12", "12 oktober 2019"), ("2019-02", "februari 2019"), ("voorjaar 2019", "voorjaar 2019")],
)
def test_an_accepted_finding_says_its_dates_as_the_document_does(page: Page, start: str, said: str) -> None:
    plan = (
        PLAN.replace("title: Gesprek,", f"title: Gesprek, planning: {{start: {start}, end: 2026}},")
        .replace("granted: 60000", "granted: 60000, decision: d1")
        .replace("start: 2023-01", "start: 2019-01")
        .replace("funding: eigen, year: 2024", "funding: eigen, year: 2019")
    )
    Path("plan.yaml").write_text(f"{plan}decisions: [{{id: d1, body: council, date: 2022-12}}]\n", encoding="utf-8")
    accepted = "{finding: spent-before-decision, at: 'activity:gesprek', reason: Het college schoot voor.}"
    Path("exceptions.yaml").write_text(f"exceptions: [{accepted}]\n", encoding="utf-8")
    rows = page.table("plan", "Aanvaarde bevindingen met de reden")
    assert rows == [[f"Gesprek begint ({said}) voordat het geld is vrijgegeven", "Het college schoot voor."]]


@pytest.mark.parametrize(
    ("requested", "said"),
    [
        ("480000", "Van de aangevraagde € 480.000 (Uitkering) is € 344.999,50 nog niet over de activiteiten verdeeld."),
        ("135000", "De activiteiten vragen samen € 0,50 meer dan de aangevraagde € 135.000 (Uitkering)."),
        ("135000.50", ""),
    ],
)
def test_an_application_explains_why_more_or_less_is_asked_than_its_activities_take(
    page: Page, requested: str, said: str
) -> None:
    Path("plan.yaml").write_text(PLAN.replace("requested: 480000", f"requested: {requested}"), encoding="utf-8")
    application = page("grant-application")
    assert ("aangevraagde" in application) == bool(said)
    assert said in application


TYPED = """
analysis:
  phenomena: [{id: rechts, title: Rechts-extremisme}]
  factors: [{id: school, title: Binding met school, kind: protective}]
roles:
  - {id: regie, title: Regisseur, organisation: Gemeente Delft, duties: "Leidt de aanpak.", backup: adviseur}
  - {id: adviseur, title: Adviseur veiligheid}
region: {name: Haaglanden, municipalities: [{name: Rijswijk, share: 12.5}, {name: Westland}]}
"""


def test_a_plan_says_who_does_what_and_who_stands_in(page: Page) -> None:
    assert "Organisatie" not in page("plan")
    Path("plan.yaml").write_text(PLAN + TYPED, encoding="utf-8")
    plan = page("plan")
    role = "#### Regisseur\n\nGemeente Delft\n\nLeidt de aanpak.\n\nVervanger: Adviseur veiligheid.\n"
    assert f"Organisatie\n\n### Rollen\n\n{role}" in plan
    assert "#### Adviseur" not in plan


def test_a_plan_and_an_application_name_the_municipalities_of_the_region(page: Page) -> None:
    Path("plan.yaml").write_text(PLAN + TYPED, encoding="utf-8")
    for document in ("plan", "grant-application"):
        assert page.table(document, "Deelnemende gemeenten") == [["Rijswijk", "12,5%"], ["Westland", "–"]]
    Path("plan.yaml").write_text(PLAN + TYPED.replace(", share: 12.5", ""), encoding="utf-8")
    assert page.table("plan", "Deelnemende gemeenten") == [["Rijswijk"], ["Westland"]]


def test_an_activity_says_about_which_phenomena_and_factors_it_is(page: Page) -> None:
    about = PLAN.replace("title: Gesprek,", "title: Gesprek, phenomena: [rechts], factors: [school],")
    Path("plan.yaml").write_text(about + TYPED, encoding="utf-8")
    plan = page("plan")
    assert "| **Vormen van extremisme** | Rechts-extremisme |" in plan
    assert "| **Factoren** | Binding met school |" in plan


def test_of_what_nothing_is_told_nobody_knows_whether_it_goes_as_planned(page: Page) -> None:
    rows = page.table("financial-statement", "Stand per activiteit")
    assert [row[-2:] for row in rows if row[0] == "Gesprek"] == [["–", "–"]]


SECRET = """
  - id: geheim
    conclusions: [{id: c1, title: Geheime conclusie}]
    recommendations: [{id: r2, title: Geheim advies, due: 2025-06, status: open}]
  - id: training
    conclusions: [{id: c2, title: Open conclusie, text: "Zij kostte {{ costs.total }}."}]
"""


@pytest.mark.parametrize("document", ["council-letter", "evaluation-report", "plan", "quickscan-report"])
def test_the_evaluation_of_what_is_confidential_is_not_public(page: Page, document: str) -> None:
    council = "council: {letter: {occasion: De evaluatie is klaar., core_message: Zij helpt.}}\n"
    Path("plan.yaml").write_text(PLAN.replace("addresses: [r1]", "addresses: [r1, c1]") + council, encoding="utf-8")
    Path("realisation.yaml").write_text(REALISED.rstrip() + SECRET, encoding="utf-8")
    answers = "radplan-quickscan: 1\nanswers: {17: {answer: yes, evidence: ['conclusion:c1']}}\n"
    Path("quickscan.yaml").write_text(answers, encoding="utf-8")
    assert "Geheim" not in page(document)
    assert cli.run(["render", ".", "--document", document, "--internal"]) == 0
    assert "Geheime conclusie" in page.capsys.readouterr().out


@pytest.mark.parametrize("document", ["council-letter", "evaluation-report"])
def test_a_text_about_an_activity_may_name_its_costs(page: Page, document: str) -> None:
    council = "council: {letter: {occasion: De evaluatie is klaar., core_message: Zij helpt.}}\n"
    Path("plan.yaml").write_text(PLAN + council, encoding="utf-8")
    Path("realisation.yaml").write_text(REALISED.rstrip() + SECRET, encoding="utf-8")
    assert "Zij kostte € 40.000,50." in page(document)


def test_a_milestone_that_should_have_been_reached_is_late(page: Page) -> None:
    planned = "title: Training, planning: {milestones: [{id: a, title: Start, date: 2024-03-01}, {title: Slot, date: 2025-03}]}"
    Path("plan.yaml").write_text(PLAN.replace("title: Training", planned), encoding="utf-8")
    report = page("progress-report")
    assert "- Start: gepland 1 maart 2024, te laat\n- Slot: gepland maart 2025\n" in report
    Path("realisation.yaml").write_text(
        REALISED.replace("    expenses: [{date: 2023", "    milestones: {a: 2024-04-01}\n    expenses: [{date: 2023"),
        "utf-8",
    )
    assert "- Start: gepland 1 maart 2024, bereikt 1 april 2024\n" in page("progress-report")


def test_a_theme_is_followed_by_what_the_themes_in_it_come_to(page: Page) -> None:
    nested = PLAN.replace(
        "  - id: persoon\n    title: Persoonsgericht\n    activities:\n",
        "    themes:\n      - id: persoon\n        title: Persoonsgericht\n        activities:\n",
    ).replace("      - {id: geheim", "          - {id: geheim")
    Path("plan.yaml").write_text(nested, encoding="utf-8")
    rows = page.table("plan", "Begroting per thema en geldbron")
    names = [row[0].strip("*") for row in rows if row[0].startswith("**")]
    assert names == [
        "Preventie",
        "Subtotaal",
        "Preventie: Persoonsgericht",
        "Subtotaal",
        "Subtotaal Preventie",
        "Later",
        "Subtotaal",
        "Totaal",
    ]
    assert [row[-1] for row in rows if row[0] == "**Subtotaal Preventie**"] == ["€ 140.000,50 + p.m."]


@pytest.mark.parametrize(
    ("decided", "said"),
    [
        ("", "Voorgelegd aan het college van burgemeester en wethouders, plan van februari 2025"),
        (
            "decisions: [{id: b, body: college, date: 2025-03-11}]",
            "Vastgesteld door het college van burgemeester en wethouders (11 maart 2025)",
        ),
        (
            "decisions: [{id: b, body: council, date: 2025-03-11}]",
            "Voorgelegd aan het college van burgemeester en wethouders, plan van februari 2025",
        ),
    ],
)
def test_the_date_of_a_plan_is_not_that_of_the_decision_on_it(page: Page, decided: str, said: str) -> None:
    Path("plan.yaml").write_text(f"{PLAN}status: college\ndate: 2025-02\n{decided}\n", encoding="utf-8")
    assert f"\n{said}\n" in page("plan")


@pytest.mark.parametrize(
    ("planning", "said"),
    [
        ("start: vóór zomer 2024", "Begonnen vóór zomer 2024"),
        ("start: na zomer 2024", "Begint na zomer 2024"),
        ("end: na zomer 2024", "Klaar na zomer 2024"),
        ("end: voor zomer 2024", "Klaar vóór zomer 2024"),
        ("start: zomer 2024", "Vanaf zomer 2024"),
    ],
)
def test_a_planning_with_one_end_says_which(page: Page, planning: str, said: str) -> None:
    Path("plan.yaml").write_text(PLAN.replace("title: Gesprek", f"title: Gesprek, planning: {{{planning}}}"), "utf-8")
    assert f"\n{said}\n" in page("plan")


def test_the_region_says_who_takes_part_and_who_leads(page: Page) -> None:
    region = "region: {name: Haaglanden, lead: true, size: 9, participating: 3, municipalities: [{name: Delft}]}\n"
    Path("plan.yaml").write_text(PLAN + region, encoding="utf-8")
    for document in ("plan", "grant-application"):
        assert "In de regio doen 3 van de 9 gemeenten mee. De gemeente Delft trekt de regio." in page(document)
        assert "Deelnemende gemeenten, voor zover genoemd" in page(document)


def test_an_amendment_that_lowers_costs_says_so_without_a_pattern(page: Page) -> None:
    lines = "lines: [{expenditure: {change: -4000}}, {programme: Middelen, income: {change: -4000}}]"
    amendment = f"\nbudget_amendments: [{{booking: municipal_fund, programme: Veiligheid, task_field: '1.2', counter_programme: Middelen, counter_task_field: '0.7', {lines}}}]\n"
    Path("plan.yaml").write_text(PLAN + amendment, encoding="utf-8")
    Path("house-style.yaml").write_text("amounts: {negative: N}\n", encoding="utf-8")
    rows = page.table("budget-amendment", "Wijziging van de begroting per programma en taakveld")
    assert [row[:2] + row[5:6] for row in rows[:2]] == [
        ["Veiligheid", "1.2", "-€ 4.000"],
        ["Middelen", "0.7", "-€ 4.000"],
    ]
    Path("plan.yaml").write_text(
        Path("plan.yaml")
        .read_text("utf-8")
        .replace(", {programme: Middelen, income: {change: -4000}}", ", {expenditure: {change: 4000}}"),
        "utf-8",
    )
    amended = page("budget-amendment")
    assert "gemeentefonds" not in amended, "nothing comes in"
    assert "| **Totaal lasten** |  |  |  |  | € 0 |" in amended


def test_what_the_realisation_says_was_received_stands_in_the_plan_too(page: Page) -> None:
    Path("plan.yaml").write_text(PLAN.replace("granted: 440000", "granted: 440000, received: 400"), encoding="utf-8")
    Path("realisation.yaml").write_text(REALISED + "funding: {spuk: {received: 1000}}\n", encoding="utf-8")
    assert [row[3] for row in page.table("plan", "Geldbronnen") if row[0] == "Uitkering"] == ["€ 1.000"]


def test_a_proposal_says_how_its_costs_are_borne_where_none_has_an_amount(page: Page) -> None:
    plan = re.sub(r"amount: [\d.]+", "basis: pm", PLAN) + "finance: {text: Binnen de begroting.}\n"
    proposal = "council: {proposal: {decision_points: [Het plan vast te stellen]}}\n"
    Path("plan.yaml").write_text(plan + proposal, encoding="utf-8")
    assert "Binnen de begroting." in page("council-proposal")
    assert page.table("council-proposal", "Dekking van de kosten")[0][-1] == "p.m."


@pytest.mark.parametrize(
    ("lasting", "said"),
    [("true, true", "structureel"), ("true, false", "deels structureel"), ("false, false", "incidenteel")],
)
def test_costs_are_structural_as_their_lines_say(page: Page, lasting: str, said: str) -> None:
    one, other = lasting.split(", ")
    lines = f"costs: [{{item: Zaal, amount: 5000, funding: eigen, structural: {one}}}, {{item: Huur, amount: 50, funding: eigen, structural: {other}}}]"
    plan = PLAN.replace("costs: [{item: Zaal, amount: 5000, funding: eigen, year: 2024}]", lines)
    Path("plan.yaml").write_text(plan + "council: {proposal: {decision_points: [Het plan vast te stellen]}}\n", "utf-8")
    rows = page.table("council-proposal", "Dekking van de kosten")
    assert [row[2] for row in rows if row[0] == "Reserve"] == [said]


def test_a_report_in_which_no_money_is_has_no_picture_of_it(page: Page) -> None:
    assert "Besteed tegenover gepland" in page("progress-report")
    plan = re.sub(r"amount: [\d.]+", "basis: pm", PLAN).replace("addresses: [r1], ", "")
    Path("plan.yaml").write_text(plan, encoding="utf-8")
    Path("realisation.yaml").write_text(
        "radplan-realisation: 1\nas_of: 2024-12-31\nactivities: {gesprek: {status: on_track}}\n", encoding="utf-8"
    )
    assert "Besteed tegenover gepland" not in page("progress-report")


def test_an_activity_of_which_nothing_was_recorded_says_so(page: Page) -> None:
    report = page("evaluation-report")
    assert report.partition("### Lezing")[2].strip().startswith("Hierover is niets vastgelegd.")
    assert report.partition("### Training")[2].partition("###")[0].count("Hierover") == 0


def test_a_date_given_beside_a_realisation_is_not_what_counts(page: Page) -> None:
    assert cli.run(["render", ".", "--as-of", "2019-05-14"]) == 0
    assert "that counts, and not --as-of 2019-05-14" in page.capsys.readouterr().err


def test_money_that_is_carried_over_within_the_plan_is_said_to_be_twice_in_the_total(page: Page) -> None:
    sentence = (
        "Het geld van Latere uitkering komt uit Uitkering. In het totaal staat het dus twee keer als beschikbaar."
    )
    assert sentence not in page("plan")
    later = "title: Latere uitkering, kind: carry_over, from: spuk, granted: 1000"
    Path("plan.yaml").write_text(PLAN.replace("title: Latere uitkering, kind: grant", later), encoding="utf-8")
    assert sentence in page("plan")
    assert sentence in page("financial-statement")
    assert cli.run(["budget", ".", "--lang", "nl"]) == 0
    said = "Latere uitkering: dit geld komt uit Uitkering en staat in het totaal dus twee keer als toegekend"
    assert said in page.capsys.readouterr().out
    Path("plan.yaml").write_text(
        Path("plan.yaml").read_text("utf-8").replace("from: spuk", "from: Eerder plan"), "utf-8"
    )
    assert sentence not in page("plan")


def test_an_indicator_of_sisa_has_the_amount_that_it_asks_for(page: Page) -> None:
    sisa = "sisa: {code: A12, indicators: {A12/01: {label: Totaal ontvangen, amount: received}, A12/02: {label: Besteed in het jaar, amount: spent_this_year}, A12/03: Eigen opschrift, A12/04: {amount: nergens}}}"
    Path("plan.yaml").write_text(PLAN.replace("granted: 440000", f"granted: 440000, {sisa}"), encoding="utf-8")
    Path("realisation.yaml").write_text(REALISED + "funding: {spuk: {received: 1000}}\n", encoding="utf-8")
    assert page("financial-statement").partition("SiSa: Uitkering")[2].split("\n")[4:9] == [
        "| **Uitkeringscode** | A12 |",
        "| **A12/01 Totaal ontvangen** | € 1.000 |",
        "| **A12/02 Besteed in het jaar** | € 93.000 |",
        "| **A12/03** | Eigen opschrift |",
        "| **A12/04** | amount: nergens |",
    ]


def test_what_is_accepted_of_a_confidential_evaluation_is_not_public(page: Page) -> None:
    Path("realisation.yaml").write_text(REALISED.rstrip() + SECRET, encoding="utf-8")
    accepted = "{finding: recommendation-unanswered, at: 'evaluations[1].recommendations[0]', reason: Zo is het.}"
    Path("exceptions.yaml").write_text(f"exceptions: [{accepted}]\n", encoding="utf-8")
    assert "Geheim" not in page("plan")
    assert cli.run(["render", ".", "--internal"]) == 0
    assert "Geheim advies" in page.capsys.readouterr().out


def test_a_line_that_is_p_m_and_has_an_amount_counts_with_it(page: Page) -> None:
    plan = PLAN.replace("costs: [{item: Zaal, amount: 5000", "costs: [{item: Zaal, basis: pm, amount: 5000")
    Path("plan.yaml").write_text(plan, encoding="utf-8")
    spent = "  gesprek: {expenses: [{date: 2024-06-01, amount: 6000, funding: eigen}]}\nevaluations:"
    Path("realisation.yaml").write_text(REALISED.replace("evaluations:", spent), encoding="utf-8")
    rows = page.table("financial-statement", "Verantwoording per activiteit")
    assert [(row[1], row[-1]) for row in rows if row[0] == "Gesprek"] == [("€ 5.000", "-€ 1.000")]


def test_of_lines_without_an_amount_nobody_knows_what_is_left(page: Page) -> None:
    rows = page.table("financial-statement", "Verantwoording per activiteit")
    assert {row[0]: (row[1], row[-1]) for row in rows if row[0] in ("Lezing", "Gesprek")} == {
        "Gesprek": ("€ 5.000", "€ 5.000"),
        "Lezing": ("p.m.", "–"),
    }


def test_a_grant_is_booked_as_its_scheme_says(page: Page) -> None:
    both = "budget_amendments: [{number: A, booking: specific_grant}, {number: B, booking: municipal_fund}]\n"
    Path("plan.yaml").write_text(PLAN + both, encoding="utf-8")
    amended = page("budget-amendment")
    assert "€ 440.000" in amended.partition("## Wijziging A")[2].partition("## Wijziging B")[0]
    assert "€ 440.000" not in amended.partition("## Wijziging B")[2]


def test_keys_without_a_value_make_no_chapter(page: Page) -> None:
    empty = "analysis: {text: }\ncommunication: {text: }\ncontinuity: {text: }\nevaluation: {text: }\n"
    text = PLAN.replace("signalling: {text: Melden kan bij de politie.}", f"signalling: {{text: }}\n{empty}")
    Path("plan.yaml").write_text(f"{text}council: {{proposal: {{decision_points: [Instemmen]}}}}\n", encoding="utf-8")
    headings = re.findall(r"^#+ (?:\d+\. )?(.+)$", page("plan") + page("council-proposal"), re.M)
    assert not {"Analyse", "Communicatie", "Signalen melden", "Evaluatie en verantwoording", "Borging"} & {*headings}


def test_what_is_not_known_yet_is_in_every_total(page: Page) -> None:
    text = PLAN.replace("signalling:", "council: {proposal: {decision_points: [Instemmen]}}\nsignalling:")
    Path("plan.yaml").write_text(text, encoding="utf-8")
    total = page.table("council-proposal", "Dekking van de kosten")[-1][-1]
    assert total.strip("*").endswith(" + p.m.")
    assert f"In totaal {total.strip('*')}. " in page("summary")


@pytest.mark.parametrize(
    ("public", "accepted"),
    [
        ("purpose: Meer over Nachtegaal.\n", "{finding: confidential-reference, at: purpose, reason: Zo is het.}"),
        ("purpose: TODO\n", "{finding: leftover-text, at: purpose, reason: Zo is het.}"),
    ],
)
def test_what_is_accepted_names_nothing_confidential(page: Page, public: str, accepted: str) -> None:
    Path("plan.yaml").write_text(f"{PLAN}{public}", encoding="utf-8")
    Path("exceptions.yaml").write_text(f"exceptions: [{accepted}]\n", encoding="utf-8")
    annex = page("plan").partition("Bijlage: aanvaarde bevindingen")[2]
    assert ("geheim" not in annex, "Nachtegaal" not in annex, "Zo is het." in annex) == (True, True, "TODO" in public)


def test_an_accepted_finding_of_another_that_begins_the_same_is_shown(page: Page) -> None:
    """`geheim` is confidential, `geheimtaal` isn't."""
    Path("plan.yaml").write_text(PLAN.replace("id: gesprek", "id: geheimtaal"), encoding="utf-8")
    spent = "  geheimtaal: {expenses: [{date: 2024-06-01, amount: 9000, funding: eigen}]}\nevaluations:"
    Path("realisation.yaml").write_text(REALISED.replace("evaluations:", spent), encoding="utf-8")
    accepted = "{finding: expense-without-proof, at: 'activity:geheimtaal', reason: Kassabon is weg.}"
    Path("exceptions.yaml").write_text(f"exceptions: [{accepted}]\n", encoding="utf-8")
    assert "Kassabon is weg." in page("plan")


def test_the_last_measurement_is_that_of_the_last_date(page: Page) -> None:
    indicator = "indicators: [{id: i, title: Opgeleid, targets: [{date: 2024-12, value: 60}]}], costs: [{item: Zaal"
    Path("plan.yaml").write_text(PLAN.replace("costs: [{item: Zaal", indicator), encoding="utf-8")
    measured = (
        "  gesprek: {indicators: {i: [{date: 2024-12-01, value: 58}, {date: 2024-06-01, value: 20}]}}\nevaluations:"
    )
    Path("realisation.yaml").write_text(REALISED.replace("evaluations:", measured), encoding="utf-8")
    report = page("evaluation-report")
    assert "58 (1 december 2024)" in report
    assert "20 (" not in report


@pytest.mark.parametrize(
    ("period", "said"),
    [("start: 2019-01-01, end: na 2020", "na 2020"), ("start: vóór 2019, end: 2030-12-31", "Vóór 2019")],
)
def test_a_period_that_is_open_has_no_year_that_nobody_typed(page: Page, period: str, said: str) -> None:
    text = PLAN.replace("start: 2023-01, end: 2026-12", period)
    Path("plan.yaml").write_text(text, encoding="utf-8")
    top = page("plan")[:300]
    assert "9999" not in top
    assert " 1 " not in top
    assert said.lower() in top.lower()


def test_a_text_on_money_is_shown_also_without_money(page: Page) -> None:
    Path("realisation.yaml").unlink()
    plan = (
        "radplan: 1\nmunicipality: {name: Delft}\ntitle: P\nperiod: {year: 2024}\nfinance: {text: Wij betalen zelf.}\n"
    )
    Path("plan.yaml").write_text(plan, encoding="utf-8")
    assert "## 1. Financiën\n\nWij betalen zelf." in page("plan")


@pytest.mark.parametrize(
    ("style", "caption", "planned", "spent"),
    [
        ("negative: N", "", "€ 2.500", "€ 0"),
        ("unit: thousand", " (bedragen x € 1.000; door afronding kunnen totalen afwijken)", "3", "0"),
        ("unit: thousand, negative: N", " (bedragen x € 1.000; door afronding kunnen totalen afwijken)", "3", "0"),
    ],
)
def test_an_amount_halfway_is_rounded_up_and_nothing_is_no_deficit(
    page: Page, style: str, caption: str, planned: str, spent: str
) -> None:
    Path("plan.yaml").write_text(PLAN.replace("amount: 5000", "amount: 2500"), encoding="utf-8")
    Path("house-style.yaml").write_text(f"amounts: {{{style}}}\n", encoding="utf-8")
    rows = page.table("progress-report", f"Stand per activiteit{caption}")
    assert [(row[2], row[4]) for row in rows if row[0] == "Gesprek"] == [(planned, spent)]


def test_thousands_have_no_sign_where_they_are_nothing() -> None:
    word = Wording("nl", unit="thousand", negative="N")
    assert [word.amount(Decimal(amount)) for amount in (-400, -600, 0)] == ["0", "1\u00a0N", "0"]
    assert [word.change(Decimal(amount)) for amount in (-400, -500, 500)] == ["0", "-1", "1"]


def test_what_a_municipality_is_stands_before_its_name_once(page: Page) -> None:
    text = PLAN.replace("{name: Delft,", "{name: Gemeente Delft,")
    Path("plan.yaml").write_text(f"{text}region: {{name: Regio Haaglanden}}\n", encoding="utf-8")
    assert page("plan").startswith("Gemeente Delft\n")
    assert "\nRegio Haaglanden\n" in page("plan")


def test_an_address_without_its_scheme_leads_there_all_the_same(page: Page) -> None:
    Path("plan.yaml").write_text(f"{PLAN}contacts: [{{title: Meldpunt, url: delft.nl/melden}}]\n", encoding="utf-8")
    for document in ("plan", "summary"):
        assert "[delft.nl/melden](https://delft.nl/melden)" in page(document)
