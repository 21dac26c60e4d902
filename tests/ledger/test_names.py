"""A name in a text leads to one amount: a line's id goes before an item, the sum before both."""

from __future__ import annotations

from decimal import Decimal

from radplan.ledger.ledger import Ledger
from radplan.ledger.names import activity_names, plan_names
from radplan.model.compiled import validator
from radplan.model.plan import Plan

PLAN = {
    "radplan": "1",
    "municipality": {"name": "Arnhem"},
    "title": "Plan",
    "period": {"year": "2019"},
    "funding": [
        {"id": "grant", "title": "Versterkingsgelden", "granted": "100", "requested": "120"},
        {"id": "own", "title": "Eigen middelen"},
    ],
    "themes": [
        {
            "id": "preventie",
            "title": "Preventie",
            "activities": [
                {
                    "id": "training",
                    "title": "Training",
                    "costs": [
                        {"item": "Reis- & verblijfkosten", "amount": "5", "funding": "own"},
                        {"id": "trainers", "item": "Zaal", "amount": "60", "funding": "grant"},
                        {"id": "huur", "item": "Trainers", "amount": "20.50", "funding": "grant"},
                        {"item": "Total", "basis": "pm"},
                        {"item": "Extra coördinatie", "amount": "1", "funding": "own"},
                    ],
                }
            ],
        }
    ],
}


def amounts(table: object) -> dict[str, str | None]:
    assert isinstance(table, dict)
    return {name: None if named.amount is None else str(named.amount) for name, named in table.items()}


def test_names_of_the_plan() -> None:
    assert amounts(plan_names(Ledger(validator(Plan).validate_python(PLAN)))) == {
        "plan.granted": "100.00",
        "plan.planned": "86.50",
        "funding.grant.requested": "120.00",
        "funding.grant.granted": "100.00",
        "funding.grant.received": None,
        "funding.grant.planned": "80.50",
        "funding.grant.left": "19.50",
        "funding.own.requested": None,
        "funding.own.granted": None,
        "funding.own.received": None,
        "funding.own.planned": "6.00",
        "funding.own.left": None,
        "themes.preventie.planned": "86.50",
        "activities.training.planned": "86.50",
    }


def test_names_in_an_activity() -> None:
    ledger = Ledger(validator(Plan).validate_python(PLAN))
    assert amounts(activity_names(ledger.trails[0])) == {
        "costs.reis-verblijfkosten": "5.00",
        "costs.trainers": "60.00",
        "costs.zaal": "60.00",
        "costs.huur": "20.50",
        "costs.extra-coordinatie": "1.00",
        "costs.extra-coördinatie": "1.00",
        "costs.total": "86.50",
    }


def test_a_sum_of_nothing_is_nothing() -> None:
    plan = validator(Plan).validate_python({**PLAN, "funding": [], "themes": []})
    assert plan_names(Ledger(plan))["plan.planned"].amount == Decimal(0)
    assert plan_names(Ledger(plan))["plan.granted"].amount is None
