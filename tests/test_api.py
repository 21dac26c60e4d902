"""radplan from Python: what `docs/api.md` says, and what it raises."""

from __future__ import annotations

import doctest
import shutil
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import radplan
from cli.samples import ARNHEM, BROKEN, EXCEEDED, ROOT, SOUND
from radplan import api, checking, cli, reading
from radplan.settings import Settings

VENLO = "examples/venlo-2021"


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A sound plan in a folder of its own."""
    path = tmp_path / "plan.yaml"
    path.write_text(SOUND, encoding="utf-8")
    return path


def test_the_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    api.budget(api.load("examples/arnhem-2019"))  # a package imported for the first time takes its own name
    for name in api.__all__:
        monkeypatch.setattr(radplan, name, getattr(api, name), raising=False)
    text = (ROOT / "docs/api.md").read_text("utf-8").replace("```\n", "\n")
    test = doctest.DocTestParser().get_doctest(text, {}, "api.md", "docs/api.md", 0)
    assert len(test.examples) > 10
    told: list[str] = []
    doctest.DocTestRunner().run(test, out=told.append)
    assert told == []


def test_an_empty_path_is_not_the_current_folder(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(plan.parent)
    assert api.plans(".") == ["./plan.yaml"]
    with pytest.raises(api.InputError, match="empty"):
        api.plans("")


def test_a_folder_and_a_path_mean_the_same(plan: Path) -> None:
    assert api.load(plan.parent).name == api.load(str(plan)).name == str(plan)


def test_what_can_not_be_loaded(plan: Path, tmp_path: Path) -> None:
    with pytest.raises(radplan.InputError):
        api.load(tmp_path / "no-such-plan")
    for name in ("a", "b"):
        (tmp_path / "many" / name).mkdir(parents=True)
        shutil.copy(plan, tmp_path / "many" / name)
    with pytest.raises(ValueError, match="2 plans"):
        api.load(tmp_path / "many")
    assert [Path(name).parent.name for name in api.plans(tmp_path / "many")] == ["a", "b"]


def test_the_same_findings_as_the_command(plan: Path) -> None:
    plan.write_text(BROKEN, encoding="utf-8")
    assert [found.rule for found in api.check(api.load(plan)).findings].count("unknown-reference") == 1
    assert api.check(api.load(plan), ignore=["unknown-reference"], select=["unknown-reference"]).findings == []


def test_settings_above_the_plan_hold(plan: Path) -> None:
    everything = {found.rule for found in api.check(api.load(plan)).findings}
    assert "no-owner" in everything
    (plan.parent / "radplan.toml").write_text('[rules]\nno-owner = "off"\n', encoding="utf-8")
    assert {found.rule for found in api.check(api.load(plan)).findings} == everything - {"no-owner"}


def test_settings_travel_with_the_plan(plan: Path, tmp_path: Path) -> None:
    """Also to where no radplan.toml is above it; others may be given for one question."""
    settings = Settings(severities={"no-owner": None})
    folder = api.load(plan, settings=settings)
    assert "no-owner" not in {found.rule for found in api.check(folder).findings}
    assert "no-owner" in {found.rule for found in api.check(folder, settings=Settings()).findings}
    assert folder.settings is settings


def test_a_document_is_made_with_the_settings_that_are_given(plan: Path) -> None:
    accepted = "exceptions: [{finding: no-analysis, at: 'plan:', reason: Dat komt nog.}]\n"
    plan.with_name("exceptions.yaml").write_text(accepted, encoding="utf-8")
    folder = api.load(plan)
    assert b"Dat komt nog." in api.render(folder).file("plan", "md")
    assert b"Dat komt nog." not in api.render(folder, settings=Settings({"no-analysis": None})).file("plan", "md")
    assert b"Dat komt nog." in api.render(folder).file("plan", "md")


def test_words_for_keys_in_the_settings_hold(plan: Path) -> None:
    plan.write_text(SOUND.replace("funding:\n", "dekking:\n"), encoding="utf-8")
    settings = Settings(synonyms={"dekking": "funding"})
    fixes = [found.fix for found in api.load(plan, settings=settings).findings if found.fix]
    assert [fix.replacement for fix in fixes] == ["funding"]
    assert not [found for found in api.load(plan).findings if found.fix]
    (plan.parent / "radplan.toml").write_text('[words]\nkeys = {dekking = "funding"}\n', encoding="utf-8")
    assert [found.fix for found in api.load(plan).findings if found.fix] == fixes


def test_a_day_makes_rules_about_lateness_speak(plan: Path) -> None:
    plan.write_text(SOUND + "promises: [{id: p, title: Rapport, due: 2018-06-01}]\n", encoding="utf-8")
    late = [api.check(api.load(plan), select=["promise-overdue"], today=day) for day in (None, date(2018, 7, 1))]
    assert [len(outcome.findings) for outcome in late] == [0, 1]


def test_money(plan: Path) -> None:
    assert api.budget(api.load(plan)).total.left == Decimal(0)
    plan.write_text(BROKEN, encoding="utf-8")
    with pytest.raises(api.PlanError, match="unknown-reference"):
        api.budget(api.load(plan))
    plan.write_text("- no plan", encoding="utf-8")
    with pytest.raises(api.PlanError):
        api.budget(api.load(plan))


def test_why_there_is_no_ledger_is_told_by_line_accepted_or_not(plan: Path) -> None:
    plan.write_text(BROKEN + "promises: [{id: p, title: Brief}, {id: p, title: Nog een brief}]\n", encoding="utf-8")
    plan.with_name("exceptions.yaml").write_text(
        "exceptions: [{finding: unknown-reference, at: 'activity:training', reason: Komt nog}]\n",
        encoding="utf-8",
    )
    with pytest.raises(api.PlanError) as caught:
        api.budget(api.load(plan))
    assert [found.rule for found in caught.value.findings] == ["unknown-reference", "duplicate-id"]


def test_what_is_accepted_is_told_apart(plan: Path) -> None:
    plan.write_text(EXCEEDED, encoding="utf-8")
    (found,) = api.check(api.load(plan), select=["budget-exceeded"]).findings
    plan.with_name("exceptions.yaml").write_text(
        f"exceptions: [{{finding: budget-exceeded, at: '{found.path}', reason: Zo besloten}}]\n",
        encoding="utf-8",
    )
    outcome = api.check(api.load(plan), select=["budget-exceeded"])
    assert outcome.findings == []
    assert [(item.finding, item.reason) for item in outcome.accepted] == [(found, "Zo besloten")]


def test_documents(plan: Path) -> None:
    folder = api.load(plan)
    press = api.render(folder)
    assert b"# Plan van aanpak" in press.file("plan", "md")
    assert api.render(folder, draft=True).file("plan") != press.file("plan")
    assert press.lacking("plan") is None
    lacking = press.lacking("progress-report")
    assert lacking and lacking.rule == "document-incomplete"
    with pytest.raises(api.PlanError, match="document-incomplete"):
        press.file("progress-report")
    with pytest.raises(ValueError, match="poem"):
        press.file("poem")
    with pytest.raises(ValueError, match="odt"):
        press.file("plan", "odt")
    for name in ("no-such-folder", "x" * 300):
        with pytest.raises(ValueError, match="no such folder"):
            api.render(folder, templates=plan.parent / name)


def test_a_plan_with_errors_is_a_draft_or_nothing(plan: Path) -> None:
    plan.write_text(EXCEEDED, encoding="utf-8")
    with pytest.raises(api.PlanError, match="budget-exceeded"):
        api.render(api.load(plan))
    assert b"Training" in api.render(api.load(plan), draft=True).file("plan", "md")
    plan.write_text("- no plan", encoding="utf-8")
    with pytest.raises(api.PlanError):
        api.render(api.load(plan), draft=True)


def test_a_house_style_with_a_fault(plan: Path) -> None:
    plan.with_name("house-style.yaml").write_text("logo: {file: weg.png, alt: Wapen}\n", "utf-8")
    with pytest.raises(api.PlanError, match=r"house-style.yaml:1 house-style$"):
        api.render(api.load(plan))


def test_the_same_bytes_as_the_command(
    capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    assert cli.run(["render", ARNHEM, "--to", "html"]) == 0
    assert capsysbinary.readouterr().out == api.render(api.load(ARNHEM)).file("plan", "html")


def test_rules_that_are_not_there(plan: Path) -> None:
    with pytest.raises(ValueError, match="no-rule"):
        api.check(api.load(plan), select=["no-rule"])


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is asked of the API, and below it how often a plan is read and its rules are run."""
    names: list[str] = []

    def noted(function: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **options: Any) -> Any:
            names.append(function.__name__)
            return function(*arguments, **options)

        return call

    for place, name in (
        (api, "load"), (api, "check"), (api, "budget"), (api, "render"), (reading, "read"), (checking, "judge"),
    ):  # fmt: skip
        monkeypatch.setattr(place, name, noted(getattr(place, name)))
    monkeypatch.chdir(ROOT)
    return names


LOADED, CHECKED = ("load", "read"), ("check", "judge")
ADDED_UP, RENDERED = ("budget", "judge"), ("render", "judge")


@pytest.mark.parametrize(
    ("command", "expected"),
    [
        (["validate", ARNHEM, VENLO], LOADED + CHECKED + LOADED + CHECKED),
        (["budget", ARNHEM, VENLO], LOADED + ADDED_UP + LOADED + ADDED_UP),
        (["due", ARNHEM, VENLO], LOADED + ADDED_UP + LOADED + ADDED_UP),
        (["quickscan", ARNHEM], LOADED + ADDED_UP),
        (["quickscan", ARNHEM, "--format", "md"], LOADED + ADDED_UP),
        (["diff", ARNHEM, VENLO], LOADED + LOADED + ADDED_UP + ADDED_UP),
        (["render", VENLO], LOADED + RENDERED),
        (["render", VENLO, "--all", "OUT", "--to", "md"], LOADED + RENDERED),
        (["fmt", ARNHEM], LOADED),
    ],
    ids=" ".join,
)
def test_the_commands_go_through_it_and_do_nothing_twice(
    calls: list[str], command: list[str], expected: tuple[str, ...], tmp_path: Path
) -> None:
    assert cli.run([str(tmp_path) if word == "OUT" else word for word in command]) == 0
    assert calls == list(expected)
