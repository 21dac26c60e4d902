"""The one id that was meant is the nearest of all, and soon found among many."""

from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from radplan.suggest import LIMIT, closest, distance, fold

IDS = st.text("abcA-_", min_size=1, max_size=7)


@given(IDS, st.lists(IDS, max_size=8, unique=True))
def test_the_closest_is_the_only_one_as_near(word: str, known: list[str]) -> None:
    allowed = 0 if len(word) < 3 else 1 if len(word) < 5 else LIMIT
    mistakes = {other: distance(fold(word), fold(other)) for other in known}
    least = min((count for count in mistakes.values() if count <= allowed), default=None)
    nearest = [other for other, count in mistakes.items() if count == least]
    assert closest(word, known) == (nearest[0] if len(nearest) == 1 else "")


@given(st.text("ab", max_size=6), st.text("ab", max_size=6), st.text("ab", max_size=6), st.text("ab", max_size=6))
def test_what_two_words_share_holds_no_mistake(start: str, one: str, other: str, end: str) -> None:
    assert distance(f"{start}{one}{end}", f"{start}{other}{end}") == distance(one, other)


def test_as_many_slips_as_ids_take_little_time() -> None:
    """A plan of 400 goals in which every reference has the same slip took 9 s, and 50 s where the ids are long."""
    known = tuple(f"doel-weerbaarheid-in-de-wijk-nummer-{number:03d}" for number in range(400))
    start = time.process_time()
    assert [closest(name.replace("nummer", "numer"), known) for name in known] == [*known]
    assert time.process_time() - start < 5
