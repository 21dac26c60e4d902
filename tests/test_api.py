"""radplan from Python: what `docs/api.md` says, and what it raises."""

from __future__ import annotations

import doctest
import shutil
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

import radplan
from cli.samples import ARNHEM, BROKEN, ROOT, SOUND
from radplan import api
from radplan.reading import InputError
from radplan.settings import Settings


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


def test_a_folder_and_a_path_mean_the_same(plan: Path) -> None:
    assert api.load(plan.parent).name == api.load(str(plan)).name == str(plan)


def test_what_can_not_be_loaded(plan: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError):
        api.load(tmp_path / "no-such-plan")
    for name in ("a", "b"):
        (tmp_path / "many" / name).mkdir(parents=True)
        shutil.copy(plan, tmp_path / "many" / name)
    with pytest.raises(ValueError, match="2 plans"):
        api.load(tmp_path / "many")


def test_the_same_findings_as_the_command(plan: Path) -> None:
    plan.write_text(BROKEN, encoding="utf-8")
    assert [found.rule for found in api.check(api.load(plan))].count("unknown-reference") == 1
    assert api.check(api.load(plan), ignore=["unknown-reference"], select=["unknown-reference"]) == []


def test_settings_above_the_plan_hold(plan: Path) -> None:
    everything = {found.rule for found in api.check(api.load(plan))}
    assert "no-owner" in everything
    (plan.parent / "radplan.toml").write_text('[rules]\nno-owner = "off"\n', encoding="utf-8")
    assert {found.rule for found in api.check(api.load(plan))} == everything - {"no-owner"}


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
    assert [len(found) for found in late] == [0, 1]


def test_money(plan: Path) -> None:
    assert api.budget(api.load(plan)).total.left == Decimal(0)
    plan.write_text(BROKEN, encoding="utf-8")
    with pytest.raises(api.PlanError, match="unknown-reference"):
        api.budget(api.load(plan))
    plan.write_text("- no plan", encoding="utf-8")
    with pytest.raises(api.PlanError):
        api.budget(api.load(plan))


def test_documents(plan: Path) -> None:
    folder = api.load(plan)
    assert b"# Plan van aanpak" in api.render(folder, format="md")
    assert api.render(folder, draft=True) != api.render(folder)
    with pytest.raises(api.PlanError, match="document-incomplete"):
        api.render(folder, "progress-report")
    with pytest.raises(ValueError, match="poem"):
        api.render(folder, "poem")
    with pytest.raises(ValueError, match="odt"):
        api.render(folder, format="odt")
    with pytest.raises(ValueError, match="no such folder"):
        api.render(folder, templates=plan.parent / "no-such-folder")


def test_the_same_bytes_as_the_command(
    capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    from radplan import cli

    monkeypatch.chdir(ROOT)
    assert cli.run(["render", ARNHEM, "--to", "html"]) == 0
    assert capsysbinary.readouterr().out == api.render(api.load(ARNHEM))


def test_rules_that_are_not_there(plan: Path) -> None:
    with pytest.raises(ValueError, match="no-rule"):
        api.check(api.load(plan), select=["no-rule"])
