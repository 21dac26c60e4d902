"""Dates with the precision they were written with: a day, a month, a quarter, a season or a year."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

from radplan.regex import regex

Level = Literal["day", "month", "quarter", "season", "year"]
Part = Literal["early", "mid", "late"]
Side = Literal["before", "after"]

MONTHS = (
    ("januari", "january"), ("februari", "february"), ("maart", "march"), ("april",), ("mei", "may"), ("juni", "june"),
    ("juli", "july"), ("augustus", "august"), ("september",), ("oktober", "october"), ("november",), ("december",),
)  # fmt: skip
MONTH = {name: number for number, names in enumerate(MONTHS, start=1) for name in names}
SEASONS = {
    "spring": (3, ("voorjaar", "lente", "spring")),
    "summer": (6, ("zomer", "summer")),
    "autumn": (9, ("najaar", "herfst", "autumn", "fall")),
    "winter": (12, ("winter",)),
}
SEASON = {word: name for name, (_, words) in SEASONS.items() for word in words}
PARTS: dict[str, Part] = {
    "begin": "early", "early": "early", "medio": "mid", "mid": "mid", "eind": "late", "late": "late",
}  # fmt: skip
SIDES: dict[str, Side] = {"voor": "before", "vóór": "before", "before": "before", "na": "after", "after": "after"}
FIGURES = regex(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})", re.ASCII)
YEAR_FIRST = regex(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})", re.ASCII)
MONTH_FIGURES = regex(r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})|(\d{1,2})[-/.](\d{4})", re.ASCII)
QUARTER = regex(r"(?P<year>\d{4}) q(?P<number>[1-4])|(?:q([1-4])|([1-4])e kwartaal)[ -](\d{4})", re.ASCII)
FIRST_YEAR, LAST_YEAR = 1900, 2199


# What says how often, and not when.
RECURRENCES = {
    "doorlopend": "continuous", "continu": "continuous", "permanent": "continuous", "continuous": "continuous",
    "ongoing": "continuous", "wekelijks": "weekly", "weekly": "weekly", "maandelijks": "monthly", "monthly": "monthly",
    "op verzoek": "on_demand", "on demand": "on_demand",
}  # fmt: skip


class DateError(ValueError):
    """A text that is no date; `kind` and `values` say why, in words the locale knows."""

    def __init__(self, kind: str, **values: str) -> None:
        super().__init__(kind)
        self.kind = kind
        self.values = values


class FuzzyDate:
    """A date as precise as it was written.

    `start` and `end` are the first and last day it can mean, without the side of `before` and `after`; `named` is the
    first day of the month, quarter, season or year that was written, without `early`, `mid` or `late`.
    """

    def __init__(
        self, text: str, level: Level, start: date, end: date, part: Part | None, side: Side | None, named: date
    ) -> None:
        self.text = text
        self.level = level
        self.start = start
        self.end = end
        self.part = part
        self.side = side
        self.named = named

    def __eq__(self, other: object) -> bool:
        return isinstance(other, FuzzyDate) and self.text == other.text

    def __hash__(self) -> int:
        return hash(self.text)

    @property
    def earliest(self) -> date:
        """The first day it can mean; open for `before`."""
        if self.side == "before":
            return date.min
        return self.end + timedelta(days=1) if self.side == "after" else self.start

    @property
    def latest(self) -> date:
        """The last day it can mean; open for `after`."""
        if self.side == "after":
            return date.max
        return self.start - timedelta(days=1) if self.side == "before" else self.end

    @property
    def year(self) -> int:
        """The year that was written (for a winter the year it starts in)."""
        return self.named.year

    def certainly_before(self, other: FuzzyDate) -> bool:
        """Whether every day it can mean lies before every day that the other can mean."""
        return self.latest < other.earliest

    def __str__(self) -> str:
        return self.text


@lru_cache(maxsize=4096)
def read_date(text: str) -> FuzzyDate:
    """The date that a text stands for. Raises DateError."""
    words = text.lower().split()
    side = SIDES.get(words[0]) if len(words) > 1 else None
    rest = words[1:] if side else words
    part = PARTS.get(rest[0]) if len(rest) > 1 else None
    level, start, end = span(" ".join(rest[1:] if part else rest), text)
    named = start
    if part:
        start, end = third(start, end, level, part)
    return FuzzyDate(text, level, start, end, part, side, named)


def span(core: str, text: str) -> tuple[Level, date, date]:
    """The level of a date without its qualifiers, its first and its last day."""
    if match := re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", core, re.ASCII):
        start = day(int(match[1]), int(match[2]), int(match[3]), text)
        return "day", start, start
    if match := re.fullmatch(r"(\d{1,2}) (\w+) (\d{4})", core, re.ASCII):
        start = day(int(match[3]), month_number(match[2], text), int(match[1]), text)
        return "day", start, start
    if match := re.fullmatch(r"(\d{4})-q(\d)", core, re.ASCII):
        return "quarter", *months(int(match[1]), int(match[2]) * 3 - 2, 3, text)
    if match := re.fullmatch(r"(\d{4})-(\d{2})", core, re.ASCII):
        return "month", *months(int(match[1]), int(match[2]), 1, text)
    if match := re.fullmatch(r"([a-z]+) (\d{4})", core, re.ASCII):
        if season := SEASON.get(match[1]):
            return "season", *months(int(match[2]), SEASONS[season][0], 3, text)
        return "month", *months(int(match[2]), month_number(match[1], text), 1, text)
    if re.fullmatch(r"\d{4}", core, re.ASCII):
        return "year", *months(int(core), 1, 12, text)
    if core in RECURRENCES:
        raise DateError("recurrence", text=text, recurrence=RECURRENCES[core])
    kind, values = why_not(core, text)
    raise DateError(kind, **values)


def month_number(name: str, text: str) -> int:
    """The number of a month by its Dutch or English name."""
    if name in MONTH:
        return MONTH[name]
    full = [month for month in MONTH if len(name) >= 3 and month.startswith(name)]
    if full:
        raise DateError("notation", text=text, repair=text.lower().replace(name, full[0]))
    raise DateError("unknown", text=text)


def day(year: int, month: int, number: int, text: str) -> date:
    """A day that exists."""
    checked_year(year, text)
    try:
        return date(year, month, number)
    except ValueError:
        raise DateError("impossible" if 1 <= month <= 12 else "month", text=text) from None


def months(year: int, month: int, count: int, text: str) -> tuple[date, date]:
    """The first and last day of a number of months."""
    checked_year(year, text)
    if not 1 <= month <= 12:
        raise DateError("month", text=text) if count == 1 else DateError("impossible", text=text)
    return first_of(year, month), first_of(year, month + count) - timedelta(days=1)


def first_of(year: int, month: int) -> date:
    """The first day of a month; the thirteenth is January of the next year."""
    return date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1)


def checked_year(year: int, text: str) -> None:
    """A year that a plan can speak of."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise DateError("year", text=text, first=str(FIRST_YEAR), last=str(LAST_YEAR))


def third(start: date, end: date, level: Level, part: Part) -> tuple[date, date]:
    """The first, middle or last third: whole months of a year, quarter or season, ten days of a month."""
    if level == "day":
        return start, end
    if level == "month":
        first, last = {"early": (1, 10), "mid": (11, 20), "late": (21, end.day)}[part]
        return start.replace(day=first), start.replace(day=last)
    length = 4 if level == "year" else 1
    month = start.month + {"early": 0, "mid": 1, "late": 2}[part] * length
    return first_of(start.year, month), first_of(start.year, month + length) - timedelta(days=1)


def why_not(core: str, text: str) -> tuple[str, dict[str, str]]:
    """What is wrong with a text that is no date, and the repair where there is one."""
    try:
        repair = repaired(core)
    except ValueError:
        return "impossible", {"text": text}
    if repair is None:
        return "unknown", {"text": text}
    return "notation", {"text": text, "repair": " ".join(text.lower().split()).replace(core, repair)}


def repaired(core: str) -> str | None:
    """A date in another notation as a plan writes it. Raises ValueError where no calendar has it."""
    if match := FIGURES.fullmatch(core):
        return date(int(match[3]), int(match[2]), int(match[1])).isoformat()
    if match := YEAR_FIRST.fullmatch(core):
        return date(int(match[1]), int(match[2]), int(match[3])).isoformat()
    if match := MONTH_FIGURES.fullmatch(core):
        return date(int(match["year"] or match[4]), int(match["month"] or match[3]), 1).isoformat()[:7]
    if match := QUARTER.fullmatch(core):
        return f"{match['year'] or match[5]}-Q{match['number'] or match[3] or match[4]}"
    return None
