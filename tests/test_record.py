"""A record is a named tuple, whatever type checkers are told."""

from __future__ import annotations

import pickle
from typing import NamedTuple

import pytest

from radplan.findings import Place
from radplan.record import Record


class Plain(NamedTuple):
    """An amount and what it is for."""

    cents: int
    purpose: str = "training"

    @property
    def euro(self) -> int:
        """In whole euro."""
        return self.cents // 100


class Recorded(Record):
    """An amount and what it is for."""

    cents: int
    purpose: str = "training"

    @property
    def euro(self) -> int:
        """In whole euro."""
        return self.cents // 100


def test_a_record_is_what_typing_makes() -> None:
    made, plain = Recorded(2500), Plain(2500)
    assert tuple(made) == tuple(plain) == (2500, "training")
    assert (made.euro, made._asdict(), made._replace(cents=1).cents) == (25, plain._asdict(), 1)
    assert repr(made) == repr(plain).replace("Plain", "Recorded")
    for said in ("_fields", "_field_defaults", "__doc__", "__module__", "__match_args__"):
        assert getattr(Recorded, said) == getattr(Plain, said), said


def test_a_record_goes_to_another_process_and_back() -> None:
    place = Place("plan.yaml", 1, 2, 3, 4)
    assert pickle.loads(pickle.dumps(place)) == place
    assert pickle.loads(pickle.dumps(Recorded(5))) == Recorded(5)


def test_a_record_takes_its_fields_and_no_others() -> None:
    with pytest.raises(TypeError):
        Recorded()  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        Recorded(1, "a", "b")  # type: ignore[call-arg]
