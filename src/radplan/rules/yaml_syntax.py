"""A file can't be read the way it is written.

## What it checks
The plan, and the block of keys at the top of an activity's file, follow the notation of YAML: keys with a colon
and a space, lists with dashes, indents with spaces, and every quote and bracket that is opened is closed. What
the plan's format leaves out of YAML is found as well: a second document in the same file, tags, `%` lines and
`<<`.

## Why
One apostrophe too many and the whole file means something else, or nothing. The finding is at the place where a
person would look: an unclosed quote at its opening, not at the end of the file where a program notices it.

## Wrong
    municipality:
      name: 's-Hertogenbosch

## Right
    municipality:
      name: "'s-Hertogenbosch"

## Repair
Put a text between quotes when it starts with a quote, a bracket, a brace, `@`, `*`, `&` or `%`, or when it
holds a colon with a space behind it. Indent with spaces, never with tabs. For longer texts write `|` behind the
key and the text indented below it: there nothing needs quotes.

## Source
YAML 1.2, chapters 5 to 8; names such as 's-Hertogenbosch and titles such as "Doel: weerbaarheid" are the usual
cause.
"""

from __future__ import annotations

from radplan.findings import Severity
from radplan.rules.rule import Rule

RULE = Rule("yaml-syntax", Severity.ERROR)
