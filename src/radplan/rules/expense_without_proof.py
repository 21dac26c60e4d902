"""An expense has no proof, or nobody approved it.

## What it checks
Every expense in `realisation.yaml` has `proof` (an invoice, a contract, a report) and `approved_by` (a role).

## Why
Without proof an expense is not accepted in the account of the grant and is repaid; and what one person sees, nobody
checks.

## Wrong
    expenses:
      - {date: 2019-09-12, amount: 24310.50, item: Analyse}

## Right
      - {date: 2019-09-12, amount: 24310.50, item: Analyse, proof: factuur 2019-114, approved_by: controller}

## Repair
Name the document by its number, and the role that approved the payment.

## Source
The evaluation of the Amsterdam approach (2018) found payments without contracts, reports or a second signature.
"""

from __future__ import annotations

from collections.abc import Iterator

from radplan.findings import Finding, Severity
from radplan.rules.realised import realised
from radplan.rules.rule import Case, Rule

RULE = Rule("expense-without-proof", Severity.WARNING)


def check(case: Case) -> Iterator[Finding]:
    """Expenses without proof or approval."""
    done = realised(case)
    for booking in done.expenses() if done else ():
        proof, approved = getattr(booking.entry, "proof", None), getattr(booking.entry, "approved_by", None)
        if done and not (proof and approved):
            missing = "" if not proof and not approved else "proof" if not proof else "approval"
            values = {"amount": booking.entry.amount, "activity": booking.activity}
            yield RULE.found(done.place(booking.path), booking.path, missing, **values)
