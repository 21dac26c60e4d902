"""The files of a plan in their canonical layout."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from radplan.editing.files import Change, Part, parts_of
from radplan.editing.layout import formatted
from radplan.findings import Finding
from radplan.reading import PlanFolder
from radplan.source.markdown import FRONT
from radplan.source.places import SourceFile

NOTATION = ("yaml-syntax", "duplicate-key", "forbidden-character", "file-unreadable", "input-limit")


@dataclass(eq=False, repr=False)
class Formatting:
    """What becomes of a plan's files, and what keeps some of them from being laid out."""

    changes: list[Change] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def format_plan(folder: PlanFolder) -> Formatting:
    """The changes that bring a plan's files into their canonical layout. A file whose notation is at fault stays."""
    result = Formatting([], [finding for finding in folder.findings if is_notation(finding)])
    broken = {finding.place.file for finding in result.findings}
    for part in parts_of(folder):
        if part.name not in broken:
            result.changes += change_of(part, folder.sources[part.name])
    return result


def is_notation(finding: Finding) -> bool:
    """Whether a finding says that a file can't be taken as it was typed."""
    return finding.rule in NOTATION or finding.text.key == "wrong-type.braces"


def change_of(part: Part, source: SourceFile) -> Iterator[Change]:
    """The change of one file, if there is one."""
    text = source.text
    if part.has_text_below:
        front = FRONT.match(text)
        if front is None:
            return
        end = front.end(1)
        after = formatted(SourceFile(source.name, text[:end]), part.model) + text[end:]
    else:
        after = formatted(source, part.model)
    if after != text:
        yield Change(part.name, text, after)
