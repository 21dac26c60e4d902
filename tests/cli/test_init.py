"""`radplan init`: a plan that validates from the first minute, whatever is typed, and nothing lost or overwritten."""

from __future__ import annotations

import builtins
import contextlib
import json
import os
import select
import shlex
import signal
import sys
from decimal import Decimal
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cli.samples import ROOT, Run
from radplan.reading import read
from radplan.schemes.municipalities import without_spelling
from radplan.starters.text import plan_text
from radplan.starters.wish import KINDS, clean, read_wish

BASE = ("--municipality", "Cuijk", "--year", "2026")
SCHEMES = {"": "2026", "nctv-2019": "2019", "spuk-2020": "2020", "spuk-2022": "2022", "spuk-2023-2026": "2024"}


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("scheme", SCHEMES, ids=lambda value: value or "no scheme")
@pytest.mark.parametrize("grant", ["", "60000"], ids=["open", "granted"])
def test_a_starter_has_no_errors_and_its_only_warnings_are_prompts(
    radplan: Run, tmp_path: Path, kind: str, language: str, scheme: str, grant: str
) -> None:
    folder = tmp_path / "plan"
    town = ["--municipality", "Cuijk", "--year", SCHEMES[scheme], "--language", language]
    money = [f"{option}={value}" for option, value in (("--scheme", scheme), ("--grant", grant)) if value]
    assert radplan("init", folder, "--for", kind, *town, *money).code == 0
    report = json.loads(radplan("validate", folder, "--format", "json").out)
    assert report["counts"]["error"] == 0
    warnings = {finding["rule"] for finding in report["findings"] if finding["severity"] == "warning"}
    assert warnings == {"leftover-text"}


@pytest.mark.parametrize("kind", KINDS)
def test_the_other_commands_work_on_a_starter(radplan: Run, tmp_path: Path, kind: str) -> None:
    assert radplan("init", tmp_path / "plan", "--for", kind, *BASE, "--grant", "€ 60.000").code == 0
    assert "60.000" in radplan("budget", tmp_path / "plan").out
    document = radplan("render", tmp_path / "plan", "--document", "plan")
    assert document.code == 0
    assert "\n# Plan van aanpak preventie van radicalisering 2026\n" in document.out
    assert radplan("fmt", tmp_path / "plan", "--check").code == 0


def test_an_editor_finds_the_schema(radplan: Run, tmp_path: Path) -> None:
    assert radplan("init", tmp_path, *BASE).code == 0
    first = (tmp_path / "plan.yaml").read_text("utf-8").splitlines()[0]
    assert first == "# yaml-language-server: $schema=plan.schema.json"
    assert "properties" in json.loads((tmp_path / "plan.schema.json").read_text("utf-8"))


def test_a_small_municipality_gets_the_building_blocks(radplan: Run, tmp_path: Path) -> None:
    assert radplan("init", tmp_path, *BASE, "--region", "Oost-Brabant").code == 0
    plan = read(str(tmp_path / "plan.yaml")).plan
    assert plan is not None
    assert plan.municipality.code == "gm1684"
    assert plan.region is not None
    assert plan.region.name == "Oost-Brabant"
    assert plan.signalling is not None
    assert plan.continuity is not None
    assert plan.communication is not None
    assert plan.roles[0].backup == "vervanger"
    titles = [theme.title for theme in plan.themes]
    assert titles[:4] == ["Coördinatie", "Signaleren en melden", "Deskundigheid", "Communicatie"]


def test_themes_of_the_starter_and_of_ones_own(radplan: Run, tmp_path: Path) -> None:
    themes = ["--theme", "communicatie", "--theme", "Opvang: thuis & elders", "--theme", "Opvang thuis elders"]
    assert radplan("init", tmp_path, *BASE, *themes).code == 0
    plan = read(str(tmp_path / "plan.yaml")).plan
    assert plan is not None
    assert [(theme.id, theme.title) for theme in plan.themes] == [
        ("coordinatie", "Coördinatie"), ("communicatie", "Communicatie"),
        ("opvang-thuis-elders", "Opvang: thuis & elders"), ("opvang-thuis-elders-2", "Opvang thuis elders"),
    ]  # fmt: skip


# Nothing is overwritten, and nothing is half written


@pytest.mark.parametrize(("name", "said"), [("plan.yaml", "a plan here already"), ("notes.txt", "not empty")])
def test_1_where_something_is(radplan: Run, tmp_path: Path, name: str, said: str) -> None:
    (tmp_path / name).write_text("mine", encoding="utf-8")
    result = radplan("init", tmp_path, *BASE)
    assert (result.code, result.out) == (1, "")
    assert said in result.err
    assert [path.name for path in tmp_path.iterdir()] == [name]
    assert (tmp_path / name).read_text("utf-8") == "mine"


def test_1_for_a_file_and_2_for_a_folder_that_can_not_be_made(radplan: Run, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert radplan("init", tmp_path / "file", *BASE).code == 1
    assert radplan("init", tmp_path / "file" / "below", *BASE).code == 2
    assert radplan("init", "a\0b", *BASE).code == 2


def test_nothing_is_left_of_a_plan_that_can_not_be_written(
    radplan: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(self: Path, target: Path) -> Path:
        if target.name == "plan.yaml":
            raise OSError("no space left")
        return self.rename(target)

    monkeypatch.setattr(Path, "replace", full)
    assert radplan("init", tmp_path, *BASE).code == 2
    assert list(tmp_path.iterdir()) == []


def test_a_folder_under_git_is_empty_all_the_same(radplan: Run, tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    assert radplan("init", tmp_path, *BASE).code == 0


# Wrong use


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ([], "--municipality"), (["--year", "2026"], "--municipality"), (["--municipality", "Cuijk"], "--year"),
        ([*BASE, "--for", "huge"], "small, central, regional"), ([*BASE, "--grant", "15.000"], "€ 15 or € 15.000"),
        ([*BASE, "--grant=-5"], '"-5" is negative'), ([*BASE, "--grant", "1000000000000"], "too large for a plan"),
        ([*BASE, "--scheme", "nctv-2091"], "nctv-2091"),
        ([*BASE, "--scheme", "nctv-2019"], "2019, and the plan is for 2026"),
        ([*BASE, "--language", "de"], "nl, en"), (["--municipality", "Cuijk", "--year", "26"], "26 is no year"),
        ([*BASE, "--region", " \t "], "something has to stand"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)  # fmt: skip
def test_2_for_what_can_not_be_meant(radplan: Run, tmp_path: Path, options: list[str], said: str) -> None:
    result = radplan("init", tmp_path / "plan", *options)
    assert result.code == 2
    assert said in " ".join(result.err.replace("\u00a0", " ").split())
    assert not (tmp_path / "plan").exists()


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Anrhem", "did you mean Arnhem"),
        ("Bergen", "more than one"),
        ("Nergenshuizen aan Zee", "not on the official list"),
    ],
)
def test_a_name_that_is_not_on_the_list_is_told(radplan: Run, tmp_path: Path, name: str, said: str) -> None:
    result = radplan("init", tmp_path, "--municipality", name, "--year", "2026")
    assert result.code == 0
    assert said in result.err
    assert "code:" not in (tmp_path / "plan.yaml").read_text("utf-8").split("title:")[0]


# Whatever is typed


typed = st.text(st.characters(exclude_categories=("Cs",)) | st.sampled_from("'\"{}[]:#@&*!|>%-,\n\t\\ "), max_size=40)
texts = typed.filter(lambda text: clean(text) != "")


@settings(max_examples=150, deadline=None)
@example("BORN", "a", "b", [], "small")
@example("null", "~", "no", ["NULL", "true", "2026", "1e3", "="], "small")
@example("'s-Gravenhage: {x}", "{{ plan.granted }}", '"a"\n# b', ["- a", "[b](c)", "@year@", "\\", "a: b"], "regional")
@given(
    municipality=texts, region=texts, coordinator=texts, themes=st.lists(texts, max_size=3), kind=st.sampled_from(KINDS)
)
def test_what_is_typed_comes_out_as_it_was_meant(
    tmp_path_factory: pytest.TempPathFactory,
    municipality: str, region: str, coordinator: str, themes: list[str], kind: str,
) -> None:  # fmt: skip
    wish = read_wish(
        {
            "municipality": municipality, "year": "2026", "kind": kind, "region": region, "coordinator": coordinator,
            "themes": themes, "grant": "1250,50",
        }
    )  # fmt: skip
    text = plan_text(wish)
    known = yaml.load(text, yaml.BaseLoader)
    path = tmp_path_factory.mktemp("plan") / "plan.yaml"
    path.write_text(text, encoding="utf-8")
    folder = read(str(path))
    assert folder.findings == []
    assert folder.plan is not None
    # A name of the official list is written as that list does: `BORN` is Born.
    assert known["municipality"]["name"] == folder.plan.municipality.name == wish.municipality
    assert without_spelling(wish.municipality) == without_spelling(clean(municipality))
    assert known["region"]["name"] == clean(region)
    assert folder.plan.roles[0].title == clean(coordinator)
    assert folder.plan.funding[0].granted == Decimal("1250.50")
    titles = {theme.title.casefold() for theme in folder.plan.themes}
    assert {clean(title).casefold() for title in themes} <= titles


# In a terminal


class Terminal:
    """A terminal with somebody who types; an answer that is an error is Ctrl-C or Ctrl-D."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *answers: str | type[BaseException]) -> None:
        self.answers = list(answers)
        monkeypatch.setattr(builtins, "input", self.input)
        for stream in (sys.stdin, sys.stderr):
            monkeypatch.setattr(stream, "isatty", lambda: True, raising=False)

    def input(self) -> str:
        answer = self.answers.pop(0)
        if isinstance(answer, str):
            return answer
        raise answer


def test_the_questions_and_their_defaults(radplan: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = ["", "cui", "1", "soon", "2026", "Oost-Brabant", "spuk", "", "6o", "", "Communicatie, Eigen thema", ""]
    terminal = Terminal(monkeypatch, *answers)
    result = radplan("init", tmp_path)
    assert (result.code, result.out, terminal.answers) == (0, "", [])
    assert "Cuijk" in result.err
    assert "soon is no year" in result.err
    plan = read(str(tmp_path / "plan.yaml")).plan
    assert plan is not None
    assert (plan.municipality.name, plan.municipality.code, plan.period.year) == ("Cuijk", "gm1684", 2026)
    assert [theme.title for theme in plan.themes] == ["Coördinatie", "Communicatie", "Eigen thema"]
    assert plan.roles[0].title == "Adviseur openbare orde en veiligheid"


def test_what_was_publicly_awarded_is_proposed(radplan: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Terminal(monkeypatch, "", "", "", "")
    options = ["--for", "central", "--municipality", "Arnhem", "--year", "2019", "--scheme", "nctv-2019"]
    assert radplan("init", tmp_path, *options).code == 0
    assert "granted: 482800" in (tmp_path / "plan.yaml").read_text("utf-8")


def test_a_name_typed_twice_is_taken_as_it_is(radplan: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Terminal(monkeypatch, "Nergenshuizen", "Nergenshuizen", "", "", "", "")
    assert radplan("init", tmp_path, "--for", "small", "--year", "2015").code == 0
    assert "name: Nergenshuizen}" in (tmp_path / "plan.yaml").read_text("utf-8")


@pytest.mark.parametrize("way_out", [KeyboardInterrupt, EOFError])
@pytest.mark.parametrize("before", range(7))
def test_leaving_writes_nothing_and_loses_nothing(
    radplan: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way_out: type[BaseException], before: int
) -> None:
    answers = ["central", "Cuijk", "2026", "Oost 'n Brabant", "", "60000", "Een, Twee"]
    Terminal(monkeypatch, *answers[:before], way_out)
    result = radplan("init", tmp_path / "plan")
    assert (result.code, result.out) == (130, "")
    assert not (tmp_path / "plan").exists()
    command = shlex.split(result.err.splitlines()[-1])
    assert command[:3] == ["radplan", "init", str(tmp_path / "plan")]
    Terminal(monkeypatch, *answers[before:], "")
    again = [answers[4]] if before > 4 else []  # what was skipped is asked again
    Terminal(monkeypatch, *again, *answers[before:], "")
    assert radplan(*command[1:]).code == 0
    text = (tmp_path / "plan" / "plan.yaml").read_text("utf-8")
    assert "name: 'Oost ''n Brabant'" in text
    assert "granted: 60000" in text
    assert "title: Twee" in text


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_in_a_real_terminal(tmp_path: Path) -> None:
    import pty

    child, terminal = pty.fork()
    if child == 0:
        os.chdir(ROOT)
        os.environ["LANG"] = "nl_NL.UTF-8"
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # whoever runs the tests may have it ignored
        os.execv(sys.executable, [sys.executable, "-m", "radplan", "init", str(tmp_path / "plan")])
    shown = b""
    for until, answer in ((b"small]: ", b"\n"), (b"): ", b"Cuijk\n")):
        while not shown.endswith(until):
            shown += os.read(terminal, 1000)
        os.write(terminal, answer)
    while not shown.endswith(b"plan: "):
        shown += os.read(terminal, 1000)
    with contextlib.suppress(OSError):  # the end of a pseudo-terminal
        while True:
            # Pressed in the instant before it waits for an answer, Ctrl-C is only seen with the next key.
            os.write(terminal, b"\x03")
            while select.select([terminal], [], [], 1)[0]:
                shown += os.read(terminal, 1000)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 130
    assert "--for small --municipality Cuijk" in shown.decode()
    assert not (tmp_path / "plan").exists()


@pytest.mark.parametrize(
    "answers", [("", "", "Cuijk", "2026"), ("", "Cuijk", "", "2026")], ids=["municipality", "year"]
)
def test_what_is_needed_is_said_before_it_is_asked_again(
    radplan: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answers: tuple[str, ...]
) -> None:
    terminal = Terminal(monkeypatch, *answers, "", "", "", "", "")
    result = radplan("init", tmp_path)
    assert (result.code, terminal.answers) == (0, [])
    assert result.err.count("Without this radplan can't make a plan") == 1


def test_a_wrong_option_is_told_before_what_is_in_the_folder(radplan: Run, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").touch()
    result = radplan("init", tmp_path, *BASE, "--for", "huge")
    assert (result.code, "huge is no choice" in result.err) == (2, True)


def test_what_is_missing_is_no_wrong_value(radplan: Run, tmp_path: Path) -> None:
    said = radplan("init", tmp_path / "plan").err
    assert "missing: --municipality, --year" in said
    assert "Invalid value" not in said


def test_who_leaves_goes_on_in_the_same_language(radplan: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Terminal(monkeypatch, KeyboardInterrupt)
    assert "--lang nl" in radplan("init", tmp_path / "plan", "--lang", "nl").err.splitlines()[-1]


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("utrecht", "Utrecht"), ("gemeente SUDWEST FRYSLAN", "Súdwest-Fryslân"), ("Den Bosch", "Den Bosch"),
        ("Bergen", "Bergen"), ("Nergenshuizen", "Nergenshuizen"),
    ],
)  # fmt: skip
def test_a_name_is_spelt_as_on_the_official_list(radplan: Run, tmp_path: Path, typed: str, name: str) -> None:
    assert radplan("init", tmp_path, "--municipality", typed, "--year", "2026").code == 0
    plan = read(str(tmp_path / "plan.yaml")).plan
    assert plan is not None
    assert plan.municipality.name == name
