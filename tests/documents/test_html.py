"""The web page: whole in itself, the same words as the tree, and nothing that runs."""

from __future__ import annotations

import json

import pytest
from jinja2 import Environment
from lxml import etree

from radplan.documents.fragment import parse
from radplan.documents.prose import block
from radplan.documents.tree import Document, plain, walk
from radplan.documents.writers import html, markdown
from radplan.documents.writers import json as tree_json

from . import samples


def tree(fragment: str) -> Document:
    document, problems = parse(f"<h1>Titel</h1>{fragment}", "test", "nl", samples.charts())
    assert problems == ()
    return document


def whole(name: str) -> Document:
    fragments = {"plan": (samples.plan, samples.charts), "hostile": (samples.hostile, samples.hostile_charts)}
    fragment, charts = fragments[name]
    document, problems = parse(fragment(), name, "nl", charts())
    assert problems == ()
    return document


def element(page: str) -> etree._Element:
    return etree.fromstring(page.encode(), etree.HTMLParser(huge_tree=True, encoding="utf-8"))


def spoken(page: str) -> str:
    """The words of the document on a page: without what the shell says, and with a chart's description only."""
    root = element(page)
    for path in ("//nav", "//style", "//head", "//a[@class='skip']", "//sup", "//section[@class='notes']/h2",
                 "//section[@class='notes']//a[last()]"):  # fmt: skip
        for node in root.xpath(path):
            _drop(node)
    for figure in root.iter("figure"):
        (svg,) = figure.iter("svg")
        (description,) = svg.iter("desc")
        words = description.text or ""
        scroll = svg.getparent()
        scroll.remove(svg)
        figure.remove(scroll)
        figure.append(scroll)
        scroll.text = words
    return "".join("".join(root.itertext()).split())


def _drop(node: etree._Element) -> None:
    parent, before = node.getparent(), node.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + (node.tail or "")
    else:
        parent.text = (parent.text or "") + (node.tail or "")
    parent.remove(node)


@pytest.mark.parametrize("name", ["plan", "hostile"])
def test_says_what_the_tree_says(name: str, words: dict[str, str], environment: Environment) -> None:
    document = whole(name)
    assert spoken(html.write(document, words, environment)) == "".join(plain(document).split())


@pytest.mark.parametrize("name", ["plan", "hostile"])
def test_runs_nothing_and_asks_for_nothing(name: str, words: dict[str, str], environment: Environment) -> None:
    root = element(html.write(whole(name), words, environment))
    assert not {"script", "link", "img", "iframe", "object", "embed", "form"} & {str(node.tag) for node in root.iter()}
    attributes = [(str(key), str(value)) for node in root.iter() for key, value in node.items()]
    assert not [key for key, _ in attributes if key.startswith("on") or key == "src"]
    assert not [value for key, value in attributes if key == "href" and value.lower().startswith("javascript")]


@pytest.mark.parametrize("name", ["plan", "hostile"])
def test_ids_are_unique_and_references_arrive(name: str, words: dict[str, str], environment: Environment) -> None:
    root = element(html.write(whole(name), words, environment))
    ids = [node.get("id") for node in root.iter() if node.get("id")]
    wanted = {str(node.get("href"))[1:] for node in root.iter("a") if str(node.get("href")).startswith("#")}
    wanted |= {
        node.get(key) for node in root.iter() for key in ("aria-labelledby", "aria-describedby") if node.get(key)
    }
    assert len(ids) == len(set(ids))
    assert wanted <= set(ids)


def test_the_same_bytes_again(words: dict[str, str], environment: Environment) -> None:
    assert html.write(whole("plan"), words, environment) == html.write(whole("plan"), words, environment)


def test_shell(words: dict[str, str], environment: Environment) -> None:
    page = html.write(whole("plan"), words, environment)
    assert page.startswith('<!DOCTYPE html>\n<html lang="nl">\n')
    assert page.endswith("</html>\n")
    assert "<title>Uitvoeringsplan aanpak radicalisering 2019 – Gemeente Arnhem</title>" in page
    assert '<a class="skip" href="#page.main">Direct naar de inhoud</a>' in page
    assert len(page.encode()) < 60_000


def test_the_title_of_a_hostile_plan_is_only_text(words: dict[str, str], environment: Environment) -> None:
    page = html.write(tree("").__class__("</title><script>", "", "nl", ()), words, environment)
    assert "<title>&lt;/title&gt;&lt;script&gt;</title>" in page


def test_no_contents_unless_asked_for(words: dict[str, str], environment: Environment) -> None:
    assert "<nav" not in html.write(tree("<h2>a</h2>"), words, environment)


@pytest.mark.parametrize(
    ("fragment", "expected"),
    [
        ("<p class=lead>a<br><code>b</code></p>", '<p class="lead">a<br><code>b</code></p>'),
        ("<ul><li><p>a</p><ul><li>b</li></ul></li></ul>", "<ul><li>a<ul><li>b</li></ul></li></ul>"),
        ("<ol start=3><li><p>a</p><p>b</p></li></ol>", '<ol start="3"><li><p>a</p>\n<p>b</p></li></ol>'),
        ("<table><thead><tr><th></th></tr></thead><tr><td>a</td></tr></table>", "<tr><td></td></tr>"),
        ("<p>a<span class=note>b</span></p>",
         'a<sup><a id="note.1.call" href="#note.1" aria-label="Noot 1">1</a></sup>'),
        ("<p>a<span class=note>b</span></p>",
         '<li id="note.1">b <a href="#note.1.call" aria-label="Terug naar de tekst bij noot 1">↩</a></li>'),
        ("<table><tr><td>a</td><td>b</td><td>c</td></tr></table>",
         '<div class="scroll" role="group" tabindex="0" aria-label="Tabel 1"><table>'),
        ('<nav></nav><h2>a <a href="#a">b</a><span class=note>c</span></h2>', '<a href="#a-b">a b</a>'),
    ],
)  # fmt: skip
def test_details(fragment: str, expected: str, words: dict[str, str], environment: Environment) -> None:
    assert expected in html.write(tree(fragment), words, environment)


def test_the_tree_as_json() -> None:
    document = whole("plan")
    text = tree_json.write(document)
    data = json.loads(text)
    assert text == tree_json.write(whole("plan"))
    assert list(data) == ["type", "title", "organisation", "language", "blocks", "mark"]
    assert text.count('"type": ') == 1 + len(list(walk(document)))


def test_the_deepest_prose_reaches_every_format(words: dict[str, str], environment: Environment) -> None:
    marks = "*a **b " * 18 + "diep" + "** *" * 18
    document = tree("<blockquote>" * 10 + str(block("> " * 18 + "- " * 8 + marks, 3)) + "</blockquote>" * 10)
    assert "diep" in html.write(document, words, environment)
    assert "diep" in markdown.write(document)
    assert "diep" in tree_json.write(document)
