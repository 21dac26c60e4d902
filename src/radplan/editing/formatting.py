"""The files of a plan in their canonical layout."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from radplan.editing.files import Change, Part, parts_of
from radplan.editing.layout import formatted, has_anchors
from radplan.findings import Finding
from radplan.reading import PlanFolder
from radplan.source.markdown import FRONT
from radplan.source.places import SourceFile

NOTATION = ("yaml-syntax", "duplicate-key", "forbidden-character", "file-unreadable", "input-limit")


@dataclass(eq=False, repr=False)
class Formatting:
    """What becomes of a plan's files, and what keeps some of them, or the order of some keys, as they are.

    `anchored` are the files that stay as they are because a value in them is used in more than one place.
    """

    changes: list[Change] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    anchored: list[str] = field(default_factory=list)

    @property
    def left(self) -> set[str]:
        """The files that stay as they are."""
        return {finding.place.file for finding in self.findings if is_notation(finding)}

    @property
    def unordered(self) -> set[str]:
        """The files in which keys keep their order, as beside them stands one that has no place in it."""
        return {finding.place.file for finding in self.findings} - self.left


def format_plan(folder: PlanFolder) -> Formatting:
    """The changes that bring a plan's files into their canonical layout. A file whose notation is at fault stays."""
    result = Formatting([], [found for found in folder.findings if is_notation(found) or found.rule == "unknown-key"])
    left = result.left
    for part in parts_of(folder):
        if part.name in left or (yaml := yaml_of(part, folder.sources[part.name])) is None:
            continue
        if has_anchors(yaml.text):
            result.anchored.append(part.name)
        else:
            result.changes += change_of(yaml, folder.sources[part.name], part)
    return result


def is_notation(finding: Finding) -> bool:
    """Whether a finding says that a file can't be taken as it was typed."""
    return finding.rule in NOTATION or finding.text.key == "wrong-type.braces"


def yaml_of(part: Part, source: SourceFile) -> SourceFile | None:
    """What there is to lay out of a file; of one with a text below its YAML only that, None where it isn't there."""
    if not part.has_text_below:
        return source
    front = FRONT.match(source.text)
    return SourceFile(source.name, source.text[: front.end(1)]) if front else None


def change_of(yaml: SourceFile, source: SourceFile, part: Part) -> Iterator[Change]:
    """The change of one file, if there is one."""
    after = formatted(yaml, part.model)
    if after != yaml.text:
        yield Change(part.name, source.text, after + source.text[len(yaml.text) :])
