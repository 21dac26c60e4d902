"""From a plan's folder to its models: the files read once, every fault on the way a finding."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from radplan.findings import Finding, Place
from radplan.model import faults
from radplan.model.plan import Plan
from radplan.model.scalars import VOCABULARIES
from radplan.model.texts import PlanText, texts_of
from radplan.source.files import InputError
from radplan.source.folder import Folder
from radplan.source.places import Fields, Items, Node, Places, SourceFile

__all__ = ["InputError", "PlanFolder", "read"]


@dataclass
class PlanFolder:
    """A plan and what lies beside it. `plan` is None where the file can't be taken for a plan at all."""

    name: str
    plan: Plan | None
    places: Places
    findings: list[Finding]
    damage: dict[str, Node | None] = field(default_factory=dict)
    sources: dict[str, SourceFile] = field(default_factory=dict)

    def place(self, path: str) -> Place:
        """Where the value at a path stands."""
        return self.places.of(path)

    def intact(self, path: str) -> bool:
        """Whether what stands at a path, and all in it, is what the user typed: nothing was mended."""
        return not any(at == path or at.startswith((f"{path}.", f"{path}[")) for at in self.damage)

    def as_typed(self, path: str) -> bool:
        """Whether a path is intact, and so is all that it stands in."""
        return self.intact(path) and not any(path.startswith((f"{at}.", f"{at}[")) for at in self.damage)

    @cached_property
    def texts(self) -> tuple[PlanText, ...]:
        """All prose of the plan, each text with its path, in the order of the plan."""
        return tuple(texts_of(self.plan)) if self.plan else ()


def read(argument: str) -> PlanFolder:
    """Read one plan file and what it includes. Raises InputError where it can't be opened."""
    folder = Folder(argument)
    document = folder.read()
    places = Places(document.root)
    if document.broken:
        return PlanFolder(document.name, None, places, document.findings, sources=folder.sources)
    modelled = faults.validate(Plan, document.root, vocabularies(document.root))
    findings = document.findings + modelled.findings
    return PlanFolder(document.name, modelled.model, places, findings, modelled.damage, folder.sources)


def vocabularies(root: Fields) -> dict[str, tuple[str, ...]]:
    """The words that a plan adds to radplan's own, read before the plan is."""
    added = root.get("vocabularies")
    return {name: tuple(words_in(added.get(name))) for name in VOCABULARIES} if isinstance(added, Fields) else {}


def words_in(node: Node | None) -> Iterator[str]:
    """The texts of a list."""
    if isinstance(node, Items):
        yield from (str(item) for item in node if isinstance(item, str))
