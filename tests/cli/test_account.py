"""`radplan budget` of a plan with a realisation: in every form, and as a workbook whose sums are live."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from cli.samples import Run

openpyxl = pytest.importorskip("openpyxl")
pytest.importorskip("xlsxwriter")

PLAN = """\
radplan: 1
municipality: {name: Ridderveen}
title: '=HYPERLINK("http://example.org")'
period: {year: 2019}
roles: [{id: controller, title: Controller}]
funding:
  - {id: grant, title: '=1+1', granted: 60000}
  - {id: rest-2018, title: Rest 2018, kind: carry_over, granted: 19000, from: grant-2018}
  - {id: grant-2018, title: Versterkingsgelden 2018, granted: 400000}
  - {id: own, title: Eigen middelen}
themes:
  - id: preventie
    title: Preventie
    activities:
      - id: training
        title: '@Training'
        planning: {start: 2019-04, end: 2019-09}
        costs:
          - {item: Trainers, amount: 40000.10, funding: [{id: grant, share: 60}, {id: rest-2018, share: 40}]}
          - {item: Zaal, basis: pm, funding: grant}
    themes:
      - id: "2019"
        title: Sub
        activities:
          - {id: "01", title: Nul een, costs: [{item: Zaal, amount: 500, funding: own}]}
          - id: "1"
            title: Een
            confidential: true
            confidential_ground: Woo 5.1
            costs: [{item: Zaal, amount: 700, funding: own}, {item: Los, amount: 11}]
      - {id: leeg, title: Leeg}
"""
REALISATION = """\
radplan-realisation: 1
as_of: 2019-06-30
activities:
  training:
    status: on_track
    commitments: [{date: 2019-05-01, amount: 2500, item: Trainers, supplier: '=cmd|x'}]
    expenses:
      - {date: 2019-05-13, amount: 9000.01, item: Trainers, proof: factuur 8, approved_by: controller}
      - {date: 2019-06, amount: -100, item: Trainers, funding: grant, proof: creditnota, approved_by: controller}
      - {date: zomer 2019, amount: 33, item: Los ding, proof: bon, approved_by: controller}
  "1":
    expenses: [{date: 2019-01-02, amount: 499.99, item: Zaal, proof: bon, approved_by: controller}]
funding:
  grant: {received: 55000, to_repay: 100}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "plan.yaml").write_text(PLAN, encoding="utf-8")
    (tmp_path / "realisation.yaml").write_text(REALISATION, encoding="utf-8")
    return tmp_path


def test_what_became_of_the_money_in_json(radplan: Run, folder: Path) -> None:
    (plan,) = json.loads(radplan("budget", folder, "--format", "json").out)["plans"]
    grant, rest, origin, own = plan["sources"]
    assert (grant["committed"], grant["spent"], grant["unspent"]) == ("1500.00", "5300.01", "54699.99")
    assert (grant["received"], grant["to_repay"], grant["to_carry_over"]) == ("55000.00", "100.00", None)
    assert (rest["spent"], origin["spent"], own["spent"], own["unspent"]) == ("3600.00", "0.00", "499.99", None)
    total = plan["total"]
    assert (total["committed"], total["spent"], total["unspent"]) == ("2500.00", "9433.00", "70099.99")
    assert (total["granted"], total["planned"], plan["as_of"]) == ("79000.00", "41211.10", "2019-06-30")
    assert {"month": "2019-05", "planned": "6878.83", "committed": "2500.00", "spent": "9000.01"} in plan["months"]
    assert plan["months"][-1]["month"] == "undated"
    for name in ("activities", "years", "months", "categories"):
        assert sum(Decimal(row["spent"]) for row in plan[name]) == Decimal(total["spent"])
        assert sum(Decimal(row["planned"]) for row in plan[name]) == Decimal(total["planned"])


def test_committed_spent_and_unspent_in_text_and_markdown(radplan: Run, folder: Path) -> None:
    text = radplan("budget", folder, "--lang", "nl").out.replace("\u00a0", " ")
    assert re.search(r"Rest 2018 +€ 19\.000 +€ 16\.000,04 +€ 1\.000 +€ 3\.600,00 +€ 2\.999,96 +€ 15\.400,00", text)
    assert "Stand 2019-06-30: uitgegeven € 9.433, volgens de planning € 20.491,28." in text
    assert "=1+1: € 100 wordt terugbetaald" in text
    assert re.search(r"zonder bron +€ 11,00 +€ 0 +€ 33,00", text)
    markdown = radplan("budget", folder, "--lang", "nl", "--format", "md", "--by", "activity").out
    assert "| Activiteit | Gepland | Verplicht | Uitgegeven | Verwacht |" in markdown


@pytest.mark.parametrize("form", ["text", "md", "csv"])
@pytest.mark.parametrize("by", ["theme", "activity"])
def test_a_confidential_activity_is_marked(radplan: Run, folder: Path, form: str, by: str) -> None:
    out = radplan("budget", folder, "--lang", "nl", "--format", form, "--by", by).out
    assert (out.count("Een (vertrouwelijk)"), out.count("vertrouwelijk")) == (1, 1)


def test_data_says_which_activities_are_confidential(radplan: Run, folder: Path) -> None:
    (plan,) = json.loads(radplan("budget", folder, "--format", "json").out)["plans"]
    assert [found["id"] for found in plan["activities"] if found["confidential"]] == ["1"]


def test_without_a_realisation_there_are_no_such_columns(radplan: Run, folder: Path) -> None:
    (folder / "realisation.yaml").unlink()
    assert "Uitgegeven" not in radplan("budget", folder, "--lang", "nl").out
    (plan,) = json.loads(radplan("budget", folder, "--format", "json").out)["plans"]
    assert {plan["total"][name] for name in ("committed", "spent", "unspent", "pace", "forecast")} == {None}


@pytest.mark.parametrize("by", ["source", "activity", "year", "month", "category"])
def test_csv_has_what_was_booked_in_every_view_and_no_formula(radplan: Run, folder: Path, by: str) -> None:
    out = radplan("budget", folder, "--lang", "nl", "--format", "csv", "--by", by).out
    rows = list(csv.DictReader(io.StringIO(out.removeprefix("\ufeff")), delimiter=";"))
    assert sum(Decimal(row["Uitgegeven"].replace(",", ".")) for row in rows if row["Uitgegeven"]) == Decimal("9433.00")
    assert sum(Decimal(row["Verplicht"].replace(",", ".")) for row in rows if row["Verplicht"]) == Decimal("2500.00")
    assert by != "source" or rows[0]["Bron"] == "'=1+1"


def test_spending_more_than_granted_ends_with_1_and_is_said(radplan: Run, folder: Path) -> None:
    assert radplan("budget", folder).code == 0
    much = REALISATION.replace("9000.01", "110000")
    (folder / "realisation.yaml").write_text(much, encoding="utf-8")
    result = radplan("budget", folder, "--lang", "nl")
    assert result.code == 1
    assert "=1+1: € 5.900 meer uitgegeven dan toegekend" in result.out.replace("\u00a0", " ")


def test_a_reference_that_leads_nowhere_keeps_the_money_from_being_added_up(radplan: Run, folder: Path) -> None:
    (folder / "realisation.yaml").write_text(
        REALISATION.replace("funding: grant,", "funding: grnat,"), encoding="utf-8"
    )
    result = radplan("budget", folder)
    assert (result.code, "unknown-reference" in result.out, "Granted" in result.out) == (1, True, False)


@pytest.fixture
def workbook(radplan: Run, folder: Path) -> Path:
    path = folder / "geld.xlsx"
    result = radplan("budget", folder, "--lang", "nl", "--output", path)
    assert (result.code, result.out) == (0, "")
    return path


class Live:
    """Works the formulas of a workbook out anew, from its numbers alone: only those that radplan writes."""

    def __init__(self, path: Path) -> None:
        self.book = openpyxl.load_workbook(path)

    def cell(self, sheet: str, name: str) -> Any:
        value = self.book[sheet][name.replace("$", "")].value
        return self.value(sheet, value[1:]) if isinstance(value, str) and self.is_formula(sheet, name) else value

    def is_formula(self, sheet: str, name: str) -> bool:
        return bool(self.book[sheet][name.replace("$", "")].data_type == "f")

    def range(self, sheet: str, text: str) -> list[Any]:
        other, _, cells = text.rpartition("!")
        sheet = other.strip("'") or sheet
        return [self.cell(sheet, cell.coordinate) for (cell,) in self.book[sheet][cells.replace("$", "")]]

    def value(self, sheet: str, formula: str) -> Any:
        if formula == "0":
            return 0
        name, _, inside = formula[:-1].partition("(")
        return getattr(self, name.lower())(sheet, inside)

    def sum(self, sheet: str, inside: str) -> float:
        return sum(value for value in self.range(sheet, inside) if isinstance(value, (int, float)))

    def sumif(self, sheet: str, inside: str) -> float:
        keys, word, amounts = inside.split(",")
        pairs = zip(self.range(sheet, keys), self.range(sheet, amounts), strict=True)
        return sum(amount for key, amount in pairs if key == word.strip('"') and isinstance(amount, (int, float)))

    def sumproduct(self, sheet: str, inside: str) -> float:
        *tests, amounts = re.split(r"\*(?![^(]*\))", inside)
        kept = [True] * len(self.range(sheet, amounts))
        for test in tests:
            column, _, place = test.strip("()").rpartition("=")
            other, _, name = place.rpartition("!")
            wanted = self.cell(other.strip("'") or sheet, name)
            kept = [keep and value == wanted for keep, value in zip(kept, self.range(sheet, column), strict=True)]
        return sum(amount or 0 for keep, amount in zip(kept, self.range(sheet, amounts), strict=True) if keep)

    def if_(self, sheet: str, inside: str) -> Any:
        match = re.fullmatch(r'ISBLANK\((\w+)\),"",(\w+)-(\w+)', inside)
        assert match
        granted = self.cell(sheet, match[2])
        return None if granted is None else granted - self.cell(sheet, match[3])

    def __getattr__(self, name: str) -> Any:
        return self.if_ if name == "if" else self.__getattribute__(name)

    def formulas(self) -> Iterator[tuple[str, str]]:
        for sheet in self.book:
            for row in sheet.iter_rows():
                yield from ((sheet.title, cell.coordinate) for cell in row if cell.data_type == "f")


def test_every_sum_of_the_workbook_is_live_and_agrees_with_ours(workbook: Path) -> None:
    live, kept = Live(workbook), openpyxl.load_workbook(workbook, data_only=True)
    found = list(live.formulas())
    assert len(found) > 60
    for sheet, name in found:
        ours = kept[sheet][name].value
        assert (
            live.cell(sheet, name) == pytest.approx(ours, abs=0.001)
            if ours is not None
            else live.cell(sheet, name) is None
        )


def test_a_line_without_an_amount_is_no_nought(radplan: Run, folder: Path, workbook: Path) -> None:
    out = radplan("budget", folder, "--lang", "nl", "--format", "csv").out
    listed = list(csv.DictReader(io.StringIO(out.removeprefix("\ufeff")), delimiter=";"))
    assert [row["bedrag"] for row in listed if row["grondslag"] == "pm"] == [""]
    heads, *rows = openpyxl.load_workbook(workbook)["Kostenposten"].values
    assert [row[heads.index("bedrag")] for row in rows if "pm" in row] == [None]


def test_the_totals_of_the_workbook_are_those_of_the_ledger(workbook: Path) -> None:
    book = openpyxl.load_workbook(workbook, data_only=True)
    assert book.sheetnames == ["Bronnen", "Activiteiten", "Jaren", "Kostenposten", "Boekingen"]
    total = [cell.value for cell in list(book["Bronnen"].rows)[-1]][3:]
    assert total == pytest.approx([79000, 41211.10, 38999.90, 2500, 9433, 70099.99])
    assert list(book["Activiteiten"].values)[-1][-3:] == pytest.approx((41211.10, 2500, 9433))


def test_a_workbook_of_several_plans_says_which_number_is_whose(radplan: Run, folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "ander" / "plan.yaml"
    other.parent.mkdir()
    other.write_text((folder / "plan.yaml").read_text("utf-8").replace("title:", "title: Ander", 1), encoding="utf-8")
    assert radplan("budget", folder / "plan.yaml", other, "--lang", "nl", "-o", tmp_path / "two.xlsx").code == 0
    book = openpyxl.load_workbook(tmp_path / "two.xlsx")
    assert book.sheetnames[:2] == ["Plannen", "Bronnen 1"]
    rows = list(book["Plannen"].values)
    assert [row[0] for row in rows[1:]] == [1, 2]
    assert rows[2][-1] == str(other)


def test_no_text_becomes_a_formula_in_the_workbook(workbook: Path) -> None:
    book = openpyxl.load_workbook(workbook)
    texts = {cell.value: cell.data_type for row in book["Bronnen"].iter_rows() for cell in row}
    assert texts["=1+1"] == "s"
    assert {cell.data_type for row in book["Boekingen"].iter_rows() for cell in row} <= {"s", "n"}


def test_the_same_plan_gives_the_same_workbook(shell: Run, folder: Path, workbook: Path) -> None:
    again = folder / "again.xlsx"
    assert shell("budget", folder, "--lang", "nl", "--format", "xlsx", "-o", again).code == 0
    assert again.read_bytes() == workbook.read_bytes()


def test_a_workbook_on_standard_output_is_the_workbook(folder: Path, workbook: Path) -> None:
    import subprocess
    import sys

    command = [sys.executable, "-m", "radplan", "budget", str(folder), "--lang", "nl", "--format", "xlsx"]
    assert subprocess.run(command, capture_output=True, check=True, timeout=60).stdout == workbook.read_bytes()


def test_without_the_package_it_says_how_to_get_it(radplan: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("radplan.cli.budget.find_spec", lambda _: None)
    result = radplan("budget", folder, "--format", "xlsx", "--output", folder / "geld.xlsx")
    assert (result.code, result.out, (folder / "geld.xlsx").exists()) == (2, "", False)
    assert "python -m pip install 'radplan[documents]'" in result.err


def test_a_plan_without_money_makes_a_workbook_too(radplan: Run, tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(
        "radplan: 1\nmunicipality: {name: Cuijk}\ntitle: Plan\nperiod: {start: 2018, end: 2019}\n", encoding="utf-8"
    )
    path = tmp_path / "geld.xlsx"
    assert radplan("budget", tmp_path, "--output", path).code == 0
    live, kept = Live(path), openpyxl.load_workbook(path, data_only=True)
    for sheet, name in live.formulas():
        assert live.cell(sheet, name) == kept[sheet][name].value == 0


def test_a_file_that_cannot_be_written_leaves_nothing(radplan: Run, folder: Path) -> None:
    result = radplan("budget", folder, "--output", folder / "nowhere" / "geld.csv")
    assert (result.code, (folder / "nowhere").exists()) == (2, False)
