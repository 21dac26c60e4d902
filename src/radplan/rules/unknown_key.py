"""A key doesn't exist.

## What it checks
Every key is one that the format knows at that place. A key that is close to one, or a Dutch word for one, is
found with the key that was meant. The place is that of the key. Between braces a comma ends a value, so that
what comes behind it is taken for a key. Under `[words]` in `radplan.toml` a municipality adds words of its own
for keys (`keys = {dekking = "funding"}`), or takes one of radplan's off (`keys = {van = ""}`).

## Why
A key that isn't known is not read: an amount under `bedrag` would count for nothing, and nobody would notice.

## Wrong
    costs:
      - {item: Trainers, bedrag: 12500}

## Right
    costs:
      - {item: Trainers, amount: 12500}

## Repair
Take the key that is suggested, or one of those that may stand there. Put a text with a comma between quotes
when it stands between braces.

## Source
The plan format: unknown keys are errors at every level.
"""

from __future__ import annotations

from radplan.findings import Severity
from radplan.rules.rule import Rule

RULE = Rule("unknown-key", Severity.ERROR)
