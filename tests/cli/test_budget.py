"""`radplan budget`: Arnhem's figures in every form, and what a controller and a pipeline rely on."""

from __future__ import annotations

import csv
import io
import json
import weakref
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from cli.samples import ARNHEM, BROKEN, EXCEEDED, SOUND, Run, Write
from radplan import api

THEMES = {
    "programmasturing": "35000.00", "preventie": "207000.00", "persoonsgerichte-aanpak": "137740.00",
    "expertisecentrum": "125000.00",
}  # fmt: skip


def statement(radplan: Run, *arguments: object) -> dict[str, Any]:
    (plan,) = json.loads(radplan("budget", *arguments, "--format", "json").out)["plans"]
    return dict(plan)


def test_arnhem_in_json(radplan: Run) -> None:
    plan = statement(radplan, ARNHEM)
    grant = next(source for source in plan["sources"] if source["id"] == "versterkingsgelden-2019")
    assert (grant["granted"], grant["planned"], grant["left"]) == ("457500.00", "457500.00", "0.00")
    assert (plan["total"]["granted"], plan["total"]["planned"]) == ("484500.00", "504740.00")
    assert {theme["id"]: theme["planned"] for theme in plan["themes"]} == THEMES
    prevention = next(theme for theme in plan["themes"] if theme["id"] == "preventie")
    assert prevention["by_source"]["versterkingsgelden-2019"] == "180000.00"
    assert len(plan["activities"]) == 14


def test_json_has_the_shape_that_other_programs_build_on(radplan: Run, write: Write) -> None:
    document = json.loads(radplan("budget", write(SOUND), "--format", "json").out)
    assert set(document) == {"radplan", "plans"}
    (plan,) = document["plans"]
    assert set(plan) >= {"plan", "title", "sources", "themes", "activities", "years", "categories", "total"}
    source = {"id", "title", "kind", "granted", "planned", "spent", "left", "unspent", "exceeded"}
    assert set(plan["sources"][0]) >= source
    assert set(plan["themes"][0]) >= {"id", "title", "planned", "by_source"}
    assert set(plan["activities"][0]) >= {"id", "title", "theme", "planned", "spent", "by_source"}
    assert set(plan["years"][0]) >= {"year", "planned", "spent"}
    assert set(plan["categories"][0]) >= {"category", "planned", "spent"}
    assert set(plan["total"]) >= {"granted", "planned", "committed", "spent", "left", "unspent"}
    assert plan["sources"][0]["exceeded"] is False
    assert plan["sources"][0]["spent"] is None


def test_arnhem_as_text(radplan: Run) -> None:
    result = radplan("budget", ARNHEM, "--lang", "nl")
    assert (result.code, result.err) == (0, "")
    lines = [" ".join(line.split()) for line in result.out.replace("\u00a0", " ").splitlines()]
    assert any(line.startswith("Versterkingsgelden 2019 € 457.500 € 457.500 €") for line in lines)
    assert any(line.startswith("Preventie € 180.000 € 27.000 € 207.000") for line in lines)
    assert any(line.startswith("Totaal € 457.500 € 27.000 € 20.240 € 504.740") for line in lines)
    assert "█" not in result.out, "bars only on a terminal"


@pytest.mark.parametrize(("language", "delimiter", "point"), [("en", ",", "."), ("nl", ";", ",")])
def test_arnhem_as_csv(radplan: Run, language: str, delimiter: str, point: str) -> None:
    found = radplan("budget", ARNHEM, "--format", "csv", "--lang", language).out
    rows = list(csv.reader(io.StringIO(found.removeprefix("\ufeff")), delimiter=delimiter))[1:]
    amounts = [Decimal(row[-1].replace(point, ".")) for row in rows if row[-1]]
    assert len(rows) == 16, "fourteen budget lines, and two in kind"
    assert sum(amounts) == Decimal(504740)
    grant = [
        amount
        for row, amount in zip((row for row in rows if row[-1]), amounts, strict=True)
        if "versterkingsgelden-2019" in row
    ]
    assert sum(grant) == Decimal(457500)


def test_arnhem_as_markdown(radplan: Run) -> None:
    found = radplan("budget", ARNHEM, "--format", "md", "--lang", "nl").out.replace("\u00a0", " ")
    assert "|" in found
    for amount in ("€ 457.500", "€ 504.740", "€ 207.000"):
        assert amount in found


@pytest.mark.parametrize("by", ["source", "theme", "activity", "year", "category"])
@pytest.mark.parametrize("format", ["text", "json", "md"])
def test_every_view_in_every_form_states_the_total(radplan: Run, by: str, format: str) -> None:
    result = radplan("budget", ARNHEM, "--by", by, "--format", format)
    assert result.code == 0
    assert "504740" in result.out.replace(".", "")


def test_exceeded_by_a_cent_exits_1_and_says_so(radplan: Run, write: Write) -> None:
    plan = write(SOUND.replace("amount: 10000", "amount: 10000.01"))
    result = radplan("budget", plan)
    assert result.code == 1
    assert "€ 0,01" in result.out.replace("\u00a0", " ")
    assert statement(radplan, plan)["sources"][0]["exceeded"] is True
    assert radplan("budget", write(SOUND)).code == 0


def test_a_plan_that_does_not_add_up_shows_findings_and_no_table(radplan: Run, write: Write) -> None:
    result = radplan("budget", write(BROKEN))
    assert result.code == 1
    assert "unknown-reference" in result.out
    assert "Total" not in result.out
    document = radplan("budget", write(BROKEN), "--format", "json")
    assert json.loads(document.out)["plans"] == []
    assert "unknown-reference" in document.err
    assert document.code == 1


def test_a_folder_without_a_plan_means_every_plan_below_it(radplan: Run, tmp_path: Path) -> None:
    for name, text in (("b", SOUND), ("a", EXCEEDED)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "plan.yaml").write_text(text, encoding="utf-8")
    result = radplan("budget", tmp_path, "--format", "json")
    plans = json.loads(result.out)["plans"]
    assert [Path(plan["plan"]).parent.name for plan in plans] == ["a", "b"]
    assert result.code == 1


def test_a_plan_without_money_is_not_said_to_fit(radplan: Run, write: Write) -> None:
    plan = write("radplan: 1\nmunicipality: {name: Arnhem}\ntitle: Klein\nperiod: {year: 2019}\n")
    said = radplan("budget", plan, "--lang", "nl").out
    assert "Dit plan noemt geen bedragen bij de activiteiten." in said
    assert "Geen bron is overschreden." not in said


def test_what_blocks_one_plan_comes_below_the_money_of_the_others(radplan: Run, tmp_path: Path) -> None:
    for name, text in {"a": BROKEN, "b": SOUND}.items():
        (tmp_path / name).mkdir()
        (tmp_path / name / "plan.yaml").write_text(text, encoding="utf-8")
    result = radplan("budget", tmp_path)
    money, _, blocked = result.out.partition("\n\nThe money of 1 plan was not added up:\n\n")
    assert result.code == 1
    assert money.startswith("Plan van aanpak netwerkopbouw")
    assert "unknown-reference" in blocked and "unknown-reference" not in money


def test_in_a_file_no_word_is_cut(radplan: Run, write: Write) -> None:
    word = "Meervoudigcomplexgezinsproblematieknetwerk" * 2
    result = radplan("budget", write(SOUND.replace("title: Training", f"title: De {word}")), "--by", "theme")
    assert f"\n  {word} " in result.out


def test_the_money_of_one_plan_is_kept_at_a_time(radplan: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(5):
        (tmp_path / f"{number}").mkdir()
        (tmp_path / f"{number}/plan.yaml").write_text(SOUND, encoding="utf-8")
    seen: list[weakref.ref[Any]] = []
    most = 0

    def budget(folder: Any, real: Any = api.budget) -> Any:
        nonlocal most
        ledger = real(folder)
        seen.append(weakref.ref(ledger))
        most = max(most, sum(found() is not None for found in seen))
        return ledger

    monkeypatch.setattr(api, "budget", budget)
    for format in ("text", "md", "csv", "json"):
        assert radplan("budget", tmp_path, "--format", format).code == 0
    assert len(seen) == 20
    assert most <= 3


def test_a_year_that_is_over_is_told_where_the_years_are(radplan: Run, write: Write) -> None:
    ceilings = "granted: 10000, granted_by_year: {2018: 4000, 2019: 6000}"
    plan = SOUND.replace("granted: 10000", ceilings).replace("funding: grant}", "funding: grant, year: 2018}")
    result = radplan("budget", write(plan), "--by", "year", "--lang", "nl")
    said = result.out.replace("\u00a0", " ")
    assert result.code == 1
    assert "Versterkingsgelden 2018: € 4.000 toegekend voor 2018" in said
    assert "Versterkingsgelden 2018: in 2018 € 6.000 meer gepland dan toegekend" in said


@pytest.mark.parametrize(("command", "name"), [("budget", "b.pdf"), ("render", "x.odt")])
def test_a_form_that_there_is_not_is_refused(radplan: Run, tmp_path: Path, command: str, name: str) -> None:
    result = radplan(command, ARNHEM, "--output", tmp_path / name)
    assert result.code == 2
    assert ".md" in result.err
    assert not (tmp_path / name).exists()


def test_what_was_written_is_told_in_the_language_that_was_asked_for(radplan: Run, tmp_path: Path) -> None:
    assert "geschreven" in radplan("budget", ARNHEM, "--output", tmp_path / "b.csv", "--lang", "nl").err


TWO_GRANTS = """\
radplan: 1
municipality: {name: Ridderveen}
title: Plan
period: {year: 2019}
funding:
  - {id: rijk, title: Rijk, granted: 64000}
  - {id: provincie, title: Provincie%s}
themes:
  - id: t
    title: T
    activities: [{id: a, title: A, costs: [{item: x, amount: 10000, funding: provincie}]}]
"""


def test_the_total_counts_the_sources_that_costs_are_paid_from(radplan: Run, write: Write) -> None:
    total = statement(radplan, write(TWO_GRANTS % ", granted: 15000"))["total"]
    assert (total["granted"], total["left"]) == ("15000.00", "5000.00")


def test_where_no_ceiling_is_known_the_total_has_none(radplan: Run, write: Write) -> None:
    total = statement(radplan, write(TWO_GRANTS % ""))["total"]
    assert (total["granted"], total["planned"], total["left"]) == (None, "10000.00", None)
