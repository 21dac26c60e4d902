"""Pydantic's core is imported without the package around it, and nobody else misses that."""

from __future__ import annotations

import subprocess
import sys


def run(code: str) -> str:
    """What a new Python prints."""
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True).stdout


def test_the_package_is_there_for_who_asks_later() -> None:
    code = """
import sys, radplan.model.core
print("pydantic_core" in sys.modules)
from pydantic_core import core_schema
from pydantic import BaseModel
class Amount(BaseModel):
    cents: int
print(core_schema.int_schema(), Amount(cents="5").cents)
"""
    assert run(code).splitlines() == ["False", "{'type': 'int'} 5"]


def test_a_core_that_is_there_already_is_left_alone() -> None:
    code = "import pydantic, sys; import radplan.model.core; print('pydantic_core.core_schema' in sys.modules)"
    assert run(code) == "True\n"


def test_a_core_that_cant_be_imported_leaves_nothing_behind() -> None:
    code = """
import sys
sys.modules["pydantic_core._pydantic_core"] = None
try:
    import radplan.model.core
except ImportError:
    print("pydantic_core" in sys.modules)
"""
    assert run(code) == "False\n"
