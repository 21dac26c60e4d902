"""A number of people so small that one can guess who they are.

## What it checks
No public text counts fewer than five people ("twee jongeren", "3 terugkeerders"), and no `baseline` of an indicator
in such people does, nor a value that was reached. The threshold is a setting. Left alone: zero, targets (a plan is no
count), those who carry the plan out (trainers, police officers), rules ("maximaal 3 deelnemers per groep"), ratios,
and confidential activities.

## Why
In a town of thirty thousand everybody knows who the two returnees are. What the mayor may know about them may not be
read by their neighbours.

## Wrong
    purpose: In de Bloemenwijk volgt de gemeente drie geradicaliseerde jongeren.

## Right
    purpose: In Ridderveen volgt de gemeente enkele jongeren.

## Repair
Write "enkele" or "minder dan vijf", take a larger area or period, or leave the number to a confidential annex.

## Source
The Dutch police and municipalities publish numbers of the person-oriented approach in aggregate; the Arnhem plan of
2019 keeps out what may touch somebody's privacy.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from radplan.findings import Finding, Severity
from radplan.model.plan import Indicator
from radplan.record import Record
from radplan.regex import regex
from radplan.rules.realised import realised
from radplan.rules.rule import Case, Rule
from radplan.rules.wording import Hit, Passage, lowered
from radplan.words import word_list

RULE = Rule("small-number", Severity.WARNING)
NO_COUNT_BEFORE = regex(
    r"(?:\b(?:op(?:\s+de)?|per|groep|klas|leerjaar|fase|stap|artikel|top|hoofdstuk|paragraaf|thema|deel|bijlage|tabel|figuur"
    r"|vraag|punt|nr\.?|nummer|spoor|pijler|lijn|actie|activiteit|doel|doelgroep|team\s+van|duo|maximaal|max\.?|minimaal|min\.?"
    r"|ten\s*minste|minstens|ten\s*hoogste|elke|iedere|at\s+least|at\s+most|out\s+of|in)|[€%])\s*$",
    re.I,
)
NO_COUNT_AFTER = regex(r"\s+(?:per|à|a)\b|\s*\+", re.I)
BEFORE = 24
NUMBER_STARTS = r"(?<![\w.,/–-])"
NOUN = regex(r"[\w-]+")
ADJECTIVE = regex(r"\(?[\w-]+e\)?\s+")
ADJECTIVES = 2
KINDS = ("compounds", "people")  # of words: those before which any other may go, and the others


class Nouns(Record):
    """Words for people: those before which any other may go (moslimjongeren), and the others."""

    compounds: tuple[str, ...]
    others: frozenset[str]

    def have(self, word: str) -> bool:
        """Whether a word is one of them."""
        return word.endswith(self.compounds) or word.removeprefix("ex-") in self.others


def check(case: Case) -> Iterator[Finding]:
    """Small counts of people in public texts and baselines."""
    limit = int(case.settings.thresholds[RULE.name])
    for passage in case.wording.holding(number_words(limit)):
        if passage.public:
            for hit in small_counts(passage, limit):
                yield RULE.found(case.wording.place(hit), passage.path, count_of=hit.words, limit=limit)
    for trail in case.ledger.trails:
        for index, indicator in enumerate(trail.activity.indicators):
            path = f"{trail.path}.indicators[{index}].baseline.value"
            if not trail.activity.confidential and small_baseline(indicator, limit) and case.folder.as_typed(path):
                values = {"value": indicator.baseline.value, "unit": indicator.unit} if indicator.baseline else {}
                yield RULE.found(case.folder.place(path), path, "baseline", limit=limit, **values)
    yield from reached(case, limit)


def reached(case: Case, limit: int) -> Iterator[Finding]:
    """Small counts of people among what was reached."""
    done = realised(case)
    for path, happened, trail in done.activities() if done else ():
        for indicator in () if trail.activity.confidential else trail.activity.indicators:
            for index, measured in enumerate(happened.indicators.get(indicator.id, ())):
                at = f"{path}.indicators.{indicator.id}[{index}].value"
                if done and small(measured.value, limit) and counts_people(indicator) and done.as_typed(at):
                    values = {"value": measured.value, "unit": indicator.unit, "limit": limit}
                    yield RULE.found(done.place(at), at, "reached", **values)


def small_counts(passage: Passage, limit: int) -> Iterator[Hit]:
    """The small counts in a text that are no rule and no ratio."""
    for start, end in counts_in(lowered(passage.text), limit):
        before = passage.text[max(0, start - BEFORE) : start]
        if not NO_COUNT_BEFORE.search(before) and not NO_COUNT_AFTER.match(passage.text, end):
            yield Hit(passage, "", start, end)


def counts_in(text: str, limit: int) -> Iterator[tuple[int, int]]:
    """Where a small number, or a range of them, stands with the people it counts, in a text in lower case.

    `twee jonge vrouwen`, `2 of 3 van de jongeren`
    """
    at = 0
    while number := number_pattern(limit).search(text, at):
        at = number.end()
        counted = (
            people_behind(text, match.end(), nouns)
            for pattern, nouns in counting(limit)
            if (match := pattern.match(text, number.start()))
        )
        if end := next(filter(None, counted), None):
            yield number.start(), end
            at = end


def people_behind(text: str, at: int, nouns: Nouns) -> int | None:
    """Where the people end that stand here, behind two adjectives at most."""
    ends: list[int | None] = []
    while len(ends) <= ADJECTIVES:
        word = NOUN.match(text, at)
        ends.append(word.end() if word and nouns.have(word[0]) else None)
        if not (adjective := ADJECTIVE.match(text, at)):
            break
        at = adjective.end()
    return next(filter(None, reversed(ends)), None)


def small_baseline(indicator: Indicator, limit: int) -> bool:
    """Whether a baseline counts a few people of whom the plan speaks."""
    return indicator.baseline is not None and small(indicator.baseline.value, limit) and counts_people(indicator)


def small(value: Decimal, limit: int) -> bool:
    """Whether a count is so small that one can guess who is meant."""
    return 0 < value < Decimal(limit)


def counts_people(indicator: Indicator) -> bool:
    """Whether an indicator counts people of whom the plan speaks, and not those who carry it out."""
    if not indicator.unit:
        return False
    said = f"{indicator.unit} {indicator.title}".lower()
    return is_people(indicator.unit.strip().lower()) and not any(word in said for word in word_list("people")["staff"])


@cache
def number_words(limit: int) -> tuple[str, ...]:
    """Every way to write a number of at least one and below the limit."""
    written = word_list("people")["numbers"]
    return tuple(word for number in range(1, limit) for word in (str(number), *written.get(str(number), ())))


def is_people(word: str) -> bool:
    """Whether a word is one for people of whom the plan speaks, one or more."""
    return (nouns_for(1).have(word) or nouns_for(2).have(word)) and NOUN.fullmatch(word) is not None


@cache
def number_pattern(limit: int) -> re.Pattern[str]:
    """A small number at which a count may start."""
    return re.compile(rf"{NUMBER_STARTS}(?:{'|'.join(number_words(limit))})")


@cache
def counting(limit: int) -> tuple[tuple[re.Pattern[str], Nouns], ...]:
    """What may stand before people, and the words for as many of them."""
    ones = word_list("people")["numbers"]["1"]
    numbers = "|".join(number_words(limit))
    many = "|".join(word for word in number_words(limit) if word not in (*ones, "1")) or "(?!)"
    ranged = rf"(?:(?:{numbers})\s*(?:-|–|à|tot|of|to|or)\s*)?(?:{many})\s+(?:(?:van|of)\s+(?:de|deze|die|the)\s+)?"
    return (
        (re.compile(ranged), nouns_for(2)),
        (re.compile(r"1\s+"), nouns_for(1)),
        (re.compile(rf"(?:{'|'.join(ones)})\s+"), nouns_for(1, written_out=True)),
    )


@cache
def nouns_for(count: int, *, written_out: bool = False) -> Nouns:
    """The words for one person or for more."""
    people = word_list("people")
    left_out = people["not-with-one"] if written_out else ()
    compounds, others = (
        tuple(many if count > 1 else one for one, many in people[kind].items() if one not in left_out) for kind in KINDS
    )
    return Nouns(compounds, frozenset(others))
