"""A name returns in the text, written a little differently.

## What it checks
Where the prose writes the name of a partner or the title of an activity, it writes it as the plan defines it: not with
other capitals, accents, hyphens or spaces, and not with one or two other letters. Single words are looked at only when
they are long, and ordinary language is left alone: a capital at the start of a sentence, a title's first letter within
one, plurals, and whatever is the name of something else in the plan.

## Why
Two spellings are two projects to whoever searches, adds up or asks questions a year later.

## Wrong
    partners: [{id: oumnia, name: Oumnia Works}]
    purpose: De training van Oumnia works gaat door.

## Right
    purpose: De training van Oumnia Works gaat door.

## Repair
Write the name as it is defined; or correct the definition, when the text is right.

## Source
Arnhem 2019: "Zichtbare en betrokken ouders" in the text, "Zichtbaar en betrokken ouders" in the table; "Oumnia Works"
and "Oumnia works" in one section.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from radplan.findings import Finding, Severity
from radplan.rules.rule import Case, Rule, related, with_related
from radplan.rules.wording import Passage, starts_sentence
from radplan.suggest import distance

RULE = Rule("name-drift", Severity.WARNING)
EDGE = 4  # of a name written differently, the first or the last four letters are still there
SHORTEST, SHORTEST_WITH_TWO, SHORTEST_WORD, SHORTEST_WORD_WITH_ONE = 8, 10, 8, 12
TOKEN = re.compile(r"[^\W_]+|&")
BETWEEN = re.compile(r"[ \t\-–‑/'’\"“”*_]*\n?[ \t\-–‑/'’\"“”*_]*")
WHITE = r"\s+"
ENDINGS = ("", "e", "n", "s", "en", "es", "er", "se")


@dataclass(frozen=True)
class Name:
    """A name as it is defined in the plan, and where."""

    text: str
    path: str
    of_activity: bool

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Its words, without case and accents."""
        return tuple(folded(word) for word in TOKEN.findall(self.text))

    @cached_property
    def letters(self) -> str:
        """Its words run together."""
        return "".join(self.words)

    @property
    def distinctive(self) -> bool:
        """Whether it can be told from ordinary language: more words than one, or a long one."""
        return len(self.letters) >= (SHORTEST if len(self.words) > 1 else SHORTEST_WORD) and not self.letters.isdigit()


@dataclass(frozen=True, slots=True)
class Window:
    """Some words in a row in a text."""

    passage: Passage
    start: int
    end: int
    words: tuple[str, ...]

    @property
    def text(self) -> str:
        """As it was written, on one line and without emphasis."""
        return " ".join(self.passage.text[self.start : self.end].replace("*", "").split())


def check(case: Case) -> Iterator[Finding]:
    """Names in the prose that are not written as they are defined."""
    names = Names(names_of(case))
    known = {passage.source.text for passage in case.wording.passages if passage.path.endswith((".title", ".name"))}
    known |= {name.text for name in names.names}
    for passage in case.wording.holding(word for word in case.wording.index if names.may_hold(word)):
        drifted = [match for match in closest(names.alike_in(passage)) if is_drift(*match)] if passage.is_prose else []
        spans = list(occurrences(passage.text, known)) if drifted else []
        for window, name in drifted:
            if not any(start < window.end and window.start < end for start, end in spans):
                place = case.folder.places.inside(passage.path, window.start, window.end)
                finding = RULE.found(place, passage.path, text=window.text, name=name.text)
                yield with_related(finding, related(RULE.name, "defined", case.folder.place(name.path)))


def names_of(case: Case) -> Iterator[Name]:
    """The names of partners and the titles of activities; what stands in brackets behind one may be left out."""
    for index, partner in enumerate(case.plan.partners):
        yield from variants(partner.name, f"partners[{index}].name", of_activity=False)
    for trail in case.ledger.trails:
        yield from variants(trail.activity.title, f"{trail.path}.title", of_activity=True)


def variants(text: str, path: str, *, of_activity: bool) -> Iterator[Name]:
    """A name in full, and without what stands behind it in brackets."""
    for variant in dict.fromkeys((text, re.sub(r"\s*\([^)]*\)\s*$", "", text))):
        yield Name(" ".join(variant.split()), path, of_activity)


class Names:
    """The names of a plan, to be found by how they begin or end."""

    def __init__(self, names: Iterator[Name]) -> None:
        unique = {name.letters: name for name in reversed([name for name in names if name.distinctive])}
        self.names = tuple(unique.values())
        self.starts: Mapping[str, list[Name]] = by_edge(self.names, slice(None, EDGE))
        self.ends: Mapping[str, list[Name]] = by_edge(self.names, slice(-EDGE, None))
        self.short_starts = {edge[:length] for edge in self.starts for length in range(1, EDGE)}
        self.short_ends = {edge[-length:] for edge in self.ends for length in range(1, EDGE)}

    def may_hold(self, word: str) -> bool:
        """Whether a name may begin or end with this word."""
        plain = folded(word)
        if len(plain) < EDGE:
            return plain in self.short_starts or plain in self.short_ends
        return plain[:EDGE] in self.starts or plain[-EDGE:] in self.ends

    def alike_in(self, passage: Passage) -> Iterator[tuple[Window, Name]]:
        """Where a text holds a name or something close to it."""
        tokens = [(folded(match[0]), match.start(), match.end()) for match in TOKEN.finditer(passage.text)]
        longest = max((len(name.words) for name in self.names), default=0) + 1
        for first in range(len(tokens)):
            letters = ""
            for last in range(first, min(first + longest, len(tokens))):
                if last > first and not BETWEEN.fullmatch(passage.text, tokens[last - 1][2], tokens[last][1]):
                    break
                letters += tokens[last][0]
                for name in self.alike(letters, last - first + 1):
                    words = tuple(token[0] for token in tokens[first : last + 1])
                    window = Window(passage, tokens[first][1], tokens[last][2], words)
                    if is_close(letters, name):
                        yield window, name

    def alike(self, letters: str, words: int) -> list[Name]:
        """The names of about this length and these words that begin or end with the same letters."""
        edges = (*self.starts.get(letters[:EDGE], ()), *self.ends.get(letters[-EDGE:], ()))
        candidates = {name.letters: name for name in edges}
        return [
            name for name in candidates.values()
            if abs(len(name.letters) - len(letters)) <= 2 and abs(len(name.words) - words) <= 1
        ]  # fmt: skip


def by_edge(names: tuple[Name, ...], edge: slice) -> dict[str, list[Name]]:
    """Names by their first or last letters."""
    found: dict[str, list[Name]] = defaultdict(list)
    for name in names:
        found[name.letters[edge]].append(name)
    return found


def is_close(letters: str, name: Name) -> bool:
    """Whether some letters are those of a name, but for one or two in a long one."""
    if digits(letters) != digits(name.letters):
        return False
    return distance(letters, name.letters) <= (2 if len(name.letters) >= SHORTEST_WITH_TWO else 1)


def is_drift(window: Window, name: Name) -> bool:
    """Whether something close to a name is that name written differently, and no ordinary language."""
    letters = "".join(window.words)
    if letters == name.letters:
        return is_respelt(window, name)
    if letters[0] != name.letters[0]:
        return False
    if len(name.words) == 1:
        return is_misspelt_word(window, letters, name.letters)
    return not is_other_word(window, name)


def is_respelt(window: Window, name: Name) -> bool:
    """Whether the same letters differ in capitals, accents, hyphens or spaces as they should not."""
    written, defined = shape(window.text), shape(name.text)
    if written.lower() != defined.lower():
        split = len(name.words) == 1 and " " in written
        return not split or written[0] == defined[0].upper()
    if written[1:] != defined[1:]:
        return True
    if name.of_activity or len(name.words) == 1:
        return False
    opens = written[0].isupper() and starts_sentence(window.passage.text, window.start)
    return written != defined and not opens


def is_misspelt_word(window: Window, letters: str, defined: str) -> bool:
    """Whether one long word has a slip in its middle: a different ending is another form of the word."""
    if len(window.words) > 1 or len(defined) < SHORTEST_WORD_WITH_ONE or letters[-3:] != defined[-3:]:
        return False
    return distance(letters, defined) == 1


def is_other_word(window: Window, name: Name) -> bool:
    """Whether the difference makes other words: a different short word, or another form in an ordinary phrase."""
    if len(window.words) != len(name.words):
        return False
    pairs = [pair for pair in zip(window.words, name.words, strict=True) if pair[0] != pair[1]]
    if any(len(defined) < EDGE or len(written) < EDGE for written, defined in pairs):
        return True
    capitals = {folded(word) for word in TOKEN.findall(window.text) if word[0].isupper()}
    ordinary = name.text[0].islower() or (len(name.words) == 2 and capitals.isdisjoint(written for written, _ in pairs))
    return ordinary and all(same_word(written, defined) for written, defined in pairs)


def same_word(one: str, other: str) -> bool:
    """Whether two words differ only in their endings."""
    stems = {one.removesuffix(ending) for ending in ENDINGS}
    return any(other.removesuffix(ending) in stems for ending in ENDINGS)


def closest(matches: Iterator[tuple[Window, Name]]) -> Iterator[tuple[Window, Name]]:
    """Of windows that overlap the one closest to its name."""
    taken: list[Window] = []
    for window, name in sorted(matches, key=lambda match: (away(*match), match[0].start)):
        if all(window.end <= other.start or window.start >= other.end for other in taken):
            taken.append(window)
            yield window, name


def away(window: Window, name: Name) -> int:
    """How many letters a window is away from a name."""
    return distance("".join(window.words), name.letters)


def occurrences(text: str, names: set[str]) -> Iterator[tuple[int, int]]:
    """Where names stand in a text exactly as they are defined."""
    for name in names:
        words = name.split()
        if words[0] in text:
            for match in re.finditer(rf"(?<!\w){WHITE.join(map(re.escape, words))}(?!\w)", text):
                yield match.span()


def shape(text: str) -> str:
    """A text without quotes and other marks; case, accents, hyphens and spaces stay."""
    plain = unicodedata.normalize("NFC", text).replace("&", " en ").replace("‑", "-")
    return " ".join("".join(letter if letter.isalnum() or letter == "-" else " " for letter in plain).split())


def folded(word: str) -> str:
    """A word without case and accents; `&` is the word "en"."""
    if word == "&":
        return "en"
    lowered = word.lower()
    if lowered.isascii():
        return lowered
    return "".join(letter for letter in unicodedata.normalize("NFKD", lowered) if not unicodedata.combining(letter))


def digits(text: str) -> str:
    """The digits of a text: another number is another name."""
    return "".join(letter for letter in text if letter.isdigit())
