"""`radplan quickscan`: 26 subjects in our own words, with evidence at its place, and nothing confidential in public."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from cli.samples import ARNHEM, BROKEN, ROOT, SOUND, Run, Write

WITH_SECRET = SOUND.replace(
    "        costs:", "        stages: [early]\n        levels: [group]\n        costs:"
) + """\
      - id: geheim
        title: Stille training
        confidential: true
        confidential_ground: Woo 5.1
        stages: [in_process]
        owner: c
roles: [{id: c, title: Programmacoördinator, department: Veiligheid, backup: d}, {id: d, title: Adviseur veiligheid}]
"""  # fmt: skip
ANSWERS = """\
radplan-quickscan: 1
answers:
  1: {answer: yes, evidence: ['activity:training', 'activity:geheim', 'Notitie visie'], note: Besproken met partners.}
  3: {answer: not_applicable}
actions: [{question: 16, text: Convenant sluiten, owner: c, due: 2020-06}]
"""


def scan(radplan: Run, *arguments: object) -> dict[int, dict[str, Any]]:
    document = json.loads(radplan("quickscan", *arguments, "--format", "json", "--lang", "nl").out)
    return {subject["number"]: subject for subject in document["subjects"]}


@pytest.fixture
def answered(write: Write) -> Path:
    plan = write(WITH_SECRET)
    plan.with_name("quickscan.yaml").write_text(ANSWERS, encoding="utf-8")
    return plan


def test_json_has_the_shape_that_other_programs_build_on(radplan: Run) -> None:
    result = radplan("quickscan", ARNHEM, "--format", "json")
    document = json.loads(result.out)
    assert (result.code, result.err) == (0, "")
    assert list(document) == ["radplan", "subjects", "counts"]
    assert [subject["number"] for subject in document["subjects"]] == list(range(1, 27))
    keys = {"number", "section", "subject", "answer", "proposed", "evidence", "missing", "action"}
    assert all(keys <= set(subject) for subject in document["subjects"])
    assert {subject["section"] for subject in document["subjects"]} == set("ABCDEFGHIJK")
    assert list(document["counts"]) == ["yes", "partly", "no", "not_applicable", "unanswered"]
    assert sum(document["counts"].values()) == 26


def test_arnhem(radplan: Run, write: Write) -> None:
    copy = write("")  # a folder without answers of its own
    for path in (ROOT / ARNHEM).rglob("*"):
        target = copy.parent / path.relative_to(ROOT / ARNHEM)
        if path.is_file() and path.name != "quickscan.yaml":
            target.parent.mkdir(exist_ok=True)
            target.write_bytes(path.read_bytes())
    found = scan(radplan, copy)
    assert found[18]["proposed"] == "yes"
    assert any("ROR" in item["text"] for item in found[18]["evidence"])
    assert found[24]["proposed"] in ("partly", "yes")
    assert found[26]["proposed"] in ("no", "partly")
    assert any("alleen prestaties" in text for text in found[26]["missing"])
    proposed = {number for number, subject in found.items() if subject["proposed"]}
    assert proposed == {1, 2, 4, 5, 9, 11, 18, 19, 20, 21, 24, 26}


def test_evidence_stands_where_it_says(radplan: Run) -> None:
    for subject in scan(radplan, ARNHEM).values():
        for item in subject["evidence"]:
            assert (ROOT / item["file"]).read_text("utf-8").splitlines()[item["line"] - 1].strip()
    words = [item for item in scan(radplan, ARNHEM)[8]["evidence"] if "casusoverleg" in item["text"]]
    assert words
    for item in words:
        assert "casusoverleg" in (ROOT / item["file"]).read_text("utf-8").splitlines()[item["line"] - 1].lower()


def test_answers_go_before_proposals(radplan: Run, answered: Path) -> None:
    found = scan(radplan, answered)
    assert (found[1]["answer"], found[1]["proposed"]) == ("yes", "no")
    assert [item["text"] for item in found[1]["evidence"][:3]] == ["Training", "Stille training", "Notitie visie"]
    assert Path(found[1]["evidence"][2]["file"]).name == "quickscan.yaml"
    assert (found[3]["answer"], found[3]["missing"]) == ("not_applicable", [])
    assert found[16]["action"] == "Convenant sluiten (c, 2020-06)"
    assert found[24]["proposed"] == "yes", "a coordinator with a department"
    counts = json.loads(radplan("quickscan", answered, "--format", "json").out)["counts"]
    assert (counts["not_applicable"], sum(counts.values())) == (1, 26)


def test_strict_fails_on_what_is_not_answered(radplan: Run, answered: Path) -> None:
    assert radplan("quickscan", answered).code == 0
    assert radplan("quickscan", answered, "--strict").code == 1
    rows = "\n".join(f"  {number}: {{answer: partly}}" for number in range(1, 27))
    answered.with_name("quickscan.yaml").write_text(f"radplan-quickscan: 1\nanswers:\n{rows}\n", encoding="utf-8")
    assert radplan("quickscan", answered, "--strict").code == 0


@pytest.mark.parametrize("format", ["text", "md"])
def test_the_official_questions_are_never_claimed(radplan: Run, format: str) -> None:
    result = radplan("quickscan", ARNHEM, "--format", format, "--lang", "nl")
    assert (result.code, result.err) == (0, "")
    assert "eigen woorden" in result.out
    assert "niet overgenomen" in result.out


def test_a_public_report_names_nothing_confidential(radplan: Run, answered: Path) -> None:
    assert "Stille training" in radplan("quickscan", answered).out
    public = radplan("quickscan", answered, "--format", "md").out
    assert "Stille training" not in public
    assert "geheim" not in public
    assert "weggelaten" in public
    assert "Stille training" in radplan("render", answered, "--document", "quickscan-report", "--internal").out


@pytest.mark.parametrize("format", ["md", "html"])
def test_the_document(radplan: Run, answered: Path, format: str) -> None:
    result = radplan("render", answered, "--document", "quickscan-report", "--to", format)
    assert (result.code, result.err) == (0, "")
    for text in ("Convenant sluiten", "Programmacoördinator", "Besproken met partners", "Visie", "plan.yaml, regel"):
        assert text in result.out
    assert str(answered.parent) not in result.out


def test_a_plan_that_can_not_be_read_shows_why(radplan: Run, write: Write) -> None:
    result = radplan("quickscan", write(BROKEN), "--format", "json")
    assert (result.code, result.out) == (1, "")
    assert "unknown-reference" in result.err


def test_one_plan_at_a_time(radplan: Run, tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "plan.yaml").write_text(SOUND, encoding="utf-8")
    assert radplan("quickscan", tmp_path).code == 2
    assert radplan("quickscan", "no-such-plan.yaml").code == 3


def test_the_smallest_plan_proposes_nothing(radplan: Run, write: Write) -> None:
    plan = write("radplan: 1\nmunicipality: {name: Cuijk}\ntitle: Plan\nperiod: {year: 2018}\n")
    assert all(subject["proposed"] is None for subject in scan(radplan, plan).values())
    assert radplan("quickscan", plan, "--format", "md").code == 0
