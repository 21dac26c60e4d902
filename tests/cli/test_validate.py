"""`radplan validate`, as a person and as a pipeline use it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from cli.samples import ARNHEM, BROKEN, EXCEEDED, ROOT, SOUND, Run, Write

# What the text of Arnhem states differently, what that adds up to, and what can't be traced: with what stands there.
KNOWN = {
    ("amount-in-text", "activities/analyse.md", "€ 30.000"),
    ("amount-in-text", "activities/onderzoek.md", "€ 49.830"),
    ("amount-in-text", "activities/informatie-voorlichting.md", "€ 2.500"),
    ("text-exceeds-grant", "plan.yaml", "457500"),
    ("carry-over-untraceable", "plan.yaml", "id: overheveling-2018"),
    ("funding-without-ceiling", "plan.yaml", "id: bron-onbekend"),
}
FINDING = {
    "rule", "severity", "message", "file", "line", "column", "end_line", "end_column", "path", "hint", "related",
}  # fmt: skip


def findings(radplan: Run, *arguments: object) -> list[dict[str, Any]]:
    return list(json.loads(radplan("validate", *arguments, "--format", "json").out)["findings"])


def test_arnhem_warns_of_the_faults_of_the_source_and_of_no_others(radplan: Run) -> None:
    result = radplan("validate", ARNHEM, "--format", "json")
    assert result.code == 0
    assert result.err == ""
    report = json.loads(result.out)
    assert report["counts"]["error"] == 0
    warnings = [finding for finding in report["findings"] if finding["severity"] == "warning"]
    found = [(w["rule"], Path(w["file"]).relative_to(ARNHEM).as_posix(), at(w)) for w in warnings]
    matched = {
        known: [item for item in found if item[:2] == known[:2] and item[2].startswith(known[2])] for known in KNOWN
    }
    assert [known for known, items in matched.items() if len(items) != 1] == []
    others = [item for item in found if [item] not in matched.values()]
    told = set(re.findall(r"`([a-z-]+)`", (ROOT / ARNHEM / "README.md").read_text(encoding="utf-8")))
    assert [item for item in others if item[0] not in told or item[0] in {rule for rule, _, _ in KNOWN}] == []


def at(finding: dict[str, Any]) -> str:
    """What stands at the place of a finding, up to the end of the line."""
    line = Path(finding["file"]).read_text(encoding="utf-8").splitlines()[finding["line"] - 1]
    return line[finding["column"] - 1 :]


def test_arnhem_states_what_the_text_comes_to(radplan: Run) -> None:
    (finding,) = [f for f in findings(radplan, ARNHEM) if f["rule"] == "text-exceeds-grant"]
    message = finding["message"].replace("\u00a0", " ")
    assert "€ 459.830" in message
    assert "€ 2.330 more" in message
    assert at(finding) == "457500"
    amounts = {other["message"].replace("\u00a0", " ").split(" in the text")[0] for other in finding["related"]}
    assert amounts == {"€ 30.000", "€ 49.830", "€ 2.500"}


def test_a_finding_shows_the_line_with_a_caret_under_the_place(radplan: Run, write: Write) -> None:
    result = radplan("validate", write(EXCEEDED))
    assert result.code == 1
    head, message, line, caret, *rest = result.out.splitlines()
    assert head.endswith("plan.yaml:6:71 error budget-exceeded")
    assert message.replace("\u00a0", " ") == "  grant: planned € 12.500,50 is € 2.500,50 more than the granted € 10.000"
    assert line.index("10000") == caret.index("^^^^^")
    assert rest[0].lstrip().startswith("also ")
    assert rest[1].lstrip().startswith("hint ")


def test_json_has_the_shape_that_other_programs_build_on(radplan: Run, write: Write) -> None:
    report = json.loads(radplan("validate", write(EXCEEDED), "--format", "json").out)
    assert {"radplan", "plans", "findings", "accepted", "counts"} <= set(report)
    assert report["plans"] == 1
    assert set(report["counts"]) == {"error", "warning", "advice"}
    (finding,) = [f for f in report["findings"] if f["rule"] == "budget-exceeded"]
    assert set(finding) >= FINDING
    assert finding["path"] == "funding[0].granted"
    assert (finding["line"], finding["column"], finding["end_line"], finding["end_column"]) == (6, 71, 6, 76)
    assert set(finding["related"][0]) == {"message", "file", "line", "column"}


def test_strict_fails_on_warnings(radplan: Run) -> None:
    assert radplan("validate", ARNHEM).code == 0
    assert radplan("validate", ARNHEM, "--strict").code == 1


def test_advice_is_counted_and_listed_on_request(radplan: Run, write: Write) -> None:
    plan = write(SOUND)
    quiet, full = radplan("validate", plan), radplan("validate", plan, "--advice")
    assert quiet.code == full.code == 0
    assert "no-indicator" not in quiet.out
    assert "--advice" in quiet.out.splitlines()[-1]
    assert " advice no-indicator" in full.out


def test_select_and_ignore(radplan: Run) -> None:
    assert {f["rule"] for f in findings(radplan, ARNHEM, "--select", "amount-in-text")} == {"amount-in-text"}
    assert "amount-in-text" not in {f["rule"] for f in findings(radplan, ARNHEM, "--ignore", "amount-in-text")}


def test_a_rule_that_is_not_there_is_wrong_use_with_a_suggestion(radplan: Run) -> None:
    result = radplan("validate", ARNHEM, "--select", "amount-in-txt")
    assert result.code == 2
    assert result.out == ""
    assert "amount-in-text" in result.err


TWENTY = {
    "a.md": """\
---
id: A B
titel: x
costs: [{item: y, amount: 1.000}]
---
{{ nope }}
""",
    "b.md": """\
---
id: b
title: [
---
tekst
""",
    "plan.yaml": """\
radplan: 2
municipality: {}
title: ''
period: {start: 2019-12, end: 2019-02-30}
status: klaar
bedrag: 3
goals: [{id: g, title: G}, {id: g, title: H}]
funding: [{id: f, title: F, granted: -1}, {titel: G}]
themes:
  - id: t
    title: T
    activities:
      - {file: a.md}
      - {file: b.md}
      - {file: weg.md}
      - {file: ../../etc/passwd}
      - id: c
        title: C
        goals: [h]
        planning: {start: 2-10-2019}
        costs: [{item: z, amount: 1e3, funding: x}]
""",
}


def test_twenty_faults_in_three_files_all_come_in_one_run(radplan: Run, tmp_path: Path) -> None:
    for name, text in TWENTY.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    report = json.loads(radplan("validate", tmp_path, "--format", "json").out)
    assert report["counts"]["error"] >= 20
    assert {Path(finding["file"]).name for finding in report["findings"]} == set(TWENTY)


@pytest.mark.parametrize("plan", [SOUND, EXCEEDED, BROKEN])
def test_the_same_input_gives_the_same_bytes(radplan: Run, write: Write, plan: str) -> None:
    path = write(plan)
    assert radplan("validate", path, "--advice") == radplan("validate", path, "--advice")


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("granted: EUR 12.500", "write € 12.500"),
        ("granted: 12500 euro", "write € 12500"),
        ("granted: 12.500 €", "write € 12.500"),
        ("granted: 12'500", "write 12500"),
        ("granted: p.m.", "leave amount out and add basis: pm"),
        ("granted: veel euro", "write 15000, 49830.50"),
        ("granted: 10000, period: {start: doorlopend, end: 2018}", "add recurrence: continuous"),
    ],
)
def test_the_hint_shows_what_was_typed_in_the_notation_of_a_plan(
    radplan: Run, write: Write, typed: str, hint: str
) -> None:
    told = radplan("validate", write(SOUND.replace("granted: 10000", typed))).out
    assert f"hint {hint}" in told


def test_a_cost_without_an_amount_says_how_to_write_that_it_has_none(radplan: Run, write: Write) -> None:
    told = radplan("validate", write(SOUND.replace("amount: 10000, ", ""))).out
    assert "hint where the amount is not known yet, write basis: pm" in told


def test_a_fault_in_a_house_style_shows_its_line(radplan: Run, write: Write) -> None:
    plan = write(SOUND)
    plan.with_name("house-style.yaml").write_text("colours: {accent: blauw}\n", encoding="utf-8")
    told = radplan("validate", plan)
    assert told.code == 1
    assert "    1 | colours: {accent: blauw}\n" in told.out


def test_a_plan_that_is_named_twice_is_one_plan(radplan: Run, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(write(SOUND).parent)
    assert radplan("validate", ".", "plan.yaml") == radplan("validate", ".")


@pytest.mark.parametrize("name", ["plan.yml", "Plan.yaml"])
def test_a_plan_under_another_name_is_told_by_its_right_one(radplan: Run, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(SOUND, encoding="utf-8")
    told = radplan("validate", tmp_path)
    assert (told.code, "call the file plan.yaml" in told.err) == (3, True)
