"""A word is not on the list of words that can stand here.

## What it checks
Keys such as `status`, `kind`, `track` and `basis` take a word from a fixed list. Some of these lists can be
extended in the plan under `vocabularies`. A Dutch word for one on the list is found with the word that was
meant.

## Why
Tables and checks go by these words: with two spellings of the same thing the table has two rows.

## Wrong
    status: vastgesteld

## Right
    status: adopted

## Repair
Take the word that is suggested or one from the list, or add a word of your own under `vocabularies` where that
is possible.

## Source
The plan format: the words that each key takes.
"""

from __future__ import annotations

from radplan.findings import Severity
from radplan.rules.rule import Rule

RULE = Rule("unknown-value", Severity.ERROR)
