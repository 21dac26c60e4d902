"""A required key is missing.

## What it checks
A plan says its format version, its municipality, its title and its period; what can be referred to has an id;
what is shown has a title; a cost line has an amount unless it is in kind or still open. A key without a value
counts as missing: the place is that key, or else the first line of the block that lacks it. A file in which there is
nothing yet, and an activity's file that doesn't start with keys between dashes, is told so once.

## Why
Without these there is nothing to add up, to refer to or to print.

## Wrong
    funding:
      - id: versterkingsgelden-2019
        granted: 457500

## Right
    funding:
      - id: versterkingsgelden-2019
        title: Versterkingsgelden 2019
        granted: 457500

## Repair
Add the key. For a cost line without an amount, say why: `basis: pm` or `basis: in_kind`.

## Source
The plan format: everything is optional unless marked required.
"""

from __future__ import annotations

from radplan.findings import Severity
from radplan.rules.rule import Rule

RULE = Rule("missing-key", Severity.ERROR)
