"""Did you mean: the word that a word was meant to be, and silence where that is unsure."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from functools import cache, lru_cache

from radplan.parsed import parsed

LIMIT = 2


def closest(word: str, known: Iterable[str]) -> str:
    """The one known word that is close to a word; empty where there is none, or more than one as close."""
    folded = fold(word)
    letters = frozenset(folded)
    limit = 0 if len(folded) < 3 else 1 if len(folded) < 5 else LIMIT
    nearest = ""
    for other in set(known):
        spelling, its_letters = spelt(other)
        # One mistake can bring in one letter and take out another: this is cheap, and rules out most words.
        if abs(len(other) - len(word)) > limit or len(letters ^ its_letters) > 2 * limit:
            continue
        mistakes = distance(folded, spelling, limit)
        if mistakes == limit and nearest:
            limit, nearest = limit - 1, ""  # two as close: only a closer one counts from here
        elif mistakes <= limit:
            limit, nearest = mistakes, other
        if limit < 0:
            break
    return nearest


def closest_word(word: str, known: Iterable[str]) -> str:
    """As `closest`, for a value from a fixed list; a Dutch word leads to the value it means."""
    choices = tuple(known)
    meant = only(dutch("values").get(fold(word), ()), choices)
    return meant or closest(word, choices)


def english_key(word: str, known: Iterable[str], synonyms: Mapping[str, str]) -> str:
    """The key that a Dutch word for it means, where that key may stand; the municipality's own synonyms go first.

    A word with more meanings (`naam` is a `name` or a `title`) is silent where more of them may stand.
    """
    word = synonym(word)
    return only((synonyms[word],) if word in synonyms else dutch("keys").get(word, ()), set(known))


def only(meanings: Iterable[str], known: Collection[str]) -> str:
    """The one meaning that is known; empty where there is none, or more than one."""
    found = [meaning for meaning in meanings if meaning in known]
    return found[0] if len(found) == 1 else ""


def synonym(word: str) -> str:
    """A word for a key, as the lists of synonyms spell it."""
    return word.lower().replace(" ", "_").replace("’", "'")


def fold(word: str) -> str:
    """A word without the differences that are no mistake in spelling."""
    return word.lower().replace("-", "_").replace(" ", "_")


@lru_cache(maxsize=4096)
def spelt(word: str) -> tuple[str, frozenset[str]]:
    """A word without what is no mistake, and the letters in it: each id of a plan is asked for at every slip."""
    folded = fold(word)
    return folded, frozenset(folded)


def distance(one: str, other: str, limit: int | None = None) -> int:
    """How many letters to change, add, leave out or swap with their neighbour; past the limit, just more than it."""
    one, other = without_ends(one, other)
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        older, before, row = before, row, [i]
        for j, other_letter in enumerate(other, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != other_letter))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == other_letter:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
        if limit is not None and min(row) > limit and min(before) >= limit:
            return limit + 1
    return row[-1]


def without_ends(one: str, other: str) -> tuple[str, str]:
    """Two words without what they start and end with alike: there is no mistake in it."""
    start = alike(one, other)
    one, other = one[start:], other[start:]
    end = alike(one[::-1], other[::-1])
    return one[: len(one) - end], other[: len(other) - end]


def alike(one: str, other: str) -> int:
    """How many letters two words start with alike."""
    for at, (letter, other_letter) in enumerate(zip(one, other, strict=False)):
        if letter != other_letter:
            return at
    return min(len(one), len(other))


@cache
def dutch(name: str) -> dict[str, tuple[str, ...]]:
    """A list of Dutch words with what they may mean."""
    pairs = parsed(f"words/{name}.yaml").items()
    return {word.replace(" ", "_"): (meant,) if isinstance(meant, str) else tuple(meant) for word, meant in pairs}
