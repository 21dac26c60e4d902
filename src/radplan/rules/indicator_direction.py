"""A target lies on the wrong side of the baseline.

## What it checks
Of an indicator that should rise (`ascending: true`) no target is below the baseline; of one that should fall
(`ascending: false`) none is above it. An indicator that doesn't say which way is good is left alone.

## Why
Either the number or the direction is a slip, and whoever reads the results will draw the opposite conclusion.

## Wrong
    indicators:
      - id: meldingen
        title: Meldingen met terugkoppeling
        ascending: true
        baseline: {value: 40}
        targets: [{date: 2019-12, value: 25}]

## Right
        baseline: {value: 25}
        targets: [{date: 2019-12, value: 40}]

## Repair
Correct the target, the baseline or `ascending`.

## Source
`ascending` is IATI's word for it: whether the indicator improves from small to large.
"""

from __future__ import annotations

from collections.abc import Iterator

from radplan.findings import Finding, Severity
from radplan.model.plan import Indicator
from radplan.rules.rule import Case, Rule, related, with_related

RULE = Rule("indicator-direction", Severity.WARNING)


def check(case: Case) -> Iterator[Finding]:
    """Targets that go the wrong way."""
    for trail in case.ledger.trails:
        for index, indicator in enumerate(trail.activity.indicators):
            at = f"{trail.path}.indicators[{index}]"
            if case.folder.as_typed(at):
                yield from wrong_way(case, indicator, at)


def wrong_way(case: Case, indicator: Indicator, at: str) -> Iterator[Finding]:
    """The targets of one indicator that go the wrong way."""
    if indicator.ascending is None or indicator.baseline is None:
        return
    baseline = indicator.baseline.value
    for number, target in enumerate(indicator.targets):
        if target.value != baseline and (target.value > baseline) is not indicator.ascending:
            path = f"{at}.targets[{number}].value"
            finding = RULE.found(
                case.folder.place(path), path, "rise" if indicator.ascending else "fall",
                indicator=indicator.id, target=target.value, baseline=baseline,
            )  # fmt: skip
            yield with_related(finding, related(RULE.name, "baseline", case.folder.place(f"{at}.baseline.value")))
