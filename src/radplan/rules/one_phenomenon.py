"""The plan looks at one form of extremism, and nothing shows why that one.

## What it checks
Where all activities that name `phenomena` name the same one, and they are more than half of the plan, the
`analysis` explains it: it has a `text`, a `source`, or says how serious that phenomenon is.

## Why
A plan that turns to one group without grounds misses the others, and stigmatises the one it turns to. In most
municipalities several forms occur at once.

## Wrong
    analysis:
      phenomena: [{id: jihadisme, title: Jihadisme}]
    themes:
      - id: preventie
        title: Preventie
        activities:
          - {id: training, title: Training, phenomena: [jihadisme]}

## Right
    analysis:
      text: Politie en jongerenwerk zien vooral jihadisme; rechts-extremisme komt voor, maar minder.
      source: Fenomeenanalyse politie, november 2018
      phenomena: [{id: jihadisme, title: Jihadisme}, {id: rechts, title: Rechts-extremisme}]

## Repair
Say on which analysis the choice rests, or look at the other phenomena as well.

## Source
Quickscan questions 6 to 10: take action on the extent and seriousness of each form, and prevent stigmatisation.
"""

from __future__ import annotations

from collections.abc import Iterator

from radplan.findings import Finding, Severity
from radplan.model.plan import Phenomenon
from radplan.rules.rule import Case, Rule

RULE = Rule("one-phenomenon", Severity.ADVICE)


def check(case: Case) -> Iterator[Finding]:
    """The only phenomenon that the activities are about, where no analysis supports it."""
    analysis = case.plan.analysis
    named = [trail.activity.phenomena for trail in case.ledger.trails if trail.activity.phenomena]
    about = {phenomenon for phenomena in named for phenomenon in phenomena}
    if not analysis or len(about) != 1 or len(named) * 2 <= len(case.ledger.trails):
        return
    for index, phenomenon in enumerate(analysis.phenomena):
        if phenomenon.id in about and not supported(case, phenomenon) and intact(case):
            path = f"analysis.phenomena[{index}].title"
            yield RULE.found(
                case.folder.place(path), path,
                phenomenon=phenomenon.title, named=len(named), all=len(case.ledger.trails),
            )  # fmt: skip


def supported(case: Case, phenomenon: Phenomenon) -> bool:
    """Whether the analysis says why this phenomenon."""
    analysis = case.plan.analysis
    return bool(analysis and (analysis.text or analysis.source or phenomenon.seriousness))


def intact(case: Case) -> bool:
    """Whether the analysis and the activities are as they were typed."""
    return case.folder.intact("analysis") and case.folder.intact("themes")
