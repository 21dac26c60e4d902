"""Did you mean: a word for a key leads to the one key it can mean there, or to none."""

from __future__ import annotations

import pytest

from radplan.model.compiled import parts
from radplan.parsed import parsed
from radplan.suggest import english_key

FILES = ("plan", "realisation", "quickscan", "exceptions", "house_style")
PARTS = {name: part for file in FILES for name, part in parts(file).items()}
KEYS = {name: {field.key for field in part.fields} for name, part in PARTS.items()}


@pytest.mark.parametrize(
    ("word", "part", "key"),
    [
        ("naam", "Municipality", "name"), ("naam", "Theme", "title"), ("naam", "Partner", "name"), ("bron", "Cost", "funding"),
        ("bron", "Indicator", "source"), ("omschrijving", "Cost", "item"), ("omschrijving", "Activity", "description"),
        ("toelichting", "Theme", "intro"), ("soort", "Indicator", "type"), ("soort", "Funding", "kind"), ("van", "Period", "start"),
        ("van", "Funding", "from"), ("tot", "Period", "end"), ("tot", "Acceptance", "until"), ("datum", "Promise", "due"),
        ("datum", "Milestone", "date"), ("reden", "Acceptance", "reason"), ("uitgaven", "ActivityRealised", "expenses"),
        ("verplichtingen", "ActivityRealised", "commitments"), ("peildatum", "Realisation", "as_of"), ("Kosten", "Activity", "costs"),
        ("doel", "Plan", ""), ("deelnemers", "Region", "participating"), ("incidenteel", "Cost", ""), ("fiets", "Cost", ""),
    ],
)  # fmt: skip
def test_a_word_means_the_key_that_may_stand_there(word: str, part: str, key: str) -> None:
    assert english_key(word, KEYS[part], {}) == key


def test_every_word_leads_to_a_key_of_the_format() -> None:
    known = set().union(*KEYS.values())
    for word, meant in parsed("words/keys.yaml").items():
        assert known.issuperset([meant] if isinstance(meant, str) else meant), word
