"""Repairs that are certain, in all files of a plan: what a finding has a fix for, and what cannot be seen.

A repair can bring the next fault to light (a file that can't be read shows only its first), so the plan is read again
with the repairs in it, in memory, until nothing certain is left.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from radplan.checking import check
from radplan.editing.files import Change
from radplan.editing.formatting import is_notation
from radplan.findings import Finding, Fix
from radplan.reading import PlanFolder, read
from radplan.record import Record
from radplan.regex import regex
from radplan.settings import Settings
from radplan.source.files import BY_NUMBER, MAX_BYTES, STDIN
from radplan.source.places import ESCAPE, Point, SourceFile
from radplan.source.syntax import outside_blocks

MAX_ROUNDS = 1000
READINGS = {"thousands": "large_repair", "decimals": "small_repair"}
# The line ends of Word and of old printers: between words they are nothing but a space.
SPACES = ("U+000B", "U+000C", "U+0085", "U+2028", "U+2029")
LINE_END = regex(rf"{BY_NUMBER.pattern}|{ESCAPE.pattern}|.", re.S)  # itself, by its number, or as an escape
NO_BREAKS = regex("\u00a0+")
AROUND_KEY = regex("[ \u00a0]*(?:-[ \u00a0]+)*(?:-(?=[ \u00a0])|[\\w'’.-]+:)[ \u00a0]*")
KEY_WITH_NO_BREAK = regex("[\\w'’.-]+:(\u00a0+)")


class Wish(Record):
    """What to repair: only what these rules find; and what `15.000` means, where that was said."""

    only: frozenset[str] = frozenset()
    amounts: str = ""

    def takes(self, finding: Finding) -> bool:
        """Whether a finding is asked for."""
        return not self.only or finding.rule in self.only


@dataclass(eq=False, repr=False)
class Texts:
    """The files of a plan while they are being repaired."""

    before: dict[str, str] = field(default_factory=dict)
    now: dict[str, bytes] = field(default_factory=dict)
    sources: dict[str, SourceFile] = field(default_factory=dict)

    def source(self, name: str) -> SourceFile:
        """A file as it is now, with all its characters."""
        if name not in self.sources:
            raw = self.now[name] if name in self.now else Path(name).read_bytes()
            self.sources[name] = SourceFile(name, raw.decode("utf-8-sig"))
            self.before.setdefault(name, self.sources[name].text)
        return self.sources[name]

    def become(self, name: str, text: str) -> None:
        """A file with its repairs."""
        self.now[name], self.sources[name] = text.encode("utf-8"), SourceFile(name, text)

    def changes(self) -> list[Change]:
        """What has become of the files."""
        texts = {name: self.now[name].decode("utf-8-sig") for name in self.before if name in self.now}
        return [Change(name, self.before[name], text) for name, text in texts.items()]


class Double(Record):
    """Keys side by side that all seem to mean the same one, at the line of the first. Which counts, is not for us."""

    file: str
    line: int
    keys: tuple[str, ...]
    meant: str


class Repairs(Record):
    """The plan after its repairs, the changes that they make, and what can't be repaired for being read in part."""

    folder: PlanFolder
    changes: list[Change]
    unreadable: list[Finding]
    doubles: list[Double]


def repair(file: str, wish: Wish, synonyms: Mapping[str, str] = {}) -> Repairs:
    """Every repair that is certain. Raises InputError where the plan can't be opened.

    `synonyms` are the municipality's own words for keys.
    """
    texts = Texts()
    if file == STDIN:
        texts.now[STDIN] = sys.stdin.buffer.read(MAX_BYTES + 1)
    for _ in range(MAX_ROUNDS):
        folder = read(file, texts.now, synonyms)
        if file == STDIN and STDIN in folder.sources:
            texts.source(STDIN)  # it comes out again, repaired or not
        fixes = list(fixes_in(folder.findings, wish, texts)) or list(fixes_in(check(folder, Settings()), wish, texts))
        if not fixes:
            break
        for name in dict.fromkeys(fix.place.file for fix in fixes):
            own = [fix for fix in fixes if fix.place.file == name]
            texts.become(name, with_fixes(texts.source(name), own))
    return Repairs(folder, texts.changes(), list(filter(is_notation, folder.findings)), list(doubles(folder.findings)))


def fixes_in(findings: list[Finding], wish: Wish, texts: Texts) -> Iterator[Fix]:
    """The repairs that are certain. Of two keys that seem to mean the same one, neither is."""
    targets = Counter(target(finding) for finding in findings if finding.fix)
    for finding in filter(wish.takes, findings):
        if finding.rule == "unknown-key" and targets[target(finding)] > 1:
            continue
        if finding.text.key == "yaml-syntax.no-break":
            yield from no_breaks(texts.source(finding.place.file))
        fix = unseen(finding, texts) or finding.fix or chosen_amount(finding, wish)
        if fix and written_at(fix, texts.source(fix.place.file)) != fix.replacement:
            yield fix


def doubles(findings: list[Finding]) -> Iterator[Double]:
    """The keys that stay because more of them seem to mean the same one."""
    rivals: dict[tuple[str, str, str], list[Finding]] = {}
    for finding in findings:
        if finding.rule == "unknown-key" and finding.fix:
            rivals.setdefault(target(finding), []).append(finding)
    for (file, _, meant), found in rivals.items():
        if len(found) > 1:
            yield Double(file, found[0].place.line, tuple(str(each.text.values["key"]) for each in found), meant)


def target(finding: Finding) -> tuple[str, str, str]:
    """The key that a repair would write, and where."""
    above = finding.path.rpartition(".")[0]
    return finding.place.file, above, finding.fix.replacement if finding.fix else ""


def chosen_amount(finding: Finding, wish: Wish) -> Fix | None:
    """`15.000` as it was said to be meant."""
    if finding.text.key != "ambiguous-amount.three-digits" or not wish.amounts:
        return None
    return Fix(finding.place, str(finding.text.values[READINGS[wish.amounts]]))


def unseen(finding: Finding, texts: Texts) -> Fix | None:
    """A space in the place of a character that looks like one, or like a line end, and isn't."""
    pattern = look_alike(finding)
    if pattern is None:
        return None
    source = texts.source(finding.place.file)
    match = pattern.match(source.text, span(Fix(finding.place, ""), source)[0])
    if match is None:
        return None
    start, end = match.span(0 if pattern is LINE_END else match.lastindex or 0)
    return Fix(source.place(start, end), " " if pattern is LINE_END else " " * (end - start))


def no_breaks(source: SourceFile) -> Iterator[Fix]:
    """Spaces for all no-break spaces in the indents and behind the keys of a file of which one can't be read: where
    one was pasted there are many, and the parser stumbles over one at a time."""
    for number, text in outside_blocks(source, len(source.starts) - 1):
        if match := AROUND_KEY.match(text):
            at = source.offset(Point(number, 0))
            for spaces in NO_BREAKS.finditer(text, 0, match.end()):
                start, end = spaces.span()
                yield Fix(source.place(at + start, at + end), " " * (end - start))


def look_alike(finding: Finding) -> re.Pattern[str] | None:
    """What to look for at the place of a finding."""
    if finding.rule == "forbidden-character":
        return LINE_END if finding.text.values.get("code") in SPACES else None
    if finding.rule == "unknown-key" or finding.text.key == "yaml-syntax.no-break":
        return NO_BREAKS
    return KEY_WITH_NO_BREAK if finding.rule == "wrong-type" else None


def with_fixes(source: SourceFile, fixes: list[Fix]) -> str:
    """A text with its repairs; where two overlap, the first comes first and the other in the next round."""
    parts, at = [], 0
    for start, end, replacement in sorted((*span(fix, source), fix.replacement) for fix in fixes):
        if start >= at:
            parts += [source.text[at:start], replacement]
            at = end
    return "".join(parts) + source.text[at:]


def span(fix: Fix, source: SourceFile) -> tuple[int, int]:
    """The offsets of what a repair replaces."""
    place = fix.place
    start = source.offset(Point(place.line - 1, place.column - 1))
    return start, source.offset(Point(place.end_line - 1, place.end_column - 1))


def written_at(fix: Fix, source: SourceFile) -> str:
    """What stands there now."""
    start, end = span(fix, source)
    return source.text[start:end]
