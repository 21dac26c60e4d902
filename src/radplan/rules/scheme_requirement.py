"""The plan holds what a grant scheme asks for.

## What it checks
What a scheme requires (`requires`) is there: a key of each activity that the scheme pays for
(`activity.legal_check`), a key of the plan (`analysis`), or a promise of a kind (`promises.account`). The severity is
that of the scheme's own data; for a scheme of your own it is a warning.

## Why
An application without what the scheme asks for comes back, and an account without it leads to repayment.

## Wrong
    schemes:
      - {id: provincie, title: Provinciale regeling, years: [2019], requires: [analysis]}
    funding:
      - {id: provincie-2019, title: Bijdrage provincie, scheme: provincie, granted: 10000}
    # and no analysis

## Right
    analysis: {text: In 2018 is de lokale situatie onderzocht., date: 2018-11}

## Repair
Add the key that the message names.

## Source
The schemes that radplan knows say for each requirement where it was read, and how certain that is.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from radplan.findings import Finding, Severity
from radplan.rules.rule import Case, Rule
from radplan.schemes.register import Requirement

RULE = Rule("scheme-requirement", Severity.WARNING)
ACTIVITY, PROMISE = "activity.", "promises."


def check(case: Case) -> Iterator[Finding]:
    """What schemes require and the plan doesn't hold."""
    for paid in case.paid_by_schemes:
        for scheme in paid.schemes:
            for need in scheme.requires:
                # That none of its categories was chosen is a rule of its own.
                chosen_elsewhere = need.key == "activity.category" and scheme.categories
                if need.key.startswith(ACTIVITY) and not chosen_elsewhere:
                    path = f"{paid.trail.path}.{need.key.removeprefix(ACTIVITY)}"
                    if not held(paid.trail.activity, need.key.removeprefix(ACTIVITY)) and case.folder.intact(path):
                        place = case.folder.place(paid.trail.path)
                        values = {"activity": paid.trail.activity.id, "scheme": scheme.id}
                        yield found(need, RULE.found(place, paid.trail.path, "activity", **words(need, values)))
    for name, index in first_named(case).items():
        for need in case.schemes[name].requires:
            if not need.key.startswith(ACTIVITY) and not plan_holds(case, need.key) and case.folder.intact(need.key):
                path = f"funding[{index}].scheme"
                kind = "promise" if need.key.startswith(PROMISE) else ""
                values = words(need, {"scheme": name})
                yield found(need, RULE.found(case.folder.place(path), path, kind, **values))


def first_named(case: Case) -> dict[str, int]:
    """The schemes that the plan draws on, each with the index of the source that names it first."""
    found: dict[str, int] = {}
    for index, source in enumerate(case.plan.funding):
        if source.scheme and source.scheme in case.schemes:
            found.setdefault(source.scheme, index)
    return found


def plan_holds(case: Case, key: str) -> bool:
    """Whether the plan holds a key, or a promise of a kind."""
    if key.startswith(PROMISE):
        return any(promise.kind == key.removeprefix(PROMISE) for promise in case.plan.promises)
    return held(case.plan, key)


def held(part: Any, key: str) -> bool:
    """Whether there is something under a dotted key."""
    for name in key.split("."):
        part = getattr(part, name, None)
    return part not in (None, (), {})


def words(need: Requirement, values: dict[str, str]) -> dict[str, str]:
    """The values for the words of a requirement."""
    return {**values, "key": need.key.removeprefix(ACTIVITY).removeprefix(PROMISE), "source": need.source}


def found(need: Requirement, finding: Finding) -> Finding:
    """The finding with the severity that the scheme gives it."""
    return finding._replace(severity=need.severity)
