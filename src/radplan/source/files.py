"""Files: which ones a person means, and their text, within limits and never outside the plan's folder."""

from __future__ import annotations

import os
import re
import stat
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from radplan.characters import FORBIDDEN
from radplan.findings import Finding, Place, Severity, Text
from radplan.regex import regex
from radplan.source.places import SourceFile

MAX_BYTES = 8 * 1024 * 1024
USUAL_BYTES = 64 * 1024  # most plans are smaller, and need no room for the largest
MAX_INCLUDES = 1000
MAX_FORBIDDEN = 100  # findings of forbidden characters in one file: a file full of them needs no more
PLAN = "plan.yaml"
BESIDE = ("realisation", "quickscan", "exceptions")  # what may lie beside a plan, each in a file of that name
STDIN = "-"
# What these files are called by mistake, in small letters.
MEANT = {
    "realisation.yaml": ("realisation", "realisatie", "realization"),
    "exceptions.yaml": ("exceptions", "exception", "uitzonderingen", "uitzondering"),
    "quickscan.yaml": ("quickscan", "quick-scan"),
    "house-style.yaml": ("house-style", "house_style", "housestyle", "huisstijl"),
    "radplan.toml": ("radplan",),
}

# A character as HTML writes it by its number: in prose that is the character itself.
BY_NUMBER = regex("&#(?:[xX]([0-9a-fA-F]{1,6})|([0-9]{1,7}));")
# What most of a text is made of, of which nothing is forbidden.
ORDINARY = bytes((*b"\t\n\r", *range(0x20, 0x7F)))
# What documents of a word processor hold, each kind by the bytes that it starts with.
DOCUMENTS = (
    (b"PK\3\4", b"word/document.xml"),
    (b"PK\3\4", b"mimetypeapplication/vnd.oasis.opendocument.text"),
    (b"\xd0\xcf\x11\xe0", "WordDocument".encode("utf-16-le")),
)


class InputError(Exception):
    """An argument that can't be opened, is no regular file, or has nothing to check: exit code 3."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name}: {reason}")
        self.name = name
        self.reason = reason

    def __reduce__(self) -> tuple[type[InputError], tuple[str, str]]:
        """As it comes from another process."""
        return type(self), (self.name, self.reason)


class UnreadableError(Exception):
    """A file whose bytes are no text we take; `rule` and `text` say why, `line` and `column` where."""

    def __init__(self, rule: str, text: Text, line: int = 1, column: int = 1) -> None:
        super().__init__(text.key)
        self.rule = rule
        self.text = text
        self.line = line
        self.column = column


def plans_at(argument: str) -> list[str]:
    """The plan files that an argument means: itself, a folder's plan.yaml, or else every plan.yaml below it."""
    if argument == STDIN:
        return [STDIN]
    if not argument:
        raise InputError(argument, "empty")  # for Python the current folder, of which nobody spoke
    try:
        mode = Path(argument).stat().st_mode
        has_plan = stat.S_ISDIR(mode) and (Path(argument) / PLAN).exists()
    except (OSError, ValueError) as error:
        raise InputError(argument, reason(error)) from error
    if stat.S_ISREG(mode):
        return [argument]
    if not stat.S_ISDIR(mode):
        raise InputError(argument, "not-regular")
    if has_plan:
        return plans_at(os.path.join(argument, PLAN))  # noqa: PTH118 (keeps ./ and .. as typed)
    # A folder that can't be looked into may hold a plan: opening that will say so, beside what the others have to say.
    closed: list[str] = []
    tops = [
        top for top, _, names in os.walk(argument, onerror=lambda error: closed.append(error.filename)) if PLAN in names
    ]
    found = sorted(os.path.join(top, PLAN) for top in (*tops, *closed))  # noqa: PTH118
    if not found:
        # Which is soon said: a folder with nothing but `plan.yml` looks as if it held a plan.
        nearly = any(name.lower() in ("plan.yml", PLAN) for name in os.listdir(argument))  # noqa: PTH208
        raise InputError(argument, "plan-name" if nearly else "no-plan")
    return found


def misnamed(folder: str) -> list[tuple[str, str]]:
    """The files in a folder that were probably meant as one that counts there and is missing, each with its name."""
    try:
        names = os.listdir(folder or os.curdir)  # noqa: PTH208 (a quarter of the time)
    except OSError:
        return []
    known = {name.lower(): name for name in names if name.lower().endswith((".yaml", ".yml"))}
    return sorted(
        (known[f"{stem}{suffix}"], meant)
        for meant, stems in MEANT.items()
        if meant not in names
        for stem in stems
        for suffix in (".yaml", ".yml")
        if f"{stem}{suffix}" in known
    )


def beside(plan: str, name: str) -> str:
    """A file beside a plan, as findings name it."""
    return shown(f"{slashed(plan).rpartition('/')[0]}/{name}" if "/" in slashed(plan) else name)


def shown(path: str) -> str:
    """A path as findings show it: from the current folder where it lies inside it, else as given."""
    if path == STDIN:
        return path
    inside = seen_from(path)
    return slashed(path) if inside is None or inside.startswith("..") or inside == STDIN else inside


def seen_from(path: str, folder: str = os.curdir) -> str | None:
    """A path as it is from a folder; None where no way leads there, as from one drive of Windows to another."""
    try:
        if os.pardir in path:
            path, folder = absolute(path), os.path.realpath(folder)
        return slashed(os.path.relpath(path, folder))
    except (OSError, ValueError):  # OSError where the current folder is no more
        return None


def absolute(path: str) -> str:
    """The absolute path of a file. What stands before `..` may be a link, and is followed as the system does."""
    if os.pardir not in path:
        return os.path.abspath(path)  # noqa: PTH100
    folder, name = os.path.split(path)
    return os.path.join(os.path.realpath(folder), name)  # noqa: PTH118


def slashed(path: str) -> str:
    """A path with the slashes of a plan, on every system."""
    return path.replace(os.sep, "/")


def read_plan(path: str) -> tuple[bytes, str]:
    """The bytes of an argument and the name it is shown by."""
    if path == STDIN:
        return sys.stdin.buffer.read(MAX_BYTES + 1), path
    try:
        return read_bytes(path), shown(path)
    except (OSError, ValueError) as error:
        raise InputError(path, reason(error)) from error


def read_bytes(path: str | Path) -> bytes:
    """The bytes of a regular file; of a file that is too large no more than shows that it is."""
    if not stat.S_ISREG(os.stat(path).st_mode):  # noqa: PTH116
        raise OSError("not-regular")
    with open(path, "rb") as file:  # noqa: PTH123
        raw = file.read(USUAL_BYTES)
        return raw if len(raw) < USUAL_BYTES else raw + file.read(MAX_BYTES + 1 - USUAL_BYTES)


def decode(raw: bytes, name: str) -> tuple[SourceFile, list[Finding]]:
    """The text of a file, and a finding for each character that no plan may hold (a space takes its place)."""
    if is_document(raw):
        raise UnreadableError("file-unreadable", Text("file-unreadable.word"))
    if len(raw) > MAX_BYTES:
        raise UnreadableError("input-limit", Text("input-limit.bytes", {"limit": MAX_BYTES // 1024 // 1024}))
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0\0" in (raw[0:4:2], raw[1:4:2]):
        raise UnreadableError("file-unreadable", Text("file-unreadable.utf-16"))
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode()  # without the mark that a file may start with, as `start` counts
        at = SourceFile(name, before).point(len(before))
        values = {"byte": f"{error.object[error.start]:#04x}"}
        said = Text("file-unreadable.encoding", values)
        raise UnreadableError("file-unreadable", said, at.line + 1, at.column + 1) from None
    found: list[re.Match[str]] = []
    allowed = text
    if holds_forbidden(raw):
        found += islice(FORBIDDEN.finditer(text), MAX_FORBIDDEN)
        allowed = FORBIDDEN.sub(" ", text)
    if b"&#" in raw:
        found += islice(by_number(text), MAX_FORBIDDEN)
    source = SourceFile(name, allowed)
    return source, [forbidden(meant(match), source.place(*match.span())) for match in found]


def is_document(raw: bytes) -> bool:
    """Whether this is a document of Word, or of another word processor."""
    return any(raw.startswith(start) and inside in raw for start, inside in DOCUMENTS)


def by_number(text: str) -> Iterator[re.Match[str]]:
    """The forbidden characters that a text holds by their number."""
    return (match for match in BY_NUMBER.finditer(text) if FORBIDDEN.match(meant(match)))


def meant(match: re.Match[str]) -> str:
    """The character that was found, itself or by its number; of a number that is none, nothing."""
    if match.re.groups == 0:
        return match[0]
    code = int(match[1], 16) if match[1] else int(match[2])
    return chr(code) if code <= sys.maxunicode else ""


def holds_forbidden(raw: bytes) -> bool:
    """Whether a text, as UTF-8, holds a forbidden character: what can be printed is none, nor what is ordinary."""
    rest = raw.translate(None, ORDINARY).decode()
    return not rest.isprintable() and FORBIDDEN.search("".join({*rest})) is not None


def forbidden(character: str, place: Place) -> Finding:
    """The finding for a character that no plan may hold."""
    code = ord(character)
    kind = "bidi" if 0x202A <= code <= 0x2069 and code not in (0x2028, 0x2029) else "control"
    kind = "line-end" if code in (0x85, 0x2028, 0x2029) else kind
    text = Text(f"forbidden-character.{kind}", {"code": f"U+{code:04X}"})
    hint = Text(f"forbidden-character.{kind}.hint")
    return Finding("forbidden-character", Severity.ERROR, place, text, hint=hint)


def reason(error: Exception) -> str:
    """Why a file can't be opened, as a word the locale knows."""
    if isinstance(error, FileNotFoundError):
        return "missing"
    if isinstance(error, PermissionError):
        return "permission"
    if isinstance(error, (IsADirectoryError, NotADirectoryError)) or str(error) == "not-regular":
        return "not-regular"
    return "unreadable"
