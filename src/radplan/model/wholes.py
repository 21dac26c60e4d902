"""What a part of a plan asks of its keys together, and the short way of writing one.

Each is asked of the declared part and of the one in use alike.
"""

from __future__ import annotations

from typing import Any

from radplan.model.scalars import fault


def complete_period(period: Any) -> Any:
    """A year, or both ends."""
    if period.year is None:
        if period.start is None and period.end is None:
            raise fault("missing-key", key="year")
        for key in ("start", "end"):
            if getattr(period, key) is None:
                raise fault("missing-key", key=key)
    for key in ("start", "end"):
        if period.year is not None and getattr(period, key) is not None:
            raise fault("unknown-key", "beside-year", key=key)
    return period


def complete_cost(cost: Any) -> Any:
    """An amount, unless the basis says that there is none; `total` is the name of the sum."""
    if cost.amount is None and cost.basis not in ("in_kind", "pm"):
        raise fault("missing-key", "amount", key="amount")
    if cost.id == "total":
        raise fault("invalid-id", "total", key="id")
    return cost


def funding_parts(value: Any) -> Any:
    """`funding: a` is short for `funding: [{id: a}]`."""
    return [{"id": value}] if isinstance(value, str) and value.strip() else value
