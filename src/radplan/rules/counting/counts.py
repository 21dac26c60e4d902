"""Where a small number stands in a text with the people that it counts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from radplan.regex import regex
from radplan.rules.counting.people import NOUN, Nouns, labels_people, nouns_for, number_words, people_behind
from radplan.rules.counting.sentence import AROUND, SENTENCE_ENDS
from radplan.words import word_list

BEFORE = 40
TABLE = 3000  # characters: a table is seldom longer
NUMBER_STARTS = r"(?<![\w.,/–-])"
NUMBER_ENDS = regex(r"(?![\w%-]|[.,/]\d|\s*(?:%|procent|keer|maal|percent))")
GAP = r"\**(?:\s*\(\d+\)\s*|\s+)\**"
TOTAL = r"(?:\d[\d.]*|[a-zéë]*(?:twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|tig|honderd|five|ten))\s+"
OF_ALL = r"(?:van|of)\s+(?:de|deze|die|onze|the)\s+"
# Where the people stand elsewhere in the sentence; what most numbers have not before them is looked for first.
LEADS = ("er", "wie", "waarvan", "waaronder", "whom", "is", "was", "bedraagt", "bedroeg", "naar", ":", "=", "|", "(")
OF_THEM = regex(r"\**\s+(?:van|of)\s+(?:hen|hun|them)\b")
NEXT = regex(r"\**\s+[\w-]+")
OF_WHOM = regex(r"([\w’'-]+)\**,?\s+(?:van\s+wie|onder\s+wie|(waarvan|waaronder)|of\s+whom)\s+(?:er\s+)?\**$")
# "Onder wie vier wijkagenten" counts whom it names; "van wie twee van de politie" counts those.
NAMES_NOBODY = regex(r"\**\s*(?:[.,;:)]|$)|\**\s+(?:uit|van|met|die|in|op|onder|tussen|zonder|ouder|jonger)\b")
OF_OFFICE = regex(
    r"\**\s+(?:van|uit|namens)\s+(?:de|het|een|onze)\s+\w*(?:politie|gemeente|raad|school|huis|werk|bestuur|ministerie|organisatie)\b"
)
MEMBERS = regex(
    r"\**\s+leden(?=\s+van\s+(?:een|de|die|deze|dezelfde)\s+(?:[\w-]+e\s+)?[\w-]*(?:rechtse|linkse|extremistische|jihadistische"
    r"|terroristische|salafistische|nazistische|gewelddadige|radicale|criminele)\s+\w*(?:groep|groepering|cel|organisatie|beweging"
    r"|netwerk|bende|club|partij)\b)"
)
# "Uitreizigers (3) en terugkeerders (2)"; but (2) behind (1) is the second of some points.
# "Uitreizigers (3) en terugkeerders (2)"; in "bijeenkomsten ouders (2)" something else is counted.
IN_BRACKETS = regex(r"(?:^[\s*#>+-]*|[,;:]\s+\**|\b(?:en|of|and|or|de|the|[\w-]+e)\s+\**)([\w’'-]+)\**\s*\($")
BRACKET_ENDS = regex(r"\)(?!\))")
THERE = regex(r"\ber\s+\**$")
OF_ALL_WITH_TOTAL = regex(rf"\b{OF_ALL}(?:{TOTAL})?")
IS = r"(?:\s*[:=]\**\s*|\s+(?:is|was|bedraagt|bedroeg|daalde\s+naar|steeg\s+naar)\s+)\**"
# Where they are counted: "in de aanpak", "op de lijst"; but "in groep: 3" names the group.
WHERE = (
    r"(?:\s+(?:in|op|bij|onder|met|uit)\s+(?!(?:groep|klas|leerjaar|fase|week|wijk|stap|schaal|niveau|spoor|ronde|sessie|categorie|module|blok|les)\b\**\s*[:=])"
    r"(?:[\w-]+\s+){0,3}?[\w’'-]+)?"
)
LABEL = regex(
    r"(?:\b(?:aantal(?:len)?|number\s+of)\s+|(?:^|\n)[ \t*+-]*)(?:[\w-]+e\s+)?([\w’'-]+)"
    rf"{WHERE}(?:\s+in\s+\d{{4}})?\**{IS}$"
)
LABEL_OF_THOSE = regex(rf"\baantal\s+(?:[\w-]+e\s+)?([\w’'-]+)\s+(?:dat|die)\s[^.:;=]{{1,60}}{IS}$")
LABEL_ENDS = regex(r"\**\s*(?:[.;,)\n]|$|(?:en|and|in|op)\b)")
CELL_ENDS = regex(r"\**[ \t]*(?:\||\n|$)")
COUNTS_OTHERS = regex(r".*\baantal(?:len)?\s+(?:[\w-]+e\s+)?(?!gevallen)[\w-]+(?:en|s)\b.*")
COUNTS_HEAD = regex(r"\W*(?:|.*\baantal\b.*|\d{4}.*|totaal|personen|mensen|stand.*|number.*|total|n)\W*")


def counts_in(text: str, limit: int) -> Iterator[tuple[int, int]]:
    """Where a small number, or a range of them, stands with the people it counts, in a text in lower case.

    `twee jonge vrouwen`, `2 of 3 van de jongeren`, `drie van hen`, `terugkeerders: 2`
    """
    at = 0
    while number := number_pattern(limit).search(text, at):
        at = number.end()
        counted = (
            people_behind(text, match.end(), nouns)
            for pattern, nouns in counting(limit)
            if (match := pattern.match(text, number.start()))
        )
        if end := next(filter(None, counted), None) or people_elsewhere(text, *number.span()):
            yield number.start(), end
            at = end


@cache
def number_pattern(limit: int) -> re.Pattern[str]:
    """A small number at which a count may start."""
    return re.compile(rf"{NUMBER_STARTS}(?:{'|'.join(number_words(limit))})")


@cache
def counting(limit: int) -> tuple[tuple[re.Pattern[str], Nouns], ...]:
    """What may stand before people, and the words for as many of them."""
    ones = word_list("people")["numbers"]["1"]
    one = "|".join(ones)
    numbers = "|".join(number_words(limit))
    many = "|".join(word for word in number_words(limit) if word not in (*ones, "1")) or "(?!)"
    ranged = rf"(?:(?:{numbers})\s*(?:-|–|à|tot|of|to|or)\s*)?(?:{many}){GAP}(?:{OF_ALL}(?:{TOTAL})?)?"
    return (
        (re.compile(ranged), nouns_for(2)),
        (re.compile(rf"(?:1|{one}){GAP}"), nouns_for(1)),
        (re.compile(rf"(?:1|{one}){GAP}{OF_ALL}{TOTAL}"), nouns_for(2)),
    )


def people_elsewhere(text: str, start: int, end: int) -> int | None:
    """Where a count ends of which the people don't stand behind the number."""
    if them := OF_THEM.match(text, end):
        return them.end() if of_people(text[max(0, start - AROUND) : start]) else None
    if members := MEMBERS.match(text, end):
        return members.end()
    if not text[max(0, start - BEFORE) : start].rstrip(" *\n").endswith(LEADS) or not NUMBER_ENDS.match(text, end):
        return None
    before = SENTENCE_ENDS.split(text[max(0, start - AROUND) : start])[-1]
    if whom := OF_WHOM.search(before):
        return end if of_whom(text, end, whom) else None
    if THERE.search(before) and any(
        people_behind(before, m.end(), nouns_for(2)) for m in OF_ALL_WITH_TOTAL.finditer(before)
    ):
        return end
    if (bracket := IN_BRACKETS.search(before)) and nouns_for(2).have(bracket[1]) and BRACKET_ENDS.match(text, end):
        return None if is_point(text, start, end) else end
    label = LABEL.search(before) or LABEL_OF_THOSE.search(before)
    if label and nouns_for(2).have(label[1]) and LABEL_ENDS.match(text, end):
        return end
    return end if CELL_ENDS.match(text, end) and in_cell_of_people(text, start) else None


def of_whom(text: str, end: int, whom: re.Match[str]) -> bool:
    """Whether a number behind "van wie" or "waaronder" counts people of whom the plan speaks."""
    if "onder" in whom[0][len(whom[1]) :] and not NAMES_NOBODY.match(text, end):
        return False
    if OF_OFFICE.match(text, end) or counts_staff(text, end):
        return False
    return nouns_for(2).have(whom[1]) if whom[2] else of_people(whom.string)


def counts_staff(text: str, end: int) -> bool:
    """Whether a word for those who carry the plan out stands behind a number."""
    word = NEXT.match(text, end)
    people = word_list("people")
    return word is not None and any(role in word[0] for role in (*people["staff"], *people["officials"]))


def is_point(text: str, start: int, end: int) -> bool:
    """Whether a number in brackets is one of some points: the first, or the one behind the one before."""
    number = text[start:end]
    if not number.isdigit():
        return False
    return number == "1" or f"({int(number) - 1})" in text[max(0, start - AROUND) : start]


def of_people(text: str) -> bool:
    """Whether the last of whom a text speaks, if anybody, are not those who carry the plan out."""
    staff, nouns = word_list("people")["staff"], nouns_for(2)
    for word in reversed(NOUN.findall(text)):
        if nouns.have(word) or any(role in word for role in staff):
            return nouns.have(word)
    return True


def in_cell_of_people(text: str, start: int) -> bool:
    """Whether a number stands in a table in a row or a column of people."""
    row = text[max(0, start - AROUND) : start].rpartition("\n")[2]
    before = cells(row)
    if len(before) < 2 or before.pop().strip("* "):
        return False
    head = cells(head_of_table(text[max(0, start - TABLE) : start]))
    above = head[len(before)] if len(head) > len(before) else ""
    if labels_people(before[0]):
        counts = COUNTS_HEAD.fullmatch(above) and (labels_people(above) or not COUNTS_OTHERS.fullmatch(above))
        return head[0] == before[0] or bool(counts)
    return bool(head[0].strip()) and labels_people(above)


def cells(row: str) -> list[str]:
    """The cells of a row of a table."""
    return row.strip().removeprefix("|").split("|")


def head_of_table(text: str) -> str:
    """The first row of the table at the end of a text."""
    return next(row for row in text.rpartition("\n\n")[2].split("\n") if "|" in row)
