"""Where a text holds a name, or something close to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from radplan.model.plan import Activity
from radplan.record import Record
from radplan.regex import regex
from radplan.rules.naming.spelling import changes, digits_of, folded
from radplan.rules.wording import Passage, starts_sentence

EDGE = 4  # of a name written differently, the first or the last four letters are still there
SHORTEST, SHORTEST_NAME, SHORTEST_WORD = 5, 4, 8
ONE_LETTER, TWO_LETTERS = 7, 10  # so long is a name that one letter may be different, or two
START, END = slice(None, EDGE), slice(-EDGE, None)
TOKEN = regex(r"[^\W_]+|&")
MARKS = r"[ \t\u00a0\u202f\-–‑/'’\"“”*_]*"
BETWEEN = regex(rf"{MARKS}\n?{MARKS}")
FIRST_PART = regex(r"[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+(?=[A-Z])")
QUOTES = "'\"‘’“”„«*_"

Stretch = tuple[int, int, str]
"""Some words in a row: the first of them, the one behind the last, and their letters run together."""


class Name:
    """A name as it is defined in the plan, and where.

    `words` are its words without case and accents, `letters` those run together, `digits` the digits among them
    (another number is another name). So many letters as `allowed` may be different before it is another name.
    """

    def __init__(self, text: str, path: str, activity: Activity | None = None) -> None:
        self.text = text
        self.path = path
        self.activity = activity
        self.words = tuple(map(folded, TOKEN.findall(text)))
        self.letters = "".join(self.words)
        self.digits = digits_of(self.letters)
        self.allowed = (len(self.letters) >= ONE_LETTER) + (len(self.letters) >= TWO_LETTERS)

    @property
    def of_activity(self) -> bool:
        """Whether it is the title of an activity."""
        return self.activity is not None

    @property
    def proper(self) -> bool:
        """Whether it is a partner's, with a capital."""
        return not self.of_activity and self.text[:1].isupper()

    @property
    def distinctive(self) -> bool:
        """Whether it can be told from ordinary language: more words than one, a long one, or one with a capital."""
        shortest = SHORTEST if len(self.words) > 1 else SHORTEST_NAME if self.proper else SHORTEST_WORD
        return len(self.letters) >= shortest and not self.letters.isdigit()


class Row:
    """The words of a text in a row, without case and accents, and where each stands."""

    def __init__(self, passage: Passage) -> None:
        self.passage = passage
        self.words = words_of(passage)

    @cached_property
    def spans(self) -> list[tuple[int, int]]:
        """Where each word starts and ends."""
        return [match.span() for match in TOKEN.finditer(self.passage.text)]

    def unbroken(self, first: int, behind: int) -> bool:
        """Whether nothing stands between some words that a name could not have between them."""
        return all(self.go_together(at) for at in range(first, behind - 1))

    def go_together(self, at: int) -> bool:
        """Whether that holds for a word and the next."""
        text, end, start = self.passage.text, self.spans[at][1], self.spans[at + 1][0]
        return text[end:start] == " " or bool(BETWEEN.fullmatch(text, end, start))


class Window:
    """Some words in a row in a text, and the same words run together."""

    def __init__(self, row: Row, first: int, behind: int, letters: str) -> None:
        self.passage = row.passage
        self.start = row.spans[first][0]
        self.end = row.spans[behind - 1][1]
        self.words = tuple(row.words[first:behind])
        self.letters = letters

    @property
    def text(self) -> str:
        """As it was written, on one line and without emphasis."""
        return " ".join(self.passage.text[self.start : self.end].replace("*", "").split())

    @property
    def quoted(self) -> bool:
        """Whether a quote or an emphasis opens before it."""
        return self.passage.text[max(0, self.start - 1) : self.start] in (*QUOTES,)

    @property
    def opens(self) -> bool:
        """Whether its capital may be that of a sentence."""
        return self.text[0].isupper() and starts_sentence(self.passage.text, self.start)

    @property
    def in_capitals(self) -> bool:
        """Whether it stands in a line that is all capitals."""
        text = self.passage.text
        line = text[text.rfind("\n", 0, self.start) + 1 : self.end + 40].split("\n", 1)[0]
        return line.isupper() and len(TOKEN.findall(line)) > len(self.words)


class Edge(Record):
    """The names that begin or end with the same letters, by how many letters, and which digits, what is one may have.

    What is no shorter than `fewest` letters and no longer than `most` may be one of them.
    """

    fewest: int
    most: int
    names: Mapping[tuple[int, str], list[Name]]


class Names:
    """The names of a plan, to be found by how they begin or end."""

    def __init__(self, names: Iterator[Name]) -> None:
        unique = {name.letters: name for name in reversed([name for name in names if name.distinctive])}
        self.names = tuple(unique.values())
        self.longest = max((len(name.words) for name in self.names), default=0) + 1
        self.starts = by_edge(self.names, START)
        self.ends = by_edge(self.names, END)
        self.first_words = (
            {name.words[0] for name in self.names} | {*self.starts} | {first_part(name) for name in self.names}
        )
        self.last_words = {name.words[-1] for name in self.names} | {*self.ends}
        self.unlike: set[str] = set()

    def near(self, words: Iterable[str]) -> list[str]:
        """Those of some words with which a name may start or end; the others are passed over from then on."""
        found = []
        for word in words:
            plain = folded(word)
            if plain[START] in self.first_words or plain[END] in self.last_words:
                found.append(word)
            else:
                self.unlike.add(plain)
        return found

    def alike_in(self, passage: Passage) -> Iterator[tuple[Window, Name]]:
        """Where a text holds a name or something close to it."""
        row = Row(passage)
        for index, word in enumerate(row.words):
            if word in self.unlike:
                continue
            if word[:EDGE] in self.first_words and (edge := self.starts.get(letters_from(row.words, index))):
                yield from alike(row, windows_from(row.words, index, self.longest, edge), edge)
            if word[-EDGE:] in self.last_words and (edge := self.ends.get(letters_up_to(row.words, index))):
                yield from alike(row, windows_up_to(row.words, index, self.longest, edge), edge)


def first_part(name: Name) -> str:
    """What comes before a capital within the first word of a name, where a hyphen could go: GG of GGNet."""
    part = FIRST_PART.match(name.text)
    return folded(part[0]) if part else name.words[0]


def words_of(passage: Passage) -> list[str]:
    """The words of a text, without case and accents."""
    if "&" in passage.text or "İ" in passage.text:  # of which lower case makes two letters
        return [folded(word) for word in TOKEN.findall(passage.text)]
    if passage.text.isascii():
        return passage.words
    return [word if word.isascii() else folded(word) for word in passage.words]


def by_edge(names: tuple[Name, ...], edge: slice) -> Mapping[str, Edge]:
    """Names by their first or last letters."""
    alike: dict[str, list[Name]] = {}
    for name in names:
        alike.setdefault(name.letters[edge], []).append(name)
    return {letters: edge_of(found) for letters, found in alike.items()}


def edge_of(names: list[Name]) -> Edge:
    """Names that begin or end with the same letters."""
    alike: dict[tuple[int, str], list[Name]] = {}
    for name in names:
        length = len(name.letters)
        for letters in range(length - name.allowed, length + name.allowed + 1):
            alike.setdefault((letters, name.digits), []).append(name)
    lengths = [letters for letters, _ in alike]
    return Edge(min(lengths), max(lengths), alike)


def letters_from(words: list[str], first: int) -> str:
    """The letters that every window from a word on starts with, if it has as many."""
    return "".join(words[first : first + EDGE])[START]


def letters_up_to(words: list[str], last: int) -> str:
    """The letters that every window up to a word ends with, if it has as many."""
    return "".join(words[max(0, last + 1 - EDGE) : last + 1])[END]


def windows_from(words: list[str], first: int, longest: int, edge: Edge) -> Iterator[Stretch]:
    """A word, it and the next and so on, as far as they have as many letters as some name.

    Each as the first of the words, the one behind the last, and their letters run together.
    """
    letters = ""
    for at in range(first, min(first + longest, len(words))):
        letters += words[at]
        if len(letters) > edge.most:
            return
        if len(letters) >= edge.fewest:
            yield first, at + 1, letters


def windows_up_to(words: list[str], last: int, longest: int, edge: Edge) -> Iterator[Stretch]:
    """A word, it and the one before and so on, likewise."""
    letters = ""
    for at in range(last, max(-1, last - longest), -1):
        letters = words[at] + letters
        if len(letters) > edge.most:
            return
        if len(letters) >= edge.fewest:
            yield at, last + 1, letters


def alike(row: Row, windows: Iterator[Stretch], edge: Edge) -> Iterator[tuple[Window, Name]]:
    """The windows that are one of some names, but for one or two letters in a long one."""
    for first, behind, letters in windows:
        for name in edge.names.get((len(letters), digits_of(letters)), ()):
            if abs(len(name.words) - behind + first) > 1:
                continue
            if changes(letters, name.letters) <= name.allowed and row.unbroken(first, behind):
                yield Window(row, first, behind, letters), name


def closest(passage: Passage, names: Names) -> Iterator[tuple[Window, Name]]:
    """Of the windows of a text that overlap the one closest to its name."""
    taken = bytearray(len(passage.text))
    for window, name in sorted(names.alike_in(passage), key=lambda match: (away(*match), match[0].start)):
        if not any(taken[window.start : window.end]):
            taken[window.start : window.end] = b"x" * (window.end - window.start)
            yield window, name


def away(window: Window, name: Name) -> int:
    """How many letters a window is away from a name; more than two is too many to count."""
    return changes(window.letters, name.letters)
