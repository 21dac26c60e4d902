"""Every command in the documentation is run, and says what the page shows; every link leads somewhere."""

from __future__ import annotations

import re
import runpy
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
EXAMPLES = runpy.run_path(str(ROOT / "docs/generate_examples.py"))
SHOWN = EXAMPLES["pages"]()
WRITTEN = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("docs/handboek/*.md")])
ANYWHERE = re.compile(r"^ *```(\S*).*\n((?:(?! *```).*\n)*) *```$", re.M)


def name(page: Path) -> str:
    return str(page.relative_to(ROOT))


def test_there_are_pages_with_commands() -> None:
    assert {"README.md", "docs/handboek/coordinator.md"} <= set(map(name, SHOWN))


@pytest.mark.parametrize("page", SHOWN, ids=name)
def test_commands_print_what_the_page_shows(page: Path) -> None:
    assert EXAMPLES["refreshed"](page) == page.read_text(encoding="utf-8"), "run `make docs`"


@pytest.mark.parametrize("page", WRITTEN, ids=name)
def test_no_command_escapes(page: Path) -> None:
    """A line that runs radplan stands in a block that is run; a whole script is run by tests/test_ci.py."""
    text = page.read_text(encoding="utf-8")
    escaped = [
        kind
        for kind, body in ANYWHERE.findall(text)
        if kind != "console"
        and re.search(r"^ *\$? ?radplan [a-z]", body, re.M)
        and not body.startswith(("#!/bin/sh\n", "@echo off\n"))
    ]
    assert escaped == []


@pytest.mark.parametrize("page", WRITTEN, ids=name)
def test_every_link_leads_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#\s]+)[^)]*\)", ANYWHERE.sub("", page.read_text(encoding="utf-8")))
    assert [link for link in links if "://" not in link and not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", WRITTEN, ids=name)
def test_every_make_target_exists(page: Path) -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))
    assert set(re.findall(r"(?:`|^)make ([a-z]+)", page.read_text(encoding="utf-8"), re.M)) <= targets


@pytest.mark.parametrize(
    ("shown", "said", "fit"),
    [
        ("a\nb\n", "a\nb\n", True),
        ("a\n…\nc\n", "a\nb\nc\n", True),
        ("a\n…\n", "a\nb\nc\n", True),
        ("a\n…\nc\n", "a\nb\nd\n", False),
        ("a\n", "a\nb\n", False),
    ],
)
def test_what_fits(shown: str, said: str, fit: bool) -> None:
    """A page that leaves nothing out shows it all; a line `…` stands for what is left out."""
    assert EXAMPLES["fits"](shown, said) is fit
