"""A file lies outside the plan's folder.

## What it checks
What the plan names with `file:` lies in the folder of the plan or below it, also when links are followed.

## Why
A plan is handed on as one folder: to a colleague, to the region, to the archive. What lies elsewhere stays
behind; and a plan from somebody else must not be able to draw other files of this computer into a document.

## Wrong
    vision: {file: ../gedeeld/visie.md}

## Right
    vision: {file: visie.md}

## Repair
Copy the file into the plan's folder and name it there.

## Source
The plan format: a `file` path must stay inside the plan's folder.
"""

from __future__ import annotations

from radplan.findings import Severity
from radplan.rules.rule import Rule

RULE = Rule("file-outside-plan", Severity.ERROR)
