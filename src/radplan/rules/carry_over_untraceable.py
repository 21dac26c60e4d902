"""Money that is carried over can be traced to an earlier source and a decision.

## What it checks
A source of kind `carry_over` names the earlier source (`from`) and the decision that carried the money over
(`decision`). Money of a specific grant that must be repaid when unspent (`repay_unspent: true`) needs no council
decision to stay available, as far as is known.

## Why
What is left at the end of a year falls to the general means unless the council decides otherwise. A controller and an
accountant want to see where the money came from and who decided to keep it.

## Wrong
    funding:
      - {id: overheveling, title: Overgeheveld uit 2018, kind: carry_over, granted: 27000}

## Right
    funding:
      - {id: overheveling, title: Overgeheveld uit 2018, kind: carry_over, granted: 27000,
         from: versterkingsgelden-2018, decision: besluit-overheveling}
    decisions:
      - {id: besluit-overheveling, body: council, number: 2019-31, date: 2019-03-27}

## Repair
Add `from` and `decision`, and the decision itself under `decisions:`.

## Source
Arnhem 2019: € 27.000 is carried over from 2018 without a decision. Gouda 2019 and Oss 2016 show how councils decide it.
"""

from __future__ import annotations

from collections.abc import Iterator

from radplan.findings import Finding, Severity
from radplan.rules.rule import Case, Rule

RULE = Rule("carry-over-untraceable", Severity.WARNING)
TRACES = ("from", "decision", "repay_unspent")


def check(case: Case) -> Iterator[Finding]:
    """Carried-over money without an origin or a decision."""
    repaid = {source.id for source in case.plan.funding if source.repay_unspent}
    for index, source in enumerate(case.plan.funding):
        path = f"funding[{index}]"
        if source.kind != "carry_over" or not all(case.folder.as_typed(f"{path}.{key}") for key in TRACES):
            continue
        undecided = source.decision is None and repaid.isdisjoint((source.id, source.origin))
        kind = "both" if undecided and source.origin is None else "decision" if undecided else "origin"
        if undecided or source.origin is None:
            yield RULE.found(case.folder.place(path), path, kind, source=source.id)
