"""All changes between two plans, in the order in which a council reads them."""

from __future__ import annotations

from radplan.comparing.activities import activities, indicators, recommendations
from radplan.comparing.change import Change, Side
from radplan.comparing.dates import dates
from radplan.comparing.money import money
from radplan.comparing.texts import texts


def compare(old: Side, new: Side) -> list[Change]:
    """Every change; none between a plan and itself."""
    steps = (money, activities, dates, indicators, recommendations, texts)
    return [change for step in steps for change in step(old, new)]
