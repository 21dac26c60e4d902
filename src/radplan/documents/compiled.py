"""radplan's own templates as Python: compiling them takes longer than filling them in.

One that is not kept as it is now (or for another Jinja) is compiled again. Those of a municipality are never kept.
"""

from __future__ import annotations

from binascii import crc32
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import CodeType

from radplan import kept
from radplan.regex import waiting

with waiting():
    import jinja2
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

FILTERS = ("prose", "line")


def bare(kind: type[jinja2.Environment] = ImmutableSandboxedEnvironment) -> jinja2.Environment:
    """What decides how a template is read; what it can reach, its filters too, is given when it runs."""
    found = kind(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    found.filters.update(dict.fromkeys(FILTERS, absent))
    return found


def absent(value: str) -> str:
    """A filter that Jinja may know of while it compiles, but not use."""
    raise NotImplementedError


def code(name: str, source: str) -> CodeType:
    """A template as Python's code, from what was kept or else compiled now."""
    file = file_of(name, source)
    try:
        return loaded(file)
    except Exception:  # what is left of a file can go wrong in any way; the template itself is still there
        python = compiled(name, source)
    kept.keep(file, python.encode())
    return compile(python, str(file), "exec")


def loaded(file: Path) -> CodeType:
    """The code in a file, by way of what Python itself keeps of it. Raises whatever goes wrong."""
    found = SourceFileLoader(file.stem, str(file)).get_code(file.stem)
    if found is None or "root" not in found.co_names:
        raise ImportError(file.name)
    return found


def compiled(name: str, source: str) -> str:
    """A template as Python."""
    return bare().compile(source, name, raw=True)


def file_of(name: str, source: str) -> Path:
    """Where a template of these words is kept, for this version of Jinja."""
    return kept.FOLDER / f"{name}-{crc32(source.encode()):08x}-{jinja2.__version__}.py"
