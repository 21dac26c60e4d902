"""Paper and pen: what every chart is drawn with, and words that fit.

Colour is never the only sign: series have a hatching of their own. Colours stand as plain attributes, for programs
that draw SVG without a style sheet; the classes let a style sheet put others in their place.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from unicodedata import east_asian_width

from radplan.locale import unbroken
from radplan.record import Record


class Drawing(Record):
    """A finished chart, and in words what it shows: for who reads it, and for formats without pictures."""

    svg: str
    title: str
    description: str


WIDTH = 720
SIGNS = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
QUOTES = str.maketrans({'"': "&quot;", "'": "&#x27;"})
FONT = "'Open Sans', 'Segoe UI', 'Liberation Sans', Arial, sans-serif"
COLOURS = ("#154273", "#b35900", "#2f7009", "#42145f")
INK, MUTED, GRID, PAPER = "#1a1a1a", "#4a4a4a", "#d0d0d0", "#ffffff"
HATCHES = (
    "",
    '<path d="M-1 7L7 -1M-1 1L1 -1M5 7L7 5" {}/>',
    '<circle class="dot" cx="3" cy="3" r="1.3" fill="#ffffff"/>',
    '<path d="M0 3H6" {}/>',
    '<path d="M-1 -1L7 7M-1 5L1 7M5 -1L7 1" {}/>',
    '<path d="M0 3H6M3 0V6" {}/>',
)
STROKE = 'class="hatch" stroke="#ffffff" stroke-width="1.5"'


def svg(name: str, title: str, description: str, height: float, parts: Iterable[str]) -> Drawing:
    body = "".join(parts)
    drawn = (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="chart" viewBox="0 0 {WIDTH} {number(height)}" '
        f'width="{WIDTH}" height="{number(height)}" role="img" aria-labelledby="{name}.title" '
        f'aria-describedby="{name}.description" font-family="{FONT}" font-size="13" fill="{INK}">'
        f'<title id="{name}.title">{escaped(title)}</title><desc id="{name}.description">{escaped(description)}</desc>'
        f"{body}</svg>"
    )
    return Drawing(drawn, title, description)


def escaped(words: str) -> str:
    """Words as XML has them. `html.escape` would bring two thousand names of signs along."""
    return words.translate(SIGNS).translate(QUOTES)


def number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def text(x: float, y: float, words: str, attributes: str = "") -> str:
    return f'<text x="{number(x)}" y="{number(y)}"{attributes and " "}{attributes}>{words.translate(SIGNS)}</text>'


def muted(x: float, y: float, words: str, attributes: str = "") -> str:
    return text(x, y, words, f'class="muted" fill="{MUTED}" font-size="11.5"{attributes and " "}{attributes}')


def bold(x: float, y: float, words: str) -> str:
    return text(x, y, words, 'font-weight="600"')


def box(x: float, y: float, width: float, height: float, attributes: str) -> str:
    place = f'x="{number(x)}" y="{number(y)}" width="{number(width)}" height="{number(height)}"'
    return f"<rect {place} {attributes}/>"


def line(x: float, top: float, bottom: float, attributes: str) -> str:
    return f'<path d="M{number(x)} {number(top)}V{number(bottom)}" {attributes}/>'


def series(name: str, rank: int) -> str:
    """How the bars of a series look: the first is solid, the others are hatched each in its own way."""
    rank %= len(COLOURS) * len(HATCHES) // 2
    if rank == 0:
        return f'class="bar s0" fill="{COLOURS[0]}"'
    return f'class="bar" fill="url(#{name}.s{rank})"'


def patterns(name: str, numbers: Iterable[int]) -> str:
    drawn = "".join(pattern(name, number) for number in numbers if number)
    return f"<defs>{drawn}</defs>" if drawn else ""


def pattern(name: str, number: int) -> str:
    colour = number % len(COLOURS)
    hatch = HATCHES[number % len(HATCHES)].format(STROKE)
    ground = f'<rect class="s{colour}" width="6" height="6" fill="{COLOURS[colour]}"/>'
    return (
        f'<pattern id="{name}.s{number}" width="6" height="6" patternUnits="userSpaceOnUse">{ground}{hatch}</pattern>'
    )


def measure(words: str, size: float = 13) -> float:
    """About how wide words will be; rather too wide than too narrow."""
    return size * sum(advance(sign) for sign in words)


@cache
def advance(sign: str) -> float:
    if east_asian_width(sign) in "WF":
        return 1.05
    if sign in "iljtfrI.,;:'|!()[] -":
        return 0.38
    return 0.95 if sign in "mwMW@%—…" else 0.7 if sign.isupper() else 0.59


def wrap(words: str, width: float, lines: int = 2) -> list[str]:
    """Words over a number of lines, an amount on one of them; what does not fit ends in an ellipsis."""
    wrapped: list[str] = [""]
    for word in unbroken(words).split(" "):
        joined = f"{wrapped[-1]} {word}".strip()
        if measure(joined) <= width or not wrapped[-1]:
            wrapped[-1] = joined
        else:
            wrapped.append(word)
    if len(wrapped) > lines:
        wrapped[lines - 1] = " ".join(wrapped[lines - 1 :])
    return [shorten(line, width) for line in wrapped[:lines]]


def shorten(words: str, width: float) -> str:
    if measure(words) <= width:
        return words
    used = measure("…")
    for place, sign in enumerate(words):
        used += measure(sign)
        if used > width:
            return words[:place].rstrip() + "…"
    return words


def label(x: float, top: float, lines: Sequence[str]) -> str:
    return "".join(text(x, top + 12 + 16 * number, line) for number, line in enumerate(lines))


def within(words: str) -> str:
    """Words that stand by themselves, as they stand within a sentence."""
    return words[:1].lower() + words[1:]


def sentence(words: str) -> str:
    return words if words.endswith(".") else f"{words}."
