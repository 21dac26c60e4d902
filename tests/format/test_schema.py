"""The schema for editors: complete, fresh, and of one mind with radplan on what a schema can say."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from radplan.cli import run
from radplan.format.schema import FILES, examples, model_of, schema
from radplan.locale import LANGUAGES, words
from radplan.model import faults
from radplan.model.plan import Plan
from radplan.model.scalars import ID, WordOf
from radplan.model.shape import models_in, slot_at, slots
from radplan.source.files import decode
from radplan.source.places import Fields, Node, Scalar, SourceFile
from radplan.source.yaml import compose

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "arnhem-2019" / "plan.yaml"
EXAMPLES = [path for name in FILES for path in sorted((ROOT / "examples").glob(f"*/{name}.yaml"))]
VALIDATORS = {name: Draft7Validator(schema(name, "en")) for name in FILES}


class Core(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """YAML 1.2, as the YAML support of an editor reads it."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012


Core.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"(~|null|Null|NULL|)$"), ["~", "n", "N", ""])
Core.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"(true|True|TRUE|false|False|FALSE)$"), list("tTfF"))
Core.add_implicit_resolver("tag:core:int", re.compile(r"[-+]?[0-9]+$"), list("-+0123456789"))
Core.add_implicit_resolver(
    "tag:core:float", re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$"), list("-+.0123456789")
)
Core.add_constructor("tag:core:int", lambda _, node: int(node.value))
Core.add_constructor("tag:core:float", lambda _, node: float(node.value))


def as_json(value: Any) -> Any:
    """Data as JSON has it: every key is a text."""
    if isinstance(value, dict):
        return {str(key): as_json(item) for key, item in value.items()}
    return [as_json(item) for item in value] if isinstance(value, list) else value


def schema_accepts(text: str, name: str = "plan") -> bool:
    return VALIDATORS[name].is_valid(as_json(yaml.load(text, Loader=Core)))


def included(node: Fields, path: str, owner: str) -> Node:
    """What a reference to a file stands for, as if every file were there."""
    if len(node) > 1 or not path or not isinstance(node["file"], Scalar):
        return node
    if owner in ("activities", "schemes"):
        part, _ = compose(SourceFile(node["file"], "{id: included, title: x}"), included)
        assert part is not None
        return part
    return Scalar.at("…", node.source, node.start, node.end, "file")


def radplan_accepts(text: str, name: str = "plan") -> bool:
    """Whether radplan reads a text without a finding."""
    source, found = decode(text.encode(), "plan.yaml")
    root, more = compose(source, included)
    return not (found or more) and root is not None and not faults.validate(model_of(name), root).findings


@pytest.mark.parametrize("name", FILES)
def test_committed_schemas_are_fresh(name: str) -> None:
    committed = (ROOT / "docs" / f"{name}.schema.json").read_text(encoding="utf-8")
    assert committed == json.dumps(schema(name, "nl"), ensure_ascii=False, indent=2) + "\n", "run `make docs`"


@pytest.mark.parametrize("name", FILES)
def test_schemas_are_schemas(name: str) -> None:
    Draft7Validator.check_schema(schema(name, "nl"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_is_explained_and_nothing_else(language: str) -> None:
    models = [part for name in FILES for part in models_in(model_of(name))]
    keys = {f"{model.__name__}.{key}" for model in models for key in slots(model)} | {
        model.__name__ for model in models
    }
    explained = {key for key in words(language, "format") if key[0].isupper()}
    assert explained == keys
    assert {key for key in examples() if key[0].isupper()} <= keys


@pytest.mark.parametrize("name", FILES)
def test_examples_are_right(name: str) -> None:
    resolver = VALIDATORS[name]
    for part in (resolver.schema, *resolver.schema["definitions"].values()):
        for key, field in part.get("properties", {}).items():
            for example in field.get("examples", ()):
                assert resolver.evolve(schema={**field, "definitions": resolver.schema["definitions"]}).is_valid(
                    example
                ), key


def test_command_writes_the_schema(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["schema", "--for", "realisation", "--lang", "nl"]) == 0
    written = json.loads(capsys.readouterr().out)
    assert written["properties"]["as_of"]["description"].startswith("De dag van deze verantwoording")


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_examples_are_accepted_by_both(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    name = path.stem
    assert schema_accepts(text, name)
    assert radplan_accepts(text, name)
    if name == "plan":
        assert text.startswith("# yaml-language-server: $schema=../../docs/plan.schema.json\n")


BROKEN = [
    ("radplan: 1\n", "radplan: 2\n"),
    ("title: Uitvoeringsplan Aanpak", "titel: Uitvoeringsplan Aanpak"),
    ("period: {year: 2019}", "period: {start: 2019}"),
    ("period: {year: 2019}", "period: {year: 2019, end: 2019-06}"),
    ("status: council", "status: vastgesteld"),
    ("kind: grant\n", "kind: subsidie\n"),
    ("granted: 457500", "granted: -457500"),
    ("granted: 457500", "granted: '457.500'"),
    ("id: versterkingsgelden-2019", "id: Versterkingsgelden 2019"),
    ("- {file: activities/", "- {text: x, file: activities/"),
]


@pytest.mark.parametrize(("right", "wrong"), BROKEN)
def test_broken_copies_are_refused_by_both(right: str, wrong: str) -> None:
    text = EXAMPLE.read_text(encoding="utf-8")
    assert right in text
    broken = text.replace(right, wrong, 1)
    assert not schema_accepts(broken)
    assert not radplan_accepts(broken)


# One field of every kind, and all ways of writing a value that come to mind.
FIELDS = {
    "text": "version: {}", "prose": "purpose: {}", "line": "focus_points: [{}]", "id": "goals: [{{id: {}, title: x}}]",
    "money": "funding: [{{id: a, title: x, granted: {}}}]", "date": "date: {}", "boolean": "region: {{name: x, lead: {}}}",
    "reference": "roles: [{{id: a, title: x, backup: {}}}]", "year": "period: {{year: {}}}", "count": "region: {{name: x, size: {}}}",
    "percent": "region: {{name: x, municipalities: [{{name: x, share: {}}}]}}", "version": "radplan: {}",
    "number": "themes: [{{id: t, title: x, activities: [{{id: a, title: x, indicators: [{{id: i, title: x, baseline: {{value: {}}}}}]}}]}}]",
    "signed-money": "budget_amendments: [{{lines: [{{income: {{change: {}}}}}]}}]", "one-of": "status: {}",
    "funding": "themes: [{{id: t, title: x, activities: [{{id: a, title: x, costs: [{{item: x, amount: 1, funding: {}}}]}}]}}]",
    "amount": "themes: [{{id: t, title: x, activities: [{{id: a, title: x, costs: [{{item: x, amount: {}}}]}}]}}]",
    "basis": "themes: [{{id: t, title: x, activities: [{{id: a, title: x, costs: [{{item: x, basis: {}}}]}}]}}]",
    "cost-id": "themes: [{{id: t, title: x, activities: [{{id: a, title: x, costs: [{{item: x, amount: 1, id: {}}}]}}]}}]",
    "by-year": "funding: [{{id: a, title: x, granted_by_year: {{{}: 1}}}}]",
    "activity": "themes: [{{id: t, title: x, activities: [{}]}}]", "period": "period: {}", "many": "focus_points: {}",
}  # fmt: skip
WRITTEN = """
35000|0|49830.50|49830.5|'35000'|'49830.50'|'€ 49.830,-'|'€ 1.250,50'|€ 15.000|€ 15.000,--|€ 1.250.000|'1250,5'|'1.250,50'|'1 250,50'
'€ 49830.50'|'15.000'|'15,000'|'1.250.000'|'€ 0'|'€ 010'|'0,50'|'010'|1_000|-500|'-500'|'€ -500'|'- € 500'|-€ 500|'−500'|NaN|inf|'1,234,567'
999999999999.99|'999999999999.99'|9999999999999|'€ 999.999.999.999,99'|'€ 9.999.999.999.999'|EUR 500|500 euro|'49,5-'|'5,—'
2019|'2019'|2019-10-02|2019-04|2019-Q4|2019-q4|2019-Q5|2019-13|2019-10-32|2-10-2019|voorjaar 2019|Voorjaar 2019|VOOR ZOMER 2019|eind 2019
medio oktober 2019|voor eind 2019-04|2 oktober 2019|2 okt 2019|oktober 2019|oktober|1899|2200|3019|na winter 2019|eind voor 2019|' 2019 '|begin
early autumn 2019|12:30|1.5|-1|-1.5|100|100.5|101|true|false|'true'|True|yes|no|ja|null|~|""|"  "|x|jeugdraad|Jeugdraad|jeugd_raad|-jeugd|j
jeugd raad|total|in_kind|pm|budgeted|draft|Draft|adopted|short|{}|[]|{a: b}|[a]|[1]|[{id: a}]|[{id: a, share: 60}]|{file: a.md}|{file: }
{file: a.md, x: y}|{id: a, title: x}|{year: 2019}|{start: 2019}|{start: 2019-04, end: 2019-06}|{start: 2019, end: }|{year: , start: 2019}
{year: , start: 2019, end: 2020}|[null]|[""]|[a, [b]]|1|'1'|26
"""
CASES = [value for line in WRITTEN.strip().split("\n") for value in line.split("|")]
SMALLEST = {"radplan": "1", "municipality": "{name: Cuijk}", "title": "Plan", "period": "{year: 2018}"}


def plan_with(line: str) -> str:
    key = line.partition(":")[0]
    return "".join(f"{name}: {value}\n" for name, value in SMALLEST.items() if name != key) + line + "\n"


def unseen(text: str, kind: str) -> bool:
    """Whether a YAML reader makes a number of a value that radplan reads as it was typed: no schema can see that."""
    value = yaml.load(text, Loader=Core)
    if isinstance(value, (bool, int, float)) and json.dumps(value) != text:
        return True
    return isinstance(value, float) and kind in ("money", "signed-money", "amount") and round(value, 2) != value


@pytest.mark.parametrize("kind", FIELDS)
def test_every_kind_of_value_is_judged_alike(kind: str) -> None:
    differ = []
    for value in CASES:
        text = plan_with(FIELDS[kind].format(value))
        try:
            accepted = schema_accepts(text)
        except yaml.YAMLError:
            continue
        if kind in ("reference", "funding") and not ID.fullmatch(value):
            continue  # what no id can be: radplan finds that it refers to nothing
        if not unseen(value, kind) and accepted != radplan_accepts(text):
            differ.append((value, "schema" if accepted else "radplan"))
    assert differ == []


def paths(node: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    found = [path] if path else []
    for step, child in node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ():
        found += paths(child, (*path, step))
    return found


WHOLE = yaml.load(EXAMPLE.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
PATHS = paths(WHOLE)
CHANGES = ["away", "nothing", "text", "list", "mapping", "unknown", "number"]


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(PATHS), st.sampled_from(CHANGES))
def test_single_changes_of_the_example_are_judged_alike(path: tuple[Any, ...], change: str) -> None:
    slot = slot_at(Plan, path)
    if slot and isinstance(slot.kind, WordOf) and change in ("text", "number"):
        return  # a plan may add words
    data = yaml.load(EXAMPLE.read_text(encoding="utf-8"), Loader=Core)
    above = data
    for step in path[:-1]:
        above = above[step]
    if change == "away":
        del above[path[-1]]
    elif change == "unknown":
        target = above[path[-1]]
        if not isinstance(target, dict):
            return
        target["onbekend"] = "x"
    else:
        above[path[-1]] = {"nothing": None, "text": "eind", "list": ["x"], "mapping": {"x": "y"}, "number": 7}[change]
    text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False)
    assert schema_accepts(text) == radplan_accepts(text), (path, change)
