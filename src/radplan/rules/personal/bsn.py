"""Citizen service numbers: a number that passes the eleven-test, with the word for it in its sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from radplan.regex import regex
from radplan.rules.personal.numbers import OTHER_NUMBER
from radplan.rules.personal.written import Written

BSN = regex(
    r"(?<![\w.,/-])(?:\d{3}-\d{3}-\d{3}|\d{4}-\d\d-\d{3}|(?!\d\d[ .]\d\d[ .](?:19|20)\d\d\b)\d(?:[ .]?\d){7,8})"
    r"(?![\w/-]|[.,]\d)",
    re.ASCII,
)
BSN_LABEL = (
    r"\b(?:bsn(?:['’]?s|-?(?:nummers?|nrs?))?|(?:burgerservice|sofi)[ -]?(?:nummers?|nrs?)|burger\s+service\s+nummer"
    r"|citizen\s+service\s+numbers?)\b(?!-[^\W\d])"
)
WORDS = ("bsn", "burger", "sofi", "citizen")  # every label holds one
BSN_BEFORE = regex(BSN_LABEL, re.I)
BSN_AFTER = regex(rf"\s*[(,]?\s*(?:(?:is|was|als|het|zijn|haar|hun|een)\s+){{0,2}}{BSN_LABEL}", re.I)
NO_BSN = regex(OTHER_NUMBER.replace("{more}", "|telefoon|rekening|fax"), re.I)
COUNT = regex(r"\s+(?:berichten|records|regels|rijen|euro|keer|inwoners|unieke)\b", re.I)


def may_hold(written: Written) -> bool:
    """Whether there is a sign of a citizen service number."""
    return written.holds_long_number and any(word in written.lowered for word in WORDS)


def found(written: Written) -> Iterator[tuple[int, int]]:
    """Where citizen service numbers stand."""
    return (match.span() for match in BSN.finditer(written.text) if is_bsn(written, match))


def is_bsn(written: Written, match: re.Match[str]) -> bool:
    """Whether a number is a BSN: by the eleven-test, and because the sentence says so of this number."""
    before = written.before(match)
    named = BSN_AFTER.match(written.text, match.end()) or (
        BSN_BEFORE.search(before) and not NO_BSN.search(before) and not COUNT.match(written.text, match.end())
    )
    return bool(named) and passes_eleven(re.sub(r"\D", "", match[0]))


def passes_eleven(digits: str) -> bool:
    """The eleven-test of the BSN; one of eight digits has lost its leading zero."""
    padded = digits.zfill(9)
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return int(padded) > 0 and sum(int(digit) * weight for digit, weight in zip(padded, weights, strict=True)) % 11 == 0
