"""A file is too large or too deep to be a plan.

## What it checks
A file is not larger than 8 MiB, blocks lie no more than 64 deep in each other, repetition with `*` makes no
more than 100 000 values of it, and a plan includes no more than 1 000 files.

## Why
No plan comes near these limits. A damaged or malicious file does, and must not keep a computer busy or fill its
memory.

## Wrong
    a: &a [x, x, x, x, x, x, x, x, x, x]
    b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]     # and so on, ten times more at every line

## Right
    focus_points: [x]

## Repair
Take out what doesn't belong in the plan; keep long texts and activities in files of their own.

## Source
The "billion laughs" attack on parsers of XML and YAML.
"""

from __future__ import annotations

from radplan.findings import Severity
from radplan.rules.rule import Rule

RULE = Rule("input-limit", Severity.ERROR)
