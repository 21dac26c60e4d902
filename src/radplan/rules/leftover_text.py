"""Something of a draft, a template or an offer was left in the text.

## What it checks
No text or title holds a note such as `TODO` or `XXX`, a gap such as `[…]`, `[vul in: …]`, `<naam>`, `bijlage ??` or
`XX april`, filler text (`lorem ipsum`), a failed reference of a word processor or a spreadsheet, or "in uw gemeente",
with which an offer speaks to its customer. Words such as "nog invullen" count where they stand by themselves, not in
a sentence; in a quotation dots and "in uw gemeente" are left alone, and so is the text of a link. No text is nothing
but the name of a Markdown file, which without `file` would be printed as it is. A municipality adds words of its own
under `[words]` in `radplan.toml`.

## Why
It shows the council that nobody read the plan to the end, and often that a sentence or an amount is missing.

## Wrong
    purpose: De online infrastructuur van extreemrechts in uw gemeente wordt in kaart gebracht.

## Right
    purpose: De online infrastructuur van extreemrechts in Arnhem wordt in kaart gebracht.

## Repair
Fill the gap, or take the sentence out.

## Source
Arnhem 2019: "in uw gemeente" in the section on the analysis, copied from an offer.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterable, Iterator
from functools import cache

from radplan.findings import Finding, Severity
from radplan.model.texts import PROSE
from radplan.regex import regex
from radplan.rules.rule import Case, Rule
from radplan.rules.wording import Hit, Passage, behind_last, longest
from radplan.words import word_list

RULE = Rule("leftover-text", Severity.WARNING)
INSIDE = r"(?:\s*(?:[^\W\d]|…|\.\.)|[^\[\]<>\n]{0,200}(?:…|\.{3}))"
# Each choice starts with one sign: those are found four times as quickly as a choice of signs.
OPENS = regex(
    rf"\[{INSIDE}|<{INSIDE}|«\s*[^\W\d]|\{{\s*[^\W\d]|\{{%|\(\s*(?:nog\b|in\b|invul|…|\.|_)|€\s?(?:[xX]{{2}}|…|\.\.)|#[A-Z]|:\s*(?:…|\.\.|__)",
    re.I,
)
NOTHING = regex(r"\s*(?:[….?]+|[xX]+|[tT][bB][cC])\s*\Z")
SIGNS = ("??", "_____", ".....", "……", "… euro", "... euro")

# Stand-ins of letters and notes to oneself, in the passages that hold one of these words.
NOTED = ("todo", "do", "xx", "xxx", "xxxx", "xxxxx", "20xx", "dd")
NOTES = regex(
    r"[xX]{2}[-/.][xX]{2}[-/.](?:\d{2,4}|[xX]{2,4})\b|\b20[xX]{2}\b|(?P<crosses>\b[xX]{3,}\b)"
    r"|(?<![\w-])(?:[xX]x|(?P<roman>XX))(?![\w-])"
    r"|(?i:\bdd[-/.]mm[-/.](?:\d{4}|jj(?:jj)?|yy(?:yy)?)\b|(?<![\w-])to[- ]?do\s?:)"
    r"|^[^\S\n]*(?:[-*+•>#|][^\S\n]*)*(?P<todo>(?i:to-?do)\b(?!-|\s+(?:lijst|el|la|lo|los|por)\b))",
    re.M,
)
CROSSES = regex(r"kruis|andreas|wapen|vlag|logo", re.I)
# XX is a number too, for a chapter or a king; before what is counted, or after these, it is a gap.
NUMBERED = regex(
    r"\b(?:artikel|boek|deel|eeuw|lokaal|nummer|route|team|titel|zaal)\s+\Z",
    re.I,
)
# Of this plan, which has no twentieth chapter: "hoofdstuk XX van het boek" is another's.
POINTS_AT = regex(
    r"\b(?:(?P<page>pagina|pag\.|p\.|bladzijde|blz\.|page)|bijlage|hoofdstuk|paragraaf|figuur|tabel|annex|chapter)\s+\Z",
    re.I,
)
OF_ANOTHER = regex(r"\s+(?:van|uit|over|bij|in|of|on)\s")
COUNTED = regex(
    r"\s*%|\.000|\s+(?:[jJ]an|[fF]eb|[mM]aart|March|[aA]pril|[mM]ei|May|[jJ]un|[jJ]ul|[aA]ug|[sS]ep|[oO][kc]t|[nN]ov|[dD]ec"
    r"|euro|fte|jaar|keer|maal|procent|uur)"
    r"|\s+(?:[a-zà-ÿ]+e\s+)?[a-zà-ÿ]{3,}(?:en|s)\b"
)
COUNTS = regex(
    r"(?:\b(?:aantal|bedraagt|circa|ca\.|heer|is|maximaal|met|mevrouw|minimaal|ongeveer|op|per|ruim|tot|uiterlijk|van|vanaf|zijn)|:)\s+\Z",
    re.I,
)

COMPOUND = regex(r"-\w")

# A note that something is missing stands by itself; in a sentence its words may mean what they say.
SENTENCE = regex(r"(?:[.!?:;•|]\s+|\n\s*\n|\n\s*(?:[-*+>]|#+|\d+[.)])\s)")
OPENING = regex(r"\A[\s*_#>|+-]*\Z|[(\[]\s*\Z")
STOPS = regex(r"\s*(?:[.!?:;,)\]…|–—]|\Z|\n\s*\n|\n\s*[-*+>#]\s|\n[A-Z]|-\s)")
LEADS_ON = regex(
    r"\s+(?:als|begin|door|eind|hoe|in|later|met|na|nog|spoedig|uiterlijk|voor|waar|wanneer|wat|welke?|wie|zodra)\b",
    re.I,
)
ENDS = regex(r"\s*[.!;)\]]*(?:\Z|\n\s*\n|\s*\||\n\s*[-*+>#]\s|\n[A-Z]|\s+[A-Z])")
IN_A_SENTENCE = regex(
    r"\b(?:als|dat|die|om|te|wie|wij|we|zij|ze|u|ik|men|blijft|blijven|dient|dienen|gaat|gaan|had|hadden|heeft|hebben|helpt|helpen"
    r"|hoeft|hoeven|is|zijn|was|waren|kan|kunt|kunnen|kon|konden|komt|komen|laat|laten|moet|moeten|moest|moesten|mag|mogen|wil|wilt"
    r"|willen|wordt|worden|werd|werden|zal|zult|zullen|zou|zouden|staat|staan|valt|vallen)\b",
    re.I,
)
WORDS_BEFORE, FAR = 6, 200

QUOTED = regex(
    r"\"[^\"\n]{0,600}\"|“[^“”]{0,600}”|„[^„”“]{0,600}[”“]|«[^«»]{0,600}»|(?<!\w)‘.{0,600}?’(?!\w)|(?<!\w)'.{0,600}?'(?!\w)"
    r"|^[^\S\n]*>.*$",
    re.M,
)
DOTS = regex(r"[\[(]\s*(?:…|\.{3})\s*[\])]")
WORD = regex(r"\w")
LINK = regex(r"^ {0,3}\[([^\[\]\n]+)\]:[^\S\n]*<?[^\s<>]*[./#][^\s<>]*>?[^\S\n]*(?:[\"'(].*)?$", re.M)
LABEL = regex(r"\[([^\[\]\n]+)\]")
CITED = regex(r",\s*(?:19|20)\d\d[a-z]?\s*\]\Z")
PATH = regex(r"\s*([\w./\\-]+\.(?:md|markdown))\s*")


def check(case: Case) -> Iterator[Finding]:
    """What was left behind, wherever something is written."""
    terms = (*word_list("leftovers")["in-any-case"], *case.settings.words.get(RULE.name, ()))
    gaps = (hit for passage in with_gaps(case.wording.passages) for hit in gaps_in(passage))
    notes = (hit for passage in case.wording.holding(NOTED) for hit in notes_in(passage))
    for hit in longest((*gaps, *notes, *case.wording.hits(terms), *alone(case), *as_written(case), *to_customer(case))):
        yield RULE.found(case.wording.place(hit), hit.passage.path, text=hit.words)
    for passage in case.wording.holding(("md", "markdown")):
        match = PATH.fullmatch(passage.text) if passage.source.kind in PROSE else None
        if match:
            place = case.wording.place(Hit(passage, match[1], *match.span(1)))
            yield RULE.found(place, passage.path, "file", text=match[1], file=match[1].replace("\\", "/"))


def as_written(case: Case) -> Iterator[Hit]:
    """Notes to oneself, which are notes only as they are written in the list; a TODO-list is a list."""
    for hit in case.wording.hits(word_list("leftovers")["as-written"]):
        if hit.words == hit.term and not COMPOUND.match(hit.passage.text, hit.end):
            yield hit


def to_customer(case: Case) -> Iterator[Hit]:
    """What an offer says to its customer: "in uw gemeente"; in a quotation it is said to somebody else."""
    quotations: dict[str, list[tuple[int, int]]] = {}
    for hit in case.wording.hits(word_list("leftovers")["to-a-customer"]):
        text = hit.passage.text
        if text not in quotations:
            quotations[text] = [match.span() for match in QUOTED.finditer(text)]
        if not is_within(hit.start, quotations[text]):
            yield hit


def alone(case: Case) -> Iterator[Hit]:
    """Notes that something is missing: "nog in te vullen", "tekst volgt"."""
    for hit in case.wording.hits(word_list("leftovers")["by-itself"]):
        if stands_alone(hit.passage.text, hit.start, hit.end):
            yield hit


def stands_alone(text: str, start: int, end: int) -> bool:
    """Whether words stand by themselves: first in a text, line or cell, after a colon or bracket, or last of all."""
    before = text[behind_last(SENTENCE, text, start, FAR) : start]
    if OPENING.search(before) or (text[start].isupper() and before.endswith("\n")):
        return bool(STOPS.match(text, end) or LEADS_ON.match(text, end))
    return len(before.split()) <= WORDS_BEFORE and not IN_A_SENTENCE.search(before) and bool(ENDS.match(text, end))


def notes_in(passage: Passage) -> Iterator[Hit]:
    """Letters that stand for what is not known yet (`xx april`, `dd-mm-2019`), and `todo` where a note may begin."""
    text = passage.text
    for match in NOTES.finditer(text):
        start = match.start("todo") if match["todo"] else match.start()
        if not (match["roman"] and is_number(match)) and not (match["crosses"] and are_crosses(match)):
            yield Hit(passage, text[start : match.end()], start, match.end())


def are_crosses(match: re.Match[str]) -> bool:
    """Whether XXX is what Amsterdam has in its arms."""
    return bool(CROSSES.search(match.string[max(0, match.start() - 80) : match.end() + 40]))


def is_number(match: re.Match[str]) -> bool:
    """Whether XX is twenty."""
    before = match.string[max(0, match.start() - 30) : match.start()]
    if points := POINTS_AT.search(before):
        return not points["page"] and bool(OF_ANOTHER.match(match.string, match.end()))
    return bool(NUMBERED.search(before) or not (COUNTED.match(match.string, match.end()) or COUNTS.search(before)))


def gaps_in(passage: Passage) -> Iterator[Hit]:
    """Gaps to be filled in: `[…]`, `[vul in: …]`, `<naam>`, `???`, and a text that is nothing but dots."""
    text, written = passage.text, passage.source.text
    links = {match[1].lower() for match in LINK.finditer(written)} if "]:" in written else set()
    quotations = [match.span() for match in QUOTED.finditer(text) if WORD.search(match[0])] if DOTS.search(text) else []
    for match in gap_pattern(tuple(word_list("leftovers")["prompts"])).finditer(text):
        left_out = DOTS.fullmatch(match[0]) and is_within(match.start(), quotations)
        if not (left_out or CITED.search(match[0]) or is_link(match, links)):
            start = match.start("blank") if match["blank"] else match.start()
            yield Hit(passage, text[start : match.end()], start, match.end())


def is_link(match: re.Match[str], links: set[str]) -> bool:
    """Whether what stands between brackets is the text of a Markdown link that is defined elsewhere in the text."""
    label = LABEL.match(match.string, match.end())
    return match[0].startswith("[") and (label[1] if label else match[0][1:-1]).lower() in links


def is_within(at: int, spans: list[tuple[int, int]]) -> bool:
    """Whether a place lies in one of some stretches, which are in order."""
    last = bisect(spans, (at, 0)) - 1
    return last >= 0 and at < spans[last][1]


def with_gaps(passages: Iterable[Passage]) -> list[Passage]:
    """The texts that hold a sign that a gap has, or are nothing but one, and so one word at most. Most plans hold no
    such sign, which is soon seen of all texts as one."""
    some = holds_sign("\n".join(passage.text for passage in passages))
    return [
        passage
        for passage in passages
        if (len(passage.words) < 2 and NOTHING.match(passage.text)) or (some and holds_sign(passage.text))
    ]


def holds_sign(text: str) -> bool:
    """Whether a text holds a sign that a gap has."""
    return any(sign in text for sign in SIGNS) or bool(OPENS.search(text))


@cache
def gap_pattern(prompts: Iterable[str]) -> re.Pattern[str]:
    """What a gap looks like; `[text](link)` is a link."""
    dots = r"(?:\s*(?:…+|\.{2,}|_{2,}|x{2,})\s*)"
    words = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in prompts)
    inside = rf"(?:{dots}|\s*(?:{words})(?![\w-])[^\[\]<>\n]{{0,200}}|[^\[\]<>\n]{{0,200}}(?:…|\.{{3}}))"
    return re.compile(
        rf"\[{inside}\](?!\()|<?<{inside}>>?|\{{\s*(?:{words})[\w ]*\}}|«\s*(?:{words})(?:[_ ]\w+)?\s*»|\({dots}\)"
        r"|\(\s*(?:in\s+te\s+vullen|invullen)\s*\)|\{%[^{}\n]{0,200}%\}"
        r"|\(\s*nog\s+(?:(?:in|aan)\s+te\s+vullen|invullen|aanvullen|uit\s+te\s+zoeken|uitzoeken)\b[^()\n]{0,200}\)"
        # In the place of a word or number; at the end of a question two marks are but loud.
        r"|(?<!\S)\?\?(?!\?)(?=[.,;:)]|\s+(?-i:[a-zà-ÿ]))|(?<=:\s)\?\?(?!\?)(?=\s*(?:\Z|\n|\|))"
        r"|\?{3,}|_{5,}|\.{5,}|…{2,}|€\s?(?:[xX]{2,}(?:[.,][xX]{2,})*\b|…|\.{3,})|(?<=\s)(?:…|\.{3})(?=\s+euro\b)|\#(?:REF!|VERW!|N/B|N/A|(?:DEEL|DIV)/0!|NAAM\?|NAME\?|WAARDE!|VALUE!|GETAL!)"
        r"|:[^\S\n]*(?P<blank>…|\.{3,}|_{3,})[^\S\n]*(?=\Z|\n|\|)|\A\s*(?:…|\.{3,}|\?+|[xX]{2,}|tbc)\s*\Z",
        re.I,
    )
