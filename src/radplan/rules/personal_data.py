"""Something in a text points at one person.

## What it checks
No text holds a citizen service number (BSN: a number that passes the eleven-test, with the word before it in its
sentence), a mobile number, another phone number of somebody who is named or at home, a person's mail address (also
at work: `j.jansen@`), a home address (street, number and postcode, or where somebody lives), a date of birth, or a
bank account (IBAN) that passes its check. Offices are left alone: general numbers and addresses (0900, a helpline,
`info@`, `veiligheid@`), everything under `contacts`, and the address of a town hall, a partner or a meeting.

## Why
A plan is published, copied and kept for years. Data on people in a case don't belong in it at all, and those of
colleagues make them a target.

## Wrong
    signalling:
      text: Meld zorgen bij Anja Jansen, 06-12345678, of mail a.jansen@ridderveen.nl.

## Right
    signalling:
      text: Meld zorgen bij het meldpunt van de gemeente, veiligheid@ridderveen.nl.

## Repair
Take it out. Write a role for a person, and an office's number under `contacts`.

## Source
GDPR, article 5 (no more data than needed) and article 9; the BSN may be used only where an act says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, cached_property

from radplan.findings import Finding, Severity
from radplan.model.texts import PlanText
from radplan.regex import regex
from radplan.rules.rule import Case, Rule
from radplan.rules.wording import behind_last
from radplan.words import word_list

RULE = Rule("personal-data", Severity.WARNING)
NEAR, CLOSE = 60, 30
LONG = 6

DIGIT = regex(r"\d")
LONG_NUMBER = regex(r"\d(?:[ .)/-]*\d){7}", re.ASCII)  # every BSN and phone number holds one
POSTCODE = regex(r"[1-9]\d{3}\s?[A-Z]{2}\b")  # and every address one of these
COUNTRY = regex(r"[A-Za-z]{2}\d\d")  # every bank account starts with one
# Every date of birth has one of these beside it, and every resident's street.
BIRTH = ("geboren", "geb.", "geboorted", "born", "birth")
HOME = ("woont", "wonen", "woonachtig", "adres", "huisbezoek", "lives", "address")
# Where a sentence ends; not behind an initial, or before a number ("tel. 026").
SENTENCE_END = regex(r"(?<!\b[A-Z])[.!?]\s+(?=[A-ZÀ-Ý])|\n\s*\n")
CAPITALISED = r"(?:[A-ZÀ-Ý][\w'’-]{1,40}|[A-Z][a-z]{0,4}\.)"
PARTICLE = r"(?:van|de|den|der|het|'t|’t|ten|ter|te)"

BSN = regex(
    r"(?<![\w.,/-])(?:\d{3}-\d{3}-\d{3}|\d{4}-\d\d-\d{3}|(?!\d\d[ .]\d\d[ .](?:19|20)\d\d\b)\d(?:[ .]?\d){7,8})"
    r"(?![\w/-]|[.,]\d)",
    re.ASCII,
)
BSN_LABEL = (
    r"\b(?:bsn(?:['’]?s|-?(?:nummers?|nrs?))?|(?:burgerservice|sofi)[ -]?(?:nummers?|nrs?)|burger\s+service\s+nummer"
    r"|citizen\s+service\s+numbers?)\b(?!-[^\W\d])"
)
BSN_BEFORE = regex(BSN_LABEL, re.I)
BSN_AFTER = regex(rf"\s*[(,]?\s*(?:(?:is|was|als|het|zijn|haar|hun|een)\s+){{0,2}}{BSN_LABEL}", re.I)
# A number directly behind one of these is theirs, and one of things that are counted is a count.
OTHER_NUMBER = (
    r"\b(?:(?:zaak|dossier|kvk|besluit|staatsblad|factuur|nota|kenmerk|referentie|berichten|bericht|order|rsin)"
    r"(?:-?(?:nummers?|nrs?|kenmerk|id))?|stb|(?:[\w-]*?(?:bestel|btw|client|cliënt|contract|debiteur|document|klant|pas|personeels"
    r"|polis|registratie|verplichting|voorstel){more})-?(?:nummers?|nrs?))\.?[\s:=#(]*(?:(?:nr|nummer|no|is|was)\b[.:]?\s*)*\Z"
)
NO_BSN = regex(OTHER_NUMBER.replace("{more}", "|telefoon|rekening|fax"), re.I)
NO_PHONE = regex(OTHER_NUMBER.replace("{more}", ""), re.I)
COUNT = regex(r"\s+(?:berichten|records|regels|rijen|euro|keer|inwoners|unieke)\b", re.I)

PHONE = regex(
    r"(?<![\w.,/+-])(?!\d\d[ ./-]\d\d[ ./-](?:19|20)\d\d\b)"
    r"(?:(?:(?:\+|00)31[ -]?(?:\(0\))?[ -]?|(?:\((?=0\d{1,3}\)))?0)(?:\d[ )-]*){8}\d"
    r"|06(?:(?:\.\d\d){4}|(?:\.\d{4}){2}|[./]\d{8}|/\d\d(?:[ .]\d\d){3})|0\d{2,3}[./]\d{6,7})(?![\w-]|[.,/]\d)",
    re.ASCII,
)
GENERAL_NUMBER = regex(r"(?:\+31|0031|0)(?:800|90\d|88|85|14|67|82)")
PERSON_NEAR = regex(
    r"\b(?:de\s+heer|dhr|mevrouw|mevr|mw|(?<!veilig[ -])thuis(?:nummer|telefoon)?"
    r"|(?:privé|prive)-?(?:nummer|telefoon\w*|adres|mobiel)?|huistelefoon|(?:zijn|haar|hun)\s+(?:telefoon)?nummer|moeder|vader|ouders?\s+van|bewoner|woont|mrs?|at\s+home)\b",
    re.I,
)
HELPLINE_NEAR = regex(r"hulplijn|meldpunt|loket|piket|balie|spreekuur|helpline|hotline", re.I)
BRACKET = regex(r"\s*\(")
ROLE = (
    r"(?:contactpersoon|projectleider|programmaleider|coördinator|adviseur|beleidsmedewerker|ambtenaar|wethouder|burgemeester"
    r"|trainer|docent|mentor|wijkagent|jongerenwerker|voorzitter|secretaris|penningmeester|procesregisseur|bewoonster|deelnemer)"
)
SURNAME = rf"(?:{PARTICLE}\s+){{0,3}}[A-ZÀ-Ý][\w'’-]+"
NOBODY = regex(
    r"\b(?:B\.\s?V|N\.\s?V|S\.\s?V|V\.\s?V|C\.\s?V|F\.\s?C|H\.\s?C)\b|\w(?:school|straat|laan|weg|plein)\b"
    r"|(?:college|lyceum|centrum|fonds)\b"
    r"|stichting|vereniging|gemeente|politie|afdeling|jongerenwerk|welzijn|bureau|team|instituut|academie|zorg|foundation|club"
    r"|(?-i:\b[A-Z]{2,6}\b)",
    re.I,
)

MAIL = regex(r"(?<![\w.+-])[\w+-]+(?:\.[\w+-]+)*@(?:[\w-]+\.)+[a-z]{2,}", re.I)

NUMBER = r"\d{1,5}(?:[ ]?[a-zA-Z]|-\w+)?"
TYPED = (
    r"(?:Laan|Weg|Pad|Dijk|Straat|Plein|Dreef|Kade)[ ](?:naar|op|aan|tot|over|langs|achter|bij)[ ]"
    rf"(?:{PARTICLE}[ ])?{CAPITALISED}"
)
STREET = (
    rf"(?!(?:In|Op|Aan|Bij|Zie|Adres|Wijk|Buurt|Zone|Gebied|Regio|Groep|Fase|Tabel|Bijlage|Hoofdstuk)\b)"
    rf"(?:{TYPED}|(?:['’]s-)?{CAPITALISED}(?:[ ](?:{CAPITALISED}|{PARTICLE})){{0,4}})[ ]{NUMBER}"
)
PLACE_NAME = rf"(?:(?:te|in)\s+{CAPITALISED}\s*,?\s*)?"
ADDRESS = regex(rf"(?<!\w){STREET}(?:\s*,\s*|\s+){PLACE_NAME}[1-9]\d{{3}}\s?[A-Z]{{2}}\b")
# A number behind the name of a place may count its people or their years; behind a street's, or last, it does not.
ROAD = regex(
    r"(?:straat|laan|weg|plein|singel|hof|kade|dijk|pad|steeg|gracht|dreef|markt|park|plantsoen|ring|baan|wal|erf|poort)\s",
    re.I,
)
LAST = regex(r"\s*(?:[;:)|]|[.,](?!\d)|\Z|\n|\s(?:te|in|en|met|bij|samen)\s)")
RESIDENT = regex(
    r"\b(?i:(?P<home>woont|wonen|wonend|wonende|woonachtig|(?:woon|huis|thuis|privé)adres|lives|home\s+address)|huisbezoek)\b"
    rf"[^.;\d\n]{{0,40}}?(?<!\w)(?P<street>{STREET})\b(?!\s+(?:jaar|maanden|weken|procent|inwoners|years|months))"
)
# What takes place somewhere, takes place at an organisation; so does what has its name before the address.
ORGANISATION = regex(
    r"(?:\b(?!BSN|NAW|ID)[A-Z]{2,6}\b(?:[ -]+[\w-]+){0,5}"
    r"|(?i:\b(?:politie|jongerenwerk|welzijn|\w*kerk|\w+hal|\w+club|\w*college|lyceum|café|praktijk)\b[^.,;:]{0,30}))\s*[,:(]\s*\Z"
)
TOWARDS = regex(r"(?:\s+(?:aan|op|in|bij)(?:\s+(?:de|het))?)?[\s,:(–-]*\Z")

MONTH = r"(?:jan|feb|mrt|maart|march|apr|mei|may|jun|jul|aug|sep|okt|oct|nov|dec)[a-z]*\.?"
DATE = (
    rf"(?P<date>(?i:\d{{1,2}}[\s./-]\s?\d{{1,2}}[\s./-]\s?\d{{2,4}}|\d{{1,2}}(?:e|st|nd|rd|th)?[\s-]?{MONTH}[\s-]?['’]?\d{{2,4}}"
    r"|\d{4}-\d{2}-\d{2}))\b"
)
BIRTHPLACE = r"(?:['’]s-)?[A-ZÀ-Ý][\w'’-]+(?:\s+(?:[A-ZÀ-Ý][\w'’-]+|aan|de|den|der|het|van|op|bij)){0,4}"
COHORT = r"(?!\s+(?:of|en|or|and)\s+(?:later|eerder|daarna|daarvoor|earlier)|\s+(?:tot|t/m)\b)"
BORN = (
    regex(
        rf"\b(?i:geboren|geb\.|born)(?:,?\s+(?:(?i:te|in)\s+)?{BIRTHPLACE})?[\s,]*(?:\b(?i:op|on)\b)?[\s:(]*\b{DATE}{COHORT}"
    ),
    regex(
        rf"\b(?i:op)\s+{DATE},?(?:\s+(?:in|te)(?:\s+[\w'’-]+){{1,4}}?)?(?:\s+(?:is|was|werd|zijn|werden|ben))?\s+geboren\b"
    ),
    regex(
        r"\b(?i:geboorte(?:datum|dag)|geb\.?[ -]?dat(?:um\b|\.)|date\s+of\s+birth|birth\s?da(?:te|y))"
        r"(?:(?!\b(?:sinds|vanaf|na|voor|vóór|tot|per|op|tussen|uiterlijk|wordt|worden|niet|geen|onbekend|datum"
        rf"|since|after|before|from)\b)[^\d.;!?]){{0,40}}?\b{DATE}"
    ),
)
# A network and an idea are born too.
IDEA = regex(
    r"(?:netwerk|project|idee|initiatief|plan|stichting|vereniging|samenwerking|programma|aanpak|platform|beweging|werkgroep"
    r"|organisatie|coalitie|network|idea)\b(?:\s*,?\s*(?:dat|die)|(?:(?!\b(?:die|hij|zij|who)\b)[^.,;]){0,40}\b(?:is|werd|was))\s*\Z",
    re.I,
)

NL_IBAN = r"(?i:NL)\d{2}[ .-]?[A-Za-z]{4}[ .-]?(?:\d[ .-]?){9}\d"
IBAN = regex(
    rf"\b(?:{NL_IBAN}|(?!NL)[A-Z]{{2}}\d{{2}}(?: ?[A-Z0-9]{{4}}){{2,7}}(?: ?[A-Z0-9]{{1,4}})?|[a-z]{{2}}\d{{14,20}})\b"
)


def check(case: Case) -> Iterator[Finding]:
    """What points at a person, wherever something is written but under `contacts`."""
    known = frozenset(re.sub(r"\D", "", contact.phone or "") for contact in case.plan.contacts)
    addresses = frozenset((contact.email or "").lower() for contact in case.plan.contacts)
    partners = tuple(partner.name.casefold() for partner in case.plan.partners)
    for text in case.folder.written:
        if ("@" in text.text or DIGIT.search(text.text)) and not text.path.startswith("contacts["):
            for kind, start, end in Search(text, known, addresses, partners).found:
                place = case.folder.inside(text, start, end)
                yield RULE.found(place, text.path, kind, text=hidden(text.text[start:end]))


def hidden(text: str) -> str:
    """Enough of it to find it, and no more: a report of findings is copied too."""
    return f"{text[:4]}…" if len(text) > 6 else "…"


class Search:
    """What points at a person in one text; each kind is looked for in its own way, where there is a sign of it."""

    def __init__(
        self, text: PlanText, phones: frozenset[str], addresses: frozenset[str], partners: tuple[str, ...]
    ) -> None:
        self.text = text.text
        self.phones = phones
        self.addresses = addresses
        self.partners = partners

    @cached_property
    def found(self) -> list[tuple[str, int, int]]:
        """The kind of each thing found, with where it starts and ends; never two for the same characters."""
        found: list[tuple[str, int, int]] = []
        taken = bytearray(len(self.text))
        for kind, matches in self.kinds():
            for start, end in matches:
                if not any(taken[start:end]):
                    taken[start:end] = b"x" * (end - start)
                    found.append((kind, start, end))
        return found

    def kinds(self) -> Iterator[tuple[str, Iterator[tuple[int, int]]]]:
        """Every kind, the surest first."""
        lowered = self.text.casefold()
        if COUNTRY.search(self.text):
            yield "iban", (match.span() for match in IBAN.finditer(self.text) if is_iban(match[0]))
        numbers = LONG_NUMBER.search(self.text)
        if numbers:
            yield "bsn", (match.span() for match in BSN.finditer(self.text) if self.is_bsn(match))
        if "@" in self.text:
            yield "email", (match.span() for match in self.once(MAIL, "mailto:") if self.is_personal(match[0]))
        if any(word in lowered for word in BIRTH):
            yield (
                "born",
                (match.span("date") for born in BORN for match in born.finditer(self.text) if self.is_birth(match)),
            )
        if POSTCODE.search(self.text):
            yield "address", (match.span() for match in ADDRESS.finditer(self.text) if self.is_home(match))
        if any(word in lowered for word in HOME):
            yield "address", (match.span("street") for match in RESIDENT.finditer(self.text) if is_street(match))
        if numbers:
            yield "phone", (match.span() for match in self.once(PHONE, "tel:") if self.is_private(match))

    def near(self, match: re.Match[str], reach: int = NEAR) -> str:
        """The text around a match."""
        return self.text[max(0, match.start() - reach) : match.end() + reach]

    def before(self, match: re.Match[str]) -> str:
        """What stands before a match, in its own sentence."""
        return self.text[behind_last(SENTENCE_END, self.text, match.start(), NEAR) : match.start()]

    def once(self, pattern: re.Pattern[str], scheme: str) -> Iterator[re.Match[str]]:
        """Where a pattern occurs; not again in the address of a link whose text says the same."""
        last = ""
        for match in pattern.finditer(self.text):
            same = re.sub(r"\(0\)|[^\w@]", "", match[0].lower())[-9:]
            if same != last or not self.text.endswith(scheme, 0, match.start()):
                yield match
            last = same

    def is_bsn(self, match: re.Match[str]) -> bool:
        """Whether a number is a BSN: by the eleven-test, and because the sentence says so of this number."""
        before = self.before(match)
        named = BSN_AFTER.match(self.text, match.end()) or (
            BSN_BEFORE.search(before) and not NO_BSN.search(before) and not COUNT.match(self.text, match.end())
        )
        return bool(named) and passes_eleven(re.sub(r"\D", "", match[0]))

    def is_personal(self, address: str) -> bool:
        """Whether a mail address is a person's."""
        if address.lower() in self.addresses:
            return False
        words = word_list("contact-words")
        name, _, domain = address.lower().partition("@")
        parts = [part for part in re.split(r"[._]", name) if part]
        if any(word in parts or (len(word) >= LONG and word in name) for word in words["offices"]):
            return False
        if any(compound_pattern().match(part) for part in parts) or is_house(parts):
            return False
        return domain in words["private-providers"] or len(parts) > 1

    def is_birth(self, match: re.Match[str]) -> bool:
        """Whether a date is that of somebody's birth, not of an idea's."""
        return not IDEA.search(self.before(match))

    def is_home(self, match: re.Match[str]) -> bool:
        """Whether an address is somebody's home: nothing near it speaks of an office, and it is no PO box."""
        before, after = (
            self.text[max(0, match.start() - NEAR) : match.start()],
            self.text[match.end() : match.end() + NEAR],
        )
        if match[0].startswith("Postbus") or office_pattern().search(before) or office_pattern().search(after):
            return False
        return not ORGANISATION.search(before) and not TOWARDS.sub("", before).casefold().endswith(self.partners)

    def is_private(self, match: re.Match[str]) -> bool:
        """Whether a phone number is a person's: a mobile one, or one beside a person or a home."""
        digits = re.sub(r"\(0\)|[^\d+]", "", match[0])
        national = re.sub(r"^(?:\+31|0031)", "0", digits)
        if GENERAL_NUMBER.match(national) or national in self.phones or len(national) != 10:
            return False
        if NO_PHONE.search(self.before(match)):
            return False
        if national.startswith("06"):
            return not HELPLINE_NEAR.search(self.near(match, CLOSE))
        return bool(PERSON_NEAR.search(self.near(match))) or self.is_somebodys(match)

    def is_somebodys(self, match: re.Match[str]) -> bool:
        """Whether a person is named just before a number, or in brackets behind it."""
        before = self.before(match)
        for name in person_pattern().finditer(before):
            between = before[name.end() :]
            if not (self.is_nobody(name[0]) or HELPLINE_NEAR.search(between) or office_pattern().search(between)):
                return True
        behind = BRACKET.match(self.text, match.end())
        name_behind = person_pattern().match(self.text, behind.end()) if behind else None
        return bool(name_behind and not self.is_nobody(name_behind[0]))

    def is_nobody(self, name: str) -> bool:
        """Whether a name is that of an organisation."""
        return bool(NOBODY.search(name)) or any(partner in name.casefold() for partner in self.partners)


def is_street(match: re.Match[str]) -> bool:
    """Whether what follows "woont" is a street with a number, not a place with the number of its people."""
    road = ROAD.search(match["street"])
    return bool(road or (match["home"] and LAST.match(match.string, match.end("street"))))


def is_house(parts: list[str]) -> bool:
    """Whether the first part of a mail address is an article, of a house or a neighbourhood and not of a surname."""
    surname = parts[1:2] and parts[1] in word_list("contact-words")["surnames-with-de"]
    return len(parts) > 1 and (parts[0] == "het" or (parts[0] == "de" and not surname))


@cache
def office_pattern() -> re.Pattern[str]:
    """A word that makes an address an office's."""
    return re.compile("|".join(word_list("contact-words")["offices-nearby"]).replace(" ", r"\s+"), re.I)


@cache
def compound_pattern() -> re.Pattern[str]:
    """Part of a mail address that begins with two words of organisations: `wijkteam`, `wijkraadnoord`."""
    words = "|".join(word_list("contact-words")["compounds"])
    return re.compile(rf"(?:{words}){{2}}|\w+(?:team|works|club)\Z")


@cache
def person_pattern() -> re.Pattern[str]:
    """A person's name: with initials, with a usual first name, or behind what the person is."""
    first = "|".join(word_list("contact-words")["first-names"])
    initials = r"(?:[A-Z]\.[ ]?){1,4}"
    return re.compile(
        rf"\b(?:(?i:{ROLE})[:,]?\s+{CAPITALISED}\s+{SURNAME}|{initials}{SURNAME}|(?:{first})(?![\w-])(?:\s+{SURNAME})?)"
    )


def passes_eleven(digits: str) -> bool:
    """The eleven-test of the BSN; one of eight digits has lost its leading zero."""
    padded = digits.zfill(9)
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return int(padded) > 0 and sum(int(digit) * weight for digit, weight in zip(padded, weights, strict=True)) % 11 == 0


def is_iban(text: str) -> bool:
    """The check digits of an IBAN (ISO 13616): letters count from 10, the whole leaves 1 when divided by 97."""
    account = re.sub(r"[ .-]", "", text).upper()
    moved = account[4:] + account[:4]
    return 15 <= len(account) <= 34 and int("".join(str(int(letter, 36)) for letter in moved)) % 97 == 1
