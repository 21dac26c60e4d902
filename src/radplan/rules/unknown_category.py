"""The category of an activity is one of the grant scheme that pays for it.

## What it checks
Where a scheme with categories pays for an activity (through its cost lines), the activity's `category` is one of them.

## Why
The grantor awards money per category. Costs under a category that the scheme doesn't know are not accounted for.

## Wrong
    funding:
      - {id: spuk, title: Specifieke uitkering 2020, scheme: spuk-2020, granted: 50000}
    themes:
      - id: preventie
        title: Preventie
        activities:
          - {id: training, title: Training, category: g, costs: [{item: Trainers, amount: 5000, funding: spuk}]}

## Right
    - {id: training, title: Training, category: d, costs: [{item: Trainers, amount: 5000, funding: spuk}]}

## Repair
Use one of the categories in the hint, or name another funding source.

## Source
Stcrt. 2019, 65860, article 3: categories a to f. Stcrt. 2022, 19011: three kinds of activity.
"""

from __future__ import annotations

from collections.abc import Iterator

from radplan.findings import Finding, Severity, Text
from radplan.rules.rule import Case, Rule, with_hint
from radplan.suggest import closest

RULE = Rule("unknown-category", Severity.ERROR)


def check(case: Case) -> Iterator[Finding]:
    """Activities with a category that no scheme paying for them knows."""
    for paid in case.paid_by_schemes:
        category, path = paid.trail.activity.category, f"{paid.trail.path}.category"
        schemes = [scheme for scheme in paid.schemes if scheme.categories]
        if category is None or not schemes or any(category in scheme.categories for scheme in schemes):
            continue
        known = tuple(dict.fromkeys(name for scheme in schemes for name in scheme.categories))
        finding = RULE.found(case.folder.place(path), path, category=category, scheme=schemes[0].id, known=known)
        meant = closest(category, known)
        yield with_hint(finding, Text("did-you-mean", {"suggestion": meant})) if meant else finding
