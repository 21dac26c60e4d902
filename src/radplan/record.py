"""A record of values: what `typing.NamedTuple` makes, without a look at the types of its fields.

That compiles the type of every field that is written as text, as all of ours are: for the records of one command it
takes longer than Python takes to start. Type checkers read `Record` as NamedTuple itself.
"""

from __future__ import annotations

from collections import namedtuple
from typing import TYPE_CHECKING, Any

__all__ = ["Record"]

if TYPE_CHECKING:
    from typing import NamedTuple as Record
else:

    class Making(type):
        """Makes the named tuple that the body of a class describes: its fields, their defaults, and what they can."""

        def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> type:
            if not bases:
                return super().__new__(cls, name, bases, body)
            fields = body.get("__annotations__", {})
            defaults = [body.pop(field) for field in fields if field in body]
            made = namedtuple(name, fields, defaults=defaults, module=body.pop("__module__"))
            for attribute, value in body.items():
                setattr(made, attribute, value)
            return made

    class Record(metaclass=Making):
        """What a record is written as: `class Amount(Record):` and its fields."""
