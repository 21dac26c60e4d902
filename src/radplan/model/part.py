"""What every part of a plan is: a few keys, each with its kind, read by pydantic-core.

A part is written as a Pydantic model would be, and pydantic-core validates it. Pydantic itself is left out: making
its classes and their schema from annotations takes far longer than reading a plan does, at every start of a command.
"""

from __future__ import annotations

import sys
import types
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, ClassVar, NoReturn, Self, Union, dataclass_transform, get_args, get_origin

from pydantic_core import SchemaValidator

from radplan.model.scalars import Kind, Listed, OneOf, WordOf

Schema = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Default:
    """What counts where a key is left out (`...` where it can't be), and the key where it isn't the field's name."""

    value: Any = ...
    factory: Callable[[], Any] | None = None
    alias: str = ""


def field(*, default: Any = ..., factory: Callable[[], Any] | None = None, alias: str = "") -> Any:
    """A field with a default that is made anew each time, or with another key than its name."""
    return Default(default, factory, alias)


class PartType(type):
    """The type of parts. It is named because mypy takes no class for a key (`@cache`) without."""


@dataclass_transform(kw_only_default=True, frozen_default=True, eq_default=True, field_specifiers=(field,))
class Part(metaclass=PartType):
    """A part of a plan: unknown keys are faults, and nothing changes once it is read.

    A part with a method `complete` is asked whether it is once all of its keys are read.
    """

    # pydantic-core puts the values in the first; the others are its own.
    __slots__ = ("__dict__", "__pydantic_extra__", "__pydantic_fields_set__", "__pydantic_private__")
    complete: ClassVar[Callable[[Any], Any] | None] = None

    def __init__(self, **values: Any) -> None:
        validator(type(self)).validate_python(values, self_instance=self)

    @classmethod
    def model_validate(cls, data: Mapping[str, Any], *, context: Mapping[str, Any] | None = None) -> Self:
        """The part that the data stands for. Raises `pydantic_core.ValidationError`."""
        found: Self = validator(cls).validate_python(data, context=dict(context or {}))
        return found

    @classmethod
    def model_construct(cls, **values: Any) -> Self:
        """A part with these values, unread, and the defaults for the others."""
        part = cls.__new__(cls)
        part.__dict__.update({name: default.value for name, default in defaults(cls).items()}, **values)
        return part

    def __setattr__(self, name: str, value: Any) -> NoReturn:
        raise AttributeError(f"a {type(self).__name__} doesn't change")

    def __eq__(self, other: object) -> bool:
        return self.__dict__ == other.__dict__ if isinstance(other, type(self)) else NotImplemented

    def __iter__(self) -> Iterator[tuple[str, Any]]:
        return iter(self.__dict__.items())

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in self)})"


@dataclass(frozen=True, slots=True)
class Slot:
    """What may stand at a place: a model, a list or mapping of something, or a scalar of some kind."""

    model: type[Part] | None = None
    items: Slot | None = None
    values: Slot | None = None
    kind: Kind | OneOf | WordOf | None = None
    required: bool = False
    keys: Kind | OneOf | WordOf | None = None  # of a mapping: the kind of its keys, where they are more than text
    short: Callable[[Any], Any] | None = None  # turns the short way of writing into the long way


@cache
def defaults(model: type[Part]) -> dict[str, Default]:
    """What counts where a field is left out, by the field's name."""
    given = {name: vars(model).get(name, ...) for name in model.__annotations__}
    return {name: value if isinstance(value, Default) else Default(value) for name, value in given.items()}


@cache
def names(model: type[Part]) -> tuple[tuple[str, str], ...]:
    """The fields of a model: their name, and the key as the user writes it."""
    return tuple((name, default.alias or name) for name, default in defaults(model).items())


@cache
def slots(model: type[Part]) -> dict[str, Slot]:
    """What may stand under each key of a model, by the key as the user writes it."""
    return {
        default.alias or name: slot(
            annotation(model.__module__, model.__annotations__[name]),
            required=default.value is ... and default.factory is None,
        )
        for name, default in defaults(model).items()
    }


@cache
def annotation(module: str, text: str) -> Any:
    """What an annotation means; most are written often and are read once."""
    return eval(text, vars(sys.modules[module]))


def slot(annotation: Any, *extras: Any, required: bool = False) -> Slot:
    """What an annotation, with what was said on top of it, allows."""
    kind = next((extra for extra in extras if isinstance(extra, (Kind, OneOf, WordOf))), None)
    if kind:
        return Slot(kind=kind, required=required)
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return slot(*arguments, required=required)
    if origin in (Union, types.UnionType):
        return slot(next(part for part in arguments if part is not type(None)), required=required)
    if origin is tuple:
        short = next((extra.step for extra in extras if isinstance(extra, Listed)), None)
        return Slot(items=slot(arguments[0]), required=required, short=short)
    if origin is dict:
        return Slot(values=slot(arguments[1]), required=required, keys=slot(arguments[0]).kind)
    return Slot(model=annotation, required=required)


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
def validator(model: type[Part]) -> SchemaValidator:
    """What reads a model, and all that it may hold."""
    definitions = [schema_of(part) for part in models_in(model)]
    whole: Any = {"type": "definitions", "schema": reference(model), "definitions": definitions}
    return SchemaValidator(whole, {"strict": True, "extra_fields_behavior": "forbid"})


def reference(model: type[Part]) -> Schema:
    """A model by its name."""
    return {"type": "definition-ref", "schema_ref": model.__name__}


def schema_of(model: type[Part]) -> Schema:
    """How pydantic-core reads a model."""
    table, given = slots(model), defaults(model)
    fields = {name: field_schema(table[key], given[name]) for name, key in names(model)}
    schema: Schema = {
        "type": "model", "cls": model, "schema": {"type": "model-fields", "fields": fields},
        "config": {"strict": True, "extra_fields_behavior": "forbid"},
    }  # fmt: skip
    if model.complete:
        schema = {"type": "function-after", "function": function(model.complete), "schema": schema}
    return {**schema, "ref": model.__name__}


def field_schema(slot: Slot, given: Default) -> Schema:
    """How a field is read; one that may be left out may also be None."""
    schema = value_schema(slot)
    if not slot.required:
        default = {"default": given.value} if given.factory is None else {"default_factory": given.factory}
        schema = {"type": "default", "schema": {"type": "nullable", "schema": schema}, **default}
    alias = {"validation_alias": given.alias} if given.alias else {}
    return {"type": "model-field", "schema": schema, **alias}


def value_schema(slot: Slot) -> Schema:
    """How a value is read."""
    if slot.kind:
        return slot.kind.schema
    if slot.items:
        items: Schema = {"type": "tuple", "items_schema": [value_schema(slot.items)], "variadic_item_index": 0}
        items["strict"] = False
        return {"type": "function-before", "function": function(slot.short), "schema": items} if slot.short else items
    if slot.values:
        keys = slot.keys.schema if slot.keys else {"type": "str"}
        return {"type": "dict", "keys_schema": keys, "values_schema": value_schema(slot.values)}
    assert slot.model is not None
    return reference(slot.model)


def function(step: Callable[..., Any]) -> Schema:
    """A function that gets the value and nothing else."""
    return {"type": "no-info", "function": step}
