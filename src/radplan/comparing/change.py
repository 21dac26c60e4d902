"""A change, and the two plans between which it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from decimal import Decimal
from functools import cached_property
from typing import Any, Protocol, TypeVar

from radplan.findings import Text
from radplan.ledger.ledger import ActivityTotals, Ledger, SourceTotals, ThemeTotals
from radplan.model.dates import FuzzyDate
from radplan.model.outcomes import titles_in
from radplan.record import Record

Value = Decimal | FuzzyDate | str | None
KINDS = ("money", "activity", "date", "indicator", "recommendation", "text")


class Change(Record):
    """One thing that changed.

    `kind` is one of KINDS, `what` is added, removed, changed or renamed. `subject` is a kind and an id of the plan, or
    `plan` itself; `path` is where it stands in the new plan, or in the old one where it is gone. Amounts are euro.
    """

    kind: str
    what: str
    subject: str
    path: str
    title: str
    old: Value
    new: Value
    text: Text
    confidential: bool = False


class Thing(Record):
    """What a change is about: a kind and an id of the plan (or `plan`), where it stands, and what it is called."""

    subject: str
    path: str
    title: str
    confidential: bool = False

    def at(self, path: str) -> Thing:
        """The same thing, for what changed in it at another path."""
        return self._replace(path=path)


class Side:
    """One of the two plans."""

    def __init__(self, name: str, ledger: Ledger) -> None:
        self.name = name
        self.plan = ledger.plan
        self.realisation = ledger.realisation
        self.ledger = ledger

    @cached_property
    def activities(self) -> dict[str, ActivityTotals]:
        """The activities by id."""
        return {found.trail.activity.id: found for found in self.ledger.activities}

    @cached_property
    def themes(self) -> dict[str, ThemeTotals]:
        """The themes by id."""
        return {found.theme.id: found for found in self.ledger.themes}

    @cached_property
    def sources(self) -> dict[str, SourceTotals]:
        """The funding sources by id."""
        return {found.source.id: found for found in self.ledger.sources}

    @cached_property
    def confidential(self) -> frozenset[str]:
        """The ids of the confidential activities."""
        return frozenset(name for name, found in self.activities.items() if found.trail.activity.confidential)

    @cached_property
    def advice(self) -> dict[str, str]:
        """The titles of what evaluations recommend and conclude, by id."""
        return titles_in(self.realisation.evaluations if self.realisation else ())

    @cached_property
    def hidden_advice(self) -> frozenset[str]:
        """The ids of what evaluations of confidential activities recommend and conclude."""
        done = self.realisation.evaluations if self.realisation else ()
        return frozenset(titles_in(found for found in done if found.id in self.confidential))


Item = TypeVar("Item")
Key = TypeVar("Key", bound=Hashable)


def paired(old: Mapping[Key, Item], new: Mapping[Key, Item]) -> Iterator[tuple[Key, Item | None, Item | None]]:
    """What has the same key on both sides: all of the new side in its order, then what is gone."""
    for key, item in new.items():
        yield key, old.get(key), item
    for key, item in old.items():
        if key not in new:
            yield key, item, None


class Titled(Protocol):
    """Something with a title, and perhaps an id."""

    @property
    def id(self) -> str | None: ...
    @property
    def title(self) -> str: ...


Named = TypeVar("Named", bound=Titled)


def by_id(items: Iterable[Named]) -> dict[str, tuple[int, Named]]:
    """Items with their number in the list, by id, or by title where they have none; a title again is another item."""
    found: dict[str, tuple[int, Named]] = {}
    again: Counter[str] = Counter()
    for index, item in enumerate(items):
        name = item.id or item.title
        while name in found:
            again[item.title] += 1
            name = f"{item.title} ({again[item.title] + 1})"
        found[name] = index, item
    return found


def which(old: object, new: object) -> str:
    """Whether something came, went or changed."""
    return "added" if old is None else "removed" if new is None else "changed"


def change(
    kind: str, thing: Thing, pair: tuple[Value, Value], key: str, *, what: str | None = None, **values: Any
) -> Change:
    """A change with its words; `{title}`, `{old}` and `{new}` may stand in them."""
    old, new = pair
    case = what or which(old, new)
    text = Text(f"{key}.{case}", {"title": thing.title, "old": old, "new": new, **values})
    return Change(kind, case, thing.subject, thing.path, thing.title, old, new, text, thing.confidential)


def different(old: Any, new: Any, without: Callable[[Any], Any] = lambda item: item) -> bool:
    """Whether two parts of a plan differ once what is compared elsewhere is left out."""
    return bool((None if old is None else without(old)) != (None if new is None else without(new)))
