"""The Markdown writer: what comes out reads back as the same words, whatever the words are."""

from __future__ import annotations

from html import escape

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import etree
from markdown_it import MarkdownIt

from radplan.documents.charts import Drawing
from radplan.documents.fragment import parse
from radplan.documents.tree import Document, plain
from radplan.documents.writers import markdown

READER = MarkdownIt("commonmark", {"html": False, "maxNesting": 200}).enable("table")

HOSTILE = [
    "{{7*7}}",
    "<script>alert(1)</script>",
    "* geen punt",
    "- geen streep",
    "+ geen plus",
    "# geen kop",
    "kop #",
    "## #",
    "1. geen nummer",
    "2019. Jaar",
    "1) ook niet",
    "_laag_ en __lager__ en *ster*",
    "a | b",
    "| --- |",
    "---",
    "===",
    ":--",
    "***",
    "> geen citaat",
    "`code` en ``",
    "```",
    "~~weg~~",
    "~~~",
    "&amp; &lt; &#35; & b",
    "\\",
    "einde\\",
    "\\| \\* \\\\",
    "[haak](javascript:alert(1))",
    "![beeld](x.png)",
    "[^1]: noot",
    "[ref]: https://example.org",
    '#import "x"',
    "]]>",
    "$x$",
    "€ 1.250,50",
    "https://example.org/?a=1&copy=2",
    "שלום עולם",
    "x" * 400,
]

words = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(st.sampled_from("ab1.)*_#+-=|`~\\<>[]()!&;:$ \u00a0é“”"), min_size=1, max_size=12),
    st.text(st.characters(exclude_categories=("Cc", "Cs", "Cn", "Co", "Zl", "Zp")), max_size=12),
)
runs = st.recursive(
    words.map(escape),
    lambda inner: st.lists(
        st.one_of(
            inner,
            inner.map("<strong>{}</strong>".format),
            inner.map("<em>{}</em>".format),
            words.map(lambda text: f"<code>{escape(text)}</code>"),
            st.just("<br>"),
        ),
        min_size=1,
        max_size=4,
    ).map("".join),
    max_leaves=8,
)
lines = st.one_of(runs, runs.map(lambda run: f'vooraf!<a href="https://example.org/a b?c=&amp;copy;">{run}</a>'))
tables = st.lists(st.tuples(lines, lines), min_size=1, max_size=3).map(
    lambda rows: (
        "<table><caption>Titel</caption><thead><tr><th>a</th><th>b</th></tr></thead>"
        + "".join(f"<tr><th>{left}</th><td>{right}</td></tr>" for left, right in rows)
        + "</table>"
    )
)
paragraphs = lines.map("<p>{}</p>".format)
blocks = st.recursive(
    st.one_of(paragraphs, lines, lines.map("<h2>{}</h2>".format), tables),
    lambda inner: st.one_of(
        st.lists(
            st.lists(inner, max_size=3).map(lambda parts: f"<li>{''.join(parts)}</li>"), min_size=1, max_size=3
        ).map(lambda items: f"<ul>{''.join(items)}</ul>"),
        st.lists(inner.map("<li>{}</li>".format), min_size=1, max_size=3).map(
            lambda items: f'<ol start="3">{"".join(items)}</ol>'
        ),
        inner.map("<blockquote>{}</blockquote>".format),
    ),
    max_leaves=5,
)


def tree(html: str) -> Document:
    document, problems = parse(f"<h1>Titel</h1>{html}", "test", "nl")
    assert problems == ()
    return document


def read_back(text: str) -> str:
    """The words that a reader of the rendered Markdown sees."""
    parser = etree.HTMLParser(huge_tree=True)
    root = etree.fromstring(f"<html><body>{READER.render(text)}</body></html>", parser)
    for new_line in root.iter("br", "p", "h1", "h2", "td", "th", "li"):
        new_line.tail = " " + (new_line.tail or "")
    return squeeze("".join(root.itertext()))


def squeeze(text: str) -> str:
    return "".join(text.split())


@settings(max_examples=600, deadline=None)
@given(st.lists(blocks, min_size=1, max_size=4).map("".join))
@example("".join(f"<p>{escape(text)}</p>" for text in HOSTILE))
@example("<ul>" + "".join(f"<li>{escape(text)}</li>" for text in HOSTILE) + "</ul>")
@example("".join(f"<h2>{escape(text)}</h2>" for text in HOSTILE))
@example("".join(f"<p>x<br>{escape(text)}</p>" for text in HOSTILE))
@example("".join(f"<p><strong>{escape(text)}</strong>x</p>" for text in HOSTILE))
@example("".join(f"<p><code>{escape(text)}</code></p>" for text in HOSTILE))
@example("<ul><li><ul><li><ul><li></li><li></li></ul></li></ul></li></ul>")
def test_reads_back_as_the_same_words(html: str) -> None:
    document = tree(html)
    assert read_back(markdown.write(document)) == squeeze(plain(document))


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>+31 6, 1.250,50 en -5</p>", "+31 6, 1.250,50 en -5"),
        ("<p>2019. Jaar</p>", "2019\\. Jaar"),
        ("<p>a<br>- b</p>", "a\\\n\\- b"),
        ("<p><strong>a</strong> <em>b</em> <code>c`d</code></p>", "**a** _b_ ``c`d``"),
        ("<p><strong>uit</strong>voering</p>", "uitvoering"),
        ('<p><a href="https://a.nl/b">c</a></p>', "[c](https://a.nl/b)"),
        ('<p><a href="a b">c</a></p>', "[c](<a b>)"),
        ("<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>", "- a\n  - b\n- c"),
        ("<ol start=9><li>a</li><li>b</li></ol>", "9. a\n10. b"),
        ("<ul><li>a</li></ul><ul><li>b</li></ul>", "- a\n\n* b"),
        ("<ul><li><p>a</p><p>b</p></li></ul>", "- a\n\n  b"),
        ("<blockquote><p>a</p><p>b</p></blockquote>", "> a\n>\n> b"),
    ],
)
def test_reads_well_as_plain_text(html: str, text: str) -> None:
    assert markdown.write(tree(html)) == f"# Titel\n\n{text}\n"


def test_table() -> None:
    html = """<table><caption>Kosten</caption><thead><tr><th>Post</th><th class="amount">Bedrag</th></tr></thead>
    <tbody><tr class="group"><th colspan="2">Thema|A</th></tr><tr><th>Zaal</th><td class="amount">€\u00a05</td></tr></tbody>
    <tfoot><tr><th>Totaal</th><td class="amount">€\u00a05</td></tr></tfoot></table>"""
    assert markdown.write(tree(html)).split("\n\n", 2)[1:] == [
        "_Kosten_",
        "| Post | Bedrag |\n| --- | ---: |\n| **Thema\\|A** |  |\n| Zaal | €\u00a05 |\n| **Totaal** | €\u00a05 |\n",
    ]


def test_names_and_values_have_an_empty_head() -> None:
    html = '<table class="facts"><tr><th scope="row">Nummer</th><td>14</td></tr></table>'
    assert markdown.write(tree(html)).endswith("|  |  |\n| --- | --- |\n| **Nummer** | 14 |\n")


def test_contents_lead_to_the_headings() -> None:
    html = '<nav></nav><h2 id="x">1. Één!</h2><h3>Deel</h3><h2>Deel</h2><p><a href="#x">a</a> <a href="#y">b</a></p>'
    text = markdown.write(tree(html))
    assert "- [1. Één!](#1-één)\n  - [Deel](#deel)\n- [Deel](#deel-1)\n" in text
    assert "[a](#1-één) b" in text


def test_notes_are_numbered_and_stand_last() -> None:
    html = "<p>a<span class=note>- een</span> b!<span class=note>twee</span></p><p>c</p>"
    assert markdown.write(tree(html)).endswith("a[^1] b\\![^2]\n\nc\n\n[^1]: \\- een\n\n[^2]: twee\n")


def test_a_figure_is_its_caption_and_its_description() -> None:
    drawing = Drawing("<svg/>", "Begroting", "Thema_A: € 5.")
    html = '<h1>T</h1><figure data-chart="b"><figcaption>Figuur 1</figcaption></figure>'
    document, _ = parse(html, "test", "nl", {"b": drawing})
    assert markdown.write(document) == "# T\n\n_Figuur 1_\n\nThema\\_A: € 5.\n"
