"""From data to a model, whatever is wrong with the data."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Generic, TypeVar

from radplan.findings import Finding
from radplan.model.compiled import validator
from radplan.model.core import ValidationError
from radplan.model.part import Part
from radplan.record import Record
from radplan.source.places import Fields, Node

Model = TypeVar("Model", bound=Part)
ROUNDS = 8


class Modelled(Record, Generic[Model]):
    """The model of a file, as far as there is one, with what was wrong and what was mended."""

    model: Model | None
    findings: list[Finding]
    damage: dict[str, Node | None]
    renamed: dict[str, str]


def validate(
    model: type[Model], data: Fields, context: Mapping[str, Any] | None = None, synonyms: Mapping[str, str] = {}
) -> Modelled[Model]:
    """The model of the data; all faults are in the findings. `synonyms` are words for keys besides radplan's own."""
    try:
        return Modelled(validator(model).validate_python(data, context=context), [], {}, {})
    except ValidationError as error:
        return mended(model, data, context, synonyms, error)


def mended(
    model: type[Model],
    data: Fields,
    context: Mapping[str, Any] | None,
    synonyms: Mapping[str, str],
    error: ValidationError,
) -> Modelled[Model]:
    """The model of data with faults. A sound plan is read without importing what mends one."""
    from radplan.model.mending import Mender

    mender = Mender(model, data, synonyms)
    for _ in range(ROUNDS):
        mender.round(error)
        try:
            found = validator(model).validate_python(mender.data, context=context)
            return Modelled(found, mender.findings, mender.damage, mender.renamed)
        except ValidationError as again:
            error = again
    return Modelled(None, mender.findings, mender.damage, {})
