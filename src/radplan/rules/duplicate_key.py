"""A key is given twice in the same block.

## What it checks
No key stands twice in one block of keys. The second is the place of the finding, the first is shown with it.
The text below the keys of an activity's file counts as its `description`: a key of that name beside it is one
too many.

## Why
Most programs silently keep one of the two, so that a number that somebody typed never counts. After pasting a
block of an older plan that is quickly done.

## Wrong
    title: Plan van aanpak
    period: {year: 2018}
    title: Uitvoeringsplan

## Right
    title: Uitvoeringsplan
    period: {year: 2018}

## Repair
Keep one of the two, or join what is below them. Until then only the first counts. Where all keys of an item of a list
come again, a dash was forgotten: put "- " before the first of them.

## Source
YAML 1.2, section 3.2.1.1: the keys of a mapping are unique.
"""

from __future__ import annotations

from radplan.findings import Severity
from radplan.rules.rule import Rule

RULE = Rule("duplicate-key", Severity.ERROR)
