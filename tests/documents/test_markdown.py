"""The Markdown writer: what comes out reads back as the same words, whatever the words are."""

from __future__ import annotations

from html import escape

from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import etree
from markdown_it import MarkdownIt

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
def test_reads_back_as_the_same_words(html: str) -> None:
    document = tree(html)
    assert read_back(markdown.write(document)) == squeeze(plain(document))
