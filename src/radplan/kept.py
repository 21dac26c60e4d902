"""What was made of radplan's own files and is kept, for making it takes longer than most commands do.

It comes with the package, in `made/`: building a wheel makes all of it. What is not there as it should be is made again
and kept for the next command; where nothing may be written (or Python may not write either), it is made each time.
"""

from __future__ import annotations

import sys
from binascii import crc32
from contextlib import suppress
from pathlib import Path

from radplan import whole

FOLDER = Path(__file__).parent / "made"


def sealed(content: bytes) -> bytes:
    """Content with a checksum before it."""
    return crc32(content).to_bytes(4, "big") + content


def unsealed(file: Path) -> bytes:
    """What is in a file that was kept sealed. Raises ValueError where a byte of it changed, OSError where it isn't."""
    seal, content = (whole := file.read_bytes())[:4], whole[4:]
    if sealed(content)[:4] != seal:
        raise ValueError(file.name)
    return content


def keep(file: Path, content: bytes) -> None:
    """Write a file of radplan's own, unless Python is told to write none."""
    if not sys.dont_write_bytecode:
        write(file, content)


def write(file: Path, content: bytes) -> None:
    """Write a file whole or not at all; that it can't be written is no harm."""
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        whole.write(file, content)
