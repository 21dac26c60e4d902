"""From the document tree to a file: the writers, each imported only when its format is asked for."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from radplan.documents.dress import Dress
from radplan.documents.tree import Document
from radplan.documents.writers.fault import WritingFault
from radplan.locale import words

if TYPE_CHECKING:
    from jinja2 import Environment

WRITERS = {"md": "markdown", "html": "html", "pdf": "pdf", "docx": "docx", "json": "json"}
PARTS = frozenset({"typst", "docx"})
"""What these formats need besides, as `radplan[documents]` brings it."""
PLAIN = Dress()
BASE = "document.docx"
"""The Word template: one of this name in a folder with templates goes before radplan's own."""


def written(tree: Document, format: str, environment: Environment, folders: list[Path], dress: Dress = PLAIN) -> bytes:
    """The document as a file; `folders` hold templates, the last of them radplan's own.

    Raises WritingFault where the document can't be had in this format, or the format not on this machine.
    """
    try:
        write = import_module(f"radplan.documents.writers.{WRITERS[format]}").write
    except ModuleNotFoundError as error:
        if error.name in PARTS:
            raise WritingFault("missing-part", {"format": format, "part": error.name}, code=2) from error
        raise
    said = words(tree.language, "documents")["page"]
    match format:
        case "html":
            return str(write(tree, said, environment)).encode()
        case "pdf":
            return bytes(write(tree, said, (folders[-1] / "document.typ").read_bytes(), dress))
        case "docx":
            template = dress.docx_template or next(path for folder in folders if (path := folder / BASE).is_file())
            return bytes(write(tree, said, template, folders[-1] / BASE, dress))
        case _:
            return str(write(tree)).encode()


def available(format: str) -> bool:
    """Whether a format can be made on this machine: PDF and Word need what `radplan[documents]` brings."""
    from importlib.util import find_spec

    needed = {"pdf": ("typst",), "docx": ("docx", "typst")}.get(format, ())
    return all(find_spec(part) is not None for part in needed)
