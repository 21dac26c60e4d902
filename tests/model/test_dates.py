"""Dates keep the precision they were written with, and know the first and the last day they can mean."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from radplan.model.dates import FIRST_YEAR, LAST_YEAR, MONTHS, PARTS, SEASON, SIDES, DateError, FuzzyDate, read_date

YEARS = st.integers(FIRST_YEAR, LAST_YEAR)
DAYS = st.dates(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31))
DAY = timedelta(days=1)

CORES = st.one_of(
    DAYS.map(lambda day: day.isoformat()),
    DAYS.map(lambda day: f"{day.day} {MONTHS[day.month - 1][0]} {day.year}"),
    DAYS.map(lambda day: f"{MONTHS[day.month - 1][-1].title()} {day.year}"),
    DAYS.map(lambda day: f"{day.year}-{day.month:02}"),
    st.builds(lambda year, quarter: f"{year}-Q{quarter}", YEARS, st.integers(1, 4)),
    st.builds(lambda year, season: f"{season} {year}", YEARS, st.sampled_from(sorted(SEASON))),
    YEARS.map(str),
)
TEXTS = st.builds(
    lambda side, part, core: " ".join(word for word in (side, part, core) if word),
    st.sampled_from(["", *SIDES]), st.sampled_from(["", *PARTS]), CORES,
)  # fmt: skip


def refused(text: str) -> tuple[str, str | None]:
    with pytest.raises(DateError) as caught:
        read_date(text)
    return caught.value.kind, caught.value.values.get("repair")


@given(TEXTS)
def test_the_earliest_day_is_not_after_the_latest(text: str) -> None:
    found = read_date(text)
    assert found.start <= found.end
    assert found.earliest <= found.latest
    assert str(found) == text


@given(TEXTS)
def test_capitals_and_spaces_make_no_difference(text: str) -> None:
    again = read_date("  " + text.upper().replace(" ", "   ") + " ")
    found = read_date(text)
    assert (again.earliest, again.latest, again.level) == (found.earliest, found.latest, found.level)


@given(DAYS)
def test_a_day_is_that_day_in_every_notation(day: date) -> None:
    names = MONTHS[day.month - 1]
    notations = [f"{day.day} {name} {day.year}" for name in names]
    for text in (day.isoformat(), *notations, f"{day:%d} {names[0]} {day.year}"):
        found = read_date(text)
        assert (found.level, found.earliest, found.latest) == ("day", day, day)


@given(DAYS)
def test_a_month_is_all_of_its_days(day: date) -> None:
    last = monthrange(day.year, day.month)[1]
    for text in (f"{day.year}-{day.month:02}", *(f"{name} {day.year}" for name in MONTHS[day.month - 1])):
        found = read_date(text)
        assert (found.level, found.start, found.end) == ("month", day.replace(day=1), day.replace(day=last))


@given(YEARS)
def test_quarters_make_a_year(year: int) -> None:
    whole = read_date(str(year))
    covers(whole, [read_date(f"{year}-Q{number}") for number in (1, 2, 3, 4)])


@given(YEARS)
def test_seasons_follow_each_other_and_winter_ends_next_year(year: int) -> None:
    seasons = [read_date(f"{word} {year}") for word in ("voorjaar", "zomer", "herfst", "winter")]
    assert seasons[0].start == date(year, 3, 1)
    assert seasons[-1].start == date(year, 12, 1) and seasons[-1].end == date(year + 1, 3, 1) - DAY
    assert seasons[-1].year == year
    follow(seasons)
    assert read_date(f"lente {year}").start == seasons[0].start
    assert read_date(f"najaar {year}").end == read_date(f"autumn {year}").end == seasons[2].end


@given(CORES)
def test_thirds_make_the_whole(text: str) -> None:
    whole = read_date(text)
    thirds = [read_date(f"{word} {text}") for word in ("begin", "medio", "eind")]
    if whole.level == "day":
        assert all((third.start, third.end) == (whole.start, whole.end) for third in thirds)
    else:
        covers(whole, thirds)
    for dutch, english in (("begin", "early"), ("medio", "mid"), ("eind", "late")):
        assert read_date(f"{dutch} {text}").start == read_date(f"{english} {text}").start


def covers(whole: FuzzyDate, pieces: list[FuzzyDate]) -> None:
    assert pieces[0].start == whole.start and pieces[-1].end == whole.end
    follow(pieces)


def follow(pieces: list[FuzzyDate]) -> None:
    assert all(one.end + DAY == other.start for one, other in pairwise(pieces))


@given(CORES)
def test_before_and_after_are_open_on_one_side(text: str) -> None:
    whole, before, after = read_date(text), read_date(f"voor {text}"), read_date(f"na {text}")
    assert (before.earliest, before.latest) == (date.min, whole.start - DAY)
    assert (after.earliest, after.latest) == (whole.end + DAY, date.max)
    assert before.certainly_before(whole) and whole.certainly_before(after) and before.certainly_before(after)


@given(TEXTS, TEXTS)
def test_certainly_before_is_an_order(one: str, other: str) -> None:
    first, second = read_date(one), read_date(other)
    assert not (first.certainly_before(second) and second.certainly_before(first))
    assert first.certainly_before(second) == (first.latest < second.earliest)


@given(st.text(max_size=30) | st.text(st.sampled_from("0123456789-/ .q")))
def test_any_text_is_a_date_or_refused(text: str) -> None:
    try:
        found = read_date(text)
    except DateError as error:
        assert error.kind in ("unknown", "impossible", "month", "notation", "year")
        if repair := error.values.get("repair"):
            try:
                read_date(repair)
            except DateError as again:
                assert again.kind in ("year", "impossible", "month")
        return
    assert found.earliest <= found.latest


@given(DAYS)
def test_a_repair_is_the_same_day(day: date) -> None:
    for text in (f"{day.day}-{day.month}-{day.year}", f"{day:%d/%m/%Y}", f"{day:%d.%m.%Y}", f"{day:%Y/%m/%d}"):
        assert refused(text) == ("notation", day.isoformat())
    assert refused(f"eind {day:%d-%m-%Y}") == ("notation", f"eind {day.isoformat()}")


@pytest.mark.parametrize("text, kind, repair", [
    ("2019-02-29", "impossible", None), ("30 februari 2019", "impossible", None), ("2019-13", "month", None),
    ("2019-00", "month", None), ("2019-13-05", "month", None), ("2019-Q5", "impossible", None), ("2019-Q0", "impossible", None),
    ("31-4-2019", "impossible", None), ("13-2019", "impossible", None), ("1899", "year", None),
    ("2200-01-01", "year", None),
    ("0000", "year", None), ("2-10-2019", "notation", "2019-10-02"), ("2019-4", "notation", "2019-04"),
    ("4-2019", "notation", "2019-04"), ("Q4 2019", "notation", "2019-Q4"), ("2019 Q4", "notation", "2019-Q4"),
    ("3e kwartaal 2019", "notation", "2019-Q3"), ("okt 2019", "notation", "oktober 2019"),
    ("2 okt 2019", "notation", "2 oktober 2019"), ("voor 2019-4", "notation", "voor 2019-04"),
    ("zomer", "unknown", None), ("eind", "unknown", None), ("voor", "unknown", None), ("19", "unknown", None),
    ("", "unknown", None), ("binnenkort", "unknown", None), ("12:30", "unknown", None), ("20191002", "unknown", None),
    ("2019-10-02T10:00", "unknown", None), ("eind eind 2019", "unknown", None), ("٢٠١٩", "unknown", None),
])  # fmt: skip
def test_what_is_no_date(text: str, kind: str, repair: str | None) -> None:
    assert refused(text) == (kind, repair)
