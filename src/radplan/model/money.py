"""Euro amounts, read from the text as it was typed and never through a binary float."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

from radplan.record import Record
from radplan.regex import regex

MAXIMUM = Decimal("999999999999.99")
CENT = Decimal("0.01")

WHOLE = regex(r"0|[1-9]\d{0,11}", re.ASCII)
PLAIN = regex(r"(\d+)(?:\.(\d+))?", re.ASCII)
DUTCH = regex(r"(\d{1,3}(?:[. ]\d{3})+|\d+)(?:,(\d{1,2}|-{1,2}|–|—))?", re.ASCII)
UNCLEAR = regex(r"\d{1,3}[.,]\d{3}", re.ASCII)
OPEN = regex(r"p\.?\s?m\.?", re.IGNORECASE)
IN_WORDS = regex(r"(?:eur|euro)\.? ?(\S+)|(\S+) ?(?:eur|euro|€)\.?", re.IGNORECASE)
APOSTROPHES = regex(r"\d{1,3}(?:['’]\d{3})+", re.ASCII)


class AmountError(ValueError):
    """A text that is no amount; `rule`, `kind` and `values` say why, in words the locale knows."""

    def __init__(self, rule: str, kind: str, **values: str | Decimal) -> None:
        super().__init__(f"{rule}.{kind}")
        self.rule = rule
        self.kind = kind
        self.values = values


class Notation(Record):
    """An amount with the sign it was written with, still as text."""

    negative: bool
    euro: bool
    digits: str


def read_amount(text: str, *, signed: bool = False) -> Decimal:
    """The amount in euro, to the cent, that a text stands for. Raises AmountError.

    With a euro sign or a decimal comma the text is Dutch (`€ 1.250,50`); with neither, digits are plain
    and a point is the decimal point. `15.000` is neither: fifteen euro or fifteen thousand?
    """
    if WHOLE.fullmatch(text):
        return Decimal(f"{text}.00")  # most are, and can be nothing else
    try:
        notation = split(text)
        if notation.negative and not signed:
            raise AmountError("invalid-amount", "negative")
        euros, cents = in_digits(notation)
    except AmountError as error:
        raise meant(text, error) or error from None
    amount = Decimal(f"{euros}.{cents or 0}")
    if amount > MAXIMUM:
        raise AmountError("invalid-amount", "too-large")
    return (-amount if notation.negative else amount).quantize(CENT)


def in_digits(notation: Notation) -> tuple[str, str]:
    """The euros and the cents; what is said of a credit that can't be read keeps its minus."""
    try:
        return parts(notation)
    except AmountError as error:
        if notation.negative:
            error.values = with_minus(error.values)
        raise


def meant(text: str, error: AmountError) -> AmountError | None:
    """What somebody means who writes an amount in a notation that no plan has, where that is certain."""
    if error.kind != "notation":
        return None
    if OPEN.fullmatch(text.strip()):
        return AmountError("invalid-amount", "open", text=text)
    if APOSTROPHES.fullmatch(text):
        return AmountError("invalid-amount", "meant", text=text, repair=re.sub("['’]", "", text))
    words = IN_WORDS.fullmatch(" ".join(text.split()))
    digits = (words[1] or words[2]) if words else ""
    if digits and DUTCH.fullmatch(digits):
        return AmountError("invalid-amount", "meant", text=text, repair=f"€ {digits}")
    return None


def with_minus(values: dict[str, str | Decimal]) -> dict[str, str | Decimal]:
    """What is said of the digits of an amount, said of a credit."""
    repairs = {name: f"-{value}" for name, value in values.items() if name.endswith("repair")}
    readings = {name: -value for name, value in values.items() if isinstance(value, Decimal)}
    return values | repairs | readings


def split(text: str) -> Notation:
    """The sign, the currency and the digits of an amount."""
    rest = " ".join(text.replace("\u2212", "-").split())
    match = re.fullmatch(r"(-?) ?(€?) ?(-?) ?([^€ ][^€]*)", rest)
    if match is None or (match[1] and match[3]):
        raise AmountError("invalid-amount", "notation", text=text)
    return Notation(bool(match[1] or match[3]), bool(match[2]), match[4])


def parts(notation: Notation) -> tuple[str, str]:
    """The euros and the cents, as digits."""
    digits = notation.digits
    if strange := [character for character in digits if not character.isascii() and character not in "–—"]:
        kind = "digits" if any(character.isdigit() for character in strange) else "notation"
        raise AmountError("invalid-amount", kind, text=digits)
    if not notation.euro and UNCLEAR.fullmatch(digits):
        raise AmountError("ambiguous-amount", "three-digits", text=digits, **readings(digits))
    if not notation.euro and "," not in digits:
        return plain(digits)
    return dutch(digits)


def readings(digits: str) -> dict[str, str | Decimal]:
    """The two amounts that `15.000` can be, each as euro and as one would have to write it."""
    small = Decimal(digits.replace(",", ".")).quantize(CENT, ROUND_HALF_UP)
    large = Decimal(re.sub(r"[.,]", "", digits))
    return {"small": small, "large": large, "small_repair": f"{small}", "large_repair": f"{large}"}


def plain(digits: str) -> tuple[str, str]:
    """`49830` or `49830.5`."""
    match = PLAIN.fullmatch(digits)
    if match is None:
        thousands = re.fullmatch(r"\d{1,3}(?:[. ]\d{3})+", digits, re.ASCII)
        values = {"text": digits, "repair": re.sub(r"[. ]", "", digits)} if thousands else {"text": digits}
        raise AmountError("invalid-amount", "thousands" if thousands else "notation", **values)
    return whole(match[1], digits), cents(match[2])


def dutch(digits: str) -> tuple[str, str]:
    """`1.250,50`, `49.830,-`, `15.000,--` or `1250`."""
    match = DUTCH.fullmatch(digits)
    if match is None:
        decimals = re.fullmatch(r"(?:\d{1,3}(?:\.\d{3})+|\d+),(\d{3,})", digits, re.ASCII)
        raise AmountError("invalid-amount", "decimals" if decimals else "notation", text=digits)
    return whole(re.sub(r"[. ]", "", match[1]), digits), cents((match[2] or "").strip("-–—"))


def whole(digits: str, text: str) -> str:
    """The euros; a zero in front (`010`) is no number a person types on purpose."""
    if len(digits) > 1 and digits.startswith("0"):
        raise AmountError("invalid-amount", "leading-zero", text=text, repair=digits.lstrip("0") or "0")
    return digits


def cents(digits: str | None) -> str:
    """The cents, two digits at most."""
    if digits and len(digits) > 2:
        raise AmountError("invalid-amount", "decimals", text=digits)
    return digits or ""
