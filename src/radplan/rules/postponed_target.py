"""What is to be reached is left to a later plan.

## What it checks
Goals, intended results and indicators don't say "n.t.b.", "p.m." or "wordt nader uitgewerkt", and neither does a
clause about goals, results or indicators elsewhere in the text. What is postponed of other things, such as a date
or an amount (`basis: pm`), is left alone, and so is a target that is worked out in another chapter.

## Why
A plan is adopted with what it promises to reach. What is filled in later is seldom filled in, and never decided on.

## Wrong
    activities:
      - id: training
        title: Training jongerenwerkers
        intended_results: [N.t.b.]

## Right
        intended_results: [Zestig jongerenwerkers herkennen signalen en weten bij wie zij die melden]

## Repair
Write the target that you would now be content with; it may be adjusted later, with a reason.

## Source
A municipal budget for 2018: the target values "will be taken up in the policy as soon as it has been adopted".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from radplan.findings import Finding, Severity
from radplan.regex import lowered, regex
from radplan.rules.rule import Case, Rule
from radplan.rules.wording import Hit, behind_last, longest
from radplan.words import word_list

RULE = Rule("postponed-target", Severity.ADVICE)
TARGET = regex(
    r"^goals\[\d+\]\.title$|^themes\[.*\.goal$|^themes\[.*\.(?:intended_results\[\d+\]|indicators\[\d+\]\.(?:title|unit|source))$"
)
MONEY_OR_TIME = regex(r"\.(?:costs_note|note)$|^finance\.")
SENTENCE_END = regex(r"(?<![nptb]\.[nptbmd])[.!?]\s|\n\s*\n")
# "Worden in 2020 nader uitgewerkt": what stands between the verbs may be long, so these are no words of a list.
DONE = ("uitgewerkt", "bepaald", "vastgesteld", "ingevuld", "opgesteld", "geformuleerd", "geconcretiseerd", "benoemd")
LATER = r"(?:nader|nog|later)\s+(?!eens|steeds)"
VERBS = r"(?:wordt|worden|zal|zullen|moet|moeten|dient|dienen)\s+"
BETWEEN = r"(?:(?!niet|geen)[^\s.,;:!?]+\s+)"
POSTPONED = regex(
    rf"\b(?:{VERBS}{BETWEEN}{{0,9}}?{LATER}{BETWEEN}{{0,5}}?(?:{'|'.join(DONE)})"
    rf"|{VERBS}{BETWEEN}{{0,3}}?20\d\d\s+{BETWEEN}{{0,2}}?uitgewerkt"
    rf"|{LATER}{VERBS}(?:worden\s+)?(?:{'|'.join(DONE)})|{LATER}(?:{'|'.join(DONE)})\s+(?:wordt|worden))\b",
)
HOUR = regex(r"\d\s*\Z")
ELSEWHERE = regex(
    r"\bin\s+(?:(?:de|het|een)\s+)?(?:volgende\s+)?(?:hoofdstuk|paragraaf|§|bijlage|onderdeel|tabel)|\b(?:hieronder|hierna|verderop)\b"
    r"|\bnog\s+niet\s+bekend\s+bij\b|\btoegevoegd\s+aan\b",
    re.I,
)
NEAR, FAR = 40, 500
# "Een nader te bepalen datum": what is postponed stands behind it.
ARTICLE = regex(r"\b(?:een|de|het|the|a)\s+\Z", re.I)
NEXT_WORD = regex(r"\s+([^\W\d_]+)")
# A line by itself above what stands by itself: "Beoogd resultaat", and below it "Nader te bepalen".
HEADING = regex(r"(?:\A|\n)([^\n.!?]{1,60})\n\s*\n[\s*_>-]*\Z")
ALONE = regex(r"[*_]*[.;]?[*_]*\s*(?:\Z|\n)")
# What starts another clause, behind a verb of the one before.
JOINT = regex(r"[,;]|\b(?:en|maar|terwijl)\b", re.I)
FINITE = regex(
    r"\b(?:is|zijn|was|waren|staat|staan|ligt|liggen|wordt|worden|werd|werden|heeft|hebben|kan|kunnen|zal|zullen|moet|moeten|krijgt"
    r"|krijgen|komt|komen|gaat|gaan|blijft|blijven|volgt|volgen|geldt|gelden|vormt|vormen|past|passen|bevat|bevatten)\b",
    re.I,
)
PRONOUN = regex(r"\s*(?:die|dat|deze)\s*\Z", re.I)  # speaks of what was named last
SUBJECT = regex(r"\W*(?:de|het|een|deze|dit|onze?)\s+(?!is\b|wordt\b|blijft\b)", re.I)
SUBJECT_INSIDE = regex(r"\w+\s+(?:nog\s+)?(?:de|het|een|deze|dit|onze?)\s+(?!komend|volgend|eerste|loop)", re.I)
LONG = 6


def check(case: Case) -> Iterator[Finding]:
    """Postponements in targets, and in sentences that speak of them."""
    by_words = case.wording.hits(word_list("postponements")["postponed"])
    for hit in longest((*by_words, *by_verbs(case))):
        if is_postponed(hit) and is_of_target(hit):
            yield RULE.found(case.wording.place(hit), hit.passage.path, text=hit.words)


def by_verbs(case: Case) -> Iterator[Hit]:
    """Postponements that say when or by whom between their verbs."""
    for passage in case.wording.holding(DONE):
        for match in POSTPONED.finditer(lowered(passage.text)):
            yield Hit(passage, match[0], match.start(), match.end())


def is_postponed(hit: Hit) -> bool:
    """Whether something is postponed: not an hour (14.00 p.m.), and not said elsewhere in the plan."""
    text = hit.passage.text
    an_hour = hit.words.lower().startswith("p") and HOUR.search(text, 0, hit.start)
    start = behind_last(SENTENCE_END, text, hit.start, NEAR)
    return not an_hour and not ELSEWHERE.search(text, start, hit.end + NEAR)


def is_of_target(hit: Hit) -> bool:
    """Whether it is a target that is postponed."""
    path, text = hit.passage.path, hit.passage.text
    if ARTICLE.search(text, max(0, hit.start - NEAR), hit.start) and (noun := NEXT_WORD.match(text, hit.end)):
        return names_target(noun[1]) and (bool(TARGET.search(path)) or hit.passage.is_prose)
    return bool(TARGET.search(path)) or (not MONEY_OR_TIME.search(path) and speaks_of_targets(hit))


def speaks_of_targets(hit: Hit) -> bool:
    """Whether the clause of a postponement is about what is to be reached."""
    if not hit.passage.is_prose:
        return False
    text = hit.passage.text
    if SUBJECT_INSIDE.match(hit.words):
        return names_target(hit.words)
    end = min(len(text), hit.end + FAR)
    heading = HEADING.search(text[max(0, hit.start - 2 * NEAR) : hit.start]) if ALONE.match(text, hit.end) else None
    if heading:
        return names_target(heading[1])
    before = own_clause(text[behind_last(SENTENCE_END, text, hit.start, FAR) : hit.start])
    if names_target(before) or SUBJECT.match(before):
        return names_target(before)
    stop = SENTENCE_END.search(text, hit.end, end)
    return names_target(JOINT.split(text[hit.end : stop.start() if stop else end])[0])


def own_clause(before: str) -> str:
    """Of what stands before a postponement its own part: "the goals are clear, the place is to be decided"."""
    for joint in reversed([*JOINT.finditer(before)]):
        rest = before[joint.end() :]
        if re.search(r"\w", rest) and (joint[0] == ";" or FINITE.search(before, 0, joint.start())):
            return " ".join(before[: joint.start()].split()[-2:]) if PRONOUN.match(rest) else rest
    return before


def names_target(text: str) -> bool:
    """Whether words name a target, also as the last part of a compound (`subdoelen`, `SMART-doelen`)."""
    targets = word_list("postponements")["targets"]
    endings = tuple(target for target in targets if len(target) >= LONG)
    words = re.findall(r"[\w']+", text.lower())
    return any(word in targets or word.endswith(endings) for word in words)
