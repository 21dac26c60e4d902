"""Amounts are read from their text, to the cent, or not at all."""

from __future__ import annotations

import ast
from decimal import Decimal, localcontext
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import radplan
from radplan.locale import euro
from radplan.model import money
from radplan.model.money import MAXIMUM, AmountError, read_amount

CODE = Path(radplan.__file__).parent
CENTS = st.integers(0, int(MAXIMUM * 100))
TOP = "999999999999.99"


def amount(cents: int) -> Decimal:
    return Decimal(cents).scaleb(-2)


def dutch(cents: int, separator: str = ".") -> str:
    return f"{cents // 100:,}".replace(",", separator) + f",{cents % 100:02}"


def refused(text: str, *, signed: bool = False) -> tuple[str, str]:
    with pytest.raises(AmountError) as caught:
        read_amount(text, signed=signed)
    return caught.value.rule, caught.value.kind


@given(CENTS)
def test_every_notation_of_an_amount_is_that_amount(cents: int) -> None:
    value = amount(cents)
    whole, rest = divmod(cents, 100)
    notations = [
        f"{whole}.{rest:02}", dutch(cents), f"€ {dutch(cents)}", f"€{dutch(cents, '')}", dutch(cents, " "),
        f"€ {dutch(cents, chr(0xA0))}", f"  € {dutch(cents)}  ", euro(value),
    ]  # fmt: skip
    if not rest:
        notations += [f"{whole}", f"€ {whole:,}".replace(",", "."), f"€ {whole},-", f"€ {whole},--", f"{whole},–"]
    if not rest % 10:
        notations += [f"{whole}.{rest // 10}", f"€ {whole},{rest // 10}"]
    for text in notations:
        if money.UNCLEAR.fullmatch(text.strip()):
            continue
        assert read_amount(text) == value, text
        assert read_amount(text).as_tuple().exponent == -2


@given(st.from_regex(r"[0-9]{1,14}", fullmatch=True), st.booleans())
@example("0", False)
@example("00", False)
@example("016000", False)
@example("9" * 12, True)
@example("1" + "0" * 12, False)
def test_bare_digits_are_judged_as_with_a_euro_sign(digits: str, signed: bool) -> None:
    def judged(text: str) -> tuple[str, ...]:
        try:
            return (str(read_amount(text, signed=signed)),)
        except AmountError as error:
            return error.rule, error.kind, *map(str, error.values.values())

    assert judged(digits) == judged(f"€ {digits}")


@given(CENTS)
def test_signed_amounts(cents: int) -> None:
    for text in (f"-{amount(cents)}", f"€ -{dutch(cents)}", f"-€ {dutch(cents)}", f"\u2212{dutch(cents)}"):
        assert read_amount(text, signed=True) == -amount(cents)
        assert refused(text) == ("invalid-amount", "negative")


@given(CENTS)
def test_exact_whatever_the_precision_of_the_context(cents: int) -> None:
    with localcontext() as context:
        context.prec = 28
        assert read_amount(f"{amount(cents)}") * 100 == cents


@given(st.integers(0, 999), st.integers(0, 999), st.sampled_from(".,"))
def test_three_digits_behind_one_mark_are_ambiguous(euros: int, rest: int, mark: str) -> None:
    with pytest.raises(AmountError) as caught:
        read_amount(f"{euros}{mark}{rest:03}")
    assert (caught.value.rule, caught.value.kind) == ("ambiguous-amount", "three-digits")
    values = caught.value.values
    assert values["large"] == euros * 1000 + rest
    assert read_amount(str(values["large_repair"])) == values["large"]
    assert read_amount(str(values["small_repair"])) == values["small"]
    assert read_amount(f"€ {euros or 1}.{rest:03}") == (euros or 1) * 1000 + rest


@given(st.text(max_size=30))
def test_any_text_is_an_exact_amount_or_refused(text: str) -> None:
    for signed in (False, True):
        try:
            value = read_amount(text, signed=signed)
        except AmountError as error:
            assert error.rule in ("invalid-amount", "ambiguous-amount") and error.kind
            continue
        assert isinstance(value, Decimal) and value.as_tuple().exponent == -2
        assert abs(value) <= MAXIMUM and (signed or value >= 0)
        assert set(text) <= set("0123456789.,-–—€ \u2212") | {letter for letter in text if letter.isspace()}


@given(st.text(st.sampled_from("0123456789.,-€ ")))
def test_texts_of_the_right_signs(text: str) -> None:
    try:
        value = read_amount(text, signed=True)
    except AmountError:
        return
    digits = "".join(letter for letter in text if letter.isdigit())
    assert f"{abs(value):f}".replace(".", "").startswith(digits.rstrip("0")) or value == 0


@pytest.mark.parametrize("text, kind", [
    ("1e3", "notation"), (".inf", "notation"), (".nan", "notation"), ("NaN", "notation"), ("1_000", "notation"),
    ("0x10", "notation"), ("12:30", "notation"), ("+5", "notation"), ("5.", "notation"), (".5", "notation"),
    ("", "notation"), ("€", "notation"), ("€ €5", "notation"), ("--5", "notation"), ("- € -5", "notation"),
    ("5 euro", "meant"), ("vijf euro", "notation"), ("pm", "open"), ("1,2,3", "notation"), ("1.23,45", "notation"), ("€ 5.50", "notation"), ("no", "notation"),
    ("010", "leading-zero"), ("€ 010", "leading-zero"), ("00", "leading-zero"), ("€ 0.500", "leading-zero"),
    ("1.2345", "decimals"), ("1000.505", "decimals"), ("€ 1,505", "decimals"), ("€ 1.000,505", "decimals"),
    ("1.457.500", "thousands"), ("457 500", "thousands"), ("٥٠", "digits"), ("５０", "digits"), ("٥٠,–", "digits"),
    ("1000000000000", "too-large"), ("999999999999.999", "decimals"), ("9" * 100_000, "too-large"),
])  # fmt: skip
def test_what_is_no_amount(text: str, kind: str) -> None:
    assert refused(text, signed=True) == ("invalid-amount", kind)


def test_the_largest_amount() -> None:
    assert read_amount(TOP) == MAXIMUM == Decimal(TOP)


HOSTILE = ("€" + " " * 200_000 + "€", "1." * 100_000, " " * 300_000, "€ " + "1 " * 100_000, "-" * 100_000)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_texts_take_no_time(text: str) -> None:
    assert refused(text)[0] == "invalid-amount"


@pytest.mark.parametrize("part", ["model", "budget"])
def test_no_binary_float_where_money_is(part: str) -> None:
    for module in (CODE / part).glob("*.py"):
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            assert not (isinstance(node, ast.Name) and node.id == "float"), module
            assert not (isinstance(node, ast.Constant) and isinstance(node.value, float)), module


def test_the_readings_of_a_credit_keep_its_minus_sign() -> None:
    with pytest.raises(AmountError) as caught:
        read_amount("-24.310", signed=True)
    assert (caught.value.values["small_repair"], caught.value.values["large_repair"]) == ("-24.31", "-24310")
