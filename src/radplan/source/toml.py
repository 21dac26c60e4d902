"""Where things stand in a TOML file: Python's own reader gives the values, this gives their places."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator

from radplan.findings import Place
from radplan.regex import regex
from radplan.source.places import SourceFile

Path = tuple[str | int, ...]
Stretch = tuple[int, int]
BLANK = regex(r"(?:[ \t\r\n]|#[^\n]*)*")
BARE_KEY = regex(r"[A-Za-z0-9_-]+")
TEXT = regex(r'"""(?:\\.|[^\\])*?"""(?!")' r"|'''.*?'''(?!')" r'|"(?:\\.|[^"\\])*"' r"|'[^']*'", re.S)
PLAIN = regex(r"[^,\]}#\r\n]+")


class TomlPlaces:
    """The places of the keys and values of a file that Python's reader accepts."""

    def __init__(self, source: SourceFile) -> None:
        self.source = source
        self.text = source.text
        self.keys: dict[Path, Stretch] = {}
        self.values: dict[Path, Stretch] = {}
        self.at = 0
        self.scan()

    def key(self, *path: str | int) -> Place:
        """Where a key stands: that of a table in its heading."""
        return self.source.place(*self.keys.get(path, (0, 1)))

    def value(self, *path: str | int) -> Place:
        """Where a value stands; a table stands at its key."""
        return self.source.place(*self.values[path]) if path in self.values else self.key(*path)

    def scan(self) -> None:
        """Go through the whole file."""
        table: Path = ()
        while self.skip() < len(self.text):
            if self.text[self.at] == "[":
                self.at += 2 if self.text.startswith("[[", self.at) else 1
                table = self.path(())
                self.at += 2 if self.text.startswith("]]", self.at) else 1
            else:
                self.pair(table)

    def skip(self) -> int:
        """Pass over blanks, line ends and comments; where that leads."""
        blank = BLANK.match(self.text, self.at)
        self.at = blank.end() if blank else self.at
        return self.at

    def pair(self, above: Path) -> None:
        """A key with its value."""
        path = self.path(above)
        self.at += 1  # the equals sign
        self.item(path)

    def path(self, above: Path) -> Path:
        """A key, or several with points between them; each is noted where it comes first."""
        path = above
        while True:
            self.skip()
            start = self.at
            match = TEXT.match(self.text, start) or BARE_KEY.match(self.text, start)
            self.at = match.end() if match else start + 1
            path = (*path, meant(self.text[start : self.at]))
            self.keys.setdefault(path, (start, self.at))
            self.skip()
            if not self.text.startswith(".", self.at):
                return path
            self.at += 1

    def item(self, path: Path) -> None:
        """A value, with all that it holds."""
        start = self.skip()
        opened = self.text[start : start + 1]
        if opened == "[":
            for index, _ in enumerate(self.items("]")):
                self.item((*path, index))
        elif opened == "{":
            for _ in self.items("}"):
                self.pair(path)
        else:
            match = TEXT.match(self.text, start) or PLAIN.match(self.text, start)
            self.at = start + len(match[0].rstrip()) if match else start + 1
        self.values[path] = (start, self.at)

    def items(self, closing: str) -> Iterator[None]:
        """Stop at each part of a list or of a table between braces."""
        self.at += 1
        while not self.text.startswith(closing, self.skip()) and self.at < len(self.text):
            yield
            if self.text.startswith(",", self.skip()):
                self.at += 1
        self.at += 1


def meant(key: str) -> str:
    """A key without its quotes and escapes."""
    return next(iter(tomllib.loads(f"{key} = 0"))) if key[:1] in "'\"" else key
