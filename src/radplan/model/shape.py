"""The shape of the models: which model and which kind of value belongs at a path."""

from __future__ import annotations

import types
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

from radplan.model.scalars import Kind, OneOf, WordOf


@dataclass(frozen=True, slots=True)
class Slot:
    """What may stand at a place: a model, a list or mapping of something, or a scalar of some kind."""

    model: type[BaseModel] | None = None
    items: Slot | None = None
    values: Slot | None = None
    kind: Kind | OneOf | WordOf | None = None
    required: bool = False
    keys: Kind | OneOf | WordOf | None = None  # of a mapping: the kind of its keys, where they are more than text


@cache
def slots(model: type[BaseModel]) -> dict[str, Slot]:
    """What may stand under each key of a model, by the key as the user writes it."""
    return {
        field.alias or name: slot(field.annotation, *field.metadata, required=field.is_required())
        for name, field in model.model_fields.items()
    }


def slot(annotation: Any, *extras: Any, required: bool = False) -> Slot:
    """What an annotation, with what was said on top of it, allows."""
    for extra in extras:
        if isinstance(extra, (Kind, OneOf, WordOf)):
            return Slot(kind=extra, required=required)
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return slot(*arguments, required=required)
    if origin in (Union, types.UnionType):
        return slot(next(part for part in arguments if part is not type(None)), required=required)
    if origin is tuple:
        return Slot(items=slot(arguments[0]), required=required)
    if origin is dict:
        return Slot(values=slot(arguments[1]), required=required, keys=slot(arguments[0]).kind)
    return Slot(model=annotation, required=required)


def slot_at(model: type[BaseModel], location: Sequence[str | int]) -> Slot | None:
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


def parts(part: BaseModel, path: str = "") -> list[tuple[str, BaseModel]]:
    """Every part of a plan with its path, a part before what it holds."""
    found: list[tuple[str, BaseModel]] = []
    collect(part, path, found)
    return found


def collect(part: BaseModel, path: str, found: list[tuple[str, BaseModel]]) -> None:
    """Add a part and all that it holds to what was found."""
    found.append((path, part))
    for name, key in holding(type(part)):
        value = getattr(part, name)
        at = f"{path}.{key}" if path else key
        if isinstance(value, dict):
            for inner, item in value.items():
                collect_value(item, f"{at}.{inner}", found)
        elif value:
            collect_value(value, at, found)


def collect_value(value: BaseModel | tuple[BaseModel, ...], path: str, found: list[tuple[str, BaseModel]]) -> None:
    """Add a part, or each part of a list."""
    if isinstance(value, BaseModel):
        collect(value, path, found)
    else:
        for index, item in enumerate(value):
            collect(item, f"{path}[{index}]", found)


@cache
def holding(model: type[BaseModel]) -> tuple[tuple[str, str], ...]:
    """The fields of a model that hold other parts: their name, and the key as the user writes it."""
    return tuple((name, key) for name, key in names(model) if inmost(slots(model)[key]).kind is None)


def inmost(slot: Slot) -> Slot:
    """What a list, or a mapping by id, is made of."""
    while further := slot.items or slot.values:
        slot = further
    return slot


def models_in(model: type[BaseModel]) -> list[type[BaseModel]]:
    """A model and all that it may hold, each once, in the order in which a reader meets them."""
    found = [model]
    for part in found:
        for slot in slots(part).values():
            inner = inmost(slot)
            if inner.kind is None and inner.model and inner.model not in found:
                found.append(inner.model)
    return found


@cache
def names(model: type[BaseModel]) -> tuple[tuple[str, str], ...]:
    """The fields of a model: their name, and the key as the user writes it."""
    return tuple((name, field.alias or name) for name, field in model.model_fields.items())
