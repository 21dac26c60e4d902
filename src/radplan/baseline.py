"""A baseline: what was already found when a plan came under the check, so that only what is new fails.

It counts findings per file and rule and knows no line numbers, so that it outlives every edit. The marks tell, where
there are more findings of a rule than were counted, which of them are the new ones.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from radplan.findings import Finding
from radplan.locale import say
from radplan.source.files import STDIN, absolute, seen_from

VERSION = 1
KEY = "radplan-baseline"
MAX_BYTES = 64 * 1024 * 1024  # far more than any baseline; what has no end is none


class BaselineError(Exception):
    """A baseline that can't be read: exit code 2. `case` is a word that the locale knows."""

    def __init__(self, case: str) -> None:
        super().__init__(case)
        self.case = case


@dataclass(eq=False, repr=False)
class Baseline:
    """How many findings there were per file and rule. File names are relative to `folder`, where the baseline is."""

    folder: Path
    counts: dict[str, dict[str, int]] = field(default_factory=dict)
    marks: frozenset[str] = frozenset()

    def new(self, findings: Iterable[Finding]) -> list[Finding]:
        """The findings that are more than were counted, in their order."""
        groups: dict[tuple[str, str], list[Finding]] = defaultdict(list)
        findings = list(findings)
        for finding in findings:
            groups[self.name(finding), finding.rule].append(finding)
        known: set[int] = set()
        for (name, rule), group in groups.items():
            unseen_last = sorted(group, key=lambda finding: mark(finding) not in self.marks)
            known.update(id(finding) for finding in unseen_last[: self.counts.get(name, {}).get(rule, 0)])
        return [finding for finding in findings if id(finding) not in known]

    def name(self, finding: Finding) -> str:
        """The name of a finding's file, the same wherever radplan is run."""
        file = finding.place.file
        return file if file == STDIN else seen_from(file, str(self.folder)) or file


def mark(finding: Finding) -> str:
    """What tells a finding from others of its rule, whatever the line and the language."""
    said = f"{finding.rule}\n{say(finding.text, 'en')}"
    return hashlib.sha256(said.encode("utf-8", "replace")).hexdigest()[:12]


def read_baseline(path: Path) -> Baseline:
    """The baseline in a file. Raises BaselineError where it can't be read or is none."""
    try:
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES)
        data = json.loads(raw.decode())
    except FileNotFoundError:
        raise BaselineError("missing") from None
    except OSError:
        raise BaselineError("unreadable") from None
    except (ValueError, RecursionError):
        raise BaselineError("syntax") from None
    if not is_baseline(data):
        raise BaselineError("syntax")
    return Baseline(folder_of(path), data["files"], frozenset(data["marks"]))


def folder_of(path: Path) -> Path:
    """The folder that a baseline lies in."""
    try:
        return Path(absolute(str(path))).parent
    except OSError:
        return path.parent  # the current folder is no more: nothing can be written here either


def is_baseline(data: Any) -> bool:
    """Whether this has the form of a baseline."""
    return (
        isinstance(data, dict)
        and data.get(KEY) == VERSION
        and isinstance(data.get("files"), dict)
        and all(isinstance(rules, dict) and all(map(is_count, rules.values())) for rules in data["files"].values())
        and isinstance(data.get("marks"), list)
        and all(isinstance(item, str) for item in data["marks"])
    )


def is_count(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def written(findings: Iterable[Finding], path: Path) -> str:
    """The text of a baseline that knows these findings."""
    findings = list(findings)
    baseline = Baseline(folder_of(path))
    counts = Counter((baseline.name(finding), finding.rule) for finding in findings)
    files: dict[str, dict[str, int]] = defaultdict(dict)
    for (name, rule), count in sorted(counts.items()):
        files[name][rule] = count
    marks = sorted({mark(finding) for finding in findings})
    return json.dumps({KEY: VERSION, "files": files, "marks": marks}, ensure_ascii=False, indent=2) + "\n"
