"""The composer reads YAML as other libraries do, knows the place of everything, and goes on where it can."""

from __future__ import annotations

import io
from typing import Any

import pytest
import ruamel.yaml
import yaml
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from radplan.findings import Finding
from radplan.source.places import Fields, Items, Scalar

from .composed import composed, plain, spots

WORDS = st.sampled_from(
    ["doel", "no", "010", "12:30", "1e3", ".inf", "€ 15.000,-", "'s-Hertogenbosch", 'zei: "ja"', "a: b", "# geen",
     "- x", "{{ costs.total }}", "één", "\U0001f600", "[x", "}", "*a", "&b", "!c", "%d", "@e", "`f", "|", ">", "?",
     "a\nb", "a\n\n  b\n", " voor", "achter ", "\ttab", "x" * 100, "lang " * 30, "null", "~", "true", "\\x07", "<<"]
)  # fmt: skip
LETTERS = st.characters(codec="utf-8", exclude_categories=("Cc", "Cn", "Cs", "Zl", "Zp", "Cf"))
TEXTS = WORDS | st.text(LETTERS, max_size=40)
KEYS = TEXTS.filter(lambda text: text not in ("", "~", "null", "<<", "file") and len(text) < 80)
DATA = st.recursive(
    TEXTS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4), max_leaves=20
)
STYLES = st.fixed_dictionaries(
    {
        "default_flow_style": st.sampled_from([None, True, False]),
        "default_style": st.sampled_from([None, "'", '"', "|", ">"]),
        "width": st.sampled_from([20, 80, 1000]),
        "indent": st.sampled_from([2, 4]),
        "allow_unicode": st.booleans(),
    }
)


class Base(yaml.SafeDumper):
    """Writes every value as text, without tags and anchors."""

    def ignore_aliases(self, _data: Any) -> bool:
        return True


def rules(findings: list[Finding]) -> list[str]:
    return [finding.text.key for finding in findings]


def at(findings: list[Finding]) -> list[tuple[str, int, int]]:
    return [(finding.text.key, finding.place.line, finding.place.column) for finding in findings]


def dumped(data: Any, style: dict[str, Any]) -> str:
    text = yaml.dump(data, Dumper=Base, sort_keys=False, **style)
    assert isinstance(text, str)
    return text


@settings(max_examples=150)
@given(DATA, STYLES)
def test_values_are_those_of_pyyaml_and_ruamel(data: Any, style: dict[str, Any]) -> None:
    text = dumped(data, style)
    # PyYAML writes a few texts in a way that neither it nor ruamel reads back the same: not ours to settle.
    assume(yaml.load(text, Loader=yaml.BaseLoader) == data)
    assume("!" not in text)
    node, findings = composed(text)
    assert not findings
    assert plain(node) == data
    assume(ruamel_base(text) == data)


def ruamel_base(text: str) -> Any:
    reader = ruamel.yaml.YAML(typ="base", pure=True)
    reader.version = (1, 1)  # type: ignore[assignment]
    return reader.load(text)


@settings(max_examples=100)
@given(DATA)
def test_what_ruamel_writes_is_read(data: Any) -> None:
    writer = ruamel.yaml.YAML()
    out = io.StringIO()
    writer.dump(data, out)
    text = out.getvalue()
    assume(yaml.load(text, Loader=yaml.BaseLoader) == data and "!" not in text)
    node, findings = composed(text)
    assert not findings
    assert plain(node) == data


@settings(max_examples=120)
@given(DATA, STYLES)
def test_the_pure_parser_gives_the_same(data: Any, style: dict[str, Any]) -> None:
    text = dumped(data, style)
    assume("\t" not in text and "\ufeff" not in text)  # PyYAML's own parser takes a tab for the end of a plain text
    quick, found = composed(text)
    slow, found_too = composed(text, yaml.SafeLoader)
    assert plain(quick) == plain(slow)
    assert spots(quick) == spots(slow)
    assert found == found_too


SYNTAX = st.lists(
    st.sampled_from(["a", "b: ", "c", ": ", "- ", "\n", "\n  ", "\n    ", "'", '"', "[", "]", "{", "}", ", ", "#", " #",
                     "&x ", "*x", "!t ", "|", ">", "? ", "@", "%", "---\n", "null", "~", "<<: ", "file: x", "\\", "é"]),
    max_size=25,
).map("".join)  # fmt: skip


@settings(max_examples=600)
@example("a: &x\n  - &x\n  - *x")
@example("{? : x}")
@example("? [a]\n: b")
@example("a: {<<: *x}")
@given(SYNTAX)
def test_any_text_is_read_or_found_wrong(text: str) -> None:
    """No exception; and where PyYAML reads a text that we don't, there is a finding."""
    node, findings = composed(text)
    for finding in findings:
        assert finding.place.line >= 1 and finding.place.column >= 1
        assert (finding.place.end_line, finding.place.end_column) >= (finding.place.line, finding.place.column)
    if node is None:
        assert findings or not text.strip() or yaml.compose(text, Loader=yaml.BaseLoader) is None
    if not findings and text.count("&") < 2:  # PyYAML refuses an anchor that is given twice, YAML doesn't
        assert plain(node) == yaml.load(text, Loader=yaml.CBaseLoader)


@settings(max_examples=100)
@given(SYNTAX)
def test_both_parsers_find_a_fault(text: str) -> None:
    quick, found = composed(text)
    slow, found_too = composed(text, yaml.SafeLoader)
    assume((quick is None) == (slow is None))  # they do differ in what they take for YAML
    assert plain(quick) == plain(slow)
    if quick is not None:
        assert rules(found) == rules(found_too)


@settings(max_examples=120)
@example([["\xa00"]], {"width": 20, "allow_unicode": True})
@given(DATA, STYLES)
def test_every_scalar_stands_where_it_was_typed(data: Any, style: dict[str, Any]) -> None:
    text = dumped(data, style)
    node, findings = composed(text)
    assume(not findings)
    lines = text.splitlines() if "\x85" not in text else text.split("\n")
    for value, line, column in spots(node):
        typed = lines[line - 1][column - 1 :]
        first = value.strip(" \t\r\n")[:1]
        assert typed[:1] in ("'", '"', "|", ">", "?") or typed.startswith(first)


@pytest.mark.parametrize("text, expected", [
    ("a: 1\nb: 2\na: 3\n", [("duplicate-key", 3, 1)]),
    ("a: 1\n'a': 3\n", [("duplicate-key", 2, 1)]),
    ("x: {a: 1, a: , a: 3}\n", [("duplicate-key", 1, 11), ("duplicate-key", 1, 16)]),
    ("a:\na: 1\n", [("duplicate-key", 2, 1)]),
    ("- a: 1\n- a: 1\n", []),
])  # fmt: skip
def test_the_second_of_two_keys_is_found(text: str, expected: list[Any]) -> None:
    node, findings = composed(text)
    assert at(findings) == expected
    for finding in findings:
        assert [(related.place.line, related.text.key) for related in finding.related] == [(1, "duplicate-key.first")]
    first = node["a"] if isinstance(node, Fields) and "a" in node else None
    assert first in (None, "1", "")


@pytest.mark.parametrize("written", ["", "~", "null", " ", " # nog invullen"])
def test_an_empty_value_is_kept_as_empty(written: str) -> None:
    node, findings = composed(f"a: {written}\nb: x\n")
    assert isinstance(node, Fields) and node["a"].empty and not findings


@pytest.mark.parametrize("written", ["''", '""', "'null'", '"~"', "|\n"])
def test_a_quoted_value_is_never_empty(written: str) -> None:
    node, _ = composed(f"a: {written}\nb: x\n")
    assert isinstance(node, Fields) and not node["a"].empty


@pytest.mark.parametrize("text, column", [
    ("a: &x 15.000", 7), ("a: &x '15.000'", 7), ("a:    &x    b", 13), ("a: &x |\n  b", 7), ("a: !!str b", 10),
    ("a: &x", 4),
])  # fmt: skip
def test_a_value_stands_behind_its_anchor(text: str, column: int) -> None:
    node, _ = composed(text)
    assert isinstance(node, Fields)
    assert node["a"].start.column + 1 == column


def test_an_alias_is_the_same_again() -> None:
    node, findings = composed("a: &x [1, 2]\nb: *x\n")
    assert not findings and plain(node) == {"a": ["1", "2"], "b": ["1", "2"]}


@pytest.mark.parametrize("text, key, column", [
    ("a: *x\nb: 1", "yaml-syntax.alias", 4),
    ("a: &x [*x]\nb: 1", "yaml-syntax.recursive", 8),
    ("a: !!python/object/apply:os.system [ls]\nb: 1", "yaml-syntax.tag", 4),
    ("a: !include x\nb: 1", "yaml-syntax.tag", 4),
    ("<<: {a: 1}\nb: 1", "yaml-syntax.merge", 1),
    ("a: {{ x }}\nb: 1", "wrong-type.braces", 4),
])  # fmt: skip
def test_what_the_format_leaves_out_is_found_and_the_rest_is_read(text: str, key: str, column: int) -> None:
    node, findings = composed(text)
    assert at(findings) == [(key, 1, column)]
    assert isinstance(node, Fields) and node["b"] == "1"


def test_merged_keys_are_there_for_the_checks() -> None:
    node, findings = composed("a: &x {p: 1, q: 2}\nb:\n  <<: *x\n  q: 3\n")
    assert rules(findings) == ["yaml-syntax.merge"]
    assert plain(node)["b"] == {"q": "3", "p": "1"}


def test_placeholder_without_quotes_is_read_as_if_it_had_them() -> None:
    node, _ = composed("a: {{ costs.total }}\n")
    assert plain(node) == {"a": "{{ costs.total }}"}


@pytest.mark.parametrize("bracket", ["[", "{a: ", "- ", "{"])
@pytest.mark.parametrize("count", [65, 100_000])
def test_depth_has_a_limit(bracket: str, count: int) -> None:
    node, findings = composed(bracket * count)
    assert node is None
    assert [finding.rule for finding in findings] in (["input-limit"], ["yaml-syntax"])


def test_depth_of_64_is_fine() -> None:
    node, findings = composed("[" * 64 + "]" * 64)
    assert isinstance(node, Items) and not findings


@pytest.mark.parametrize("size, fails", [(99_998, False), (100_001, True)])
def test_aliases_have_a_limit(size: int, fails: bool) -> None:
    list_of = ", ".join("x" * 1 for _ in range(99))  # 100 nodes with the list itself
    text = f"a: &a [{list_of}]\nb: [" + ", ".join(["*a"] * (size // 100 + 1 if fails else size // 100)) + "]\n"
    _, findings = composed(text)
    assert [finding.rule for finding in findings] == (["input-limit"] if fails else [])


def test_repeating_a_long_text_has_a_limit_too() -> None:
    _, findings = composed("a: &a " + "x" * 1_000_000 + "\nb: [" + ", ".join(["*a"] * 100) + "]\n")
    assert [finding.rule for finding in findings] == ["input-limit"]


@pytest.mark.parametrize("written, column", [
    (r'"a\x07b"', 6), (r'"\u202E"', 5), ('"x\n  y\\x1f"', 4), (r'"\uD800"', 5),
])  # fmt: skip
@pytest.mark.parametrize("loader", [yaml.CSafeLoader, yaml.SafeLoader])
def test_a_forbidden_character_may_not_be_an_escape_either(written: str, column: int, loader: Any) -> None:
    node, findings = composed(f"a: {written}\n", loader)
    assert [finding.place.column for finding in findings] == [column]
    assert findings[0].rule in ("forbidden-character", "yaml-syntax")
    assert node is None or not set(plain(node)["a"]) & set("\x07\x1f\u202e\ud800")


def test_a_scalar_keeps_how_it_was_written() -> None:
    node, _ = composed("a: 010\nb: '1'\nc: \"2\"\nd: |\n  x\ne: >\n  y\n")
    assert isinstance(node, Fields)
    assert [value.style for value in node.values() if isinstance(value, Scalar)] == [None, "'", '"', "|", ">"]
