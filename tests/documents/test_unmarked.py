"""Prose that is read without the Markdown parser is read as the parser would."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from radplan.documents import prose, unmarked

WORDS = st.sampled_from(
    ["een", "Ede", "twee woorden", "2", "1.", "12)", "1. een", "- een", "-", "--", "---", "+ a", "(a)", '"a"', "'s", "€ 5", "€\xa05",
     " ", "  ", "    ", "\n", "\n\n", "\n \n", "\t", "a: b", ":--", "..", "3. drie", "é", "²", "_a_", "#", "&", " & ", "&amp;", "\x0b", "\u2028", "’", "a@b.nl"]
)  # fmt: skip
TEXTS = st.lists(WORDS, max_size=14).map("".join) | st.lists(WORDS, max_size=8).map("\n".join)


@settings(deadline=None, max_examples=1500)
@given(TEXTS)
def test_a_text_that_is_read_at_once_is_what_the_parser_makes_of_it(text: str) -> None:
    assert unmarked.block(text) in (None, prose._parsed(text, 3))
    assert unmarked.inline(text) in (None, prose._parsed_line(text))


@settings(deadline=None, max_examples=1500)
@given(st.text(st.sampled_from("ab1 .-)\n\xa0:'\"€²é,"), max_size=24))
def test_so_is_a_text_of_any_signs(text: str) -> None:
    assert unmarked.block(text) in (None, prose._parsed(text, 3))
    assert unmarked.inline(text) in (None, prose._parsed_line(text))


@pytest.mark.parametrize(
    "text",
    [
        "Ouders leren signalen\nte zien.\n\nZij krijgen hulp.\n",
        "Het gaat om twee dingen:\n\n- weten wie er is;\n- zien wie er komt.\n\nEn om:\n\n1. geld;\n2. tijd.",
        "€\xa015.000, op\n2 oktober 2019.\n",
        "Training & expertise",
    ],
)
def test_ordinary_prose_needs_no_parser(text: str) -> None:
    assert unmarked.block(text) == prose._parsed(text, 3)


@pytest.mark.parametrize(
    "text", ["a *b*", "# a", "a  \nb", "- a\n\n- b", "3. a", "- a\n  - b", "a\n- b", "a &amp; b", "a_b_"]
)
def test_of_anything_else_nothing_is_said(text: str) -> None:
    assert unmarked.block(text) is None
