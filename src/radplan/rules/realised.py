"""The realisation as the rules see it: what was typed in it, with its places. What was mended is left out."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from radplan.findings import Place, Related
from radplan.ledger.ledger import Trail
from radplan.model.shape import slots
from radplan.record import Record
from radplan.rules.rule import Case, related
from radplan.source.places import Fields
from radplan.suggest import closest

if TYPE_CHECKING:
    from radplan.ledger.account import Booking
    from radplan.model.realisation import ActivityRealised, Realisation
    from radplan.reading import Beside

LARGEST = 3


class Realised(Record):
    """What happened, beside the plan it belongs to."""

    case: Case
    beside: Beside[Realisation]
    model: Realisation

    def place(self, path: str) -> Place:
        """Where the value at a path of the realisation stands."""
        return self.beside.places.of(path)

    def key(self, path: str) -> Place:
        """Where the key at the end of a path stands."""
        return self.beside.places.key(path)

    def as_typed(self, path: str) -> bool:
        """Whether what stands at a path is what the user typed."""
        return self.beside.as_typed(path)

    def expenses(self) -> Iterator[Booking]:
        """Every expense."""
        return (booking for booking in self.bookings() if booking.paid)

    def bookings(self) -> Iterator[Booking]:
        """Every expense and commitment."""
        account = self.case.ledger.account
        return (booking for booking in (account.bookings if account else ()) if self.as_typed(booking.path))

    def activities(self) -> Iterator[tuple[str, ActivityRealised, Trail]]:
        """What happened in each activity of the plan, with its path."""
        trails = {trail.activity.id: trail for trail in reversed(self.case.ledger.trails)}
        for name, realised in self.model.activities.items():
            path = f"activities.{name}"
            if name in trails and path not in self.beside.damage:
                yield path, realised, trails[name]

    def largest(self, rule: str, drawn: list[tuple[Booking, Decimal]]) -> tuple[Related, ...]:
        """The largest of some bookings, with what each takes of a source, in the words of a rule."""
        return tuple(
            related(
                rule, "expense" if booking.paid else "commitment", self.place(f"{booking.path}.amount"),
                amount=amount, activity=booking.activity,
            )
            for booking, amount in drawn[:LARGEST]
        )  # fmt: skip


def said_kept(case: Case, promise: str) -> bool:
    """Whether a promise is said to be kept, or something is said of it that couldn't be read."""
    beside = case.folder.realisation
    if beside is None or beside.model is None:
        return beside is not None
    path, promises = f"promises.{promise}", beside.model.promises
    if not beside.as_typed(path):
        return True
    if said := promises.get(promise):
        typed = beside.places.node(path)
        if said.done is None:
            return isinstance(typed, Fields) and not slots(type(said)).keys() >= set(typed)
        return "as_of" in beside.damage or not beside.model.as_of.certainly_before(said.done)
    return any(closest(name, (promise,)) for name in promises if not case.ids.has("promise", name))


def realised(case: Case) -> Realised | None:
    """What happened, where there is a realisation that can be read."""
    beside = case.folder.realisation
    return Realised(case, beside, beside.model) if beside and beside.model else None
