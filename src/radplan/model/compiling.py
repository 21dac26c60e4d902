"""What Pydantic makes of the declarations, as plain data: the fields of every part, and the core schema of a file.

Only this and the declarations themselves need Pydantic; `compiled` uses what is made here.
"""

from __future__ import annotations

import io
import pickle
import types
from importlib import import_module
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

from radplan.model.declared.plan import Part as Declared
from radplan.model.part import Field, Slot
from radplan.model.scalars import Kind, OneOf, WordOf

ROOTS = {
    "plan": ("Plan", "Activity"),
    "realisation": ("Realisation",),
    "quickscan": ("Quickscan",),
    "exceptions": ("Exceptions",),
    "house_style": ("HouseStyle",),
}
# What a core schema says to those who make JSON of it.
ELSEWHERE = ("metadata", "serialization", "serialization_alias", "computed_fields")
REFERENCES = ("ref", "schema_ref")


def compile_parts(name: str) -> dict[str, Any]:
    """The names of the parts of a file, their fields, and the core schema of each part that is read by itself."""
    module = import_module(f"radplan.model.declared.{name}")
    models = {model.__name__: model for model in vars(module).values() if is_part(model, module.__name__)}
    schemas = {}
    for root in ROOTS[name]:
        models[root].model_rebuild(force=True)
        schemas[root] = pickled(bare(models[root].__pydantic_core_schema__))
    fields = {part: fields_of(model) for part, model in models.items()}
    return {"names": tuple(models), "fields": pickled(fields), "schemas": schemas}


def is_part(value: Any, module: str) -> bool:
    """Whether something is a part that is declared in a module."""
    return isinstance(value, type) and issubclass(value, Declared) and value.__module__ == module


def fields_of(model: type[BaseModel]) -> tuple[Field, ...]:
    """The fields of a model, in the order in which they are declared."""
    return tuple(field_of(name, field) for name, field in model.model_fields.items())


def field_of(name: str, field: FieldInfo) -> Field:
    """A field, with what counts where it is left out."""
    default = None if field.default is PydanticUndefined else field.default
    place = slot(field.annotation, *field.metadata, required=field.is_required())
    return Field(name, field.alias or name, place, default, field.default_factory)  # type: ignore[arg-type]


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


def bare(schema: Any) -> Any:
    """A core schema without what validating doesn't need, and the same each time it is made."""
    if isinstance(schema, dict):
        needed = ((key, value) for key, value in schema.items() if key not in ELSEWHERE)
        return {key: named(value) if key in REFERENCES else bare(value) for key, value in needed}
    return [bare(item) for item in schema] if isinstance(schema, list) else schema


def named(reference: str) -> str:
    """A reference by the name of its model alone: Pydantic adds where in memory the model was."""
    return reference.rpartition(":")[0]


def pickled(value: Any) -> bytes:
    """A value as bytes, in which a part stands by its name."""
    file = io.BytesIO()
    Pickler(file, protocol=pickle.HIGHEST_PROTOCOL).dump(value)
    return file.getvalue()


class Pickler(pickle.Pickler):
    """Writes the name of a part instead of the part."""

    def persistent_id(self, value: Any) -> str | None:
        return value.__name__ if isinstance(value, type) and issubclass(value, Declared) else None
