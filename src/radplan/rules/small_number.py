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
KINDS = ("compounds", "people")  # of words: those before which any other may go, and the others


def check(case: Case) -> Iterator[Finding]:
    """Small counts of people in public texts and baselines."""
    limit = int(case.settings.thresholds[RULE.name])
    numbers, counts = number_words(limit), count_pattern(limit)
    for passage in case.wording.holding(numbers):
        if passage.public:
            for hit in small_counts(passage, counts):
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


def small_counts(passage: Passage, counts: re.Pattern[str]) -> Iterator[Hit]:
    """The small counts in a text that are no rule and no ratio."""
    for match in counts.finditer(lowered(passage.text)):
        before = passage.text[max(0, match.start() - BEFORE) : match.start()]
        if not NO_COUNT_BEFORE.search(before) and not NO_COUNT_AFTER.match(passage.text, match.end()):
            yield Hit(passage, "", match.start(), match.end())


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
    compounds, others = (tuple(word for pair in word_list("people")[kind].items() for word in pair) for kind in KINDS)
    is_one_word = all(sign.isalnum() or sign in "-_" for sign in word)
    return word.removeprefix("ex-") in others or (is_one_word and word.endswith(compounds))


@cache
def count_pattern(limit: int) -> re.Pattern[str]:
    """A small number, or a range of them, with the people it counts: `twee jonge vrouwen`, `2 of 3 van de jongeren`.

    In lower case.
    """
    many = rf"(?:{'|'.join(word for word in number_words(limit) if word not in (*ones(), '1'))})"
    adjectives = r"(?:\(?[\w-]+e\)?\s+){0,2}"
    ranged = rf"(?:(?:{'|'.join(number_words(limit))})\s*(?:-|–|à|tot|of|to|or)\s*)?{many}"
    return re.compile(
        rf"(?<![\w.,/–-])(?:{ranged}\s+(?:(?:van|of)\s+(?:de|deze|die|the)\s+)?{adjectives}{nouns(2)}"
        rf"|1\s+{adjectives}{nouns(1)}|(?:{'|'.join(ones())})\s+{adjectives}{nouns(1, written_out=True)})(?![\w-])"
    )


def ones() -> tuple[str, ...]:
    """The number one, written out."""
    return tuple(word_list("people")["numbers"]["1"])


def nouns(count: int, *, written_out: bool = False) -> str:
    """The words for one person or for more, as a pattern."""
    people = word_list("people")
    left_out = people["not-with-one"] if written_out else ()
    compounds, others = (
        "|".join(many if count > 1 else one for one, many in people[kind].items() if one not in left_out)
        for kind in KINDS
    )
    return rf"(?:[\w-]*(?:{compounds})|(?:ex-)?(?:{others}))"
