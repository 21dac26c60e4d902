"""From a plan's folder to its models: the files read once, every fault on the way a finding."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from radplan.findings import Finding, Place
from radplan.model import faults
from radplan.model.plan import Plan
from radplan.model.scalars import VOCABULARIES
from radplan.model.texts import PROSE, PlanText, texts_of
from radplan.source.files import InputError
from radplan.source.folder import Folder
from radplan.source.places import Fields, Items, Node, Places, SourceFile

if TYPE_CHECKING:
    from radplan.model.exceptions import Exceptions
    from radplan.model.plan import Part
    from radplan.model.quickscan import Quickscan
    from radplan.model.realisation import Realisation

__all__ = ["InputError", "PlanFolder", "read"]


Model = TypeVar("Model", bound="Part")
BESIDE = ("realisation", "quickscan", "exceptions")


@dataclass
class Beside(Generic[Model]):
    """A file that lies beside the plan. `model` is None where the file can't be taken for what its name says."""

    name: str
    model: Model | None
    places: Places
    damage: dict[str, Node | None]

    def place(self, path: str) -> Place:
        """Where the value at a path of this file stands."""
        return self.places.of(path)


@dataclass
class PlanFolder:
    """A plan and what lies beside it. `plan` is None where the file can't be taken for a plan at all."""

    name: str
    plan: Plan | None
    places: Places
    findings: list[Finding]
    damage: dict[str, Node | None] = field(default_factory=dict)
    sources: dict[str, SourceFile] = field(default_factory=dict)
    realisation: Beside[Realisation] | None = None
    quickscan: Beside[Quickscan] | None = None
    exceptions: Beside[Exceptions] | None = None

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
    def written(self) -> tuple[PlanText, ...]:
        """All that is written in the plan, prose and labels, each text with its path, in the order of the plan."""
        return tuple(texts_of(self.plan)) if self.plan else ()

    @cached_property
    def texts(self) -> tuple[PlanText, ...]:
        """All prose of the plan."""
        return tuple(text for text in self.written if text.kind in PROSE)


def read(argument: str) -> PlanFolder:
    """Read one plan file, what it includes and what lies beside it. Raises InputError where it can't be opened."""
    files = Folder(argument)
    document = files.read()
    folder = PlanFolder(document.name, None, Places(document.root), document.findings, sources=files.sources)
    if not document.broken:
        modelled = faults.validate(Plan, document.root, vocabularies(document.root))
        folder.plan, folder.damage, folder.places.renamed = modelled.model, modelled.damage, modelled.renamed
        folder.findings = document.findings + modelled.findings
    for name in BESIDE:
        setattr(folder, name, read_beside(files, name, folder.findings))
    return folder


def read_beside(files: Folder, name: str, findings: list[Finding]) -> Beside[Any] | None:
    """A file beside the plan, if there is one; its model is imported only then."""
    document = files.read_beside(f"{name}.yaml")
    if document is None:
        return None
    findings += document.findings
    beside: Beside[Any] = Beside(document.name, None, Places(document.root), {})
    if not document.broken:
        model = getattr(import_module(f"radplan.model.{name}"), name.capitalize())
        modelled = faults.validate(model, document.root)
        findings += modelled.findings
        beside.model, beside.damage, beside.places.renamed = modelled.model, modelled.damage, modelled.renamed
    return beside


def vocabularies(root: Fields) -> dict[str, tuple[str, ...]]:
    """The words that a plan adds to radplan's own, read before the plan is."""
    added = root.get("vocabularies")
    return {name: tuple(words_in(added.get(name))) for name in VOCABULARIES} if isinstance(added, Fields) else {}


def words_in(node: Node | None) -> Iterator[str]:
    """The texts of a list."""
    if isinstance(node, Items):
        yield from (str(item) for item in node if isinstance(item, str))
