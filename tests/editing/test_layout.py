"""The canonical layout: what moves, what stays, and that a plan says the same before and after."""

from __future__ import annotations

import random
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from radplan.editing import layout
from radplan.model import faults
from radplan.model.plan import Plan
from radplan.source.places import Fields, SourceFile
from radplan.source.yaml import compose

ROOT = Path(__file__).parents[2]
EXAMPLE = (ROOT / "examples" / "arnhem-2019" / "plan.yaml").read_text(encoding="utf-8")
FIXTURES = sorted((ROOT / "tests" / "rules" / "fixtures").glob("*/*.yaml"))


def laid_out(text: str) -> str:
    return layout.formatted(SourceFile("plan.yaml", text), Plan)


@pytest.fixture
def unguarded(monkeypatch: pytest.MonkeyPatch) -> None:
    """The last check before a file is changed would hide a fault in the layout."""
    monkeypatch.setattr(layout, "same", lambda *_: True)


def reading(text: str) -> tuple[Any, list[Any]] | None:
    """The model of a text and what was found in it; None where its notation is at fault."""
    root, findings = compose(SourceFile("plan.yaml", text), lambda node, _path, _owner: node)
    if findings or not isinstance(root, Fields):
        return None
    modelled = faults.validate(Plan, root)
    return modelled.model, sorted((f.rule, f.path, f.text.key) for f in modelled.findings)


def comments(text: str) -> list[str]:
    return sorted(line.strip() for line in re.split(r"\r\n|\n|\r", text) if line.strip().startswith("#"))


CASES = {
    "keys in the order of the format": ("title: A\nradplan: 1\n", "radplan: 1\ntitle: A\n"),
    "a comment goes with its key": ("title: A\n# over\nradplan: 1 # een\n", "# over\nradplan: 1 # een\ntitle: A\n"),
    "a header stays": ("# kop\ntitle: A\nradplan: 1\n", "# kop\nradplan: 1\ntitle: A\n"),
    "the key of an item's first line": (
        "goals:\n- title: A\n  # het id\n  id: a\n", "goals:\n  # het id\n  - id: a\n    title: A\n",
    ),
    "order of items": ("goals:\n  - {id: b, title: B}\n  - {title: A, id: a}\n", "goals:\n  - {id: b, title: B}\n  - {id: a, title: A}\n"),
    "amounts": ("funding:\n  - granted: '€ 1.250,50'\n  - granted: € 15.000,--\n  - granted: 3.50\n", "funding:\n  - granted: 1250.50\n  - granted: 15000\n  - granted: 3.50\n"),
    "an unclear amount stays": ("funding:\n  - granted: 15.000\n", "funding:\n  - granted: 15.000\n"),
    "blocks of text": ("summary: |\n      een\n        twee\n\n      # drie\nradplan: 1\n", "radplan: 1\nsummary: |\n      een\n        twee\n\n      # drie\n"),
    "blank lines that a text keeps": ("summary: |+\n  een\n\n\nradplan: 1\n", "radplan: 1\nsummary: |+\n  een\n\n\n"),
    "words that look like something else": ("title: no\nversion: 1.0\ndate: 2019-10-02\nsummary: '010'\nradplan: 1\n", "radplan: 1\ntitle: no\nversion: 1.0\ndate: 2019-10-02\nsummary: '010'\n"),
    "long lines": ("title: " + "woord " * 60 + "\n", "title: " + ("woord " * 60).strip() + "\n"),
    "folded quotes": ('goals:\n- id: a\n  title: "een\n    twee\n\n    drie"\n', 'goals:\n  - id: a\n    title: "een\n      twee\n\n      drie"\n'),
    "line ends of Windows": ("title: A\r\nradplan: 1\r\n", "radplan: 1\r\ntitle: A\r\n"),
    "an unknown key keeps all in place": ("title: A\nonbekend: x\nradplan: 1\n", "title: A\nonbekend: x\nradplan: 1\n"),
    "anchors": ("title: &a A\nradplan: 1\nversion: *a\n", "title: &a A\nradplan: 1\nversion: *a\n"),
    "a fault in the notation": ("title: 'A\nradplan: 1\n", "title: 'A\nradplan: 1\n"),
    "the same key twice": ("title: A\ntitle: B\nradplan: 1\n", "title: A\ntitle: B\nradplan: 1\n"),
    "one line between braces": ("{title: A,radplan: 1}\n", "{radplan: 1, title: A}\n"),
    "more lines between braces": ("title: A\nradplan: 1\nregion: {size: 2,\n  name: B}\n", "radplan: 1\ntitle: A\nregion: {size: 2,\n  name: B}\n"),
    "document marks": ("---\ntitle: A\nradplan: 1\n...\n", "---\nradplan: 1\ntitle: A\n...\n"),
    "a key without a value": ("title:\nradplan: 1\ngoals: # later\nversion: ''\n", "radplan: 1\ntitle:\nversion: ''\ngoals: # later\n"),
    "a value on the next line": ("title:\n  Lang verhaal\nradplan: 1\n", "radplan: 1\ntitle:\n  Lang verhaal\n"),
    "a list in a list item": ("goals:\n-\n  title: A\n  id: a\n- # b\n  id: b\n", "goals:\n  -\n    id: a\n    title: A\n  - # b\n    id: b\n"),
    "a complex key": ("? title\n: A\nradplan: 1\n", "? title\n: A\nradplan: 1\n"),
    "too many blank lines": ("radplan: 1\n\n\n\ntitle: A\n\n\n", "radplan: 1\n\ntitle: A\n"),
    "an empty file": ("", ""),
    "only comments": ("# niets\n", "# niets\n"),
}  # fmt: skip


@pytest.mark.usefixtures("unguarded")
@pytest.mark.parametrize("case", CASES)
def test_layout(case: str) -> None:
    before, after = CASES[case]
    assert laid_out(before) == after
    assert laid_out(after) == after


def scrambled(node: Any, dice: random.Random, indent: int = 0) -> list[str]:
    """Data as YAML in some layout or other: keys in any order, lists at any indent, comments and blank lines between."""
    lines: list[str] = []
    if isinstance(node, dict):
        for key, value in sorted(node.items(), key=lambda _: dice.random()):
            lines += noise(dice, indent)
            lines += led(f"{key}:", value, dice, indent)
        return lines
    for value in node:
        lines += noise(dice, indent)
        lines += led("-", value, dice, indent)
    return lines


def led(lead: str, value: Any, dice: random.Random, indent: int) -> list[str]:
    space = " " * indent
    if not isinstance(value, (dict, list)) or not value or dice.random() < 0.15:
        return [space + line for line in written(lead, value, dice)]
    if lead == "-" and isinstance(value, dict) and dice.random() < 0.8:
        gap = dice.choice((1, 1, 2, 3))
        inner = scrambled(value, dice, indent + 1 + gap)
        first = next(i for i, line in enumerate(inner) if line.strip() and not line.lstrip().startswith("#"))
        return [space + "-" + " " * gap + inner[first].lstrip(), *inner[first + 1 :]]
    deeper = 0 if isinstance(value, list) and lead != "-" and dice.random() < 0.5 else dice.choice((1, 2, 4))
    return [f"{space}{lead}" + dice.choice(("", "  # achter")), *scrambled(value, dice, indent + deeper)]


def written(lead: str, value: Any, dice: random.Random) -> list[str]:
    if (
        isinstance(value, str)
        and value
        and ("\n" in value.strip("\n") or (dice.random() < 0.2 and value.strip(" ") == value))
    ):
        style = "|" if value.endswith("\n") else "|-"
        deep = " " * dice.choice((1, 2, 5))
        if value.endswith("\n\n") or value.startswith((" ", "\n")):
            return [f"{lead} {one_line(value)}"]
        return [f"{lead} {style}", *(deep + line if line else "" for line in value.rstrip("\n").split("\n"))]
    return [f"{lead}{' ' * dice.choice((1, 1, 3))}{one_line(value)}" + dice.choice(("", "", "   # achter"))]


def one_line(value: Any) -> str:
    """Between braces, quotes around every text that could need them."""
    return (
        yaml.safe_dump(value, default_flow_style=True, width=10**6, allow_unicode=True, sort_keys=False)
        .removesuffix("...\n")
        .strip()
    )


def noise(dice: random.Random, indent: int) -> list[str]:
    found = []
    if dice.random() < 0.2:
        found += [""] * dice.choice((1, 1, 3))
    if dice.random() < 0.25:
        found.append(" " * (indent + dice.choice((0, 0, 0, 2))) + f"# opmerking {dice.randrange(1000)}")
    return found


class Typed(yaml.SafeLoader):
    """Reads text, numbers and truth, and dates as text."""


Typed.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in found if not tag.endswith((":timestamp", ":merge"))]
    for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
WHOLE = yaml.load(EXAMPLE, Loader=Typed)


@settings(max_examples=80, deadline=None)
@given(st.integers(0, 10**9), st.sampled_from(["\n", "\n", "\r\n"]))
def test_a_plan_says_the_same_before_and_after(seed: int, end: str) -> None:
    dice = random.Random(seed)
    keys = [key for key in WHOLE if key in ("radplan", "municipality", "title", "period") or dice.random() < 0.4]
    text = end.join(scrambled({key: WHOLE[key] for key in keys}, dice)) + end
    check_kept(text)


def check_kept(text: str) -> None:
    before = reading(text)
    keep, layout.same = layout.same, lambda *_: True  # type: ignore[assignment]
    try:
        after = laid_out(text)
    finally:
        layout.same = keep
    if before is None:
        assert after == text
        return
    assert reading(after) == before
    assert comments(after) == comments(text)
    assert laid_out(after) == after


@pytest.mark.parametrize("fixture", FIXTURES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_fixtures_say_the_same_before_and_after(fixture: Path) -> None:
    try:
        text = fixture.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        return
    check_kept(text)


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_damaged_plans_say_the_same_before_and_after(data: st.DataObject) -> None:
    """Lines deleted, doubled, moved to another depth: whatever still is YAML keeps its meaning."""
    lines = EXAMPLE.split("\n")
    start = data.draw(st.integers(0, len(lines) - 20))
    part = lines[start : start + data.draw(st.integers(2, 40))]
    for _ in range(data.draw(st.integers(0, 4))):
        at = data.draw(st.integers(0, len(part) - 1))
        change = data.draw(st.sampled_from(["delete", "double", "deeper", "less", "quote", "comment"]))
        line = part[at]
        part[at : at + 1] = {
            "delete": [], "double": [line, line], "deeper": [" " + line], "less": [line[1:]],
            "quote": [re.sub(r": ([^'\"{\[|>].*)$", r": '\1'", line)], "comment": ["  # x", line],
        }[change] or [""]  # fmt: skip
    check_kept("\n".join(part) + "\n")


def test_a_fault_in_the_layout_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layout.Layout, "document", lambda *_: "radplan: 1\ntitle: B\n")
    assert laid_out("title: A\nradplan: 1\n") == "title: A\nradplan: 1\n"
