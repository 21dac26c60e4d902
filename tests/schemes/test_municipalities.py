"""The official list knows every municipality by the names people use for it, and tells them apart."""

from __future__ import annotations

import pytest

from radplan.schemes.municipalities import codes_of, fits, names


def test_every_official_name_fits_its_code() -> None:
    assert len(names()) == 605
    assert [name for code, name in names().items() if not fits(name, code) or code not in codes_of(name)] == []


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Gemeente Arnhem", "gm0202"),
        ("ARNHEM", "gm0202"),
        ("Den Bosch", "gm0796"),
        ("’s-Hertogenbosch", "gm0796"),
        ("'s-Gravenhage", "gm0518"),
        ("Bergen", "gm0373"),
        ("Bergen", "gm0893"),
        ("Bergen (NH.)", "gm0373"),
        ("Nuenen c.a.", "gm0820"),
        ("Sudwest Fryslan", "gm1900"),
        ("De Friese Meren", "gm1940"),
        ("Alphen a/d Rijn", "gm0484"),
        ("Capelle aan de IJssel", "gm0502"),
        ("Hengelo (O)", "gm0164"),
        ("St. Anthonis", "gm1702"),
    ],
)
def test_other_forms_of_a_name_fit(name: str, code: str) -> None:
    assert fits(name, code)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Rheden", "gm0202"),
        ("Bergen", "gm0748"),
        ("Bergen (L)", "gm0373"),
        ("Utrecht", "gm1581"),
        ("Echt", "gm1711"),
        ("Den Haag", "gm0519"),
        ("", "gm0202"),
    ],
)
def test_the_name_of_another_does_not_fit(name: str, code: str) -> None:
    assert not fits(name, code)
