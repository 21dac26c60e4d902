"""Another kind of value belongs here.

## What it checks
Where the format expects a list there is a list, where it expects a block of keys there are keys, and where it
expects a number, a year, true or false or a text there is one of those.

## Why
A percentage with a comma or an audience that is one long text instead of a list can't be added up or shown in a
table.

## Wrong
    region: {name: Oost-Nederland, size: 38 gemeenten}
    focus_points: Jeugd en ouders

## Right
    region: {name: Oost-Nederland, size: 38}
    focus_points:
      - Jeugd en ouders

## Repair
Write the kind of value that the message asks for. Numbers have a decimal point and no unit; true and false are
the only words for yes and no. A text that starts with a brace stands between quotes.

## Source
The plan format: scalars.
"""

from __future__ import annotations

from radplan.findings import Severity
from radplan.rules.rule import Rule

RULE = Rule("wrong-type", Severity.ERROR)
