"""The coverage matrix: where the plan does something, and where it does nothing."""

from __future__ import annotations

from collections.abc import Sequence

from radplan.documents.charts import drawing as draw
from radplan.documents.charts.drawing import Drawing
from radplan.record import Record

LEFT = 220.0
HEIGHT = 44.0


class CoverageRow(Record):
    """A track and level, with for each stage what is done there in words; nothing where nothing is done."""

    label: str
    cells: tuple[str, ...]


class CoverageWords(Record):
    """What the chart says itself."""

    title: str
    empty: str
    elsewhere: str


def coverage_chart(name: str, stages: Sequence[str], rows: Sequence[CoverageRow], words: CoverageWords) -> Drawing:
    """A grid of tracks and levels by stages; a filled cell says how much, an empty one is dashed."""
    width = (draw.WIDTH - LEFT) / max(len(stages), 1)
    heads = [draw.wrap(stage, width - 12, lines=3) for stage in stages]
    parts = [draw.label(LEFT + column * width + 6, 0, head) for column, head in enumerate(heads)]
    top = 8.0 + 16 * max(2, *map(len, heads))
    for row in rows:
        parts.append(draw.label(0, top + 6, draw.wrap(row.label, LEFT - 14)))
        for column, text in enumerate(row.cells):
            parts.append(cell(LEFT + column * width, top, width, text, words))
        top += HEIGHT
    described = "; ".join(
        f"{row.label}, {draw.within(stage)}: {text}"
        for row in rows
        for stage, text in zip(stages, row.cells, strict=True)
        if text
    )
    if not all(text for row in rows for text in row.cells):
        described += f"; {words.elsewhere}: {words.empty}"
    return draw.svg(name, words.title, draw.sentence(described), top + 4, parts)


def cell(x: float, top: float, width: float, text: str, words: CoverageWords) -> str:
    """One cell."""
    frame = f'class="{"tile" if text else "gap"}" fill="{"#e8eef5" if text else draw.PAPER}" stroke="{draw.COLOURS[0]}"'
    dashes = "" if text else ' stroke-dasharray="4 3"'
    drawn = draw.box(x + 2, top + 2, width - 4, HEIGHT - 4, frame + dashes)
    lines = draw.wrap(text or words.empty, width - 20)
    return drawn + draw.label(x + 10, top + 8 if len(lines) > 1 else top + 14, lines)
