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

from radplan.findings import Finding, Severity
from radplan.regex import regex
from radplan.rules.personal.accounts import bank_accounts
from radplan.rules.personal.births import births
from radplan.rules.personal.bsn import bsns
from radplan.rules.personal.homes import homes
from radplan.rules.personal.mail import mail_addresses
from radplan.rules.personal.phones import phone_numbers
from radplan.rules.personal.written import Written
from radplan.rules.rule import Case, Rule

RULE = Rule("personal-data", Severity.WARNING)
DIGIT = regex(r"\d")
KINDS = (  # the surest first
    ("iban", bank_accounts),
    ("bsn", bsns),
    ("email", mail_addresses),
    ("born", births),
    ("address", homes),
    ("phone", phone_numbers),
)


def check(case: Case) -> Iterator[Finding]:
    """What points at a person, wherever something is written but under `contacts`."""
    known = frozenset(re.sub(r"\D", "", contact.phone or "") for contact in case.plan.contacts)
    addresses = frozenset((contact.email or "").lower() for contact in case.plan.contacts)
    partners = tuple(partner.name.casefold() for partner in case.plan.partners)
    for text in case.folder.written:
        if ("@" in text.text or DIGIT.search(text.text)) and not text.path.startswith("contacts["):
            for kind, start, end in found_in(Written(text.text, known, addresses, partners)):
                place = case.folder.inside(text, start, end)
                yield RULE.found(place, text.path, kind, text=hidden(text.text[start:end]))


def found_in(written: Written) -> Iterator[tuple[str, int, int]]:
    """The kind of each thing found, with where it starts and ends; never two for the same characters."""
    taken = bytearray(len(written.text))
    for kind, look in KINDS:
        for start, end in look(written):
            if not any(taken[start:end]):
                taken[start:end] = b"x" * (end - start)
                yield kind, start, end


def hidden(text: str) -> str:
    """Enough of it to find it, and no more: a report of findings is copied too."""
    return f"{text[:4]}…" if len(text) > 6 else "…"
