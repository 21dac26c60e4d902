"""The summary is hard to read.

## What it checks
LIX of the `summary` stays at or below 45, and Flesch-Douma does not fall below 30. Both come from the length of
sentences and words. The thresholds are settings (`hard-to-read` and `hard-to-read-flesch`). A summary of fewer than
twenty words is not measured.

## Why
Council members and inhabitants read the summary and often nothing else. Long sentences full of long words say that
something is done, but not what.

## Wrong
    summary: >
      Met inachtneming van de beschikbaar gestelde versterkingsgelden wordt de integrale persoonsgerichte aanpak
      gecontinueerd, waarbij professionaliseringsactiviteiten programmatisch worden geïntensiveerd en geborgd.

## Right
    summary: >
      Arnhem gaat door met de aanpak. Ouders, leraren en jongerenwerkers leren eerder te zien dat het misgaat.
      Wie hulp nodig heeft, krijgt die.

## Repair
Make two sentences of one, put the person who acts first, and replace nouns on -ing by verbs.

## Source
LIX (Björnsson, 1968); Flesch-Douma is the Dutch version of Flesch reading ease (Douma, 1960).
"""

from __future__ import annotations

from collections.abc import Iterator

from radplan.findings import Finding, Severity
from radplan.rules.readability import readability
from radplan.rules.rule import Case, Rule

RULE = Rule("hard-to-read", Severity.ADVICE)
FLESCH = f"{RULE.name}-flesch"
ENOUGH_WORDS = 20


def check(case: Case) -> Iterator[Finding]:
    """A summary that is hard by one of the two measures."""
    if not case.plan.summary:
        return
    measured = readability(case.plan.summary)
    highest, lowest = case.settings.thresholds[RULE.name], case.settings.thresholds[FLESCH]
    if measured.words >= ENOUGH_WORDS and (measured.lix > highest or measured.flesch_douma < lowest):
        yield RULE.found(
            case.folder.place("summary"), "summary",
            lix=measured.lix, flesch=measured.flesch_douma, highest=highest, lowest=lowest,
        )  # fmt: skip
