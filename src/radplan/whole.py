"""Files that are written whole or not at all: what was there stays until all that comes in its place is complete.

A new text waits beside the file it is for, in a file of its own that nobody can have put there before: what lies in a
folder where others write too, such as a link to elsewhere, is never written through.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from radplan.record import Record

NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
USUAL, OURS = 0o666, 0o600  # rights: of a new file, as far as the user's mask leaves them; of one that isn't complete


class UnwrittenError(OSError):
    """A file that can't be written; nothing was changed."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class Waiting(Record):
    """A new text in a file of its own, beside the one it will replace; `name` is how that was called."""

    name: str
    text: Path
    target: Path


def write(file: Path, content: bytes) -> None:
    """Write a file. What is no regular file (/dev/null, a pipe) is written to. Raises UnwrittenError."""
    with unwritten(str(file)):
        if (old := standing(file)) and not stat.S_ISREG(old.st_mode):
            file.write_bytes(content)
            return
    write_all([(str(file), content)])


def write_all(files: Iterable[tuple[str, bytes]]) -> None:
    """Write every file or none. A link stays a link, and a file keeps its rights. Raises UnwrittenError."""
    waiting: list[Waiting] = []
    try:
        for target, (name, content) in once_each(files).items():
            with unwritten(name):
                waiting.append(Waiting(name, beside(target, content), target))
        replace(waiting)
    finally:
        for new in waiting:
            with suppress(OSError):
                new.text.unlink()


def once_each(files: Iterable[tuple[str, bytes]]) -> dict[Path, tuple[str, bytes]]:
    """Each file where it really is: one that goes by two names is written once, if the same is to be in it."""
    found: dict[Path, tuple[str, bytes]] = {}
    for name, content in files:
        with unwritten(name):
            _, same = found.setdefault(Path(os.path.realpath(name)), (name, content))
        if same != content:
            raise UnwrittenError(name)
    return found


def replace(waiting: list[Waiting]) -> None:
    """Put every new text in its place; where one can't be, those before it are again what they were."""
    before: list[tuple[Path, bytes | None]] = []
    for new in waiting:
        try:
            with unwritten(new.name):
                if len(waiting) > 1:
                    before.append((new.target, new.target.read_bytes() if new.target.exists() else None))
                new.text.replace(new.target)
        except BaseException:
            for target, content in before:
                with suppress(OSError):
                    give_back(target, content)
            raise


def give_back(target: Path, content: bytes | None) -> None:
    """What a file held before; one that wasn't there is gone again."""
    if content is None:
        target.unlink(missing_ok=True)
        return
    new = beside(target, content)
    try:
        new.replace(target)
    finally:
        new.unlink(missing_ok=True)


def beside(target: Path, content: bytes) -> Path:
    """A new file with what another will hold, in its folder and with its rights."""
    new = target.with_name(f".radplan-{os.urandom(8).hex()}.partial")
    old = standing(target)
    create(new, content, None if old is None else stat.S_IMODE(old.st_mode))
    return new


def create(file: Path, content: bytes, rights: int | None = None) -> None:
    """A file that is not there yet, with these rights once it is complete.

    Raises FileExistsError where anything has its name, a link that leads nowhere too, and OSError.
    """
    opened = os.open(file, NEW, USUAL if rights is None else OURS)
    try:
        with open(opened, "wb") as out:  # noqa: PTH123
            out.write(content)
            if rights is not None and hasattr(os, "fchmod"):
                os.fchmod(opened, rights)
    except BaseException:
        file.unlink(missing_ok=True)
        raise


def standing(file: Path) -> os.stat_result | None:
    """What is at a path, or at the end of a link; None where there is nothing. Raises OSError for what nobody sees."""
    try:
        return file.stat()
    except FileNotFoundError:
        return None


@contextmanager
def unwritten(name: str) -> Iterator[None]:
    """What keeps a file from being written, told of the file by the name that it was given."""
    try:
        yield
    except UnwrittenError:
        raise
    except OSError as error:
        raise UnwrittenError(name) from error
