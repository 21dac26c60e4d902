"""The words for people, and for how many."""

from __future__ import annotations

from functools import cache

from radplan.record import Record
from radplan.regex import regex
from radplan.words import word_list

NOUN = regex(r"[\w-]+(?:['’]s\b)?")
ADJECTIVE = regex(r"\(?(?:[\w-]+(?:e|ed|ist)|young|violent|radical)\)?\**,?\s+\**")
BEFORE_NOUN = regex(r"\([\w-]{1,12}-\)")  # (ex-)gedetineerden
ADJECTIVES = 2
NUMBER_OF = regex(r"\s*(?:aantal|number\s+of)\s+")
KINDS = ("compounds", "people")  # of words: those before which any other may go, and the others


class Nouns(Record):
    """Words for people: those before which any other may go (moslimjongeren), and the others."""

    compounds: tuple[str, ...]
    others: frozenset[str]

    def have(self, word: str) -> bool:
        """Whether a word is one of them."""
        plain = word.replace("’", "'")
        return plain.endswith(self.compounds) or plain.removeprefix("ex-") in self.others


@cache
def nouns_for(count: int) -> Nouns:
    """The words for one person or for more."""
    people = word_list("people")
    compounds, others = (tuple(many if count > 1 else one for one, many in people[kind].items()) for kind in KINDS)
    return Nouns(compounds, frozenset(others))


@cache
def number_words(limit: int) -> tuple[str, ...]:
    """Every way to write a number of at least one and below the limit."""
    written = word_list("people")["numbers"]
    return tuple(word for number in range(1, limit) for word in (str(number), *written.get(str(number), ())))


def is_people(unit: str) -> bool:
    """Whether a unit is people of whom the plan speaks: `persoon`, `aantal unieke jongeren`."""
    share = "%" in unit or " per " in unit
    return not share and (labels_people(unit) or nouns_for(1).have(unit.strip()))


def labels_people(cell: str) -> bool:
    """Whether the head of a row or column says that people are counted in it."""
    label = cell.strip("* ")
    of = NUMBER_OF.match(label)
    return people_behind(label, of.end() if of else 0, nouns_for(2)) is not None


def people_behind(text: str, at: int, nouns: Nouns) -> int | None:
    """Where the people end that stand here, behind two adjectives at most."""
    ends: list[int | None] = []
    while len(ends) <= ADJECTIVES:
        prefix = BEFORE_NOUN.match(text, at)
        word = NOUN.match(text, prefix.end() if prefix else at)
        ends.append(word.end() if word and nouns.have(word[0]) else None)
        if not (adjective := ADJECTIVE.match(text, at)):
            break
        at = adjective.end()
    return next(filter(None, reversed(ends)), None)
