"""The plan is written in a version of the format that radplan doesn't know.

## What it checks
`radplan: 1` says in which version of the format a plan is written. Another number is a plan for another
radplan.

## Why
Reading a plan by the wrong rules gives wrong sums without a word. So the version is in the plan, and must be
one that is known.

## Wrong
    radplan: "1.0"

## Right
    radplan: 1

## Repair
Write `radplan: 1`, or use the radplan that the plan was written for.

## Source
The plan format, version 1.
"""

from __future__ import annotations

from radplan.findings import Severity
from radplan.rules.rule import Rule

RULE = Rule("format-version", Severity.ERROR)
