"""An id holds characters that it can't.

## What it checks
An id has lower case letters without accents, digits and hyphens, and starts with a letter or digit. A cost line
can't be called `total`: that is the sum.

## Why
Ids are what the parts of a plan refer to each other by, also in the text and in addresses of web pages. There a
capital or a space is soon typed differently.

## Wrong
    activities:
      - {id: Jeugdraad Arnhem, title: Jeugdraad Arnhem}

## Right
    activities:
      - {id: jeugdraad-arnhem, title: Jeugdraad Arnhem}

## Repair
Take the spelling that is suggested, also where the plan refers to it.

## Source
The plan format: id.
"""

from __future__ import annotations

from radplan.findings import Severity
from radplan.rules.rule import Rule

RULE = Rule("invalid-id", Severity.ERROR)
