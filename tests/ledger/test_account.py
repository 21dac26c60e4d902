"""What became of the money: every euro that was booked is in every way of adding up, and none twice."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from radplan.ledger.ledger import ZERO, Ledger
from radplan.model.compiled import validator
from radplan.model.plan import Plan
from radplan.model.realisation import Realisation

SOURCES = ("grant", "own", "rest")
DATES = ("2019-03-14", "2019-04", "2019-Q2", "zomer 2019", "2019", "2020-01-15", "voor 2020", "winter 2019")

cents = st.integers(1, 9_999_999)
euros = cents.map(lambda amount: f"{amount // 100}.{amount % 100:02}")
signed = st.tuples(st.booleans(), euros).map(lambda pair: f"-{pair[1]}" if pair[0] else pair[1])
dates = st.none() | st.sampled_from(DATES)


def without_none(data: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in data.items() if value is not None}


funding = st.one_of(
    st.none(),
    st.sampled_from(SOURCES),
    st.tuples(st.sampled_from(("10", "33.3", "60")), st.permutations(SOURCES)).map(
        lambda pair: [
            {"id": pair[1][0], "share": pair[0]},
            {"id": pair[1][1], "share": str(Decimal(100) - Decimal(pair[0]))},
        ]
    ),
)
costs = st.builds(
    lambda item, amount, source, year: without_none({"item": item, "amount": amount, "funding": source, "year": year}),
    st.sampled_from(("Trainers", "Zaalhuur")), euros, funding, st.none() | st.sampled_from(("2019", "2020")),
)  # fmt: skip
plannings = st.none() | st.builds(lambda start, end: without_none({"start": start, "end": end}) or None, dates, dates)
activities = st.builds(
    lambda lines, planning, category: without_none({"costs": lines, "planning": planning, "category": category}),
    st.lists(costs, max_size=3), plannings, st.none() | st.sampled_from(("a", "b")),
)  # fmt: skip
entries = st.builds(
    lambda date, amount, item, source: without_none({"date": date, "amount": amount, "item": item, "funding": source}),
    dates, signed, st.none() | st.sampled_from(("trainers", "Zaalhuur", "Taxi")), st.none() | st.sampled_from(SOURCES),
)  # fmt: skip
orders = st.builds(
    lambda amount, source: without_none({"amount": amount, "funding": source}),
    euros,
    st.none() | st.sampled_from(SOURCES),
)
happened = st.builds(
    lambda status, expenses, commitments: without_none({"status": status, "expenses": expenses, "commitments": commitments}),
    st.none() | st.sampled_from(("on_track", "completed", "stopped")), st.lists(entries, max_size=4), st.lists(orders, max_size=2),
)  # fmt: skip


def plan_of(found: list[dict[str, Any]], period: dict[str, str]) -> Plan:
    named = [{"id": f"a{number}", "title": "A", **activity} for number, activity in enumerate(found)]
    below = {"id": "sub", "title": "Sub", "activities": named[1:]}
    return validator(Plan).validate_python({
        "radplan": "1", "municipality": {"name": "Arnhem"}, "title": "Plan", "period": period,
        "funding": [{"id": name, "title": name, "granted": "50000"} for name in SOURCES],
        "themes": [{"id": "t", "title": "T", "activities": named[:1], "themes": [below]}],
    })  # fmt: skip


def ledger_of(
    found: list[dict[str, Any]], booked: list[dict[str, Any]], period: dict[str, str], as_of: str = "2019-07-15"
) -> Ledger:
    done = dict(zip((f"a{number}" for number in range(len(found))), booked, strict=False))
    data = {"radplan-realisation": "1", "as_of": as_of, "activities": done}
    return Ledger(plan_of(found, period), validator(Realisation).validate_python(data))


def added(amounts: Iterable[Decimal]) -> Decimal:
    return sum(amounts, ZERO)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(activities, min_size=1, max_size=3), st.lists(happened, max_size=3),
    st.sampled_from(({"year": "2019"}, {"start": "2019-03", "end": "2020-06"})),
)  # fmt: skip
def test_every_way_of_adding_up_comes_to_the_same(found: Any, booked: Any, period: Any) -> None:
    ledger = ledger_of(found, booked, period)
    account, total = ledger.account, ledger.total
    assert account and total.realised
    used = booked[: len(found)]
    spent = added(Decimal(entry["amount"]) for done in used for entry in done["expenses"])
    committed = added(Decimal(entry["amount"]) for done in used for entry in done["commitments"])
    assert (total.realised.spent, total.realised.committed) == (spent, committed)
    for sums in (account.sources, account.activities, account.years, account.months, account.categories):
        assert added(part.spent for part in sums.values()) == spent
        assert added(part.committed for part in sums.values()) == committed
    loose = ledger.realised_of_source("")
    assert loose
    per_source = [source.realised for source in ledger.sources if source.realised] + [loose]
    per_activity = [activity.realised for activity in ledger.activities if activity.realised]
    for name in ("spent", "committed", "forecast"):
        of_all = getattr(total.realised, name)
        assert added(getattr(part, name) for part in per_source) == of_all
        assert added(getattr(part, name) for part in per_activity) == of_all
        assert getattr(ledger.themes[0].realised, name) == of_all, "a theme's totals include its sub-themes"
    planned = ledger.total.planned
    for sums in (ledger.months, ledger.years, ledger.categories):
        assert added(sums.values()) == planned
    assert total.pace is not None and ledger.pace is not None and ZERO <= total.pace <= planned
    assert added(source.pace or ZERO for source in ledger.sources) == total.pace - ledger.pace.get("", ZERO)


def test_a_plan_without_a_realisation_knows_nothing_of_spending() -> None:
    ledger = Ledger(plan_of([{"costs": [{"item": "Trainers", "amount": "10", "funding": "grant"}]}], {"year": "2019"}))
    assert ledger.total.realised is None and ledger.total.unspent is None and ledger.total.pace is None
    assert ledger.sources[0].realised is None and ledger.sources[0].unspent is None


COSTS = [
    {"item": "Trainers", "amount": "300", "funding": [{"id": "grant", "share": "60"}, {"id": "own", "share": "40"}]},
    {"id": "zaal", "item": "Zaalhuur", "amount": "100", "funding": "grant"},
]


def sources_of(costs: list[dict[str, Any]], expense: dict[str, str]) -> dict[str, Decimal]:
    ledger = ledger_of([{"costs": costs}], [{"expenses": [expense]}], {"year": "2019"})
    assert ledger.account
    return {source: sums.spent for source, sums in ledger.account.sources.items()}


def test_an_expense_without_a_source_falls_to_that_of_its_planned_line() -> None:
    assert sources_of(COSTS, {"amount": "50", "item": "zaal"}) == {"grant": Decimal(50)}
    assert sources_of(COSTS, {"amount": "0.05", "item": "trainers"}) == {
        "grant": Decimal("0.03"),
        "own": Decimal("0.02"),
    }
    assert sources_of(COSTS, {"amount": "50", "item": "zaal", "funding": "rest"}) == {"rest": Decimal(50)}


def test_else_to_the_only_source_of_the_activity_else_to_none() -> None:
    assert sources_of(COSTS[1:], {"amount": "50", "item": "Taxi"}) == {"grant": Decimal(50)}
    assert sources_of(COSTS, {"amount": "50", "item": "Taxi"}) == {"": Decimal(50)}
    assert sources_of([], {"amount": "50"}) == {"": Decimal(50)}


def test_forecast_of_a_running_activity_is_the_plan_or_more_and_of_one_that_ended_what_it_cost() -> None:
    costs = [{"item": "Trainers", "amount": "300", "funding": "grant"}]
    for status, spent, forecast in (
        ("on_track", "100", 300), ("on_track", "350", 350), ("completed", "100", 100), ("stopped", "350", 350),
    ):  # fmt: skip
        booked = [{"status": status, "expenses": [{"amount": spent}]}]
        realised = ledger_of([{"costs": costs}], booked, {"year": "2019"}).total.realised
        assert realised and realised.forecast == forecast


def test_the_pace_is_that_of_the_planning_to_the_day() -> None:
    costs = [{"item": "Trainers", "amount": "30.00", "funding": "grant"}]
    april = {"start": "2019-04-01", "end": "2019-04-30"}
    for as_of, pace in (
        ("2019-03-31", 0),
        ("2019-04-01", 1),
        ("2019-04-15", 15),
        ("2019-04-30", 30),
        ("2020-01-01", 30),
    ):
        assert ledger_of([{"costs": costs, "planning": april}], [], {"year": "2019"}, as_of).total.pace == pace
    assert ledger_of([{"costs": costs}], [], {"year": "2019"}, "2019").total.pace == 30


def test_months_of_a_planning_in_two_years_stay_in_the_year_of_the_line() -> None:
    costs = [{"item": "Trainers", "amount": "310", "funding": "grant", "year": "2020"}]
    planning = {"start": "2019-11", "end": "2020-01"}
    ledger = ledger_of([{"costs": costs, "planning": planning}], [], {"start": "2019", "end": "2020"})
    assert ledger.months == {(2020, 1): Decimal(310)}


def test_received_in_the_realisation_wins() -> None:
    plan = plan_of([], {"year": "2019"})
    data = {
        "radplan-realisation": "1",
        "as_of": "2019-12-31",
        "funding": {"grant": {"received": "45000", "to_repay": "12"}},
    }
    source = Ledger(plan, validator(Realisation).validate_python(data)).sources[0]
    assert (source.received, source.to_repay, source.to_carry_over) == (Decimal(45000), Decimal(12), None)


def test_a_source_that_is_only_the_origin_of_a_carry_over_is_in_no_total() -> None:
    plan = validator(Plan).validate_python({
        "radplan": "1", "municipality": {"name": "Arnhem"}, "title": "Plan", "period": {"year": "2019"},
        "funding": [
            {"id": "rest-2018", "title": "2018", "kind": "carry_over", "from": "grant-2018", "granted": "100"},
            {"id": "grant-2018", "title": "2018", "granted": "400"},
        ],
        "themes": [{"id": "t", "title": "T", "activities": [
            {"id": "a", "title": "A", "costs": [{"item": "X", "amount": "80", "funding": "rest-2018"}]}]}],
    })  # fmt: skip
    realisation = validator(Realisation).validate_python({"radplan-realisation": "1", "as_of": "2019-12-31"})
    total = Ledger(plan, realisation).total
    assert (total.granted, total.left, total.unspent) == (Decimal(100), Decimal(20), Decimal(100))
