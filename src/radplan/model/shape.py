"""The shape of the models: which model and which kind of value belongs at a path."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from radplan.model.part import Field, Part, Slot


def fields(model: type[Part]) -> tuple[Field, ...]:
    """The fields of a model, in the order in which they are declared."""
    return model.fields  # type: ignore[attr-defined, no-any-return]  # the type checker takes it for a declared one


@cache
def slots(model: type[Part]) -> dict[str, Slot]:
    """What may stand under each key of a model, by the key as the user writes it."""
    return {field.key: field.slot for field in fields(model)}


def slot_at(model: type[Part], location: Sequence[str | int]) -> Slot | None:
    """What may stand at a location; None where nothing may."""
    here: Slot | None = Slot(model=model)
    for step in location:
        if here is None:
            return None
        if here.model is not None and isinstance(step, str):
            here = slots(here.model).get(step)
        elif here.items is not None and isinstance(step, int):
            here = here.items
        elif here.values is not None:
            here = here.values
        else:
            return here
    return here


Parts = list[tuple[str, Part]]
"""Parts, each with its path, a part before what it holds."""


def parts(part: Part, path: str = "") -> Parts:
    """A part of a plan, or a whole one, and all that it holds."""
    found: Parts = []
    collect(part, path, found)
    return found


def collect(value: Any, path: str, found: Parts) -> None:
    """Add a part and all that it holds to what was found; or all of a list, or of a mapping by id."""
    if isinstance(value, tuple):
        for index, item in enumerate(value):
            collect(item, f"{path}[{index}]", found)
    elif isinstance(value, dict):
        for name, item in value.items():
            collect(item, f"{path}.{name}", found)
    else:
        part: Part = value
        found.append((path, part))
        values = vars(part)
        for name, key in holding(type(part)):
            if held := values[name]:
                collect(held, f"{path}.{key}" if path else key, found)


@cache
def holding(model: type[Part]) -> tuple[tuple[str, str], ...]:
    """The fields of a model that hold other parts: their name, and the key as the user writes it."""
    return tuple((name, key) for name, key in names(model) if inmost(slots(model)[key]).kind is None)


def inmost(slot: Slot) -> Slot:
    """What a list, or a mapping by id, is made of."""
    while further := slot.items or slot.values:
        slot = further
    return slot


def models_in(model: type[Part]) -> list[type[Part]]:
    """A model and all that it may hold, each once, in the order in which a reader meets them."""
    found = [model]
    for part in found:
        for slot in slots(part).values():
            inner = inmost(slot)
            if inner.kind is None and inner.model and inner.model not in found:
                found.append(inner.model)
    return found


@cache
def names(model: type[Part]) -> tuple[tuple[str, str], ...]:
    """The fields of a model: their name, and the key as the user writes it."""
    return tuple((field.name, field.key) for field in fields(model))
