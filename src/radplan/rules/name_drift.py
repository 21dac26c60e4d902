"""A name returns in the text, written a little differently.

## What it checks
Where the prose writes the name of a partner or the title of an activity, it writes it as the plan defines it: not with
other capitals, accents, hyphens or spaces, and not with one or two other letters (in a name of one word: one from seven
letters on, two from ten on). Ordinary language is left alone: a capital at the start of a sentence, a title's first
letter within one, plurals and other endings in running text, a word in lower case that is no made-up name, another
name that looks like it (Bureau West beside Bureau Oost), and whatever is the name of something else in the plan.

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
from collections.abc import Iterator, Mapping
from functools import cached_property, lru_cache

from radplan.findings import Finding, Severity
from radplan.model.plan import Activity
from radplan.record import Record
from radplan.regex import regex
from radplan.rules.rule import Case, Rule, related, with_related
from radplan.rules.wording import Passage, starts_sentence, written
from radplan.words import word_list

RULE = Rule("name-drift", Severity.WARNING)
EDGE = 4  # of a name written differently, the first or the last four letters are still there
SHORTEST, SHORTEST_NAME, SHORTEST_WORD = 5, 4, 8
ONE_LETTER, TWO_LETTERS = 7, 10  # so long is a name that one letter may be different, or two
SLIP, SLIP_OR_OTHER = 9, 12  # so long is an ordinary word in which a letter too few is seen, or another letter
START, END = slice(None, EDGE), slice(-EDGE, None)
TOKEN = regex(r"[^\W_]+|&")
BETWEEN = regex(r"[ \t\-–‑/'’\"“”*_]*\n?[ \t\-–‑/'’\"“”*_]*")
NO_DIGITS = regex(r"\D+")
BRACKETS = regex(r"\s*\([^)]*\)\s*$")
WHITE = r"\s+"
ENDINGS = ("", "e", "n", "s", "en", "es", "er", "ere", "ers", "se")
FIRST_PART = regex(r"[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+(?=[A-Z])")
DOUBLED = regex(r"(.)\1")
QUOTES = "'\"‘’“”„«*_"
MADE_UP = regex(r".*(?:io|us|ia)$")  # an ordinary word seldom ends so, and these do
LINKED = regex(r"\w+(?:heids|ings|teits|schaps) \w+")  # "weerbaarheids training" can only be one word


class Name:
    """A name as it is defined in the plan, and where."""

    def __init__(self, text: str, path: str, activity: Activity | None = None) -> None:
        self.text = text
        self.path = path
        self.activity = activity

    @property
    def of_activity(self) -> bool:
        """Whether it is the title of an activity."""
        return self.activity is not None

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Its words, without case and accents."""
        return tuple(folded(word) for word in TOKEN.findall(self.text))

    @cached_property
    def letters(self) -> str:
        """Its words run together."""
        return "".join(self.words)

    @cached_property
    def digits(self) -> str:
        """Its digits: another number is another name."""
        return digits_of(self.letters)

    @cached_property
    def allowed(self) -> int:
        """How many letters may be different before it is another name."""
        return (len(self.letters) >= ONE_LETTER) + (len(self.letters) >= TWO_LETTERS)

    @cached_property
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


def check(case: Case) -> Iterator[Finding]:
    """Names in the prose that are not written as they are defined."""
    names = Names(names_of(case))
    near = case.wording.holding(word for word in case.wording.words if names.may_hold(word))
    found = [(passage, drifted_in(passage, names)) for passage in near if passage.is_prose]
    if not any(drifted for _, drifted in found):
        return
    known = {passage.source.text for passage in case.wording.passages if passage.path.endswith((".title", ".name"))}
    known |= {name.text for name in names.names}
    for passage, drifted in found:
        exact = covered(passage.text, occurrences(passage.text, known)) if drifted else bytearray()
        for window, name in drifted:
            if not all(exact[window.start : window.end]) and not gives_away(window, name):
                place = case.folder.inside(passage.source, window.start, window.end)
                finding = RULE.found(place, passage.path, text=window.text, name=name.text)
                yield with_related(finding, related(RULE.name, "defined", case.folder.place(name.path)))


def gives_away(window: Window, name: Name) -> bool:
    """Whether a public text gives away a confidential activity here, which `confidential-reference` says."""
    hidden = name.activity and name.activity.confidential and window.passage.public
    return bool(hidden and written(name.text).match(window.text))


def drifted_in(passage: Passage, names: Names) -> list[tuple[Window, Name]]:
    """What is a name written differently in a text."""
    return [match for match in closest(passage, names) if is_drift(*match)]


def names_of(case: Case) -> Iterator[Name]:
    """The names of partners and the titles of activities; what stands in brackets behind one may be left out."""
    for index, partner in enumerate(case.plan.partners):
        yield from variants(partner.name, f"partners[{index}].name")
    for trail in case.ledger.trails:
        yield from variants(trail.activity.title, f"{trail.path}.title", trail.activity)


def variants(text: str, path: str, activity: Activity | None = None) -> Iterator[Name]:
    """A name in full, and without what stands behind it in brackets."""
    for variant in dict.fromkeys((text, BRACKETS.sub("", text) if ")" in text else text)):
        yield Name(" ".join(variant.split()), path, activity)


class Edge(Record):
    """The names that begin or end with the same letters, by their digits: another number is another name.

    What is no shorter than `fewest` letters and no longer than `most` may be one of them.
    """

    fewest: int
    most: int
    names: Mapping[str, list[Name]]


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

    def may_hold(self, word: str) -> bool:
        """Whether a name may start or end with this word."""
        plain = folded(word)
        return plain[START] in self.first_words or plain[END] in self.last_words

    def alike_in(self, passage: Passage) -> Iterator[tuple[Window, Name]]:
        """Where a text holds a name or something close to it."""
        row = Row(passage)
        for index, word in enumerate(row.words):
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
    by_digits: dict[str, list[Name]] = {}
    for name in names:
        by_digits.setdefault(name.digits, []).append(name)
    fewest = min(len(name.letters) - name.allowed for name in names)
    return Edge(fewest, max(len(name.letters) + name.allowed for name in names), by_digits)


def letters_from(words: list[str], first: int) -> str:
    """The letters that every window from a word on starts with, if it has as many."""
    return "".join(words[first : first + EDGE])[START]


def letters_up_to(words: list[str], last: int) -> str:
    """The letters that every window up to a word ends with, if it has as many."""
    return "".join(words[max(0, last + 1 - EDGE) : last + 1])[END]


Stretch = tuple[int, int, str]


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
        for name in edge.names.get(digits_of(letters), ()):
            allowed = name.allowed
            if abs(len(name.letters) - len(letters)) > allowed or abs(len(name.words) - behind + first) > 1:
                continue
            if changes(letters, name.letters) <= allowed and row.unbroken(first, behind):
                yield Window(row, first, behind, letters), name


def is_drift(window: Window, name: Name) -> bool:
    """Whether something close to a name is that name written differently, and no ordinary language."""
    if window.letters == name.letters:
        return is_respelt(window, name)
    if window.letters[0] != name.letters[0]:
        return False
    if len(name.words) == 1:
        return is_misspelt_word(window, name)
    return not is_other_word(window, name)


def is_respelt(window: Window, name: Name) -> bool:
    """Whether the same letters differ in capitals, accents, hyphens or spaces as they should not."""
    written, defined = shape(window.text), shape(name.text)
    if len(name.words) == 1:
        return is_respelt_word(window, name, written, defined)
    if (
        written.lower().replace("én", "en") == defined.lower()
        and written.islower()
        and {*word_list("names")["everyday"]}.issuperset(name.words)
    ):
        return False
    if written.lower() != defined.lower():
        return not (name.of_activity and written[1:].replace(" én ", " en ") == defined[1:])
    if written[1:] != defined[1:]:
        return not (written.isupper() and window.in_capitals)
    if name.of_activity or name.words[0] in word_list("names")["generic"]:
        return False
    return written != defined and not window.opens


def is_respelt_word(window: Window, name: Name, written: str, defined: str) -> bool:
    """Whether the same letters of one word differ as they should not; in lower case it may be an ordinary word."""
    if " " in written:
        if LINKED.fullmatch(written.lower()):
            return True
        whole = written[0] == defined[0].upper()
        return whole and (len(name.letters) >= SHORTEST_WORD or all(part[0].isupper() for part in written.split()))
    if name.proper and written.islower() and len(name.letters) < SHORTEST_WORD:
        return False
    if written.lower() != defined.lower():
        return True
    if written[1:] != defined[1:]:
        if written.isupper():
            return name.proper and not window.in_capitals and not is_heading(window)
        return not written.islower() or any(letter.isupper() for letter in defined[1:])
    return (
        name.proper
        and written != defined
        and bool(MADE_UP.match(name.letters))
        and name.letters not in word_list("names")["not-made-up"]
    )


def is_heading(window: Window) -> bool:
    """Whether it stands alone behind the marks of a heading."""
    text = window.passage.text
    return text[text.rfind("\n", 0, window.start) + 1 : window.start].lstrip().startswith("#")


def is_misspelt_word(window: Window, name: Name) -> bool:
    """Whether one long word has a slip in its middle: a different ending is another form of the word."""
    if len(window.words) > 1 or same_word(window.letters, name.letters):
        return False
    if name.proper and window.text[0].isupper():
        two = len(name.letters) >= TWO_LETTERS and not window.opens
        return window.letters[-1] == name.letters[-1] and away(window, name) <= 1 + two
    if window.letters[-3:] != name.letters[-3:] or away(window, name) != 1:
        return False
    other_letter = len(window.letters) == len(name.letters) and sorted(window.letters) != sorted(name.letters)
    return len(name.letters) >= (SLIP_OR_OTHER if other_letter else SLIP)


def is_other_word(window: Window, name: Name) -> bool:
    """Whether the difference makes other words: a different short word, or another form in an ordinary phrase."""
    if len(window.words) != len(name.words):
        # "de politie in Gouda" has a word more than the Politie Gouda: that is a phrase, not the name.
        rest = iter(window.words)
        return len(window.words) > len(name.words) and all(word in rest for word in name.words)
    pairs = [pair for pair in zip(window.words, name.words, strict=True) if pair[0] != pair[1]]
    small_words = {*word_list("names")["particles"]}
    particles = [pair for pair in pairs if small_words.issuperset(pair)]
    if particles:
        return pairs != particles or not is_name_like(window, name)
    if any(is_another(*pair) for pair in pairs):
        return True
    if window.quoted and window.text[0].isupper():
        return False
    capitals = {folded(word) for word in TOKEN.findall(window.text) if word[0].isupper()}
    in_lower_case = capitals.isdisjoint(written for written, _ in pairs)
    if name.text[0].islower() or (in_lower_case and (len(name.words) == 2 or not name.of_activity)):
        return all(same_word(*pair) for pair in pairs)
    if window.text.islower() and not window.quoted:
        return all(same_word(*pair) or is_plural(*pair) for pair in pairs)
    small = window.text[1:].islower() and (window.opens or name.text[1:] != name.text[1:].lower())
    return name.of_activity and small and all(same_word(*pair) for pair in pairs)


def is_name_like(window: Window, name: Name) -> bool:
    """Whether a partner is named, all but its small words with their capitals."""
    said, defined = TOKEN.findall(window.text), TOKEN.findall(name.text)
    capitals = [word for word in defined if word[0].isupper() and folded(word) not in word_list("names")["particles"]]
    return not name.of_activity and len(capitals) > 1 and all(word in said for word in capitals[1:])


def is_another(written: str, defined: str) -> bool:
    """Whether two words are too short, or too different, to be one word written differently."""
    shortest = min(len(written), len(defined))
    return shortest < EDGE or written[0] != defined[0] or (shortest <= EDGE and changes(written, defined) > 1)


def same_word(one: str, other: str) -> bool:
    """Whether two words differ only in their endings."""
    stems = {one.removesuffix(ending) for ending in ENDINGS}
    return any(other.removesuffix(ending) in stems for ending in ENDINGS)


def is_plural(one: str, other: str) -> bool:
    """Whether one of two words is the plural of the other, however it is spelt: school and scholen."""
    short, long = sorted((one, other), key=len)
    stem = next((long.removesuffix(ending) for ending in ("en", "s") if long.endswith(ending)), None)
    return stem is not None and bare(stem) == bare(short)


def bare(word: str) -> str:
    """A word as it is spelt before an ending: school as schol, huis as huiz."""
    return DOUBLED.sub(r"\1", word).replace("z", "s").replace("v", "f")


def closest(passage: Passage, names: Names) -> Iterator[tuple[Window, Name]]:
    """Of the windows of a text that overlap the one closest to its name."""
    taken = bytearray(len(passage.text))
    for window, name in sorted(names.alike_in(passage), key=lambda match: (away(*match), match[0].start)):
        if not any(taken[window.start : window.end]):
            taken[window.start : window.end] = b"x" * (window.end - window.start)
            yield window, name


def covered(text: str, spans: Iterator[tuple[int, int]]) -> bytearray:
    """For each character of a text whether one of some stretches covers it."""
    cover = bytearray(len(text))
    for start, end in spans:
        cover[start:end] = b"x" * (end - start)
    return cover


def away(window: Window, name: Name) -> int:
    """How many letters a window is away from a name; more than two is too many to count."""
    return changes(window.letters, name.letters)


@lru_cache(maxsize=4096)
def changes(one: str, other: str) -> int:
    """How many letters make one word of the other, up to three."""
    if one == other:
        return 0
    if len({*one} ^ {*other}) > 4:
        return 3  # a letter that changes takes one letter away and brings one other
    return next((count for count in (1, 2) if within(one, other, count)), 3)


def within(one: str, other: str, changes: int) -> bool:
    """Whether so many letters changed, added, left out or swapped with their neighbour make one word of the other."""
    if abs(len(one) - len(other)) > changes:
        return False
    pairs = enumerate(zip(one, other, strict=False))
    same = next((at for at, (letter, instead) in pairs if letter != instead), min(len(one), len(other)))
    one, other = one[same:], other[same:]
    if not changes or not (one and other):
        return len(one) + len(other) <= changes
    swapped = one[1:2] == other[0] and other[1:2] == one[0] and within(one[2:], other[2:], changes - 1)
    return (
        swapped
        or within(one[1:], other[1:], changes - 1)
        or within(one[1:], other, changes - 1)
        or within(one, other[1:], changes - 1)
    )


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


def digits_of(letters: str) -> str:
    """The digits among some letters; most have none, which is soon seen."""
    return "" if letters.isalpha() else NO_DIGITS.sub("", letters)


def folded(word: str) -> str:
    """A word without case and accents; `&` is the word "en"."""
    if word == "&":
        return "en"
    lowered = word.lower()
    if lowered.isascii():
        return lowered
    return "".join(letter for letter in unicodedata.normalize("NFKD", lowered) if not unicodedata.combining(letter))
