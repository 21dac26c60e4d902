"""A date can't be read, or doesn't exist.

## What it checks
A date is a day, a month, a quarter, a season or a year, with `begin`, `medio` or `eind`, `voor` or `na` in
front if need be. Days and months exist in the calendar, and years lie between 1900 and 2199.

## Why
2-10-2019 is October to one reader and February to another. What a date means decides what is overdue.

## Wrong
    evaluation: {due: 2-10-2019}
    promises:
      - {id: tussenbericht, title: Tussenbericht, due: 31 november 2019}

## Right
    evaluation: {due: 2019-10-02}
    promises:
      - {id: tussenbericht, title: Tussenbericht, due: 30 november 2019}

## Repair
Write `2019-10-02`, `2 oktober 2019`, `oktober 2019`, `2019-Q4`, `zomer 2019`, `eind 2019` or `2019`: as precise
as is known, no more.

## Source
ISO 8601 and EDTF (ISO 8601-2) for the levels of precision.
"""

from __future__ import annotations

from radplan.findings import Severity
from radplan.rules.rule import Rule

RULE = Rule("invalid-date", Severity.ERROR)
