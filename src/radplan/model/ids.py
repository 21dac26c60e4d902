"""The ids of a plan: what is defined where, and of which kinds some got lost in reading."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from radplan.findings import Finding
from radplan.model import plan as models
from radplan.model.part import Part, Slot
from radplan.model.plan import Plan
from radplan.model.scalars import slug
from radplan.model.shape import Parts, slot_at, slots
from radplan.record import Record
from radplan.source.places import STEP, Items, Node, Places, Scalar

KINDS: Mapping[type[Part], str] = {
    models.Theme: "theme",
    models.Activity: "activity",
    models.Funding: "funding",
    models.Goal: "goal",
    models.Role: "role",
    models.Partner: "partner",
    models.Phenomenon: "phenomenon",
    models.Factor: "factor",
    models.Chapter: "chapter",
    models.Promise: "promise",
    models.Decision: "decision",
    models.Scheme: "scheme",
    models.Cost: "cost",
    models.Indicator: "indicator",
    models.Milestone: "milestone",
}
Damage = Mapping[str, Node | None]


class Defined(Record):
    """An id, the kind of thing it names, and the path of that thing."""

    kind: str
    id: str
    path: str


class Ids:
    """Every id of a plan. Of a kind that is `lost`, some ids couldn't be read: nobody knows which exist."""

    def __init__(self, plan: Parts, places: Places, damage: Damage, findings: Iterable[Finding]) -> None:
        self.defined = tuple(found for found in defined(plan) if not damage or f"{found.path}.id" not in damage)
        self.lost = frozenset((*lost_in_mending(damage), *lost_in_reading(places, findings)))
        self.known: dict[str, dict[str, str]] = {kind: {} for kind in KINDS.values()}
        for item in (*self.defined, *misspelt(damage)):
            self.known[item.kind].setdefault(item.id, item.path)

    def has(self, kind: str, name: str) -> bool:
        """Whether something of this kind has this id, or may have it."""
        return name in self.known[kind] or kind in self.lost


def defined(plan: Parts) -> Iterator[Defined]:
    """Every id that the plan gives, in the order of the models."""
    for path, part in plan:
        kind = KINDS.get(type(part))
        if kind and (name := getattr(part, "id", None)):
            yield Defined(kind, name, path)


def misspelt(damage: Damage) -> Iterator[Defined]:
    """Ids that break the rules for one, as they were typed and as they should be: what refers to them is no fault."""
    for path, node in damage.items():
        above, _, name = path.rpartition(".")
        if name == "id" and isinstance(node, Scalar):
            for kind in kinds_of(above):
                yield Defined(kind, str(node), above)
                yield Defined(kind, slug(node), above)


def lost_in_mending(damage: Damage) -> Iterator[str]:
    """The kinds of what has no id, and of all that stood in something that couldn't be read."""
    for path, node in damage.items():
        above, _, name = path.rpartition(".")
        if name == "id" and not isinstance(node, Scalar):
            yield from kinds_of(above)
        yield from kinds_in(path)


def lost_in_reading(places: Places, findings: Iterable[Finding]) -> Iterator[str]:
    """The kinds that the second of two equal keys may hold, or a list under a key that nobody knows."""
    for finding in findings:
        above, _, name = finding.path.rpartition(".")
        if finding.rule == "duplicate-key":
            yield from kinds_of(above) if name == "id" else kinds_in(finding.path)
        elif finding.rule == "unknown-key" and finding.fix is None and isinstance(places.node(finding.path), Items):
            yield from kinds_absent(places.node(above), above)


def kinds_absent(node: Node, path: str) -> Iterator[str]:
    """The kinds in the lists that could stand in a mapping, and don't."""
    model = model_at(path)
    for key, slot in slots(model).items() if model else ():
        if slot.items and slot.items.model and key not in node:
            yield from kinds_within(slot.items.model)


def kinds_of(path: str) -> Iterator[str]:
    """The kind of what stands at a path, where it is something with an id."""
    model = model_at(path)
    if model and model in KINDS:
        yield KINDS[model]


def kinds_in(path: str) -> frozenset[str]:
    """The kinds of all that may stand at a path or in it."""
    model = model_at(path)
    return kinds_within(model) if model else frozenset()


def model_at(path: str) -> type[Part] | None:
    """The model of what stands at a path, or of the items of the list that does."""
    slot = slot_at(Plan, [key or int(index) for key, index in STEP.findall(path)])
    return model_of(slot) if slot else None


def model_of(slot: Slot) -> type[Part] | None:
    """The model of what may stand somewhere, or of the items of the list that may."""
    return slot.model or (slot.items.model if slot.items else None)


@cache
def kinds_within(model: type[Part]) -> frozenset[str]:
    """The kinds of a part of a plan and of all that it may hold."""
    seen: set[type[Part]] = set()
    waiting = [model]
    while waiting:
        here = waiting.pop()
        if here not in seen:
            seen.add(here)
            waiting.extend(inner for slot in slots(here).values() if (inner := model_of(slot)))
    return frozenset(KINDS[part] for part in seen if part in KINDS)
