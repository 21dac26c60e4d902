"""Findings in a real terminal: of any width, with and without colour, whatever the line holds."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
import unicodedata
from itertools import pairwise
from pathlib import Path

import pytest

from cli.samples import ROOT, SOUND, Run, Write

COLOUR = re.compile(r"\x1b\[[0-9;]*m")
AWKWARD = """\
radplan: 1
municipality: {name: Arnhem}
titel: Uitvoeringsplan 2019
period: {year: 2019}
summary: |
  漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字 TODO 漢字漢字漢字漢字漢字漢字漢字
purpose: "eerste regel\tmet\ttabs
  tweede TODO regel"
vision: Een heel lange regel die ver over de rand gaat van elk venster dat iemand openzet, ook een breed, en dan TODO.
themes:
  - id: preventie
    title: Preventie
    activities: [{id: a, title: A, costs: [{item: Een post met een lange naam, bedrag: 10000, funding: nergens}]}]
"""


def terminal(plan: Path, columns: int, *options: str, **environment: str) -> str:
    """What a terminal shows."""
    ours, theirs = pty.openpty()
    kept = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "FORCE_COLOR")}
    command = [sys.executable, "-m", "radplan", "validate", str(plan), "--lang", "nl", *options]
    with subprocess.Popen(
        command, stdout=theirs, stderr=theirs, cwd=ROOT, env={**kept, "COLUMNS": str(columns), **environment}
    ):
        os.close(theirs)
        shown = b""
        try:
            while part := os.read(ours, 65536):
                shown += part
        except OSError:
            pass  # the terminal ends with the command
    os.close(ours)
    return shown.decode().replace("\r\n", "\n")


def cells(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


@pytest.mark.parametrize("columns", [60, 80, 140])
def test_every_caret_stands_under_what_is_meant(write: Write, columns: int) -> None:
    plain = terminal(write(AWKWARD), columns, NO_COLOR="1")
    assert "\x1b" not in plain
    lines = plain.splitlines()
    for line in lines:
        assert cells(line) <= columns or line.startswith("/"), line
    marked = [(above, below) for above, below in pairwise(lines) if re.match(r" +\| +\^+", below)]
    assert len(marked) == 6
    for above, below in marked:
        start, end = below.index("^"), below.rindex("^") + 1
        columns_of = [cells(above[:index]) for index in range(len(above) + 1)]
        meant = above[columns_of.index(start) : columns_of.index(end)]
        assert meant in ("titel", "TODO", "bedrag", "nergens"), (above, below)


def test_a_certain_repair_is_shown_as_a_diff(write: Write) -> None:
    plain = terminal(write(AWKWARD), 80, NO_COLOR="1")
    assert "      - titel: Uitvoeringsplan 2019\n      + title: Uitvoeringsplan 2019\n" in plain


def test_colour_changes_nothing_but_colour(write: Write) -> None:
    plan = write(AWKWARD)
    coloured = terminal(plan, 80)
    assert "\x1b[1;31m" in coloured
    assert COLOUR.sub("", coloured) == terminal(plan, 80, NO_COLOR="1")


def test_advice_comes_last_and_is_counted_when_it_is_not_listed(write: Write) -> None:
    plan = write(AWKWARD)
    listed = terminal(plan, 80, "--advice", NO_COLOR="1")
    severities = re.findall(r"^\S+:\d+:\d+ (fout|waarschuwing|advies) ", listed, re.M)
    first = severities.index("advies")
    assert set(severities[first:]) == {"advies"}
    assert set(severities[:first]) == {"fout", "waarschuwing"}
    hidden = terminal(plan, 140, NO_COLOR="1")
    assert re.search(r"1 plan: \d fouten, \d waarschuwing(en)?, \d+ adviezen \(--advice toont de adviezen\)", hidden)


@pytest.mark.parametrize(
    "command",
    [
        "validate",
        "validate --format github",
        "validate --format junit",
        "budget",
        "fmt --check",
        "fix",
        "due",
        "quickscan",
    ],
)
def test_a_name_can_not_steer_the_terminal(radplan: Run, tmp_path: Path, command: str) -> None:
    """Nor turn the reading: the name of a folder that is come by on the way, or what stands in the settings."""
    home = tmp_path / "\x1b[2J\u202e\x9bplan"
    home.mkdir()
    (home / "plan.yaml").write_text(f"{SOUND}x: 1\n", encoding="utf-8")
    (home / "radplan.toml").write_text('[rules]\n"a\\u001b[31mb" = "off"\nno-owner = "\\u202eb"\n', encoding="utf-8")
    name, *options = command.split()
    told = radplan(name, tmp_path, *options)
    assert told.out + told.err
    assert not {"\x1b", "\u202e", "\x9b"} & {*told.out, *told.err}


def test_nothing_to_check_has_no_count(radplan: Run) -> None:
    assert radplan("validate", "no-such-plan.yaml").out == ""
