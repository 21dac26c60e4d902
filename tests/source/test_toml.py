"""The places in a TOML file: every key and value where Python's own reader finds it."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from radplan.source.places import SourceFile
from radplan.source.toml import TomlPlaces

TRICKY = '''\
# [not] = a table
top = 1 # = 2
"quoted key" = 'single # no comment'
[ rules ]   # spaces
a.b . "c" = { x = "}", y = [1, "]" , # comment ]
  3,], z = 1979-05-27 07:32:00 }
empty = ""
long = """
one "two" ""three \\""" four ["""
raw = \'\'\'\\ ' " \'\'\'
[[list]]
x = [ [ 1, 2 ], { k = true } ]
[[list]]
x = -1.5e3
'''


def places(text: str) -> TomlPlaces:
    return TomlPlaces(SourceFile("radplan.toml", text))


def test_every_value_is_where_its_text_reads_as_itself() -> None:
    found = places(TRICKY)
    data = tomllib.loads(TRICKY)
    paths = [
        ("top",), ("quoted key",), ("rules", "a", "b", "c", "x"), ("rules", "a", "b", "c", "y"), ("rules", "empty"),
        ("rules", "a", "b", "c", "y", 1), ("rules", "a", "b", "c", "z"), ("rules", "long"), ("rules", "raw"),
    ]  # fmt: skip
    for path in paths:
        value: Any = data
        for step in path:
            value = value[step]
        start, end = found.values[path]
        assert tomllib.loads(f"v = {TRICKY[start:end]}")["v"] == value, path


def test_lines_and_columns() -> None:
    found = places('# é\r\n[rules]\r\n  no-owner = "uit"\r\n')
    key, value, table = found.key("rules", "no-owner"), found.value("rules", "no-owner"), found.key("rules")
    assert [(p.line, p.column, p.end_column) for p in (key, value, table)] == [(3, 3, 11), (3, 14, 19), (2, 2, 7)]


TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=8)
WORDS = st.one_of(TEXTS.filter(lambda text: "'" not in text).map(lambda text: f"'{text}'"), st.integers().map(str))
VALUES = st.recursive(
    WORDS,
    lambda inner: st.lists(inner, max_size=3).map(lambda items: "[ " + ", # ]\n".join(items) + " ]"),
    max_leaves=6,
)


@given(st.dictionaries(st.from_regex(r"[a-z]{1,5}", fullmatch=True), VALUES, max_size=5))
def test_any_file_that_is_read_is_found_back(table: dict[str, str]) -> None:
    text = "[t]\n" + "".join(f"{key} = {value}\n" for key, value in table.items())
    found = places(text)
    assert {path[1] for path in found.keys if len(path) == 2} == set(table)
    for key, value in table.items():
        start, end = found.values["t", key]
        assert text[start:end] == value


@pytest.mark.parametrize("text", ["", "\n", "# only a comment", "a = 1", "[a]", "[a]\n[b]"])
def test_small_files(text: str) -> None:
    assert len(places(text).keys) == text.count("a") - text.count("only a comment") + text.count("b")
