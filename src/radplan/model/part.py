"""A part of a plan as it is used: what Pydantic made of its declaration, without Pydantic."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, ClassVar, NoReturn, Self

from radplan.model.scalars import Kind, OneOf, WordOf
from radplan.record import Record


class Slot(Record):
    """What may stand at a place: a model, a list or mapping of something, or a scalar of some kind."""

    model: type[Part] | None = None
    items: Slot | None = None
    values: Slot | None = None
    kind: Kind | OneOf | WordOf | None = None
    required: bool = False
    keys: Kind | OneOf | WordOf | None = None  # of a mapping: the kind of its keys, where they are more than text


class Field(Record):
    """A field of a part: its name, the key as the user writes it, what may stand there and what counts without."""

    name: str
    key: str
    slot: Slot
    default: Any = None
    factory: Callable[[], Any] | None = None


class PlainPart:
    """A part of a plan. Nothing changes once it is read.

    What it can do is of use here, and done as a Pydantic model does it.
    """

    __slots__ = ("__dict__", "__pydantic_extra__", "__pydantic_fields_set__", "__pydantic_private__")
    fields: ClassVar[tuple[Field, ...]]

    def __init__(self, **values: Any) -> None:
        for field in self.fields:
            self.__dict__[field.name] = field.factory() if field.factory else field.default
        self.__dict__.update(values)

    @classmethod
    def model_construct(cls, **values: Any) -> Self:
        """A part of these values, which are not checked."""
        return cls(**values)

    def __setattr__(self, name: str, value: Any) -> NoReturn:
        raise AttributeError(f"{type(self).__name__} can't be changed: {name}")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"{type(self).__name__} can't be changed: {name}")

    def __iter__(self) -> Iterator[tuple[str, Any]]:
        return iter(self.__dict__.items())

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and self.__dict__ == other.__dict__

    def __hash__(self) -> int:
        return hash((type(self), *self.__dict__.values()))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in self)})"


if TYPE_CHECKING:
    from pydantic import BaseModel

    Part = BaseModel  # the type checker takes every part for its declaration
else:
    Part = PlainPart
