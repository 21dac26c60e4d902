"""Reading a rendered template: the nodes it makes, and a problem for everything it has no node for."""

from __future__ import annotations

import pytest

from radplan.documents.charts import Drawing
from radplan.documents.fragment import may_follow, parse
from radplan.documents.tree import (
    Block,
    Break,
    Code,
    Contents,
    Cover,
    Emphasis,
    Figure,
    Heading,
    Item,
    Link,
    List,
    Note,
    Paragraph,
    Quote,
    Strong,
    Table,
    Text,
    grid,
    outline,
    plain,
)

CHARTS = {"budget": Drawing('<svg viewBox="0 0 1 1"/>', "Begroting", "Thema A € 5.")}


def read(html: str) -> tuple[Block, ...]:
    document, problems = parse(f"<h1>Titel</h1>{html}", "plan.html.j2", "nl", CHARTS)
    assert problems == ()
    return document.blocks[1:]


def words(text: str) -> Paragraph:
    return Paragraph((Text(text),))


@pytest.mark.parametrize(
    ("html", "blocks"),
    [
        ("<p class=lead> a\n b </p>", (Paragraph((Text("a b"),), "lead"),)),
        ("<h2 id=x>a</h2>", (Heading(2, "x", (Text("a"),)),)),
        ("<section id=x><h2>a</h2><p>b</p></section>", (Heading(2, "x", (Text("a"),)), words("b"))),
        ("<h2>Één, twee</h2><h2>Één twee</h2>", (Heading(2, "één-twee", (Text("Één, twee"),)),
                                                 Heading(2, "één-twee-2", (Text("Één twee"),)))),
        ("<ul><li>a<ul><li>b</li></ul></li></ul>",
         (List(False, 1, (Item((words("a"), List(False, 1, (Item((words("b"),)),)))),)),)),
        ('<ol start="4"><li><p>a</p></li></ol>', (List(True, 4, (Item((words("a"),)),)),)),
        ("<blockquote><p>a</p></blockquote>", (Quote((words("a"),)),)),
        ("<nav class=contents></nav>", (Contents(),)),
        ("<header class=head><p>a</p></header>", (Cover((words("a"),), own_page=False),)),
        ("los<!-- weg --> eind", (words("los eind"),)),
        ("<p>van € 40.000,50 naar €\n-5, of 7 € per uur</p>",
         (words("van €\u00a040.000,50 naar €\u00a0-5, of 7 € per uur"),)),
        ("<p> </p><p></p><ul></ul>", ()),
    ],
)  # fmt: skip
def test_blocks(html: str, blocks: tuple[Block, ...]) -> None:
    assert read(html) == blocks


def test_marks() -> None:
    html = "<p>a <strong>b <em>c</em></strong><br><code>d  e</code> <a href='#x'>f</a><span class=note> g </span></p>"
    assert read(html) == (
        Paragraph(
            (
                Text("a "),
                Strong((Text("b "), Emphasis((Text("c"),)))),
                Break(),
                Code("d e"),
                Text(" "),
                Link("#x", (Text("f"),)),
                Note((Text("g"),)),
            )
        ),
    )


def test_white_space_is_what_a_reader_sees() -> None:
    assert read("<p>a <strong> b</strong><strong>c </strong> d<br> </p>") == (
        Paragraph((Text("a "), Strong((Text("bc "),)), Text("d"))),
    )


def test_a_no_break_space_stays() -> None:
    assert read("<p>€\u00a05</p>") == (words("€\u00a05"),)


def test_a_refused_link_is_only_its_words() -> None:
    assert read('<p><a href="javascript:alert(1)">klik</a></p>') == (words("klik"),)


@pytest.mark.parametrize("href", ["https://a.nl", "HTTP://a", "mailto:a@b", "tel:14", "#x", "a/b", "?a=b:c", "/x:y"])
def test_links_that_may_be_followed(href: str) -> None:
    assert may_follow(href)


@pytest.mark.parametrize("href", ["", "javascript:x", "JAVASCRIPT:x", "java\nscript:x", "data:x", "file:x", "\x01js:x"])
def test_links_that_may_not(href: str) -> None:
    assert not may_follow(href)


def test_a_figure_takes_its_drawing_by_name_and_untouched() -> None:
    (figure,) = read('<figure data-chart="budget"><figcaption>Figuur 1</figcaption></figure>')
    assert figure == Figure("budget", (Text("Figuur 1"),), "Begroting", "Thema A € 5.", CHARTS["budget"].svg)


def test_a_table_keeps_its_parts() -> None:
    (table,) = read("""<table id="t"><caption>C</caption>
        <thead><tr><th rowspan="2" scope="col">a</th><th colspan="2" scope="colgroup">b</th></tr>
        <tr><th>c</th><th>d</th></tr></thead>
        <tbody><tr class="group"><th colspan="3">G</th></tr>
        <tr><th>1</th><td class="amount">2</td><td>3</td></tr></tbody>
        <tbody><tr><th>4</th><td>5</td><td>6</td></tr></tbody>
        <tfoot><tr><th>7</th><td>8</td><td>9</td></tr></tfoot></table>""")
    assert isinstance(table, Table)
    assert (table.width, len(table.head), [len(group) for group in table.groups], len(table.foot)) == (3, 2, [2, 1], 1)
    assert table.groups[0][0].role == "group"
    assert table.groups[0][1].cells[1].numeric
    assert [[cell is not None for cell in line] for line in grid(table.head)] == [
        [True, True, False],
        [False, True, True],
    ]


def test_rows_outside_a_body_make_one() -> None:
    (table,) = read("<table><tr><td>a</td></tr><tr><td>b</td></tr></table>")
    assert isinstance(table, Table)
    assert [len(group) for group in table.groups] == [2]


def test_contents_are_chapters_with_sections() -> None:
    document, _ = parse("<h1>T</h1><h2>A</h2><h3>B</h3><h4>C</h4><h3>D</h3><h2>E</h2>", "t", "nl")
    assert [(entry.heading.id, [below.heading.id for below in entry.entries]) for entry in outline(document)] == [
        ("a", ["b", "d"]),
        ("e", []),
    ]


def test_title_and_organisation_come_from_the_cover() -> None:
    html = "<header class=cover><p class=organisation>Gemeente <em>X</em></p><h1>Het <em>plan</em></h1></header>"
    document, problems = parse(html, "t", "nl")
    assert (document.title, document.organisation, problems) == ("Het plan", "Gemeente X", ())


def test_plain_says_everything_once_with_the_notes_last() -> None:
    html = "<h1>T</h1><p>a<span class=note>n</span> b</p><table><caption>c</caption><tr><td>d</td></tr></table>"
    document, _ = parse(html + "<figure data-chart=budget><figcaption>f</figcaption></figure>", "t", "nl", CHARTS)
    assert plain(document).split("\n") == ["T", "a b", "c", "d", "f", "Thema A € 5.", "n"]


@pytest.mark.parametrize(
    ("html", "key", "values"),
    [
        ("<div>a</div>", "template-element", {"element": "div"}),
        ("<p><b>a</b></p>", "template-element", {"element": "b"}),
        ("<script>alert(1)</script>", "template-element", {"element": "script"}),
        ("<svg></svg>", "template-element", {"element": "svg"}),
        ("<p style='x'>a</p>", "template-attribute", {"element": "p", "attribute": "style"}),
        ("<ul class=x><li>a</li></ul>", "template-attribute", {"element": "ul", "attribute": "class"}),
        ("<p onclick=x>a</p>", "template-attribute", {"element": "p", "attribute": "onclick"}),
        ("<p class=groot>a</p>", "template-value", {"attribute": "class", "value": "groot"}),
        ("<p>a<span>b</span></p>", "template-value", {"attribute": "class", "value": ""}),
        ("<ol start=x><li>a</li></ol>", "template-value", {"attribute": "start", "value": "x"}),
        ("<table><tr><td colspan=0>a</td></tr></table>", "template-value", {"attribute": "colspan", "value": "0"}),
        ("<table><tr><th scope=x>a</th></tr></table>", "template-value", {"attribute": "scope", "value": "x"}),
        ("<li>a</li>", "template-nesting", {"element": "li", "parent": "body"}),
        ("<table><tr><td><ul></ul></td></tr></table>", "template-nesting", {"element": "ul", "parent": "td"}),
        ("<p>a<span class=note>b<span class=note>c</span></span></p>", "template-nesting",
         {"element": "span", "parent": "span"}),
        ("<ul>los<li>a</li></ul>", "template-text", {"element": "ul", "text": "los"}),
        ("<nav>los</nav>", "template-text", {"element": "nav", "text": "los"}),
        ("<figure data-chart=x></figure>", "template-chart", {"value": "x"}),
        ("<section id=x><p>a</p></section>", "template-section", {"id": "x"}),
        ("<h2 id=x>a</h2><h2 id=x>b</h2>", "template-id", {"id": "x"}),
        ("<h2>a</h2><h4>b</h4>", "template-heading", {"element": "h4"}),
        ("<table><caption>c</caption><tr><td>a</td></tr><tr><td>a</td><td>b</td></tr></table>", "template-table",
         {"caption": "c"}),
        ("<p>a</section>", "template-tags", None),
    ],
)  # fmt: skip
def test_what_the_tree_has_no_place_for_is_a_problem_at_its_line(
    html: str, key: str, values: dict[str, str] | None
) -> None:
    _, problems = parse(f"<h1>T</h1>\n{html}", "plan.html.j2", "nl")
    (problem,) = problems
    assert (problem.key, problem.template) == (key, "plan.html.j2")
    assert problem.line == (1 if key == "template-id" else 2)
    assert values is None or problem.values == values


def test_a_document_without_a_title_is_a_problem() -> None:
    _, problems = parse("<p>a</p>", "t", "nl")
    assert [problem.key for problem in problems] == ["template-title"]
