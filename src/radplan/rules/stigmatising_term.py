"""A word that sets a group apart or takes it for guilty.

## What it checks
No text and no title in the plan uses a word from the list of stigmatising terms. Names of partners are left alone,
also in a sentence, and so is a word that is spoken of as a word (the term "allochtoon"). The list is radplan's; under
`[words]` in `radplan.toml` a municipality adds a word (`"hangplek"`), adds one with what to write instead
(`"hangplek: ontmoetingsplek"`), or takes one off (`"-raddraaier"`).

## Why
The plan is read by the people it is about, and they are needed as allies. A label drives away the parents, key figures
and young people on whom the approach rests.

## Wrong
    purpose: Het aantal probleemjongeren in de wijk terugdringen.

## Right
    purpose: Jongeren in de wijk die extra aandacht nodig hebben, vroeg helpen.

## Repair
Say what is meant: the behaviour, the circumstance or the neighbourhood. The hint names a better word.

## Source
Quickscan questions 9 and 10: prevent stigmatisation; careful language that does not polarise is essential.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from radplan.findings import Finding, Severity, Text
from radplan.regex import regex
from radplan.rules.rule import Case, Rule
from radplan.rules.wording import Hit, longest, pattern
from radplan.words import word_list

RULE = Rule("stigmatising-term", Severity.WARNING)
HYPHENS = r"[-‐‑\u00ad]"
HYPHEN = regex(HYPHENS)
HYPHENATED = regex(rf"(?<![\w-])[^\W\d_]+{HYPHENS}[^\W\d_]+(?![\w-])")
QUOTES = "\"'‘’“”„«»"
# What is not said either: "wij noemen niemand ‘hangjongere’".
NOT_SAID = (
    r"(?:schrij|spre|pra|zeg)\w+\s+(?:\w+\s+)?(?:niet|nooit)(?:\s+meer)?(?:\s+(?:over|van))?|niet\s+over"
    r"|noem\w*\s+(?:\w+\s+)?(?:niemand|(?:\w+\s+)?(?:niet|nooit)(?:\s+meer)?)"
)
# "Het woord ‘allochtoon’", also as one of more: "de termen ‘autochtoon’ en ‘allochtoon’".
AS_A_WORD = regex(
    rf"\b(?:woord|woorden|term|termen|begrip|begrippen|benaming|aanduiding|etiket|etiketten|labels?|words?|terms|{NOT_SAID})"
    rf"(?:\s*(?:,|:|\b(?:en|of|als|zoals|and|or)\b|[{QUOTES}][^{QUOTES}.!?\n]{{1,40}}[{QUOTES}]))*\s*[{QUOTES}](?:[\w-]+\s+){{0,3}}\Z",
    re.I,
)
UNQUOTED = regex(
    r"\b(?:het\s+(?:woord|begrip|etiket|label)|de\s+(?:term|benaming|aanduiding)"
    # Of some words also the later ones: "de woorden kansarm en allochtoon", "woorden als …".
    r"|(?:(?:de|deze|die)\s+WORDS|WORDS\s+(?:als|zoals))(?:\s+[\w-]+(?:,|\s+(?:en|of)\b)){0,4})\s+\Z".replace(
        "WORDS", "(?:woorden|termen|begrippen|etiketten|labels)"
    ),
    re.I,
)
# “Achterstandswijk”; dat woord gebruiken wij niet.
SAID_AFTER = regex(rf"[{QUOTES}][\s,;:.(–-]*(?:d[ai]t|die|deze)\s+(?:woord|term|begrip|etiket|benaming)\b", re.I)
UNQUOTE = regex(rf"(?:\s+[\w-]+){{0,3}}[{QUOTES}]")
NEAR = 200


def check(case: Case) -> Iterator[Finding]:
    """Stigmatising terms wherever something is written, but for the names of partners."""
    better = terms(case.settings.words.get(RULE.name, ()))
    for hit in longest((*case.wording.hits(better), *hyphenated(case, better))):
        if not hit.passage.path.endswith(".name") and not is_name(case, hit) and not is_quoted_word(hit):
            finding = RULE.found(case.wording.place(hit), hit.passage.path, term=hit.words, better=better[hit.term])
            yield finding if better[hit.term] else finding._replace(hint=Text(f"{RULE.name}.own.hint"))


def hyphenated(case: Case, terms: Iterable[str]) -> Iterator[Hit]:
    """Terms that were given a hyphen, also one that only shows at the end of a line: `probleem-jongeren`."""
    for passage in case.wording.passages:
        for match in HYPHENATED.finditer(passage.text) if HYPHEN.search(passage.text) else ():
            term = re.sub(HYPHENS, "", match[0].lower())
            if term in terms:
                yield Hit(passage, term, match.start(), match.end())


def is_name(case: Case, hit: Hit) -> bool:
    """Whether a term is part of the name of one of the plan's own partners."""
    names = [partner.name for partner in case.plan.partners if hit.term.lower() in partner.name.lower()]
    spans = (match.span() for name in names for match in pattern(name).finditer(hit.passage.text))
    return any(start <= hit.start and hit.end <= end and (start, end) != (hit.start, hit.end) for start, end in spans)


def is_quoted_word(hit: Hit) -> bool:
    """Whether a term is spoken of as a word."""
    text = hit.passage.text
    before = text[max(0, hit.start - NEAR) : hit.start]
    if UNQUOTED.search(before) or SAID_AFTER.match(text, hit.end):
        return True
    return bool(UNQUOTE.match(text, hit.end) and AS_A_WORD.search(before))


def terms(changes: tuple[str, ...]) -> Mapping[str, str]:
    """Each term with what to write instead: radplan's list with what the municipality changed in it."""
    better = dict(word_list("stigmatising-terms"))
    for change in changes:
        term, _, instead = change.partition(":")
        if term.startswith("-"):
            better.pop(term[1:].strip().lower(), None)
        else:
            better[term.strip().lower()] = instead.strip()
    return better
