"""Each character of a text leads back to the place where it was typed.

The texts are made of characters that occur once, so that the file itself tells where each was typed.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from radplan.reading import read
from radplan.source.places import Places, Scalar, SourceFile, stretch, typed_offsets
from radplan.source.yaml import compose

from .composed import scalar

LETTERS = "abdefghijlmnopqrstuvwxzABCDEFGHIJKLMNOPQRSTUVWXZéèëïóúñçøåßœ"
ALPHABET = f"{LETTERS}一二三四五六七八九十\U0001f600\U0001f601\U0001f602"


@st.composite
def lines(draw: st.DrawFn, depth: int = 0) -> list[str]:
    """Lines of words of which no character comes twice; some empty, some set in by up to `depth` spaces."""
    letters = iter(draw(st.permutations(ALPHABET)))
    made = []
    for _ in range(draw(st.integers(1, 6))):
        words = [
            "".join(letter for letter, _ in zip(letters, range(draw(st.integers(1, 4))), strict=False))
            for _ in range(draw(st.integers(1, 3)))
        ]
        line = draw(st.sampled_from([" ", "  "])).join(word for word in words if word)
        made.append(" " * draw(st.integers(0, depth)) + line if line else "")
        made += [""] * draw(st.integers(0, 2))
    return made if made[0].strip() else [*made, "y"]


def check(found: Scalar) -> None:
    """Every letter stands where the file has it; what is blank in the text is blank in the file."""
    offsets = typed_offsets(found)
    raw = found.source.text
    assert len(offsets) == len(found)
    assert offsets == sorted(offsets)
    for letter, offset in zip(found, offsets, strict=True):
        if letter.isspace():
            assert raw[offset] in " \r\n\t"
        else:
            assert raw[offset] == letter
            assert offset == raw.index(letter, found.source.offset(found.start))


def in_file(before: str, written: list[str], end: str) -> str:
    return (before + "\n".join(written) + "\nkct: 1\n").replace("\n", end)


ENDS = st.sampled_from(["\n", "\r\n"])
PLACES = st.sampled_from(["key: ", "k:\n  - key: ", "k: 1\nkc:\n   kt:\n      key: "])


def last(text: str) -> Scalar:
    """The scalar under `key`, wherever that is."""
    source = SourceFile("plan.yaml", text)
    node, findings = compose(source, lambda fields, _path, _owner: fields)
    assert not findings, (text, findings)
    found: list[Scalar] = []

    def look(node: object) -> None:
        if isinstance(node, dict):
            found.extend(value for key, value in node.items() if key == "key")
            for value in node.values():
                look(value)
        elif isinstance(node, list):
            for value in node:
                look(value)

    look(node)
    return found[-1]


@settings(max_examples=300)
@given(lines(), PLACES, ENDS)
def test_plain(text: list[str], before: str, end: str) -> None:
    written = [text[0], *("          " + line if line else "" for line in text[1:])]
    check(last(in_file(before, written, end)))


@settings(max_examples=300)
@given(lines(depth=3), PLACES, ENDS, st.sampled_from(["'", '"']))
def test_quoted(text: list[str], before: str, end: str, quote: str) -> None:
    written = [quote + text[0].strip(), *("          " + line if line else "" for line in text[1:])]
    written[-1] += quote
    if not written[-1].strip(quote):
        written[-1] = "          y" + quote
    check(last(in_file(before, written, end)))


@settings(max_examples=400)
@given(lines(depth=4), PLACES, ENDS, st.sampled_from("|>"), st.sampled_from(["", "-", "+"]), st.integers(1, 4))
def test_block(text: list[str], before: str, end: str, style: str, chomp: str, deeper: int) -> None:
    above = len(before.rpartition("\n")[2]) - len(before.rpartition("\n")[2].lstrip(" -"))
    digit = str(deeper) if text[0].startswith(" ") else ""
    written = [style + digit + chomp, *(" " * (above + deeper) + line if line else "" for line in text)]
    check(last(in_file(before, written, end)))


@settings(max_examples=200)
@given(lines(), ENDS)
def test_file(text: list[str], end: str) -> None:
    source = SourceFile("x.md", end.join(text))
    found = Scalar.at("\n".join(text), source, source.point(0), source.point(0), "file")
    check(found)


@pytest.mark.parametrize("written, letter, column", [
    (r'"a\tb"', "b", 10), (r'"\x41b"', "A", 7), (r'"\x41b"', "b", 11), (r'"\u00e9b"', "b", 13),
    (r'"\U0001F600b"', "b", 17),
    (r'"\"b"', "b", 9), (r'"a\\b"', "b", 10), ("'it''s b'", "b", 13), ("'''b'", "b", 9), ("'''b'", "'", 7),
    ('"a \\\n   b"', "b", 4), ('"a\\\n\n   b"', "b", 4), ('"a\n   b"', "b", 4), ("&x  b", "b", 10), ("&x 'b'", "b", 10),
    (r'"a\  b"', "b", 11), (r'"\_b"', "b", 9), (r'"a\/b"', "b", 10),
])  # fmt: skip
def test_escapes(written: str, letter: str, column: int) -> None:
    found = scalar(f"key: {written}\n")
    place = stretch(found, found.index(letter), found.index(letter) + 1)
    assert place.column == column
    assert place.line == 1 + written.count("\n")


@pytest.mark.parametrize("text, word, line, column", [
    ("key: |\r\n  een\r\n\r\n  twee\r\n", "twee", 4, 3),
    ("key: |2\n    een\n  twee\n", "een", 2, 5),
    ("key: >-\n\n\n  een\n  twee\n\n    drie\n  vier\n", "drie", 7, 5),
    ("key: >-\n\n\n  een\n  twee\n\n    drie\n  vier\n", "vier", 8, 3),
    ("key: | # opmerking\n  een\n", "een", 2, 3),
    ("key: |\n  een\n  \ttab\n", "tab", 3, 4),
    ("key: |\n   \n  een\n".replace("   \n", "  \n"), "een", 3, 3),
    ("key: een\n  twee\n\n  drie\n", "drie", 4, 3),
    ("key: een een\n", "een", 1, 6),
    ("- - key: |\n      een\n", "een", 2, 7),
])  # fmt: skip
def test_places_of_words(text: str, word: str, line: int, column: int) -> None:
    found = last(text)
    start = found.index(word)
    place = stretch(found, start, start + len(word))
    assert (place.line, place.column) == (line, column)
    assert (place.end_line, place.end_column) == (line, column + len(word))


def test_lone_carriage_returns_end_lines_too() -> None:
    found = last("k: 1\rkey: |\r  een\r  twee\r")
    place = stretch(found, found.index("twee"), found.index("twee") + 4)
    assert (place.line, place.column) == (4, 3)


def test_offsets_outside_the_text_lead_to_the_scalar() -> None:
    found = scalar("key: een\n")
    assert stretch(found, 99, 100) == stretch(found, -1, 2)
    assert stretch(found, 99, 100).column == 6
    assert stretch(found, 0, 99).end_column == 9


PLAN = "radplan: 1\nmunicipality: {name: Arnhem}\ntitle: Plan\nperiod: {year: 2019}\n"


def test_places_reach_into_included_files(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(
        PLAN + "vision: {file: teksten/visie.md}\nthemes:\n  - id: t\n    title: T\n    activities: [{file: a.md}]\n"
    )
    (tmp_path / "teksten").mkdir()
    (tmp_path / "teksten/visie.md").write_bytes("\ufeff# Visie\r\n\r\nDe één wil € 5.\r\n".encode())
    (tmp_path / "a.md").write_bytes(
        b"---\r\nid: a\r\ntitle: A\r\ncosts_note: {file: teksten/visie.md}\r\nactions:\r\n  - >\r\n"
        b"    een\r\n    twee\r\n"
        b"---\r\n\r\n\r\n  Hier begint\r\nde tekst.\r\n"
    )
    folder = read(str(tmp_path / "plan.yaml"))
    assert not folder.findings

    def place(path: str, word: str) -> tuple[str, int, int]:
        node = folder.places.node(path)
        assert isinstance(node, Scalar)
        found = folder.places.inside(path, node.index(word), node.index(word) + len(word))
        return Path(found.file).name, found.line, found.column

    activity = "themes[0].activities[0]"
    assert place("vision", "wil") == ("visie.md", 3, 8)
    assert place(f"{activity}.costs_note", "€ 5") == ("visie.md", 3, 12)
    assert place(f"{activity}.actions[0]", "twee") == ("a.md", 8, 5)
    assert place(f"{activity}.description", "Hier") == ("a.md", 12, 3)
    assert place(f"{activity}.description", "tekst") == ("a.md", 13, 4)


def test_places_of_keys_and_of_what_is_not_there() -> None:
    source = SourceFile("plan.yaml", "a:\n  - b: 1\n    'c d': [x]\n")
    node, _ = compose(source, lambda fields, _path, _owner: fields)
    assert node is not None
    places = Places(node)
    assert (places.of("a[0].b").line, places.of("a[0].b").column) == (2, 8)
    assert (places.key("a[0].b").line, places.key("a[0].b").column) == (2, 5)
    assert places.key("a[0].c d").column == 5
    assert places.of("a[0].weg.verder") == places.of("a[0]")
    assert places.of("a[9]") == places.of("a")
    assert places.of("") == places.of("q")


def test_a_block_is_shown_by_its_first_line() -> None:
    source = SourceFile("plan.yaml", "a: |\n  een\n  twee\nb:\n  - x\n  - y\n")
    node, _ = compose(source, lambda fields, _path, _owner: fields)
    assert node is not None
    assert (Places(node).of("a").line, Places(node).of("a").end_line, Places(node).of("a").end_column) == (1, 1, 5)
    assert (Places(node).of("b").line, Places(node).of("b").end_line) == (5, 5)
