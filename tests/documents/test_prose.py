"""Prose comes out as safe HTML, with its headings where they belong."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from radplan.characters import FORBIDDEN
from radplan.documents.prose import block, inline

SAFE = {"a", "blockquote", "br", "code", "em", "h3", "h4", "h5", "h6", "li", "ol", "p", "strong", "table", "tbody"}
SAFE |= {"td", "th", "thead", "tr", "ul"}


def headings(text: str, level: int = 3) -> list[str]:
    return re.findall(r"<(h\d)>", block(text, level))


def test_shallowest_heading_lands_on_the_level_and_the_others_follow() -> None:
    assert headings("# a\n## b\n# c") == ["h3", "h4", "h3"]
    assert headings("### a\n#### b") == ["h3", "h4"]


def test_headings_skip_no_level_and_stop_at_six() -> None:
    assert headings("# a\n#### b\n## c\n### d") == ["h3", "h4", "h4", "h5"]
    assert headings("# a\n## b\n### c\n#### d", 4) == ["h4", "h5", "h6", "h6"]


def test_raw_html_is_shown_as_text() -> None:
    assert block("<div>a</div>", 3) == "<p>&lt;div&gt;a&lt;/div&gt;</p>\n"
    assert inline("<b>a</b>") == "&lt;b&gt;a&lt;/b&gt;"


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "JaVaScript:x", "data:text/html,x", "vbscript:x", "file:///etc"]
)
def test_a_refused_link_keeps_its_words(address: str) -> None:
    assert inline(f"[klik]({address})") == "<a>klik</a>"


def test_links_that_may_be_followed() -> None:
    assert inline("[a](https://example.org)") == '<a href="https://example.org">a</a>'
    assert inline("<a@example.org>") == '<a href="mailto:a@example.org">a@example.org</a>'


def test_an_image_is_its_alternative_text() -> None:
    assert inline("![een *mooie* <foto>](x.png)") == "een mooie &lt;foto&gt;"


def test_table_cells_know_their_scope_and_their_amounts() -> None:
    html = block("| a | b |\n|---|--:|\n| c | 1 |", 3)
    assert '<th scope="col">a</th>' in html
    assert '<td class="amount">1</td>' in html
    assert "style" not in html


def test_indented_and_fenced_text_is_no_program_text() -> None:
    assert block("    vier spaties", 3) == "<p>vier spaties</p>\n"
    assert block("```\nx\n```", 3) == "<p><code>x</code></p>\n"


def test_marks_that_nest_too_deep_are_shown_as_typed() -> None:
    text = "*a **b " * 300 + "c** d* " * 300
    assert block(text, 3) == f"<p>{text}</p>"
    assert inline(text) == text
    assert inline("*a **b " * 15 + "c** d* " * 15).count("<em>") == 15


def test_what_nests_too_deep_is_shown_as_typed() -> None:
    assert block(">" * 300 + " diep", 3) == f"<p>{'&gt;' * 300} diep</p>"


@settings(deadline=None)
@given(st.text(st.sampled_from("ab #*_-+>`[]()!<>&\\|\n1.:javscript\"'="), max_size=80))
def test_nothing_but_safe_elements_whatever_is_typed(text: str) -> None:
    root = etree.fromstring(f"<html><body>{block(text, 3)}</body></html>", etree.HTMLParser(huge_tree=True))
    elements = list(root.iterdescendants())[1:]
    assert {element.tag for element in elements} <= SAFE
    assert {name for element in elements for name in element.attrib} <= {"href", "start", "scope", "class"}
    assert block(text, 3) == block(text, 3)


REFERENCES = ("&#x202e;", "&#8238;", "&#X2066;", "&#x2028;", "&#8233;", "&#xfffe;", "&#x7;", "&#x80;")


@pytest.mark.parametrize("typed", REFERENCES)
def test_a_character_by_its_number_is_none_that_no_document_may_hold(typed: str) -> None:
    for made in (block(f"A {typed}evil", 3), inline(f"A *{typed}* [{typed}](a{typed}b)"), block(f"![{typed}](x)", 3)):
        assert not FORBIDDEN.search(made)
        assert "&#" not in made


def test_a_character_by_its_number_is_otherwise_that_character() -> None:
    assert inline("caf&#xe9; &#8364; 5") == "café € 5"
    assert inline("`&#x202e;`") == "<code>&amp;#x202e;</code>"
    assert inline("A &#8238;evil") == "A &amp;#x202e;evil"


@pytest.mark.parametrize("sign", ["[", "![", "[a\n", "[x][", "![[]()"])
def test_brackets_without_end_are_shown_as_typed(sign: str) -> None:
    text = sign * (60_000 // len(sign))
    made = block(text, 3), inline(text)
    assert [etree.fromstring(f"<p>{html}</p>").xpath("string()") for html in made] == [text, text]


def test_many_links_are_links() -> None:
    assert inline("[a](https://b.nl) " * 3000).count("<a ") == 3000
