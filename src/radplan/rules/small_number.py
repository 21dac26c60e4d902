"""A number of people so small that one can guess who they are.

## What it checks
No public text counts fewer than five people ("twee jongeren", "3 terugkeerders"), and no `baseline` of an indicator
in such people does, nor a value that was reached; nor a row of a table ("| Terugkeerders | 2 |"). "Eén persoon" is a
count where it is said what happened. The threshold is a setting. Left alone: zero, targets (a plan is no count), those
who carry the plan out (trainers, police officers), rules ("maximaal 3 deelnemers per groep", "elke school wijst twee
personen aan"), wishes and stories, the size of a family, ratios, and confidential activities.

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

from collections.abc import Iterator
from decimal import Decimal

from radplan.findings import Finding, Severity
from radplan.model.plan import Indicator
from radplan.regex import lowered
from radplan.rules.counting.counts import counts_in
from radplan.rules.counting.others import is_other
from radplan.rules.counting.people import is_people, number_words
from radplan.rules.realised import realised
from radplan.rules.rule import Case, Rule
from radplan.rules.wording import Hit, Passage
from radplan.words import word_list

RULE = Rule("small-number", Severity.WARNING)


def check(case: Case) -> Iterator[Finding]:
    """Small counts of people in public texts and baselines."""
    limit = int(case.settings.thresholds[RULE.name])
    for passage in case.wording.holding(number_words(limit)):
        if passage.public:
            for hit in small_counts(passage, limit):
                yield RULE.found(
                    case.wording.place(hit), passage.path, count_of=hit.words.replace("*", ""), limit=limit
                )
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
    text = lowered(passage.text)
    for start, end in counts_in(text, limit):
        if not is_other(text, start, end):
            yield Hit(passage, "", start, end)


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
    return is_people(indicator.unit.lower()) and not any(word in said for word in word_list("people")["staff"])
