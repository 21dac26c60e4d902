"""All that is written in a plan in one pass: its prose and its labels; and the placeholders in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from radplan.model.part import Part, Slot
from radplan.model.plan import Activity
from radplan.model.scalars import Kind
from radplan.model.shape import Parts, names, parts, slots
from radplan.record import Record
from radplan.regex import regex

PROSE = ("prose", "line")
WRITTEN = (*PROSE, "text")
# A placeholder holds no other, so a text full of opening braces takes no longer than any other text.
PLACEHOLDER = regex(r"(\\\{\{|\{\{)((?:(?!\{\{|\}\}).)*)\}\}", re.S)


class PlanText(Record):
    """A piece of prose (`prose`, `line`) or a label such as a title or a name (`text`).

    Where it stands, what it says, and the activity it belongs to, if any. `beside` is the name of the file beside
    the plan that it stands in (`realisation`); its path is then one in that file.
    """

    path: str
    text: str
    kind: str
    activity: Activity | None
    activity_path: str
    beside: str = ""


class Placeholder(Record):
    """`{{ costs.total }}` in a text: the name in it and the characters it takes."""

    name: str
    start: int
    end: int


def texts_of(plan: Parts) -> Iterator[PlanText]:
    """Every text of a plan, by its parts, in the order of the models."""
    activity: Activity | None = None
    activity_path = ""
    for path, part in plan:
        if isinstance(part, Activity):
            activity, activity_path = part, path
        elif activity and not path.startswith(f"{activity_path}."):
            activity, activity_path = None, ""
        for at, value, kind in words_in(part, path):
            yield PlanText(at, value, kind, activity, activity_path)


def texts_beside(model: Part, name: str, plan: Parts) -> Iterator[PlanText]:
    """Every text of a file beside the plan; what is said of an activity by its id belongs to that activity, and so
    does an evaluation with its id."""
    activities = {part.id: (part, path) for path, part in plan if isinstance(part, Activity)}
    evaluated = ""
    for path, part in parts(model):
        if path.startswith("evaluations["):
            evaluated = named = getattr(part, "id", "") if path.endswith("]") and path.count("[") == 1 else evaluated
        else:
            named = path.split(".")[1] if path.startswith("activities.") else ""
        activity, activity_path = activities.get(named, (None, ""))
        for at, value, kind in words_in(part, path):
            yield PlanText(at, value, kind, activity, activity_path, name)


def words_in(part: Part, path: str) -> Iterator[tuple[str, str, str]]:
    """What is written in one part, without what it holds: the path, the text and its kind."""
    values = vars(part)
    for name, key, kind in written_fields(type(part)):
        value = values[name]
        if not value:
            continue
        at = f"{path}.{key}" if path else key
        if isinstance(value, str):
            yield at, value, kind
        else:
            yield from ((f"{at}[{index}]", line, kind) for index, line in enumerate(value))


@cache
def written_fields(model: type[Part]) -> tuple[tuple[str, str, str], ...]:
    """The fields of a model that hold words: their name, their key, and whether it is prose, a line or a label."""
    table = slots(model)
    return tuple((name, key, kind) for name, key in names(model) if (kind := written_kind(table[key])))


def written_kind(slot: Slot) -> str:
    """`prose`, `line` or `text`, or nothing for a field that holds no words."""
    kind = (slot.items or slot).kind
    return kind.name if isinstance(kind, Kind) and kind.name in WRITTEN else ""


def placeholders(text: str) -> Iterator[Placeholder]:
    r"""The placeholders in a text; `\{{` is a brace meant as such."""
    for match in PLACEHOLDER.finditer(text) if "{{" in text else ():
        if match[1] == "{{":
            yield Placeholder(match[2].strip(), match.start(), match.end())
