"""The indicator chart: how far each indicator is on its way from baseline to target."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from radplan.documents.charts import drawing as draw
from radplan.documents.charts.drawing import Drawing
from radplan.record import Record

LEFT = 262.0
RIGHT = 24.0


class Measure(Record):
    """An indicator with its three values, as numbers and in words; a value that isn't known is None."""

    label: str
    baseline: Decimal | None
    baseline_label: str
    target: Decimal
    target_label: str
    realised: Decimal | None
    realised_label: str


class MeasureWords(Record):
    """What the chart says itself."""

    title: str
    baseline: str
    target: str
    realised: str
    unmeasured: str


def indicator_chart(name: str, rows: Sequence[Measure], words: MeasureWords) -> Drawing:
    """A line per indicator from its baseline to its target, with a bar up to what was reached.

    Where the baseline isn't known, nobody can tell how far the way is: the line is dashed and has no bar.
    """
    top = 26.0
    width = draw.WIDTH - LEFT - RIGHT
    parts = [
        draw.muted(LEFT, 13, words.baseline),
        draw.muted(LEFT + width, 13, words.target, 'text-anchor="end"'),
    ]
    for row in rows:
        lines = draw.wrap(row.label, LEFT - 14)
        parts.append(draw.label(0, top, lines))
        dashes = ' stroke-dasharray="4 3"' if row.baseline is None else ""
        parts.append(draw.box(LEFT, top, width, 16, f'class="rim" fill="none" stroke="{draw.MUTED}"{dashes}'))
        part = progress(row)
        if part is not None:
            parts.append(draw.box(LEFT, top, max(width * part, 1), 16, draw.series(name, 0)))
        parts.append(draw.muted(LEFT, top + 31, row.baseline_label))
        parts.append(draw.muted(LEFT + width, top + 31, row.target_label, 'text-anchor="end"'))
        said = f"{words.realised}: {row.realised_label}" if row.realised_label else words.unmeasured
        parts.append(draw.muted(LEFT + width / 2, top + 31, said, 'text-anchor="middle"'))
        top += max(16 * len(lines), 36) + 12
    described = "; ".join(
        f"{row.label}: {words.baseline} {row.baseline_label}, {words.target} {row.target_label}, "
        f"{words.realised} {row.realised_label or words.unmeasured}"
        for row in rows
    )
    return draw.svg(name, words.title, draw.sentence(described), top + 4, parts)


def progress(row: Measure) -> float | None:
    """The part of the way that was gone, from 0 to 1; None where nothing was measured or the start isn't known."""
    if row.realised is None or row.baseline is None:
        return None
    way = row.target - row.baseline
    gone = row.realised - row.baseline
    return 1.0 if way == 0 else min(1.0, max(0.0, float(gone / way)))
