"""Charts as SVG: the budget per theme against its ceilings, and the planning.

A chart knows no language: amounts and dates come with their wording, and what it says itself is handed in.
Colour is never the only sign: sources have a number and a hatching of their own, an approximate period is
dashed. Colours stand as plain attributes, for programs that draw SVG without a style sheet; the classes
let a style sheet put others in their place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from html import escape
from unicodedata import east_asian_width


@dataclass(frozen=True, slots=True)
class Drawing:
    """A finished chart, and in words what it shows: for who reads it, and for formats without pictures."""

    svg: str
    title: str
    description: str


# ---- what the budget chart shows -----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Source:
    """A funding source: what is planned on it, and the ceiling it has (`ceiling_label`: "granted € 1,000")."""

    id: str
    label: str
    planned: Decimal
    planned_label: str
    ceiling: Decimal | None = None
    ceiling_label: str = ""


@dataclass(frozen=True, slots=True)
class Share:
    """What a theme takes from one source."""

    source: str
    amount: Decimal
    label: str


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme, and what it costs per source."""

    label: str
    shares: tuple[Share, ...]
    total_label: str


@dataclass(frozen=True, slots=True)
class BudgetWords:
    """What the budget chart says itself: its title, and the names of its two halves."""

    title: str
    sources: str
    themes: str


# ---- what the planning shows ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Bound:
    """A moment as precisely as it is known: not before `earliest`, not after `latest`; None where that is open."""

    earliest: date | None = None
    latest: date | None = None


@dataclass(frozen=True, slots=True)
class Milestone:
    """Something that is there from one moment on."""

    label: str
    moment: Bound
    moment_label: str


@dataclass(frozen=True, slots=True)
class Activity:
    """What is done from one moment to another; without either, only `period_label` is shown."""

    label: str
    period_label: str
    start: Bound | None = None
    end: Bound | None = None
    milestones: tuple[Milestone, ...] = ()


@dataclass(frozen=True, slots=True)
class ActivityGroup:
    """The activities of a theme."""

    label: str
    activities: tuple[Activity, ...]


@dataclass(frozen=True, slots=True)
class PlanningWords:
    """What the planning says itself: title, legend, twelve short month names, the letter of a quarter."""

    title: str
    approximate: str
    open_end: str
    milestone: str
    months: tuple[str, ...]
    quarter: str


# ---- paper and pen -------------------------------------------------------------------------------------

_WIDTH = 720
_FONT = "'Open Sans', 'Segoe UI', 'Liberation Sans', Arial, sans-serif"
_COLOURS = ("#154273", "#b35900", "#2f7009", "#42145f")
_INK, _MUTED, _GRID, _PAPER = "#1a1a1a", "#4a4a4a", "#d0d0d0", "#ffffff"
_HATCHES = (
    "",
    '<path d="M-1 7L7 -1M-1 1L1 -1M5 7L7 5" {}/>',
    '<circle class="dot" cx="3" cy="3" r="1.3" fill="#ffffff"/>',
    '<path d="M0 3H6" {}/>',
    '<path d="M-1 -1L7 7M-1 5L1 7M5 -1L7 1" {}/>',
    '<path d="M0 3H6M3 0V6" {}/>',
)
_STROKE = 'class="hatch" stroke="#ffffff" stroke-width="1.5"'


def _svg(name: str, title: str, description: str, height: float, parts: Iterable[str]) -> Drawing:
    body = "".join(parts)
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="chart" viewBox="0 0 {_WIDTH} {_number(height)}" '
        f'width="{_WIDTH}" height="{_number(height)}" role="img" aria-labelledby="{name}.title" '
        f'aria-describedby="{name}.description" font-family="{_FONT}" font-size="13" fill="{_INK}">'
        f'<title id="{name}.title">{escape(title)}</title><desc id="{name}.description">{escape(description)}</desc>'
        f"{body}</svg>"
    )
    return Drawing(svg, title, description)


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def _text(x: float, y: float, words: str, attributes: str = "") -> str:
    return (
        f'<text x="{_number(x)}" y="{_number(y)}"{attributes and " "}{attributes}>{escape(words, quote=False)}</text>'
    )


def _muted(x: float, y: float, words: str, attributes: str = "") -> str:
    return _text(x, y, words, f'class="muted" fill="{_MUTED}" font-size="11.5"{attributes and " "}{attributes}')


def _bold(x: float, y: float, words: str) -> str:
    return _text(x, y, words, 'font-weight="600"')


def _box(x: float, y: float, width: float, height: float, attributes: str) -> str:
    place = f'x="{_number(x)}" y="{_number(y)}" width="{_number(width)}" height="{_number(height)}"'
    return f"<rect {place} {attributes}/>"


def _line(x: float, top: float, bottom: float, attributes: str) -> str:
    return f'<path d="M{_number(x)} {_number(top)}V{_number(bottom)}" {attributes}/>'


def _series(name: str, number: int) -> str:
    """How the bars of a series look: the first is solid, the others are hatched each in its own way."""
    number %= len(_COLOURS) * len(_HATCHES) // 2
    if number == 0:
        return f'class="bar s0" fill="{_COLOURS[0]}"'
    return f'class="bar" fill="url(#{name}.s{number})"'


def _patterns(name: str, numbers: Iterable[int]) -> str:
    drawn = "".join(_pattern(name, number) for number in numbers if number)
    return f"<defs>{drawn}</defs>" if drawn else ""


def _pattern(name: str, number: int) -> str:
    colour = number % len(_COLOURS)
    hatch = _HATCHES[number % len(_HATCHES)].format(_STROKE)
    ground = f'<rect class="s{colour}" width="6" height="6" fill="{_COLOURS[colour]}"/>'
    return (
        f'<pattern id="{name}.s{number}" width="6" height="6" patternUnits="userSpaceOnUse">{ground}{hatch}</pattern>'
    )


# ---- words that fit ------------------------------------------------------------------------------------


def _measure(words: str, size: float = 13) -> float:
    """About how wide words will be; rather too wide than too narrow."""
    return size * sum(_advance(sign) for sign in words)


def _advance(sign: str) -> float:
    if east_asian_width(sign) in "WF":
        return 1.05
    if sign in "iljtfrI.,;:'|!()[] -":
        return 0.38
    return 0.95 if sign in "mwMW@%—…" else 0.7 if sign.isupper() else 0.59


def _wrap(words: str, width: float, lines: int = 2) -> list[str]:
    """Words over a number of lines; what does not fit ends in an ellipsis."""
    wrapped: list[str] = [""]
    for word in words.split():
        joined = f"{wrapped[-1]} {word}".strip()
        if _measure(joined) <= width or not wrapped[-1]:
            wrapped[-1] = joined
        else:
            wrapped.append(word)
    if len(wrapped) > lines:
        wrapped[lines - 1] = " ".join(wrapped[lines - 1 :])
    return [_shorten(line, width) for line in wrapped[:lines]]


def _shorten(words: str, width: float) -> str:
    if _measure(words) <= width:
        return words
    used = _measure("…")
    for place, sign in enumerate(words):
        used += _measure(sign)
        if used > width:
            return words[:place].rstrip() + "…"
    return words


def _label(x: float, top: float, lines: Sequence[str]) -> str:
    return "".join(_text(x, top + 12 + 16 * number, line) for number, line in enumerate(lines))


# ---- budget --------------------------------------------------------------------------------------------

_BAR_LEFT = 236.0
_BAR = 18


def budget_chart(name: str, sources: Sequence[Source], themes: Sequence[Theme], words: BudgetWords) -> Drawing:
    """What is planned on each source against its ceiling, and what each theme takes from the sources.

    `name` is the start of every id in the drawing, so two charts can stand on one page.
    """
    numbers = {source.id: number for number, source in enumerate(sources)}
    chart = _Budget(name, numbers, _scale(sources, themes))
    parts = [_patterns(name, range(min(len(sources), 12))), chart.heading(words.sources)]
    parts += [chart.source(source) for source in sources]
    parts.append(chart.heading(words.themes))
    parts += [chart.theme(theme) for theme in themes]
    return _svg(name, words.title, _budget_description(sources, themes, words), chart.top + 4, parts)


def _scale(sources: Sequence[Source], themes: Sequence[Theme]) -> float:
    """How wide one euro is drawn."""
    amounts = [amount for source in sources for amount in (source.planned, source.ceiling or Decimal(0))]
    amounts += [sum((share.amount for share in theme.shares), Decimal(0)) for theme in themes]
    labels = [source.planned_label for source in sources] + [theme.total_label for theme in themes]
    room = _WIDTH - _BAR_LEFT - max(map(_measure, labels), default=0) * 1.1 - 12
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
    return f"{_sentence(f'{words.sources}: {per_source}')} {_sentence(f'{words.themes}: {per_theme}')}"


def _sentence(words: str) -> str:
    return words if words.endswith(".") else f"{words}."


class _Budget:
    """Draws row after row, each below the last."""

    def __init__(self, name: str, numbers: Mapping[str, int], scale: float) -> None:
        self.name = name
        self.numbers = numbers
        self.scale = scale
        self.top = 0.0

    def heading(self, words: str) -> str:
        self.top += 12 if self.top else 0
        drawn = _bold(0, self.top + 16, words)
        self.top += 30
        return drawn

    def source(self, source: Source) -> str:
        number = self.numbers[source.id]
        lines = _wrap(source.label, _BAR_LEFT - 34)
        width = float(source.planned) * self.scale
        parts = [
            _text(0, self.top + 12, str(number + 1), 'font-weight="600"'),
            _label(20, self.top, lines),
            self.bar(_BAR_LEFT, width, number),
        ]
        end = width
        if source.ceiling is not None:
            end = max(width, float(source.ceiling) * self.scale)
            parts.append(self.ceiling(_BAR_LEFT + float(source.ceiling) * self.scale))
            parts.append(_muted(_BAR_LEFT, self.top + _BAR + 15, source.ceiling_label))
        parts.append(_bold(_BAR_LEFT + end + 8, self.top + 13, source.planned_label))
        self.top += max(16 * len(lines), _BAR + (16 if source.ceiling is not None else 0)) + 10
        return "".join(parts)

    def theme(self, theme: Theme) -> str:
        lines = _wrap(theme.label, _BAR_LEFT - 14)
        parts = [_label(0, self.top, lines)]
        x = _BAR_LEFT
        for share in theme.shares:
            width = float(share.amount) * self.scale
            parts.append(self.bar(x, width, self.numbers[share.source]))
            x += width
        parts.append(_bold(x + 8, self.top + 13, theme.total_label))
        self.top += max(16 * len(lines), _BAR) + 10
        return "".join(parts)

    def bar(self, x: float, width: float, number: int) -> str:
        """A stretch of bar, with the number of its source where that fits."""
        if width <= 0:
            return ""
        drawn = _box(x, self.top, max(width, 1), _BAR, _series(self.name, number))
        sign = str(number + 1)
        room = 5 + 8 * len(sign)
        if width >= room + 8:
            drawn += _box(x + 4, self.top + 3, room, _BAR - 6, f'class="paper" rx="2" fill="{_PAPER}"')
            drawn += _text(x + 4 + room / 2, self.top + 13, sign, 'font-size="11" text-anchor="middle"')
        return drawn

    def ceiling(self, x: float) -> str:
        return _line(x, self.top - 4, self.top + _BAR + 4, f'class="ink" stroke="{_INK}" stroke-width="2.5"')


# ---- planning ------------------------------------------------------------------------------------------

_TIME_LEFT = 262.0
_VAGUE = timedelta(days=31)
_HALO = f'class="halo" font-size="11.5" stroke="{_PAPER}" stroke-width="4" paint-order="stroke"'
_APPROXIMATE = 4  # the series with the colour of the first, but hatched


def planning_chart(
    name: str, groups: Sequence[ActivityGroup], period: tuple[date, date], words: PlanningWords
) -> Drawing:
    """When everything happens, as precisely as that is known.

    What is known to the month or better is drawn solid; a season, quarter or year is dashed over all the
    time it may mean; an end that is open runs to the edge as an arrow. `name` is the start of every id.
    """
    chart = _Planning(name, _Axis(*_reach(groups, period)))
    rows = [part for group in groups for part in chart.group(group)]
    parts = [_patterns(name, [_APPROXIMATE] if "approximate" in chart.signs else []), chart.axis.draw(words, chart.top)]
    parts += [*rows, chart.legend(words)]
    return _svg(name, words.title, _planning_description(groups), chart.top, parts)


def _reach(groups: Iterable[ActivityGroup], period: tuple[date, date]) -> tuple[date, date]:
    """The stretch of time to draw: the plan's own, and whatever lies outside it."""
    bounds = [bound for group in groups for activity in group.activities for bound in _bounds(activity)]
    known = [moment for bound in bounds for moment in (bound.earliest, bound.latest) if moment]
    return min([period[0], *known]), max([period[1], *known])


def _bounds(activity: Activity) -> Iterator[Bound]:
    yield from (bound for bound in (activity.start, activity.end) if bound)
    yield from (milestone.moment for milestone in activity.milestones)


def _planning_description(groups: Iterable[ActivityGroup]) -> str:
    sentences = []
    for group in groups:
        rows: list[str] = []
        for activity in group.activities:
            rows.append(f"{activity.label}: {activity.period_label}")
            rows += (f"{milestone.label}: {milestone.moment_label}" for milestone in activity.milestones)
        sentences.append(_sentence(f"{group.label} – {'; '.join(rows)}"))
    return " ".join(sentences)


class _Axis:
    """Time from left to right, from the first of a month to the last of one."""

    def __init__(self, first: date, last: date) -> None:
        self.first = first.replace(day=1)
        self.months = (last.year - first.year) * 12 + last.month - first.month + 1
        self.days = (_month_after(self.first, self.months) - self.first).days

    def x(self, moment: date) -> float:
        return _TIME_LEFT + (moment - self.first).days / self.days * (_WIDTH - _TIME_LEFT - 12)

    def x_after(self, moment: date) -> float:
        """Where a day ends."""
        return self.x(moment) + (_WIDTH - _TIME_LEFT - 12) / self.days

    def draw(self, words: PlanningWords, bottom: float) -> str:
        step = next((step for step in (1, 3, 12, 24, 60, 120) if self.months / step <= 15), 600)
        parts = []
        for month in range(self.months):
            moment = _month_after(self.first, month)
            january = moment.month == 1
            if month == 0 or (january and (moment.year * 12) % step == 0):
                parts.append(_text(self.x(moment) + 3, 12, str(moment.year), 'font-size="11.5" font-weight="600"'))
            if (moment.month - 1 + 12 * moment.year) % step == 0:
                grid = f'class="grid" stroke="{_GRID}" stroke-width="{1.5 if january else 1}"'
                parts.append(_line(self.x(moment), 4 if january else 18, bottom, grid))
                parts.append(_muted(self.x(moment) + 3, 28, _month_label(moment, step, words)))
        return "".join(parts)


def _month_after(first: date, months: int) -> date:
    years, month = divmod(first.month - 1 + months, 12)
    return date(min(first.year + years, 9999), month + 1, 1)


def _month_label(moment: date, step: int, words: PlanningWords) -> str:
    if step == 1:
        return words.months[moment.month - 1]
    return f"{words.quarter}{(moment.month + 2) // 3}" if step == 3 else ""


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A period on the axis: it reaches from `left` to `right`, and is certain from `sure_left` to `sure_right`."""

    left: float
    right: float
    sure_left: float
    sure_right: float


class _Planning:
    """Draws row after row, each below the last, and remembers which signs it used."""

    def __init__(self, name: str, axis: _Axis) -> None:
        self.name = name
        self.axis = axis
        self.top = 40.0
        self.signs: set[str] = set()

    def group(self, group: ActivityGroup) -> Iterator[str]:
        yield _bold(0, self.top + 12, _shorten(group.label, _WIDTH / 1.1))
        self.top += 24
        for activity in group.activities:
            yield self.activity(activity)
            for milestone in activity.milestones:
                yield self.milestone(milestone)
        self.top += 8

    def activity(self, activity: Activity) -> str:
        lines = _wrap(activity.label, _TIME_LEFT - 24)
        drawn = _label(8, self.top, lines)
        if activity.start or activity.end:
            drawn += self.stretch(activity.start or Bound(), activity.end or Bound())
        else:
            words = _shorten(activity.period_label, _WIDTH - _TIME_LEFT - 12)
            drawn += _text(_TIME_LEFT + 4, self.top + 12, words, _HALO)
        self.top += 16 * len(lines) + 8
        return drawn

    def stretch(self, start: Bound, end: Bound) -> str:
        place = self.place(start, end)
        drawn = ""
        if place.left < place.sure_left:
            drawn += self.approximate(place.left, place.sure_left)
        if place.sure_left < place.sure_right:
            width = place.sure_right - place.sure_left
            drawn += _box(place.sure_left, self.top, width, 15, _series(self.name, 0))
        if place.sure_right < place.right:
            drawn += self.approximate(place.sure_right, place.right)
        return drawn + self.arrow(start.earliest, place.left, -1) + self.arrow(end.latest, place.right, 1)

    def place(self, start: Bound, end: Bound) -> _Stretch:
        """Where a period lies, and how much of it is certain."""
        axis = self.axis
        left = axis.x(start.earliest) if start.earliest else _TIME_LEFT
        right = max(axis.x_after(end.latest) if end.latest else _WIDTH - 12, left + 3)
        sure_left, sure_right = left, right
        if start.latest and _is_vague(start):
            sure_left = axis.x(start.latest)
        if end.earliest and _is_vague(end):
            sure_right = axis.x_after(end.earliest)
        unsure = (start.earliest and not start.latest) or (end.latest and not end.earliest)
        if unsure or sure_left >= sure_right:
            return _Stretch(left, right, left, left)
        return _Stretch(left, right, sure_left, sure_right)

    def approximate(self, left: float, right: float) -> str:
        self.signs.add("approximate")
        dashes = f'{_series(self.name, _APPROXIMATE)} stroke="{_COLOURS[0]}" stroke-dasharray="4 3"'
        return _box(left, self.top, right - left, 15, dashes.replace("bar", "bar rim"))

    def arrow(self, known: date | None, x: float, way: int) -> str:
        """The point at the end of a bar that goes on beyond it, or of which nobody knows where it ends."""
        if known:
            return ""
        self.signs.add("open")
        return _arrow(x, self.top, way)

    def milestone(self, milestone: Milestone) -> str:
        self.signs.add("milestone")
        lines = _wrap(milestone.label, _TIME_LEFT - 40)
        drawn = _label(24, self.top, lines)
        left = self.axis.x(milestone.moment.earliest) if milestone.moment.earliest else _TIME_LEFT
        right = self.axis.x_after(milestone.moment.latest) if milestone.moment.latest else _WIDTH - 12.0
        if _is_vague(milestone.moment):
            self.signs.add("approximate")
            span = f'd="M{_number(left)} {_number(self.top + 8)}H{_number(right)}"'
            drawn += f'<path {span} class="ink" stroke="{_INK}" stroke-width="1.5" stroke-dasharray="4 3"/>'
        self.top += 16 * len(lines) + 8
        return drawn + _diamond((left + right) / 2, self.top - 16 * len(lines))

    def legend(self, words: PlanningWords) -> str:
        """What the signs mean, of those that were used."""
        x, drawn = 0.0, ""
        if not self.signs:
            return drawn
        self.top += 8
        for sign, label in (
            ("approximate", words.approximate),
            ("open", words.open_end),
            ("milestone", words.milestone),
        ):
            if sign in self.signs:
                drawn += self.sample(sign, x) + _muted(x + 32, self.top + 12, label)
                x += 32 + _measure(label, 11.5) + 24
        self.top += 22
        return drawn

    def sample(self, sign: str, x: float) -> str:
        match sign:
            case "approximate":
                return self.approximate(x, x + 24)
            case "open":
                return _box(x, self.top, 18, 15, _series(self.name, 0)) + _arrow(x + 18, self.top, 1)
            case _:
                return _diamond(x + 12, self.top + 8)


def _is_vague(bound: Bound) -> bool:
    if bound.earliest and bound.latest:
        return bound.latest - bound.earliest > _VAGUE
    return bool(bound.earliest or bound.latest)


def _arrow(x: float, top: float, way: int) -> str:
    return (
        f'<path class="ink" d="M{_number(x)} {_number(top - 2)}l{10 * way} 9.5l{-10 * way} 9.5z" fill="{_INK}" '
        f'stroke="{_PAPER}"/>'
    )


def _diamond(x: float, y: float) -> str:
    return f'<path class="ink" d="M{_number(x)} {_number(y - 7)}l7 7l-7 7l-7 -7z" fill="{_INK}" stroke="{_PAPER}"/>'
