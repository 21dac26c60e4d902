"""A plan as it was in a revision of a Git repository: `HEAD~1:plan.yaml`.

Git itself is asked, and only for what it has: nothing is written to the repository and nothing is fetched.
"""

from __future__ import annotations

import os
import posixpath
import subprocess
from collections.abc import Iterator
from pathlib import Path

from radplan.record import Record
from radplan.source.files import MAX_BYTES, PLAN

QUIET = {"GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}
FILES = ("100644", "100755")  # ordinary files; links and submodules are left out


class RevisionError(Exception):
    """A revision that can't be read; `reason` is a word that the locale knows."""

    def __init__(self, reason: str, name: str, revision: str = "", path: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.values = {"name": name, "revision": revision, "path": path}


class CheckedOut(Record):
    """A plan of a revision: the file it was written to, the name to show it by, and where it is, or was, by itself."""

    plan: Path
    name: str
    place: Path


class Entry(Record):
    """A file of a revision."""

    name: str
    object: str
    size: int


def names_revision(argument: str) -> bool:
    """Whether an argument names a file in a revision. What exists as a file or folder is that file or folder."""
    revision, colon, path = argument.partition(":")
    return bool(colon and revision and path) and not os.path.exists(argument)  # noqa: PTH110 (a name may hold anything)


def check_out(argument: str, folder: Path) -> CheckedOut:
    """Write the folder of a plan, as it was, below another folder. Raises RevisionError."""
    revision, _, path = argument.partition(":")
    commit = git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}", argument=argument)
    if not commit:
        known = git("rev-parse", "--git-dir", argument=argument)
        raise RevisionError("revision" if known else "repository", argument, revision)
    commit = commit.strip()
    plan = plan_in(commit.decode(), path, argument)
    found = list(entries(commit.decode(), plan, argument))
    for entry, text in zip(found, contents(found, argument), strict=True):
        target = folder / entry.name
        if target.resolve().is_relative_to(folder.resolve()):
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(text)
    top = path_from(git("rev-parse", "--show-toplevel", argument=argument))
    return CheckedOut(folder / posixpath.basename(plan), f"{revision}:{plan}", Path(top, plan))


def path_from(answer: bytes) -> str:
    """A path that Git answers with, in whatever bytes it is written."""
    return os.fsdecode(answer.removesuffix(b"\n"))


def contents(found: list[Entry], argument: str) -> Iterator[bytes]:
    """What the files hold, asked for in one go: of each a line about it, the bytes, and a line end."""
    asked = "".join(f"{entry.object}\n" for entry in found)
    answer, at = git("cat-file", "--batch", argument=argument, given=asked.encode()), 0
    for entry in found:
        start = answer.index(b"\n", at) + 1
        at = start + entry.size + 1
        yield answer[start : start + entry.size]


def plan_in(commit: str, path: str, argument: str) -> str:
    """Where the plan is in a commit: as Git reads the path (from the top), else from the current folder."""
    prefix = path_from(git("rev-parse", "--show-prefix", argument=argument))
    relative = path.startswith(("./", "../"))
    for start in (prefix,) if relative else ("", prefix):
        found = posixpath.normpath(posixpath.join(start, path))
        kind = git("cat-file", "-t", f"{commit}:{'' if found == '.' else found}", argument=argument).strip()
        if kind == b"tree":
            found = posixpath.normpath(posixpath.join(found, PLAN))
            kind = git("cat-file", "-t", f"{commit}:{found}", argument=argument).strip()
        if kind == b"blob":
            return found
    raise RevisionError("path", argument, argument.partition(":")[0], path)


def entries(commit: str, plan: str, argument: str) -> Iterator[Entry]:
    """The files in the folder of a plan and below it; of one that is too large its name is enough."""
    tree = f"{commit}:{posixpath.dirname(plan)}"
    listed = git("ls-tree", "-r", "-l", "-z", "--full-tree", tree, argument=argument)
    for line in listed.decode("utf-8", "surrogateescape").split("\0"):
        about, _, name = line.partition("\t")
        if name and name.endswith(TEXTS) and about.split()[0] in FILES:
            _, _, sha, size = about.split()
            if int(size) <= MAX_BYTES:
                yield Entry(name, sha, int(size))


TEXTS = (".yaml", ".yml", ".md", ".markdown", ".txt")
"""What a plan includes is text: in a repository with more than a plan the rest is left alone."""


def git(*arguments: str, argument: str, given: bytes = b"") -> bytes:
    """What Git answers; nothing where it has no answer. Raises RevisionError where there is no Git."""
    try:
        done = subprocess.run(
            ["git", *arguments], input=given, capture_output=True, check=False, env={**os.environ, **QUIET}
        )
    except (OSError, ValueError):
        raise RevisionError("git", argument) from None
    return done.stdout if done.returncode == 0 else b""
