"""A file that the plan needs can't be read.

## What it checks
Every file that the plan names with `file:` is there, is an ordinary file, may be read, and is text in UTF-8.
The finding is at the reference. A plan that is itself not in UTF-8 is found at the first character that doesn't
fit.

## Why
A plan with a chapter missing must not be mistaken for the plan. Old Windows programs save texts in other
encodings: then every é and every € becomes something else.

## Wrong
    foreword:
      text: {file: Voorwoord.md}     # the file is called voorwoord.md

## Right
    foreword:
      text: {file: voorwoord.md}

## Repair
Mind capitals, and that the path counts from the file in which the reference stands. Save texts as UTF-8.

## Source
The plan format: a plan is a file or a folder.
"""

from __future__ import annotations

from radplan.findings import Severity
from radplan.rules.rule import Rule

RULE = Rule("file-unreadable", Severity.ERROR)
