"""`{file: …}`: what is beside the plan is read, what lies outside its folder never is."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from radplan.checking import check
from radplan.findings import Finding
from radplan.reading import PlanFolder, read
from radplan.settings import Settings
from radplan.source import files

PLAN = "radplan: 1\nmunicipality: {name: Arnhem}\ntitle: Plan\nperiod: {year: 2019}\n"
ACTIVITIES = PLAN + "themes:\n  - id: t\n    title: T\n    activities:\n"
SECRET = "Dit is van iemand anders."


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A folder for a plan, with a secret beside it."""
    (tmp_path / "secret.md").write_text(SECRET)
    folder = tmp_path / "plan"
    folder.mkdir()
    return folder


def write(folder: Path, **texts: str | bytes) -> PlanFolder:
    """Write files (`__` for a slash) and read the plan."""
    for name, text in texts.items():
        path = folder / (name.replace("__", "/") + (".yaml" if name == "plan" else ".md"))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
    return read(str(folder / "plan.yaml"))


def found(folder: PlanFolder) -> list[tuple[str, int, int]]:
    return [(finding.text.key, finding.place.line, finding.place.column) for finding in folder.findings]


def named(findings: list[Finding]) -> list[str]:
    return [Path(finding.place.file).name for finding in findings]


def test_a_text_and_an_activity_are_read(plan: Path) -> None:
    folder = write(
        plan,
        plan=ACTIVITIES + "      - {file: a/b.md}\nvision: {file: visie.md}\n",
        a__b="---\nid: b\ntitle: B\ncosts_note: {file: ../visie.md}\n---\nTekst.\n",
        visie="Wij zien.\n",
    )
    assert not folder.findings and folder.plan
    activity = folder.plan.themes[0].activities[0]
    assert (activity.id, activity.description, activity.costs_note) == ("b", "Tekst.", "Wij zien.\n")
    assert folder.plan.vision == "Wij zien.\n"


def test_a_list_as_shorthand_for_a_file_is_no_file(plan: Path) -> None:
    folder = write(plan, plan=PLAN + "vision: {file: [a.md, b.md]}\n")
    assert found(folder) == [("wrong-type.file", 5, 16)]


@pytest.mark.parametrize("reference", [
    "../secret.md", "../plan/../secret.md", "a/../../secret.md", "./../secret.md", "link.md", "folder/secret.md",
    "../../../../../../../../../../../../etc/passwd", "/etc/passwd", "//etc/passwd", "chain.md",
])  # fmt: skip
def test_nothing_outside_the_folder_is_read(plan: Path, reference: str) -> None:
    (plan / "link.md").symlink_to("../secret.md")
    (plan / "chain.md").symlink_to("link.md")
    (plan / "folder").symlink_to("..")
    folder = write(plan, plan=PLAN + f"vision: {{file: {reference}}}\n")
    assert found(folder) == [("file-outside-plan", 5, 16)]
    assert not any(SECRET in source.text or "root:" in source.text for source in folder.sources.values())
    assert folder.plan and SECRET not in (folder.plan.vision or "")


@pytest.mark.parametrize("beside", ["realisation", "quickscan", "exceptions", "house-style"])
def test_a_link_beside_the_plan_leads_nowhere_outside(plan: Path, beside: str) -> None:
    write(plan, plan=PLAN)
    (plan / f"{beside}.yaml").symlink_to("../secret.md")
    folder = read(str(plan / "plan.yaml"))
    findings = check(folder, Settings())
    assert [(each.text.key, Path(each.place.file).name) for each in findings if each.severity == "error"] == [
        ("file-outside-plan.link", f"{beside}.yaml")
    ]
    assert not any(SECRET in source.text for source in folder.sources.values())
    (plan / f"{beside}.yaml").unlink()
    (plan / "anders.yaml").write_text("- a\n", "utf-8")
    (plan / f"{beside}.yaml").symlink_to("anders.yaml")
    assert "wrong-type" in {each.rule for each in check(read(str(plan / "plan.yaml")), Settings())}


def test_the_absolute_path_of_a_file_inside_is_fine(plan: Path) -> None:
    folder = write(plan, plan=PLAN + f"vision: {{file: {plan}/visie.md}}\n", visie="Ja.\n")
    assert not folder.findings


def test_links_that_stay_inside_are_followed(plan: Path) -> None:
    (plan / "link.md").symlink_to("visie.md")
    (plan / "zelf").symlink_to(".")
    folder = write(plan, plan=PLAN + "vision: {file: link.md}\npurpose: {file: zelf/zelf/visie.md}\n", visie="Ja.\n")
    assert not folder.findings


def test_the_folder_itself_may_be_a_link(plan: Path) -> None:
    write(plan, plan=PLAN + "vision: {file: visie.md}\n", visie="Ja.\n")
    (plan.parent / "ander").symlink_to(plan)
    assert not read(str(plan.parent / "ander" / "plan.yaml")).findings


def test_a_folder_whose_name_starts_the_same_is_outside(plan: Path) -> None:
    (plan.parent / "plan-2").mkdir()
    (plan.parent / "plan-2" / "x.md").write_text(SECRET)
    folder = write(plan, plan=PLAN + "vision: {file: ../plan-2/x.md}\n")
    assert found(folder) == [("file-outside-plan", 5, 16)]


def test_what_cannot_be_read_is_found_at_the_reference(plan: Path) -> None:
    os.mkfifo(plan / "pijp.md")
    (plan / "map").mkdir()
    (plan / "rond.md").symlink_to("rond.md")
    folder = write(
        plan,
        plan=PLAN + "vision: {file: weg.md}\npurpose: {file: map}\nsummary: {file: pijp.md}\n"
        "foreword: {text: {file: rond.md}}\nfinance: {text: {file: latijn.md}}\nanalysis: {text: {file: utf16.md}}\n"
        f"signalling: {{text: {{file: {'x' * 300}.md}}}}\ncontinuity: {{text: {{file: latijn.md/x}}}}\n"
        "evaluation: {text: {file: dev}}\n",
        latijn="één".encode("latin-1"), utf16="één".encode("utf-16"),
    )  # fmt: skip
    kinds = [key for key, *_ in found(folder)]
    assert kinds[:3] == ["file-unreadable.missing", "file-unreadable.not-regular", "file-unreadable.not-regular"]
    assert kinds[3] in ("file-unreadable.unreadable", "file-unreadable.missing")
    assert kinds[4:] == [
        "file-unreadable.include-encoding", "file-unreadable.include-utf-16", "file-unreadable.unreadable",
        "file-unreadable.not-regular", "file-unreadable.missing",
    ]  # fmt: skip
    assert [line for _, line, _ in found(folder)] == list(range(5, 14))
    assert set(named(folder.findings)) == {"plan.yaml"}


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to root")
def test_without_permission(plan: Path) -> None:
    (plan / "dicht.md").write_text("x")
    (plan / "dicht.md").chmod(0)
    folder = write(plan, plan=PLAN + "vision: {file: dicht.md}\n")
    assert found(folder) == [("file-unreadable.permission", 5, 16)]


def test_permission_has_its_own_word() -> None:
    """The same for root, to whom nothing is forbidden."""
    assert files.reason(PermissionError(13, "Permission denied")) == "permission"


def test_a_thousand_files_and_no_more(plan: Path) -> None:
    references = "".join("  - {file: x.md}\n" for _ in range(1001))
    folder = write(plan, plan=PLAN + "focus_points:\n" + references, x="Ja.\n")
    assert found(folder) == [("input-limit.includes", 1006, 12)]
    folder = write(plan, plan=PLAN + "focus_points:\n" + references.replace("  - {file: x.md}\n", "", 1))
    assert not folder.findings


def test_a_large_file_is_not_read(plan: Path) -> None:
    folder = write(plan, plan=PLAN + "vision: {file: groot.md}\n", groot=b"x" * (files.MAX_BYTES + 1))
    assert found(folder) == [("input-limit.include-bytes", 5, 16)]


def test_files_cannot_include_each_other(plan: Path) -> None:
    """An activity may name texts; a text names nothing, and an activity no activity."""
    folder = write(
        plan,
        plan=ACTIVITIES + "      - {file: a.md}\n      - {file: b.md}\n      - {file: plan.yaml}\n",
        a="---\nid: a\ntitle: A\nactivities: [{file: a.md}]\ndescription: {file: a.md}\n---\n",
        b="---\nfile: b.md\n---\n",
    )
    keys = [(Path(finding.place.file).name, finding.text.key, finding.path) for finding in folder.findings]
    assert ("a.md", "unknown-key", "themes[0].activities[0].activities") in keys
    assert ("b.md", "unknown-key", "themes[0].activities[1].file") in keys
    assert folder.plan and (folder.plan.themes[0].activities[0].description or "").startswith("---\nid: a")


def test_a_plan_that_includes_itself_as_text(plan: Path) -> None:
    folder = write(plan, plan=PLAN + "vision: {file: plan.yaml}\n")
    assert not folder.findings


def test_every_finding_of_every_file_comes_in_one_run(plan: Path) -> None:
    folder = write(
        plan,
        plan=ACTIVITIES + "      - {file: a.md}\n      - {file: b.md}\n      - {id: C, title: C}\nstatus: weg\n",
        a='---\nid: a\ntitle: "A\n---\n',
        b="---\nid: b\ntitle: B\nplanning: {start: 31-2-2019}\n---\nTekst\u2028.\n",
    )
    assert {(Path(finding.place.file).name, finding.rule) for finding in folder.findings} == {
        ("a.md", "yaml-syntax"), ("b.md", "invalid-date"), ("b.md", "forbidden-character"),
        ("plan.yaml", "invalid-id"), ("plan.yaml", "unknown-value"),
    }  # fmt: skip
    assert folder.plan and len(folder.plan.themes[0].activities) == 3


def test_a_broken_plan_does_not_hide_the_faults_of_its_files(plan: Path) -> None:
    folder = write(
        plan,
        plan=ACTIVITIES + '      - {file: a.md}\n      - file: weg.md\nvision: "open\n# - {file: comment.md}\n',
        a="---\nid: a\ntitle: A\ntrack: eigen\nplanning: {start: 31-2-2019}\n---\n",
    )
    assert folder.plan is None
    assert [(Path(f.place.file).name, f.text.key) for f in folder.findings] == [
        ("plan.yaml", "yaml-syntax.quote"), ("plan.yaml", "file-unreadable.missing"),
        ("a.md", "invalid-date.impossible"),
    ]  # fmt: skip


@pytest.mark.parametrize("text, expected", [
    ("vision: {file: x.md, text: y}", ("unknown-key.beside-file", 22)),
    ("vision: {text: y, file: x.md}", ("unknown-key.beside-file", 10)),
    ("file: x.md", ("unknown-key", 1)),
    ("council: {annexes: [{title: x, file: x.md}]}", ("unknown-key", 32)),
    ("region: {name: {file: x.md}}", ("wrong-type.text-file", 23)),
    ("vision: {file: ''}", ("file-unreadable.not-regular", 16)),
    ("vision: {file: leeg.md}", ("empty-text.file", 16)),
])  # fmt: skip
def test_a_reference_stands_alone_and_where_a_text_belongs(plan: Path, text: str, expected: tuple[str, int]) -> None:
    folder = write(plan, plan=PLAN + text + "\n", x="Ja.", leeg=" \n\t\n")
    assert [(finding.text.key, finding.place.column) for finding in folder.findings] == [expected]
    assert named(folder.findings) == ["plan.yaml"]


def test_names_are_shown_as_typed(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(plan, plan=PLAN + "vision: {file: a/b.md}\nstatus: x\n", a__b="x\u2028y")
    monkeypatch.chdir(plan.parent)
    assert {finding.place.file for finding in read("plan/plan.yaml").findings} == {"plan/plan.yaml", "plan/a/b.md"}
    monkeypatch.chdir(plan)
    assert {finding.place.file for finding in read("plan.yaml").findings} == {"plan.yaml", "a/b.md"}
    monkeypatch.chdir(plan / "a")
    assert {finding.place.file for finding in read("../plan.yaml").findings} == {"../plan.yaml", "../a/b.md"}
