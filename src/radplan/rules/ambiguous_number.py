"""A number of an indicator can be read in two ways.

## What it checks
A value of an indicator with one to three digits, a point and three more, such as `1.200`, in the plan or in
`realisation.yaml`. A point is the decimal sign: that is one and two tenths.

## Why
In Dutch a point parts thousands. Who typed 1.200 visitors gets 1,2 visitors in the report to the council.

## Wrong
    targets: [{date: 2019-12, value: 1.200}]

## Right
    targets: [{date: 2019-12, value: 1200}]

## Repair
Leave the point out of a thousand; of a number with decimals leave out the noughts at the end (`1.2`).

## Source
The plan format: numbers have a decimal point. Amounts that can mean two things are an error for the same reason.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from radplan.findings import Finding, Place, Severity
from radplan.model.plan import Baseline, Target
from radplan.rules.realised import realised
from radplan.rules.rule import Case, Rule

RULE = Rule("ambiguous-number", Severity.WARNING)


def check(case: Case) -> Iterator[Finding]:
    """Values that look like thousands and are read as a few."""
    for path, part in case.folder.parts:
        if isinstance(part, (Baseline, Target)) and is_ambiguous(part.value):
            at = f"{path}.value"
            yield found(case.folder.place(at), at, part.value)
    done = realised(case)
    for name, activity, _ in done.activities() if done else ():
        for indicator, values in activity.indicators.items():
            for index, measured in enumerate(values):
                at = f"{name}.indicators.{indicator}[{index}].value"
                if done and done.as_typed(at) and is_ambiguous(measured.value):
                    yield found(done.place(at), at, measured.value)


def is_ambiguous(value: Decimal) -> bool:
    """Whether a number was typed with three decimals and is more than one: `0.125` is what it is."""
    return value.as_tuple().exponent == -3 and 1 <= abs(value) < 1000


def found(place: Place, path: str, value: Decimal) -> Finding:
    """The finding, with both readings."""
    return RULE.found(place, path, text=str(value), large=f"{value.scaleb(3):f}", small=f"{value.normalize():f}")
