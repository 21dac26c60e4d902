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
from radplan.rules.personal import accounts, births, bsn, homes, mail, phones
from radplan.rules.personal.written import Written, plain
from radplan.rules.rule import Case, Rule

RULE = Rule("personal-data", Severity.WARNING)
DIGIT = regex(r"\d")
KINDS = {"iban": accounts, "bsn": bsn, "email": mail, "born": births, "address": homes, "phone": phones}
"""Every kind, the surest first."""


def check(case: Case) -> Iterator[Finding]:
    """What points at a person, wherever something is written but under `contacts`."""
    known = frozenset(re.sub(r"\D", "", contact.phone or "") for contact in case.plan.contacts)
    addresses = frozenset((contact.email or "").lower() for contact in case.plan.contacts)
    partners = tuple(plain(partner.name).casefold() for partner in case.plan.partners)
    # Of most kinds there is no sign in a whole plan.
    kinds = kinds_in(Written(case.wording.whole, known, addresses, partners), [*KINDS])
    for text in case.folder.written if kinds else ():
        if ("@" in text.text or DIGIT.search(text.text)) and not text.path.startswith("contacts["):
            for kind, start, end in found_in(Written(text.text, known, addresses, partners), kinds):
                place = case.folder.inside(text, start, end)
                yield RULE.found(place, text.path, kind, text=hidden(text.text[start:end]))


def kinds_in(written: Written, kinds: list[str]) -> list[str]:
    """The kinds of which a text has a sign."""
    return [kind for kind in kinds if KINDS[kind].may_hold(written)]


def found_in(written: Written, kinds: list[str]) -> Iterator[tuple[str, int, int]]:
    """The kind of each thing found, with where it starts and ends; never two for the same characters."""
    taken = bytearray(len(written.text))
    for kind in kinds_in(written, kinds):
        for start, end in KINDS[kind].found(written):
            if not any(taken[start:end]):
                taken[start:end] = b"x" * (end - start)
                yield kind, start, end


def hidden(text: str) -> str:
    """Enough of it to find it, and no more: a report of findings is copied too."""
    return f"{text[:4]}…" if len(text) > 6 else "…"
