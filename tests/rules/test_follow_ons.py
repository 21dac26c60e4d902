"""One slip is one finding: what follows from it, and from nothing else, is left unsaid."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from radplan.cli import run

PLAN = """\
radplan: 1
municipality: {{name: Cuijk}}
title: Plan
period: {{year: 2019}}
funding: [{{id: rijk, title: Rijk, kind: grant, granted: 500}}, {{id: eigen, title: Eigen, kind: own_budget, granted: 900}}]
goals: [{{id: netwerk, title: Een netwerk}}]
roles: [{{id: c, title: Coördinator}}]
promises: [{{id: brief, title: Brief, due: 2019-03}}]
themes:
  - id: t
    title: Thema
    {activities}
"""
ACTIVITY = """activities:
      - id: a
        title: Avond
        goals: [netwerk]
        addresses: [rollen]
        costs: [{item: Zaal, amount: 500, funding: rijk}, {item: Eten, amount: 500, funding: eigen}]
"""
REALISED = """\
radplan-realisation: 1
as_of: 2019-06-30
activities: {a: {expenses: [{date: 2019-06-01, amount: 400, item: Zaal, funding: rijk, proof: x, approved_by: c},
  {date: 2019-06-01, amount: 400, item: Eten, funding: eigen, proof: y, approved_by: c}]}}
promises: {brief: {done: 2019-03-01}}
evaluations: [{id: e, recommendations: [{id: rollen, title: Leg de rollen vast, status: open}]}]
"""
ALWAYS = {
    "no-analysis", "no-evaluation", "no-indicator", "no-planning", "no-owner", "one-person-plan", "external-money-only",
}  # fmt: skip


def found(folder: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, int]:
    """The rules that found something, each with its line, but for those that a small plan always breaks."""
    run(["validate", str(folder), "--advice", "--format", "json"])
    listed = json.loads(capsys.readouterr().out)["findings"]
    assert "missing-1" not in json.dumps(listed)
    return {finding["rule"]: finding["line"] for finding in listed if finding["rule"] not in ALWAYS}


def write(folder: Path, plan: str, realised: str = REALISED) -> None:
    (folder / "plan.yaml").write_text(plan, "utf-8")
    (folder / "realisation.yaml").write_text(realised, "utf-8")


@pytest.mark.parametrize(
    ("typed", "slip", "expected"),
    [
        ("radplan", "radplan", {}),
        ("funding: rijk}, {item", "funding: rijjk}, {item", {"unknown-reference": 17}),
        (", funding: rijk}, {item", "}, {item", {"unfunded-cost": 17}),
        ("funding: rijk}, {item", "funding: [{id: rijk}, {id: eigen, share: 40}]}, {item", {"funding-split": 17}),
        ("{id: rijk, ", "{", {"missing-key": 5}),
        ("{id: rijk, ", "{id: Rijk!, ", {"invalid-id": 5}),
        ("kind: grant", "kind: grond", {"unknown-value": 5}),
        ("goals: [netwerk]", "goals: [netwerken]", {"unknown-reference": 15}),
        ("addresses: [rollen]", "addresses: [rolen]", {"unknown-reference": 16}),
        ("{id: brief", "{id: Brief", {"invalid-id": 8}),
        ("{id: brief, ", "{", {"missing-key": 8}),
        ("period: {year: 2019}\n", "", {"missing-key": 1}),
        ("    activities:", "    activity:", {"unknown-key": 12}),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_slip_in_the_plan(
    typed: str, slip: str, expected: dict[str, int], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan = PLAN.format(activities=ACTIVITY)
    assert typed in plan
    write(tmp_path, plan.replace(typed, slip, 1))
    assert found(tmp_path, capsys) == expected


def test_a_slip_in_an_expense(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, PLAN.format(activities=ACTIVITY), REALISED.replace("funding: rijk", "funding: rijjk"))
    assert found(tmp_path, capsys) == {"unknown-reference": 3}


@pytest.mark.parametrize(
    ("reference", "front", "expected"),
    [
        ("activities: [{file: weg.md}]", "title: Avond", {"file-unreadable": 12}),
        ("activities: [{file: a.md}]", "title: [Avond", {"yaml-syntax": 3}),
        ("activities: [{file: a.md}]", "planning: {start: 2019-04", {"yaml-syntax": 3}),
        ("activities: [{fiel: a.md}]", "title: Avond", {"unknown-key": 12}),
        ("activitise: [{file: a.md}]", "title: Avond\ngoals: [netwerk]", {"unknown-key": 12}),
        ("activiteiten: [{file: a.md}]", "title: Avond\ngoals: [netwerk]", {"unknown-key": 12}),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_slip_around_an_activity_in_a_file(
    reference: str, front: str, expected: dict[str, int], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    costs = "costs: [{item: Zaal, amount: 500, funding: rijk}]"
    (tmp_path / "a.md").write_text(f"---\nid: a\n{front}\n{'' if 'syntax' in str(expected) else costs}\n---\nTekst.\n")
    (tmp_path / "plan.yaml").write_text(PLAN.format(activities=reference), "utf-8")
    assert found(tmp_path, capsys) == expected


@pytest.mark.parametrize(("amount", "exceeded"), [("900", False), ("1.100", True)])
def test_what_all_lines_come_to_is_no_amount_of_one(
    amount: str, exceeded: bool, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    activity = ACTIVITY.replace("amount: 500, funding: eigen", "amount: 300, funding: rijk")
    note = f"        costs_note: 'De zaal kost {{{{ costs.zaal }}}}, alles samen € {amount}.'\n"
    plan = PLAN.format(activities=activity.replace("        addresses: [rollen]\n", note))
    plan = plan.replace("granted: 500", "granted: 1000")
    (tmp_path / "plan.yaml").write_text(plan, "utf-8")
    assert ("text-exceeds-grant" in found(tmp_path, capsys)) == exceeded


@pytest.mark.parametrize(("basis", "over"), [("in_kind", True), ("pm", False)])
def test_work_in_kind_leaves_no_line_open(
    basis: str, over: bool, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    costs = "amount: 500, funding: eigen}"
    activity = ACTIVITY.replace(costs, f"basis: {basis}}}").replace("amount: 500", "amount: 300")
    write(tmp_path, PLAN.format(activities=activity))
    assert ("over-planned" in found(tmp_path, capsys)) == over
