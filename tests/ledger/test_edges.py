"""Where a sum turns: half a cent, a date that is open, a year that is just full, and what is named twice."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from radplan import api
from radplan.ledger.ledger import Ledger

Budget = Callable[..., Ledger]
SHARED = "funding: [{id: grant, share: 50}, {id: own, share: 50}]"
GRANTED = "granted: 500"


@pytest.fixture
def budget(tmp_path: Path) -> Budget:
    """The money of a plan with two sources and one activity, and of what happened in that."""

    def ledger(
        activity: str, done: str = "", *, grant: str = GRANTED, own: str = GRANTED, period: str = "year: 2019", beside: str = ""
    ) -> Ledger:  # fmt: skip
        plan = f"""\
radplan: 1
municipality: {{name: Ridderveen}}
title: Plan
period: {{{period}}}
funding:
  - {{id: grant, title: Rijk, {grant}}}
  - {{id: own, title: Eigen, {own}}}
themes: [{{id: t, title: T, activities: [{{id: a, title: A, {activity}}}]}}]
"""
        realised = f"radplan-realisation: 1\nas_of: 2019-12-31\nactivities: {{a: {{{done}}}}}\n{beside}\n"
        (tmp_path / "plan.yaml").write_text(plan, encoding="utf-8")
        (tmp_path / "realisation.yaml").write_text(realised, encoding="utf-8")
        return api.budget(api.load(tmp_path))

    return ledger


def test_half_a_cent_is_rounded_up(budget: Budget) -> None:
    found = budget(f"costs: [{{item: Zaal, amount: 0.01, {SHARED}}}]")
    assert [source.planned for source in found.sources] == [Decimal("0.01"), 0]


@pytest.mark.parametrize(
    ("status", "spent", "committed", "outcome"),
    [
        ("on_track", 60, 60, 120),
        ("on_track", 10, 20, 100),
        ("delayed", 10, 20, 100),
        ("completed", 10, 20, 30),
        ("stopped", 10, 20, 30),
    ],
)
def test_the_outcome_of_an_activity(budget: Budget, status: str, spent: int, committed: int, outcome: int) -> None:
    done = f"status: {status}, expenses: [{{amount: {spent}}}], commitments: [{{amount: {committed}}}]"
    realised = budget("costs: [{item: Zaal, amount: 100, funding: grant}]", done).total.realised
    assert realised and realised.forecast == outcome


@pytest.mark.parametrize(
    ("date", "year", "month"),
    [
        ("2019-03-14", 2019, (2019, 3)),
        ("2019-03", 2019, (2019, 3)),
        ("2019-Q1", 2019, None),
        ("voor 2019", None, None),
        ("voor 2019-03", None, None),
        ("na 2019-03-14", None, None),
    ],
)
def test_an_expense_counts_in_the_year_and_month_that_its_date_is_sure_of(
    budget: Budget, date: str, year: int | None, month: tuple[int, int] | None
) -> None:
    found = budget("costs: []", f"expenses: [{{date: {date}, amount: 5}}]")
    assert (list(found.years), list(found.months)) == ([year], [month])


def test_an_expense_on_a_line_of_nothing_can_not_be_told_to_come_from_one_of_its_sources(budget: Budget) -> None:
    found = budget(f"costs: [{{item: Zaal, amount: 0, {SHARED}}}]", "expenses: [{amount: 5, item: Zaal}]")
    assert [source.realised.spent for source in found.sources if source.realised] == [0, 0]
    loose = found.realised_of_source("")
    assert loose and loose.spent == 5


@pytest.mark.parametrize(("kind", "twice"), [("carry_over", ["own"]), ("grant", []), ("own_budget", [])])
def test_only_money_that_is_carried_over_is_in_the_total_twice(budget: Budget, kind: str, twice: list[str]) -> None:
    found = budget(f"costs: [{{item: Zaal, amount: 100, {SHARED}}}]", own=f"{GRANTED}, kind: {kind}, from: grant")
    assert [source.source.id for source, _ in found.carried_within] == twice


@pytest.mark.parametrize(("source", "received"), [("grant", 3), ("own", None)])
def test_what_becomes_of_an_unused_source_is_in_no_total(budget: Budget, source: str, received: int | None) -> None:
    beside = f"funding: {{{source}: {{received: 3, to_carry_over: 3, to_repay: 3}}}}"
    total = budget("costs: [{item: Zaal, amount: 100, funding: grant}]", beside=beside).total
    assert {total.received, total.to_carry_over, total.to_repay} == {received}


@pytest.mark.parametrize(("amount", "years"), [("40", []), ("40.01", [2019])])
def test_a_year_is_overspent_above_its_ceiling_and_not_at_it(budget: Budget, amount: str, years: list[int]) -> None:
    spent = f"expenses: [{{date: 2019-06-01, amount: {amount}, funding: grant}}]"
    found = budget("costs: []", spent, grant="granted_by_year: {2019: 40, 2020: 40}")
    assert [year for _, year, _ in found.overspent_years] == years


@pytest.mark.parametrize(
    ("period", "planning", "first", "last"),
    [
        ("year: 2019", "start: 2021-03, end: 2021-04", (2019, 1), (2019, 12)),
        ("start: 2018, end: 2020", "start: voor 2019, end: 2018", (2018, 12), (2018, 12)),
        ("start: 2018, end: 2020", "start: 2020, end: na 2019", (2020, 1), (2020, 1)),
        ("start: 2018, end: 2020", "end: na 2018-12-31", (2018, 1), (2019, 1)),
    ],
)
def test_over_which_months_a_line_is_spread(
    budget: Budget, period: str, planning: str, first: tuple[int, int], last: tuple[int, int]
) -> None:
    activity = f"planning: {{{planning}}}, costs: [{{item: Zaal, amount: 365, funding: grant}}]"
    months = budget(activity, period=period).months
    assert (min(filter(None, months)), max(filter(None, months)), sum(months.values())) == (first, last, 365)
