"""Whatever can be wrong in reading has words, in every language, with the same gaps."""

from __future__ import annotations

import ast
import string
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from radplan.locale import LANGUAGES, words
from radplan.rules import READING

CODE = Path(__file__).parents[2] / "src" / "radplan"
MODULES = (
    *sorted((CODE / "source").glob("*.py")),
    *sorted((CODE / "model").glob("*.py")),
)

# Texts of which the code puts the name together.
MADE = (
    "forbidden-character.bidi", "forbidden-character.control", "forbidden-character.line-end",
    "file-unreadable.missing", "file-unreadable.permission", "file-unreadable.not-regular",
    "file-unreadable.unreadable",
    "file-unreadable.include-encoding", "file-unreadable.include-word", "file-unreadable.backslash", "file-unreadable.include-utf-16", "input-limit.include-bytes",
    "yaml-syntax.alias", "yaml-syntax.recursive", "yaml-syntax.space", "yaml-syntax.no-colon", "yaml-syntax.directive",
    "invalid-amount.comma", "ambiguous-amount.comma", "ambiguous-amount.comma-digits", "wrong-type.comma",
    "invalid-amount.thousands", "invalid-amount.notation", "invalid-amount.decimals", "invalid-amount.digits",
    "invalid-date.impossible", "invalid-date.notation", "invalid-date.unknown", "invalid-id", "invalid-id.repair",
    "unknown-key.beside-file", "unknown-value", "unknown-value.vocabulary", "duplicate-key.first", "did-you-mean",
    "house-style.missing", "house-style.outside", "house-style.contrast", "house-style.label", "house-style.font", "house-style.unreadable", "house-style.template", "house-style.picture", "house-style.label.meant",
)  # fmt: skip
EXPECTED = ("boolean", "date", "id", "list", "mapping", "money", "number", "text", "version", "word", "year")


def named() -> Iterator[tuple[str, ast.Call, str]]:
    """Every call in the code of reading that names a text: the function, the call, the file."""
    for module in MODULES:
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                yield name, node, module.name


def literals(call: ast.Call) -> list[str | None]:
    values = [item.value if isinstance(item, ast.Constant) else None for item in call.args]
    return [value if isinstance(value, str) else None for value in values]


def keys_in_code() -> set[str]:
    keys = set()
    for name, call, _ in named():
        given = literals(call)
        if name in ("fault", "report", "AmountError") and given and given[0] and given[0] in READING:
            kind = given[1] if len(given) > 1 else ""
            keys |= {f"{given[0]}.{kind}" if kind else given[0]} if kind is not None else set()
        elif name == "Fault" and len(given) > 2 and given[1] and given[2] is not None:
            keys.add(f"{given[1]}.{given[2]}" if given[2] else given[1])
        elif name == "DateError" and given and given[0]:
            keys.add(f"invalid-date.{given[0]}")
        elif name == "Diagnosis" and given and given[0]:
            keys.add(f"yaml-syntax.{given[0]}")
        elif name in ("Text", "Said") and given and given[0] and not given[0].endswith(".hint"):
            keys.add(given[0])
    return keys


def expected_words(kind: str) -> list[str]:
    return [f"wrong-type.expected.{kind}", f"wrong-type.expected.{kind}.hint"]


ALL = sorted(keys_in_code() | set(MADE) | {key for kind in EXPECTED for key in expected_words(kind)})


def template(language: str, key: str) -> Any:
    rule, _, case = key.partition(".")
    return words(language, f"rules/{rule}").get(case or "message")


def gaps(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_the_code_was_found() -> None:
    assert len(ALL) > 80
    assert {key.partition(".")[0] for key in ALL} >= set(READING)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", ALL)
def test_every_text_has_words(key: str, language: str) -> None:
    assert template(language, key)


@pytest.mark.parametrize("rule", (*READING, "did-you-mean"))
def test_languages_say_the_same(rule: str) -> None:
    dutch, english = words("nl", f"rules/{rule}"), words("en", f"rules/{rule}")
    assert dutch.keys() == english.keys()
    for case, text in dutch.items():
        assert gaps(text) == gaps(english[case]), case


def test_expected_kinds_are_those_of_the_code() -> None:
    """What `text_of` and `wrong_type` may be asked for is what there are words for."""
    asked = set()
    for name, call, _ in named():
        given = literals(call)
        if name == "text_of" and len(given) == 2:
            asked.add(given[1])
        elif name == "wrong_type" and given and given[0]:
            asked.add(given[0])
    assert asked <= set(EXPECTED) | {None}


@pytest.mark.parametrize("rule", READING)
def test_words_are_those_of_the_reader(rule: str) -> None:
    """No jargon: a coordinator knows lists, texts and keys."""
    jargon = ("scalar", "mapping", "token", "sequence", "parser", "node", "string", "integer", "regex", "alias")
    for text in words("nl", f"rules/{rule}").values():
        assert not any(word in text.lower() for word in jargon), text
