"""A fault of radplan itself: a short message, and a report that holds nothing of the plan."""

from __future__ import annotations

import errno
import hashlib
import platform
import sys
import tempfile
import traceback
from contextlib import suppress
from pathlib import Path

from radplan import __version__
from radplan.locale import fill, language_of, words
from radplan.source.files import read_bytes
from radplan.whole import create

NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EIO)


def report(error: Exception) -> int:
    """Write the report, say where it is; exit code 4. Output that finds no room is no fault of ours: exit code 2."""
    if isinstance(error, OSError) and error.errno in NO_ROOM and error.filename is None:
        print(words(language_of(), "commands")["output.unwritten"], file=sys.stderr)
        return 2
    text = report_of(error)
    name = f"radplan-fault-{hashlib.sha256(text.encode()).hexdigest()[:8]}.txt"
    path = Path(tempfile.gettempdir()) / name
    language = language_of()
    if left(path, text.encode()):
        said = fill(words(language, "commands")["fault"], {"file": str(path)}, language)
    else:
        said = words(language, "commands")["fault.unwritten"] + "\n" + text
    print(said, file=sys.stderr)
    return 4


def left(path: Path, text: bytes) -> bool:
    """Leave a report where everybody may write: never over or through what lies there; the same one may stay."""
    with suppress(OSError):
        create(path, text)
    with suppress(OSError):
        return not path.is_symlink() and read_bytes(path) == text
    return False


def report_of(error: Exception) -> str:
    """Where the fault is in our own code. The error's own words are left out: they may quote the plan."""
    chain: list[BaseException] = []
    current: BaseException | None = error
    while current is not None and current not in chain:
        chain.append(current)
        current = current.__cause__ or current.__context__
    lines = [f"radplan {__version__}", f"Python {platform.python_version()} {platform.system()}"]
    for link in reversed(chain):
        lines.append(f"{type(link).__module__}.{type(link).__qualname__}")
        lines += [
            f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(link.__traceback__)
        ]
    return "\n".join(lines) + "\n"
