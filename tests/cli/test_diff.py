"""`radplan diff`: what changed in words that a council can read, also against a revision of a Git repository."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cli.samples import ARNHEM, BROKEN, Run
from radplan.source.files import MAX_BYTES

PLAN = """\
radplan: 1
municipality: {name: Cuijk}
title: Plan van aanpak
period: {year: 2018}
vision: Wij leren samen.
funding:
  - {id: grant, title: Versterkingsgelden, kind: grant, granted: 100000}
  - {id: own, title: Eigen middelen, kind: own_budget, granted: 50000}
themes:
  - id: preventie
    title: Preventie
    activities:
      - id: jeugdraad
        title: de Jeugdraad
        description: Jongeren leren een netwerk bouwen.
        planning: {start: 2018-03, end: eind 2018, milestones: [{id: start, date: 2018-04, title: Eerste bijeenkomst}]}
        costs: [{item: Begeleiding, amount: 35000, funding: grant}]
        indicators: [{id: getraind, title: Getraind, unit: jongeren, targets: [{date: 2018-12, value: 60}]}]
      - id: training
        title: Training
        costs: [{item: Trainers, amount: 12000.50, funding: own}]
  - id: zorg
    title: Zorg
    activities:
      - {id: geheim, title: Stille aanpak, confidential: true, confidential_ground: Woo, costs: [{item: A, amount: 5000, funding: own}]}
promises: [{id: brief, title: Brief aan de raad, to: gemeenteraad, due: 2018-06}]
"""
REALISED = """\
radplan-realisation: 1
as_of: 2018-07-01
evaluations: [{id: ev, date: 2018-06, recommendations: [{id: meten, title: Meet de uitkomsten, status: open}]}]
"""
Pair = Callable[[str, str], tuple[Path, Path]]


@pytest.fixture
def pair(tmp_path: Path) -> Pair:
    """Writes two plans, each in a folder of its own."""

    def write(old: str, new: str) -> tuple[Path, Path]:
        for name, text in (("old", old), ("new", new)):
            (tmp_path / name).mkdir(exist_ok=True)
            (tmp_path / name / "plan.yaml").write_text(text, encoding="utf-8")
        return tmp_path / "old", tmp_path / "new"

    return write


def changes(radplan: Run, old: object, new: object) -> list[dict[str, Any]]:
    result = radplan("diff", old, new, "--format", "json", "--lang", "nl")
    assert (result.code, result.err) == (0, "")
    return list(json.loads(result.out)["changes"])


def said(radplan: Run, old: object, new: object) -> list[str]:
    return [str(change["text"]).replace("\u00a0", " ") for change in changes(radplan, old, new)]


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("amount: 35000", "amount: 20000", "Het budget voor de Jeugdraad gaat van € 35.000 naar € 20.000."),
        (
            "amount: 35000",
            "amount: 20000",
            "Het budget voor het thema ‘Preventie’ gaat van € 47.000,50 naar € 32.000,50.",
        ),
        ("amount: 35000", "amount: 20000", "In totaal gaat het budget van € 52.000,50 naar € 37.000,50."),
        ("amount: 35000", "amount: 20000", "Gepland uit ‘Versterkingsgelden’: van € 35.000 naar € 20.000."),
        ("granted: 100000", "granted: 90000", "Beschikbaar uit ‘Versterkingsgelden’: van € 100.000 naar € 90.000."),
        (
            "35000, funding: grant",
            "35000, funding: own",
            "Van het budget voor de Jeugdraad komt nu € 35.000 uit ‘Eigen middelen’.",
        ),
        ("title: de Jeugdraad", "title: Jongerenraad", "De activiteit ‘de Jeugdraad’ heet nu ‘Jongerenraad’."),
        ("id: training", "id: cursus", "Vervallen activiteit: Training."),
        ("id: training", "id: cursus", "Nieuwe activiteit: Training."),
        ("start: 2018-03", "start: 2018-05", "Het begin van de Jeugdraad gaat van maart 2018 naar mei 2018."),
        ("end: eind 2018", "end: najaar 2018", "Het einde van de Jeugdraad gaat van eind 2018 naar najaar 2018."),
        ("date: 2018-04", "date: 2018-06-01", "De mijlpaal ‘Eerste bijeenkomst’ gaat van april 2018 naar 1 juni 2018."),
        ("due: 2018-06", "due: 2018-09", "De toezegging ‘Brief aan de raad’ gaat van juni 2018 naar september 2018."),
        (
            "value: 60",
            "value: 45.5",
            "De streefwaarde van ‘Getraind’ bij de Jeugdraad (december 2018) gaat van 60 naar 45,5 jongeren.",
        ),
        ("title: Getraind", "title: Opgeleid", "De indicator ‘Getraind’ bij de Jeugdraad heet nu ‘Opgeleid’."),
        ("year: 2018}", "year: 2019}", "Het plan gaat over 2019 in plaats van 2018."),
        ("leren samen", "doen het samen", "In het plan gewijzigd: visie."),
        ("netwerk bouwen", "team bouwen", "Bij de Jeugdraad gewijzigd: beschrijving."),
        ("title: Zorg", "title: Hulp", "Het thema ‘Zorg’ heet nu ‘Hulp’."),
        ("title: Eigen middelen", "title: Reserve", "De geldbron ‘Eigen middelen’ heet nu ‘Reserve’."),
        (
            "title: Eerste bijeenkomst",
            "deliver_to: de raad, title: Eerste bijeenkomst",
            "Bij Eerste bijeenkomst toegevoegd: aan wie het wordt opgeleverd.",
        ),
        ("item: Begeleiding", "item: Coaching", "Bij de Jeugdraad gewijzigd: kostenposten."),
    ],
)
def test_a_change_in_words(radplan: Run, pair: Pair, old: str, new: str, sentence: str) -> None:
    assert sentence in said(radplan, *pair(PLAN, PLAN.replace(old, new)))


def test_to_whom_a_milestone_goes(radplan: Run, pair: Pair) -> None:
    to_council = PLAN.replace("{id: start,", "{id: start, deliver_to: de wijk,")
    old, new = pair(to_council, to_council.replace("de wijk", "het college"))
    (change,) = changes(radplan, old, new)
    assert change == {
        "kind": "text", "what": "changed", "subject": "milestone:start", "title": "Eerste bijeenkomst",
        "path": "themes[0].activities[0].planning.milestones[0].deliver_to", "old": "de wijk", "new": "het college",
        "confidential": False, "text": "Bij Eerste bijeenkomst gewijzigd: aan wie het wordt opgeleverd.",
    }  # fmt: skip
    hidden = "confidential: true, confidential_ground: Woo, planning: {milestones: [{title: M, deliver_to: A}]}"
    secret = PLAN.replace("confidential: true, confidential_ground: Woo", hidden)
    (change,) = changes(radplan, *pair(secret, secret.replace("deliver_to: A", "deliver_to: B")))
    assert (change["subject"], change["confidential"]) == ("milestone:M", True)


def test_milestones_of_one_title_are_each_compared(radplan: Run, pair: Pair) -> None:
    twice = PLAN.replace(
        "[{id: start,", "[{date: 2018-06, title: Verslag}, {date: 2018-12, title: Verslag}, {id: start,"
    )
    assert said(radplan, *pair(twice, twice.replace("date: 2018-06,", "date: 2018-07,"))) == [
        "De mijlpaal ‘Verslag’ gaat van juni 2018 naar juli 2018."
    ]
    assert said(radplan, *pair(twice, twice.replace(", {date: 2018-12, title: Verslag}", ""))) == [
        "Vervallen mijlpaal bij de Jeugdraad: Verslag, december 2018."
    ]


def test_an_activity_that_comes_and_one_that_goes(radplan: Run, pair: Pair) -> None:
    without = PLAN.replace(
        "      - id: training\n        title: Training\n"
        "        costs: [{item: Trainers, amount: 12000.50, funding: own}]\n",
        "",
    )
    old, new = pair(PLAN, without)
    found = {(change["kind"], change["subject"]): change for change in changes(radplan, old, new)}
    gone = found["activity", "activity:training"]
    assert (gone["what"], gone["title"], gone["old"], gone["new"]) == ("removed", "Training", "Training", None)
    money = found["money", "activity:training"]
    assert (money["what"], money["old"], money["new"]) == ("removed", "12000.50", None)
    back = {(change["kind"], change["subject"]): change for change in changes(radplan, new, old)}
    assert back["money", "activity:training"]["new"] == "12000.50"
    assert back["activity", "activity:training"]["path"] == "themes[0].activities[1]"


def test_json_has_the_shape_that_other_programs_build_on(radplan: Run, pair: Pair) -> None:
    old, new = pair(PLAN, PLAN.replace("amount: 35000", "amount: 20000"))
    document = json.loads(radplan("diff", old, new, "--format", "json", "--lang", "nl").out)
    assert list(document) == ["radplan", "old", "new", "changes"]
    change = next(item for item in document["changes"] if item["subject"] == "activity:jeugdraad")
    assert change == {
        "kind": "money", "what": "changed", "subject": "activity:jeugdraad", "path": "themes[0].activities[0].costs",
        "title": "de Jeugdraad", "old": "35000.00", "new": "20000.00", "confidential": False,
        "text": "Het budget voor de Jeugdraad gaat van €\u00a035.000 naar €\u00a020.000.",
    }  # fmt: skip


def test_recommendations_that_are_answered(radplan: Run, pair: Pair) -> None:
    old, new = pair(PLAN, PLAN.replace("title: Training\n", "title: Training\n        addresses: [meten]\n"))
    for folder in (old, new):
        (folder / "realisation.yaml").write_text(REALISED, encoding="utf-8")
    assert said(radplan, old, new) == ["Training geeft gevolg aan: Meet de uitkomsten."]
    (new / "realisation.yaml").write_text(REALISED.replace("status: open", "status: adopted"), encoding="utf-8")
    assert "De aanbeveling ‘Meet de uitkomsten’ was open en is nu overgenomen." in said(radplan, old, new)


@pytest.mark.parametrize("format", ["text", "md", "html"])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_no_changes_are_said_too(radplan: Run, pair: Pair, format: str, language: str) -> None:
    result = radplan("diff", *pair(PLAN, PLAN), "--format", format, "--lang", language)
    assert (result.code, result.err) == (0, "")
    assert "Tussen deze plannen is er geen verschil" in result.out or "no difference" in result.out
    assert changes(radplan, ARNHEM, ARNHEM) == []


def test_other_notation_is_no_change(radplan: Run, pair: Pair) -> None:
    other = (
        PLAN.replace("2018-03", "maart 2018")
        .replace("amount: 35000", "amount: € 35.000")
        .replace("period: {year", "period:  {year")
    )
    assert changes(radplan, *pair(PLAN, other)) == []


def test_a_page_names_nothing_confidential(radplan: Run, pair: Pair) -> None:
    old, new = pair(PLAN, PLAN.replace("title: Stille aanpak", "title: Stillere aanpak").replace("5000,", "6000,"))
    for format in ("md", "html"):
        page = radplan("diff", old, new, "--format", format, "--lang", "nl").out
        assert "aanpak, " not in page
        assert "Stille" not in page
        assert "2 wijzigingen in vertrouwelijke activiteiten zijn weggelaten" in page
        assert "Stillere" in radplan("diff", old, new, "--format", format, "--internal").out
    assert "Stillere" in radplan("diff", old, new).out


def test_the_page(radplan: Run, pair: Pair) -> None:
    old, new = pair(PLAN, PLAN.replace("de Jeugdraad", "<script>x</script>"))
    html = radplan("diff", old, new, "--format", "html", "--lang", "nl").out
    assert html.startswith("<!DOCTYPE html>")
    assert "<script>" not in html
    assert "&lt;script&gt;" in html
    assert str(old.parent) not in html


def test_a_plan_that_can_not_be_read(radplan: Run, pair: Pair) -> None:
    old, new = pair(PLAN, BROKEN)
    result = radplan("diff", old, new)
    assert (result.code, "unknown-reference" in result.out) == (1, True)
    result = radplan("diff", old, new, "--format", "json")
    assert (result.code, result.out, "unknown-reference" in result.err) == (1, "", True)


def test_wrong_use(radplan: Run, pair: Pair) -> None:
    old, _ = pair(PLAN, PLAN)
    assert radplan("diff", old).code == 2
    assert radplan("diff", old.parent, old).code == 2, "two plans below one folder"
    assert radplan("diff", "-", "-").code == 2
    assert radplan("diff", old, "no-such-plan.yaml").code == 3


# Against a revision


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with a plan and a text beside it, changed since."""
    top = tmp_path / "repository"
    (top / "plannen" / "2018").mkdir(parents=True)
    plan = top / "plannen" / "2018" / "plan.yaml"
    plan.write_text(PLAN.replace("vision: Wij leren samen.", "vision: {file: visie.md}"), encoding="utf-8")
    plan.with_name("visie.md").write_text("Wij leren samen.\n", encoding="utf-8")
    git(top, "init", "-q")
    git(top, "add", ".")
    git(top, "-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "-qm", "Plan")
    plan.write_text(plan.read_text("utf-8").replace("amount: 35000", "amount: 20000"), encoding="utf-8")
    plan.with_name("visie.md").write_text("Wij doen het samen.\n", encoding="utf-8")
    monkeypatch.chdir(top)
    return top


def git(folder: Path, *arguments: str) -> bytes:
    return subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True).stdout


@pytest.mark.parametrize("old", ["HEAD:plannen/2018/plan.yaml", "HEAD:plannen/2018", "HEAD:./plannen/2018/plan.yaml"])
def test_against_a_revision(radplan: Run, repository: Path, old: str) -> None:
    before = git(repository, "status", "--porcelain"), sorted((repository / ".git").rglob("*"))
    found = said(radplan, old, "plannen/2018/plan.yaml")
    assert "Het budget voor de Jeugdraad gaat van € 35.000 naar € 20.000." in found
    assert "In het plan gewijzigd: visie." in found
    document = json.loads(radplan("diff", old, "plannen/2018", "--format", "json").out)
    assert (document["old"], document["new"]) == ("HEAD:plannen/2018/plan.yaml", "plannen/2018/plan.yaml")
    assert (git(repository, "status", "--porcelain"), sorted((repository / ".git").rglob("*"))) == before


def test_a_path_from_the_current_folder(radplan: Run, repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(repository / "plannen" / "2018")
    assert len(said(radplan, "HEAD:plan.yaml", "plan.yaml")) > 1
    assert said(radplan, "HEAD:plan.yaml", "HEAD:plannen/2018/plan.yaml") == []


def test_findings_in_a_revision_name_it(radplan: Run, repository: Path) -> None:
    broken = repository / "plannen" / "2018" / "plan.yaml"
    broken.write_text(BROKEN, encoding="utf-8")
    git(repository, "-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "-qam", "Fout")
    result = radplan("diff", "HEAD:plannen/2018", "HEAD~1:plannen/2018")
    assert result.code == 1
    assert "HEAD:plannen/2018/plan.yaml:" in result.out
    assert "/tmp" not in result.out


def test_other_places_that_a_finding_speaks_of_are_in_the_revision_too(radplan: Run, repository: Path) -> None:
    plan = repository / "plannen" / "2018" / "plan.yaml"
    plan.write_text(PLAN + "title: Nog een\n", encoding="utf-8")
    git(repository, "-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "-qam", "Fout")
    result = radplan("diff", "HEAD:plannen/2018", plan)
    assert "also HEAD:plannen/2018/plan.yaml:3" in result.out
    assert "/tmp" not in result.out.replace(str(plan), "")


def test_settings_are_those_of_the_place_itself(
    radplan: Run, repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    between = tmp_path / "between"
    between.mkdir()
    (between / "radplan.toml").write_text("dit is geen TOML", encoding="utf-8")
    monkeypatch.setattr(tempfile, "tempdir", str(between))
    arguments = ("diff", "HEAD:plannen/2018", "HEAD:plannen/2018", "--lang", "en")
    assert radplan(*arguments).code == 0
    (repository / "plannen/radplan.toml").write_text("dit is geen TOML", encoding="utf-8")
    result = radplan(*arguments)
    assert (result.code, result.err.startswith("plannen/radplan.toml:1:")) == (2, True)


@pytest.mark.skipif(sys.platform != "linux", reason="names of files are UTF-8 there")
def test_a_folder_whose_name_is_no_utf_8(radplan: Run, repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = repository / "plannen" / os.fsdecode(b"caf\xe9")
    (repository / "plannen" / "2018").rename(folder)
    git(repository, "add", ".")
    git(repository, "-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "-qm", "Naam")
    monkeypatch.chdir(folder)
    assert said(radplan, "HEAD:./plan.yaml", "plan.yaml") == []


@pytest.mark.parametrize(
    ("argument", "words"),
    [
        ("nope:plan.yaml", "nope"),
        ("HEAD:weg.yaml", "weg.yaml"),
        ("--all:plan.yaml", ""),
        ("HEAD:../../../etc/passwd", "passwd"),
    ],
)
def test_a_revision_that_is_not_there(radplan: Run, repository: Path, argument: str, words: str) -> None:
    result = radplan("diff", "--", argument, repository / "plannen")
    assert (result.code, result.out) == (3, "")
    assert words in result.err
    assert len(result.err.splitlines()) == 1


# What a repository hasn't got, or no disk can have


def commit(top: Path, message: str = "Plan") -> None:
    git(top, "add", "-A")
    git(top, "-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "-qm", message)


def lose(top: Path, name: str, kept: int = 0) -> None:
    """Take an object out of a repository, or all but the first bytes of it."""
    found = git(top, "rev-parse", name).decode().strip()
    file = top / ".git" / "objects" / found[:2] / found[2:]
    start = file.read_bytes()[:kept]
    file.unlink()
    if start:
        file.write_bytes(start)


def tree_of(top: Path, *entries: tuple[str, str, str]) -> str:
    """A revision with a tree as no disk need have it: of each entry its mode, its object and its name."""
    kinds = {"040000": "tree", "160000": "commit"}
    given = "".join(f"{mode} {kinds.get(mode, 'blob')} {name}\t{called}\n" for mode, name, called in entries)
    tree = subprocess.run(["git", "mktree"], cwd=top, input=given.encode(), check=True, capture_output=True).stdout
    who = ("-c", "user.name=a", "-c", "user.email=a@example.org")
    return git(top, *who, "commit-tree", "-m", "Boom", tree.decode().strip()).decode().strip()


@pytest.mark.parametrize("lost", ["HEAD:plannen/2018/plan.yaml", "HEAD:plannen/2018", "HEAD:plannen", "HEAD:"])
def test_a_plan_that_a_damaged_repository_has_lost(radplan: Run, repository: Path, lost: str) -> None:
    lose(repository, lost)
    result = radplan("diff", "HEAD:plannen/2018/plan.yaml", "plannen", "--lang", "en")
    assert (result.code, result.out, len(result.err.splitlines())) == (3, "", 1)
    assert result.err.startswith("HEAD:plannen/2018/plan.yaml: Git doesn't have plannen/2018/plan.yaml")


def test_a_plan_of_which_a_damaged_repository_has_the_first_part(radplan: Run, repository: Path) -> None:
    lose(repository, "HEAD:plannen/2018/plan.yaml", 300)
    result = radplan("diff", "HEAD:plannen/2018/plan.yaml", "plannen", "--lang", "en")
    assert (result.code, result.out, len(result.err.splitlines())) == (3, "", 1)
    assert "Git doesn't have plannen/2018/plan.yaml" in result.err


def test_a_realisation_that_was_lost_is_named(radplan: Run, repository: Path) -> None:
    (repository / "plannen/2018/realisation.yaml").write_text(REALISED, encoding="utf-8")
    commit(repository)
    lose(repository, "HEAD:plannen/2018/realisation.yaml")
    result = radplan("diff", "HEAD:plannen/2018", "plannen", "--lang", "en")
    assert (result.code, result.out, len(result.err.splitlines())) == (3, "", 1)
    assert "HEAD:plannen/2018: Git doesn't have plannen/2018/realisation.yaml" in result.err


def test_an_include_that_was_lost_is_told_by_its_name(radplan: Run, repository: Path) -> None:
    lose(repository, "HEAD:plannen/2018/visie.md")
    result = radplan("diff", "HEAD:plannen/2018", "plannen", "--lang", "en")
    assert (result.code, result.err) == (1, "")
    assert result.out.startswith(
        'HEAD:plannen/2018/plan.yaml:5:16 error file-unreadable\n  "visie.md" can\'t be opened'
    )
    assert "/tmp" not in result.out


def test_an_include_in_a_folder_that_was_lost_is_told_by_its_name(radplan: Run, repository: Path) -> None:
    plan = repository / "plannen/2018/plan.yaml"
    (plan.parent / "teksten").mkdir()
    plan.with_name("visie.md").rename(plan.parent / "teksten/visie.md")
    plan.write_text(plan.read_text("utf-8").replace("visie.md", "teksten/visie.md"), encoding="utf-8")
    commit(repository)
    lose(repository, "HEAD:plannen/2018/teksten")
    result = radplan("diff", "HEAD:plannen/2018", "plannen", "--lang", "en")
    assert (result.code, result.err) == (1, "")
    assert 'error file-unreadable\n  "teksten/visie.md" can\'t be opened' in result.out


def test_what_the_plan_does_not_include_may_be_lost(radplan: Run, repository: Path) -> None:
    """Nor is it asked for: a repository may hold much more than the plan."""
    for name in ("groot.txt", "a.md", "exceptions.yaml", "quickscan.yaml"):
        (repository / "plannen/2018" / name).write_text(f"{name}\n", encoding="utf-8")
    commit(repository)
    for name in ("groot.txt", "a.md", "exceptions.yaml", "quickscan.yaml"):
        lose(repository, f"HEAD:plannen/2018/{name}")
    assert said(radplan, "HEAD:plannen/2018", "HEAD:plannen/2018") == []


def test_a_clone_without_the_texts(
    radplan: Run, repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git(repository, "mv", "plannen/2018/plan.yaml", "plan")
    commit(repository)
    git(repository, "config", "uploadpack.allowFilter", "true")
    git(tmp_path, "clone", "-q", "--filter=blob:none", "--no-checkout", repository.as_uri(), "clone")
    monkeypatch.chdir(tmp_path / "clone")
    before = sorted((tmp_path / "clone/.git").rglob("*"))
    result = radplan("diff", "HEAD:plan", repository / "plan", "--lang", "en")
    assert (result.code, result.out, len(result.err.splitlines())) == (3, "", 1)
    assert result.err.startswith("HEAD:plan: Git doesn't have plan of revision HEAD here")
    assert sorted((tmp_path / "clone/.git").rglob("*")) == before, "nothing is fetched"


@pytest.mark.parametrize(
    "name", ["plan", "plan.yaml.bak", "plan.YAML", "-plan", "pl*n.yaml", ":(top)plan", "plan\n.yaml"]
)
def test_a_plan_of_any_name(radplan: Run, repository: Path, name: str) -> None:
    (repository / name).write_text(PLAN, encoding="utf-8")
    commit(repository)
    (repository / name).unlink()
    assert said(radplan, f"HEAD:{name}", f"HEAD:./{name}") == []


def test_an_include_of_any_name(radplan: Run, repository: Path) -> None:
    plan = repository / "plannen/2018/plan.yaml"
    plan.with_name("visie.md").rename(plan.with_name("visie"))
    plan.write_text(plan.read_text("utf-8").replace("visie.md", "visie"), encoding="utf-8")
    commit(repository)
    assert said(radplan, "HEAD:plannen/2018", "plannen") == []


@pytest.mark.parametrize("file", ["../geheim.md", "../../plannen/geheim.md", "/etc/passwd"])
def test_an_include_outside_the_folder_of_the_plan(radplan: Run, repository: Path, file: str) -> None:
    (repository / "plannen/geheim.md").write_text("Stil.\n", encoding="utf-8")
    plan = repository / "plannen/2018/plan.yaml"
    plan.write_text(plan.read_text("utf-8").replace("visie.md", file), encoding="utf-8")
    commit(repository)
    result = radplan("diff", "HEAD:plannen/2018", "HEAD~1:plannen/2018", "--lang", "en")
    assert (result.code, "HEAD:plannen/2018/plan.yaml:5:16 error file-outside-plan" in result.out) == (1, True)


@pytest.mark.parametrize("name", ["plan.yaml", "visie.md"])
def test_what_is_too_large_in_a_revision_is_said_by_its_name(radplan: Run, repository: Path, name: str) -> None:
    folder = repository / "plannen/2018"
    with (folder / "plan.yaml").open("a", encoding="utf-8") as plan:
        plan.write("summary: {file: kort.md}\n")
    (folder / "kort.md").write_text("Kort.\n", encoding="utf-8")
    (folder / name).write_text("# een lange regel\n" * (MAX_BYTES // 18 + 1), encoding="utf-8")
    commit(repository)
    result = radplan("diff", "HEAD:plannen/2018", "HEAD~1:plannen/2018", "--lang", "en")
    assert (result.code, result.err) == (1, "")
    assert result.out.startswith("HEAD:plannen/2018/plan.yaml:")
    assert "error input-limit" in result.out
    assert "1 plan: 1 error" in result.out, "what comes after it is read all the same"
    assert "/tmp" not in result.out


def test_a_revision_that_no_disk_can_have(radplan: Run, repository: Path) -> None:
    plan, text, folder = (
        git(repository, "rev-parse", f"HEAD:plannen/2018{name}").decode().strip()
        for name in ("/plan.yaml", "/visie.md", "")
    )
    beside = (("100644", plan, "plan.yaml"), ("100644", text, "visie.md"))
    long = tree_of(repository, *beside, ("100644", text, "a" * 300 + ".md"))
    both = tree_of(repository, *beside, ("100644", text, "b.md"), ("040000", folder, "b.md"))
    assert said(radplan, f"{long}:plan.yaml", "HEAD:plannen/2018") == []
    assert said(radplan, f"{both}:plan.yaml", "HEAD:plannen/2018") == []
    named = tree_of(repository, ("100644", plan, "a" * 300))
    result = radplan("diff", f"{named}:{'a' * 300}", "plannen", "--lang", "en")
    assert (result.code, result.out, len(result.err.splitlines())) == (3, "", 1)
    assert "its name is too long" in result.err
    assert "/tmp" not in result.err


@pytest.mark.parametrize("link", ["nu.yaml", "nu"])
def test_a_link_in_a_revision_is_not_followed(radplan: Run, repository: Path, link: str) -> None:
    (repository / link).symlink_to("plannen/2018/plan.yaml" if link == "nu.yaml" else "plannen/2018")
    commit(repository)
    result = radplan("diff", f"HEAD:{link}", "plannen", "--lang", "en")
    assert (result.code, result.out, len(result.err.splitlines())) == (3, "", 1)
    assert f"in revision HEAD {link} is a link" in result.err


def test_another_repository_in_a_revision_is_no_plan(radplan: Run, repository: Path) -> None:
    there = git(repository, "rev-parse", "HEAD").decode().strip()
    result = radplan("diff", f"{tree_of(repository, ('160000', there, 'plan'))}:plan", "plannen", "--lang", "en")
    assert (result.code, "there is no plan plan" in result.err) == (3, True)


def test_an_include_that_is_a_link_in_a_revision_is_not_there(radplan: Run, repository: Path) -> None:
    text = repository / "plannen/2018/visie.md"
    text.unlink()
    text.symlink_to("plan.yaml")
    commit(repository)
    result = radplan("diff", "HEAD:plannen/2018", "HEAD~1:plannen/2018", "--lang", "en")
    assert (result.code, "plan.yaml:5:16 error file-unreadable" in result.out) == (1, True)


def test_what_git_refuses_is_said_in_its_words(radplan: Run, repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    result = radplan("diff", "HEAD:plannen/2018", "plannen", "--lang", "en")
    assert (result.code, result.out, len(result.err.splitlines())) == (3, "", 1)
    assert "dubious ownership" in result.err


def test_a_bare_repository(radplan: Run, repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    git(tmp_path, "clone", "-q", "--bare", str(repository), "bare")
    monkeypatch.chdir(tmp_path / "bare")
    assert said(radplan, "HEAD:plannen/2018", "HEAD:plannen/2018") == []


def test_without_git_or_a_repository(
    radplan: Run, repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    outside = radplan("diff", "HEAD:plan.yaml", repository / "plannen", "--lang", "nl")
    assert (outside.code, "Git-repository" in outside.err) == (3, True)
    monkeypatch.setenv("PATH", "")
    without = radplan("diff", "HEAD:plan.yaml", repository / "plannen", "--lang", "nl")
    assert outside.code == without.code == 3


def test_a_file_with_a_colon_in_its_name_is_a_file(radplan: Run, pair: Pair, monkeypatch: pytest.MonkeyPatch) -> None:
    old, new = pair(PLAN, PLAN)
    (old / "plan.yaml").rename(old / "v1:plan.yaml")
    monkeypatch.chdir(old)
    assert changes(radplan, "v1:plan.yaml", new) == []


# Sums

AMOUNTS = st.lists(st.integers(0, 99_999_999).map(lambda cents: Decimal(cents).scaleb(-2)), max_size=4)


def plan_of(amounts: list[Decimal]) -> str:
    """A plan with an activity per amount."""
    rows = "".join(
        f"\n      - {{id: a{n}, title: Activiteit {n}, costs: [{{item: K, amount: {amount}, funding: grant}}]}}"
        for n, amount in enumerate(amounts)
    )
    start = PLAN[: PLAN.index("themes:")].replace("granted: 100000", "granted: 9000000")
    return f"{start}themes:\n  - id: t\n    title: T\n    activities:{rows or ' []'}\n"


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(AMOUNTS, AMOUNTS)
def test_changes_of_activities_add_up_to_the_change_of_the_total(
    radplan: Run, pair: Pair, before: list[Decimal], after: list[Decimal]
) -> None:
    found = changes(radplan, *pair(plan_of(before), plan_of(after)))
    moved = [item for item in found if item["kind"] == "money" and item["subject"].startswith("activity:")]
    difference = sum((Decimal(item["new"] or 0) - Decimal(item["old"] or 0) for item in moved), Decimal(0))
    assert difference == sum(after) - sum(before)
    assert changes(radplan, *pair(plan_of(after), plan_of(after))) == []


def test_what_an_evaluation_of_a_confidential_activity_says_is_confidential_too(radplan: Run, pair: Pair) -> None:
    old, new = pair(PLAN, PLAN.replace("title: Training\n", "title: Training\n        addresses: [stil]\n"))
    for side, status in ((old, "open"), (new, "done")):
        realised = REALISED.replace("id: ev,", "id: geheim,").replace(
            "id: meten, title: Meet", "id: stil, title: Verberg"
        )
        (side / "realisation.yaml").write_text(realised.replace("status: open", f"status: {status}"), encoding="utf-8")
    found = [(item["subject"], item["confidential"]) for item in changes(radplan, old, new)]
    assert found == [("activity:training", True), ("recommendation:stil", True)]
    assert "Verberg" not in radplan("diff", old, new, "--format", "md").out


# Confidential on one side, or on both

OPEN_ACTIVITY = """\
      - id: geheim
        title: Uilenzaak
        description: Uilentekst.
        planning: {start: 2018-03, milestones: [{id: m, date: 2018-04, title: Uilenbezoek, deliver_to: Uilenraad}]}
        evaluation: {due: 2018-11, method: Uilenvraag}
        costs: [{item: A, amount: 5000, funding: own}]
        indicators: [{id: i, title: Uilental, targets: [{date: 2018-12, value: 60}]}]
        addresses: [meten]
"""
PROMISE = "promises: [{id: uil, title: Uilenbrief, to: Uilenkring, due: 2018-06, activity: geheim}]\n"
REST = PLAN[: PLAN.index("      - {id: geheim")]
OPEN = REST + OPEN_ACTIVITY + PROMISE
CONFIDENTIAL = OPEN.replace("title: Uilenzaak", "title: Uilenzaak\n        confidential: true")
IN_ALL = (
    ("Uilenzaak", "Uilenzaken"), ("Uilentekst", "Uilenverhaal"), ("start: 2018-03", "start: 2018-02"),
    ("Uilenbezoek", "Uilenreis"), ("Uilenraad", "Uilengroep"), ("date: 2018-04", "date: 2018-05"),
    ("due: 2018-11", "due: 2018-12"), ("Uilenvraag", "Uilengesprek"), ("amount: 5000", "amount: 6000"),
    ("amount: 5000, funding: own", "amount: 5000, funding: grant"), ("item: A", "item: B"), ("Uilental", "Uilengetal"),
    ("value: 60", "value: 70"), ("Uilenbrief", "Uilenpost"), ("Uilenkring", "Uilenclub"), ("due: 2018-06", "due: 2018-07"),
    ("addresses: [meten]", "addresses: []"), (", activity: geheim", ""), (PROMISE, ""),
)  # fmt: skip
BETWEEN = {"both": (CONFIDENTIAL, CONFIDENTIAL), "old": (CONFIDENTIAL, OPEN), "new": (OPEN, CONFIDENTIAL)}


def hidden(text: str) -> str:
    """What is said of an activity, as it is said where that is confidential."""
    return text.replace("title: Uilenzaak", "title: Uilenzaak\n        confidential: true")


@pytest.mark.parametrize("turned", [False, True], ids=["", "turned"])
@pytest.mark.parametrize("sides", BETWEEN)
@pytest.mark.parametrize(("was", "now"), IN_ALL, ids=[now or f"no {was[:30].strip()}" for was, now in IN_ALL])
def test_a_page_is_silent_about_what_is_confidential_on_either_side(
    radplan: Run, pair: Pair, was: str, now: str, sides: str, turned: bool
) -> None:
    """`turned`: the change the other way round."""
    plans = [*BETWEEN[sides]]
    side = 0 if turned else 1
    plans[side] = plans[side].replace(hidden(was), now).replace(was, now)
    folders = pair(*plans)
    for folder in folders:
        (folder / "realisation.yaml").write_text(REALISED, encoding="utf-8")
    found = radplan("diff", *folders, "--format", "md", "--lang", "nl", "--public")
    assert (found.code, found.err) == (0, "")
    assert "weggelaten" in found.out
    assert "uil" not in found.out.lower()
    assert "Meet de uitkomsten" not in found.out
    shown = radplan("diff", *folders, "--format", "md", "--lang", "nl", "--internal").out
    assert "uil" in shown.lower()


@pytest.mark.parametrize("plans", [(CONFIDENTIAL, REST), (REST, CONFIDENTIAL)], ids=["goes", "comes"])
def test_a_page_is_silent_about_what_is_confidential_and_comes_or_goes(
    radplan: Run, pair: Pair, plans: tuple[str, str]
) -> None:
    folders = pair(*plans)
    for folder in folders:
        (folder / "realisation.yaml").write_text(REALISED, encoding="utf-8")
    page = radplan("diff", *folders, "--format", "md", "--lang", "nl", "--public")
    assert (page.code, page.err, "weggelaten" in page.out) == (0, "", True)
    assert "uil" not in page.out.lower()
    assert "Meet de uitkomsten" not in page.out


@pytest.mark.parametrize("sides", BETWEEN)
def test_a_page_is_silent_about_what_an_evaluation_says_of_what_is_confidential_on_either_side(
    radplan: Run, pair: Pair, sides: str
) -> None:
    advice = REALISED.replace("id: ev,", "id: geheim,").replace("Meet de uitkomsten", "Uilenadvies")
    folders = pair(*(text.replace("addresses: [meten]", "addresses: []") for text in BETWEEN[sides]))
    for folder, status in zip(folders, ("open", "done"), strict=True):
        (folder / "realisation.yaml").write_text(advice.replace("status: open", f"status: {status}"), encoding="utf-8")
    plan = folders[1] / "plan.yaml"
    answers = plan.read_text("utf-8").replace("title: Training\n", "title: Training\n        addresses: [meten]\n")
    plan.write_text(answers, encoding="utf-8")
    page = radplan("diff", *folders, "--format", "md", "--lang", "nl", "--public")
    assert (page.code, page.err, "weggelaten" in page.out) == (0, "", True)
    assert "uil" not in page.out.lower()
    assert radplan("diff", *folders, "--format", "md", "--lang", "nl", "--internal").out.count("Uilenadvies") == 2
