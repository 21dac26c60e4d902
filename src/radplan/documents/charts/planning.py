"""The planning chart: when each activity runs, at the precision known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from radplan.documents.charts import drawing as draw
from radplan.documents.charts.drawing import Drawing
from radplan.record import Record


class Bound(Record):
    """A moment as precisely as it is known: not before `earliest`, not after `latest`; None where that is open."""

    earliest: date | None = None
    latest: date | None = None


class Milestone(Record):
    """Something that is there from one moment on."""

    label: str
    moment: Bound
    moment_label: str


class Activity(Record):
    """What is done from one moment to another; without either, only `period_label` is shown."""

    label: str
    period_label: str
    start: Bound | None = None
    end: Bound | None = None
    milestones: tuple[Milestone, ...] = ()


class ActivityGroup(Record):
    """The activities of a theme."""

    label: str
    activities: tuple[Activity, ...]


class PlanningWords(Record):
    """What the planning says itself: title, legend, twelve short month names, the letter of a quarter."""

    title: str
    approximate: str
    open_end: str
    milestone: str
    milestone_span: str
    months: tuple[str, ...]
    quarter: str


_TIME_LEFT = 262.0
_VAGUE = timedelta(days=31)
_HALO = f'class="halo" font-size="11.5" stroke="{draw.PAPER}" stroke-width="4" paint-order="stroke"'
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
    parts = [
        draw.patterns(name, [_APPROXIMATE] if "approximate" in chart.signs else []),
        chart.axis.draw(words, chart.top),
    ]
    parts += [*rows, chart.legend(words)]
    return draw.svg(name, words.title, _planning_description(groups), chart.top, parts)


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
            rows.append(": ".join(part for part in (activity.label, draw.within(activity.period_label)) if part))
            rows += (f"{milestone.label}: {milestone.moment_label}" for milestone in activity.milestones)
        sentences.append(draw.sentence(f"{group.label} – {'; '.join(rows)}"))
    return " ".join(sentences)


class _Axis:
    """Time from left to right, from the first of a month to the last of one."""

    def __init__(self, first: date, last: date) -> None:
        self.first = first.replace(day=1)
        self.months = (last.year - first.year) * 12 + last.month - first.month + 1
        self.days = (_month_after(self.first, self.months) - self.first).days

    def x(self, moment: date) -> float:
        return _TIME_LEFT + (moment - self.first).days / self.days * (draw.WIDTH - _TIME_LEFT - 12)

    def x_after(self, moment: date) -> float:
        """Where a day ends."""
        return self.x(moment) + (draw.WIDTH - _TIME_LEFT - 12) / self.days

    def draw(self, words: PlanningWords, bottom: float) -> str:
        step = next((step for step in (1, 3, 12, 24, 60, 120) if self.months / step <= 15), 600)
        parts = []
        for month in range(self.months):
            moment = _month_after(self.first, month)
            january = moment.month == 1
            if month == 0 or (january and (moment.year * 12) % step == 0):
                parts.append(draw.text(self.x(moment) + 3, 12, str(moment.year), 'font-size="11.5" font-weight="600"'))
            if (moment.month - 1 + 12 * moment.year) % step == 0:
                grid = f'class="grid" stroke="{draw.GRID}" stroke-width="{1.5 if january else 1}"'
                parts.append(draw.line(self.x(moment), 4 if january else 18, bottom, grid))
                parts.append(draw.muted(self.x(moment) + 3, 28, _month_label(moment, step, words)))
        return "".join(parts)


def _month_after(first: date, months: int) -> date:
    years, month = divmod(first.month - 1 + months, 12)
    return date(min(first.year + years, 9999), month + 1, 1)


def _month_label(moment: date, step: int, words: PlanningWords) -> str:
    if step == 1:
        return words.months[moment.month - 1]
    return f"{words.quarter}{(moment.month + 2) // 3}" if step == 3 else ""


class _Stretch(Record):
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
        for line in draw.wrap(group.label, (_TIME_LEFT - 12) / 1.1):
            yield draw.bold(0, self.top + 12, line)
            self.top += 16
        self.top += 8
        for activity in group.activities:
            yield self.activity(activity)
            for milestone in activity.milestones:
                yield self.milestone(milestone)
        self.top += 8

    def activity(self, activity: Activity) -> str:
        lines = draw.wrap(activity.label, _TIME_LEFT - 24)
        drawn = draw.label(8, self.top, lines)
        if activity.start or activity.end:
            drawn += self.stretch(activity.start or Bound(), activity.end or Bound())
        else:
            words = draw.shorten(activity.period_label, draw.WIDTH - _TIME_LEFT - 12)
            drawn += draw.text(_TIME_LEFT + 4, self.top + 12, words, _HALO)
        self.top += 16 * len(lines) + 8
        return drawn

    def stretch(self, start: Bound, end: Bound) -> str:
        place = self.place(start, end)
        drawn = ""
        if place.left < place.sure_left:
            drawn += self.approximate(place.left, place.sure_left)
        if place.sure_left < place.sure_right:
            width = place.sure_right - place.sure_left
            drawn += draw.box(place.sure_left, self.top, width, 15, draw.series(self.name, 0))
        if place.sure_right < place.right:
            drawn += self.approximate(place.sure_right, place.right)
        return drawn + self.arrow(start.earliest, place.left, -1) + self.arrow(end.latest, place.right, 1)

    def place(self, start: Bound, end: Bound) -> _Stretch:
        """Where a period lies, and how much of it is certain."""
        axis = self.axis
        left = axis.x(start.earliest) if start.earliest else _TIME_LEFT
        right = max(axis.x_after(end.latest) if end.latest else draw.WIDTH - 12, left + 3)
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
        dashes = f'{draw.series(self.name, _APPROXIMATE)} stroke="{draw.COLOURS[0]}" stroke-dasharray="4 3"'
        return draw.box(left, self.top, right - left, 15, dashes.replace("bar", "bar rim"))

    def arrow(self, known: date | None, x: float, way: int) -> str:
        """The point at the end of a bar that goes on beyond it, or of which nobody knows where it ends."""
        if known:
            return ""
        self.signs.add("open")
        return _arrow(x, self.top, way)

    def milestone(self, milestone: Milestone) -> str:
        self.signs.add("milestone")
        lines = draw.wrap(milestone.label, _TIME_LEFT - 40)
        drawn = draw.label(24, self.top, lines)
        moment = milestone.moment
        left = self.axis.x(moment.earliest) if moment.earliest else _TIME_LEFT
        right = self.axis.x_after(moment.latest) if moment.latest else draw.WIDTH - 12.0
        if _is_vague(moment):
            self.signs.add("span")
            drawn += _dashes(left, self.top + 8, right)
        self.top += 16 * len(lines) + 8
        return drawn + _diamond(_named_end(moment, left, right), self.top - 16 * len(lines))

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
            ("span", words.milestone_span),
        ):
            if sign in self.signs:
                drawn += self.sample(sign, x) + draw.muted(x + 32, self.top + 12, label)
                x += 32 + draw.measure(label, 11.5) + 24
        self.top += 22
        return drawn

    def sample(self, sign: str, x: float) -> str:
        match sign:
            case "approximate":
                return self.approximate(x, x + 24)
            case "open":
                return draw.box(x, self.top, 18, 15, draw.series(self.name, 0)) + _arrow(x + 18, self.top, 1)
            case "span":
                return _dashes(x, self.top + 8, x + 24)
            case _:
                return _diamond(x + 12, self.top + 8)


def _is_vague(bound: Bound) -> bool:
    if bound.earliest and bound.latest:
        return bound.latest - bound.earliest > _VAGUE
    return bool(bound.earliest or bound.latest)


def _named_end(moment: Bound, left: float, right: float) -> float:
    """Where the sign of a moment stands: at the date that was named, where all that is known is before or after it."""
    if moment.earliest and moment.latest:
        return (left + right) / 2
    return left if moment.earliest else right


def _dashes(left: float, y: float, right: float) -> str:
    span = f'd="M{draw.number(left)} {draw.number(y)}H{draw.number(right)}"'
    return f'<path {span} class="ink" stroke="{draw.INK}" stroke-width="1.5" stroke-dasharray="4 3"/>'


def _arrow(x: float, top: float, way: int) -> str:
    shape = f"M{draw.number(x)} {draw.number(top - 2)}l{10 * way} 9.5l{-10 * way} 9.5z"
    return f'<path class="ink" d="{shape}" fill="{draw.INK}" stroke="{draw.PAPER}"/>'


def _diamond(x: float, y: float) -> str:
    shape = f"M{draw.number(x)} {draw.number(y - 7)}l7 7l-7 7l-7 -7z"
    return f'<path class="ink" d="{shape}" fill="{draw.INK}" stroke="{draw.PAPER}"/>'
