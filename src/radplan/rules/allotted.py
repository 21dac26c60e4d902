"""Whether it is sure which sources bear a cost line: one that names none, names one that isn't there, or has parts that
don't make up the whole, may be borne by any."""

from __future__ import annotations

from decimal import Decimal

from radplan.ledger.ledger import Line
from radplan.rules.rule import Case

HUNDRED = Decimal(100)


def unsettled(case: Case) -> Decimal:
    """What is planned of which it isn't sure which source bears it, in euro."""
    return sum((line.amount for line in case.ledger.lines if not is_settled(case, line)), Decimal(0))


def is_settled(case: Case, line: Line) -> bool:
    """Whether it is sure what each source bears of a line."""
    if line.cost.amount is None:
        return True
    known = all(case.ids.has("funding", part.id) for part in line.cost.funding)
    return bool(line.cost.funding) and known and not (divided(line) and uneven(line))


def divided(line: Line) -> bool:
    """Whether a line is split at all: naming one source alone is no split."""
    parts = line.cost.funding
    return len(parts) > 1 or any(part.share is not None or part.amount is not None for part in parts)


def uneven(line: Line) -> tuple[str, dict[str, Decimal]] | None:
    """What is wrong with a split, if anything."""
    parts = line.cost.funding
    shares = [part.share for part in parts if part.share is not None]
    amounts = [part.amount for part in parts if part.amount is not None]
    if (shares and amounts) or len(shares) + len(amounts) != len(parts):
        return "mixed", {}
    if shares and sum(shares) != HUNDRED:
        return "shares", {"summed": sum(shares, Decimal(0))}
    if amounts and line.cost.amount is None:
        return "unknown", {"summed": sum(amounts, Decimal(0))}
    if amounts and sum(amounts) != line.cost.amount:
        return "amounts", {"summed": sum(amounts, Decimal(0)), "amount": line.amount}
    return None
