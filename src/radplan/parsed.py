"""radplan's own YAML, parsed once: the words of each language, lists of words, schemes. Every start needs some of it.

What came of a file lies in `__pycache__`, as what Python itself keeps of a module does, together with the text that it
was made of: once that differs in anything, it is made anew. Where nothing may be written (or Python may not write
either), the file is parsed each time.
"""

from __future__ import annotations

import marshal
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

PACKAGE = Path(__file__).parent
FOLDER = PACKAGE / "__pycache__"


def parsed(name: str) -> Any:
    """What stands in a YAML file of the package, by its path there; every value as text."""
    text = (PACKAGE / name).read_bytes()
    kept = FOLDER / f"{name.replace('/', '.')}.{sys.implementation.cache_tag}"
    try:
        made_of, found = marshal.loads(kept.read_bytes())
    except Exception:  # what is left of a file can go wrong in any way; the YAML itself is still there
        made_of = None
    if made_of != text:
        found = read(text)
        keep(kept, marshal.dumps((text, found)))
    return found


def read(text: bytes) -> Any:
    """What stands in YAML."""
    import yaml

    return yaml.load(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))


def keep(path: Path, content: bytes) -> None:
    """Write a file whole or not at all; that it can't be written is no harm."""
    if sys.dont_write_bytecode:
        return
    partial = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(exist_ok=True)
        partial.write_bytes(content)
        partial.replace(path)
    except OSError:
        with suppress(OSError):
            partial.unlink()
