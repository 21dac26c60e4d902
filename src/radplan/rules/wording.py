"""The words of a plan, looked through once for all rules on language.

Every text is split into words one time. A rule asks for the texts that hold the words it knows, and looks closely
at those only; words that no text holds cost next to nothing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, cached_property
from sys import intern

from radplan.findings import Place
from radplan.model.texts import PROSE, PlanText
from radplan.reading import PlanFolder
from radplan.record import Record
from radplan.regex import regex
from radplan.source.places import Scalar

WORD = regex(r"[^\W_]+")
LATIN = "latin-1"  # of each character one byte
LETTERS = bytes(ord(sign.lower()) if sign.isalnum() else ord(" ") for sign in map(chr, range(256)))
"""What becomes of each character of it, so that words are in lower case and parted by spaces."""
SIGNS = ("€", "’", "‘", "“", "”", "–", "…")  # what most other texts have besides
NOT_PROSE = r"\{\{[^{}]*\}\}|https?://[^\s)>\]]+|www\.[^\s)>\]]+"
WITH_MAIL = regex(rf"{NOT_PROSE}|(?<![\w.+-])[\w.+-]+@[\w.-]+")
WITHOUT_MAIL = regex(NOT_PROSE)  # finds where to look by a character, and is four times as quick
BEFORE_SENTENCE = regex(r"(?:\A|[.!?:;•|]\s+|\n\s*\n|(?:\A|\n)\s*(?:[-*+>]|#+|\d+[.)])\s)[\s*_\"'“‘(]*\Z")
STAND_IN = "…"


class Passage(Record):
    """A text of the plan. In `text` placeholders, links and mail addresses are blank; all else keeps its place.

    `words` are those of that text in a row, in lower case.
    """

    source: PlanText
    text: str
    words: list[str]

    @property
    def path(self) -> str:
        """Where it stands in the plan."""
        return self.source.path

    @property
    def is_prose(self) -> bool:
        """Whether it is prose, and no label such as a title."""
        return self.source.kind in PROSE

    @property
    def public(self) -> bool:
        """Whether it stands in a public document."""
        return not (self.source.activity and self.source.activity.confidential)


class Hit(Record):
    """A term in a passage, from `start` up to `end`."""

    passage: Passage
    term: str
    start: int
    end: int

    @property
    def words(self) -> str:
        """The term as it was written there, on one line."""
        return " ".join(self.passage.source.text[self.start : self.end].split())


class Wording:
    """All that is written in a plan, and its words."""

    def __init__(self, folder: PlanFolder) -> None:
        self.folder = folder

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Every text that the user wrote."""
        found = []
        for text in self.folder.written:
            if not self.stands_in(text):
                plain = blanked(text.text)
                found.append(Passage(text, plain, [*map(intern, words_of(plain))]))
        return tuple(found)

    @cached_property
    def whole(self) -> str:
        """All that is written, as one text: a sign that is not in it is in none."""
        return "\n".join(text.text for text in self.folder.written)

    @cached_property
    def words(self) -> set[str]:
        """Every word that some passage holds."""
        return set().union(*(passage.words for passage in self.passages))

    @cached_property
    def spelt(self) -> str:
        """All words in one string, in which a part of a word is soon found."""
        return " ".join(self.words)

    def holding(self, words: Iterable[str]) -> list[Passage]:
        """The passages that hold at least one of some words."""
        used = self.words.intersection(words)
        return [passage for passage in self.passages if not used.isdisjoint(passage.words)] if used else []

    def holding_phrases(self, phrases: Iterable[list[str]]) -> list[Passage]:
        """The passages that hold, in whatever order, all words of at least one phrase."""
        used = [phrase for phrase in phrases if phrase and self.words.issuperset(phrase)]
        near = self.holding(telling_word(phrase) for phrase in used)
        return [passage for passage in near if any(map({*passage.words}.issuperset, used))]

    def hits(self, terms: Iterable[str]) -> list[Hit]:
        """Where terms occur, in any case; of two that overlap the longest."""
        used = dict(self.used(tuple(terms)))
        near = self.holding(map(telling_word, used.values()))
        return list(longest(hit for passage in near for term in held(passage, used) for hit in every(term, passage)))

    def used(self, terms: tuple[str, ...]) -> Iterator[tuple[str, list[str]]]:
        """The terms that may occur, each with words that a text with it holds."""
        starts = by_first_word(terms)
        for word in starts:
            for term in starts[word] if word in self.words else ():
                words = WORD.findall(term.lower())
                # A hyphen may be left out of a term, and then its words are one.
                if "-" in term and all(part in self.spelt for part in words):
                    yield term, [word]
                elif "-" not in term and self.words.issuperset(words):
                    yield term, words

    def place(self, hit: Hit) -> Place:
        """Where a term was typed."""
        return self.folder.inside(hit.passage.source, hit.start, hit.end)

    def stands_in(self, text: PlanText) -> bool:
        """Whether a text is no user's but stands for something that couldn't be read."""
        if text.text != STAND_IN:
            return False
        file = self.folder.file_of(text)
        node = file.places.node(text.path)
        return not isinstance(node, Scalar) or node.style == "missing" or not file.as_typed(text.path)


def starts_sentence(text: str, start: int) -> bool:
    """Whether a sentence, a line of a list or a heading starts here."""
    return bool(BEFORE_SENTENCE.search(text[max(0, start - 40) : start]))


def behind_last(end: re.Pattern[str], text: str, at: int, reach: int) -> int:
    """Where the sentence begins in which something stands, by what ends one; no further back than some characters."""
    start = max(0, at - reach)
    return max((match.end() for match in end.finditer(text, start, at)), default=start)


def words_of(text: str) -> list[str]:
    """The words of a text in a row, in lower case: those that WORD finds, for most texts in a third of the time."""
    plain = text
    for sign in () if text.isascii() else SIGNS:
        plain = plain.replace(sign, " ")
    try:
        return plain.encode(LATIN).translate(LETTERS).decode(LATIN).split()
    except UnicodeEncodeError:
        return WORD.findall(text.lower())


def blanked(text: str) -> str:
    """A text with spaces for what is no prose in it."""
    mail = "@" in text
    if not (mail or "{{" in text or "://" in text or "www." in text):
        return text
    return (WITH_MAIL if mail else WITHOUT_MAIL).sub(lambda match: " " * len(match[0]), text)


def held(passage: Passage, terms: Mapping[str, list[str]]) -> Iterator[str]:
    """Those of some terms, each with words, that a text may hold: the words are there, and all parts of the term."""
    words = {*passage.words}
    for term, needed in terms.items():
        if words.issuperset(needed) and ("-" not in term or holds_parts(passage.text.lower(), term)):
            yield term


def holds_parts(text: str, term: str) -> bool:
    """Whether a text in lower case holds each word of a term, if only as a part of a word."""
    return all(part in text for part in WORD.findall(term.lower()))


def every(term: str, passage: Passage) -> Iterator[Hit]:
    """Where a term occurs in a text."""
    return (Hit(passage, term, match.start(), match.end()) for match in pattern(term).finditer(passage.text))


def telling_word(words: Iterable[str]) -> str:
    """Of the words of a phrase the one to look for: the longest, which few texts hold."""
    return max(words, key=len)


@cache
def by_first_word(terms: tuple[str, ...]) -> Mapping[str, list[str]]:
    """Terms by the word that they start with, in lower case."""
    found: dict[str, list[str]] = defaultdict(list)
    for term in terms:
        if first := WORD.search(term.lower()):
            found[first[0]].append(term)
    return found


@cache
def pattern(term: str) -> re.Pattern[str]:
    """A term as a whole, over line ends too, with or without its hyphens."""
    words = r"\s+".join(re.escape(word).replace(r"\-", r"[-\s]?") for word in term.split())
    return re.compile(rf"(?<!\w){words}(?!\w)", re.I)


@cache
def written(title: str) -> re.Pattern[str]:
    """A title as people write it: in any case, over line ends, with hyphens or marks between its words, with an s."""
    words = r"[\s*_-]+".join(map(re.escape, WORD.findall(title)))
    return re.compile(rf"(?<!\w)(?P<name>{words or re.escape(title)})(?:['’]?s)?(?!\w)", re.IGNORECASE)


def longest(hits: Iterable[Hit]) -> Iterator[Hit]:
    """Hits without those that lie in or across a longer or earlier one."""
    path, end = "", 0
    for hit in sorted(hits, key=lambda hit: (hit.passage.path, hit.start, -hit.end)):
        if hit.passage.path != path or hit.start >= end:
            yield hit
            path, end = hit.passage.path, hit.end
