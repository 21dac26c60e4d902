"""What an earlier run over many plans has shown: of a plan that nobody changed since, that there was nothing to list.

Kept are the names of the files that such a plan was read from, a checksum and the stamps of them, and how much advice
there was: no word of a plan. Where nothing can be read or written here, that costs time and no more.
"""

from __future__ import annotations

import marshal
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from radplan import __version__, kept
from radplan.record import Record
from radplan.report import Choice
from radplan.source.files import BESIDE, STDIN, absolute, misnamed, read_bytes
from radplan.source.places import SourceFile

PACKAGE = Path(__file__).parents[1]
VERSION = 2  # of marshal
MOST = 10_000  # plans that are remembered
SHORT = 1000  # characters that are kept as they are: to make a checksum takes a library that takes a while

Stamps = tuple[tuple[int, ...], ...]


class Entry(Record):
    """A plan with nothing to list: by whom and with which files that was found, and how much advice there was.

    As long as their stamps stand, the files needn't be read; else their checksum tells whether they are the same.
    """

    asked: bytes
    files: tuple[str, ...]
    stamps: Stamps
    checksum: bytes
    advice: int


class Unchanged:
    """What is remembered of plans, by the name of each; `mark` says what checks them."""

    def __init__(self, file: Path, mark: bytes) -> None:
        self.file = file
        self.mark = mark
        self.entries = entries_in(file)
        self.learned = False

    def advice(self, plan: str, settings: SourceFile | None) -> int | None:
        """How much advice there is for a plan with nothing else to list; None where it has to be checked."""
        entry = None if plan == STDIN else self.entries.get(absolute(plan))
        if entry is None or entry.asked != asked(self.mark, settings) or not same_files(entry.files):
            return None
        try:
            stamps = stamps_of(entry.files)
            if stamps != entry.stamps:
                if checksum(map(read_bytes, entry.files)) != entry.checksum:
                    return None
                self.learn(plan, entry._replace(stamps=stamps))
        except (OSError, ValueError):
            return None
        return entry.advice

    def learn(self, plan: str, entry: Entry | None) -> None:
        """What a check has shown; None where there was something to list."""
        if plan == STDIN:
            return  # it is another plan each time
        name = absolute(plan)
        known = self.entries.pop(name, None)
        if entry is not None:
            self.entries[name] = entry
        self.learned |= entry != known

    def keep(self) -> None:
        """Write down what was learned; where it is too much, without the oldest."""
        if self.learned:
            entries = {name: tuple(entry) for name, entry in [*self.entries.items()][-MOST:]}
            kept.write(self.file, kept.sealed(marshal.dumps(entries, VERSION)))


def entries_in(file: Path) -> dict[str, Entry]:
    """What was written down."""
    try:
        return {name: Entry(*entry) for name, entry in marshal.loads(kept.unsealed(file)).items()}
    except Exception:  # what is left of a file can go wrong in any way; the plans themselves are still there
        return {}


def same_files(files: tuple[str, ...]) -> bool:
    """Whether a plan would be read from these files and no other."""
    plan, *others = files
    folder = os.path.dirname(plan)  # noqa: PTH120
    if any(os.path.lexists(path := f"{folder}{os.sep}{name}.yaml") and path not in others for name in BESIDE):
        return False
    if os.path.lexists(f"{folder}{os.sep}house-style.yaml") or misnamed(folder):
        return False  # it may name files of which nothing is remembered; and of the others there is something to say
    # A link that leads out of the folder is not followed, and may be new.
    return not others or all(os.path.realpath(path).startswith(os.path.realpath(folder) + os.sep) for path in others)


def entry_of(sources: Mapping[str, SourceFile], mark: bytes, settings: SourceFile | None, advice: int) -> Entry | None:
    """What to remember of a plan that was read from these files; None where one of them is another by now."""
    files = tuple(map(absolute, sources))
    try:
        stamps = stamps_of(files)
        raw = [read_bytes(path) for path in files]
        same = all(now.decode("utf-8-sig") == source.text for now, source in zip(raw, sources.values(), strict=True))
    except (OSError, ValueError):
        return None
    return Entry(asked(mark, settings), files, stamps, checksum(raw), advice) if same else None


def asked(mark: bytes, settings: SourceFile | None) -> bytes:
    """What checks a plan, with which settings."""
    return checksum((mark, settings.text.encode())) if settings else mark


def checksum(parts: Iterable[bytes]) -> bytes:
    """One checksum of some texts."""
    from hashlib import blake2b  # which no run needs in which nothing changed

    found = blake2b(digest_size=16)
    for part in parts:
        found.update(len(part).to_bytes(8, "big"))
        found.update(part)
    return found.digest()


def stamps_of(files: Iterable[str]) -> Stamps:
    """What tells of each file that nobody wrote to it."""
    return tuple((found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino) for found in map(os.stat, files))


def mark_of(choice: Choice) -> bytes:
    """What checks plans: this Python, this radplan, and the rules that are asked for."""
    record = PACKAGE.with_name(f"radplan-{__version__}.dist-info") / "RECORD"  # as each installation writes it anew
    own = stamps_of([str(record)] if record.exists() else sorted(files_below(PACKAGE)))
    said = repr((sys.version, own, *map(sorted, choice))).encode()
    return said if len(said) < SHORT else checksum([said])


def files_below(folder: Path) -> Iterator[str]:
    """Every file of a package and of those in it."""
    for top, below, names in os.walk(folder):
        below[:] = [name for name in below if name != "__pycache__"]
        yield from (os.path.join(top, name) for name in names)  # noqa: PTH118


def remembered(choice: Choice) -> Unchanged | None:
    """What is remembered of plans that were checked by these rules; None where nothing can be."""
    file = place()
    return Unchanged(file, mark_of(choice)) if file else None


def place() -> Path | None:
    """Where this is kept: with what other programs keep for this user. None where there is no such folder."""
    usual = {"win32": "~/AppData/Local", "darwin": "~/Library/Caches"}.get(sys.platform, "~/.cache")
    above = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser(usual)  # noqa: PTH111 (no error without a home)
    return Path(above, "radplan", "unchanged") if os.path.isabs(above) else None  # noqa: PTH117
