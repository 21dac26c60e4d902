"""Which amounts in a sentence are totals."""

from __future__ import annotations

import pytest

from radplan.ledger.stated import amounts_in
from radplan.model.texts import PlanText


def totals(words: str) -> list[str]:
    """The totals that a text states."""
    return [f"{found.amount:.2f}" for found in amounts_in(PlanText("purpose", words, "prose", None, ""))]


@pytest.mark.parametrize(
    "text",
    [
        "Per deelnemer gaat het om € 400; dat is gebruikelijk.",
        "Een dagdeel kost € 1.200.",
        "Eén dagdeel kost € 1.200.",
        "Een dagdeel van de acteur kost € 450 en een training bestaat uit twee dagdelen.",
        "Een avond kost € 300; er zijn er twaalf.",
        "Een training kost gemiddeld € 1.200.",
        "12 avonden van € 300.",
        "12 avonden ad € 300.",
        "Twaalf bijeenkomsten van € 300 in de zaal.",
        "Twintig dagdelen van € 1.200.",
        "De dagprijs (€ 1.200) staat vast.",
        "De dagprijs van de trainers (€ 1.200) is in 2024 vastgelegd.",
        "Het uurtarief van de acteur is € 110.",
        "€ 110 per uur (€ 133,10 inclusief btw).",
        "De trainer vraagt € 110 per uur exclusief btw (€ 133,10 inclusief).",
    ],
)
def test_a_price_of_one_is_no_total(text: str) -> None:
    assert totals(text) == []


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("De training kost € 25.000.", ["25000.00"]),
        ("Een avond in de wijk, een debat en een film kosten € 3.000.", ["3000.00"]),
        ("In 2024 kosten van € 300, in 2019 subsidies van € 30.000.", ["300.00", "30000.00"]),
        ("Een bijdrage voor 12 avonden van € 5.000.", ["5000.00"]),
        ("De cursus is twee dagen per week (€ 3.000).", ["3000.00"]),
        ("Het bedrag (€ 3.000) staat vast.", ["3000.00"]),
        ("De zaal kost 3.800,-.", ["3800.00"]),
        ("Kosten: 25.000,-", ["25000.00"]),
        ("Begroot is 25.000,-- voor de zaal en € 5.000,- voor de koffie.", ["25000.00", "5000.00"]),
        ("De trainers kosten 25.000,00.", ["25000.00"]),
        ("De acteur kost 110,- per uur.", []),
        ("De wijk is 25.000,00 m2 groot en heeft 3.800 inwoners.", []),
        ("Bel 0575-512345, of kom in 2019, - 2020.", []),
        ("Het cijfer is 7,25 en de ligging 12.500,5.", []),
    ],
)
def test_totals_beside_prices(text: str, amounts: list[str]) -> None:
    assert totals(text) == amounts
