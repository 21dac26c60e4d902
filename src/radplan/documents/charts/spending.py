"""The spending chart: per activity what was spent against what was planned."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from radplan.documents.charts import drawing as draw
from radplan.documents.charts.drawing import Drawing
from radplan.record import Record

LEFT = 262.0
BAR = 13.0


class Spending(Record):
    """An activity with its two amounts in euro, as numbers and in words."""

    label: str
    planned: Decimal
    planned_label: str
    spent: Decimal
    spent_label: str


class SpendingWords(Record):
    """What the chart says itself."""

    title: str
    planned: str
    spent: str


def spending_chart(name: str, rows: Sequence[Spending], words: SpendingWords) -> Drawing:
    """A pair of bars per activity: planned above, spent below."""
    largest = max((amount for row in rows for amount in (row.planned, row.spent)), default=Decimal(0)) or Decimal(1)
    labels = [label for row in rows for label in (row.planned_label, row.spent_label)]
    room = draw.WIDTH - LEFT - max(map(draw.measure, labels), default=0) - 20
    scale = max(room, 60) / float(largest)
    top = 0.0
    parts = [draw.patterns(name, (1,)), legend(name, words)]
    top += 30
    for row in rows:
        lines = draw.wrap(row.label, LEFT - 14)
        parts.append(draw.label(0, top + 4, lines))
        for rank, (amount, label) in enumerate(((row.planned, row.planned_label), (row.spent, row.spent_label))):
            y = top + rank * (BAR + 3)
            width = max(float(amount) * scale, 1 if amount else 0)
            parts.append(draw.box(LEFT, y, width, BAR, draw.series(name, 1 - rank)))
            parts.append(draw.muted(LEFT + width + 8, y + 11, label))
        top += max(16 * len(lines), 2 * BAR + 3) + 12
    described = "; ".join(
        f"{row.label}: {words.planned} {row.planned_label}, {words.spent} {row.spent_label}" for row in rows
    )
    return draw.svg(name, words.title, draw.sentence(described), top + 4, parts)


def legend(name: str, words: SpendingWords) -> str:
    """Which bar is which."""
    x, drawn = LEFT, ""
    for rank, label in ((1, words.planned), (0, words.spent)):
        drawn += draw.box(x, 2, 24, BAR, draw.series(name, rank)) + draw.muted(x + 32, 13, label)
        x += 32 + draw.measure(label, 11.5) + 24
    return drawn
