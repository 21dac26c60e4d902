"""A file beside the plan has a name that nobody reads.

## What it checks
Beside the plan lie files that count by their name: `realisation.yaml`, `exceptions.yaml`, `quickscan.yaml`,
`house-style.yaml` and `radplan.toml`. A file whose name is nearly one of these (`realisatie.yaml`,
`Realisation.yaml`, `exceptions.yml`), while the file itself isn't there, was probably meant as that.

## Why
What isn't read isn't checked either, and is in no document: a whole account can be missing without anybody seeing it.

## Wrong
    realisatie.yaml

## Right
    realisation.yaml

## Repair
Give the file the name that is suggested, or move it out of the folder of the plan.

## Source
The plan format: what lies beside a plan, and what it is called.
"""

from __future__ import annotations

import os
from collections.abc import Iterator

from radplan.findings import Finding, Place, Severity
from radplan.rules.rule import Case, Rule
from radplan.source.files import STDIN, beside, misnamed

RULE = Rule("file-not-read", Severity.WARNING)


def check(case: Case) -> Iterator[Finding]:
    """Files that were probably meant as one that counts."""
    plan = case.folder.name
    if plan == STDIN:
        return
    for name, meant in misnamed(os.path.dirname(plan)):  # noqa: PTH120 (keeps the name as it was typed)
        yield RULE.found(Place(beside(plan, name), 1, 1, 1, 2), "", file=name, meant=meant)
