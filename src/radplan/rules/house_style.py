"""The house style asks for what no document can do.

## What it checks
The files that `house-style.yaml` names (logo, fonts, the Word template) are there, in the folder of the plan. Text
in `accent_text` on `accent`, and headings in `accent` on white, have a contrast of at least 4.5. Every label is one
that the documents have. Keys and words in that file are checked as those of the plan are.

## Why
A document without its logo, or with headings that part of its readers can't read, can't go to the council. Public
bodies in the Netherlands must publish documents that everybody can read.

## Wrong
    colours: {accent: '#ffcc00', accent_text: '#ffffff'}

## Right
    colours: {accent: '#154273', accent_text: '#ffffff'}

## Repair
Put the file in the folder of the plan, or choose a darker colour. Until then no document is made; the plan can be
checked and its budget added up.

## Source
WCAG 2.2, success criterion 1.4.3 (contrast, level AA), which the digital documents of public bodies have to meet.
"""

from __future__ import annotations

from radplan.findings import Severity
from radplan.rules.rule import Rule

RULE = Rule("house-style", Severity.ERROR)
