"""What each source bears of a line: together the whole line, and never less than nothing."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from radplan.ledger.lines import percent, split
from radplan.model.declared.plan import Cost

CENTS = st.integers(0, 99_999_999_999_999)


@st.composite
def shares(draw: st.DrawFn) -> list[Decimal]:
    """Shares in percent that sum to 100, with up to four decimals."""
    marks = sorted(draw(st.lists(st.integers(0, 1_000_000), max_size=8)))
    return [Decimal(high - low).scaleb(-4) for low, high in zip([0, *marks], [*marks, 1_000_000], strict=True)]


def cost(amount: Decimal, parts: list[dict[str, str]]) -> Cost:
    return Cost.model_validate({"item": "x", "amount": f"{amount}", "funding": parts})


@given(CENTS, shares())
def test_shares_sum_to_the_line(cents: int, parts: list[Decimal]) -> None:
    amount = Decimal(cents).scaleb(-2)
    line = cost(amount, [{"id": f"s{number}", "share": f"{share:f}"} for number, share in enumerate(parts)])
    found = [part.amount for part in split(line)]
    assert sum(found) == amount
    assert all(part >= 0 and part.as_tuple().exponent == -2 for part in found)
    assert all(abs(part - amount * share / 100) <= Decimal("0.01") for part, share in zip(found, parts, strict=True))


@given(CENTS, st.integers(0, 1_000_000))
def test_a_percentage_is_rounded_half_up(cents: int, ten_thousandths: int) -> None:
    found = percent(Decimal(cents).scaleb(-2), Decimal(ten_thousandths).scaleb(-4))
    twice = 2 * cents * ten_thousandths
    assert int(found * 100) == (twice + 1_000_000) // 2_000_000


def test_thirds() -> None:
    parts = [{"id": "a", "share": "33.33"}, {"id": "b", "share": "33.33"}, {"id": "c", "share": "33.34"}]
    assert [part.amount for part in split(cost(Decimal("100.01"), parts))] == [
        Decimal("33.33"), Decimal("33.34"), Decimal("33.34"),
    ]  # fmt: skip


def test_amounts_and_a_single_source_are_taken_as_they_are() -> None:
    parts = [{"id": "a", "amount": "60"}, {"id": "b", "amount": "40"}]
    assert [(part.source, part.amount) for part in split(cost(Decimal(100), parts))] == [("a", 60), ("b", 40)]
    assert [(part.source, part.amount) for part in split(cost(Decimal(100), [{"id": "a"}]))] == [("a", 100)]
