"""A pattern is compiled when it is needed, and then answers as any other does."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from radplan.regex import regex, waiting


def test_a_pattern_is_compiled_when_it_is_first_used(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: list[str] = []
    monkeypatch.setattr(
        "radplan.regex.compile_now", lambda text, flags: compiled.append(text) or re.compile(text, flags)
    )
    letters = regex(r"[a-z]+")
    assert not compiled
    assert [letters.findall("een twee"), letters.findall("drie")] == [["een", "twee"], ["drie"]]
    assert compiled == [r"[a-z]+"]


def test_it_answers_as_a_compiled_one() -> None:
    word, same = regex("(?P<word>één)", re.I), re.compile("(?P<word>één)", re.I)
    found = word.search("nog ÉÉN")
    assert found and found["word"] == "ÉÉN"
    assert (word.pattern, word.flags, word.groupindex) == (same.pattern, same.flags, same.groupindex)
    assert word.sub("1", "één, Één") == "1, 1"


def test_what_is_no_method_of_a_pattern_is_missed_as_ever() -> None:
    with pytest.raises(AttributeError, match="serach"):
        getattr(regex("x"), "serach")  # noqa: B009


def test_patterns_of_a_library_wait_while_it_is_imported_and_no_longer() -> None:
    compile = re.compile
    with pytest.raises(ZeroDivisionError), waiting():
        waited = re.compile("[a-z]+", flags=re.I)
        _ = 1 / 0
    assert not isinstance(waited, re.Pattern)
    assert waited.findall("Een TWEE") == ["Een", "TWEE"]
    assert re.compile is compile
    assert isinstance(re.compile("[a-z]+"), re.Pattern)


def test_what_needs_the_patterns_of_a_library_has_them() -> None:
    """PyYAML's own reader is used where libyaml isn't there; Jinja compiles a template that isn't ours."""
    code = """
import radplan.source.yaml, radplan.documents.render, yaml, yaml.reader, jinja2
print(type(yaml.reader.Reader.NON_PRINTABLE).__name__)
print(yaml.load("- 1_000\\n- 2019-02-03\\n- 1.5\\n", yaml.SafeLoader))
try:
    yaml.load("\\x00", yaml.SafeLoader)
except yaml.YAMLError as error:
    print(error.reason)
print(jinja2.Template("{{ 'een twee' | title }} {{ 1.5 + 0x10 }} {{ 'https://a.nl' | urlize }}").render())
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.splitlines() == [
        "Uncompiled",
        "[1000, datetime.date(2019, 2, 3), 1.5]",
        "special characters are not allowed",
        'Een Twee 17.5 <a href="https://a.nl" rel="noopener">https://a.nl</a>',
    ]
