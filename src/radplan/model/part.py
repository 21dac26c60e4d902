"""A part of a plan as it is used: what Pydantic made of its declaration, without Pydantic."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple, NoReturn, Self

if TYPE_CHECKING:
    from radplan.model.shape import Slot


class Field(NamedTuple):
    """A field of a part: its name, the key as the user writes it, what may stand there and what counts without."""

    name: str
    key: str
    slot: Slot
    default: Any = None
    factory: Callable[[], Any] | None = None


class Part:
    """A part of a plan. Nothing changes once it is read.

    The methods are those of a Pydantic model that are of use here, by the same names; the type checker sees the
    declaration itself.
    """

    __slots__ = ("__dict__", "__pydantic_extra__", "__pydantic_fields_set__", "__pydantic_private__")
    fields: ClassVar[tuple[Field, ...]]

    def __init__(self, **values: Any) -> None:
        self.__dict__.update({field.name: field.factory() if field.factory else field.default for field in self.fields})
        self.__dict__.update(values)

    @classmethod
    def model_construct(cls, **values: Any) -> Self:
        """A part of these values, which are not checked."""
        return cls(**values)

    @classmethod
    def model_validate(cls, data: Mapping[str, Any], *, context: Mapping[str, Any] | None = None) -> Self:
        """The part that the data stands for. Raises pydantic_core.ValidationError."""
        from radplan.model.compiled import validator

        found: Self = validator(cls).validate_python(data, context=context)  # type: ignore[arg-type]  # a class can be hashed
        return found

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
