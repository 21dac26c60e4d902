"""From a plan's folder to its models: the files read once, every fault on the way a finding."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from copy import copy
from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from radplan.findings import Finding, Place
from radplan.model import faults
from radplan.model.plan import Activity, Plan
from radplan.model.scalars import VOCABULARIES
from radplan.model.shape import Parts, parts
from radplan.model.texts import PROSE, PlanText, texts_beside, texts_of
from radplan.source.files import BESIDE, InputError
from radplan.source.folder import Document, Folder
from radplan.source.places import Fields, Items, Node, Places, SourceFile, join

if TYPE_CHECKING:
    from radplan.model.dates import FuzzyDate
    from radplan.model.exceptions import Exceptions
    from radplan.model.plan import Part
    from radplan.model.quickscan import Quickscan
    from radplan.model.realisation import Realisation
    from radplan.settings import Settings

__all__ = ["InputError", "PlanFolder", "read"]


Model = TypeVar("Model", bound="Part")
STEPS = re.compile(r"[.\[]")


class Mended:
    """A file in which some things could not be read: `damage` are the paths at which something else stands for them."""

    def __init__(self, name: str, places: Places) -> None:
        self.name = name
        self.places = places
        self.damage: dict[str, Node | None] = {}

    @cached_property
    def around(self) -> frozenset[str]:
        """Every path that was mended, and every path that it stands in."""
        return frozenset(step for path in self.damage for step in (path, *above(path)))

    def intact(self, path: str) -> bool:
        """Whether what stands at a path, and all in it, is what the user typed: nothing was mended."""
        return path not in self.around

    def place(self, path: str) -> Place:
        """Where the value at a path of this file stands."""
        return self.places.of(path)

    def as_typed(self, path: str) -> bool:
        """Whether a path is intact, and so is all that it stands in."""
        return not self.damage or (self.intact(path) and not any(step in self.damage for step in above(path)))


def above(path: str) -> Iterator[str]:
    """The paths that a path stands in."""
    return (path[: match.start()] for match in STEPS.finditer(path))


class Beside(Mended, Generic[Model]):
    """A file that lies beside the plan. `model` is None where the file can't be taken for what its name says."""

    model: Model | None = None


class PlanFolder(Mended):
    """A plan and what lies beside it. `plan` is None where the file can't be taken for a plan at all.

    `settings` are those it was loaded with, which hold for all that is said of it; None where it was only read.
    `unsaved` are the files that were taken as they are being edited.
    """

    plan: Plan | None = None
    settings: Settings | None = None
    unsaved: Mapping[str, bytes] = {}
    realisation: Beside[Realisation] | None = None
    quickscan: Beside[Quickscan] | None = None
    exceptions: Beside[Exceptions] | None = None

    def __init__(self, name: str, places: Places, findings: list[Finding], sources: dict[str, SourceFile]) -> None:
        super().__init__(name, places)
        self.findings = findings
        self.sources = sources

    @property
    def realised(self) -> Realisation | None:
        """What became of the plan; None where nothing is known of it."""
        return self.realisation.model if self.realisation else None

    @property
    def named_day(self) -> FuzzyDate | None:
        """The day of which the realisation speaks, as it says it."""
        beside = self.realisation
        return beside.model.as_of if beside and beside.model and "as_of" not in beside.damage else None

    @property
    def plan_findings(self) -> list[Finding]:
        """What was wrong in the plan itself: the paths of these lead into the plan, and into no file beside it."""
        names = {beside.name for beside in (self.realisation, self.quickscan, self.exceptions) if beside}
        return [finding for finding in self.findings if finding.place.file not in names]

    @cached_property
    def parts(self) -> Parts:
        """Every part of the plan with its path."""
        return parts(self.plan) if self.plan else []

    @cached_property
    def written(self) -> tuple[PlanText, ...]:
        """All that is written in the plan and beside it, prose and labels, each text with its path."""
        if self.plan is None:
            return ()
        models = {name: found.model for name in BESIDE if (found := getattr(self, name)) and found.model}
        beside = (text for name, model in models.items() for text in texts_beside(model, name, self.parts))
        return (*texts_of(self.parts), *beside)

    @cached_property
    def texts(self) -> tuple[PlanText, ...]:
        """All prose of the plan itself."""
        return tuple(text for text in self.written if text.kind in PROSE and not text.beside)

    def governed_by(self, settings: Settings) -> PlanFolder:
        """The same plan with other settings."""
        other = self if settings is self.settings else copy(self)
        other.settings = settings
        return other

    def file_of(self, text: PlanText) -> PlanFolder | Beside[Any]:
        """The file in which a text stands: the plan, or one beside it."""
        found: PlanFolder | Beside[Any] | None = getattr(self, text.beside) if text.beside else self
        return found or self

    def inside(self, text: PlanText, start: int, end: int) -> Place:
        """Where the characters from `start` up to `end` of a text stand."""
        return self.file_of(text).places.inside(text.path, start, end)


def read(argument: str, unsaved: Mapping[str, bytes] | None = None, synonyms: Mapping[str, str] = {}) -> PlanFolder:
    """Read one plan file, what it includes and what lies beside it. Raises InputError where it can't be opened.

    `unsaved` holds files as they are being edited, by the name that findings show; they go before what the disk has.
    `synonyms` are the municipality's own words for keys: what an unknown key is taken for.
    """
    files = Folder(argument, unsaved)
    document = files.read()
    folder = PlanFolder(document.name, Places(document.root), document.findings, files.sources)
    folder.unsaved = files.unsaved
    if not document.broken:
        modelled = faults.validate(Plan, document.root, vocabularies(document.root), synonyms)
        folder.plan, folder.damage, folder.places.renamed = modelled.model, modelled.damage, modelled.renamed
        folder.findings = document.findings + modelled.findings
        folder.damage |= dict(unread(document)) if document.findings else {}
    for activity in document.loose:
        found = faults.validate(Activity, activity, synonyms=synonyms).findings
        folder.findings += [finding for finding in found if finding.text.key != "unknown-value.vocabulary"]
    for name in BESIDE:
        setattr(folder, name, read_beside(files, name, folder.findings, synonyms))
    return folder


def read_beside(files: Folder, name: str, findings: list[Finding], synonyms: Mapping[str, str]) -> Beside[Any] | None:
    """A file beside the plan, if there is one; its model is imported only then."""
    document = files.read_beside(f"{name}.yaml")
    if document is None:
        return None
    findings += document.findings
    beside: Beside[Any] = Beside(document.name, Places(document.root))
    if not document.broken:
        model = getattr(import_module(f"radplan.model.{name}"), name.capitalize())
        modelled = faults.validate(model, document.root, synonyms=synonyms)
        findings += modelled.findings
        beside.model, beside.damage, beside.places.renamed = modelled.model, modelled.damage, modelled.renamed
        beside.damage |= dict(unread(document)) if document.findings else {}
    return beside


def unread(document: Document) -> Iterator[tuple[str, Node]]:
    """Where something stands in for an alias of nothing, or for a file that couldn't be read."""
    waiting: list[tuple[str, Node]] = [("", document.root)]
    for path, node in waiting:
        if isinstance(node, Fields):
            waiting += ((join(path, key), value) for key, value in node.items())
        elif isinstance(node, Items):
            waiting += ((join(path, index), value) for index, value in enumerate(node))
        elif node.style == "missing":
            yield path, node


def vocabularies(root: Fields) -> dict[str, tuple[str, ...]]:
    """The words that a plan adds to radplan's own, read before the plan is."""
    added = root.get("vocabularies")
    return {name: tuple(words_in(added.get(name))) for name in VOCABULARIES} if isinstance(added, Fields) else {}


def words_in(node: Node | None) -> Iterator[str]:
    """The texts of a list."""
    if isinstance(node, Items):
        yield from (str(item) for item in node if isinstance(item, str))
