"""The JSON Schema of a plan's files, for editors: made from the models, with words from the locale.

Draft-07, because that is what the YAML support of editors knows best.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

import yaml

from radplan.format.kinds import FILE, KEYS, KINDS, Schema, name_of, of_word
from radplan.locale import words
from radplan.model.part import Part, Slot
from radplan.model.plan import Activity, Cost, FundingPart, Period, Scheme
from radplan.model.scalars import Kind, OneOf, WordOf
from radplan.model.shape import fields, slots

FILES = ("plan", "realisation", "quickscan", "exceptions")
DRAFT = "http://json-schema.org/draft-07/schema#"
INCLUDED = (Activity, Scheme)  # may be kept in a file of their own
SHORT = {FundingPart: "reference"}  # a list of these may be written as the one value that counts
GIVEN: Schema = {"not": {"type": "null"}}

NOTHING = {"type": "null"}
# What a model demands besides the keys that are always required.
DEMANDS: dict[type[Part], Schema] = {
    Period: {"anyOf": [
        {"required": ["year"], "properties": {"year": GIVEN, "start": NOTHING, "end": NOTHING}},
        {"required": ["start", "end"], "properties": {"start": GIVEN, "end": GIVEN, "year": NOTHING}},
    ]},
    Cost: {
        "if": {"properties": {"basis": {"enum": ["in_kind", "pm"]}}, "required": ["basis"]},
        "else": {"required": ["amount"], "properties": {"amount": GIVEN}},
        "not": {"required": ["id"], "properties": {"id": {"const": "total"}}},
    },
}  # fmt: skip


def model_of(name: str) -> type[Part]:
    """The model of one of a plan's files."""
    found: type[Part] = getattr(import_module(f"radplan.model.{name}"), name.capitalize())
    return found


def schema(name: str, language: str) -> Schema:
    """The schema of one of a plan's files, with its words in a language."""
    return Writer(language).schema(model_of(name))


class Writer:
    """Writes one schema; `definitions` fills while it does."""

    def __init__(self, language: str) -> None:
        self.words = words(language, "format")
        self.definitions: dict[str, Schema] = {}

    def schema(self, model: type[Part]) -> Schema:
        """The schema of a file, with what it refers to in alphabetical order."""
        root = self.part(model)
        return {"$schema": DRAFT, **root, "definitions": dict(sorted(self.definitions.items()))}

    def part(self, model: type[Part]) -> Schema:
        """A part of a plan: its keys, and those it can't do without."""
        keys = slots(model)
        required = [key for key, slot in keys.items() if slot.required]
        return {
            "title": model.__name__,
            "description": self.words[model.__name__],
            "type": "object",
            "properties": {key: self.field(model, key, slot) for key, slot in keys.items()},
            **({"required": required} if required else {}),
            "additionalProperties": False,
            **DEMANDS.get(model, {}),
        }

    def field(self, model: type[Part], key: str, slot: Slot) -> Schema:
        """A key with its meaning; one that isn't required may also stand without a value."""
        said: Schema = {"description": self.words[f"{model.__name__}.{key}"]}
        if (default := default_of(model, key)) is not None:
            said["default"] = default
        if (example := example_of(model, key, slot)) is not None:
            said["examples"] = [example]
        value = self.value(slot) if slot.required else or_nothing(self.value(slot))
        return said | ({"allOf": [value]} if "$ref" in value else value)  # beside a $ref nothing counts

    def value(self, slot: Slot) -> Schema:
        """What may stand in a slot."""
        if slot.items:
            return self.items(slot.items)
        if slot.values:
            keys = {"propertyNames": {"pattern": KEYS[slot.keys.name]}} if isinstance(slot.keys, Kind) else {}
            return {"type": "object", **keys, "additionalProperties": or_nothing(self.value(slot.values))}
        if slot.kind:
            return self.scalar(slot.kind)
        assert slot.model is not None
        return self.reference(slot.model)

    def items(self, slot: Slot) -> Schema:
        """A list; of some parts it may be written as a single value."""
        whole = {"type": "array", "items": self.value(slot)}
        if slot.model in SHORT:
            return {"anyOf": [self.scalar(Kind(SHORT[slot.model])), whole]}
        return whole

    def scalar(self, kind: Kind | OneOf | WordOf) -> Schema:
        """A reference to the definition of a kind; a list of words stands where it is used."""
        name = name_of(kind)
        if not name:
            if isinstance(kind, WordOf):
                self.scalar(Kind("text"))
            return of_word(kind)  # type: ignore[arg-type]
        if name not in self.definitions:
            wrong = {"patternErrorMessage": said} if (said := self.words.get(f"wrong.{name}")) else {}
            self.definitions[name] = {**KINDS[name], **wrong}
            if name == "prose":
                self.definitions["file"] = self.file("file")
        return {"$ref": f"#/definitions/{name}"}

    def reference(self, model: type[Part]) -> Schema:
        """A reference to the definition of a part, which may be kept in a file of its own."""
        name = re.sub(r"(?<!^)(?=[A-Z])", "-", model.__name__).lower()
        if name not in self.definitions:
            self.definitions[name] = {}  # a theme holds themes
            self.definitions[name] = self.part(model)
        here = {"$ref": f"#/definitions/{name}"}
        if model not in INCLUDED:
            return here
        self.definitions["include"] = self.file("include")
        return {"anyOf": [here, {"$ref": "#/definitions/include"}]}

    def file(self, key: str) -> Schema:
        """`{file: …}`: what it stands for, and the path."""
        path = {"description": self.words["file.file"], **FILE["properties"]["file"]}
        return {"description": self.words[key], **FILE, "properties": {"file": path}}


def or_nothing(schema: Schema) -> Schema:
    """A schema that takes a key without a value too."""
    if "enum" in schema:
        return {"enum": [*schema["enum"], None]}
    return {"anyOf": [*(schema["anyOf"] if set(schema) == {"anyOf"} else [schema]), {"type": "null"}]}


def default_of(model: type[Part], key: str) -> str | bool | None:
    """What counts where a key is left out."""
    value = next(field.default for field in fields(model) if field.key == key)
    return value if isinstance(value, (str, bool)) else None


def example_of(model: type[Part], key: str, slot: Slot) -> Any:
    """An example of a value, of the key itself or of its kind."""
    own = examples().get(f"{model.__name__}.{key}")
    if own is None and isinstance(slot.kind, Kind):
        return examples().get(slot.kind.name)
    return own


@cache
def examples() -> dict[str, Any]:
    """The examples, as a YAML reader of an editor reads them."""
    text = (Path(__file__).parent / "examples.yaml").read_text(encoding="utf-8")
    found: dict[str, Any] = yaml.load(text, Loader=WithoutDates)
    return found


class WithoutDates(yaml.SafeLoader):
    """Reads a date as the text it is."""


WithoutDates.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(":timestamp")]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
