"""Names of persons, as far as a pattern can know them."""

from __future__ import annotations

import re
from functools import cache

from radplan.regex import regex
from radplan.rules.personal.written import Written
from radplan.words import word_list

CAPITALISED = r"(?:[A-ZÀ-Ý][\w'’-]{1,40}|[A-Z][a-z]{0,4}\.)"
PARTICLE = r"(?:van|de|den|der|het|'t|’t|ten|ter|te)"
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


@cache
def person_pattern() -> re.Pattern[str]:
    """A person's name: with initials, with a usual first name, or behind what the person is."""
    first = "|".join(word_list("contact-words")["first-names"])
    initials = r"(?:[A-Z]\.[ ]?){1,4}"
    return re.compile(
        rf"\b(?:(?i:{ROLE})[:,]?\s+{CAPITALISED}\s+{SURNAME}|{initials}{SURNAME}|(?:{first})(?![\w-])(?:\s+{SURNAME})?)"
    )


def is_nobody(written: Written, name: str) -> bool:
    """Whether a name is that of an organisation."""
    return bool(NOBODY.search(name)) or any(partner in name.casefold() for partner in written.partners)


@cache
def resident_pattern() -> re.Pattern[str]:
    """A word for somebody who lives somewhere: `hij`, `het gezin`."""
    return re.compile(rf"\b(?:{'|'.join(word_list('contact-words')['residents'])})\b", re.I)


@cache
def office_pattern() -> re.Pattern[str]:
    """A word that makes an address an office's."""
    return re.compile("|".join(word_list("contact-words")["offices-nearby"]).replace(" ", r"\s+"), re.I)
