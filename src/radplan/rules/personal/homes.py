"""Home addresses: a street with its number and postcode, or the street where somebody lives."""

from __future__ import annotations

import re
from collections.abc import Iterator

from radplan.regex import regex
from radplan.rules.personal.names import (
    CAPITALISED,
    PARTICLE,
    is_nobody,
    office_pattern,
    person_pattern,
    resident_pattern,
)
from radplan.rules.personal.tables import cells_under
from radplan.rules.personal.written import NEAR, Written

POSTCODE = regex(r"[1-9]\d{3}\s?[A-Z]{2}\b")  # and every address one of these
HOME = ("woont", "wonen", "woonachtig", "adres", "huisbezoek", "lives", "address", "verbl", "verhui", "ingeschreven")
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
# An office may stay somewhere or move too, so it must be said of a person.
STAYING = regex(
    r"\b(?i:verblijft|verblijven|verbleef|verbleven|verhuis(?:t|d|de|den)|ingeschreven|adres)\b"
    rf"(?P<between>[^.;\d\n]{{0,40}}?)(?<!\w)(?P<street>{STREET})\b(?!\s+(?:jaar|maanden|weken|procent|inwoners))"
)
ENGLISH = regex(
    r"\blives\s+(?:at|in|on)\s+(?P<street>\d{1,4}[a-z]?\s+(?:[A-Z][\w'’-]+\s+){1,3}"
    r"(?:Street|Road|Lane|Avenue|Square|Drive|Close|Way|Court))\b"
)
HEAD = regex(r"\W*(?:(?P<home>woon|huis|thuis|privé|home\s+)?ad?dress?(?:en|es)?)\W*", re.I)
CELL = regex(rf"(?<!\w){STREET}")
# What takes place somewhere, takes place at an organisation; so does what has its name before the address.
ORGANISATION = regex(
    r"(?:\b(?!BSN|NAW|ID)[A-Z]{2,6}\b(?:[ -]+[\w-]+){0,5}"
    r"|(?i:\b(?:politie|jongerenwerk|welzijn|\w*kerk|\w+hal|\w+club|\w*college|lyceum|café|praktijk)\b[^.,;:]{0,30}))\s*[,:(]\s*\Z"
)
# An address by itself is that of what was spoken of: "Kom naar het wijkcentrum. Adres: Kade 2, 7201 AB".
BARE = regex(
    r"[\s*_#>|+-]*(?:(?:(?:het|ons)\s+)?(?:bezoek|post)?adres(?:\s+is)?\b|bezoek\b|(?:de\s+)?ingang(?:\s+is)?\b"
    r"|(?:u|je)\s+vindt\s+(?:ons|het|hem|haar)\b|wij\s+zitten\b)?(?:\s+(?:aan|op|in)(?:\s+(?:de|het))?\b)?[\s:*_]*",
    re.I,
)
TOWARDS = regex(r"(?:\s+(?:aan|op|in|bij)(?:\s+(?:de|het))?)?[\s,:(–-]*\Z")


def may_hold(written: Written) -> bool:
    """Whether there is a sign of a home address."""
    return bool(POSTCODE.search(written.text)) or any(word in written.lowered for word in HOME)


def found(written: Written) -> Iterator[tuple[int, int]]:
    """Where home addresses stand."""
    if POSTCODE.search(written.text):
        yield from (match.span() for match in ADDRESS.finditer(written.text) if is_home(written, match))
    if any(word in written.lowered for word in HOME):
        yield from (match.span("street") for match in RESIDENT.finditer(written.text) if is_street(match))
        yield from (match.span("street") for match in STAYING.finditer(written.text) if is_stay(written, match))
        yield from (match.span("street") for match in ENGLISH.finditer(written.text))
        yield from in_tables(written)


def in_tables(written: Written) -> Iterator[tuple[int, int]]:
    """Home addresses in a column of them: beside somebody's name, or where the head says that people live there."""
    for (start, end), row in cells_under(HEAD, written.text):
        street, beside = CELL.search(written.text, start, end), written.text[slice(*row)]
        if street and not office_pattern().search(beside) and is_row_of_person(written, beside):
            yield street.span()


def is_row_of_person(written: Written, row: str) -> bool:
    """Whether a row of a table names a person, and no organisation."""
    names = [name[0] for name in person_pattern().finditer(row)]
    return bool(names) and not any(is_nobody(written, name) for name in names)


def is_stay(written: Written, match: re.Match[str]) -> bool:
    """Whether it is a person who stays on a street, moved there or is registered there."""
    said = written.before(match) + match[0][: -len(match["street"])]
    somebody = resident_pattern().search(said if match[0][0] not in "aA" else match["between"])
    office = office_pattern().search(said) or any(partner in said.casefold() for partner in written.partners)
    return bool(somebody and ROAD.search(match["street"]) and not office)


def is_home(written: Written, match: re.Match[str]) -> bool:
    """Whether an address is somebody's home: its sentence does not speak of an office, and it is no PO box."""
    if match[0].startswith("Postbus") or is_of_office(written, match):
        return False
    before = written.text[max(0, match.start() - NEAR) : match.start()]
    return not ORGANISATION.search(before) and not TOWARDS.sub("", before).casefold().endswith(written.partners)


def is_of_office(written: Written, match: re.Match[str]) -> bool:
    """Whether the sentence with an address speaks of an office; or, where nobody is named before it, one beside it."""
    before = written.before(match)
    if BARE.fullmatch(before):
        return bool(office_pattern().search(written.near(match)))
    return bool(office_pattern().search(before) or office_pattern().search(written.behind(match)))


def is_street(match: re.Match[str]) -> bool:
    """Whether what follows "woont" is a street with a number, not a place with the number of its people."""
    road = ROAD.search(match["street"])
    return bool(road or (match["home"] and LAST.match(match.string, match.end("street"))))
