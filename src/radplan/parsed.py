"""radplan's own YAML, parsed once: the words of each language, lists of words, schemes. Each start needs some of it."""

from __future__ import annotations

import marshal
from pathlib import Path
from typing import Any

from radplan import kept

PACKAGE = Path(__file__).parent
FOLDERS = ("locale", "schemes", "words")
VERSION = 2  # of marshal: any Python reads it, and the same words give the same bytes


def parsed(name: str) -> Any:
    """What stands in a YAML file of the package, by its path there; every value as text.

    It is kept with the text that it was made of: once that differs in anything, it is made anew.
    """
    text = (PACKAGE / name).read_bytes()
    file = kept.FOLDER / f"{name.replace('/', '.')}.marshal"
    try:
        made_of, found = marshal.loads(kept.unsealed(file))
    except Exception:  # what is left of a file can go wrong in any way; the YAML itself is still there
        made_of = None
    if made_of != text:
        found = read(text)
        kept.keep(file, kept.sealed(marshal.dumps((text, found), VERSION)))
    return found


def read(text: bytes) -> Any:
    """What stands in YAML."""
    import yaml

    return yaml.load(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
