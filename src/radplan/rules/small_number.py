"""A number of people so small that one can guess who they are.

## What it checks
No public text counts fewer than five people ("twee jongeren", "3 terugkeerders"), and no `baseline` of an indicator
in such people does, nor a value that was reached; nor a row of a table ("| Terugkeerders | 2 |"). "Eén persoon" is a
count where it is said what happened. The threshold is a setting. Left alone: zero, targets (a plan is no count), those
who carry the plan out (trainers, police officers), rules ("maximaal 3 deelnemers per groep", "elke school wijst twee
personen aan"), wishes and stories, the size of a family, ratios, and confidential activities.

## Why
In a town of thirty thousand everybody knows who the two returnees are. What the mayor may know about them may not be
read by their neighbours.

## Wrong
    purpose: In de Bloemenwijk volgt de gemeente drie geradicaliseerde jongeren.

## Right
    purpose: In Ridderveen volgt de gemeente enkele jongeren.

## Repair
Write "enkele" or "minder dan vijf", take a larger area or period, or leave the number to a confidential annex.

## Source
The Dutch police and municipalities publish numbers of the person-oriented approach in aggregate; the Arnhem plan of
2019 keeps out what may touch somebody's privacy.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from radplan.findings import Finding, Severity
from radplan.model.plan import Indicator
from radplan.record import Record
from radplan.regex import regex
from radplan.rules.realised import realised
from radplan.rules.rule import Case, Rule
from radplan.rules.wording import Hit, Passage, lowered
from radplan.words import word_list

RULE = Rule("small-number", Severity.WARNING)
NO_COUNT_BEFORE = regex(
    r"(?:\b(?:(?:\d+|e[eé]n|één|twee|drie|one)\s+(?:\w+\s+)?(?:op(?:\s+de)?|in)|per|top|team\s+van|duo|maximaal|max\.?|minimaal|min\.?"
    r"|ten\s*minste|minstens|ten\s*hoogste|elke|iedere|at\s+least|at\s+most|out\s+of|als|indien|zodra|wanneer|if|when"
    r"|(?:groep|klas|leerjaar|brugklas|vmbo|mavo|havo|vwo|mbo|hbo|gymnasium|fase|stap|artikel|lid|sub|hoofdstuk|paragraaf|thema"
    r"|deel|bijlage|tabel|figuur|vraag|punt|nr\.?|nummer|spoor|pijler|lijn|actie|activiteit|doel|doelgroep)"
    r"(?:\s+\d+\s*(?:,|en|of|t/m|-|–)?)*)|[€%]|(?<!\d)\d{1,3},)\s*$",
    re.I,
)
NO_COUNT_AFTER = regex(r"\s+(?:per|à|a)\b|\s*\+", re.I)
BEFORE = 40
SENTENCE_ENDS = regex(r"[.!?…][\"”’')*]*\s|\n\s*\n|\n(?=\s*(?:[-*+|#]|\d+[.)])\s)")
# What the sentence says before the number: a rule for everybody, a wish, a story.
EACH = regex(r"\b(?:elke?|iedere?|per|each|every)\s+(?!jaar|kwartaal|maand|week|year|month|\d)\w")
WISH = regex(
    r"\b(?:wil|wilt|willen|zal|zullen|kan|kunnen|hoopt|hopen|streeft|streven|beoogt|beogen|zoekt|zoeken|werft|werven"
    r"|(?:plaats|plaatsen|plek|plekken|ruimte)\s+voor|want|will|can|room\s+for)\b[^,;:]*$"
)
STORY = regex(
    r"^\W*(?:stel|veronderstel|suppose|imagine)\b|\boefen\w*"
    r"|(?:theater\w*|toneel\w*|\bfilm\w*|documentaire|verhaal|roman|\bboek(?:je)?|voorstelling|rollenspel|\bplay|\bstory)\b"
    r".*\b(?:over|volgt|vertelt|toont|waarin|about)\b"
)
# What it says around persons who carry the plan out.
DOERS_BEFORE = regex(
    r"\b(?:wijst|wijzen|benoemt|benoemen)\b[^,;:]*$"
    r"|\b(?:bestaa[nt]|bestond(?:en)?|samengesteld|ligt|liggen|berust|gegeven|geleid|verzorgd|uitgevoerd|getrokken|georganiseerd"
    r"|gecoördineerd|aangestuurd|begeleid|bemand|bemenst|bezet|ontwikkeld|opgezet|belegd|consists?|led|run|given)\b[^,;:]*"
    r"\b(?:uit|bij|door|met|of|by)\s+(?:voornamelijk\s+|vooral\s+|slechts\s+|maar\s+|only\s+|mainly\s+)?$"
)
DOERS_BEHIND = regex(
    r"\s*:|\s+(?:voer|verzorg|coördine|begeleid|organise|trek|houd|bewa|gev|geef|draag|drag|leid|train|onderhoud|bemann)\w*\b"
    r"|\s+(?:is|zijn)\s+(?:\w+\s+)?(?:verantwoordelijk|aangewezen|aangesteld|benoemd|beschikbaar|vrijgemaakt)"
    r"|\s+(?:beschikbaar|verantwoordelijk|aangewezen|aangesteld|benoemd|vrijgemaakt)"
    r"|[^,;]*\b(?:als|as)\s+(?:\w+\s+){0,2}\w*(?:contact|aanspreekpunt|rolmodel|begeleid|coördinator|voorzitter|trekker"
    r"|ambassadeur|vertegenwoordig|buddy|mentor|regisseur|schakel)"
)
FAMILY = regex(
    r"(?:gezin|gezinnen|huishoudens?|ouders?|moeders?|vaders?|ouderpaar|ouderparen|echtpaar|famil\w+|parents?)"
    r"\s+(?:met|hebben|heeft|van|with|of|have|has)\s+(?:\w+\s+)?$"
)
# What happened, which makes a count of "één persoon".
HAPPENED = regex(
    r"\b(?:is|zijn|was|waren|werd|werden|heeft|hebben|had|hadden|has|have|were)\b.*\b(?:\w{0,6}ge\w+[dt]|[bv]e\w+[dt]|her\w+[dt]"
    r"|ont\w+[dt]|\w{0,6}ge(?:komen|gaan|bleven|nomen|sproken|vonden|houden|vallen|zien)|vertrokken|begonnen|overleden|verdwenen"
    r"|in\s+beeld|returned|left)\b"
    r"|\b(?:keerde|reisde|vertrok|kreeg|volgde|deed|meldde|haakte|viel|kwam|zit|woont|verblijft|was\s+er|gaat\s+om|ging\s+om)\b"
    r"|\b(?:volgt|volgen|kent|kennen|begeleidt|begeleiden)\s+(?:\w+\s+){0,2}(?:één|one)\b"
)
ONE_MAY = regex(r"\s+(?:kan|mag|moet|zal|wil|can|may)\b")
NUMBER_STARTS = r"(?<![\w.,/–-])"
NUMBER_ENDS = regex(r"(?![\w%-]|[.,/]\d|\s*(?:%|procent|keer|maal|percent))")
NOUN = regex(r"[\w-]+(?:['’]s\b)?")
GAP = r"\**(?:\s*\(\d+\)\s*|\s+)\**"
ADJECTIVE = regex(r"\(?[\w-]+e\)?\**,?\s+\**")
ADJECTIVES = 2
TOTAL = r"(?:\d[\d.]*|[a-zéë]*(?:twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|tig|honderd|five|ten))\s+"
OF_ALL = r"(?:van|of)\s+(?:de|deze|die|onze|the)\s+"
# "Drie van de vier jongeren voelt zich thuis" says how large a part, not how many.
A_PART = regex(rf"[^ ]+\s+{OF_ALL}{TOTAL}")
OF_TEN = regex(r"\b(?:tien|10|honderd|100|ten)\b")
SINGULAR = regex(r"\s+(?:is|heeft|kan|wil|voelt|vindt|zegt|kent|gaat|krijgt|doet|weet|komt|wordt|groeit)\b")
# Where the people stand elsewhere in the sentence; what most numbers have not before them is looked for first.
LEADS = ("er", "wie", "waarvan", "waaronder", "whom", "is", "was", "bedraagt", "bedroeg", "naar", ":", "=", "|")
OF_THEM = regex(r"\**\s+(?:van|of)\s+(?:hen|hun|them)\b")
OF_WHOM = regex(r"([\w’'-]+)\**,?\s+(?:van\s+wie|onder\s+wie|(waarvan|waaronder)|of\s+whom)\s+(?:er\s+)?\**$")
THERE = regex(r"\ber\s+\**$")
OF_ALL_WITH_TOTAL = regex(rf"\b{OF_ALL}(?:{TOTAL})?")
LABEL = regex(
    r"(?:\b(?:aantal(?:len)?|number\s+of)\s+|(?:^|\n)[ \t*+-]*)(?:[\w-]+e\s+)?([\w’'-]+)(?:\s+in\s+\d{4})?\**"
    r"(?:\s*[:=]\**\s*|\s+(?:is|was|bedraagt|bedroeg|daalde\s+naar|steeg\s+naar)\s+)\**$"
)
LABEL_ENDS = regex(r"\**\s*(?:[.;,)\n]|$|(?:en|and|in|op)\b)")
CELL_ENDS = regex(r"\**[ \t]*(?:\||\n|$)")
COUNTS_HEAD = regex(r"\W*(?:|.*\baantal\b.*|\d{4}.*|totaal|personen|mensen|stand.*|number.*|total|n)\W*")
NUMBER_OF = regex(r"\s*(?:aantal|number\s+of)\s+")
AROUND, TABLE = 300, 3000  # characters; a sentence or a table is seldom longer
KINDS = ("compounds", "people")  # of words: those before which any other may go, and the others


class Nouns(Record):
    """Words for people: those before which any other may go (moslimjongeren), and the others."""

    compounds: tuple[str, ...]
    others: frozenset[str]

    def have(self, word: str) -> bool:
        """Whether a word is one of them."""
        plain = word.replace("’", "'")
        return plain.endswith(self.compounds) or plain.removeprefix("ex-") in self.others


def check(case: Case) -> Iterator[Finding]:
    """Small counts of people in public texts and baselines."""
    limit = int(case.settings.thresholds[RULE.name])
    for passage in case.wording.holding(number_words(limit)):
        if passage.public:
            for hit in small_counts(passage, limit):
                yield RULE.found(
                    case.wording.place(hit), passage.path, count_of=hit.words.replace("*", ""), limit=limit
                )
    for trail in case.ledger.trails:
        for index, indicator in enumerate(trail.activity.indicators):
            path = f"{trail.path}.indicators[{index}].baseline.value"
            if not trail.activity.confidential and small_baseline(indicator, limit) and case.folder.as_typed(path):
                values = {"value": indicator.baseline.value, "unit": indicator.unit} if indicator.baseline else {}
                yield RULE.found(case.folder.place(path), path, "baseline", limit=limit, **values)
    yield from reached(case, limit)


def reached(case: Case, limit: int) -> Iterator[Finding]:
    """Small counts of people among what was reached."""
    done = realised(case)
    for path, happened, trail in done.activities() if done else ():
        for indicator in () if trail.activity.confidential else trail.activity.indicators:
            for index, measured in enumerate(happened.indicators.get(indicator.id, ())):
                at = f"{path}.indicators.{indicator.id}[{index}].value"
                if done and small(measured.value, limit) and counts_people(indicator) and done.as_typed(at):
                    values = {"value": measured.value, "unit": indicator.unit, "limit": limit}
                    yield RULE.found(done.place(at), at, "reached", **values)


def small_counts(passage: Passage, limit: int) -> Iterator[Hit]:
    """The small counts in a text that are no rule and no ratio."""
    text = lowered(passage.text)
    for start, end in counts_in(text, limit):
        before = text[max(0, start - BEFORE) : start]
        if (
            not NO_COUNT_BEFORE.search(before)
            and not NO_COUNT_AFTER.match(text, end)
            and not is_other(text, start, end)
        ):
            yield Hit(passage, "", start, end)


def is_other(text: str, start: int, end: int) -> bool:
    """Whether a sentence makes something else of a number of people: a rule, a wish, a story, a family, a task."""
    before, behind = sentence_before(text, start), sentence_behind(text, end)
    *_, noun = NOUN.findall(text[start:end])
    people = word_list("people")
    if text.startswith(tuple(people["numbers"]["1"]), start):
        if ONE_MAY.match(behind):
            return True
        lone = noun in people["not-with-one"] or A_PART.match(text, start)
        if lone and not HAPPENED.search(before + text[start:end] + behind):
            return True
    elif A_PART.match(text, start, end) and (
        SINGULAR.match(behind) or (OF_TEN.search(text, start, end) and not HAPPENED.search(behind))
    ):
        return True
    if EACH.search(before) or STORY.search(before) or (WISH.search(before) and not HAPPENED.search(behind)):
        return True
    if noun in people["anybody"] and (DOERS_BEFORE.search(before) or DOERS_BEHIND.match(behind)):
        return True
    return noun in people["offspring"] and bool(FAMILY.search(before)) and not HAPPENED.search(behind)


def sentence_before(text: str, start: int) -> str:
    """What a sentence says before a place, on one line."""
    near = text[max(0, start - AROUND) : start]
    return SENTENCE_ENDS.split(near)[-1].replace("\n", " ")


def sentence_behind(text: str, end: int) -> str:
    """What a sentence says behind a place, on one line."""
    return SENTENCE_ENDS.split(text[end : end + AROUND], 1)[0].replace("\n", " ")


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


def people_elsewhere(text: str, start: int, end: int) -> int | None:
    """Where a count ends of which the people don't stand behind the number."""
    if them := OF_THEM.match(text, end):
        return them.end() if of_people(text[max(0, start - AROUND) : start]) else None
    if not text[max(0, start - BEFORE) : start].rstrip(" *\n").endswith(LEADS) or not NUMBER_ENDS.match(text, end):
        return None
    before = SENTENCE_ENDS.split(text[max(0, start - AROUND) : start])[-1]
    if (whom := OF_WHOM.search(before)) and (nouns_for(2).have(whom[1]) if whom[2] else of_people(before)):
        return end
    if THERE.search(before) and any(
        people_behind(before, m.end(), nouns_for(2)) for m in OF_ALL_WITH_TOTAL.finditer(before)
    ):
        return end
    if (label := LABEL.search(before)) and nouns_for(2).have(label[1]) and LABEL_ENDS.match(text, end):
        return end
    return end if CELL_ENDS.match(text, end) and in_cell_of_people(text, start) else None


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
        return head[0] == before[0] or bool(COUNTS_HEAD.fullmatch(above))
    return bool(head[0].strip()) and labels_people(above)


def cells(row: str) -> list[str]:
    """The cells of a row of a table."""
    return row.strip().removeprefix("|").split("|")


def head_of_table(text: str) -> str:
    """The first row of the table at the end of a text."""
    return next(row for row in text.rpartition("\n\n")[2].split("\n") if "|" in row)


def labels_people(cell: str) -> bool:
    """Whether the head of a row or column says that people are counted in it."""
    label = cell.strip("* ")
    of = NUMBER_OF.match(label)
    return people_behind(label, of.end() if of else 0, nouns_for(2)) is not None


def people_behind(text: str, at: int, nouns: Nouns) -> int | None:
    """Where the people end that stand here, behind two adjectives at most."""
    ends: list[int | None] = []
    while len(ends) <= ADJECTIVES:
        word = NOUN.match(text, at)
        ends.append(word.end() if word and nouns.have(word[0]) else None)
        if not (adjective := ADJECTIVE.match(text, at)):
            break
        at = adjective.end()
    return next(filter(None, reversed(ends)), None)


def small_baseline(indicator: Indicator, limit: int) -> bool:
    """Whether a baseline counts a few people of whom the plan speaks."""
    return indicator.baseline is not None and small(indicator.baseline.value, limit) and counts_people(indicator)


def small(value: Decimal, limit: int) -> bool:
    """Whether a count is so small that one can guess who is meant."""
    return 0 < value < Decimal(limit)


def counts_people(indicator: Indicator) -> bool:
    """Whether an indicator counts people of whom the plan speaks, and not those who carry it out."""
    if not indicator.unit:
        return False
    said = f"{indicator.unit} {indicator.title}".lower()
    return is_people(indicator.unit.lower()) and not any(word in said for word in word_list("people")["staff"])


@cache
def number_words(limit: int) -> tuple[str, ...]:
    """Every way to write a number of at least one and below the limit."""
    written = word_list("people")["numbers"]
    return tuple(word for number in range(1, limit) for word in (str(number), *written.get(str(number), ())))


def is_people(unit: str) -> bool:
    """Whether a unit is people of whom the plan speaks: `persoon`, `aantal unieke jongeren`."""
    share = "%" in unit or " per " in unit
    return not share and (labels_people(unit) or nouns_for(1).have(unit.strip()))


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


@cache
def nouns_for(count: int) -> Nouns:
    """The words for one person or for more."""
    people = word_list("people")
    compounds, others = (tuple(many if count > 1 else one for one, many in people[kind].items()) for kind in KINDS)
    return Nouns(compounds, frozenset(others))
