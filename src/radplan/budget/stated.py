"""What the text of a plan says about money, held against the cost lines of the same activity."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from radplan.budget.ledger import Ledger, Line, Trail
from radplan.budget.names import activity_names
from radplan.model.texts import PLACEHOLDER, PlanText, placeholders

AMOUNT = re.compile(
    r"(?:€|\bEUR)\s?(?P<number>\d+(?:[.,\u00a0 ]\d{3})*(?:[.,]\d{1,2}(?!\d))?)(?:,-{1,2}|,–|,=)?"
    r"(?P<scale>\s?(?:miljoen|mln\.?|million|duizend|thousand|k\b))?"
    r"|\b(?P<number2>\d+(?:[.,\u00a0]\d{3})*(?:,\d{1,2}(?!\d))?)(?:,-{1,2}|,–|,=)?(?P<scale2>\s?(?:miljoen|mln\.?|million|duizend|thousand))?\s?(?:euro\b|EUR\b)",
    re.IGNORECASE,
)
SCALES = {"m": 1_000_000, "d": 1000, "t": 1000, "k": 1000}

# "€ 85 per uur", "60 × € 25" and "uurtarief van € 85" are prices, no totals.
PER_UNIT = re.compile(r"\s*(?:\([^)]{0,40}\)\s*)?(?:(?:per|elk|each|an|a|ieder)\s+[^\W\d]|/\s*[^\W\d]|p\.?\s?[pu]\.?(?!\w))", re.I)
UNIT_BEFORE = re.compile(r"(?:\d\s*[x×*]\s*|(?:tarief|tarieven|prijs|rate|vergoeding per \w+)(?:\s+\w+){0,2}[\s:]*)$", re.I)
MOST_LINES = 14


@dataclass(frozen=True, slots=True)
class Stated:
    """A euro amount in a text: how much, where, and in which piece of prose."""

    amount: Decimal
    text: PlanText
    start: int
    end: int


@dataclass(frozen=True)
class Statement:
    """All amounts in the prose of an activity, beside its cost lines."""

    trail: Trail
    lines: tuple[Line, ...]
    stated: tuple[Stated, ...]
    named: frozenset[str]
    funding: frozenset[Decimal]

    @cached_property
    def unmatched(self) -> tuple[Stated, ...]:
        """Amounts that are no cost line, no sum of cost lines and no funding amount."""
        known = self.funding | sums(self.lines)
        return tuple(stated for stated in self.stated if stated.amount not in known)

    @cached_property
    def unstated(self) -> tuple[Line, ...]:
        """Cost lines that the text doesn't state, neither as an amount nor by a placeholder."""
        said = {stated.amount for stated in self.stated}
        return tuple(line for line in self.lines if line.cost.amount not in (None, *said) and line.path not in self.named)

    @cached_property
    def contradiction(self) -> tuple[Stated, Line] | None:
        """The amount and the line it contradicts, where one amount faces one line."""
        if len({stated.amount for stated in self.unmatched}) == 1 and len(self.unstated) == 1:
            return self.unmatched[0], self.unstated[0]
        return None


def statements(ledger: Ledger, texts: Iterable[PlanText]) -> Iterator[Statement]:
    """What the prose of each activity states, for the activities whose prose states anything."""
    funding = frozenset(
        amount
        for source in ledger.plan.funding
        for amount in (source.requested, source.granted, source.received)
        if amount is not None
    )
    lines: dict[str, list[Line]] = {}
    for line in ledger.lines:
        lines.setdefault(line.trail.path, []).append(line)
    prose: dict[str, list[PlanText]] = {}
    for text in texts:
        if text.activity is not None:
            prose.setdefault(text.activity_path, []).append(text)
    for trail in ledger.trails:
        pieces = prose.get(trail.path, [])
        stated = tuple(found for text in pieces for found in amounts_in(text))
        if stated:
            own = tuple(lines.get(trail.path, ()))
            yield Statement(trail, own, stated, named_lines(trail, own, pieces), funding)


def amounts_in(text: PlanText) -> Iterator[Stated]:
    """The euro amounts in a text that are totals."""
    if "€" not in text.text and "eur" not in text.text.lower():
        return
    plain = PLACEHOLDER.sub(lambda match: " " * len(match[0]), text.text)
    for match in AMOUNT.finditer(plain):
        if PER_UNIT.match(plain, match.end()) or UNIT_BEFORE.search(plain[max(0, match.start() - 60) : match.start()]):
            continue
        scale = (match["scale"] or match["scale2"] or "").strip().lower()
        yield Stated(amount_of(match["number"] or match["number2"], scale), text, match.start(), match.end())


def amount_of(digits: str, scale: str) -> Decimal:
    """The amount that digits in a running text stand for: groups of three are thousands, one or two digits are cents."""
    match = re.fullmatch(r"(.*?)(?:[.,](\d{1,2}))?", digits)
    whole, rest = (match[1], match[2] or "") if match else (digits, "")
    amount = Decimal(f"{re.sub(r'[^0-9]', '', whole) or 0}.{rest or 0}")
    return (amount * SCALES.get(scale[:1], 1)).quantize(Decimal("0.01"))


def named_lines(trail: Trail, lines: tuple[Line, ...], pieces: list[PlanText]) -> frozenset[str]:
    """The paths of the lines that a placeholder in the text names, one by one or all together."""
    used = {placeholder.name for text in pieces for placeholder in placeholders(text.text)}
    if not used:
        return frozenset()
    paths = {named.path for name, named in activity_names(trail).items() if name in used}
    everything = f"{trail.path}.costs" in paths
    return frozenset(line.path for line in lines if everything or line.path in paths or f"{line.path}.amount" in paths)


def sums(lines: tuple[Line, ...]) -> set[Decimal]:
    """Every amount that some of the lines come to; of very many lines only each one and all together."""
    amounts = [line.amount for line in lines if line.cost.amount is not None]
    shares = {share.amount for line in lines for share in line.shares}
    if len(amounts) > MOST_LINES:
        return {*amounts, *shares, sum(amounts, Decimal(0))}
    found = {Decimal(0)}
    for amount in amounts:
        found |= {before + amount for before in found}
    return found - {Decimal(0)} | set(amounts) | shares
