"""The budget chart: what is planned on each source against its ceiling, and what each theme takes from the sources."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from radplan.documents.charts import drawing as draw
from radplan.documents.charts.drawing import Drawing
from radplan.record import Record


class Source(Record):
    """A funding source: what is planned on it, and the ceiling it has (`ceiling_label`: "granted € 1,000")."""

    id: str
    label: str
    planned: Decimal
    planned_label: str
    ceiling: Decimal | None = None
    ceiling_label: str = ""


class Share(Record):
    """What a theme takes from one source."""

    source: str
    amount: Decimal
    label: str


class Theme(Record):
    """A theme, and what it costs per source."""

    label: str
    shares: tuple[Share, ...]
    total_label: str


class BudgetWords(Record):
    """What the budget chart says itself: its title, and the names of its two halves."""

    title: str
    sources: str
    themes: str


_BAR_LEFT = 236.0
_BAR = 18


def budget_chart(name: str, sources: Sequence[Source], themes: Sequence[Theme], words: BudgetWords) -> Drawing:
    """What is planned on each source against its ceiling, and what each theme takes from the sources.

    `name` is the start of every id in the drawing, so two charts can stand on one page.
    """
    numbers = {source.id: number for number, source in enumerate(sources)}
    chart = _Budget(name, numbers, _scale(sources, themes))
    parts = [draw.patterns(name, range(min(len(sources), 12))), chart.heading(words.sources)]
    parts += [chart.source(source) for source in sources]
    parts.append(chart.heading(words.themes))
    parts += [chart.theme(theme) for theme in themes]
    return draw.svg(name, words.title, _budget_description(sources, themes, words), chart.top + 4, parts)


def _scale(sources: Sequence[Source], themes: Sequence[Theme]) -> float:
    """How wide one euro is drawn."""
    amounts = [amount for source in sources for amount in (source.planned, source.ceiling or Decimal(0))]
    amounts += [sum((share.amount for share in theme.shares), Decimal(0)) for theme in themes]
    labels = [source.planned_label for source in sources] + [theme.total_label for theme in themes]
    room = draw.WIDTH - _BAR_LEFT - max(map(draw.measure, labels), default=0) * 1.1 - 12
    return max(room, 60) / float(max(amounts, default=Decimal(0)) or 1)


def _budget_description(sources: Sequence[Source], themes: Sequence[Theme], words: BudgetWords) -> str:
    labels = {source.id: source.label for source in sources}
    per_source = "; ".join(
        f"{source.label} {source.planned_label}" + (f" ({source.ceiling_label})" if source.ceiling_label else "")
        for source in sources
    )
    per_theme = "; ".join(
        f"{theme.label} {theme.total_label}"
        + (f" ({', '.join(f'{labels[share.source]} {share.label}' for share in theme.shares)})" if theme.shares else "")
        for theme in themes
    )
    return f"{draw.sentence(f'{words.sources}: {per_source}')} {draw.sentence(f'{words.themes}: {per_theme}')}"


class _Budget:
    """Draws row after row, each below the last."""

    def __init__(self, name: str, numbers: Mapping[str, int], scale: float) -> None:
        self.name = name
        self.numbers = numbers
        self.scale = scale
        self.top = 0.0

    def heading(self, words: str) -> str:
        self.top += 12 if self.top else 0
        drawn = draw.bold(0, self.top + 16, words)
        self.top += 30
        return drawn

    def source(self, source: Source) -> str:
        number = self.numbers[source.id]
        lines = draw.wrap(source.label, _BAR_LEFT - 34)
        width = float(source.planned) * self.scale
        parts = [
            draw.text(0, self.top + 12, str(number + 1), 'font-weight="600"'),
            draw.label(20, self.top, lines),
            self.bar(_BAR_LEFT, width, number),
        ]
        end = width
        if source.ceiling is not None:
            end = max(width, float(source.ceiling) * self.scale)
            parts.append(self.ceiling(_BAR_LEFT + float(source.ceiling) * self.scale))
            parts.append(draw.muted(_BAR_LEFT, self.top + _BAR + 15, source.ceiling_label))
        parts.append(draw.bold(_BAR_LEFT + end + 8, self.top + 13, source.planned_label))
        self.top += max(16 * len(lines), _BAR + (16 if source.ceiling is not None else 0)) + 10
        return "".join(parts)

    def theme(self, theme: Theme) -> str:
        lines = draw.wrap(theme.label, _BAR_LEFT - 14)
        parts = [draw.label(0, self.top, lines)]
        x = _BAR_LEFT
        for share in theme.shares:
            width = float(share.amount) * self.scale
            parts.append(self.bar(x, width, self.numbers[share.source]))
            x += width
        parts.append(draw.bold(x + 8, self.top + 13, theme.total_label))
        self.top += max(16 * len(lines), _BAR) + 10
        return "".join(parts)

    def bar(self, x: float, width: float, number: int) -> str:
        """A stretch of bar, with the number of its source where that fits."""
        if width <= 0:
            return ""
        drawn = draw.box(x, self.top, max(width, 1), _BAR, draw.series(self.name, number))
        sign = str(number + 1)
        room = 5 + 8 * len(sign)
        if width >= room + 8:
            drawn += draw.box(x + 4, self.top + 3, room, _BAR - 6, f'class="paper" rx="2" fill="{draw.PAPER}"')
            drawn += draw.text(x + 4 + room / 2, self.top + 13, sign, 'font-size="11" text-anchor="middle"')
        return drawn

    def ceiling(self, x: float) -> str:
        return draw.line(x, self.top - 4, self.top + _BAR + 4, f'class="ink" stroke="{draw.INK}" stroke-width="2.5"')
