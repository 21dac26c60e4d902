r"""There is a character that has no place in a plan.

## What it checks
No control characters, no line ends that only some programs see (U+2028, U+2029, U+0085), no characters that
turn the direction of reading, no code points that are no characters; also not written as an escape (`\x07`) or,
as in HTML, by its number (`&#x202e;`). Tabs in a text, Windows line ends and a byte order mark are fine.

## Why
Such characters are invisible. They come along when text is copied from Word, a PDF or a web page, and make
every later line number wrong or the document unreadable. A character that turns the direction of reading shows
a reader something other than what is written.

## Wrong
    title: "Uitvoeringsplan\x07"

## Right
    title: Uitvoeringsplan

## Repair
Take the character out, or put a space or an ordinary line end in its place.

## Source
XML 1.0, section 2.2 (the characters that a document can hold); Unicode Technical Report 36; "Trojan Source"
(CVE-2021-42574).
"""

from __future__ import annotations

from radplan.findings import Severity
from radplan.rules.rule import Rule

RULE = Rule("forbidden-character", Severity.ERROR)
