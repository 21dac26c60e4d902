"""A name returns in the text, written a little differently.

## What it checks
Where the prose writes the name of a partner or the title of an activity, it writes it as the plan defines it: not with
other capitals, accents, hyphens or spaces, and not with one or two other letters (in a name of one word: one from seven
letters on, two from ten on). Ordinary language is left alone: a capital at the start of a sentence, a title's first
letter within one, plurals and other endings in running text, a word in lower case that is no made-up name, another
name that looks like it (Bureau West beside Bureau Oost), and whatever is the name of something else in the plan.

## Why
Two spellings are two projects to whoever searches, adds up or asks questions a year later.

## Wrong
    partners: [{id: oumnia, name: Oumnia Works}]
    purpose: De training van Oumnia works gaat door.

## Right
    purpose: De training van Oumnia Works gaat door.

## Repair
Write the name as it is defined; or correct the definition, when the text is right.

## Source
Arnhem 2019: "Zichtbare en betrokken ouders" in the text, "Zichtbaar en betrokken ouders" in the table; "Oumnia Works"
and "Oumnia works" in one section.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from radplan.findings import Finding, Severity
from radplan.model.plan import Activity
from radplan.regex import regex
from radplan.rules.naming.drift import is_drift
from radplan.rules.naming.near import Name, Names, Window, closest
from radplan.rules.rule import Case, Rule, related, with_related
from radplan.rules.wording import WORD, Passage, written

RULE = Rule("name-drift", Severity.WARNING)
BRACKETS = regex(r"\s*\([^)]*\)\s*$")
WHITE = r"\s+"


def check(case: Case) -> Iterator[Finding]:
    """Names in the prose that are not written as they are defined."""
    names = Names(names_of(case))
    near = case.wording.holding(names.near(case.wording.words))
    found = [(passage, drifted_in(passage, names)) for passage in near if passage.is_prose]
    if not any(drifted for _, drifted in found):
        return
    known = {passage.source.text for passage in case.wording.passages if passage.path.endswith((".title", ".name"))}
    known |= {name.text for name in names.names}
    spelt = by_word(known)
    for passage, drifted in found:
        exact = covered(passage.text, occurrences(passage, spelt)) if drifted else bytearray()
        for window, name in drifted:
            if not all(exact[window.start : window.end]) and not gives_away(window, name):
                place = case.folder.inside(passage.source, window.start, window.end)
                finding = RULE.found(place, passage.path, text=window.text, name=name.text)
                yield with_related(finding, related(RULE.name, "defined", case.folder.place(name.path)))


def gives_away(window: Window, name: Name) -> bool:
    """Whether a public text gives away a confidential activity here, which `confidential-reference` says."""
    hidden = name.activity and name.activity.confidential and window.passage.public
    return bool(hidden and written(name.text).match(window.text))


def drifted_in(passage: Passage, names: Names) -> list[tuple[Window, Name]]:
    """What is a name written differently in a text."""
    return [match for match in closest(passage, names) if is_drift(*match)]


def names_of(case: Case) -> Iterator[Name]:
    """The names of partners and the titles of activities; what stands in brackets behind one may be left out."""
    for index, partner in enumerate(case.plan.partners):
        yield from variants(partner.name, f"partners[{index}].name")
    for trail in case.ledger.trails:
        yield from variants(trail.activity.title, f"{trail.path}.title", trail.activity)


def variants(text: str, path: str, activity: Activity | None = None) -> Iterator[Name]:
    """A name in full, and without what stands behind it in brackets."""
    for variant in dict.fromkeys((text, BRACKETS.sub("", text) if ")" in text else text)):
        yield Name(" ".join(variant.split()), path, activity)


def covered(text: str, spans: Iterator[tuple[int, int]]) -> bytearray:
    """For each character of a text whether one of some stretches covers it."""
    cover = bytearray(len(text))
    for start, end in spans:
        cover[start:end] = b"x" * (end - start)
    return cover


def by_word(names: Iterable[str]) -> Mapping[str, list[str]]:
    """Names by the first word in them, as the words of a text are; of one without words by nothing."""
    found: dict[str, list[str]] = {}
    for name in names:
        first = WORD.search(name.lower())
        found.setdefault(first[0] if first else "", []).append(name)
    return found


def occurrences(passage: Passage, spelt: Mapping[str, list[str]]) -> Iterator[tuple[int, int]]:
    """Where names stand in a text exactly as they are defined."""
    for word in {"", *passage.words}:
        for name in spelt.get(word, ()):
            words = map(re.escape, name.split())
            for match in re.finditer(rf"(?<!\w){WHITE.join(words)}(?!\w)", passage.text):
                yield match.span()
