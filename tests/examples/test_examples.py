"""What the examples promise: what the check says of them, what their sums are, and which documents they give."""

from __future__ import annotations

import json
import re
import shutil
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from radplan import cli
from radplan.documents.kinds import DOCUMENTS

ROOT = Path(__file__).parents[2]
NAMES = ("arnhem-2019", "oost-brabant-2018", "venlo-2021")

# Every warning is a fault of the source; the README of the example tells each.
WARNINGS: dict[str, dict[str, int]] = {
    "arnhem-2019": {
        "amount-in-text": 3, "text-exceeds-grant": 1, "award-differs": 1, "carry-over-untraceable": 1,
        "funding-without-ceiling": 1,
    },
    "oost-brabant-2018": {},
    "venlo-2021": {},
}  # fmt: skip

GIVES: dict[str, tuple[str, ...]] = {
    "arnhem-2019": tuple(DOCUMENTS),
    "oost-brabant-2018": ("plan", "summary", "quickscan-report"),
    "venlo-2021": ("plan", "summary", "council-letter", "quickscan-report"),
}


@pytest.fixture(autouse=True)
def at_root(monkeypatch: pytest.MonkeyPatch) -> None:
    """Paths in answers are relative to the project."""
    monkeypatch.chdir(ROOT)


def answer(arguments: Sequence[str], capsys: pytest.CaptureFixture[str]) -> Any:
    """What a command answers in JSON; it must end well."""
    assert cli.run([*arguments, "--format", "json"]) == 0
    return json.loads(capsys.readouterr().out)


def rendered(name: str, document: str, folder: Path) -> str:
    """A document of an example, as Markdown."""
    output = folder / f"{document}.md"
    assert cli.run(["render", f"examples/{name}", "--document", document, "--output", str(output)]) == 0
    return output.read_text(encoding="utf-8")


def warned(found: dict[str, Any]) -> Counter[str]:
    """The rules of the findings that are no advice."""
    return Counter(finding["rule"] for finding in found["findings"] if finding["severity"] != "advice")


@pytest.mark.parametrize("name", NAMES)
def test_the_check_finds_the_faults_of_the_source_and_no_other(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    found = answer(["validate", f"examples/{name}"], capsys)
    assert warned(found) == WARNINGS[name]
    readme = Path(f"examples/{name}/README.md").read_text(encoding="utf-8")
    assert all(f"`{rule}`" in readme for rule in WARNINGS[name])


@pytest.mark.parametrize("name,document", [(name, document) for name in NAMES for document in GIVES[name]])
def test_a_document_renders_whole(name: str, document: str, tmp_path: Path) -> None:
    text = rendered(name, document, tmp_path)
    assert text.strip()
    assert not re.search(r"\{\{|\}\}|\bNone\b|…\.|\.\.", text), "a gap was not filled, or a sentence doesn't end well"


@pytest.mark.parametrize("name", NAMES)
def test_the_index_knows_every_example(name: str) -> None:
    assert f"]({name})" in Path("examples/README.md").read_text(encoding="utf-8")
    assert {path.name for path in Path("examples").iterdir() if path.is_dir()} == set(NAMES)


# Arnhem.


def test_arnhem_fits_to_the_cent(capsys: pytest.CaptureFixture[str]) -> None:
    [plan] = answer(["budget", "examples/arnhem-2019"], capsys)["plans"]
    grant = plan["sources"][0]
    assert (grant["granted"], grant["planned"], grant["left"]) == ("457500.00", "457500.00", "0.00")
    assert [theme["planned"] for theme in plan["themes"]] == ["35000.00", "207000.00", "137740.00", "125000.00"]
    assert plan["total"]["planned"] == "504740.00"


def test_arnhem_says_by_how_much_its_text_exceeds_the_grant(capsys: pytest.CaptureFixture[str]) -> None:
    found = answer(["validate", "examples/arnhem-2019", "--lang", "nl"], capsys)["findings"]
    [told] = [finding["message"] for finding in found if finding["rule"] == "text-exceeds-grant"]
    assert "459.830" in told
    assert "2.330" in told


def test_arnhem_accepts_one_finding_with_a_reason(capsys: pytest.CaptureFixture[str]) -> None:
    [accepted] = answer(["validate", "examples/arnhem-2019"], capsys)["accepted"]
    assert accepted["rule"] == "recommendation-unanswered"
    assert accepted["reason"]


def test_arnhem_kept_a_promise_late(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = rendered("arnhem-2019", "progress-report", tmp_path)
    assert re.search(r"Eindrapport van het evaluatieonderzoek.*te laat nagekomen \(4.september 2019\)", report)
    copy = tmp_path / "arnhem"
    shutil.copytree("examples/arnhem-2019", copy)
    told = copy / "realisation.yaml"
    kept = re.compile(r"^  eindrapport-evaluatieonderzoek: .*\n", re.M)
    told.write_text(kept.sub("", told.read_text(encoding="utf-8")), encoding="utf-8")
    capsys.readouterr()
    assert warned(answer(["validate", str(copy)], capsys))["promise-overdue"] == 1


def test_arnhem_answers_the_quickscan_from_evidence(capsys: pytest.CaptureFixture[str]) -> None:
    subjects = {found["number"]: found for found in answer(["quickscan", "examples/arnhem-2019"], capsys)["subjects"]}
    assert all(found["answer"] and found["evidence"] for found in subjects.values())
    assert subjects[18]["answer"] == "yes"
    assert any("(ROR)" in evidence["text"] for evidence in subjects[18]["evidence"])
    assert subjects[24]["answer"] in ("partly", "yes")
    assert subjects[26]["answer"] in ("partly", "no")


def test_arnhem_asks_the_council_for_what_was_granted(tmp_path: Path) -> None:
    decision = rendered("arnhem-2019", "council-decision", tmp_path)
    amendment = rendered("arnhem-2019", "budget-amendment", tmp_path)
    assert len(re.findall("€.457[.]500", decision)) == 2
    assert re.search(r"Saldo.*€.0 ", amendment)


def test_arnhem_tells_the_council_what_answers_the_evaluation(tmp_path: Path) -> None:
    letter = rendered("arnhem-2019", "council-letter", tmp_path)
    answers = "### Zichtbare en betrokken ouders", "### Informatie & voorlichting"
    assert all(title in letter for title in answers)
    assert letter.count("Antwoord op:") == len(answers)
    assert "- Jeugdraad Arnhem\n" in letter


# Venlo.


def test_venlo_sends_a_letter_with_all_its_parts(tmp_path: Path) -> None:
    letter = rendered("venlo-2021", "council-letter", tmp_path)
    parts = (
        "Onderwerp",
        "Aanleiding",
        "Kernboodschap",
        "Activiteiten en maatregelen",
        "Communicatie",
        "Vervolgprocedure raad",
        "Bijlagen",
    )
    assert re.findall(r"^## (.*)$", letter, re.M) == list(parts)
    for fact in ("RIB 2021-14", "9\u00a0februari 2021", "Leefbaar Venlo", "1732036", "RGVEWW", "11\u00a0februari 2021"):
        assert fact in letter
    assert letter.count("Antwoord op:") == 7
    assert "€" not in letter


def test_venlo_lacks_what_documents_about_money_need(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    output = tmp_path / "verantwoording.md"
    assert cli.run(["render", "examples/venlo-2021", "--document", "financial-statement", "--output", str(output)]) == 1
    assert "funding" in capsys.readouterr().err
    assert not output.exists()


def test_venlo_answers_every_recommendation(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    copy = tmp_path / "venlo"
    shutil.copytree("examples/venlo-2021", copy)
    measure = copy / "activities/werkzame-elementen.md"
    text = measure.read_text(encoding="utf-8")
    measure.write_text(text.replace("addresses: [doorgaan-met-wat-werkt]\n", ""), encoding="utf-8")
    assert warned(answer(["validate", str(copy)], capsys)) == {"recommendation-unanswered": 1}


# Oost-Brabant.


def test_oost_brabant_is_a_region_with_a_lead(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    [plan] = answer(["budget", "examples/oost-brabant-2018"], capsys)["plans"]
    assert plan["sources"][0]["granted"] == "188250.00"
    text = rendered("oost-brabant-2018", "plan", tmp_path)
    assert "p.m." in text
    assert "38 gemeenten" in text
