"""What makes something else of a number of people: a rule, a ratio, a wish, a story, a family, a task."""

from __future__ import annotations

import re

from radplan.regex import regex
from radplan.rules.counting.counts import BEFORE, OF_ALL, TOTAL
from radplan.rules.counting.people import NOUN
from radplan.rules.counting.sentence import sentence_before, sentence_behind
from radplan.words import word_list

NO_COUNT_BEFORE = regex(
    r"(?:\b(?:(?:\d+|e[eé]n|één|twee|drie|one)\s+(?:\w+\s+)?(?:op(?:\s+de)?|in)|per|top|team\s+van|duo|maximaal|max\.?|minimaal|min\.?"
    r"|ten\s*minste|minstens|ten\s*hoogste|hoogstens|hooguit|niet\s+meer\s+dan|koppels?\s+van|groepjes\s+van|\bin\s+(?:\w+e\s+)?(?:groepen|teams)\s+van|paren\s+van|in\s+(?:week|kwartaal)|elke|iedere|at\s+least|at\s+most|out\s+of|als|indien|zodra|wanneer|if|when"
    r"|(?:groep|klas|leerjaar|brugklas|vmbo|mavo|havo|vwo|mbo|hbo|gymnasium|fase|stap|artikel|lid|sub|hoofdstuk|paragraaf|thema"
    r"|deel|bijlage|tabel|figuur|vraag|punt|nr\.?|nummer|spoor|pijler|lijn|actie|activiteit|doel|doelgroep)"
    r"(?:\s+\d+\s*(?:,|en|of|t/m|-|–)?)*)|[€%]|(?<!\d)\d{1,3},)\s*$",
    re.I,
)
NO_COUNT_AFTER = regex(r"\s+(?:per|à|a)\b|\s*\+", re.I)
# What the sentence says before the number: a rule for everybody, a wish, a story.
EACH = regex(r"\b(?:elke?|iedere?|per|each|every)\s+(?!jaar|kwartaal|maand|week|year|month|\d)\w")
WISH = regex(
    r"\b(?:wil|wilt|willen|zal|zullen|kan|kunnen|hoopt|hopen|streeft|streven|beoogt|beogen|zoekt|zoeken|werft|werven"
    r"|(?:plaats|plaatsen|plek|plekken|ruimte)\s+voor|want|will|can|room\s+for)\b[^,;:]*$"
)
STORY = regex(
    r"^\W*(?:stel|veronderstel|suppose|imagine)\b|^\W*(?:voorbeeld|voorbeeldcasus)\s*:|^\W*soms\s|\boefen\w*"
    r"|\bin\s+(?:het|de|een|dit|deze)\s+(?:\w+\s+)?(?:\w*voorstelling|\w*toneelstuk|theaterstuk|rollenspel|\w*film|documentaire"
    r"|\w*serie|roman|filmpje)\s+\w+(?:en|t)\s+(?:er\s+)?$|\bin\s+het\s+stuk\s+(?!staa|word|zijn|werd|gaa)\w+en\s+$"
    r"|\b(?:de|een|deze)\s+[\w-]*serie\s+(?:gaat|ging|volgt|vertelt|toont)\b"
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
# Also of the young: a piece of work that is theirs, or a seat at a table.
OFFICE = r"(?:\s+(?:uit|van|namens)\s+(?:[\w-]+\s+){0,2}?[\w-]+)?\s+"
TASK = regex(
    rf"{OFFICE}(?:begeleiden|verzorgen|leiden|geven|openen|organiseren|presenteren)\s+(?:de|het|een|deze)\s+(?:\w+\s+)?"
    r"\w*(?:training|bijeenkomst|avond|les|workshop|conferentie|cursus|debat|dialoog|spreekuur)(?:en|s)?\b"
    rf"|{OFFICE}(?:zitten\s+in|nemen\b[^.,;]{{0,60}}\bdeel\s+aan|maken\s+deel\s+uit\s+van)\s+(?:de|het|een)\s+(?:\w+\s+)?"
    r"(?:(?:stuur|werk|klankbord|project|regie|denktank)groep|\w*raad|bestuur|\w*commissie|jury)\b"
    r"|\s+(?:(?:vrij|aan|beschikbaar)\s+te\s+(?:maken|stellen|wijzen)|op\s+tot|mogen\s+(?:er\s+)?mee)\b"
)
APPOINTS, APPOINTED = regex(r"\b(?:stelt|stellen|stelde|stelden)\s+$"), regex(r"\s+(?:aan|vrij|beschikbaar)\b")
FOR = regex(r"\bvoor\s+$")
PLACE = regex(r"\s+(?:is|zijn)\s+(?:er\s+)?(?:een\s+)?(?:plek|plaats|ruimte)(?:ken|en)?\b")
ONE_OF = regex(r"\be[eé]n\s+van\s+de\s+$")
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
    r"|\b(?:was|were|has|have|had)\s+(?:been\s+)?(?!appointed|assigned|designated|involved|needed)\w+ed\b"
    r"|\b(?:volgt|volgen|kent|kennen|begeleidt|begeleiden)\s+(?:\w+\s+){0,2}(?:één|one)\b"
    r"|\b(?:is|zijn|was|waren|werd|werden)\b.*\b(?:be|door|onder)?(?:sproken|verwezen|zocht|steund)\b"
    r"|\b(?:(?:be)?sprak(?:en)?|bezochten|bezocht|verhoorden?|arresteerden?|verwe(?:es|zen))\s+(?:(?!(?:dat|of|hoe|wie|af)\b)\w+\s+){0,3}één\b"
    r"|\bhield(?:en)?\s+(?:\w+\s+){0,3}één\s+\w+(?:\s+\w+){0,5}?\s+aan\b"
)
ONE_MAY = regex(r"\s+(?:kan|mag|moet|zal|wil|can|may)\b")
# "Drie van de vier jongeren voelt zich thuis" says how large a part, not how many.
A_PART = regex(rf"[^ ]+\s+{OF_ALL}{TOTAL}")
OF_TEN = regex(r"\b(?:tien|10|honderd|100|ten)\b")
SINGULAR = regex(r"\s+(?:is|heeft|kan|wil|voelt|vindt|zegt|kent|gaat|krijgt|doet|weet|komt|wordt|groeit)\b")


def is_other(text: str, start: int, end: int) -> bool:
    """Whether a number of people is no count of them."""
    if NO_COUNT_BEFORE.search(text[max(0, start - BEFORE) : start]) or NO_COUNT_AFTER.match(text, end):
        return True
    before, behind = sentence_before(text, start), sentence_behind(text, end)
    *_, noun = NOUN.findall(text[start:end])
    people = word_list("people")
    if text.startswith(tuple(people["numbers"]["1"]), start):
        if is_anybody(text, start, end, noun, before, behind):
            return True
    elif is_a_part(text, start, end, behind):
        return True
    if is_task(before, behind) or is_one_of(before, behind):
        return True
    if EACH.search(before) or STORY.search(before) or (WISH.search(before) and not HAPPENED.search(behind)):
        return True
    if noun in people["anybody"] and (DOERS_BEFORE.search(before) or DOERS_BEHIND.match(behind)):
        return True
    return noun in people["offspring"] and bool(FAMILY.search(before)) and not HAPPENED.search(behind)


def is_task(before: str, behind: str) -> bool:
    """Whether people are counted who do something for the plan, or for whom there is a place."""
    appointed = APPOINTED.match(behind) and APPOINTS.search(before)
    placed = PLACE.match(behind) and FOR.search(before)
    return bool(appointed or placed or TASK.match(behind))


def is_one_of(before: str, behind: str) -> bool:
    """Whether one of all is how large a part it is: "een van de vier jongeren voelt zich niet thuis"."""
    return bool(SINGULAR.match(behind) and ONE_OF.search(before) and not HAPPENED.search(behind))


def is_anybody(text: str, start: int, end: int, noun: str, before: str, behind: str) -> bool:
    """Whether "één jongere" is whoever it may be: nothing happened to this one."""
    if ONE_MAY.match(behind):
        return True
    lone = noun in word_list("people")["not-with-one"] or A_PART.match(text, start)
    return bool(lone) and not HAPPENED.search(before + text[start:end] + behind)


def is_a_part(text: str, start: int, end: int, behind: str) -> bool:
    """Whether a number of all says how large a part: "drie van de vier jongeren voelt zich thuis"."""
    if not A_PART.match(text, start, end):
        return False
    return bool(SINGULAR.match(behind)) or bool(OF_TEN.search(text, start, end) and not HAPPENED.search(behind))
