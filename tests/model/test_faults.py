"""Whatever is wrong in a plan is told in one run, each thing once, where it was typed."""

from __future__ import annotations

from pathlib import Path

import pytest

from radplan.findings import Finding
from radplan.reading import PlanFolder, read

HEAD = "radplan: 1\nmunicipality: {name: Arnhem}\ntitle: Plan\nperiod: {year: 2019}\n"
ACTIVITY = "themes:\n  - id: t\n    title: T\n    activities:\n      - id: a\n        title: A\n"


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    return tmp_path / "plan.yaml"


def written(plan: Path, text: str, head: str = HEAD) -> PlanFolder:
    plan.write_text(head + text)
    return read(str(plan))


def keys(findings: list[Finding]) -> list[str]:
    return [finding.text.key for finding in findings]


def places(findings: list[Finding]) -> list[tuple[str, int, int]]:
    return [(finding.rule, finding.place.line, finding.place.column) for finding in findings]


TWENTY = """\
radplan: 2
municipality: {code: gm0202}
titel: Uitvoeringsplan
period: {start: 2019-01, end: 31-2-2019}
status: vastgesteld
status: draft
version: [1]
funding:
  - {id: Grant 2019, title: Versterkingsgelden, granted: 457.500, requested: 1e3}
  - {id: own, granted: -100}
themes:
  - id: preventie
    title: ''
    activities:
      - {file: jeugdraad.md}
      - {file: ouders.md}
      - {file: weg.md}
vision: {file: ../visie.md}
"""
JEUGDRAAD = """\
---
id: jeugdraad
title: Jeugdraad
track: sport
kosten: {item: Zaal}
confidential: nee
indicators: [{id: i, title: I, targets: [{value: '60'}]}]
---
De jeugd\u2028raad.
"""
OUDERS = """\
---
id: ouders
title: Ouders
planning: {start: 2-10-2019, einde: 2019-12}
costs: [{item: Zaal, amount: 49,50}]
---
"""


def test_twenty_faults_in_three_files_show_in_one_run(plan: Path) -> None:
    (plan.parent / "jeugdraad.md").write_text(JEUGDRAAD)
    (plan.parent / "ouders.md").write_text(OUDERS)
    folder = written(plan, TWENTY, head="")
    found = sorted((Path(f.place.file).name, f.place.line, f.rule) for f in folder.findings)
    assert found == sorted([
        ("plan.yaml", 1, "format-version"), ("plan.yaml", 2, "missing-key"), ("plan.yaml", 3, "unknown-key"),
        ("plan.yaml", 4, "invalid-date"), ("plan.yaml", 5, "unknown-value"), ("plan.yaml", 6, "duplicate-key"),
        ("plan.yaml", 7, "wrong-type"), ("plan.yaml", 9, "invalid-id"), ("plan.yaml", 9, "ambiguous-amount"),
        ("plan.yaml", 9, "invalid-amount"), ("plan.yaml", 10, "missing-key"), ("plan.yaml", 10, "invalid-amount"),
        ("plan.yaml", 13, "empty-text"), ("plan.yaml", 17, "file-unreadable"), ("plan.yaml", 18, "file-outside-plan"),
        ("jeugdraad.md", 4, "unknown-value"), ("jeugdraad.md", 5, "unknown-key"), ("jeugdraad.md", 5, "wrong-type"),
        ("jeugdraad.md", 6, "wrong-type"), ("jeugdraad.md", 7, "wrong-type"),
        ("jeugdraad.md", 9, "forbidden-character"),
        ("ouders.md", 4, "invalid-date"), ("ouders.md", 4, "unknown-key"), ("ouders.md", 5, "ambiguous-amount"),
    ])  # fmt: skip
    assert folder.plan, "what was wrong is mended, so that the rest is checked"


def test_a_misspelt_required_key_is_one_finding(plan: Path) -> None:
    folder = written(plan, "", head=HEAD.replace("title:", "titel:"))
    assert keys(folder.findings) == ["unknown-key"]
    assert folder.findings[0].fix and folder.findings[0].fix.replacement == "title"
    assert folder.plan and folder.plan.title == "Plan"


def test_a_misspelt_key_beside_an_empty_right_one(plan: Path) -> None:
    folder = written(plan, "titel: X\n", head=HEAD.replace("title: Plan", "title:"))
    assert keys(folder.findings) == ["unknown-key"]
    assert folder.plan and folder.plan.title == "X"


def test_two_spellings_of_one_key_keep_the_right_one(plan: Path) -> None:
    folder = written(plan, "titel: X\n")
    assert [f.fix for f in folder.findings] == [None]
    assert folder.plan and folder.plan.title == "Plan"


def test_faults_below_a_misspelt_key_are_told_too(plan: Path) -> None:
    text = "thema's:\n  - id: t\n    titel: T\n    activiteiten: [{id: A, title: A, kosten: [{amount: 1}]}]\n"
    assert sorted(places(written(plan, text).findings)) == [
        ("invalid-id", 8, 25), ("missing-key", 8, 47), ("unknown-key", 5, 1), ("unknown-key", 7, 5),
        ("unknown-key", 8, 5), ("unknown-key", 8, 38),
    ]  # fmt: skip


@pytest.mark.parametrize("value", ["", "~", "null", " # later"])
def test_an_empty_value_is_as_if_the_key_were_absent(plan: Path, value: str) -> None:
    top = ("summary", "goals", "region", "status", "date", "language", "schemes")
    text = "".join(f"{key}: {value}\n" for key in top)
    activity = "".join(f"        {key}: {value}\n" for key in ("owner", "costs", "confidential", "planning", "track"))
    folder = written(plan, text + ACTIVITY + activity)
    assert not folder.findings
    assert folder.plan and folder.plan.language == "nl" and folder.plan.themes[0].activities[0].confidential is False


def test_a_required_key_without_a_value_is_missing(plan: Path) -> None:
    folder = written(plan, ACTIVITY + "        costs: [{item: , amount: }]\n", head=HEAD.replace("Plan", ""))
    assert sorted(finding.path for finding in folder.findings) == ["themes[0].activities[0].costs[0].item", "title"]
    assert set(places(folder.findings)) == {("missing-key", 3, 1), ("missing-key", 11, 18)}


@pytest.mark.parametrize("text, expected", [
    ("goals: {a: b}", "list"), ("goals: x", "list"), ("region: [a]", "mapping"), ("region: x", "mapping"),
    ("summary: [a]", "text"), ("summary: {a: b}", "text"), ("date: [2019]", "date"), ("status: {a: b}", "word"),
    ("roles: [x]", "mapping"), ("roles: [[x]]", "mapping"), ("roles: [{id: [a], title: b}]", "id"),
    ("region: {name: a, size: [1]}", "number"), ("region: {name: a, lead: {a: b}}", "boolean"),
    ("funding: [{id: a, title: b, year: [1]}]", "year"), ("funding: [{id: a, title: b, granted: {a: b}}]", "money"),
])  # fmt: skip
def test_another_kind_of_value(plan: Path, text: str, expected: str) -> None:
    folder = written(plan, text + "\n")
    assert keys(folder.findings) == ["wrong-type"]
    assert folder.findings[0].text.values["expected"].key == f"wrong-type.expected.{expected}"
    assert folder.plan


@pytest.mark.parametrize("text, rule, column", [
    ("{item: Zaal, amount: 49,50}", "ambiguous-amount", 39), ("{item: Zaal, amount: 15,000}", "ambiguous-amount", 39),
    ("{item: Zaal, amount: € 35.000,-}", "ambiguous-amount", 39),
    ("{amount: 1.250,50, item: Zaal}", "ambiguous-amount", 27),
    ("{item: Zaal, catering, amount: 50}", "unknown-key", 31), ("{item: Zaal, amount: 1.5,50}", "invalid-amount", 39),
    ("{item: a, amount: 50, funding: [{id: b, share: 12,5}]}", "wrong-type", 65),
])  # fmt: skip
def test_what_braces_split(plan: Path, text: str, rule: str, column: int) -> None:
    folder = written(plan, ACTIVITY + f"        costs: [ {text} ]\n")
    assert places(folder.findings) == [(rule, 11, column)]
    assert "comma" in str(folder.findings[0].hint)


def test_what_one_key_asks_of_another_is_unsure_when_either_was_mended(plan: Path) -> None:
    folder = written(plan, ACTIVITY + "        costs: [{item: Zaal, basis: pro memorie}]\n")
    assert keys(folder.findings) == ["unknown-value"]


def test_what_an_alias_repeats_is_told_once(plan: Path) -> None:
    folder = written(plan, "goals: &g [{id: A, title: a, titel: b}]\nroles: *g\n")
    assert keys(folder.findings).count("invalid-id.repair") == 1


def test_mending_is_remembered_as_damage(plan: Path) -> None:
    folder = written(plan, "funding: [{id: a, title: A, granted: 15.000}, {id: b, title: B, granted: 15000}]\n")
    assert set(folder.damage) == {"funding[0].granted"}
    assert not folder.intact("funding[0]") and folder.intact("funding[1]") and not folder.intact("funding")


def test_of_many_faults_each_is_told_once(plan: Path) -> None:
    """A thousand unknown keys and as many impossible amounts."""
    keys_of = "".join(f"sleutel_{number}: x\n" for number in range(1_000))
    sources = "".join(f"  - {{id: s{number}, title: x, granted: x}}\n" for number in range(1_000))
    findings = written(plan, f"{keys_of}funding:\n{sources}").findings
    assert len(findings) == len({(finding.place.line, finding.rule) for finding in findings}) == 2_000
