"""A text says "last September" or "this year", and gives no date.

## What it checks
A text that speaks of a time by the day on which it was written ("afgelopen september", "dit jaar", "binnenkort",
"de komende maanden", "over twee jaar is …") also holds a date: a year or a full date. In an English plan the English
words are looked for. Prose is looked at, and what is a sentence too, such as a goal or a promise; names are not. What
is of every year or every meeting ("elk jaar voor de zomer") or measured otherwise ("korter dan een jaar geleden", "het
volgende jaar van het project") is left alone. Under `[words]` in `radplan.toml` a municipality adds a word, or takes
one off (`"-recent"`).

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
from typing import Any

from radplan.findings import Finding, Severity
from radplan.record import Record
from radplan.regex import lowered, regex
from radplan.rules.rule import Case, Rule
from radplan.rules.wording import WORD, Hit, Passage, Wording, behind_last, starts_sentence
from radplan.words import word_list

RULE = Rule("relative-date", Severity.WARNING)
NEAR = ("near", "near-several", "near-one")  # what goes before a stretch of time
OTHER = ("always", "ahead-verbs")  # groups that are no list of phrases
REACH = 6  # two numbers of two words each may stand before a stretch of time
# A year, no amount, no part of a phone number, no postcode; or a full date.
DATE = regex(
    r"(?<![\w.,€])(?<!€\s)(?<!\b0\d\d[-\s])(?<!\b0\d\d\d[-\s])(?<!\d\)\s)"
    r"(?P<year>(?:19|20|21)\d\d)(?![\w%]|[.,]\d|\s(?:euro|EUR)\b|\s?[A-Z]{2}(?![\w-]))"
    r"|(?<![\w.,-])\d{1,2}([-/.])\d{1,2}\2(?:\d\d){1,2}(?![\w-])"
)
SENTENCE = 400  # the longest that is looked at: so many characters before and behind
SHORT = 20  # no longer is a word that is looked for before something
NEXT_WORD = regex(r"\s+([^\W_]+)")
LAST_WORD = regex(r"([^\W_]+)\s+\Z")
SENTENCE_END = regex(r"[.!?;](?=\s)|\n\s*\n")
CLAUSE_END = regex(r"[*_\"”’)]*(?:[.,;:!?|]|\s*\Z|\n\s*\n)")
# Labels that are sentences; the names of themes, roles, sources and partners are none.
SENTENCES = regex(
    r"(?:^|\.)(?:goals|promises|milestones|conclusions|recommendations)\[\d+\]\.title$|^signalling\.|^continuity\."
    r"|(?:^|\.)evaluation\.method$|^evaluations\[\d+\]\.method$"
)


def check(case: Case) -> Iterator[Finding]:
    """Relative dates in prose that gives no other."""
    language, changes = case.plan.language, case.settings.words.get(RULE.name, ())
    near = telling(case.wording, signs(language, changes))
    near = [passage for passage in near if passage.is_prose or SENTENCES.search(passage.path)]
    undated = [passage for passage in near if not has_date(passage.text, language)]
    if not undated:
        return
    # Compiled of the words that are there: of all of them it takes longer than Python takes to start.
    dates = pattern(held_by(undated, word_lists(language, changes)))
    for passage in undated:
        for hit in relative(passage, dates, language):
            yield RULE.found(case.wording.place(hit), hit.passage.path, words=hit.words)


def has_date(text: str, language: str) -> bool:
    """Whether a text gives a date: a year that counts nothing, or a full date."""
    return any(not match["year"] or not counts(text, match, language) for match in DATE.finditer(text))


def counts(text: str, year: re.Match[str], language: str) -> bool:
    """Whether what looks like a year is a number of something: "2025 mensen"."""
    behind = NEXT_WORD.match(text, year.end())
    if behind is None or not is_counted(behind[1].lower(), language):
        return False
    before = LAST_WORD.search(text[max(0, year.start() - SHORT) : year.start()])
    words = word_list("relative-dates")[language]
    return before is None or before[1].lower() not in {*words["dated"], *map(str.lower, words["stretches"])}


def is_counted(word: str, language: str) -> bool:
    """Whether a word is one for people or things that are counted."""
    compounds, others = counted(language)
    return word.endswith(compounds) or word in others


@cache
def counted(language: str) -> tuple[tuple[str, ...], frozenset[str]]:
    """Words for people and things that are counted: those before which any other may go, and the others."""
    people = word_list("people")
    others = (*people["people"].values(), *word_list("relative-dates")[language]["counted"])
    return tuple(people["compounds"].values()), frozenset(map(lowered, others))


def relative(passage: Passage, dates: re.Pattern[str], language: str) -> Iterator[Hit]:
    """The relative dates of a text."""
    text = lowered(passage.text)
    for match in dates.finditer(text):
        lies_ahead = not match["ahead"] or is_ahead(text, match, language)
        if not match["harmless"] and lies_ahead and not is_of_always(text, match, language):
            yield Hit(passage, match[0], match.start(), match.end())


def is_ahead(text: str, match: re.Match[str], language: str) -> bool:
    """Whether "over twee jaar" is a time to come, and neither a subject nor how long something takes."""
    behind = NEXT_WORD.match(text, match.end())
    verbs = word_list("relative-dates")[language]["ahead-verbs"]
    if starts_sentence(text, match.start()):
        return behind is not None and behind[1] in verbs["behind"]
    before = LAST_WORD.search(text, max(0, match.start() - SHORT), match.start())
    return before is not None and before[1] in verbs["before"] and bool(CLAUSE_END.match(text, match.end()))


def is_of_always(text: str, match: re.Match[str], language: str) -> bool:
    """Whether the sentence says how it always goes: "elk jaar voor de zomer"."""
    phrase = " ".join(match[0].split())
    for says, of in always(language):
        if phrase in of:
            start = behind_last(SENTENCE_END, text, match.start(), SENTENCE)
            end = SENTENCE_END.search(text, match.end(), match.end() + SENTENCE)
            if says.search(text, start, end.start() if end else match.end() + SENTENCE):
                return True
    return False


@cache
def always(language: str) -> list[tuple[re.Pattern[str], frozenset[str]]]:
    """Words with which a sentence says how it always goes, and the phrases that are no relative dates in it."""
    groups = word_list("relative-dates")[language]["always"]
    return [(re.compile(rf"(?<!\w)(?:{one_of(group['says'])})(?!\w)"), frozenset(group["of"])) for group in groups]


class Signs(Record):
    """The words by which a text is seen to perhaps hold a relative date."""

    near: frozenset[str]
    after: frozenset[str]
    first: frozenset[str]
    last: frozenset[str]
    phrases: tuple[list[str], ...]


@cache
def signs(language: str, changes: tuple[str, ...]) -> Signs:
    """What goes before and behind a stretch of time, how a stretch starts and ends, and the words of phrases."""
    words = word_lists(language, changes)
    stretches = [WORD.findall(stretch.lower()) for stretch in words["stretches"]]
    return Signs(
        near=frozenset(phrase.split()[-1] for part in (*NEAR, "ahead") for phrase in words[part]),
        after=frozenset(words["after"]),
        first=frozenset(stretch[0] for stretch in stretches),
        last=frozenset(stretch[-1] for stretch in stretches),
        phrases=tuple(WORD.findall(phrase.lower()) for phrase in words["phrases"]),
    )


def telling(wording: Wording, signs: Signs) -> list[Passage]:
    """The texts that may hold a relative date: all words of a phrase, or a stretch of time beside its other word."""
    found = {
        passage.path: passage
        for passage in wording.holding((*signs.near, *signs.after))
        if any(
            (word in signs.near and not signs.first.isdisjoint(passage.words[at + 1 : at + REACH]))
            or (word in signs.after and not signs.last.isdisjoint(passage.words[max(0, at - 1) : at]))
            for at, word in enumerate(passage.words)
        )
    }
    return list((found | {passage.path: passage for passage in wording.holding_phrases(signs.phrases)}).values())


@cache
def word_lists(language: str, changes: tuple[str, ...]) -> dict[str, list[str]]:
    """The words of a language by their part in a relative date, with what the municipality added or took off."""
    dropped = {change[1:].strip().lower() for change in changes if change.startswith("-")}
    shipped: dict[str, Any] = word_list("relative-dates")[language]
    words = {part: [word for word in shipped[part] if word not in dropped] for part in shipped if part not in OTHER}
    words["phrases"] += [change.strip() for change in changes if not change.startswith("-")]
    return words


def held_by(passages: Iterable[Passage], words: dict[str, list[str]]) -> dict[str, list[str]]:
    """Of the words in a relative date those that some texts hold."""
    held = set().union(*(passage.words for passage in passages))
    return {
        part: [choice for choice in choices if held.issuperset(WORD.findall(choice.lower()))]
        for part, choices in words.items()
    }


def pattern(choices: dict[str, list[str]]) -> re.Pattern[str]:
    """All relative dates that can be made of some words as one pattern, in lower case."""
    words = {part: one_of(found) for part, found in choices.items()}
    number, stretch = rf"(?:\d+(?:[.,]\d+)?|{words['numbers']})\s+", rf"(?:{words['stretches']})(?!\w)"
    ago = rf"(?:{number}){{0,2}}{stretch}\s+(?:{words['after']})"
    near = "|".join((
        rf"(?:{words['near']})\s+(?:{number}){{0,2}}{stretch}",
        rf"(?:{words['near-several']})\s+(?:(?:{number}){{1,2}}{stretch}|(?:{words['several']}))",
        rf"(?:{words['near-one']})\s+(?!(?:{words['several']})(?!\w)){stretch}",
    ))  # fmt: skip
    harmless = "|".join((
        words["harmless"],
        rf"(?:{words['any']})\s+(?:{near})",
        rf"(?:{near})\s+(?:{words['whose']})",
        rf"(?:{words['compared']})\s+{ago}",
    ))  # fmt: skip
    ahead = rf"(?P<ahead>(?:{words['ahead']})\s+(?:{number}){{1,2}}{stretch}(?!\s+(?:{words['after']})))"
    return re.compile(rf"(?<!\w)(?:(?P<harmless>{harmless})|{near}|{ahead}|{ago}|{words['phrases']})(?![\w-])")


def one_of(choices: Iterable[str]) -> str:
    """One of some phrases, the longest first, over line ends too; of none nothing."""
    ordered = sorted(map(lowered, choices), key=len, reverse=True)
    return "|".join(r"\s+".join(re.escape(word) for word in choice.split()) for choice in ordered) or r"(?!)"
