"""Dates of birth."""

from __future__ import annotations

import re
from collections.abc import Iterator

from radplan.regex import regex
from radplan.rules.personal.tables import cells_under
from radplan.rules.personal.written import Written

# Every date of birth has one of these beside it, and every resident's street.
BIRTH = ("geboren", "geb.", "geboorted", "born", "birth")
MONTH = r"(?:jan|feb|mrt|maart|march|apr|mei|may|jun|jul|aug|sep|okt|oct|nov|dec)[a-z]*\.?"
DATE = (
    rf"(?P<date>(?i:\d{{1,2}}[\s./-]\s?\d{{1,2}}[\s./-]\s?\d{{2,4}}|\d{{1,2}}(?:e|st|nd|rd|th)?[\s-]?{MONTH}[\s-]?['’]?\d{{2,4}}"
    r"|\d{4}-\d{2}-\d{2}))\b"
)
BIRTHPLACE = r"(?:['’]s-)?[A-ZÀ-Ý][\w'’-]+(?:\s+(?:[A-ZÀ-Ý][\w'’-]+|aan|de|den|der|het|van|op|bij)){0,4}"
SOMEBODY = (
    r"(?:hij|zij|ze|(?:(?:de|het|een|zijn|haar|hun)\s+)?(?:betrokkene|verdachte|jongen|jongere|meisje|man|vrouw|moeder|vader|zoon"
    r"|dochter|broer|zus|kind|deelnemer|terugkeerder))"
)
COHORT = r"(?!\s+(?:of|en|or|and)\s+(?:later|eerder|daarna|daarvoor|earlier)|\s+(?:tot|t/m)\b)"
BORN = (
    regex(
        rf"\b(?i:geboren|geb\.|born)(?:,?\s+(?:(?i:te|in)\s+)?{BIRTHPLACE})?[\s,]*(?:\b(?i:op|on)\b)?[\s:(*_]*\b{DATE}{COHORT}"
    ),
    regex(
        rf"\b(?i:op)\s+{DATE},?(?:\s+(?:in|te)(?:\s+[\w'’-]+){{1,4}}?)?(?:\s+(?:is|was|werd|zijn|werden|ben))?\s+geboren\b"
    ),
    # "Op 3 mei 2001 werd zij in Arnhem geboren": here a network could stand where the person does.
    regex(
        rf"\b(?i:op)\s+{DATE},?\s+(?:is|was|werd|zijn|werden)\s+{SOMEBODY}(?:\s+(?:in|te)\s+{BIRTHPLACE})?\s+geboren\b"
    ),
    regex(rf",\s*{DATE},?\s+te\s+{BIRTHPLACE}\s+geboren\b"),
    regex(
        r"\b(?i:geboorte(?:datum|dag)|geb\.?[ -]?dat(?:um\b|\.)|date\s+of\s+birth|birth\s?da(?:te|y))"
        r"(?:(?!\b(?:sinds|vanaf|na|voor|vóór|tot|per|op|tussen|uiterlijk|wordt|worden|niet|geen|onbekend|datum"
        rf"|since|after|before|from)\b)[^\d.;!?]){{0,40}}?\b{DATE}"
    ),
)
# A network and an idea are born too.
IDEAS = (
    r"(?:netwerk|project|idee|initiatief|plan|stichting|vereniging|samenwerking|programma|aanpak|platform|beweging|werkgroep"
    r"|organisatie|coalitie|raad|network|idea)\b"
)
IDEA = regex(
    rf"{IDEAS}(?:\s*,?\s*(?:dat|die)|(?:(?!\b(?:die|hij|zij|who)\b)[^.,;]){{0,40}}\b(?:is|werd|was))\s*\Z", re.I
)
AS_IDEA = regex(rf"\s+(?:als|uit)\s+(?:(?:een|het|de)\s+)?{IDEAS}", re.I)
HEAD = regex(
    r"\W*(?:geboren(?:\s+op)?|geboorte-?(?:datum|dag)|geb\.?[ -]?dat(?:um|\.)|geb\.|date\s+of\s+birth|born)\W*", re.I
)
CELL = regex(DATE)


def may_hold(written: Written) -> bool:
    """Whether there is a sign of a date of birth."""
    return any(word in written.lowered for word in BIRTH)


def found(written: Written) -> Iterator[tuple[int, int]]:
    """Where dates of birth stand."""
    dates = (match for born in BORN for match in born.finditer(written.text))
    yield from (match.span("date") for match in dates if is_birth(written, match))
    for cell, _ in cells_under(HEAD, written.text):
        if match := CELL.search(written.text, *cell):
            yield match.span("date")


def is_birth(written: Written, match: re.Match[str]) -> bool:
    """Whether a date is that of somebody's birth, not of an idea's."""
    return not (IDEA.search(written.before(match)) or AS_IDEA.match(written.text, match.end()))
