"""What is wrong with data, in words; and the data mended.

Every error of Pydantic becomes a finding by its structure: its type, its location and the values we gave it.
Then the data is mended as far as that goes without guessing at meaning, so that the plan can still be checked
for everything else: what was mended is remembered as damage, and no check concludes anything from it.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping, Sequence
from typing import Any

from radplan.findings import Finding, Fix, Place, Severity, Text
from radplan.model.core import ValidationError
from radplan.model.dates import FIGURES
from radplan.model.examples import FILE, GAP, example, is_block, is_date
from radplan.model.money import AmountError, read_amount
from radplan.model.part import Part, Slot
from radplan.model.scalars import Kind, OneOf, slug, wrong_type
from radplan.model.shape import slot_at, slots
from radplan.record import Record
from radplan.source.markdown import has_front_matter
from radplan.source.places import Fields, Items, Node, Scalar, anchored, join, place_of
from radplan.source.syntax import OTHER_DASH
from radplan.suggest import closest, closest_word, english_key

Location = tuple[str | int, ...]
COMMA = re.compile(r"\d{1,3}|-{1,2}", re.ASCII)  # what stands behind the comma of an amount that braces split
BEHIND = re.compile(r"\s*[,}]")
FILES = (("activities",), ("schemes",))  # each of what these hold may be a file
COLOUR_BEHIND = re.compile(r":[ \t]+(#[0-9a-fA-F]{3,8})\b")
STAND_INS = {"number": "0", "percent": "0", "count": "0", "year": "2000", "money": "0", "signed-money": "0",
             "version": "1", "boolean": "false", "date": "2000"}  # fmt: skip


class Fault(Record):
    """One error of Pydantic in our terms: where it is, the rule it breaks, which case of it, and its values."""

    location: Location
    rule: str
    kind: str
    values: dict[str, Any]
    at_key: bool = False

    @property
    def text(self) -> str:
        """The key of its words."""
        return f"{self.rule}.{self.kind}" if self.kind else self.rule


class Mender:
    """Words the errors of one file and mends a copy of its data."""

    def __init__(self, model: type[Part], data: Fields, synonyms: Mapping[str, str]) -> None:
        self.model = model
        self.synonyms = synonyms
        self.data: Any = copied(data)
        self.findings: list[Finding] = []
        self.damage: dict[str, Node | None] = {}
        self.renamed: dict[str, str] = {}
        self.missing = 0
        self.told: set[tuple[Any, ...]] = set()
        self.suggestions: dict[Location, str] = {}
        self.keys: dict[int, dict[str, Scalar]] = {}
        self.without_value: dict[str, Scalar | None] = {}

    def round(self, error: ValidationError) -> None:
        """Report what is new, then mend it. What comes only from mending is no fault of the user's."""
        faults = [self.fault(item) for item in error.errors(include_url=False)]
        split = {fault.location for fault in faults if fault.kind.startswith("comma")}
        misspelt = {
            (*fault.location[:-1], suggestion)
            for fault in faults
            if fault.rule == "unknown-key" and (suggestion := self.suggestion(fault.location))
        }
        wrong = [fault for fault in faults if (*fault.location, fault.values.get("key")) not in misspelt]
        for fault in filter(self.is_reference, wrong):
            self.report(self.finding(fault))
            self.damage.setdefault(path_of(fault.location[:-1]), None)  # what stands in the file, nobody knows
        for fault in wrong:
            told = fault.location in split and not fault.kind.startswith("comma")
            if fault.rule and not (told or self.damaged(fault)):
                self.report(self.finding(fault))
        for fault in wrong:
            self.mend(fault)

    def is_reference(self, fault: Fault) -> bool:
        """Whether a key was meant to be `file`: what stands beside it isn't missing."""
        return fault.rule == "unknown-key" and self.suggestion(fault.location) == "file"

    def report(self, finding: Finding) -> None:
        """One more finding; what an alias repeats is told once."""
        once = (finding.place, finding.text.key, finding.text.values.get("key"))
        if once not in self.told:
            self.told.add(once)
            self.findings.append(finding)

    def damaged(self, fault: Fault) -> bool:
        """Whether a fault lies in something that was mended, or in a file that couldn't be read."""
        if getattr(node_at(self.data, fault.location), "style", None) == "missing":
            return True
        if any(path_of(fault.location[:length]) in self.damage for length in range(1, len(fault.location) + 1)):
            return True
        if fault.rule != "missing-key":
            return False
        # What one key asks of another (an amount, unless the basis says otherwise) is unsure when either was mended.
        model = self.model_at(fault.location)
        return any(path_of((*fault.location, key)) in self.damage for key in (slots(model) if model else ()))

    def fault(self, item: Any) -> Fault:
        """An error in our terms; without a rule where all that is wrong is a key without a value."""
        location, kind = self.typed(item["loc"]), item["type"]
        node = node_at(self.data, location)
        if kind == "missing":
            return self.lacking(location[:-1], str(location[-1]))
        if kind == "extra_forbidden":
            return self.split_amount(location) or Fault(location, "unknown-key", "", {"key": location[-1]})
        if isinstance(node, Scalar) and (node.empty or not node.strip()):
            return self.nothing(location, node)
        if kind == "fault":
            return self.unread(location, node, at_key=item["loc"][-1] == "[key]", **item["ctx"])
        if hasattr(node, "reference"):
            return Fault(location, "wrong-type", "theme-file" if "themes" in location[-2:] else "no-file", {})
        expected = "list" if kind in ("tuple_type", "list_type") else "mapping"
        return Fault(location, "wrong-type", "", wrong_type(expected, node))

    def lacking(self, location: Location, key: str) -> Fault:
        """A key is missing; or all of them, of an empty file or an activity's file that doesn't start with keys."""
        node = node_at(self.data, location)
        keys = tuple(key for key, slot in slots(self.model_at(location) or self.model).items() if slot.required)
        if not location and not node:
            return Fault(location, "missing-key", "empty-plan" if "radplan" in keys else "empty", {"keys": keys})
        if location[-2:-1] == ("activities",) and self.is_text_only(node):
            return Fault(location, "missing-key", "front-matter", {"keys": keys})
        return Fault(location, "missing-key", "", {"key": key})

    def is_text_only(self, node: Node | None) -> bool:
        """Whether this is another file, of which all is text because it doesn't start with keys between dashes."""
        if not isinstance(node, Fields) or node.source is self.data.source:
            return False
        return node.keys() <= {"description"} and not has_front_matter(node.source)

    def nothing(self, location: Location, node: Scalar) -> Fault:
        """Nothing was typed: a key without a value is as if the key weren't there, an empty text is a fault."""
        if not node.empty or isinstance(location[-1], int):
            return Fault(location, "empty-text", "", {})
        if comment := self.colour_behind(location):
            return Fault(location, "wrong-type", "colour-comment", {"text": comment[1]})
        slot = slot_at(self.model, location)
        if slot and slot.required:
            return Fault(location[:-1], "missing-key", "no-value", {"key": location[-1]})
        return Fault(location, "", "", {})

    def colour_behind(self, location: Location) -> re.Match[str] | None:
        """A colour behind a key that has no value: without quotes, YAML takes it for a comment."""
        slot, key = slot_at(self.model, location), self.key(location)
        if key is None or not slot or getattr(slot.kind, "name", "") != "colour":
            return None
        return COLOUR_BEHIND.match(key.source.text, key.source.offset(key.end))

    def unread(
        self, location: Location, node: Node, rule: str, kind: str, values: dict[str, Any], at_key: bool
    ) -> Fault:
        """A value that one of our own scalars couldn't read."""
        if rule in ("invalid-id", "unknown-key") and "key" in values:
            location = (*location, values["key"])
        if rule == "wrong-type" and isinstance(node, Fields) and "file" in node and len(node) > 1:
            other = next(key for key in node if key != "file")
            return Fault((*location, other), "unknown-key", "beside-file", {"key": other})
        if rule == "wrong-type" and isinstance(node, Fields) and getattr(node.get("file"), "empty", False):
            return Fault(location, "wrong-type", "file-empty", {})
        return Fault(location, rule, kind, values, at_key)

    def typed(self, location: Location) -> Location:
        """A location as far as the user typed it: not the marks of Pydantic, nor what a short notation stands for."""
        steps = tuple(step for step in location if step != "[key]")
        while len(steps) > 1 and isinstance(node_at(self.data, steps[:-1]), Scalar):
            steps = steps[:-1]
        return steps

    def split_amount(self, location: Location) -> Fault | None:
        """`{amount: 49,50}`: the comma ends the value, and what comes behind it is taken for a key."""
        above, rest = node_at(self.data, location[:-1]), str(location[-1])
        if not (COMMA.fullmatch(rest) and self.bare(location)):
            return None
        keys = list(above)
        before = (*location[:-1], keys[keys.index(rest) - 1])
        slot, number = slot_at(self.model, before), node_at(self.data, before)
        name = slot.kind.name if slot and isinstance(slot.kind, Kind) and isinstance(number, Scalar) else ""
        values: dict[str, Any] = {"text": f"{number},{rest}", "rest": rest}
        if name in ("number", "percent", "count"):
            return Fault(before, "wrong-type", "comma", values)
        if name not in ("money", "signed-money"):
            return None
        try:
            read_amount(values["text"], signed=True)
        except AmountError as error:
            kind = "comma-digits" if error.rule == "ambiguous-amount" else "comma"
            return Fault(before, error.rule, kind, {**values, **error.values})
        return Fault(before, "ambiguous-amount", "comma", values)

    def finding(self, fault: Fault) -> Finding:
        """One error as a finding, with a suggestion where there is one."""
        path = path_of(fault.location)
        if fault.rule == "missing-key" and "key" in fault.values:
            path = join(path, str(fault.values["key"]))
        place = self.place(fault)
        text = Text(fault.text, fault.values)
        return Finding(fault.rule, Severity.ERROR, place, text, path, self.hint(fault), fix=self.fix(fault, place))

    def fix(self, fault: Fault, place: Place) -> Fix | None:
        """The repair, where it is certain: of a misspelt key, or of a value typed on one line."""
        if fault.rule == "unknown-key":
            meant = self.suggestion(fault.location)
            return Fix(place, meant) if meant and meant not in node_at(self.data, fault.location[:-1]) else None
        node = node_at(self.data, fault.location)
        typed = isinstance(node, Scalar) and node.style in (None, "'", '"') and node.start.line == node.end.line
        repair = self.repair(fault) if typed and not fault.at_key else ""
        return Fix(place, repair) if repair else None

    def repair(self, fault: Fault) -> str:
        """What a value was meant to be, where there is no doubt."""
        values = fault.values
        if fault.text == "unknown-value":
            return closest_word(values["text"], values["choices"])
        if fault.text == "wrong-type.quoted":
            return str(values["text"])
        if fault.text == "invalid-amount.thousands":
            return str(values.get("repair", ""))
        if fault.text == "invalid-date.notation" and not self.month_first(values["text"]):
            return str(values["repair"]) if is_date(values["repair"]) else ""
        return ""

    def month_first(self, text: str) -> bool:
        """Whether the day and the month of a date could be the other way round: in a plan in English."""
        figures = FIGURES.search(text)
        return figures is not None and int(figures[1]) <= 12 and self.data.get("language") == "en"

    def hint(self, fault: Fault) -> Text:
        """What to do about it."""
        node = node_at(self.data, fault.location)
        if fault.rule == "unknown-key" and not fault.kind:
            if suggestion := self.suggestion(fault.location):
                return Text("did-you-mean", {"suggestion": suggestion})
            if self.bare(fault.location):
                return Text("unknown-key.comma.hint")
            if len(fault.location) == 1 and self.means_activities(str(fault.location[0])):
                return Text("unknown-key.activities.hint")
            model = self.model_at(fault.location[:-1])
            return Text("unknown-key.hint", {"choices": tuple(slots(model)) if model else ()})
        if fault.rule == "unknown-value" and (meant := closest_word(fault.values["text"], fault.values["choices"])):
            return Text("did-you-mean", {"suggestion": meant})
        if fault.rule == "missing-key" and fault.kind in ("", "no-value", "empty"):
            location = (*fault.location, fault.values.get("key") or fault.values["keys"][0])
            return Text(f"{fault.text}.hint", {"example": self.example(location, None)})
        if expected := fault.values.get("expected"):
            if expected.key.endswith("mapping"):
                return Text(f"{expected.key}.hint", {"example": self.example(fault.location, node)})
            if expected.key.endswith("list") and OTHER_DASH.match(node.source.text, node.source.offset(node.start)):
                return Text(f"{expected.key}.dash.hint")
            if isinstance(node, Fields) and (file := self.reference(fault.location, node)):
                return Text("wrong-type.reference.hint", {"file": file})
            braces = isinstance(node, Fields) and not is_block(node) and not expected.key.endswith("list")
            return Text("wrong-type.braces.hint" if braces else f"{expected.key}.hint")
        return Text(f"{fault.text}.hint", fault.values)

    def means_activities(self, key: str) -> bool:
        """Whether a key at the top of a plan was meant to be `activities`, which belong to a theme."""
        return "themes" in slots(self.model) and "activities" in (key, english_key(key, ("activities",), self.synonyms))

    def reference(self, location: Location, node: Fields) -> str:
        """The file that a block of keys means where a text belongs: `{bestand: voorwoord.md}`."""
        slot, (key, value) = slot_at(self.model, location), next(iter(node.items()), ("", None))
        prose = slot is not None and getattr(slot.kind, "name", "") in ("prose", "line")
        meant = english_key(key, ("file",), self.synonyms) or closest(key, ("file",))
        return str(value) if prose and meant and len(node) == 1 and isinstance(value, Scalar) else ""

    def example(self, location: Location, node: Node | None) -> str:
        """What belongs at a location, as the user could write it there."""
        above, text = node_at(self.data, location[:-1]), str(node) if isinstance(node, Scalar) else ""
        slot = slot_at(self.model, location) or Slot()
        if node is None and isinstance(above, Fields) and getattr(slot.kind, "name", "") == "id":
            return f"{location[-1]}: {name_for(above, None) or GAP}"
        value = f"{{file: {text}}}" if location[-2:-1] in FILES and FILE.fullmatch(text) else example(slot, node)
        if isinstance(above, Items):
            return f"- {value}" if is_block(above) else value
        return f"{location[-1]}: {value}"

    def place(self, fault: Fault) -> Place:
        """Where the user has to look: at the value, at an unknown key itself, at the mapping that lacks a key."""
        node = node_at(self.data, fault.location)
        if fault.rule == "unknown-key" or fault.at_key:
            key = self.key(fault.location)
            return place_of(key if key is not None else self.nearest(fault.location))
        if fault.kind == "colour-comment" and (comment := self.colour_behind(fault.location)):
            return self.nearest(fault.location).source.place(*comment.span(1))
        if fault.rule == "missing-key" and isinstance(node, Fields):
            return self.place_without(node, (*fault.location, str(fault.values.get("key", ""))))
        if node is None:
            node = self.nearest(fault.location)
        return place_of(getattr(node, "reference", node))

    def place_without(self, node: Fields, location: Location) -> Place:
        """Where a key is missing: at the key itself where it has no value, else where the mapping starts."""
        key = self.key(location) or self.without_value.get(path_of(location))
        if key is not None:
            return place_of(key)
        start = node.start
        return Place(node.source.name, start.line + 1, start.column + 1, start.line + 1, start.column + 2)

    def key(self, location: Location) -> Scalar | None:
        """The key at the end of a location, as it was typed."""
        above = node_at(self.data, location[:-1])
        if id(above) not in self.keys:
            self.keys[id(above)] = {str(key): key for key in above if isinstance(key, Scalar)}
        return self.keys[id(above)].get(str(location[-1]))

    def bare(self, location: Location) -> bool:
        """Whether a key stands between braces without a colon: it is what stood behind a comma."""
        key, node = self.key(location), node_at(self.data, location)
        if key is None or not getattr(node, "empty", False):
            return False
        return bool(BEHIND.match(key.source.text, key.source.offset(key.end)))

    def nearest(self, location: Location) -> Node:
        """The closest value above a location that is there."""
        while (node := node_at(self.data, location)) is None:
            location = location[:-1]
        found: Node = node
        return found

    def suggestion(self, location: Location) -> str:
        """The key that an unknown key was meant to be, if that is clear and the key isn't there yet."""
        if location not in self.suggestions:
            model, above = self.model_at(location[:-1]), node_at(self.data, location[:-1])
            known = tuple(slots(model)) if model else ()
            key = str(location[-1])
            if location[-3:-2] in FILES:
                known = (*known, "file")
            meant = english_key(key, known, self.synonyms) or closest(key, known)
            self.suggestions[location] = meant if meant and not given(above, meant) else ""
        return self.suggestions[location]

    def model_at(self, location: Location) -> type[Part] | None:
        """The model of the mapping at a location."""
        slot = slot_at(self.model, location)
        return slot.model if slot else None

    # Mending.

    def mend(self, fault: Fault) -> None:
        """Mend the data at the place of a fault."""
        if fault.rule == "missing-key":
            for key in fault.values.get("keys") or (fault.values["key"],):
                self.put(fault.location, str(key))
        elif fault.kind == "beside-file" or self.is_reference(fault):
            self.replace(fault.location[:-1])
        elif fault.rule == "unknown-key":
            self.rename(fault.location)
        elif fault.kind.startswith("comma"):
            self.leave_out((*fault.location[:-1], fault.values["rest"]))
            self.replace(fault.location)
        elif fault.rule:
            self.replace(fault.location)
        else:
            self.without_value[path_of(fault.location)] = self.key(fault.location)
            self.leave_out(fault.location)

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
            if meant and not given(above, meant):
                above[meant] = value
                self.renamed[path_of((*location[:-1], meant))] = str(location[-1])

    def leave_out(self, location: Location) -> None:
        """Leave out a key."""
        above = node_at(self.data, location[:-1])
        if isinstance(above, Fields):
            above.pop(str(location[-1]), None)

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
                above[str(location[-1])] = self.stand_in(slot, above, node)
            else:
                above.pop(str(location[-1]), None)
        elif isinstance(above, Scalar):
            self.replace(location[:-1])
            return
        self.damage.setdefault(path_of(location), node)

    def stand_in(self, slot: Slot, beside: Node, typed: Node | None = None) -> Node:
        """Something harmless of the right kind. An id is like what was typed for it, or like the title beside it."""
        if slot.model or slot.values or slot.items:
            node: Fields | Items = Items() if slot.items else Fields()
            node.source, node.start, node.end = beside.source, beside.start, beside.end
            return node
        text = "…"
        if isinstance(slot.kind, Kind):
            text = STAND_INS.get(slot.kind.name, text)
            if slot.kind.name == "id":
                self.missing += 1
                text = name_for(beside, typed) or f"missing-{self.missing}"
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


def name_for(beside: Node, typed: Node | None) -> str:
    """An id for what has none, or one that is no id: as a reader would expect it, if need be after its own file."""
    titles = [beside.get(key) for key in ("title", "name", "item")] if isinstance(beside, Fields) else []
    file, kind = posixpath.splitext(posixpath.basename(beside.source.name))
    texts = [*(str(text) for text in (typed, *titles) if isinstance(text, Scalar)), file if kind == ".md" else ""]
    return next((name for text in texts if (name := slug(text))), "")


def given(above: Node, key: str) -> bool:
    """Whether a mapping has a key with a value."""
    return isinstance(above, Fields) and key in above and not getattr(above[key], "empty", False)


def copied(node: Node) -> Node:
    """A copy of the containers; scalars are shared. What an alias repeats has the place of its anchor."""
    node = anchored(node)
    if isinstance(node, Scalar):
        return node
    copy: Fields | Items
    if isinstance(node, Fields):
        copy = Fields((key, copied(value)) for key, value in node.items())
    else:
        copy = Items(copied(value) for value in node)
    copy.source, copy.start, copy.end = node.source, node.start, node.end
    return copy
