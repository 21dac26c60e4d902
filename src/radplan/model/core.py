"""Pydantic's core, without the package around it.

That describes schemas to type checkers, in a hundred typed dicts that nothing here looks at, and making them takes
longer than Python takes to start. Only the core itself is imported; whoever asks for the package later gets it whole.
"""

from __future__ import annotations

import sys
from importlib.machinery import PathFinder
from types import ModuleType

PACKAGE = "pydantic_core"


def import_core() -> None:
    """Import the core, unless it was imported before. Raises ImportError where there is none."""
    spec = None if PACKAGE in sys.modules else PathFinder.find_spec(PACKAGE)
    if spec is None:
        return
    stand_in = ModuleType(PACKAGE)
    stand_in.__path__ = spec.submodule_search_locations or []
    sys.modules[PACKAGE] = stand_in
    try:
        import pydantic_core._pydantic_core  # noqa: F401
    finally:
        del sys.modules[PACKAGE]


import_core()

from pydantic_core._pydantic_core import PydanticCustomError, SchemaValidator, ValidationError, __version__  # noqa: E402

__all__ = ["PydanticCustomError", "SchemaValidator", "ValidationError", "__version__"]
