"""Pydantic's core, without the types in which it describes schemas to type checkers.

Those are a hundred typed dicts that nothing here looks at, and making them takes longer than Python takes to start.
They are left out while the core is imported; whoever asks for `pydantic_core.core_schema` later gets it whole.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Any

SCHEMAS = "pydantic_core.core_schema"


def import_core() -> None:
    """Import the core, unless it was imported before."""
    if "pydantic_core" in sys.modules:
        return
    stand_in: Any = ModuleType(SCHEMAS)
    stand_in.__getattr__ = lambda name: Any
    sys.modules[SCHEMAS] = stand_in
    try:
        import pydantic_core  # noqa: F401
    finally:
        del sys.modules[SCHEMAS]


import_core()

from pydantic_core import PydanticCustomError, SchemaValidator, ValidationError, __version__  # noqa: E402

__all__ = ["PydanticCustomError", "SchemaValidator", "ValidationError", "__version__"]
