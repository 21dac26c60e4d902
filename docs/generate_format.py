"""Writes the schemas for editors and the page of the format, from the models: `make docs`.

Each writer yields a path below docs/ and the text that belongs there; a test compares them with what is committed.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

from radplan.format.page import page
from radplan.format.schema import FILES, schema

DOCS = Path(__file__).parent
Written = Iterator[tuple[str, str]]


def schemas() -> Written:
    """The schemas for editors. In Dutch, for that is what their users speak; `radplan schema --lang en` has English."""
    for name in FILES:
        yield f"{name}.schema.json", json.dumps(schema(name, "nl"), ensure_ascii=False, indent=2) + "\n"


def format_pages() -> Written:
    """The page of the format in both languages."""
    yield "format.md", page("en")
    yield "formaat.md", page("nl")


WRITERS: list[Callable[[], Written]] = [schemas, format_pages]


def main() -> None:
    """Write what has changed."""
    for writer in WRITERS:
        for name, text in writer():
            path = DOCS / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if not path.exists() or path.read_text(encoding="utf-8") != text:
                path.write_text(text, encoding="utf-8", newline="\n")
                print(f"wrote docs/{name}")


if __name__ == "__main__":
    main()
