"""The files of a plan that can be changed, what changes in them, and writing all of it or nothing."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path

from radplan.editing.layout import children
from radplan.model.part import Part as Model
from radplan.model.part import Slot
from radplan.model.plan import Activity, Plan, Scheme
from radplan.reading import PlanFolder
from radplan.record import Record
from radplan.regex import regex
from radplan.source.files import BESIDE
from radplan.source.places import Fields, Node
from radplan.whole import UnwrittenError, unwritten, write_all

__all__ = ["Change", "Part", "UnwrittenError", "parts_of", "write"]

INCLUDED = (Activity, Scheme)
LINE = regex(r"[^\n]*\n|[^\n]+")  # as `patch` counts lines: the line ends of Word are none


class Part(Record):
    """A file of a plan that holds keys: all of it, or, of an activity, the part above its text."""

    name: str
    model: type[Model]

    @property
    def has_text_below(self) -> bool:
        """Whether the keys stand above a Markdown text."""
        return self.model is Activity


class Change(Record):
    """What a file is and what it becomes."""

    name: str
    before: str
    after: str

    @property
    def changes(self) -> bool:
        """Whether it becomes something else."""
        return self.before != self.after

    @property
    def lines(self) -> int:
        """How many lines are new or otherwise than they were."""
        return sum(line.startswith("+") for line in LINE.findall(self.diff())[2:])

    def diff(self) -> str:
        """The change as a unified diff."""
        lines = unified_diff(LINE.findall(self.before), LINE.findall(self.after), self.name, self.name)
        return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)


def parts_of(folder: PlanFolder) -> list[Part]:
    """The plan itself, what it keeps in files of their own, and what lies beside it."""
    found = {folder.name: Part(folder.name, Plan)}
    for name, model in included(folder.places.root, Slot(model=Plan), folder.name):
        found.setdefault(name, Part(name, model))
    for beside in (getattr(folder, name) for name in BESIDE):
        if beside:
            found.setdefault(beside.name, Part(beside.name, beside_model(beside.name)))
    return [part for name, part in found.items() if name in folder.sources]


def included(node: Node, slot: Slot | None, file: str) -> Iterator[tuple[str, type[Model]]]:
    """The activities and schemes in files of their own."""
    if isinstance(node, Fields) and slot and slot.model in INCLUDED and node.source.name != file:
        yield node.source.name, slot.model
    for child, inner in children(node, slot):
        yield from included(child, inner, file)


def beside_model(name: str) -> type[Model]:
    """The model of a file that lies beside the plan."""
    from radplan.format.schema import model_of

    return model_of(Path(name).stem)


def write(changes: list[Change]) -> None:
    """Write every file or none: what is on the disk stays until all new texts are complete. Raises UnwrittenError."""
    write_all([(change.name, mark_of(change.name) + change.after.encode("utf-8")) for change in changes])


def mark_of(name: str) -> bytes:
    """The byte order mark that a file starts with, if it does. Raises UnwrittenError."""
    with unwritten(name), Path(name).open("rb") as file:
        return codecs.BOM_UTF8 if file.read(3) == codecs.BOM_UTF8 else b""
