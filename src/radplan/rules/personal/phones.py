"""Phone numbers of persons: a mobile one, or one beside a person or a home."""

from __future__ import annotations

import re
from collections.abc import Iterator

from radplan.regex import regex
from radplan.rules.personal.names import is_nobody, office_pattern, person_pattern
from radplan.rules.personal.numbers import OTHER_NUMBER
from radplan.rules.personal.written import Written

CLOSE = 30
PHONE = regex(
    r"(?<![\w.,/+-])(?!\d\d[ ./-]\d\d[ ./-](?:19|20)\d\d\b)"
    r"(?:(?:(?:\((?=\+31\)))?(?:\+|00)31[ )-]*(?:\(0\))?[ -]?|(?:\((?=0\d{1,3}\)))?0)(?:\d[ )-]*){8}\d"
    r"|06(?:(?:\.\d\d){4}|(?:\.\d{4}){2}|[./]\d{8}|/\d\d(?:[ .]\d\d){3})|0\d{2,3}[./]\d{6,7})(?![\w-]|[.,/]\d)",
    re.ASCII,
)
GENERAL_NUMBER = regex(r"(?:\+31|0031|0)(?:800|90\d|88|85|14|67|82)")
PERSON_NEAR = regex(
    r"\b(?:de\s+heer|dhr|mevrouw|mevr|mw|(?<!veilig[ -])thuis(?:nummer|telefoon)?"
    r"|(?:privé|prive)-?(?:nummer|telefoon\w*|adres|mobiel)?|huistelefoon|(?:zijn|haar|hun)\s+(?:telefoon)?nummer|moeder|vader|ouders?\s+van|bewoner|woont|mrs?|at\s+home)\b",
    re.I,
)
HELPLINE_NEAR = regex(
    r"hulplijn|meldpunt|loket|piket|balie|spreekuur|helpline|hotline|steunpunt|noodnummer|crisis(?:team|dienst|nummer)",
    re.I,
)
# "Anja Jansen van het meldpunt": still Anja's number; "Anja Jansen of het meldpunt" gives that of the meldpunt.
OF_HELPLINE = regex(
    r",?\s*(?:\(|(?:van|bij|namens)\s)\s*(?:(?:de|het|ons|onze)\s+)?(?:[\w-]+\s+)?[\w-]+[\s):,]*(?:op\s+)?\Z", re.I
)
BRACKET = regex(r"\s*\(")
NO_PHONE = regex(OTHER_NUMBER.replace("{more}", ""), re.I)


def may_hold(written: Written) -> bool:
    """Whether there is a sign of a phone number."""
    return written.holds_long_number


def found(written: Written) -> Iterator[tuple[int, int]]:
    """Where phone numbers of persons stand."""
    return (match.span() for match in written.once(PHONE, "tel:") if is_private(written, match))


def is_private(written: Written, match: re.Match[str]) -> bool:
    """Whether a phone number is a person's: a mobile one, or one beside a person or a home."""
    digits = re.sub(r"\(0\)|[^\d+]", "", match[0])
    national = re.sub(r"^(?:\+31|0031)", "0", digits)
    if GENERAL_NUMBER.match(national) or national in written.phones or len(national) != 10:
        return False
    if NO_PHONE.search(written.before(match)):
        return False
    if national.startswith("06"):
        return not HELPLINE_NEAR.search(written.near(match, CLOSE)) or is_owners(written, match)
    return bool(PERSON_NEAR.search(written.near(match))) or is_somebodys(written, match)


def is_owners(written: Written, match: re.Match[str]) -> bool:
    """Whether a mobile number with a helpline near it is that of a person who is named, and not the helpline's."""
    between = behind_names(written, match)
    named = any(not HELPLINE_NEAR.search(rest) or OF_HELPLINE.match(rest) for rest in between)
    return named or is_named_behind(written, match)


def is_somebodys(written: Written, match: re.Match[str]) -> bool:
    """Whether a person is named just before a number, or in brackets behind it."""
    for between in behind_names(written, match):
        if not (HELPLINE_NEAR.search(between) or office_pattern().search(between)):
            return True
    return is_named_behind(written, match)


def behind_names(written: Written, match: re.Match[str]) -> Iterator[str]:
    """For each person who is named before a number what stands between the two."""
    before = written.before(match)
    return (before[name.end() :] for name in person_pattern().finditer(before) if not is_nobody(written, name[0]))


def is_named_behind(written: Written, match: re.Match[str]) -> bool:
    """Whether a person is named in brackets behind a number."""
    behind = BRACKET.match(written.text, match.end())
    name_behind = person_pattern().match(written.text, behind.end()) if behind else None
    return bool(name_behind and not is_nobody(written, name_behind[0]))
