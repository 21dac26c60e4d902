"""Euro amounts in running text: which are totals, and how much they are."""

from __future__ import annotations

import pytest

from radplan.ledger.stated import amounts_in
from radplan.model.texts import PlanText


def totals(words: str) -> list[str]:
    return [f"{found.amount:.2f}" for found in amounts_in(PlanText("purpose", words, "prose", None, ""))]


@pytest.mark.parametrize(
    "words",
    [
        "€ 30.000", "€ 30.000,-", "€30.000,00", "EUR 30000", "€ 30 duizend", "€ 30k", "30.000 euro", "30,000 euros", "€ 30,000",
        "30 thousand euros", "30k euro", "€. 30.000", "een 30.000-euro subsidie", "€ 30'000", "€ 30 mille", "€ 0,03 mln", "€ 0.03m",
        "€ 0,03M", "EUR 0.03m", "€ 0,03 mio", "€ 0,03 milj.", "€ 30 (x 1.000)", "€ 30 à 35 duizend", "dertigduizend euro",
        "dertig duizend euro", "Dertigduizend Euro's", "30 mille", "0,3 ton", "€ 0,3 ton", "**€ 30.000**", "[€ 30.000](https://x.nl)",
    ],
)  # fmt: skip
def test_notations_of_one_amount(words: str) -> None:
    assert totals(f"Dit kost {words} in 2019.") == ["30000.00"]


@pytest.mark.parametrize(
    "words",
    [
        "per raadsbesluit", "per beschikking", "per collegebesluit", "per amendement", "per begrotingswijziging", "per circulaire",
        "per brief", "per motie", "per eind 2019", "per bank", "per direct", "per 1 januari", "per april", "per saldo", "(p.m.)", "van het Rijk",
    ],
)  # fmt: skip
def test_a_decision_or_a_day_is_no_unit(words: str) -> None:
    assert totals(f"Toegekend is € 30.000 {words}.") == ["30000.00"]


@pytest.mark.parametrize(
    "words",
    [
        "€ 85 per uur", "**€ 85** per uur", "€ 85 **per uur**", "[€ 85](https://x.nl) per uur", "€ 85 (per uur)", "(€ 85) per uur",
        "€ 85,- (per deelnemer)", "€ 85, per uur", "€ 85 ex. btw per uur", "€ 85 excl. btw per uur", "€ 85 bruto per uur", "€ 85 pu",
        "tussen € 80 en € 95 per uur", "€ 80-95 per uur", "€ 85 of € 95 per uur", "€ 60 à € 80 per uur", "10 trainingen van elk € 3.000",
        "zij krijgen elk € 500", "€ 3.000 elk", "€ 85 voor één uur", "€ 1.000 per 100 inwoners", "€ 25 de man", "€ 85 by the hour",
        "€ 85 per meisje", "uurtarief van **€ 85**", "60 × € 25", "zie [de lijst](https://x.nl?bedrag=€31.000)",
        "100 uur x € 100", "2 trainers × € 400", "tweehonderd euro per dag", "tarief van tweehonderd euro",
    ],
)  # fmt: skip
def test_a_price_is_no_total(words: str) -> None:
    assert totals(f"De kosten: {words}.") == []


@pytest.mark.parametrize(
    ("words", "amounts"),
    [
        ("€ 30.000 en € 85 per uur", ["30000.00"]), ("€ 31.000/€ 32.000", ["31000.00", "32000.00"]),
        ("€ 10.000 tot € 15.000", ["10000.00", "15000.00"]), ("€ 25.000,00 of € 25k", ["25000.00", "25000.00"]),
        ("100 uur x € 100 = € 10.000", ["10000.00"]), ("De analyse kost drie ton.", ["300000.00"]),
        ("Begroot is € 3 ton voor de wijk", ["300000.00"]), ("€ 30.000 (zegge: dertigduizend euro)", ["30000.00"]),
        ("Er is tweehonderdvijftig euro, en vijfentwintighonderd euro", ["250.00", "2500.00"]),
        ("Er ligt drie ton afval, en 30 promille", []), ("Dat kost een ton grond en 3 ton zand", []),
        ("Een paar duizend euro, enkele duizenden euro's, duizend euro en honderd jongeren", []),
        ("€ 2,5 miljard", ["2500000000.00"]), ("€ 5.000. Per jaar komt er iets bij", ["5000.00"]),
    ],
)  # fmt: skip
def test_amounts_beside_each_other(words: str, amounts: list[str]) -> None:
    assert totals(words) == amounts
