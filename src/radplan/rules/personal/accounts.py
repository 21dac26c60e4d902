"""Bank accounts: an IBAN that passes its check."""

from __future__ import annotations

import re
from collections.abc import Iterator

from radplan.regex import regex
from radplan.rules.personal.written import Written

COUNTRY = regex(r"\d\d(?<=[A-Za-z]{2}\d\d)", re.ASCII)  # every bank account starts so; digits are rarer than letters
NL_IBAN = r"(?i:NL)\d{2}[ .-]?[A-Za-z]{4}[ .-]?(?:\d[ .-]?){9}\d"
IBAN = regex(
    rf"\b(?:{NL_IBAN}|(?!NL)[A-Z]{{2}}\d{{2}}(?: ?[A-Z0-9]{{4}}){{2,7}}(?: ?[A-Z0-9]{{1,4}})?|[a-z]{{2}}\d{{14,20}})\b"
)


def may_hold(written: Written) -> bool:
    """Whether there is a sign of a bank account."""
    return bool(COUNTRY.search(written.text))


def found(written: Written) -> Iterator[tuple[int, int]]:
    """Where bank accounts stand."""
    return (match.span() for match in IBAN.finditer(written.text) if is_iban(match[0]))


def is_iban(text: str) -> bool:
    """The check digits of an IBAN (ISO 13616): letters count from 10, the whole leaves 1 when divided by 97."""
    account = re.sub(r"[ .-]", "", text).upper()
    moved = account[4:] + account[:4]
    return 15 <= len(account) <= 34 and int("".join(str(int(letter, 36)) for letter in moved)) % 97 == 1
