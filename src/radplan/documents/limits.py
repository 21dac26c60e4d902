"""What a template of a municipality's own may cost: how long a text, how large a number, how much work in all.

A few signs of Jinja can ask for more memory or time than there is (`"a" * 10**10`). What an operation will make is
worked out before it is done; what was made and looked at is counted, character by character and item by item.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from jinja2 import TemplateRuntimeError, Undefined
from jinja2.utils import Namespace

from radplan.regex import regex

LONGEST = 5_000_000
"""The characters of a text, and the items of a list with all that is in them."""
LARGEST = 1000
"""The bits of a number: three hundred digits."""
SLOWEST = 50_000
"""The characters of a text for what takes ever longer with every character."""
MOST = 50_000_000
"""All that a document may take, in characters written and looked at."""
STEP = 10
"""What a step costs, as a character costs one: an item that is looked at, a part of what a loop says each time."""
CALL = 100
"""What it costs to call a macro, a filter, a test or a method."""

CONTAINERS = (list, tuple, set, frozenset)
PERCENT = regex(r"%(?:\([^)%]*\))?[#0 +-]*(\*|[0-9]*)(?:\.(\*|[0-9]*))?")
SPECIFIED = regex(r"[0-9]+")


class LimitError(TemplateRuntimeError):
    """A template asks for more than it may; `key` says of what, `limit` how much there is."""

    def __init__(self, key: str, limit: int) -> None:
        super().__init__(f"{key} over {limit}")
        self.key = key
        self.limit = limit


class Meter:
    """Counts what a document takes; until a template of one's own runs, nothing."""

    def __init__(self) -> None:
        self.running = False
        self.spent = 0

    def start(self) -> None:
        """Another document."""
        self.running, self.spent = False, 0

    def tick(self, cost: int) -> bool:
        """A template of one's own, or the body of a loop or macro in it, runs."""
        self.running = True
        self.spend(STEP * cost)
        return True

    def spend(self, cost: int) -> None:
        """Count some work. Raises LimitError where it is too much."""
        if self.running:
            self.spent += cost
            if self.spent > MOST:
                raise LimitError("work", MOST)

    def fits(self, size: int) -> None:
        """Raise LimitError for what would become too long."""
        if self.running and size > LONGEST:
            raise LimitError("size", LONGEST)

    def weighed(self, value: Any) -> Any:
        """A value that will be compared or kept."""
        if self.running:
            self.spend(weight([value]))
        return value

    def written(self, value: Any) -> Any:
        """A value that will become text."""
        if self.running:
            self.spend(weight([value], as_text=True))
        return value

    def made(self, value: Any) -> Any:
        """A value that an operation made of others."""
        if isinstance(value, (str, bytes, *CONTAINERS)):
            self.fits(len(value))
            self.spend(len(value))
        elif isinstance(value, int):
            self.number(value.bit_length())
        return value

    def number(self, bits: int) -> None:
        """Raise LimitError for a number that is too large."""
        if self.running and bits > LARGEST:
            raise LimitError("number", LARGEST * 3 // 10)


def weight(values: Iterable[Any], *, as_text: bool = False) -> int:
    """The characters and items of some values, with all that is in them. Raises LimitError where they are too many.

    A list that stands twice in another counts twice: whoever writes it or compares it goes through it twice.
    """
    total, waiting, lengths = 0, list(values), dict[int, int]()
    while waiting:
        value = waiting.pop()
        kind = type(value)
        if isinstance(value, (str, bytes)):
            total += len(value)
        elif kind in CONTAINERS:
            waiting += value
        elif kind is dict:
            waiting += (*value.keys(), *value.values())
        elif kind is Namespace:
            waiting.append(value._Namespace__attrs)
        elif kind is range:
            total += len(value)
        elif as_text and not isinstance(value, Undefined | int):
            if id(value) not in lengths:
                lengths[id(value)] = len(str(value))
            total += lengths[id(value)]
        total += 1
        if total + len(waiting) > LONGEST:
            raise LimitError("size", LONGEST)
    return total


# ---- what an operator will make ------------------------------------------------------------------------


def check_operator(meter: Meter, operator: str, left: Any, right: Any) -> None:
    """Raise LimitError where an operator would make too much."""
    if not meter.running:
        return
    if operator == "*":
        for one, times in ((left, right), (right, left)):
            if isinstance(one, (str, bytes, list, tuple)) and isinstance(times, int):
                meter.fits(len(one) * times)
    if operator == "%" and isinstance(left, (str, bytes)):
        meter.fits(percent(left, right))
    if isinstance(left, int) and isinstance(right, int):
        bits = {"*": left.bit_length() + right.bit_length(), "**": left.bit_length() * max(right, 0)}
        meter.number(bits.get(operator, 0) if abs(left) > 1 else 0)


def percent(text: str | bytes, values: Any) -> int:
    """How long `text % values` becomes at most."""
    pattern = text if isinstance(text, str) else text.decode("latin-1")
    values = tuple(values.values()) if isinstance(values, Mapping) else values
    given = values if type(values) is tuple else (values,)
    fields, width = 0, max((abs(value) for value in given if isinstance(value, int)), default=0)
    long = weight(given, as_text=True) + 400  # a number in full, as of 1e308
    total = len(pattern)
    for match in PERCENT.finditer(pattern):
        fields += 1
        total += sum(width if part == "*" else int(part[:12]) for part in match.groups() if part)
    return total + (fields * long if fields > 1 else 0)


def specified(specification: str) -> int:
    """The width and precision that the format of `str.format` asks for."""
    return sum(int(number[:12]) for number in SPECIFIED.findall(specification))


# ---- what a method or filter will make -----------------------------------------------------------------

Given = Sequence[Any]


def biggest(given: Given) -> int:
    """The largest whole number among what is given."""
    return max((value for value in given if isinstance(value, int)), default=0)


def size(value: Any) -> int:
    """The length of a text or list; of anything else none."""
    return len(value) if isinstance(value, (str, bytes, *CONTAINERS)) else 0


def padded(text: Any, given: Given) -> int:
    """A text with as many signs as is asked for beside it."""
    return size(text) + biggest(given)


def with_tabs(text: Any, given: Given) -> int:
    """A text with spaces for its tabs."""
    return size(text) + str(text).count("\t" if isinstance(text, str) else "\\t") * biggest(given)


def replaced(text: Any, given: Given) -> int:
    """A text with other words in it."""
    if len(given) < 2 or not all(isinstance(part, (str, bytes)) for part in (text, *given[:2])):
        return 0
    old, new = given[:2]
    return size(text) + (text.count(old) if type(old) is type(text) else len(text) + 1) * len(new)


def joined(separator: Any, given: Given) -> int:
    """What stands between the parts of a text that is put together."""
    return size(separator) * size(given[0]) if given else 0


def indented(text: Any, given: Given) -> int:
    """A text with something in front of each line."""
    lines = len(str(text).splitlines()) + 1
    return size(text) + lines * (biggest(given) + max(map(size, given), default=0))


def multiplied(text: Any, given: Given) -> int:
    """A text with something at each of its signs, as far as one can tell."""
    return weight([text]) * (1 + biggest(given) + weight(given))


METHODS: Mapping[str, Callable[[Any, Given], int]] = {
    **dict.fromkeys(("ljust", "rjust", "center", "zfill", "to_bytes"), padded),
    "expandtabs": with_tabs,
    "replace": replaced,
    "join": joined,
    "translate": multiplied,
}
FILTERS: Mapping[str, Callable[[Any, Given], int]] = {
    **dict.fromkeys(("center", "batch", "slice"), padded),
    "replace": replaced,
    "join": lambda parts, given: joined(given[0] if given else "", [parts]),
    "indent": indented,
    "format": lambda text, given: percent(str(text), tuple(given)),
    "tojson": lambda value, given: weight([value], as_text=True) * (6 + biggest(given)),
    "urlize": multiplied,
    "wordwrap": lambda text, given: size(text) * (1 + max(map(size, given), default=0)),
    "sum": lambda items, given: size(items) * weight([items]) if any(isinstance(at, CONTAINERS) for at in given) else 0,
}
SLOW = frozenset({"striptags", "urlize", "wordwrap"})
AS_TEXT = frozenset({"capitalize", "center", "e", "escape", "filesizeformat", "forceescape", "format", "indent", "join",
                     "line", "lower", "pprint", "prose", "replace", "safe", "string", "striptags", "title", "tojson",
                     "trim", "truncate", "upper", "urlencode", "urlize", "wordcount", "wordwrap",
                     "xmlattr"})  # fmt: skip


def check_method(meter: Meter, owner: Any, name: str, given: Given) -> None:
    """Raise LimitError where a method of a text or number would make too much."""
    if not meter.running:
        return
    if bound := METHODS.get(name):
        meter.fits(bound(owner, given))
    if name in SLOW:
        check_slow(owner)
    meter.spend(size(owner))


def check_filter(meter: Meter, name: str, given: Given) -> None:
    """Raise LimitError where a filter would make too much of the first of what it is given."""
    if not meter.running or not given:
        return
    meter.spend(CALL + weight(given, as_text=name in AS_TEXT))
    if name == "round":
        meter.number(4 * biggest([abs(value) for value in given[1:] if isinstance(value, int)]))
    if name in SLOW:
        check_slow(given[0])
    if bound := FILTERS.get(name):
        meter.fits(bound(given[0], given[1:]))


def check_slow(text: Any) -> None:
    """Raise LimitError for a text that would take too long."""
    if size(text) > SLOWEST:
        raise LimitError("size", SLOWEST)


def at_hand(given: Sequence[Any]) -> Iterator[Any]:
    """What is given, with a list for what would come item by item."""
    for value in given:
        yield list(value) if isinstance(value, Iterator) else value
