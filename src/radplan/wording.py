"""Dates, amounts and lists as a reader of the document's language writes them."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from radplan.locale import NO_BREAK, euro, fill, words
from radplan.model.dates import FuzzyDate


class Wording:
    """The words of one language for the values of a plan."""

    def __init__(
        self, language: str, labels: Mapping[str, str] | None = None, unit: str = "euro", negative: str = "minus"
    ) -> None:
        self.language = language
        self.unit = unit
        self.negative = negative
        self.said: dict[str, Any] = {**words(language, "documents"), **(labels or {})}

    def __call__(self, key: str, **values: Any) -> str:
        """A text of the locale, with its gaps filled."""
        template = self.said[key]
        return (
            fill(template, values, self.language, longest=None)
            if values or isinstance(template, dict)
            else str(template)
        )

    def name(self, kind: str, word: str | None) -> str:
        """A word from one of radplan's lists; a word that the plan added stands for itself."""
        return str(self.said[kind].get(word, word or "")) if word else ""

    def euro(self, amount: Decimal | None) -> str:
        """`€ 1.250,50`, in English `€1,250.50`; nothing where there is no amount."""
        if amount is None:
            return ""
        text = euro(amount)
        if self.language == "nl":
            return text
        return text.replace(NO_BREAK, "").translate(str.maketrans(",.", ".,"))

    def amount(self, amount: Decimal | None) -> str:
        """An amount in a table, in the unit and with the sign of the house style."""
        if amount is None or self.rounded(amount) >= 0 or self.negative != "N":
            return self.change(amount)
        return f"{self.in_table(-amount)}{NO_BREAK}N"

    def change(self, amount: Decimal | None) -> str:
        """By how much an amount changes: what falls has a minus, for of expenditure a fall is no deficit."""
        if amount is None:
            return ""
        return f"-{self.in_table(-amount)}" if self.rounded(amount) < 0 else self.in_table(abs(amount))

    def in_table(self, amount: Decimal) -> str:
        """An amount in the unit of the house style: whole euros, or thousands rounded half up."""
        return self.euro(amount) if self.unit == "euro" else self.number(self.rounded(amount))

    def rounded(self, amount: Decimal) -> Decimal:
        """An amount in the unit of the house style: nothing has no sign, however it came to be nothing."""
        return amount if self.unit == "euro" else (amount / 1000).quantize(Decimal(1), rounding=ROUND_HALF_UP)

    def in_unit(self, caption: str) -> str:
        """The caption of a table with amounts, with their unit where that is not the euro."""
        return caption if self.unit == "euro" else f"{caption} ({self.said['thousands']})"

    def number(self, value: Decimal) -> str:
        """`1.250,5`, in English `1,250.5`."""
        text = f"{value.normalize():,f}"
        return text.translate(str.maketrans(",.", ".,")) if self.language == "nl" else text

    def date(self, date: FuzzyDate | None) -> str:
        """A date at the precision it was written with: `2 oktober 2019`, `eind 2019`, `voorjaar 2019`."""
        if date is None:
            return ""
        core = self.core(date)
        if date.part:
            core = f"{self.said['parts'][date.part]} {core}"
        return f"{self.said['sides'][date.side]} {core}" if date.side else core

    def day(self, day: datetime.date) -> str:
        """`2 oktober 2019`."""
        return f"{day.day}{NO_BREAK}{self.said['months'][day.month - 1]} {day.year}"

    def core(self, date: FuzzyDate) -> str:
        """The date without `eind` or `voor`."""
        first = date.named
        month = self.said["months"][first.month - 1]
        match date.level:
            case "day":
                return self.day(first)
            case "month":
                return f"{month} {first.year}"
            case "quarter":
                return f"{self.said['quarters'][(first.month - 1) // 3]} {first.year}"
            case "season":
                return f"{self.said['seasons'][first.month // 3 - 1]} {first.year}"
            case "year":
                return str(first.year)

    def span(self, start: FuzzyDate | None, end: FuzzyDate | None) -> str:
        """From when until when."""
        if start and end:
            if start.text == end.text:
                return self.date(start)
            whole_year = end.level == "year" and not end.part and (start.level != "year" or start.part)
            key = "span.before" if end.side else "span.year" if whole_year else "span"
            return self(key, start=self.date(start), end=self.date(end))
        if start:
            key = {"before": "span.begun", "after": "span.begins"}.get(start.side or "", "span.from")
            return self(key, start=self.date(start))
        if end:
            return self("span.done" if end.side else "span.until", end=self.date(end))
        return ""

    def listed(self, texts: Sequence[str]) -> str:
        """`a, b en c`."""
        if len(texts) < 2:
            return "".join(texts)
        return f"{', '.join(texts[:-1])} {self.said['and']} {texts[-1]}"

    @staticmethod
    def capital(text: str) -> str:
        """A text as the start of a sentence."""
        return text[:1].upper() + text[1:]
