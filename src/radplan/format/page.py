"""The page of the format (docs/format.md, docs/formaat.md), made from the models and the words of the locale."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from radplan.format.schema import FILES, SHORT, default_of, example_of, model_of
from radplan.locale import fill, words
from radplan.model.part import Part, Slot
from radplan.model.scalars import VOCABULARIES, Kind, OneOf
from radplan.model.shape import models_in, slots


def page(language: str) -> str:
    """The whole page, as Markdown."""
    return "\n".join(Page(language).lines()) + "\n"


class Page:
    """Writes the page; a part that several files hold is told once."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.words = words(language, "format")

    def lines(self) -> Iterator[str]:
        """The introduction, the kinds of value, and each file with its parts."""
        yield f"# {self.words['page.title']}\n"
        yield self.words["page.intro"]
        yield f"## {self.words['page.kinds']}\n"
        yield self.words["page.kinds.intro"]
        told: set[type[Part]] = set()
        for name in FILES:
            parts = [part for part in models_in(model_of(name)) if part not in told]
            told.update(parts)
            yield f"## {name}.yaml\n"
            yield from self.table(parts[0])
            for part in parts[1:]:
                yield f"### {part.__name__}\n"
                yield from self.table(part)

    def table(self, model: type[Part]) -> Iterator[str]:
        """A part with its keys."""
        yield f"{self.words[model.__name__]}\n"
        head = [self.words[f"page.{name}"] for name in ("key", "value", "meaning", "example")]
        yield row(head)
        yield row(["---"] * len(head))
        for key, slot in slots(model).items():
            yield self.key(model, key, slot)
        yield ""

    def key(self, model: type[Part], key: str, slot: Slot) -> str:
        """A key as a row of the table."""
        value = self.value(slot)
        if slot.required:
            value = f"{self.words['page.required']}, {value}"
        if (default := default_of(model, key)) is not None:
            value += "; " + self.said("page.default", value=typed(default))
        example = example_of(model, key, slot)
        meaning = self.words[f"{model.__name__}.{key}"].replace("{{", "`{{").replace("}}", "}}`")
        return row([f"`{key}`", value, meaning, "" if example is None else f"`{key}: {typed(example)}`"])

    def value(self, slot: Slot) -> str:
        """What may stand in a slot."""
        if slot.items:
            listed = self.said("page.list", kind=self.value(slot.items))
            return self.said("page.short", kind=listed) if slot.items.model in SHORT else listed
        if slot.values:
            key = self.words[f"kind.{slot.keys.name}" if isinstance(slot.keys, Kind) else "page.by.key"]
            return self.said("page.by", key=key, kind=self.value(slot.values))
        if isinstance(slot.kind, Kind):
            return str(self.words[f"kind.{slot.kind.name}"])
        if slot.kind:
            fixed = isinstance(slot.kind, OneOf)
            choices = slot.kind.choices if isinstance(slot.kind, OneOf) else VOCABULARIES[slot.kind.vocabulary]
            return ", ".join(f"`{word}`" for word in choices) + ("" if fixed else f", {self.words['page.own-words']}")
        assert slot.model is not None
        return f"[{slot.model.__name__}](#{slot.model.__name__.lower()})"

    def said(self, phrase: str, /, **values: str) -> str:
        """A phrase with its gaps filled."""
        return fill(self.words[phrase], values, self.language)


def row(cells: list[str]) -> str:
    """A row of a table."""
    return f"| {' | '.join(cells)} |"


def typed(value: Any) -> str:
    """A value as one would type it in a plan."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {typed(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(typed(item) for item in value) + "]"
    if isinstance(value, str):
        return f"'{value}'" if ":" in value or value[:1] in "{[" else value
    return f"{value:.2f}" if isinstance(value, float) else json.dumps(value)
