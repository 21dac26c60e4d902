"""An activity that a scheme with categories pays for has a category.

## What it checks
Where a scheme with categories pays for an activity, the activity says its `category`.

## Why
The application and the account to the state are made per category.

## Wrong
    - {id: training, title: Training, costs: [{item: Trainers, amount: 5000, funding: spuk-2020}]}

## Right
    - {id: training, title: Training, category: d, costs: [{item: Trainers, amount: 5000, funding: spuk-2020}]}

## Repair
Add the category under which the money was or will be asked.

## Source
Stcrt. 2019, 65860, article 3.
"""

from __future__ import annotations

from collections.abc import Iterator

from radplan.findings import Finding, Severity
from radplan.rules.rule import Case, Rule

RULE = Rule("category-missing", Severity.WARNING)


def check(case: Case) -> Iterator[Finding]:
    """Activities without a category under a scheme that has them."""
    for paid in case.paid_by_schemes:
        scheme = next((scheme for scheme in paid.schemes if scheme.categories), None)
        if scheme and paid.trail.activity.category is None and case.folder.intact(f"{paid.trail.path}.category"):
            values = {"activity": paid.trail.activity.id, "scheme": scheme.id, "known": tuple(scheme.categories)}
            yield RULE.found(case.folder.place(paid.trail.path), paid.trail.path, **values)
