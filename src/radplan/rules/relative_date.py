"""A text says "last September" or "this year", and gives no date.

## What it checks
A text that speaks of a time by the day on which it was written ("afgelopen september", "dit jaar", "binnenkort",
"de komende maanden") also holds a date: a year or a full date. In an English plan the English words are looked
for. Under `[words]` in `radplan.toml` a municipality adds a word, or takes one off (`"-recent"`).

## Why
A plan is read for years, and copied to the next. Then "last September" is another September.

## Wrong
    summary: Afgelopen september zijn zeven mensen aangehouden. Dit jaar gaat de aanpak door.

## Right
    summary: In september 2018 zijn zeven mensen aangehouden. In 2019 gaat de aanpak door.

## Repair
Write the month or the year.

## Source
Arnhem 2019: "afgelopen september", "dit jaar", "het komende jaar" and "in de afgelopen maanden", in a plan without
a date.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from radplan.findings import Finding, Severity
from radplan.regex import regex
from radplan.rules.rule import Case, Rule
from radplan.rules.wording import WORD, Hit, Passage, Wording, lowered
from radplan.words import word_list

RULE = Rule("relative-date", Severity.WARNING)
REACH = 6  # two numbers of two words each may stand before a stretch of time
DATE = regex(
    r"(?<![\w.,€])(?<!€\s)(?:19|20|21)\d\d(?![\w%]|[.,]\d|\s(?:euro|EUR)\b)"
    r"|(?<![\w.,-])\d{1,2}([-/.])\d{1,2}\1(?:\d\d){1,2}(?![\w-])"
)


def check(case: Case) -> Iterator[Finding]:
    """Relative dates in prose that gives no other."""
    changes = case.settings.words.get(RULE.name, ())
    for passage in telling(case.wording, word_lists(case.plan.language, changes)):
        if passage.is_prose and not DATE.search(passage.text):
            # Compiled for a plan that has such a text: most have none.
            for hit in relative(passage, pattern(case.plan.language, changes)):
                yield RULE.found(case.wording.place(hit), hit.passage.path, words=hit.words)


def relative(passage: Passage, words: re.Pattern[str]) -> Iterator[Hit]:
    """The relative dates of a text."""
    for match in words.finditer(lowered(passage.text)):
        if not match["harmless"]:
            yield Hit(passage, match[0], match.start(), match.end())


def telling(wording: Wording, words: dict[str, list[str]]) -> list[Passage]:
    """The texts that may hold a relative date: all words of a phrase, or a stretch of time beside its other word."""
    near, after = frozenset(words["near"]), frozenset(words["after"])
    stretches = [WORD.findall(stretch.lower()) for stretch in words["stretches"]]
    first, last = {stretch[0] for stretch in stretches}, {stretch[-1] for stretch in stretches}
    found = {
        passage.path: passage
        for passage in wording.holding((*near, *after))
        if any(
            (word in near and not first.isdisjoint(passage.words[at + 1 : at + REACH]))
            or (word in after and not last.isdisjoint(passage.words[max(0, at - 1) : at]))
            for at, word in enumerate(passage.words)
        )
    }
    phrases = (WORD.findall(phrase.lower()) for phrase in words["phrases"])
    return list((found | {passage.path: passage for passage in wording.holding_phrases(phrases)}).values())


@cache
def word_lists(language: str, changes: tuple[str, ...]) -> dict[str, list[str]]:
    """The words of a language by their part in a relative date, with what the municipality added or took off."""
    dropped = {change[1:].strip().lower() for change in changes if change.startswith("-")}
    shipped = word_list("relative-dates")[language].items()
    words = {part: [word for word in choices if word not in dropped] for part, choices in shipped}
    words["phrases"] += [change.strip() for change in changes if not change.startswith("-")]
    return words


@cache
def pattern(language: str, changes: tuple[str, ...]) -> re.Pattern[str]:
    """All relative dates of a language as one pattern, in lower case."""
    words = {part: one_of(choices) for part, choices in word_lists(language, changes).items()}
    stretch = rf"(?:(?:\d+|{words['numbers']})\s+){{0,2}}(?:{words['stretches']})"
    relative = rf"(?:{words['near']})\s+{stretch}|{stretch}\s+(?:{words['after']})|{words['phrases']}"
    return re.compile(rf"(?<!\w)(?:(?P<harmless>{words['harmless']})|{relative})(?!\w)")


def one_of(choices: Iterable[str]) -> str:
    """One of some phrases, the longest first, over line ends too; of none nothing."""
    ordered = sorted(map(lowered, choices), key=len, reverse=True)
    return "|".join(r"\s+".join(re.escape(word) for word in choice.split()) for choice in ordered) or r"(?!)"
