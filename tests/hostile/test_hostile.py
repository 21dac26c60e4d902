"""Bad input, by name: a finding or a clear line, the right exit code, soon, in little memory, and never a traceback."""

from __future__ import annotations

import gc
import json
import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from radplan import cli

HEAD = "radplan: 1\nmunicipality: {name: Arnhem, code: gm0202}\ntitle: Plan\nperiod: {year: 2019}\n"
THEME = HEAD + "themes:\n  - id: t\n    title: T\n    activities:\n"
ACTIVITY = THEME + "      - id: a\n        title: A\n"
FUNDED = ACTIVITY + "        costs:\n          - {item: x, amount: 100, funding: s}\n"
SOURCE = "funding: [{id: s, title: S, kind: grant, granted: 100, requested: 100}]\n"
MEGABYTES = 200
SECONDS = 5  # of processor time: "within a second" on a quiet machine, whatever this one is doing

# Runs a command and tells its exit code, its largest memory (in KB) and its processor time. A process between the
# tests and the command, because a command starts its count with the memory of what started it.
MEASURE = """
import json, resource, subprocess, sys
done = subprocess.run(sys.argv[1:], stdin=sys.stdin, capture_output=True, timeout=60)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
seconds = used.ru_utime + used.ru_stime
print(json.dumps([done.returncode, used.ru_maxrss, seconds, done.stdout.decode(), done.stderr.decode()]))
"""


class Hostile(NamedTuple):
    """An input, the exit code it leads to, and the rules it breaks with their places (`rule:line:column`)."""

    content: str | bytes | Callable[[Path], object]
    code: int
    found: tuple[str, ...] = ()
    argument: str = "plan.yaml"


def bomb() -> str:
    """A billion laughs."""
    lines = ["vocabularies:", "  track: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"  k{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 10)]
    return HEAD + "\n".join(lines) + "\n"


def nothing(_folder: Path) -> None:
    """An argument that is wrong by itself."""


def sparse(folder: Path) -> None:
    (folder / "plan.yaml").touch()
    os.truncate(folder / "plan.yaml", 2_000_000_000)


def linked(folder: Path) -> None:
    (folder.parent / "secret.md").write_text("geheim")
    (folder / "link.md").symlink_to("../secret.md")
    (folder / "plan.yaml").write_text(HEAD + "vision: {file: link.md}\n")


def including(folder: Path) -> None:
    (folder / "a.md").write_text("---\nid: a\ntitle: A\ncosts_note: {file: b.md}\nactivities: [{file: b.md}]\n---\n")
    (folder / "b.md").write_text("---\nid: b\ntitle: B\ncosts_note: {file: a.md}\n---\n")
    (folder / "plan.yaml").write_text(THEME + "      - {file: a.md}\n      - {file: b.md}\n")


def bound(folder: Path) -> None:
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(os.path.relpath(folder / "plan.yaml"))


CASES = {
    # Arguments.
    "missing file": Hostile(nothing, 3),
    "missing folder": Hostile(nothing, 3, argument="weg"),
    "empty name": Hostile(nothing, 3, argument=""),
    "long name": Hostile(nothing, 3, argument="x" * 5000),
    "folder without plan": Hostile(lambda folder: (folder / "x.yaml").write_text(HEAD), 3, argument="."),
    "folder called plan.yaml": Hostile(lambda folder: (folder / "plan.yaml").mkdir(), 3),
    "fifo": Hostile(lambda folder: os.mkfifo(folder / "plan.yaml"), 3),
    "socket": Hostile(bound, 3),
    "device": Hostile(nothing, 3, argument="/dev/zero"),
    "device behind a link": Hostile(lambda folder: (folder / "plan.yaml").symlink_to("/dev/zero"), 3),
    "link to itself": Hostile(lambda folder: (folder / "plan.yaml").symlink_to("plan.yaml"), 3),
    "link to nothing": Hostile(lambda folder: (folder / "plan.yaml").symlink_to("weg.yaml"), 3),
    # The file as a whole.
    "empty file": Hostile("", 1, ("missing-key:1:1",)),
    "only a comment": Hostile("# later\n", 1, ("missing-key:1:1",)),
    "a list": Hostile("- a\n- b\n", 1, ("wrong-type:1:1",)),
    "a word": Hostile("Uitvoeringsplan\n", 1, ("wrong-type:1:1",)),
    "two documents": Hostile(HEAD + "---\n" + HEAD, 1, ("yaml-syntax:5:1",)),
    "latin-1": Hostile((HEAD + "vision: Coördinatie\n").encode("latin-1"), 1, ("file-unreadable:5:11",)),
    "utf-16": Hostile(HEAD.encode("utf-16"), 1, ("file-unreadable:1:1",)),
    "utf-16 without a mark": Hostile(HEAD.encode("utf-16-le"), 1, ("file-unreadable:1:1",)),
    "utf-32": Hostile(HEAD.encode("utf-32"), 1, ("file-unreadable:1:1",)),
    "an image": Hostile(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)) * 50, 1, ("file-unreadable:1:1",)),
    "bom": Hostile(b"\xef\xbb\xbf" + HEAD.encode(), 0),
    "crlf": Hostile(HEAD.replace("\n", "\r\n"), 0),
    "50 MB": Hostile(b"# " + b"x" * 50_000_000, 1, ("input-limit:1:1",)),
    "2 GB": Hostile(sparse, 1, ("input-limit:1:1",)),
    # Characters.
    "u+2028": Hostile(HEAD + "vision: a\u2028b\nstatus: x\n", 1, ("forbidden-character:5:10", "unknown-value:6:9")),
    "u+0085": Hostile(HEAD + "vision: a\x85b\nstatus: x\n", 1, ("forbidden-character:5:10", "unknown-value:6:9")),
    "control characters": Hostile(
        HEAD + "vision: a\x00\x1b[2Jb\n", 1, ("forbidden-character:5:10", "forbidden-character:5:11")
    ),
    "bidi override": Hostile(HEAD + "vision: a\u202eb\n", 1, ("forbidden-character:5:10",)),
    "bidi override as an escape": Hostile(HEAD + 'vision: "a\\u202eb"\n', 1, ("forbidden-character:5:11",)),
    "bidi override by its number": Hostile(HEAD + "vision: a&#x202e;b\n", 1, ("forbidden-character:5:10",)),
    "line end by its number": Hostile(HEAD + "vision: |\n  a\n  b &#8232; c &#233;\n", 1, ("forbidden-character:7:5",)),
    "no character by its number": Hostile(HEAD + "vision: a &#x110000; &#; &#x2028\n", 0),
    "nothing but numbers": Hostile(
        HEAD + "vision: x" + "&#8238;" * 50_000 + "\n", 1, tuple(f"forbidden-character:5:{n}" for n in range(10, 710, 7)),
    ),
    "nothing but nul": Hostile(b"\0" * 8_000_000, 1, ("file-unreadable:1:1",)),
    "nothing but controls": Hostile(
        b"\1" * 100_000, 1, ("missing-key:1:1", *(f"forbidden-character:1:{n}" for n in range(1, 101))),
    ),
    # Notation.
    "tab": Hostile(HEAD + "evaluation:\n\tdue: 2019\n", 1, ("yaml-syntax:6:1",)),
    "unclosed quote": Hostile(HEAD + "vision: 'a\nstatus: draft\n" * 20, 1, ("yaml-syntax:5:9",)),
    "100 000 spaces behind a fault": Hostile(f'title: "x\n{" " * 100_000}', 1, ("yaml-syntax:1:8",)),
    "100 000 spaces behind a file": Hostile(f'title: "x\nfile: x{" " * 100_000}y', 1, ("yaml-syntax:1:8",)),
    "ever deeper": Hostile("".join(" " * depth + "a:\n" for depth in range(3000)), 1, ("input-limit:65:65",)),
    "100 000 brackets": Hostile("[" * 100_000, 1, ("input-limit:1:65",)),
    "100 000 braces": Hostile("{" * 100_000, 1, ("input-limit:1:65",)),
    "100 000 dashes": Hostile("- " * 100_000, 1, ("input-limit:1:129",)),
    "100 000 keys in each other": Hostile("a: {" * 100_000, 1, ("input-limit:1:256",)),
    "alias bomb": Hostile(bomb(), 1, ("input-limit:10:47",)),
    "alias in itself": Hostile(HEAD + "goals: &g [*g]\n", 1, ("yaml-syntax:5:12",)),
    "alias of nothing": Hostile(HEAD + "vision: *x\n", 1, ("yaml-syntax:5:9",)),
    "python tag": Hostile(
        HEAD + "vision: !!python/object/apply:os.system ['touch x']\n", 1, ("yaml-syntax:5:9", "wrong-type:5:41")
    ),
    "merge key": Hostile(HEAD + "region: {<<: {name: x}}\n", 1, ("yaml-syntax:5:10",)),
    "a line of 1 MB": Hostile(HEAD + "vision: '" + "[{a: " * 200_000 + "\n", 1, ("yaml-syntax:5:9",)),
    "brackets in a comment": Hostile(HEAD + "# " + "[{" * 500_000 + "\nvision: [\n", 1, ("yaml-syntax:6:9",)),
    # Includes.
    "file above the folder": Hostile(HEAD + "vision: {file: ../../etc/passwd}\n", 1, ("file-outside-plan:5:16",)),
    "absolute file": Hostile(HEAD + "vision: {file: /etc/passwd}\n", 1, ("file-outside-plan:5:16",)),
    "link out of the folder": Hostile(linked, 1, ("file-outside-plan:5:16",)),
    "includes that name each other": Hostile(including, 1, ("unknown-key:5:1",)),
    "a plan that names itself": Hostile(THEME + "      - {file: plan.yaml}\n", 1, ("missing-key:1:1",)),
    "included fifo": Hostile(
        lambda folder: (os.mkfifo(folder / "x.md"), (folder / "plan.yaml").write_text(HEAD + "vision: {file: x.md}\n")),
        1, ("file-unreadable:5:16",),
    ),
    # Values.
    "15.000": Hostile(HEAD + SOURCE.replace("granted: 100", "granted: 15.000"), 1, ("ambiguous-amount:5:51",)),
    "1e3": Hostile(HEAD + SOURCE.replace("granted: 100", "granted: 1e3"), 1, ("invalid-amount:5:51",)),
    ".inf": Hostile(HEAD + SOURCE.replace("granted: 100", "granted: .inf"), 1, ("invalid-amount:5:51",)),
    "12:30": Hostile(HEAD + SOURCE.replace("granted: 100", "granted: 12:30"), 1, ("invalid-amount:5:51",)),
    "010": Hostile(HEAD + SOURCE.replace("granted: 100", "granted: 010"), 1, ("invalid-amount:5:51",)),
    "a million digits": Hostile(
        HEAD + SOURCE.replace("granted: 100", "granted: " + "9" * 1_000_000), 1, ("invalid-amount:5:51",)
    ),
    "no as a name": Hostile(HEAD.replace("{name: Arnhem, code: gm0202}", "{name: no}"), 0),
    "30 february": Hostile(HEAD + "date: 2019-02-30\n", 1, ("invalid-date:5:7",)),
    "end before start": Hostile(
        ACTIVITY + "        planning: {start: 2019-06, end: 2019-04}\n", 1, ("period-reversed:11:41",)
    ),
    "id twice": Hostile(
        ACTIVITY + "      - id: a\n        title: B\n", 1, ("duplicate-id:11:13",)
    ),
    "source that isn't there": Hostile(FUNDED, 1, ("unknown-reference:12:45",)),
    "shares of 99 %": Hostile(
        FUNDED.replace("funding: s", "funding: [{id: s, share: 99}]") + SOURCE, 1, ("funding-split:12:45",)
    ),
    "placeholder that isn't there": Hostile(
        ACTIVITY + "        description: 'Het kost {{ costs.weg }}.'\n", 1, ("unknown-placeholder:11:32",)
    ),
    "template code": Hostile(HEAD + "vision: '{% for x in y %}{{% endfor %} <script>alert(1)</script>'\n", 0),
    "a name with code in it": Hostile(
        HEAD + "chapters: [{id: x, title: '<img src=x onerror=alert(1)>', text: x}]\n", 0
    ),
}  # fmt: skip

# What is measured in a process of its own: all that could take time or memory, or hang.
APART = (
    "missing file", "long name", "folder without plan", "fifo", "socket", "device", "device behind a link",
    "link to itself", "empty file", "utf-16", "an image", "50 MB", "2 GB", "nothing but nul", "nothing but controls",
    "100 000 spaces behind a fault", "100 000 spaces behind a file", "ever deeper", "unclosed quote", "100 000 brackets", "100 000 braces", "100 000 dashes", "100 000 keys in each other",
    "alias bomb", "alias in itself", "a line of 1 MB", "brackets in a comment", "includes that name each other",
    "a plan that names itself", "included fifo", "a million digits", "template code",
)  # fmt: skip


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for the input, which is also the current one."""
    folder = tmp_path / "plan"
    folder.mkdir()
    monkeypatch.chdir(folder)
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    return folder


@pytest.fixture
def collecting() -> Iterator[None]:
    yield
    gc.enable()  # a command switches it off, as it ends soon


def prepare(case: Hostile, folder: Path) -> None:
    if callable(case.content):
        case.content(folder)
    else:
        (folder / "plan.yaml").write_bytes(case.content.encode() if isinstance(case.content, str) else case.content)


def run(*arguments: str, stdin: bytes | None = None) -> tuple[int, int, float, str, str]:
    """Exit code, memory in KB, seconds of processor time, and what was written to the two outputs."""
    command = [sys.executable, "-c", MEASURE, sys.executable, "-m", "radplan", *arguments]
    done = subprocess.run(command, input=stdin, capture_output=True, timeout=90, check=True)
    code, memory, seconds, out, err = json.loads(done.stdout)
    return code, memory, seconds, out, err


def sound(out: str, err: str) -> None:
    assert "Traceback" not in out + err
    assert "pydantic" not in (out + err).lower()
    assert not set(out + err) & set("\x00\x1b\u2028\u202e\x85")


@pytest.mark.parametrize("name", APART)
def test_bad_input_takes_little(name: str, place: Path) -> None:
    case = CASES[name]
    prepare(case, place)
    code, memory, seconds, out, err = run("validate", case.argument, "--format", "json")
    sound(out, err)
    assert code == case.code, err
    assert memory < MEGABYTES * 1024
    assert seconds < SECONDS


@pytest.mark.usefixtures("collecting")
@pytest.mark.parametrize("name", CASES)
def test_bad_input(name: str, place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    case = CASES[name]
    prepare(case, place)
    code = cli.run(["validate", case.argument, "--format", "json"])
    out, err = capsys.readouterr()
    sound(out, err)
    assert code == case.code, err
    findings = json.loads(out)["findings"]
    if code == 3:
        assert not findings and 0 < len(err.strip().splitlines()) <= 2
    found = [f"{finding['rule']}:{finding['line']}:{finding['column']}" for finding in findings]
    wrong = [
        text for text, finding in zip(found, findings, strict=True)
        if finding["severity"] == "error" or text in case.found
    ]  # fmt: skip
    assert sorted(wrong) == sorted(case.found)
    for finding in findings:
        assert finding["message"] and len(finding["message"]) < 600


@pytest.mark.usefixtures("collecting")
@pytest.mark.parametrize("command", ["validate", "budget", "render"])
@pytest.mark.parametrize("name", CASES)
def test_bad_input_as_text(name: str, command: str, place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The same in every command that reads a plan, in Dutch, as a person sees it."""
    case = CASES[name]
    prepare(case, place)
    code = cli.run([command, case.argument, "--lang", "nl"] if command == "validate" else [command, case.argument])
    out, err = capsys.readouterr()
    sound(out, err)
    assert code in {case.code, 1 if command == "render" else case.code, 0 if command == "budget" else case.code}
    assert all(len(line) < 700 for line in err.splitlines())
    if command == "validate":
        assert all(len(line) < 700 for line in out.splitlines())


@pytest.mark.parametrize("content, code", [
    (b"", 1), (HEAD.encode(), 0), (b"\xff\xfe\x00", 1), (b"[" * 100_000, 1), (b"x" * 20_000_000, 1), (b"\0\1\2", 1),
    ((HEAD + "vision: {file: plan.yaml}\n").encode(), 1), ((HEAD + "vision: {file: /etc/passwd}\n").encode(), 1),
])  # fmt: skip
@pytest.mark.usefixtures("place")
def test_bad_input_from_standard_input(content: bytes, code: int) -> None:
    found, memory, _, out, err = run("validate", "-", "--format", "json", stdin=content)
    sound(out, err)
    assert found == code
    assert memory < MEGABYTES * 1024


def test_several_plans_of_which_one_is_bad(place: Path) -> None:
    """The worst exit code wins, and the findings of the others are there all the same."""
    (place / "goed.yaml").write_text(HEAD)
    (place / "fout.yaml").write_text(HEAD + "status: x\n")
    os.mkfifo(place / "pijp.yaml")
    code, _, _, out, err = run("validate", "goed.yaml", "pijp.yaml", "fout.yaml", "--format", "json")
    sound(out, err)
    assert code == 3 and "pijp.yaml" in err
    errors = [finding for finding in json.loads(out)["findings"] if finding["severity"] == "error"]
    assert [(finding["rule"], finding["file"]) for finding in errors] == [("unknown-value", "fout.yaml")]


@pytest.mark.usefixtures("collecting")
def test_no_code_of_a_plan_runs_in_a_document(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("template code", "a name with code in it"):
        prepare(CASES[name], place)
        assert cli.run(["render", "plan.yaml", "--to", "html"]) == 0
        out = capsys.readouterr().out
        assert "<script>alert" not in out and "<img src=x" not in out
