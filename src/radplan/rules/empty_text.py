"""There is an empty text.

## What it checks
Where something is written between quotes, below `|`, as an item of a list or in an included file, there is
something in it. A key with nothing behind it is no fault: it is as if the key weren't there.

## Why
An empty chapter or an empty row in a table looks like something that went wrong, and usually did.

## Wrong
    focus_points:
      - Jeugd
      -

## Right
    focus_points:
      - Jeugd

## Repair
Fill in the text, or take the line out.

## Source
The plan format: scalars.
"""

from __future__ import annotations

from radplan.findings import Severity
from radplan.rules.rule import Rule

RULE = Rule("empty-text", Severity.ERROR)
