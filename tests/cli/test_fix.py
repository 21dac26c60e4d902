"""`radplan fix` as a person uses it: what is certain is repaired, everywhere; what isn't stays."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cli.samples import ROOT, SOUND, Run
from radplan.characters import FORBIDDEN
from radplan.editing.repairs import Wish, repair
from radplan.reading import read

START = "radplan: 1\nmunicipality: {name: Cuijk}\ntitle: Plan\nperiod: {year: 2018}\n"
NBSP = "\u00a0"

REPAIRED = {
    "a misspelt key": ("summmary: x\n", "summary: x\n"),
    "a Dutch key": ("samenvatting: x # ja\n", "summary: x # ja\n"),
    "a quoted key between braces": ('goals: [{id: a, "titel": b}]\n', "goals: [{id: a, title: b}]\n"),
    "a Dutch value": ("status: vastgesteld\n", "status: adopted\n"),
    "a date in figures": ("date: 2-10-2019\n", "date: 2019-10-02\n"),
    "a date in quotes": ("date: '02-10-2019'\n", "date: 2019-10-02\n"),
    "a month cut short": ("date: 2 okt 2019\n", "date: 2 oktober 2019\n"),
    "millions": ("funding: [{id: a, title: x, granted: 1.250.000}]\n", "funding: [{id: a, title: x, granted: 1250000}]\n"),
    "truth in quotes": ("region: {name: x, lead: 'true'}\n", "region: {name: x, lead: true}\n"),
    "a number in quotes": ('region: {name: x, size: "38"}\n', "region: {name: x, size: 38}\n"),
    "line ends of Word": ("summary: een\u2028twee\x0bdrie\n", "summary: een twee drie\n"),
    "a line end of Word as an escape": ('summary: "een\\u2028twee"\n', 'summary: "een twee"\n'),
    "a line end of Word by its number": ("summary: een&#x2028;twee\n", "summary: een twee\n"),
    "a no-break space behind a colon": (f"summary:{NBSP}x\nversion: a\n", "summary: x\nversion: a\n"),
    "no-break spaces in the indent": (f"foreword:\n{NBSP}{NBSP}text: x\n{NBSP}{NBSP}by: y\n", "foreword:\n  text: x\n  by: y\n"),
    "a no-break space that makes a text of a mapping": (f"foreword:\n  text:{NBSP}x\n", "foreword:\n  text: x\n"),
    "one fault behind the other": (f"summary:{NBSP}x\nstatus: vastgesteld\ndate: 2-10-2019\n", "summary: x\nstatus: adopted\ndate: 2019-10-02\n"),
}  # fmt: skip
LEFT = {
    "an unclear amount": "funding: [{id: a, title: x, granted: 15.000}]\n",
    "a word of the plan's own": "goals: [{id: a, title: x, term: shrt}]\n",
    "an id": "goals: [{id: Doel 1, title: x}]\n",
    "two keys that mean the same": "samenvatting: x\nsummmary: y\n",
    "a key that is there": "samenvatting: x\nsummary: y\n",
    "a key that is there without a value": "samenvatting: x\nsummary:\n",
    "a zero in front": "funding: [{id: a, title: x, granted: 010}]\n",
    "a date that may be two": "language: en\ndate: 2-10-2019\n",
    "no date at all": "date: 31-02-2019\n",
    "a key that nobody knows": "onbegrijpelijk: x\n",
    "a control character": "summary: een\x07twee\n",
    "a no-break space in a text": f"summary: € {NBSP}250\n",
}


def plan_at(folder: Path, rest: str, start: str = START) -> Path:
    path = folder / "plan.yaml"
    path.write_bytes((start + rest).encode())
    return path


@pytest.mark.parametrize("case", REPAIRED)
def test_what_is_certain_is_repaired(radplan: Run, tmp_path: Path, case: str) -> None:
    wrong, right = REPAIRED[case]
    plan = plan_at(tmp_path, wrong)
    shown = radplan("fix", plan)
    assert shown.code == 0
    assert shown.out.startswith(f"--- {plan}\n")
    assert plan.read_bytes() == (START + wrong).encode()
    assert radplan("fix", plan, "--write").code == 0
    assert plan.read_bytes().decode() == START + right
    again = radplan("fix", plan)
    assert again.out == ""
    assert "certain" in again.err


@pytest.mark.parametrize("case", LEFT)
def test_what_is_not_certain_stays(radplan: Run, tmp_path: Path, case: str) -> None:
    plan = plan_at(tmp_path, LEFT[case])
    assert radplan("fix", plan).out == ""


@pytest.mark.parametrize(("meaning", "amount"), [("thousands", "15000"), ("decimals", "15.00")])
def test_an_unclear_amount_when_told_what_it_means(radplan: Run, tmp_path: Path, meaning: str, amount: str) -> None:
    plan = plan_at(tmp_path, "funding: [{id: a, title: x, granted: '15.000'}]\n")
    assert radplan("fix", plan, "--amounts", meaning, "--write").code == 0
    assert f"granted: {amount}}}" in plan.read_text()


def test_only_one_rule(radplan: Run, tmp_path: Path) -> None:
    plan = plan_at(tmp_path, "samenvatting: x\ndate: 2-10-2019\n")
    assert radplan("fix", plan, "--only", "invalid-date", "--write").code == 0
    assert plan.read_text() == START + "samenvatting: x\ndate: 2019-10-02\n"


def test_an_unknown_rule_is_wrong_use(radplan: Run, tmp_path: Path) -> None:
    assert radplan("fix", plan_at(tmp_path, ""), "--only", "invalid-dat").code == 2


def test_files_of_the_plan_are_repaired_too(radplan: Run, tmp_path: Path) -> None:
    folder = tmp_path / "arnhem"
    shutil.copytree(ROOT / "examples" / "arnhem-2019", folder)
    activity = folder / "activities" / "analyse.md"
    text = activity.read_text()
    activity.write_text(
        text.replace("goals:", "doelen:").replace("krachtenveldanalyse van", "krachtenveldanalyse\u2028van")
    )
    (folder / "realisation.yaml").write_text("radplan-realisation: 1\nas_of: 31-12-2019\n")
    assert radplan("fix", folder, "--write").code == 0
    assert activity.read_text() == text
    assert (folder / "realisation.yaml").read_text() == "radplan-realisation: 1\nas_of: 2019-12-31\n"


def test_a_house_style_is_repaired_once(radplan: Run, tmp_path: Path) -> None:
    plan_at(tmp_path, "")
    (tmp_path / "house-style.yaml").write_text("nme: Cuijk\ncolurs: {accent: '#154273'}\n")
    assert radplan("fix", tmp_path, "--write").code == 0
    assert (tmp_path / "house-style.yaml").read_text() == "name: Cuijk\ncolours: {accent: '#154273'}\n"


def test_many_no_break_spaces_go_in_one_round(radplan: Run, tmp_path: Path) -> None:
    """The parser stumbles over one at a time, and there are more than there are rounds."""
    goals = "".join(f"  - id: d{number}\n  {NBSP * 2}title:{NBSP}Doel{NBSP}{number}\n" for number in range(1100))
    plan = plan_at(tmp_path, f"summary: |\n  Zo:{NBSP}blijft dit.\ngoals:\n{goals}")
    assert radplan("fix", plan, "--write").code == 0
    text = plan.read_text()
    assert f"  Zo:{NBSP}blijft dit.\n" in text
    assert text.endswith(f"  - id: d1099\n    title: Doel{NBSP}1099\n")
    assert radplan("fix", plan).out == ""


def test_mark_and_line_ends_stay(radplan: Run, tmp_path: Path) -> None:
    plan = tmp_path / "plan.yaml"
    plan.write_bytes(b"\xef\xbb\xbf" + (START + "samenvatting: x\n").replace("\n", "\r\n").encode())
    assert radplan("fix", plan, "--write").code == 0
    assert plan.read_bytes() == b"\xef\xbb\xbf" + (START + "summary: x\n").replace("\n", "\r\n").encode()


def test_standard_input(shell: Run) -> None:
    assert shell("fix", "-", "--write", stdin=(START + "samenvatting: x\n").encode()).out == START + "summary: x\n"
    assert shell("fix", "-", "--write", stdin=START.encode()).out == START


MISSPELT = {"themes": "themas", "funding": "geldbronnen", "title": "titel", "activities": "activiteiten", "amount": "bedrag",
            "costs": "kosten", "granted": "toegekend", "description": "omschrijving", "period": "periode"}  # fmt: skip


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sets(st.integers(0, 30), max_size=8))
def test_repaired_keys_leave_the_plan_as_it_was_meant(tmp_path: Path, places: set[int]) -> None:
    """The plan as radplan took it to be is the plan after the repair; what was right is still there, to the letter."""
    keys = list(re.finditer(rf"\b({'|'.join(MISSPELT)})(?=:)", SOUND))
    text = SOUND
    for number in sorted(places, reverse=True):
        if number < len(keys):
            found = keys[number]
            text = text[: found.start()] + MISSPELT[found[1]] + text[found.end() :]
    plan = plan_at(tmp_path, text, "")
    meant = read(str(plan)).plan
    changes = [change for change in repair(str(plan), Wish()).changes if change.changes]
    if text == SOUND:
        assert changes == []
        return
    assert [change.after for change in changes] == [SOUND]
    plan.write_text(SOUND)
    assert read(str(plan)).plan == meant


def test_a_mistake_in_the_words_for_keys_is_told(radplan: Run, tmp_path: Path) -> None:
    plan = plan_at(tmp_path, "")
    (tmp_path / "radplan.toml").write_text('[words.keys]\nvoor = "dueX"\n', encoding="utf-8")
    result = radplan("fix", plan, "--lang", "nl")
    assert "radplan.toml:2:" in result.err
    assert "dueX" in result.err


def test_of_what_is_not_there_nothing_is_said_to_be_fine(radplan: Run, tmp_path: Path) -> None:
    result = radplan("fix", tmp_path / "geen.yaml")
    assert (result.code, result.err.count("\n")) == (3, 1)


@pytest.mark.parametrize("options", [(), ("--write",)], ids=str)
def test_what_keeps_a_plan_from_being_repaired_is_shown(shell: Run, options: tuple[str, ...]) -> None:
    text = "title: 'Plan\n"
    result = shell("fix", "-", *options, stdin=text.encode())
    assert (result.code, result.out) == (1, text if options else "")
    assert result.err.startswith("-:1:8 error yaml-syntax\n")
    assert "certain" not in result.err


def test_of_two_keys_for_one_it_is_said_why_they_stay(radplan: Run, tmp_path: Path) -> None:
    plan = plan_at(tmp_path, "funding:\n  - {id: a, title: x, toegekend: 100, verleend: 200}\ngoals: []\n")
    result = radplan("fix", plan)
    assert (result.code, result.out) == (0, "")
    assert f"{plan}:6: toegekend, verleend: more than one key for granted; keep one of them." in result.err


@pytest.mark.parametrize("command", ["fix", "fmt"])
def test_what_turns_the_reading_or_steers_the_screen_is_shown_as_a_sign(
    radplan: Run, tmp_path: Path, command: str
) -> None:
    text = "ti\u202etle: Plan\nsamenvatting: x\nversion: a\x1b[2Jb\x9bc\n"
    plan = plan_at(tmp_path, text + "funding: [{id: a, title: x, granted: 1.250.000}]\n")
    result = radplan(command, plan)
    assert not FORBIDDEN.search(result.out)
    assert command == "fmt" or " ti\ufffdtle: Plan\n-samenvatting: x\n+summary: x\n" in result.out
