"""The models as commands use them: made of the declarations once, and kept.

Importing Pydantic and building its models takes longer than all that `radplan validate` does with a plan; its core,
which does the validating, is there at once. They are made again where the declarations changed or Pydantic's core did.
"""

from __future__ import annotations

import io
import pickle
from binascii import crc32
from functools import cache
from pathlib import Path
from typing import Any

from radplan import kept
from radplan.model import core
from radplan.model.core import SchemaValidator
from radplan.model.part import PlainPart

HERE = Path(__file__).parent
MADE_OF = ("declared/{}.py", "declared/plan.py", "compiling.py", "part.py", "scalars.py", "wholes.py")


@cache
def parts(name: str) -> dict[str, type[PlainPart]]:
    """The parts of a file, by name."""
    made = compiled(name)
    body = {"__slots__": (), "__module__": f"radplan.model.{name}"}
    found: dict[str, type[PlainPart]] = {part: type(part, (PlainPart,), body) for part in made["names"]}
    for part, fields in unpickled(made["fields"], found).items():
        found[part].fields = fields
    return found


@cache
def validator(model: Any) -> SchemaValidator:
    """What reads a part that stands by itself, by its class."""
    name = model.__module__.rpartition(".")[2]
    return SchemaValidator(unpickled(compiled(name)["schemas"][model.__name__], parts(name)))


@cache
def compiled(name: str) -> dict[str, Any]:
    """What was made of the declarations of a file; made now where it wasn't, or of others."""
    try:
        found: dict[str, Any] = pickle.loads(kept.unsealed(file_of(name)))
        if found["stamp"] == stamp(name):
            return found
    except Exception:  # what is left of a file can go wrong in any way; the declarations are still there
        pass
    made = make(name)
    kept.keep(file_of(name), kept.sealed(pickle.dumps(made, pickle.HIGHEST_PROTOCOL)))
    return made


def file_of(name: str) -> Path:
    """Where what was made for this version of Pydantic's core is kept."""
    return kept.FOLDER / f"{name}-{core.__version__}.pickle"


def stamp(name: str) -> list[int]:
    """What the declarations say, as checksums."""
    return [checksum(HERE / source.format(name)) for source in MADE_OF]


@cache
def checksum(source: Path) -> int:
    """What a source file says, as a number; most of them are read for every file of a plan."""
    return crc32(source.read_bytes())


def make(name: str) -> dict[str, Any]:
    """The parts of a file, made of their declarations."""
    from radplan.model.compiling import compile_parts

    return {"stamp": stamp(name), **compile_parts(name)}


def unpickled(data: bytes, parts: dict[str, type[PlainPart]]) -> Any:
    """A value in which parts stand by their names."""
    return Unpickler(data, parts).load()


class Unpickler(pickle.Unpickler):
    """Puts a part where its name stands."""

    def __init__(self, data: bytes, parts: dict[str, type[PlainPart]]) -> None:
        super().__init__(io.BytesIO(data))
        self.persistent_load = parts.__getitem__  # type: ignore[method-assign]
