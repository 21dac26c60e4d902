"""`radplan rule` and `radplan rules`, and the pages in docs/rules/."""

from __future__ import annotations

import importlib.util
import json

import pytest

from cli.samples import ROOT, Run
from radplan.findings import Severity
from radplan.rules import RULES


def test_the_page_of_a_rule(radplan: Run) -> None:
    english, dutch = (radplan("rule", "amount-in-text", "--lang", language).out for language in ("en", "nl"))
    assert english.startswith("amount-in-text (warning)")
    assert dutch.startswith("amount-in-text (waarschuwing): een bedrag in de tekst")
    assert "WHY\n" in dutch
    assert radplan("rule", "amount-in-text", "--format", "md").out.startswith("# amount-in-text\n")


@pytest.mark.parametrize(
    ("name", "answer"), [("no-ownr", "no-owner"), ("niets", "radplan rules"), ("", ""), ("no-owner,no-analysis", "")]
)
def test_a_rule_that_there_is_not(radplan: Run, name: str, answer: str) -> None:
    result = radplan("rule", name)
    assert (result.code, result.out) == (2, "")
    assert answer in " ".join(result.err.split())


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_has_a_page(radplan: Run, rule: str) -> None:
    assert radplan("rule", rule, "--lang", "nl").code == 0


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
    written = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "docs" / "rules").glob("*.md")}
    assert written == generate.pages()
