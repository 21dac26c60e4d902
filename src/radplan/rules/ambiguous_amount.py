"""An amount can mean two things.

## What it checks
Digits with three digits behind one point or comma: fifteen euro, or fifteen thousand? The same between quotes.
With a euro sign, or with a comma and cents, an amount is in Dutch notation and clear. Between braces a comma
ends the value, so that `49,50` becomes 49.

## Why
A factor of a thousand in a budget must never depend on the habits of a program. Dutch texts write fifteen
thousand as 15.000, most software reads that as fifteen.

## Wrong
    costs:
      - {item: Trainers, amount: 15.000, funding: grant}

## Right
    costs:
      - {item: Trainers, amount: 15000, funding: grant}

## Repair
Write `15000` for fifteen thousand, `15.00` for fifteen, or put the Dutch notation with its euro sign between
quotes: `'€ 15.000,-'`.

## Source
Arnhem 2019 writes its amounts in four notations: `€ 30.000,-`, `€ 15.000,--`, `€ 2500,-` and `€ 35.000`.
"""

from __future__ import annotations

from radplan.findings import Severity
from radplan.rules.rule import Rule

RULE = Rule("ambiguous-amount", Severity.ERROR)
