"""From data to a model, whatever is wrong with the data.

Every error of Pydantic becomes a finding by its structure: its type, its location and the values we gave it.
Then the data is mended as far as that goes without guessing at meaning, so that the plan can still be checked
for everything else: what was mended is remembered as damage, and no check concludes anything from it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError

from radplan.findings import Finding, Fix, Place, Severity, Text
from radplan.model.scalars import Kind, OneOf
from radplan.model.shape import Slot, slot_at, slots
from radplan.source.places import Fields, Items, Node, Scalar, join, place_of
from radplan.suggest import closest, closest_word, english_key

Model = TypeVar("Model", bound=BaseModel)
Location = tuple[str | int, ...]
ROUNDS = 8
STAND_INS = {"number": "0", "percent": "0", "count": "0", "year": "2000", "money": "0", "signed-money": "0",
             "version": "1", "boolean": "false", "date": "2000"}  # fmt: skip


@dataclass(slots=True)
class Modelled(Generic[Model]):
    """The model of a file, as far as there is one, with what was wrong and what was mended."""

    model: Model | None
    findings: list[Finding]
    damage: dict[str, Node | None] = field(default_factory=dict)


def validate(model: type[Model], data: Fields, context: Mapping[str, Any] | None = None) -> Modelled[Model]:
    """The model of the data; all faults are in the findings."""
    try:
        return Modelled(model.model_validate(data, context=context), [])
    except ValidationError as error:
        mender = Mender(model, data)
        for _ in range(ROUNDS):
            mender.round(error)
            try:
                return Modelled(model.model_validate(mender.data, context=context), mender.findings, mender.damage)
            except ValidationError as again:
                error = again
    return Modelled(None, mender.findings, mender.damage)


@dataclass(frozen=True, slots=True)
class Fault:
    """One error of Pydantic in our terms: where it is, the rule it breaks, which case of it, and its values."""

    location: Location
    rule: str
    kind: str
    values: dict[str, Any]

    @property
    def text(self) -> str:
        """The key of its words."""
        return f"{self.rule}.{self.kind}" if self.kind else self.rule


class Mender:
    """Words the errors of one file and mends a copy of its data."""

    def __init__(self, model: type[BaseModel], data: Fields) -> None:
        self.model = model
        self.data: Any = copied(data)
        self.findings: list[Finding] = []
        self.damage: dict[str, Node | None] = {}
        self.missing = 0

    def round(self, error: ValidationError) -> None:
        """Report what is new, then mend it. What comes only from mending is no fault of the user's."""
        faults = [self.fault(item) for item in error.errors(include_url=False)]
        misspelt = {
            (*fault.location[:-1], suggestion)
            for fault in faults
            if fault.rule == "unknown-key" and (suggestion := self.suggestion(fault.location))
        }
        for fault in faults:
            absent = fault.rule == "missing-key" and (*fault.location, fault.values["key"]) in misspelt
            if not absent and not self.damaged(fault):
                self.findings.append(self.finding(fault))
        for fault in faults:
            self.mend(fault)

    def damaged(self, fault: Fault) -> bool:
        """Whether a fault lies in something that was mended, or in a file that couldn't be read."""
        if getattr(node_at(self.data, fault.location), "style", None) == "missing":
            return True
        steps = fault.location + ((fault.values["key"],) if fault.rule == "missing-key" else ())
        return any(path_of(steps[:length]) in self.damage for length in range(1, len(steps) + 1))

    def fault(self, item: Any) -> Fault:
        """An error in our terms."""
        location, kind = item["loc"], item["type"]
        if kind == "fault":
            context = item["ctx"]
            if context["rule"] == "invalid-id" and "key" in context["values"]:
                location = (*location, context["values"]["key"])
            if location and location[-1] == "[key]":
                location = location[:-1]
            return Fault(location, context["rule"], context["kind"], dict(context["values"]))
        if kind == "missing":
            return Fault(location[:-1], "missing-key", "", {"key": location[-1]})
        if kind == "extra_forbidden":
            return Fault(location, "unknown-key", "", {"key": location[-1]})
        expected = "list" if kind in ("tuple_type", "list_type") else "mapping"
        node = node_at(self.data, location)
        got = "list" if isinstance(node, Items) else "mapping" if isinstance(node, Fields) else "text"
        return Fault(location, "wrong-type", expected, {"got": got})

    def finding(self, fault: Fault) -> Finding:
        """One error as a finding, with a suggestion where there is one."""
        path = path_of(fault.location)
        if fault.rule == "missing-key":
            path = join(path, str(fault.values["key"]))
        place = self.place(fault)
        text = Text(fault.text, fault.values)
        fix = None
        if fault.rule == "unknown-key" and (suggestion := self.suggestion(fault.location)):
            fix = Fix(place, suggestion)
        return Finding(fault.rule, Severity.ERROR, place, text, path, self.hint(fault), fix=fix)

    def hint(self, fault: Fault) -> Text:
        """What to do about it."""
        if fault.rule == "unknown-key":
            if suggestion := self.suggestion(fault.location):
                return Text("did-you-mean", {"suggestion": suggestion})
            model = self.model_at(fault.location[:-1])
            return Text("unknown-key.hint", {"choices": tuple(slots(model)) if model else ()})
        if fault.rule == "unknown-value":
            choices = fault.values["choices"]
            if suggestion := closest_word(fault.values["text"], choices):
                return Text("did-you-mean", {"suggestion": suggestion})
            return Text("unknown-value.hint", {"choices": choices})
        node = node_at(self.data, fault.location)
        if fault.rule == "wrong-type" and fault.kind != "mapping" and isinstance(node, Fields) and is_flow(node):
            return Text("wrong-type.braces.hint", {"text": "{ … }"})
        return Text(f"{fault.text}.hint", fault.values)

    def place(self, fault: Fault) -> Place:
        """Where the user has to look: at the value, at an unknown key itself, at the mapping that lacks a key."""
        node = node_at(self.data, fault.location)
        if fault.rule == "unknown-key":
            return key_place(node_at(self.data, fault.location[:-1]), str(fault.location[-1]))
        if fault.rule == "missing-key" and isinstance(node, Fields):
            start = node.start
            return Place(node.source.name, start.line + 1, start.column + 1, start.line + 1, start.column + 2)
        return place_of(node if node is not None else self.nearest(fault.location))

    def nearest(self, location: Location) -> Node:
        """The closest value above a location that is there."""
        while (node := node_at(self.data, location)) is None:
            location = location[:-1]
        return node

    def suggestion(self, location: Sequence[str | int]) -> str:
        """The key that an unknown key was meant to be, if that is clear and the key isn't there yet."""
        model = self.model_at(tuple(location[:-1]))
        if model is None:
            return ""
        key, known = str(location[-1]), tuple(slots(model))
        meant = english_key(key, known) or closest(key, known)
        above = node_at(self.data, tuple(location[:-1]))
        return meant if meant and isinstance(above, Fields) and meant not in above else ""

    def model_at(self, location: Location) -> type[BaseModel] | None:
        """The model of the mapping at a location."""
        slot = slot_at(self.model, location)
        return slot.model if slot else None

    # Mending.

    def mend(self, fault: Fault) -> None:
        """Mend the data at the place of a fault."""
        if fault.rule == "missing-key":
            self.put(fault.location, str(fault.values["key"]))
        elif fault.rule == "unknown-key":
            self.rename(fault.location)
        else:
            self.replace(fault.location)

    def put(self, location: Location, key: str) -> None:
        """Stand something in for a key that is missing."""
        above = node_at(self.data, location)
        slot = slot_at(self.model, (*location, key))
        if isinstance(above, Fields) and slot:
            self.damage.setdefault(path_of((*location, key)), None)
            above[key] = self.stand_in(slot, above)

    def rename(self, location: Location) -> None:
        """Take an unknown key for the one it was meant to be, or leave it out."""
        above = node_at(self.data, location[:-1])
        if isinstance(above, Fields) and location[-1] in above:
            meant = self.suggestion(location)
            value = above.pop(str(location[-1]))
            if meant:
                above[meant] = value

    def replace(self, location: Location) -> None:
        """Leave out what can be left out; stand something in for what can't."""
        above, node = node_at(self.data, location[:-1]), node_at(self.data, location)
        slot = slot_at(self.model, location)
        if isinstance(above, Items) and slot and slot.model:
            above[int(location[-1])] = self.stand_in(slot, above)
        elif isinstance(above, Items):
            self.replace(location[:-1])
            return
        elif isinstance(above, Fields):
            if slot and slot.required:
                above[str(location[-1])] = self.stand_in(slot, above)
            else:
                above.pop(str(location[-1]), None)
        elif isinstance(above, Scalar):
            self.replace(location[:-1])
            return
        self.damage.setdefault(path_of(location), node)

    def stand_in(self, slot: Slot, beside: Node) -> Node:
        """Something harmless of the right kind."""
        if slot.model or slot.values or slot.items:
            node: Fields | Items = Items() if slot.items else Fields()
            node.source, node.start, node.end = beside.source, beside.start, beside.end
            return node
        text = "…"
        if isinstance(slot.kind, Kind):
            text = STAND_INS.get(slot.kind.name, text)
            if slot.kind.name == "id":
                self.missing += 1
                text = f"missing-{self.missing}"
        elif isinstance(slot.kind, OneOf):
            text = slot.kind.choices[0]
        return Scalar.at(text, beside.source, beside.start, beside.end)


def path_of(location: Sequence[str | int]) -> str:
    """A location as the path that findings show."""
    path = ""
    for step in location:
        path = join(path, step)
    return path


def node_at(node: Any, location: Sequence[str | int]) -> Any:
    """The value at a location, None where there is none."""
    for step in location:
        if isinstance(node, Fields) and step in node:
            node = node[str(step)]
        elif isinstance(node, Items) and isinstance(step, int) and step < len(node):
            node = node[step]
        elif isinstance(node, Scalar) and step in (0, "id"):
            continue  # `funding: a` is read as `funding: [{id: a}]`
        else:
            return None
    return node


def key_place(above: Fields, name: str) -> Place:
    """Where a key stands."""
    return next((place_of(key) for key in above if key == name and isinstance(key, Scalar)), place_of(above))


def is_flow(node: Fields) -> bool:
    """Whether a mapping was written with braces."""
    return node.source.text[node.source.offset(node.start) :][:1] == "{"


def copied(node: Node) -> Node:
    """A copy of the containers; scalars are shared."""
    if isinstance(node, Scalar):
        return node
    copy: Fields | Items
    if isinstance(node, Fields):
        copy = Fields((key, copied(value)) for key, value in node.items())
    else:
        copy = Items(copied(value) for value in node)
    copy.source, copy.start, copy.end = node.source, node.start, node.end
    return copy


