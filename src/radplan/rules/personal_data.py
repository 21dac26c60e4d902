"""Something in a text points at one person.

## What it checks
No text holds a citizen service number (BSN: a number that passes the eleven-test, with the word near it), a mobile
number, another phone number of somebody who is named or at home, a person's mail address (also at work:
`j.jansen@`), a home address (street, number and postcode), a date of birth, or a bank account (IBAN) that passes its
check. Offices are left alone: general numbers and addresses (0900, a helpline, `info@`, `veiligheid@`), everything
under `contacts`, and the address of a town hall.

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
from radplan.words import word_list

RULE = Rule("personal-data", Severity.WARNING)
NEAR, CLOSE = 60, 30
LONG = 6

TWO_DIGITS = regex(r"\d\d")
LONG_NUMBER = regex(r"\d(?:[ .)-]*\d){7}", re.ASCII)  # every BSN and phone number holds one
POSTCODE = regex(r"[1-9]\d{3}\s?[A-Z]{2}\b")  # and every address one of these
COUNTRY = regex(r"[A-Z]{2}\d\d")  # every bank account starts with one
# Every date of birth has one of these before it, and every resident's street.
BIRTH = ("geboren", "geb.", "geboortedatum", "born", "birth")
HOME = ("woont", "wonend", "woonachtig", "adres", "lives", "address")
BSN = regex(r"(?<![\w.,/-])\d(?:[ .]?\d){7,8}(?![\w/-]|[.,]\d)", re.ASCII)
BSN_WORD = regex(
    r"\b(?:bsn|burgerservice-?nummers?|burger\s+service\s+nummer|sofi-?nummers?|citizen\s+service\s+number)\b", re.I
)
PHONE = regex(r"(?<![\w.,/+-])(?:(?:\+|00)31[ -]?(?:\(0\))?[ -]?|\(?0)(?:\d[ )-]*){8}\d(?![\w-]|[.,]\d)", re.ASCII)
GENERAL_NUMBER = regex(r"(?:\+31|0031|0)(?:800|90\d|88|85|14|67|82)")
PERSON_NEAR = regex(
    r"\b(?:de\s+heer|dhr|mevrouw|mevr|mw|thuis|privé|prive|moeder|vader|ouders?\s+van|bewoner|woont|mrs?|at\s+home)\b",
    re.I,
)
HELPLINE_NEAR = regex(r"hulplijn|meldpunt|loket|piket|balie|spreekuur|helpline|hotline", re.I)
MAIL = regex(r"(?<![\w.+-])[\w+-]+(?:\.[\w+-]+)*@(?:[\w-]+\.)+[a-z]{2,}", re.I)
PARTICLE = r"(?:van|de|den|der|het|'t|’t|ten|ter|te|op|aan)"
CAPITALISED = r"(?:[A-ZÀ-Ý][\w'’-]{1,40}|[A-Z][a-z]{0,4}\.)"
NUMBER = r"\d{1,5}(?:[ ]?[a-zA-Z]|-\w+)?"
STREET = rf"(?!(?:In|Op|Aan|Bij|Zie|Adres)\b){CAPITALISED}(?:[ ](?:{CAPITALISED}|{PARTICLE})){{0,4}}[ ]{NUMBER}"
PLACE_NAME = rf"(?:(?:te|in)\s+{CAPITALISED}\s*,?\s*)?"
ADDRESS = regex(rf"\b{STREET}(?:\s*,\s*|\s+){PLACE_NAME}[1-9]\d{{3}}\s?[A-Z]{{2}}\b")
RESIDENT = regex(
    r"\b(?i:woont|wonend|wonende|woonachtig|(?:woon|huis|thuis|privé)adres|lives|home\s+address)\b[^.\d\n]{0,40}?"
    rf"\b(?P<street>{STREET})\b(?!\s+(?:jaar|maanden|weken|procent|inwoners|years|months))"
)
BORN = regex(
    r"\b(?:geboren|geb\.|geboortedatum|born|date\s+of\s+birth)(?:\s+(?:op|te|in|on)\b)?[\s:(]*(?:[A-Z]\w+[\s,(]*(?:op\s+|on\s+)?)?"
    r"(?P<date>\d{1,2}[ ./-](?:\d{1,2}|[a-z]{3,9})[ ./-]\d{2,4}|\d{4}-\d{2}-\d{2})\b",
    re.I,
)
IBAN = regex(r"\b(?:NL\d{2} ?[A-Z]{4} ?(?:\d ?){9}\d|(?!NL)[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?)\b")


def check(case: Case) -> Iterator[Finding]:
    """What points at a person, wherever something is written but under `contacts`."""
    known = frozenset(re.sub(r"\D", "", contact.phone or "") for contact in case.plan.contacts)
    addresses = frozenset((contact.email or "").lower() for contact in case.plan.contacts)
    for text in case.folder.written:
        if ("@" in text.text or TWO_DIGITS.search(text.text)) and not text.path.startswith("contacts["):
            for kind, start, end in Search(text, known, addresses).found:
                place = case.folder.inside(text, start, end)
                yield RULE.found(place, text.path, kind, text=hidden(text.text[start:end]))


def hidden(text: str) -> str:
    """Enough of it to find it, and no more: a report of findings is copied too."""
    return f"{text[:4]}…" if len(text) > 6 else "…"


class Search:
    """What points at a person in one text; each kind is looked for in its own way, where there is a sign of it."""

    def __init__(self, text: PlanText, phones: frozenset[str], addresses: frozenset[str]) -> None:
        self.text = text.text
        self.phones = phones
        self.addresses = addresses

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
            yield "email", (match.span() for match in MAIL.finditer(self.text) if self.is_personal(match[0]))
        if any(word in lowered for word in BIRTH):
            yield "born", (match.span("date") for match in BORN.finditer(self.text))
        if POSTCODE.search(self.text):
            yield "address", (match.span() for match in ADDRESS.finditer(self.text) if self.is_home(match))
        if any(word in lowered for word in HOME):
            yield "address", (match.span("street") for match in RESIDENT.finditer(self.text))
        if numbers:
            yield "phone", (match.span() for match in PHONE.finditer(self.text) if self.is_private(match))

    def near(self, match: re.Match[str], reach: int = NEAR) -> str:
        """The text around a match."""
        return self.text[max(0, match.start() - reach) : match.end() + reach]

    def is_bsn(self, match: re.Match[str]) -> bool:
        """Whether a number is a BSN: by the eleven-test, and because the text says so."""
        return bool(BSN_WORD.search(self.near(match))) and passes_eleven(re.sub(r"\D", "", match[0]))

    def is_personal(self, address: str) -> bool:
        """Whether a mail address is a person's."""
        if address.lower() in self.addresses:
            return False
        name, _, domain = address.lower().partition("@")
        parts = [part for part in re.split(r"[._]", name) if part]
        if any(word in parts or (len(word) >= LONG and word in name) for word in word_list("contact-words")["offices"]):
            return False
        return domain in word_list("contact-words")["private-providers"] or len(parts) > 1

    def is_home(self, match: re.Match[str]) -> bool:
        """Whether an address is somebody's home: nothing near it speaks of an office, and it is no PO box."""
        around = self.near(match)
        return not match[0].startswith("Postbus") and not office_pattern().search(around)

    def is_private(self, match: re.Match[str]) -> bool:
        """Whether a phone number is a person's: a mobile one, or one beside a person or a home."""
        digits = re.sub(r"\(0\)|[^\d+]", "", match[0])
        national = re.sub(r"^(?:\+31|0031)", "0", digits)
        if GENERAL_NUMBER.match(national) or national in self.phones or len(national) != 10:
            return False
        if national.startswith("06"):
            return not HELPLINE_NEAR.search(self.near(match, CLOSE))
        return bool(PERSON_NEAR.search(self.near(match)))


@cache
def office_pattern() -> re.Pattern[str]:
    """A word that makes an address an office's."""
    return re.compile("|".join(word_list("contact-words")["offices-nearby"]), re.I)


def passes_eleven(digits: str) -> bool:
    """The eleven-test of the BSN; one of eight digits has lost its leading zero."""
    padded = digits.zfill(9)
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return int(padded) > 0 and sum(int(digit) * weight for digit, weight in zip(padded, weights, strict=True)) % 11 == 0


def is_iban(text: str) -> bool:
    """The check digits of an IBAN (ISO 13616): letters count from 10, the whole leaves 1 when divided by 97."""
    account = text.replace(" ", "")
    moved = account[4:] + account[:4]
    return 15 <= len(account) <= 34 and int("".join(str(int(letter, 36)) for letter in moved)) % 97 == 1
