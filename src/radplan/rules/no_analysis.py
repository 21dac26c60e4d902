"""The plan doesn't say what is going on in the municipality.

## What it checks
The plan has an `analysis`: a text, a source, or the phenomena and factors that it found.

## Why
A plan should answer to what plays in this town. Without a local picture it copies the national one, and works
on a form of extremism that may not be there while it misses the one that is.

## Wrong
    title: Plan van aanpak netwerkopbouw
    period: {year: 2018}

## Right
    title: Plan van aanpak netwerkopbouw
    period: {year: 2018}
    analysis:
      text: Volgens politie en jongerenwerk speelt in Cuijk vooral rechts-extremisme, onder jongeren en online.
      date: 2017-11
      source: Quickscan met partners

## Repair
Ask police, youth work, schools and key figures; a page with its date and source will do.

## Source
Quickscan questions 3 and 6 to 8: activities answer to the phenomena and breeding grounds that local analyses show.
"""

from __future__ import annotations

from collections.abc import Iterator

from radplan.findings import Finding, Severity
from radplan.rules.rule import Case, Rule

RULE = Rule("no-analysis", Severity.ADVICE)


def check(case: Case) -> Iterator[Finding]:
    """A plan without an analysis, or with an empty one."""
    analysis = case.plan.analysis
    said = analysis and (analysis.text or analysis.source or analysis.phenomena or analysis.factors)
    if not said and case.folder.intact("analysis"):
        yield RULE.found(case.folder.place(""), "analysis")
