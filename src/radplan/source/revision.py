"""A plan as it was in a revision of a Git repository: `HEAD~1:plan.yaml`.

Git itself is asked, and only for what it has: nothing is written to the repository and nothing is fetched. What the
plan includes is asked for when it is read, so that a repository may hold much more than the plan.
"""

from __future__ import annotations

import os
import posixpath
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from radplan.record import Record
from radplan.source.files import MAX_BYTES, PLAN, shown

# A Git that can't be told not to fetch what it hasn't got is left without a way to.
QUIET = {
    "GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1", "GIT_ALLOW_PROTOCOL": "none", "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}  # fmt: skip
# What is too large is not wanted, and Git needn't take it into memory to tell its size.
BATCH = ("git", "-c", f"core.bigFileThreshold={MAX_BYTES}", "cat-file", "--batch")
TREE, LINK, FILE = "40000", "120000", "100"  # modes; FILE is how those of ordinary files start
REALISATION = "realisation.yaml"  # of what lies beside a plan only this is compared


class RevisionError(Exception):
    """A revision that can't be read; `reason` is a word that the locale knows."""

    def __init__(self, reason: str, name: str, path: str = "", said: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.values = {"name": name, "revision": name.partition(":")[0], "path": path, "said": said}


class CheckedOut(Record):
    """A plan of a revision: a file that stands for it, what is in that and in what it includes, the name to show it by,
    and where it is, or was, by itself."""

    plan: Path
    texts: Texts
    name: str
    place: Path


class Entry(Record):
    """What a folder of a revision has under a name."""

    mode: str
    object: str


def names_revision(argument: str) -> bool:
    """Whether an argument names a file in a revision. What exists as a file or folder is that file or folder."""
    revision, colon, path = argument.partition(":")
    return bool(colon and revision and path) and not os.path.exists(argument)  # noqa: PTH110 (a name may hold anything)


def check_out(argument: str, folder: Path, objects: Objects) -> CheckedOut:
    """Find a plan as it was. In the folder comes an empty file for what is looked for there before it is read.

    Raises RevisionError, as the texts do where the plan itself can't be had.
    """
    revision, _, path = argument.partition(":")
    prefix = path_from(git("rev-parse", "--show-prefix", argument=argument))
    asked = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    commit = git(*asked, argument=argument, otherwise="revision").decode().strip()
    try:
        tree = objects.tree(commit)
        plan = plan_in(tree, prefix, path, argument, objects)
    except OSError:
        raise RevisionError("missing", argument, path) from None
    texts = Texts(argument, plan, tree, shown(str(folder)), objects)
    for name in (posixpath.basename(plan), REALISATION):
        if texts.entry(name):
            stand_in(folder / name, argument, plan)
    above = path_from(git("rev-parse", "--show-cdup", argument=argument))
    return CheckedOut(folder / posixpath.basename(plan), texts, f"{revision}:{plan}", Path(above, plan))


def stand_in(file: Path, argument: str, plan: str) -> None:
    """An empty file. Raises RevisionError where it can't be written, such as one with a name that is too long here."""
    try:
        file.touch()
    except OSError:
        raise RevisionError("unwritable", argument, plan) from None


def plan_in(tree: str, prefix: str, path: str, argument: str, objects: Objects) -> str:
    """Where the plan is in a revision: as Git reads the path (from the top), else from the current folder.

    Raises RevisionError, and OSError where a folder on the way can't be had.
    """
    relative = path.startswith(("./", "../"))
    for start in (prefix,) if relative else ("", prefix):
        for name in (path, posixpath.join(path, PLAN)):
            found = posixpath.normpath(posixpath.join(start, name))
            entry = objects.entry(tree, found)
            if entry and entry.mode == LINK:
                raise RevisionError("link", argument, found)
            if entry and entry.mode.startswith(FILE):
                return found
    raise RevisionError("path", argument, path)


class Texts(Mapping[str, bytes]):
    """What is in the folder of a plan and below it, by the names that it has when the plan is read in `folder`.

    What can't be had raises OSError; where that is the plan or its realisation, RevisionError.
    """

    def __init__(self, argument: str, plan: str, tree: str, folder: str, objects: Objects) -> None:
        self.argument, self.plan, self.tree, self.folder, self.objects = argument, plan, tree, folder, objects

    def __getitem__(self, name: str) -> bytes:
        inside = posixpath.relpath(name, self.folder)
        try:
            entry = self.entry(inside)
            if entry:
                return self.objects.text(entry.object)
        except OSError:
            if inside not in (posixpath.basename(self.plan), REALISATION):
                raise
            path = posixpath.join(posixpath.dirname(self.plan), inside)
            raise RevisionError("missing", self.argument, path) from None
        raise KeyError(name)

    def entry(self, inside: str) -> Entry | None:
        """The ordinary file of a name in the folder of the plan."""
        path = posixpath.normpath(posixpath.join(posixpath.dirname(self.plan), inside))
        entry = self.objects.entry(self.tree, path)
        return entry if entry and entry.mode.startswith(FILE) else None

    def __contains__(self, name: object) -> bool:
        return self.entry(posixpath.relpath(str(name), self.folder)) is not None

    def __iter__(self) -> Iterator[str]:
        return iter((posixpath.join(self.folder, posixpath.basename(self.plan)),))

    def __len__(self) -> int:
        return 1


class Objects:
    """What Git has, asked of one process; where that ends, another one is asked what is asked next."""

    def __init__(self) -> None:
        self.process: subprocess.Popen[bytes] | None = None
        self.folders: dict[str, dict[str, Entry]] = {}

    def __enter__(self) -> Objects:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the process, whatever it still has to say."""
        if self.process:
            self.process.kill()
            with suppress(OSError), self.process:  # OSError: it was asked something that it no longer hears
                pass
            self.process = None

    def tree(self, commit: str) -> str:
        """The folder at the top of a commit, which its first line names. Raises OSError."""
        return self.text(commit, None).partition(b"\n")[0].removeprefix(b"tree ").decode()

    def entry(self, tree: str, path: str) -> Entry | None:
        """What is at a path. Raises OSError where a folder on the way can't be had."""
        found: Entry | None = Entry(TREE, tree)
        for name in path.split("/"):
            if found is None or found.mode != TREE:
                return None
            found = self.folder(found.object).get(name)
        return found

    def folder(self, name: str) -> dict[str, Entry]:
        """What is in a folder. Raises OSError."""
        if name not in self.folders:
            self.folders[name] = dict(entries(self.text(name, None), len(name) // 2))
        return self.folders[name]

    def text(self, name: str, limit: int | None = MAX_BYTES) -> bytes:
        """What is in an object; of one that is too large no more than shows that it is. Raises OSError."""
        self.process = self.process or subprocess.Popen(
            BATCH, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=surroundings()
        )
        try:
            text = answer(self.process, name, limit)
        except OSError:
            self.close()
            raise
        if limit is not None and len(text) > limit:
            self.close()  # what it has more of isn't listened to
        return text


def entries(folder: bytes, size: int) -> Iterator[tuple[str, Entry]]:
    """What Git wrote of a folder: of each entry its mode, a space, its name, a zero, and its object in `size` bytes."""
    start = 0
    while (end := folder.find(b"\0", start)) >= 0:
        mode, _, name = folder[start:end].partition(b" ")
        start = end + 1 + size
        yield os.fsdecode(name), Entry(mode.decode(), folder[end + 1 : start].hex())


def answer(process: subprocess.Popen[bytes], name: str, limit: int | None) -> bytes:
    """What a process of Git answers: a line that ends in the size, so many bytes, and a line end. Raises OSError."""
    assert process.stdin and process.stdout
    process.stdin.write(f"{name}\n".encode())
    process.stdin.flush()
    size = process.stdout.readline().rpartition(b" ")[2].strip()
    if not size.isdigit():
        raise OSError("missing")
    if limit is not None and int(size) > limit:
        return bytes(limit + 1)
    text = process.stdout.read(int(size) + 1)
    if len(text) <= int(size):
        raise OSError("broken off")
    return text[:-1]


def git(*arguments: str, argument: str, otherwise: str = "failed") -> bytes:
    """What Git answers. Raises RevisionError: with what Git says where nothing else is known of a failure."""
    try:
        done = subprocess.run(["git", *arguments], capture_output=True, check=False, env=surroundings())
    except (OSError, ValueError):
        raise RevisionError("git", argument) from None
    if done.returncode == 0:
        return done.stdout
    said = done.stderr.decode(errors="replace").partition("\n")[0]
    raise RevisionError("repository" if "not a git repository" in said else otherwise, argument, said=said)


def surroundings() -> dict[str, str]:
    """The environment that Git gets."""
    return {**os.environ, **QUIET}


def path_from(answer: bytes) -> str:
    """A path that Git answers with, in whatever bytes it is written."""
    return os.fsdecode(answer.removesuffix(b"\n"))
