"""The generated pages of the documentation are those that the code would write now."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[2] / "docs"
WRITERS = runpy.run_path(str(DOCS / "generate_format.py"))["WRITERS"]


@pytest.mark.parametrize("writer", WRITERS, ids=lambda writer: writer.__name__)
def test_generated_pages_are_fresh(writer) -> None:  # type: ignore[no-untyped-def]
    stale = [name for name, text in writer() if (DOCS / name).read_text(encoding="utf-8") != text]
    assert stale == [], "run `make docs`"
