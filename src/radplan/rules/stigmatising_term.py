"""A word that sets a group apart or takes it for guilty.

## What it checks
No text and no title in the plan uses a word from the list of stigmatising terms. Names of partners are left alone.
The list is radplan's; under `[words]` in `radplan.toml` a municipality adds a word (`"hangplek"`), adds one with what
to write instead (`"hangplek: ontmoetingsplek"`), or takes one off (`"-raddraaier"`).

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

from collections.abc import Iterator, Mapping

from radplan.findings import Finding, Severity, Text
from radplan.rules.rule import Case, Rule
from radplan.words import word_list

RULE = Rule("stigmatising-term", Severity.WARNING)


def check(case: Case) -> Iterator[Finding]:
    """Stigmatising terms wherever something is written, but for the names of partners."""
    better = terms(case.settings.words.get(RULE.name, ()))
    for hit in case.wording.hits(better):
        if not hit.passage.path.endswith(".name"):
            finding = RULE.found(case.wording.place(hit), hit.passage.path, term=hit.words, better=better[hit.term])
            yield finding if better[hit.term] else finding._replace(hint=Text(f"{RULE.name}.own.hint"))


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
