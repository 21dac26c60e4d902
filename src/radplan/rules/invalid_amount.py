"""An amount can't be read.

## What it checks
An amount is a number of euro with at most two decimals, not below zero (unless it is a change or a credit), no
larger than € 999.999.999.999,99, in ordinary digits and without the notations of programmers (`1_000`, `1e3`,
`010`, `.inf`).

## Why
An amount that is read otherwise than it was meant makes every sum wrong.

## Wrong
    granted: 1e5

## Right
    granted: 100000

## Repair
Write `100000`, `49830.50` or `'€ 49.830,50'`. Round to whole cents.

## Source
The plan format: money.
"""

from __future__ import annotations

from radplan.findings import Severity
from radplan.rules.rule import Rule

RULE = Rule("invalid-amount", Severity.ERROR)
