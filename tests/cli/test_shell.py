"""In a shell: completion, help that can be read, progress for who watches, and any screen, code page or path."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

import pytest

from cli.samples import ARNHEM, ROOT, SOUND, Run
from radplan.cli.declaring import COMMANDS
from radplan.cli.progress import progress
from radplan.rules import RULES

# Completion


@pytest.mark.parametrize("name", ["bash", "zsh", "fish", "powershell"])
def test_a_script_for_each_shell(shell: Run, name: str) -> None:
    result = shell("--show-completion", name, _TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION="1")
    assert result.code == 0
    assert "_RADPLAN_COMPLETE" in result.out


def completed(shell: Run, *words: str) -> list[str]:
    """What bash offers for the last of some words."""
    line = " ".join(("radplan", *words))
    return shell(_RADPLAN_COMPLETE="complete_bash", COMP_WORDS=line, COMP_CWORD=str(len(words))).out.splitlines()


def test_commands(shell: Run) -> None:
    assert completed(shell, "") == list(COMMANDS)
    assert completed(shell, "rul") == ["rule", "rules"]


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (("rule", "amount-in-te"), ["amount-in-text"]),
        (("validate", "--select", "no-o"), ["no-owner"]),
        (("validate", "--ignore", "no-owner,no-ind"), ["no-owner,no-indicator"]),
        (("render", "--document", "council-l"), ["council-letter"]),
        (("render", "--to", "do"), ["docx"]),
        (("templates", "sh"), ["show"]),
        (("templates", "show", "council-l"), ["council-letter"]),
        (("init", "--municipality", "Cui"), ["Cuijk"]),
        (("init", "--scheme", "spuk-2023"), ["spuk-2023-2026"]),
        (("budget", "--by", "th"), ["theme"]),
        (("validate", "--write-b"), ["--write-baseline"]),
        (("validate", "--lang", ""), ["nl", "en"]),
        (("init", "--for", "c"), ["central"]),
        (("init", "--language", ""), ["nl", "en"]),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_options_and_names(shell: Run, words: tuple[str, ...], offered: list[str]) -> None:
    assert completed(shell, *words) == offered


def test_every_rule(shell: Run) -> None:
    assert completed(shell, "rule", "") == list(RULES)


def test_zsh_and_fish_say_what_a_command_does(shell: Run) -> None:
    for name, action in (("zsh", ""), ("fish", "get-args")):
        given = {"_RADPLAN_COMPLETE": f"complete_{name}", "_TYPER_COMPLETE_ARGS": "radplan budg", "LANG": "nl_NL"}
        result = shell(**given, _TYPER_COMPLETE_FISH_ACTION=action)
        assert "Toon het geld per bron" in result.out, name


def test_completing_reads_no_plan_and_says_nothing_else(shell: Run, tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text("broken: [", encoding="utf-8")
    result = shell(cwd=tmp_path, _RADPLAN_COMPLETE="complete_bash", COMP_WORDS="radplan rule dup", COMP_CWORD="2")
    assert (result.out.split(), result.err) == (["duplicate-key", "duplicate-id"], "")


# Help


@pytest.mark.parametrize("tongue", ["nl_NL.UTF-8", "en_GB.UTF-8"])
@pytest.mark.parametrize("command", COMMANDS)
def test_help_fits_a_screen_and_ends_with_examples(
    radplan: Run, monkeypatch: pytest.MonkeyPatch, tongue: str, command: str
) -> None:
    monkeypatch.setenv("LANG", tongue)
    monkeypatch.setenv("COLUMNS", "80")
    page = radplan(command, "--help").out
    text, _, examples = page.partition("Voorbeelden:" if tongue.startswith("nl") else "Examples:")
    assert max(map(len, text.splitlines())) <= 80
    assert len(page.splitlines()) <= 60
    assert all(line.startswith(f"    radplan {command}") for line in examples.strip("\n").splitlines())
    assert examples.count("radplan") >= 1


def test_help_is_dutch_from_top_to_bottom(radplan: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "nl_NL.UTF-8")
    pages = "".join(radplan(*command, "--help").out for command in ([], *([name] for name in COMMANDS)))
    for english in ("Usage", "Options", "Arguments", "Show this", "OPTIONS", "default", "required", "completion for"):
        assert english not in pages, english


@pytest.mark.parametrize("columns", ["20", "40", "200"])
def test_help_at_any_width(radplan: Run, monkeypatch: pytest.MonkeyPatch, columns: str) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert radplan("validate", "--help").code == 0


# Progress


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_progress_is_for_who_watches(monkeypatch: pytest.MonkeyPatch) -> None:
    for screen, shown in ((Screen(), True), (io.StringIO(), False)):
        monkeypatch.setattr(sys, "stderr", screen)
        monkeypatch.setenv("TERM", "xterm")
        assert list(progress(["een", "twee"], "Plannen", str)) == ["een", "twee"]
        assert ("Plannen" in screen.getvalue()) == shown


def test_progress_of_one_thing_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", Screen())
    assert list(progress(["een"], "Plannen", str)) == ["een"]
    assert sys.stderr.getvalue() == ""  # type: ignore[attr-defined]


# Screens, code pages and paths


@pytest.mark.parametrize("encoding", ["cp1252", "cp437", "ascii", "latin-1"])
def test_output_is_utf_8_whatever_the_code_page(tmp_path: Path, encoding: str) -> None:
    plan = tmp_path / "plan.yaml"
    plan.write_text(SOUND.replace("Cuijk", "Súdwest-Fryslân").replace("Training", "Training ☂ “één”"), encoding="utf-8")
    for command in ("render", "budget", "validate"):
        done = subprocess.run(
            [sys.executable, "-m", "radplan", command, str(plan), *(["--by", "activity"] * (command == "budget"))],
            capture_output=True, cwd=ROOT, env={"PYTHONIOENCODING": encoding, "LANG": "nl_NL"}, timeout=60, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        text = done.stdout.decode("utf-8")
        assert "?" not in text.replace("???", "")
        assert "é" in text or command == "validate"


def test_paths_with_spaces_and_accents(radplan: Run, tmp_path: Path) -> None:
    folder = tmp_path / "Gemeente Súdwest-Fryslân" / "plan (2018) 'concept'"
    folder.mkdir(parents=True)
    (folder / "plan.yaml").write_text(SOUND.replace("amount: 10000", "amount: 12000"), encoding="utf-8")
    result = radplan("validate", folder)
    assert result.code == 1
    assert f"{folder / 'plan.yaml'}:6:71 error" in result.out
    (folder / "plan.yaml").write_text(SOUND, encoding="utf-8")
    assert radplan("render", folder, "--output", folder / "één plan.html").code == 0
    assert (folder / "één plan.html").read_text("utf-8").startswith("<!")


def test_no_color_is_heeded_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    from radplan import cli

    for value, coloured in (("", True), ("1", False)):
        monkeypatch.setenv("TERM", "xterm-256color")
        monkeypatch.setenv("NO_COLOR", value)
        screen = Screen()
        monkeypatch.setattr(sys, "stdout", screen)
        assert cli.run(["validate", ARNHEM]) == 0
        assert ("\x1b[" in screen.getvalue()) == coloured


@pytest.mark.parametrize("command", [["validate", ARNHEM], ["rule", "no-owner"]], ids=" ".join)
@pytest.mark.parametrize(("terminal", "coloured"), [("xterm", True), ("dumb", False)])
def test_a_terminal_without_colour_gets_none(
    monkeypatch: pytest.MonkeyPatch, command: list[str], terminal: str, coloured: bool
) -> None:
    from radplan import cli

    monkeypatch.setenv("TERM", terminal)
    screen = Screen()
    monkeypatch.setattr(sys, "stdout", screen)
    assert cli.run(command) == 0
    assert ("\x1b[" in screen.getvalue()) == coloured


def test_a_shell_that_there_isnt_is_a_failure(shell: Run) -> None:
    result = shell(_RADPLAN_COMPLETE="complete_nosuch")
    assert (result.code, "nosuch" in result.err) == (1, True)


def test_what_stands_for_a_value_is_dutch_too(radplan: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "nl_NL.UTF-8")
    usages = {name: radplan(name, "--help").out.splitlines()[0].partition("[OPTIES] ")[2] for name in COMMANDS}
    assert usages == {
        "init": "[MAP]", "validate": "[PLAN]...", "budget": "[PLAN]...", "render": "[PLAN]",
        "templates": "[ACTIE] [NAAM]", "schema": "", "fmt": "[PLAN]...", "fix": "[PLAN]...", "rule": "REGEL",
        "rules": "", "quickscan": "[PLAN]", "due": "[PLAN]...", "diff": "OUD NIEUW",
    }  # fmt: skip
