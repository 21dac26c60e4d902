"""A pattern is compiled when it is needed, and then answers as any other does."""

from __future__ import annotations

import re

import pytest

from radplan.regex import regex


def test_a_pattern_is_compiled_when_it_is_first_used(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: list[str] = []
    compile = re.compile
    monkeypatch.setattr(re, "compile", lambda text, flags: compiled.append(text) or compile(text, flags))
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
