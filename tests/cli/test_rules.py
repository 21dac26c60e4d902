"""`radplan rule` and `radplan rules`, and the pages in docs/."""

from __future__ import annotations

import importlib.util
import json
import re

import pytest

from cli.samples import ROOT, Run
from radplan.findings import Severity
from radplan.locale import LANGUAGES
from radplan.rules import RULES
from radplan.rules.page import HEADING, page_of


def test_the_page_of_a_rule(radplan: Run) -> None:
    english, dutch = (radplan("rule", "amount-in-text", "--lang", language).out for language in ("en", "nl"))
    assert english.startswith("amount-in-text (warning)")
    assert dutch.startswith("amount-in-text (waarschuwing): een bedrag in de tekst")
    assert "WHY\n" in english
    assert "WAAROM\n" in dutch
    assert radplan("rule", "amount-in-text", "--format", "md").out.startswith("# amount-in-text\n")


@pytest.mark.parametrize(
    ("name", "answer"), [("no-ownr", "no-owner"), ("niets", "radplan rules"), ("", ""), ("no-owner,no-analysis", "")]
)
def test_a_rule_that_there_is_not(radplan: Run, name: str, answer: str) -> None:
    result = radplan("rule", name)
    assert (result.code, result.out) == (2, "")
    assert answer in " ".join(result.err.split())


def code(page: str) -> list[str]:
    """The examples in a page, but for what is said in them."""
    return [line.partition("#")[0].rstrip() for line in page.splitlines() if line.startswith("    ")]


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_has_a_page_in_every_language(rule: str) -> None:
    english = page_of(rule, "en")
    for language in LANGUAGES:
        page = page_of(rule, language)
        assert page.title.endswith(".")
        assert len(page.title) > 10
        assert HEADING.sub("## …", page.body).count("## …") == HEADING.sub("## …", english.body).count("## …")
        assert code(page.body) == code(english.body)
        assert set(re.findall(r"`[^`\n]+`", page.body)) >= set(re.findall(r"`radplan[^`\n]*`", english.body))


def test_the_list(radplan: Run) -> None:
    listed = json.loads(radplan("rules", "--format", "json", "--lang", "nl").out)["rules"]
    assert [rule["rule"] for rule in listed] == list(RULES)
    assert {rule["severity"] for rule in listed} == {severity.value for severity in Severity}
    lines = radplan("rules", "--lang", "nl").out.splitlines()
    assert [line.split()[0] for line in lines] == list(RULES)


def test_the_pages_in_docs_are_those_of_the_code() -> None:
    """`make docs` writes them."""
    spec = importlib.util.spec_from_file_location("generate_rules", ROOT / "docs" / "generate_rules.py")
    assert spec and spec.loader
    generate = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(generate)
    docs = ROOT / "docs"
    found = [path for folder in generate.FOLDERS.values() for path in (docs / folder).glob("*.md")]
    assert {path.relative_to(docs).as_posix(): path.read_text("utf-8") for path in found} == generate.pages()
