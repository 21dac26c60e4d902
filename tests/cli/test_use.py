"""What all commands share: exit codes, languages, streams, and whatever a person may hand to them."""

from __future__ import annotations

import contextlib
import io
import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from cli.samples import ARNHEM, BROKEN, EXCEEDED, ROOT, SOUND, Run, Write
from radplan import __version__, reading

# Exit codes


def test_0_for_a_sound_plan(radplan: Run, write: Write) -> None:
    plan = write(SOUND)
    assert [radplan(command, plan).code for command in ("validate", "budget", "render")] == [0, 0, 0]


def test_1_for_a_plan_with_errors(radplan: Run, write: Write) -> None:
    plan = write(BROKEN)
    assert [radplan(command, plan).code for command in ("validate", "budget", "render")] == [1, 1, 1]


@pytest.mark.parametrize(
    "arguments",
    [
        ["nonsense"], ["validate", "--nonsense"], ["validate", "--format", "pdf"], ["validate", "--lang", "de"],
        ["validate", "--as-of", "gisteren"], ["budget", "--by", "mayor"], ["render", "--to", "odt"],
        ["render", "--document", "poem"], ["render", "--templates", "no-such-folder"],
        ["validate", "--select", "no-rule"],
    ],
    ids=" ".join,
)  # fmt: skip
def test_2_for_wrong_use(radplan: Run, arguments: list[str]) -> None:
    result = radplan(arguments[0], *([ARNHEM] if len(arguments) > 1 else []), *arguments[1:])
    assert (result.code, result.out) == (2, "")
    assert result.err
    assert "Traceback" not in result.err


@pytest.mark.parametrize("command", ["validate", "budget", "render"])
@pytest.mark.parametrize("argument", ["no-such-plan.yaml", "tests/cli/test_use.py/x", "benchmarks", "/dev/null"])
def test_3_for_what_can_not_be_opened(radplan: Run, command: str, argument: str) -> None:
    result = radplan(command, argument)
    assert (result.code, result.out.startswith("{") or result.out.count("\n") <= 1) == (3, True)
    assert argument in result.err
    assert len(result.err.splitlines()) == 1


def test_3_for_a_fifo_at_once(radplan: Run, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "plan.yaml")
    assert radplan("validate", tmp_path / "plan.yaml").code == 3


def test_of_several_plans_the_highest_code_wins_and_json_is_printed_all_the_same(radplan: Run, write: Write) -> None:
    result = radplan("validate", ARNHEM, write(BROKEN), "no-such-plan.yaml", "--format", "json")
    assert result.code == 3
    report = json.loads(result.out)
    assert report["plans"] == 2
    assert "unknown-reference" in {finding["rule"] for finding in report["findings"]}


def test_4_for_a_fault_of_our_own_without_the_plans_contents(
    radplan: Run, write: Write, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def fault(argument: str, **_: object) -> None:
        raise RuntimeError(f"geheim uit {Path(argument).read_text('utf-8')}") from ValueError("geheim bedrag 10000")

    reports = tmp_path / "reports"
    reports.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(reports))
    monkeypatch.setattr(reading, "read", fault)
    result = radplan("validate", write(SOUND.replace("Training", "Geheim")))
    assert (result.code, result.out) == (4, "")
    assert len(result.err.splitlines()) == 1
    (report,) = reports.iterdir()
    assert str(report) in result.err
    text = report.read_text("utf-8")
    assert "RuntimeError" in text
    assert "geheim" not in text.lower()
    assert "10000" not in text
    assert str(tmp_path) not in text


def test_130_for_an_interruption(radplan: Run, monkeypatch: pytest.MonkeyPatch, write: Write) -> None:
    def interrupted(_: str, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(reading, "read", interrupted)
    assert radplan("validate", write(SOUND)).code == 130


def test_130_for_control_c_in_a_shell() -> None:
    waiting = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)\n"  # ours may have it ignored
    waiting += "import os, sys; from radplan.cli import run; from radplan.source import files; read = files.read_plan\n"
    waiting += "def told(*a): os.write(2, b'.\\n'); return read(*a)\n"
    waiting += "files.read_plan = told; sys.exit(run(['validate', '-']))"
    pipe = subprocess.PIPE
    with subprocess.Popen([sys.executable, "-c", waiting], stdin=pipe, stdout=pipe, stderr=pipe) as process:
        assert process.stderr is not None
        process.stderr.readline()  # from here on it waits for the end of its input
        for _ in range(20):  # in the instant before it waits, a signal is only seen with the next one
            process.send_signal(signal.SIGINT)
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(1)
                break
        process.kill()  # does nothing to one that ended
        out, error = process.communicate(timeout=20)
    assert (process.returncode, out, error) == (130, b"", b"")


# Streams


def test_standard_input(radplan: Run, shell: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(EXCEEDED.encode())))
    result = radplan("validate", "-")
    assert result.code == 1
    assert result.out.startswith("-:6:71 error budget-exceeded")
    assert shell("budget", "-", stdin=SOUND.encode()).code == 0
    assert "# Plan van aanpak netwerkopbouw" in shell("render", "-", stdin=SOUND.encode()).out


def test_a_redirect_is_clean(shell: Run) -> None:
    result = shell("render", ARNHEM, "--to", "html")
    assert (result.code, result.err) == (0, "")
    assert result.out.startswith("<!DOCTYPE html>") or result.out.startswith("<!doctype html>")


def test_a_reader_that_leaves_is_no_fault_and_no_success() -> None:
    reading, writing = os.pipe()
    os.close(reading)  # before anything is written: what fits in a pipe is not missed by who leaves later
    command = [sys.executable, "-m", "radplan", "validate", str(ARNHEM), "--advice"]
    with os.fdopen(writing, "wb") as out:
        done = subprocess.run(command, cwd=ROOT, stdout=out, stderr=subprocess.PIPE, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (141, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a disk that is always full")
@pytest.mark.parametrize("command", ["--version", "--help", f"validate {ARNHEM} --format json", f"budget {ARNHEM}"])
def test_no_room_for_the_output_is_said(command: str) -> None:
    line = f"'{sys.executable}' -m radplan {command} > /dev/full"
    done = subprocess.run(["bash", "-c", line], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "no room left" in done.stderr


def test_several_plans_in_one_run(radplan: Run, write: Write) -> None:
    report = json.loads(radplan("validate", ARNHEM, write(SOUND), ARNHEM, "--format", "json").out)
    assert report["plans"] == 2


def test_without_an_argument_the_current_folder(radplan: Run, monkeypatch: pytest.MonkeyPatch, write: Write) -> None:
    monkeypatch.chdir(write(EXCEEDED).parent)
    result = radplan("validate")
    assert result.code == 1
    assert result.out.startswith("plan.yaml:6:71 error")


def test_no_colour_outside_a_terminal(shell: Run) -> None:
    assert "\x1b" not in shell("validate", ARNHEM, TERM="xterm-256color").out


@pytest.mark.parametrize("columns", ["10", "40", "80", "200", "-3", "many"])
@pytest.mark.parametrize(
    "command", [["validate", "--advice"], ["budget"], ["budget", "--by", "activity"]], ids=" ".join
)
def test_any_width(radplan: Run, monkeypatch: pytest.MonkeyPatch, command: list[str], columns: str) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert radplan(command[0], ARNHEM, *command[1:]).code == 0


# Language


def test_the_language_asked_for_is_also_that_of_help_and_of_wrong_use(shell: Run) -> None:
    english = {"LC_ALL": "en_GB.UTF-8"}
    assert shell("budget", "--lang", "nl", "--help", **english).out.startswith("Gebruik: radplan budget")
    assert "Deze optie is er niet: --nergens" in shell("budget", "--lang=nl", "--nergens", **english).err
    assert shell("budget", "--lang", "en", "--help", LC_ALL="nl_NL.UTF-8").out.startswith("Usage: radplan budget")
    assert "choose nl or en" in shell("budget", "--lang", "de", **english).err


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"), ({"LANG": "nl_NL.UTF-8"}, "nl"), ({"LANG": "nl_NL", "LC_ALL": "C"}, "en"),
        ({"LANG": "en_GB", "LC_MESSAGES": "nl_BE"}, "nl"), ({"LANG": "de_DE"}, "en"),
        ({"LANG": "nl", "LC_ALL": ""}, "nl"),
    ],
    ids=str,
)  # fmt: skip
def test_the_environment_says_the_language(
    radplan: Run, write: Write, monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], language: str
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    found = radplan("validate", write(EXCEEDED)).out
    assert ("toegekend" in found, "granted 1" in found or "granted €" in found.replace("\u00a0", " ")) == (
        language == "nl", language == "en",
    )  # fmt: skip


def test_lang_goes_before_the_environment(radplan: Run, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "nl_NL")
    assert "more than the granted" in radplan("validate", write(EXCEEDED), "--lang", "en").out


@pytest.mark.parametrize("command", [[], ["validate"], ["budget"], ["render"]], ids=str)
def test_help_in_both_languages(shell: Run, command: list[str]) -> None:
    english, dutch = shell(*command, "--help"), shell(*command, "--help", LANG="nl_NL.UTF-8")
    assert english.code == dutch.code == 0
    assert english.out != dutch.out
    assert english.err == dutch.err == ""


def test_version_says_the_same_everywhere(radplan: Run, shell: Run) -> None:
    assert shell("--version").out == radplan("--version").out == f"radplan {__version__}\n"


# Bad input, by name: a finding or one clear line, never a traceback


@pytest.mark.parametrize(
    "content",
    [
        b"", b"- a\n- b\n", b"woord", b"radplan: 1\n---\nradplan: 1\n", b"radplan:\t1\n\tx: 2\n", b"title: 'open\n",
        "title: caf\xe9".encode("latin-1"), SOUND.encode("utf-16"), b"\xef\xbb\xbf" + SOUND.encode(),
        SOUND.replace("\n", "\r\n").encode(), SOUND.replace("Training", "Trai\u2028ning").encode(),
        b"title: \x07\x00\n", SOUND.replace("Training", "\u202egniniarT").encode(), b"[" * 100_000, b"{" * 100_000,
        b"a: " + b"- " * 50_000, b"a: &a [x, x]\nb: &b [*a, *a]\nc: [" + b"*b, " * 9000 + b"]\n", b"x" * 50_000_000,
        b"\xff" * 1000, b"a: !!python/object/apply:os.system [ls]\n", b"<<: {a: 1}\n", b"? [a]\n: b\n", b"title: *x\n",
    ],
    ids=range(23),
)  # fmt: skip
@pytest.mark.parametrize("command", ["validate", "budget", "render"])
def test_bad_input_is_never_a_traceback(radplan: Run, tmp_path: Path, command: str, content: bytes) -> None:
    plan = tmp_path / "plan.yaml"
    plan.write_bytes(content)
    result = radplan(command, plan)
    assert result.code in (0, 1)
    assert "Traceback" not in result.out + result.err
    assert result.code == 0 or str(plan) in result.out + result.err or "plan.yaml" in result.out + result.err


WRONG_USE = [
    (["valdate"], "er is geen opdracht “valdate”; bedoelde u validate?"),
    (["val"], "er is geen opdracht “val”; bedoelde u validate?"),
    (["iets"], "er is geen opdracht “iets”; kies uit init, validate, budget,"),
    (["-"], "er is geen opdracht “-”; kies uit init, validate, budget,"),
    ([""], "er is geen opdracht “”; kies uit init, validate, budget,"),
    (["validate", "--formt"], "Deze optie is er niet: --formt (bedoelde u: --format)"),
    (["validate", "--out"], "Deze optie is er niet: --out\n"),
    (["render", "--out"], "Deze optie is er niet: --out (bedoelde u: --output)"),
    (["render", "--format", "xml"], "Deze optie is er niet: --format (bedoelde u: --to)"),
    (["budget", "--to", "csv"], "Deze optie is er niet: --to (bedoelde u: --format)"),
    (["budget", "--frob"], "Deze optie is er niet: --frob\n"),
    (["--vrsion"], "Deze optie is er niet: --vrsion (bedoelde u: --version)"),
    (
        ["validate", "--format", "yaml"],
        "Ongeldige waarde voor '--format': “yaml” is hier geen keuze; kies uit text, json,",
    ),
    (["budget", "--by", "them"], "Ongeldige waarde voor '--by': “them” is hier geen keuze; bedoelde u theme?"),
    (
        ["render", "--document", "council-leter"],
        "Ongeldige waarde voor '--document': “council-leter” is hier geen keuze; bedoelde u council-letter?",
    ),
    (["templates", "lst"], "Ongeldige waarde voor 'ACTIE': “lst” is hier geen keuze; bedoelde u list?"),
    (["validate", "--strict=1"], "optie '--strict' heeft geen waarde."),
    (["budget", "--output"], "optie '--output' vraagt om een waarde."),
    (["rule"], "Er ontbreekt een argument: 'REGEL'."),
    (["rule", "a", "b"], "Dit is te veel: (b)"),
]


@pytest.mark.parametrize(
    ("arguments", "answer"), WRONG_USE, ids=lambda value: " ".join(value) if isinstance(value, list) else ""
)
def test_wrong_use_is_told_in_dutch(
    radplan: Run, monkeypatch: pytest.MonkeyPatch, arguments: list[str], answer: str
) -> None:
    monkeypatch.setenv("LANG", "nl_NL.UTF-8")
    result = radplan(*arguments)
    assert (result.code, result.out) == (2, "")
    assert f"Fout: {answer}" in result.err
    assert result.err.startswith("Gebruik: radplan ")
    assert result.err.splitlines()[1].startswith("Zie 'radplan ")
    for english in ("Error", "Try '", "Invalid", "Missing", "such", "Option "):
        assert english not in result.err


# What was read is never written over


@pytest.mark.parametrize(
    ("command", "read"),
    [
        (["render", "--to", "md", "--output"], "plan.yaml"),
        (["render", "--to", "md", "--output"], "realisation.yaml"),
        (["render", "--to", "md", "--output"], "house-style.yaml"),
        (["budget", "--format", "text", "--output"], "text.md"),
        (["validate", "--write-baseline"], "plan.yaml"),
        (["validate", "--write-baseline"], "link.yaml"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else value,
)
def test_an_input_is_no_output(radplan: Run, tmp_path: Path, command: list[str], read: str) -> None:
    plan = files_of_a_plan(tmp_path)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    result = radplan(*command, tmp_path / read, plan)
    assert (result.code, result.out) == (2, "")
    assert f"{read}: this file is part of the plan" in " ".join(result.err.split())
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


@pytest.mark.parametrize(
    "command",
    [("validate", "--write-baseline"), ("budget", "--format", "md", "--output"), ("render", "--to", "md", "--output")],
    ids=str,
)
@pytest.mark.parametrize(
    "name",
    ["radplan.toml", "house-style.yaml", "templates/plan.html.j2", "templates/delen/kop.j2", "logo.svg"],
)
def test_nor_is_what_counts_for_the_plan(radplan: Run, tmp_path: Path, command: tuple[str, ...], name: str) -> None:
    plan = files_of_a_plan(tmp_path / "plannen")
    top = tmp_path if name == "radplan.toml" else plan.parent
    (top / name).parent.mkdir(parents=True, exist_ok=True)
    (top / name).touch()
    if name == "logo.svg":
        (top / name).write_text("<svg/>", "utf-8")
        (top / "house-style.yaml").write_text("logo: {file: ./logo.svg, alt: Wapen}\n", "utf-8")
    before = (top / name).read_bytes()
    result = radplan(*command, top / name, plan)
    assert (result.code, result.out, (top / name).read_bytes()) == (2, "", before)
    assert "this file is part of the plan" in " ".join(result.err.split())


def test_nor_is_a_template_from_elsewhere(radplan: Run, tmp_path: Path) -> None:
    plan, own = files_of_a_plan(tmp_path / "plannen"), tmp_path / "sjablonen" / "plan.html.j2"
    own.parent.mkdir()
    own.write_text("<h1>{{ plan.title }}</h1>", "utf-8")
    result = radplan("render", plan, "--templates", own.parent, "--to", "html", "--output", own)
    assert (result.code, own.read_text("utf-8")) == (2, "<h1>{{ plan.title }}</h1>")


def test_a_file_with_such_a_name_elsewhere_is_an_output(radplan: Run, tmp_path: Path) -> None:
    plan, other = files_of_a_plan(tmp_path / "plannen"), tmp_path / "templates" / "radplan.toml"
    other.parent.mkdir()
    other.touch()
    assert radplan("budget", plan, "--format", "md", "--output", other).code == 0
    assert radplan("budget", plan, "--format", "md", "--output", plan.parent / "templates.md").code == 0


def test_no_document_of_all_goes_over_an_included_text(radplan: Run, tmp_path: Path) -> None:
    plan = files_of_a_plan(tmp_path)
    (tmp_path / "text.md").rename(tmp_path / "plan.md")
    plan.write_text(plan.read_text("utf-8").replace("text.md", "plan.md"), "utf-8")
    names = {path.name for path in tmp_path.iterdir()}
    assert radplan("render", plan, "--all", tmp_path, "--to", "md").code == 2
    assert {path.name for path in tmp_path.iterdir()} == names
    assert (tmp_path / "plan.md").read_text("utf-8") == "Professionals leren signalen herkennen.\n"


def files_of_a_plan(folder: Path) -> Path:
    """A plan with a text in a file of its own, what became of it, a house style, and a link to it."""
    folder.mkdir(exist_ok=True)
    plan = folder / "plan.yaml"
    plan.write_text(SOUND.replace("Professionals leren signalen herkennen.", "{file: text.md}"), "utf-8")
    (folder / "text.md").write_text("Professionals leren signalen herkennen.\n", "utf-8")
    (folder / "realisation.yaml").write_text("radplan-realisation: 1\nas_of: 2018-06-30\n", "utf-8")
    (folder / "house-style.yaml").write_text("colours: {accent: '#154273'}\n", "utf-8")
    (folder / "link.yaml").symlink_to(plan)
    return plan


# Where one may not look, and where nobody listens


@pytest.fixture
def closed() -> Iterator[Path]:
    """A folder with a plan, and one beside it that only its owner, who isn't here, may look into."""
    with tempfile.TemporaryDirectory() as place:
        top = Path(place)
        top.chmod(0o755)
        for name in ("open", "closed"):
            (top / name).mkdir()
            (top / name / "plan.yaml").write_text(SOUND, "utf-8")
        (top / "closed").chmod(0)
        yield top
        (top / "closed").chmod(0o755)


@contextmanager
def nobody() -> Iterator[None]:
    """As somebody to whom permissions apply, also where the tests are root's."""
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)


@pytest.mark.parametrize("command", ["validate", "budget", "render"])
def test_3_for_a_folder_one_may_not_look_into(radplan: Run, closed: Path, command: str) -> None:
    radplan(command, closed / "open")  # imports what the command needs
    with nobody():
        result = radplan(command, closed / "closed")
    assert (result.code, result.out) == (3, "")
    assert result.err == f"{closed / 'closed'}: no permission to read this\n"


def test_a_folder_one_may_not_look_into_is_told_beside_the_others(radplan: Run, closed: Path) -> None:
    radplan("validate", closed / "open")
    with nobody():
        result = radplan("validate", closed)
    assert result.code == 3
    assert result.out.startswith("1 plan: ")
    assert result.err == f"{closed / 'closed' / 'plan.yaml'}: no permission to read this\n"


@pytest.mark.parametrize(
    ("arguments", "code", "out"),
    [
        ("validate {sound} 2>&-", 0, "1 plan"), ("validate no-such-plan 2>&-", 3, ""), ("validate --wrong 2>&-", 2, ""),
        ("validate {sound} >&-", 0, ""), ("validate - <&-", 1, "missing-key"), ("--version >&-", 0, ""),
        ("render {sound} --output {folder}/plan.md 2>&-", 0, ""),
    ],
)  # fmt: skip
def test_streams_that_were_closed_before_it_started(write: Write, arguments: str, code: int, out: str) -> None:
    plan = write(SOUND)
    line = f"{sys.executable} -m radplan {arguments.format(sound=plan, folder=plan.parent)}"
    done = subprocess.run(["sh", "-c", line], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (code, "")
    assert (out in done.stdout) if out else done.stdout == ""


PLAN = str(ROOT / ARNHEM)
NO_PLAN = [
    ["validate", ""], ["validate", PLAN, ""], ["budget", ""], ["render", ""], ["quickscan", ""], ["due", ""],
    ["fmt", ""], ["fix", ""], ["diff", "", PLAN], ["diff", PLAN, ""],
]  # fmt: skip
EMPTY = [
    ["init", ""], ["render", PLAN, "--all", ""], ["render", PLAN, "--output="], ["budget", PLAN, "-o", ""],
    ["validate", PLAN, "--select", ""], ["validate", PLAN, "--as-of", ""], ["validate", PLAN, "--baseline="],
    ["validate", PLAN, "--lang", ""], ["init", "--municipality", ""], ["templates", "--plan", ""],
]  # fmt: skip


@pytest.mark.parametrize("arguments", EMPTY, ids=lambda arguments: " ".join(arguments[:1] + arguments[-2:]))
def test_an_empty_value_is_wrong_use(
    radplan: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    """A variable that isn't set must not become the current folder, or no choice at all."""
    monkeypatch.chdir(tmp_path)
    result = radplan(*arguments)
    assert (result.code, result.out) == (2, "")
    assert "this value is empty" in result.err


@pytest.mark.parametrize("arguments", NO_PLAN, ids=" ".join)
def test_an_empty_plan_can_not_be_opened(
    radplan: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    (tmp_path / "plan.yaml").write_text(SOUND, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    result = radplan(*arguments)
    assert result.code == 3
    assert "the name of a plan is empty" in result.err
    assert "netwerkopbouw" not in result.out


@pytest.mark.parametrize(
    ("arguments", "said"), [(["rule", ""], "name a rule"), (["templates", "show", ""], "there is no template “”; ")]
)
def test_an_empty_name_is_none(radplan: Run, arguments: list[str], said: str) -> None:
    result = radplan(*arguments)
    assert (result.code, said in result.err) == (2, True)


@pytest.mark.parametrize("rules", [",", " , "])
def test_no_rule_at_all_is_no_choice_of_rules(radplan: Run, rules: str) -> None:
    result = radplan("validate", ARNHEM, "--select", rules)
    assert (result.code, result.out) == (2, "")
    assert "name a rule" in result.err


def test_an_option_behind_two_dashes_is_none(radplan: Run) -> None:
    assert "there is no such file" in radplan("validate", "--", "--lang", "nl").err


@pytest.mark.parametrize("arguments", [["budget"], ["render"], ["render", "--to", "html"]], ids=" ".join)
def test_output_to_a_dash_is_standard_output(
    radplan: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    result = radplan(*arguments, PLAN, "--output", "-")
    assert (result.code, result.err, list(tmp_path.iterdir())) == (0, "", [])
    assert result.out == radplan(*arguments, PLAN).out


def test_metadata_do_not_stand_next_to_standard_output(radplan: Run) -> None:
    result = radplan("render", ARNHEM, "--diwoo", "--output", "-")
    assert (result.code, result.out) == (2, "")
