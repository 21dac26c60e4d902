"""What is to be reached is left to a later plan.

## What it checks
Goals, intended results and indicators don't say "n.t.b.", "p.m." or "wordt nader uitgewerkt", and neither does a
sentence about goals, results or indicators elsewhere in the text. What is postponed of other things, such as a date
or an amount (`basis: pm`), is left alone.

## Why
A plan is adopted with what it promises to reach. What is filled in later is seldom filled in, and never decided on.

## Wrong
    activities:
      - id: training
        title: Training jongerenwerkers
        intended_results: [N.t.b.]

## Right
        intended_results: [Zestig jongerenwerkers herkennen signalen en weten bij wie zij die melden]

## Repair
Write the target that you would now be content with; it may be adjusted later, with a reason.

## Source
A municipal budget for 2018: the target values "will be taken up in the policy as soon as it has been adopted".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from radplan.findings import Finding, Severity
from radplan.regex import regex
from radplan.rules.rule import Case, Rule
from radplan.rules.wording import Hit
from radplan.words import word_list

RULE = Rule("postponed-target", Severity.ADVICE)
TARGET = regex(
    r"^goals\[\d+\]\.title$|^themes\[.*\.goal$|^themes\[.*\.(?:intended_results\[\d+\]|indicators\[\d+\]\.(?:title|unit|source))$"
)
MONEY_OR_TIME = regex(r"\.(?:costs_note|note)$|^finance\.")
SENTENCE_END = regex(r"(?<![nptb]\.[nptbm])[.!?]\s|\n\s*\n")


def check(case: Case) -> Iterator[Finding]:
    """Postponements in targets, and in sentences that speak of them."""
    for hit in case.wording.hits(word_list("postponements")["postponed"]):
        if TARGET.search(hit.passage.path) or (speaks_of_targets(hit) and not MONEY_OR_TIME.search(hit.passage.path)):
            yield RULE.found(case.wording.place(hit), hit.passage.path, text=hit.words)


def speaks_of_targets(hit: Hit) -> bool:
    """Whether the sentence of a postponement is about what is to be reached."""
    text = hit.passage.text
    starts = [match.end() for match in SENTENCE_END.finditer(text, 0, hit.start)]
    end = SENTENCE_END.search(text, hit.end)
    sentence = text[starts[-1] if starts else 0 : end.start() if end else len(text)]
    words = {word.lower() for word in re.findall(r"[\w'-]+", sentence)}
    return hit.passage.is_prose and not words.isdisjoint(word_list("postponements")["targets"])
