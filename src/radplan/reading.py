"""From a plan's folder to its models: the files read once, every fault on the way a finding."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from radplan.findings import Finding, Place
from radplan.model import faults
from radplan.model.plan import Activity, Plan
from radplan.model.scalars import VOCABULARIES
from radplan.model.texts import PROSE, PlanText, texts_beside, texts_of
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

    def intact(self, path: str) -> bool:
        """Whether what stands at a path, and all in it, is what the user typed."""
        return intact(self.damage, path)

    def as_typed(self, path: str) -> bool:
        """Whether a path is intact, and so is all that it stands in."""
        return as_typed(self.damage, path)


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

    @property
    def plan_findings(self) -> list[Finding]:
        """What was wrong in the plan itself: the paths of these lead into the plan, and into no file beside it."""
        names = {beside.name for beside in (self.realisation, self.quickscan, self.exceptions) if beside}
        return [finding for finding in self.findings if finding.place.file not in names]

    def intact(self, path: str) -> bool:
        """Whether what stands at a path, and all in it, is what the user typed: nothing was mended."""
        return intact(self.damage, path)

    def as_typed(self, path: str) -> bool:
        """Whether a path is intact, and so is all that it stands in."""
        return as_typed(self.damage, path)

    @cached_property
    def written(self) -> tuple[PlanText, ...]:
        """All that is written in the plan and beside it, prose and labels, each text with its path."""
        if self.plan is None:
            return ()
        models = {name: found.model for name in BESIDE if (found := getattr(self, name)) and found.model}
        beside = (text for name, model in models.items() for text in texts_beside(model, name, self.plan))
        return (*texts_of(self.plan), *beside)

    @cached_property
    def texts(self) -> tuple[PlanText, ...]:
        """All prose of the plan itself."""
        return tuple(text for text in self.written if text.kind in PROSE and not text.beside)

    def file_of(self, text: PlanText) -> PlanFolder | Beside[Any]:
        """The file in which a text stands: the plan, or one beside it."""
        found: PlanFolder | Beside[Any] | None = getattr(self, text.beside) if text.beside else self
        return found or self

    def inside(self, text: PlanText, start: int, end: int) -> Place:
        """Where the characters from `start` up to `end` of a text stand."""
        return self.file_of(text).places.inside(text.path, start, end)


def intact(damage: Mapping[str, Node | None], path: str) -> bool:
    """Whether nothing was mended at a path or in what stands there."""
    return not any(at == path or at.startswith((f"{path}.", f"{path}[")) for at in damage)


def as_typed(damage: Mapping[str, Node | None], path: str) -> bool:
    """Whether nothing was mended at a path, in what stands there, or in what that stands in."""
    return intact(damage, path) and not any(path.startswith((f"{at}.", f"{at}[")) for at in damage)


def read(argument: str) -> PlanFolder:
    """Read one plan file, what it includes and what lies beside it. Raises InputError where it can't be opened."""
    files = Folder(argument)
    document = files.read()
    folder = PlanFolder(document.name, None, Places(document.root), document.findings, sources=files.sources)
    if not document.broken:
        modelled = faults.validate(Plan, document.root, vocabularies(document.root))
        folder.plan, folder.damage, folder.places.renamed = modelled.model, modelled.damage, modelled.renamed
        folder.findings = document.findings + modelled.findings
    for activity in document.loose:
        found = faults.validate(Activity, activity).findings
        folder.findings += [finding for finding in found if finding.text.key != "unknown-value.vocabulary"]
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
