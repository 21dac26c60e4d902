"""Something of a draft, a template or an offer was left in the text.

## What it checks
No text or title holds a note such as `TODO` or `XXX`, a gap such as `[…]`, `[vul in: …]` or `<naam>`, filler text
(`lorem ipsum`), a failed reference of a word processor, or "in uw gemeente", with which an offer speaks to its
customer. A municipality adds words of its own under `[words]` in `radplan.toml`.

## Why
It shows the council that nobody read the plan to the end, and often that a sentence or an amount is missing.

## Wrong
    purpose: De online infrastructuur van extreemrechts in uw gemeente wordt in kaart gebracht.

## Right
    purpose: De online infrastructuur van extreemrechts in Arnhem wordt in kaart gebracht.

## Repair
Fill the gap, or take the sentence out.

## Source
Arnhem 2019: "in uw gemeente" in the section on the analysis, copied from an offer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from radplan.findings import Finding, Severity
from radplan.regex import regex
from radplan.rules.rule import Case, Rule
from radplan.rules.wording import Hit, Passage, longest
from radplan.words import word_list

RULE = Rule("leftover-text", Severity.WARNING)
INSIDE = r"(?:\s*(?:[^\W\d]|…|\.\.)|[^\[\]<>\n]{0,200}(?:…|\.{3}))"
# Each choice starts with one sign: those are found four times as quickly as a choice of signs.
OPENS = regex(
    rf"\[{INSIDE}|<{INSIDE}|\{{\s*[^\W\d]|\(\s*(?:nog\b|in\b|invul|…|\.|_)|€\s?[xX]{{2}}",
    re.I,
)
NOTHING = regex(r"\s*(?:[….?]+|[xX]+)\s*\Z")


def check(case: Case) -> Iterator[Finding]:
    """What was left behind, wherever something is written."""
    terms = (*word_list("leftovers")["in-any-case"], *case.settings.words.get(RULE.name, ()))
    gaps = (hit for passage in case.wording.passages if may_hold_gaps(passage.text) for hit in gaps_in(passage))
    for hit in longest((*gaps, *case.wording.hits(terms), *notes(case))):
        yield RULE.found(case.wording.place(hit), hit.passage.path, text=hit.words)


def notes(case: Case) -> Iterator[Hit]:
    """Notes to oneself, which are notes only as they are written in the list."""
    for hit in case.wording.hits(word_list("leftovers")["as-written"]):
        if hit.words == hit.term:
            yield hit


def gaps_in(passage: Passage) -> Iterator[Hit]:
    """Gaps to be filled in: `[…]`, `[vul in: …]`, `<naam>`, `???`, and a text that is nothing but dots."""
    for match in gap_pattern(tuple(word_list("leftovers")["prompts"])).finditer(passage.text):
        yield Hit(passage, match[0], match.start(), match.end())


def may_hold_gaps(text: str) -> bool:
    """Whether a text holds a sign that a gap has, or is nothing but one. Most hold none, and that is soon seen."""
    return "???" in text or "_____" in text or "....." in text or bool(OPENS.search(text) or NOTHING.match(text))


@cache
def gap_pattern(prompts: Iterable[str]) -> re.Pattern[str]:
    """What a gap looks like; `[text](link)` is a link."""
    dots = r"(?:\s*(?:…|\.{2,}|_{2,})\s*)"
    words = "|".join(word.replace(" ", r"\s+") for word in prompts)
    inside = rf"(?:{dots}|\s*(?:{words})(?![\w-])[^\[\]<>\n]{{0,200}}|[^\[\]<>\n]{{0,200}}(?:…|\.{{3}}))"
    return re.compile(
        rf"\[{inside}\](?!\()|<{inside}>|\{{\s*(?:{words})[\w ]*\}}|\({dots}\)"
        r"|\(\s*(?:nog\s+)?(?:in\s+te\s+vullen|invullen)\s*\)|\?{3,}|_{5,}|\.{5,}|(?:€\s?)[xX]{2,}\b|\A\s*(?:…|\.{3,}|\?+|[xX]{2,})\s*\Z",
        re.I,
    )
