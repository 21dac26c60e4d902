"""What the text of a plan says about money, held against the cost lines of the same activity."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cached_property

from radplan.ledger.ledger import ZERO, Ledger, Line, Trail
from radplan.ledger.names import activity_names
from radplan.ledger.numerals import BELOW_HUNDRED, NUMERAL, value
from radplan.model.money import CENT, MAXIMUM
from radplan.model.texts import PLACEHOLDER, PlanText, placeholders
from radplan.record import Record
from radplan.regex import lowered, regex

# Digits in groups of three, all parted by the same sign, or in one go; then cents.
# So many groups are more than any amount: a row of them without end would be looked through again from each.
DIGITS = (
    r"(?:\d{1,3}(?:(?P<%(sign)s>[.,'’\u00a0\u202f ])\d{3})(?:(?P=%(sign)s)\d{3}){0,5}(?!\d)|\d+)(?:[.,]\d{1,2}(?!\d))?"
)
ROUND = r"(?:,\s?[-–—=]{1,2})?"
SCALE = r"\s?(?i:miljoen|miljard|milj\b\.?|million|billion|mille\b|mln\b\.?|mio\b|duizend|thousand|ton\b)"
THOUSANDS = r"\s?\(\s?[x×*]\s?(?:€\s?)?1[.,]?000\s?\)"
SCALES = {
    "mille": 1000,
    "ton": 100_000,
    "milja": 10**9,
    "bi": 10**9,
    "m": 10**6,
}  # by how the word starts; of all others a thousand
STARTS = regex(r"[€\deE](?:(?<![eE])|(?=[uU]))")  # where an amount may start: most characters are passed over
AMOUNT = regex(
    rf"(?:(?:€\.?|\b(?i:EURO?)(?=\s?\d))\s?(?:\*\*|__)?"
    rf"(?P<before>{DIGITS % {'sign': 'sign'}}){ROUND}(?P<scale>{SCALE}|\s?[kK]\b|[mM]\b|{THOUSANDS})?"
    rf"|(?<![\w.,])(?P<after>{DIGITS % {'sign': 'sign2'}}){ROUND}(?P<scale2>{SCALE}|[kK])?"
    r"[\s-]?(?:€|(?i:euro?s?)\b)(?!\s?\d)"
    # Without a sign: "3.800,-" is money by its dash, and "25.000,00" by its thousands and cents.
    r"|(?<![\w.,])(?:(?P<dashed>\d{1,3}(?:\.\d{3}){1,4}|\d{1,6}),[-–—=]{1,2}(?![\w-])"
    r"|(?P<cents>\d{1,3}(?:\.\d{3}){1,4},\d\d)(?![\w%,-]|\.\d|\s?(?:%|m²|(?i:[kc]?m[23]?|ha|kg|punten|fte|uur|uren|procent)\b))))"
)
UNSIGNED = regex(r",(?:[-–—=]|\d\d(?<=\.\d\d\d,\d\d))")  # what such an amount has in it, and most texts have not

# In words, or in a word that is said of money: "dertigduizend euro", "drie ton", "30 mille". A ton is a weight too.
IN_WORDS = regex(
    rf"(?<![\w-])(?<!zegge\s)(?<!zegge:\s)(?P<words>{NUMERAL})[\s-]?(?:€|euro?s?\b)(?!\s?\d)"
    rf"|(?<![\w.,€])(?<!€\s)(?P<digits>{DIGITS % {'sign': 'sign'}})\s?(?P<scale>mille|ton)\b(?!\s?(?:euro?s?\b|€))"
    rf"|(?<![\w-])(?P<many>(?!een\b){BELOW_HUNDRED})\s(?P<ton>ton)\b"
)
MONEY = regex(
    r"\b(?:kost|kosten|kostte|kostten|begroot|begroting|budget|bedrag|bedraagt|subsidie|bijdrage|gereserveerd|uitgetrokken|krediet"
    r"|geld|euro)\b|€"
)
MONEY_BEHIND = regex(r"\s+(?:euro|begroot|subsidie|budget|krediet|beschikbaar|gereserveerd|uitgetrokken)\b")
NO_WEIGHT = regex(r"[*_]*(?:\s*(?:[.,;:)!?]|\Z|\n)|\s+(?:voor|uit|aan|per|in|en|ten|euro)\b)")
SENTENCE_START = regex(r".*[.!?]\s|.*\n\s*\n", re.S)
# Without one of these no text says an amount so: the pattern for it is a long one.
WORDS = ("duizend", "honderd", "mille", "ton")
SAID_IN_WORDS = regex(r"(?:duizend|honderd)\w{0,30}[\s-]?(?:eur|€)|\bmille\b|\bton\b")

# "€ 85 per uur", "60 × € 25" and "uurtarief van € 85" are prices, no totals; "€ 30.000 per raadsbesluit" is none.
MONTHS = "januari|februari|maart|april|mei|ju[nl]i|augustus|september|oktober|november|december"
NO_UNIT = (
    rf"(?:{MONTHS}|begin|medio|eind|ultimo|heden|direct|omgaande|kerende|ingang|saldo|abuis|vergissing|ongeluk|definitie"
    r"|bank\w*|e-?mail|\w*brief|\w*motie|\w*amendement|\w*circulaire|\w*besluit|\w*beschikking|\w*wijziging)\b"
)
UNIT = rf"(?!{NO_UNIT})[^\W\d]\w*"
TIME = "uur|dagdeel|dag|week|maand|kwartaal|jaar|keer"
LEAD = r"(?:\([^)]{0,40}\)\s*)?(?:(?:ex|in)(?:cl?)?(?:usief|l?\.)?\s+(?:btw|vat)\s+)?(?:bruto\s+|netto\s+)?[*_]*"
PER_UNIT = regex(
    rf"[\s*_]*(?:[,()]\s*)?{LEAD}per\s+(?:\d[\d.]*\s+)?{UNIT}"
    rf"|[\s*_]*{LEAD}(?:(?:elke?|iedere?|each|apiece)\b|voor\s+(?:(?:elke?|iedere?)\b|(?:één|een|1)\s+(?:{TIME})\b)"
    r"|(?:an|a|by\s+the)\s+[^\W\d]|de\s+man\b|/\s*[^\W\d]|p\s?[./]\s?(?:[pujmd]|st)\b|p[puj]\b|[x×*]\s*\d)",
    re.IGNORECASE,
)
TIMES = r"(?:\d(?:\s+[^\W\d]+)?|\b(?:twee|drie|vier|vijf|zes|zeven|acht|negen|tien|twaalf))\s*(?:[x×*]|keer|maal|times)"
# "12 avonden van € 300" and "een avond kost € 300"; "een bijdrage voor 12 avonden van € 3.000" is the total of them.
SESSION = r"(?:\w*avond|dagdeel|dag|uur|middag|ochtend|les|sessie|\w*bijeenkomst)"
COMPOUNDS = ("avonden", "bijeenkomsten", "trainingen", "gesprekken")  # "themabijeenkomsten"
ENTIRE = (
    "dagdelen", "dagen", "uren", "middagen", "ochtenden", "lessen", "sessies", "workshops", "voorstellingen",
    "cursussen", "trajecten", "weken", "maanden",
)  # fmt: skip
SESSIONS = rf"(?:\w*(?:{'|'.join(COMPOUNDS)})|{'|'.join(ENTIRE)})"
SOME = r"\b(?:\d{1,3}|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|\w{3,5}tien|\w{3,7}tig)"
OF_SOME = rf"(?<!voor\s)(?<!aan\s)(?<!met\s)(?<!bij\s)(?<!in\s)(?<!op\s){SOME}\s+(?:[^\W\d]+e\s+)?{SESSIONS}\s+van"
OF_ONE = (
    rf"\b(?:een|[eé]én)\s+(?:{SESSION}(?:\s+(?:van|met|door|bij|voor)(?:\s+[^\W\d]+){{1,3}})?\s+kost(?:te)?"
    r"(?:\s+(?:ongeveer|circa|ruim|gemiddeld))?|[^\W\d]+\s+kost(?:te)?\s+gemiddeld)"
)
RATE = (
    r"(?:(?:uur|dag|dagdeel|avond|week|stuks?)(?:tarief|prijs)(?:\s+\w+){0,5}"
    r"|(?:tarief|tarieven|prijs|rate)(?:\s+\w+){0,3})[\s:(]*"
)
UNIT_BEFORE = regex(
    rf"(?:{TIMES}|\s[àá]|\d\s+[^\W\d]+\s+a|{SOME}\s+[^\W\d]+\s+ad|\b(?:elk|ieder|each)|{RATE}|{OF_SOME}|{OF_ONE}"
    rf"|\b(?:per|elke?|iedere?)\s+{UNIT}(?:\s+[^\W\d]+){{0,3}}[\s:]*|\d\s+per\s+{UNIT}(?:\s+[^\W\d]+){{0,2}}\s*\()"
    r"\s*(?:\*\*|__)?\s*$",
    re.IGNORECASE,
)
# Without one of these words in it, or one of these at its end, no text is a UNIT_BEFORE: that is soon seen.
UNIT_WORDS = ("per", "elk", "ieder", "each", "tarie", "prijs", "rate")
UNIT_ENDS = (
    "a", "à", "á", "x", "×", "*", "_", "ad", "keer", "maal", "times", "kost", "kostte", "gemiddeld", "ongeveer",
    "circa", "ruim",
)  # fmt: skip
RANGE = regex(r"\s*(?P<word>à|tot|to|of|or|en|and|[-–])\s*", re.IGNORECASE)
BETWEEN = regex(r"\b(?:tussen(?:\s+de)?|between)\s*$", re.IGNORECASE)
UPPER = regex(rf"(?:€\s?)?{DIGITS % {'sign': 'sign'}}{ROUND}(?P<scale>{SCALE}|\s?[kK]\b)?")
ELSEWHERE = regex(r"\]\([^)\n]*\)|https?://\S+")  # an address is no text
NEAR = 60
MOST_LINES = 14


class Stated(Record):
    """A euro amount in a text: how much, where, and in which piece of prose."""

    amount: Decimal
    text: PlanText
    start: int
    end: int


class Statement:
    """All amounts in the prose of an activity, beside its cost lines."""

    def __init__(
        self,
        trail: Trail,
        lines: tuple[Line, ...],
        stated: tuple[Stated, ...],
        prose: tuple[PlanText, ...],
        funding: frozenset[Decimal],
    ) -> None:
        self.trail = trail
        self.lines = lines
        self.stated = stated
        self.prose = prose
        self.funding = funding

    @cached_property
    def unmatched(self) -> tuple[Stated, ...]:
        """Amounts that are no cost line, no sum of cost lines and no funding amount."""
        known = self.funding.union(line.amount for line in self.lines)
        if all(stated.amount in known for stated in self.stated):
            return ()
        known |= sums(self.lines)
        return tuple(stated for stated in self.stated if stated.amount not in known)

    @cached_property
    def unstated(self) -> tuple[Line, ...]:
        """Cost lines that the text doesn't state, neither as an amount nor by a placeholder."""
        said = {None, *(stated.amount for stated in self.stated)}
        named = named_lines(self.trail, self.lines, self.prose)
        return tuple(line for line in self.lines if line.cost.amount not in said and line.path not in named)

    @cached_property
    def contradiction(self) -> tuple[Stated, Line] | None:
        """The amount and the line it contradicts, where one amount faces one line."""
        if len({stated.amount for stated in self.unmatched}) == 1 and len(self.unstated) == 1:
            return self.unmatched[0], self.unstated[0]
        return None


def statements(ledger: Ledger, texts: Iterable[PlanText]) -> Iterator[Statement]:
    """What the prose of each activity states, for the activities whose prose states anything."""
    funding = frozenset(funding_amounts(ledger))
    lines: dict[str, list[Line]] = {}
    for line in ledger.lines:
        lines.setdefault(line.trail.path, []).append(line)
    prose: dict[str, list[PlanText]] = {}
    for text in texts:
        if text.activity is not None:
            prose.setdefault(text.activity_path, []).append(text)
    for trail in ledger.trails:
        pieces = tuple(prose.get(trail.path, ()))
        stated = tuple(found for text in pieces for found in amounts_in(text))
        if stated:
            own = tuple(lines.get(trail.path, ()))
            yield Statement(trail, own, stated, pieces, funding)


def funding_amounts(ledger: Ledger) -> Iterator[Decimal]:
    """What is said of each source, also per year and in the realisation."""
    realised = ledger.realisation.funding.values() if ledger.realisation else ()
    for source in ledger.plan.funding:
        yield from source.granted_by_year.values()
        yield from (amount for amount in (source.requested, source.granted, source.received) if amount is not None)
    for done in realised:
        yield from (amount for amount in (done.received, done.to_carry_over, done.to_repay) if amount is not None)


def amounts_in(text: PlanText) -> Iterator[Stated]:
    """The euro amounts in a text that are totals."""
    small = lowered(text.text)
    marked = "€" in small or "eur" in small or bool(UNSIGNED.search(small))
    in_words = any(word in small for word in WORDS) and bool(SAID_IN_WORDS.search(small))
    if not (marked or in_words):
        return
    plain = text.text
    if "{{" in plain:
        plain = PLACEHOLDER.sub(blank, plain)
    if "](" in plain or "://" in plain:
        plain = ELSEWHERE.sub(blank, plain)
    if in_words:
        yield from stated_in_words(text, lowered(plain))
    for match in matches_in(plain) if marked else ():
        upper = upper_end(plain, match)
        shared = upper["scale"] if upper and not upper[0].startswith("€") else ""  # "€ 30 à 35 duizend"
        scale = match["scale"] or match["scale2"] or shared
        amount = amount_of(match["before"] or match["after"] or match["dashed"] or match["cents"], scale or "")
        if amount <= MAXIMUM and not is_price(plain, match, upper):
            yield Stated(amount.quantize(CENT), text, match.start(), match.end())


def stated_in_words(text: PlanText, small: str) -> Iterator[Stated]:
    """The amounts in a text, in lower case, of which the number or the scale is a word."""
    for match in IN_WORDS.finditer(small):
        if match["words"]:
            amount = Decimal(value(match["words"]))
        elif match["scale"] == "mille":
            amount = amount_of(match["digits"], "mille")
        elif is_money(small, match):
            amount = amount_of(match["digits"] or str(value(match["many"])), "ton")
        else:
            continue
        if amount <= MAXIMUM and not is_price(small, match, None):
            yield Stated(amount.quantize(CENT), text, match.start(), match.end())


def is_money(text: str, match: re.Match[str]) -> bool:
    """Whether a ton is one of euros: its sentence speaks of money, and nothing that has a weight stands behind it."""
    if MONEY_BEHIND.match(text, match.end()):
        return True
    before = SENTENCE_START.sub("", text[max(0, match.start() - NEAR) : match.start()])
    return bool(MONEY.search(before) and NO_WEIGHT.match(text, match.end()))


def blank(match: re.Match[str]) -> str:
    """Spaces in the place of what is no text."""
    return " " * len(match[0])


def matches_in(text: str) -> Iterator[re.Match[str]]:
    """The euro amounts in a text, prices too."""
    at = 0
    while start := STARTS.search(text, at):
        match = AMOUNT.match(text, start.start())
        at = match.end() if match else start.end()
        if match:
            yield match


def upper_end(text: str, match: re.Match[str]) -> re.Match[str] | None:
    """The upper end of a range that an amount is the lower end of: "€ 60 à € 80", "tussen € 60 en € 80"."""
    between = RANGE.match(text, match.end())
    if not between:
        return None
    before = max(0, match.start() - NEAR), match.start()
    if between["word"].lower() in ("en", "and") and not BETWEEN.search(text, *before):
        return None
    return UPPER.match(text, between.end())


def is_price(text: str, match: re.Match[str], upper: re.Match[str] | None) -> bool:
    """Whether an amount is one per unit, or the lower end of a range of them ("€ 60 à € 80 per uur")."""
    if PER_UNIT.match(text, match.end()) or is_after_unit(text[max(0, match.start() - NEAR) : match.start()]):
        return True
    return bool(upper and PER_UNIT.match(text, upper.end()))


def is_after_unit(before: str) -> bool:
    """Whether what stands before an amount makes it one per unit."""
    small = before.lower()
    end = small.rstrip()
    # Many an amount that is no price has "van" before it; a price has it only behind a number of sessions.
    of_some = end.endswith("van") and end.removesuffix("van").rstrip().endswith((*COMPOUNDS, *ENTIRE))
    likely = of_some or end.endswith(UNIT_ENDS) or any(word in small for word in UNIT_WORDS)
    return likely and bool(UNIT_BEFORE.search(before))


def amount_of(digits: str, scale: str) -> Decimal:
    """The amount that digits in a running text stand for: groups of three are thousands, one or two are cents.

    `scale` is what it is to be taken times: "miljoen", "k", "(x 1.000)", or nothing.
    """
    match = re.fullmatch(r"(.*?)(?:[.,](\d{1,2}))?", digits)
    whole, rest = (match[1], match[2] or "") if match else (digits, "")
    amount = Decimal(f"{re.sub(r'[^0-9]', '', whole) or 0}.{rest or 0}")
    word = scale.strip().lower()
    return amount * next((times for start, times in SCALES.items() if word.startswith(start)), 1000) if word else amount


def named_lines(trail: Trail, lines: tuple[Line, ...], pieces: Iterable[PlanText]) -> frozenset[str]:
    """The paths of the lines that a placeholder in the text names, one by one or all together."""
    used = {placeholder.name for text in pieces for placeholder in placeholders(text.text)}
    if not used:
        return frozenset()
    paths = {named.path for name, named in activity_names(trail).items() if name in used}
    everything = f"{trail.path}.costs" in paths
    return frozenset(line.path for line in lines if everything or line.path in paths or f"{line.path}.amount" in paths)


def sums(lines: tuple[Line, ...]) -> set[Decimal]:
    """Every amount that some of the lines come to, none included, and what each source bears of them.

    Of very many lines only each one and all together.
    """
    amounts = [line.amount for line in lines if line.cost.amount is not None]
    sources, everything = Ledger.sums(lines)
    found = {ZERO, everything, *amounts, *sources.values(), *(share.amount for line in lines for share in line.shares)}
    if len(amounts) <= MOST_LINES:
        some = {ZERO}
        for amount in amounts:
            some |= {before + amount for before in some}
        found |= some
    return found
