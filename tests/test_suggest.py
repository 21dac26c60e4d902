"""Did you mean: the one name or key that is certain, or none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from radplan.model.compiled import parts
from radplan.model.scalars import VOCABULARIES, OneOf
from radplan.parsed import parsed
from radplan.suggest import LIMIT, closest, closest_word, distance, english_key, fold

FILES = ("plan", "realisation", "quickscan", "exceptions", "house_style")
PARTS = {name: part for file in FILES for name, part in parts(file).items()}
KEYS = {name: {field.key for field in part.fields} for name, part in PARTS.items()}
IDS = st.text("abcA-_", min_size=1, max_size=7)


@pytest.mark.parametrize(
    ("word", "part", "key"),
    [
        ("naam", "Municipality", "name"), ("naam", "Theme", "title"), ("naam", "Partner", "name"), ("bron", "Cost", "funding"),
        ("bron", "Indicator", "source"), ("omschrijving", "Cost", "item"), ("omschrijving", "Activity", "description"),
        ("toelichting", "Theme", "intro"), ("soort", "Indicator", "type"), ("soort", "Funding", "kind"), ("van", "Period", "start"),
        ("van", "Funding", "from"), ("tot", "Period", "end"), ("tot", "Acceptance", "until"), ("datum", "Promise", "due"),
        ("datum", "Milestone", "date"), ("reden", "Acceptance", "reason"), ("uitgaven", "ActivityRealised", "expenses"),
        ("verplichtingen", "ActivityRealised", "commitments"), ("peildatum", "Realisation", "as_of"), ("Kosten", "Activity", "costs"),
        ("vervanger", "Role", "backup"), ("frequentie", "CommunicationLine", "frequency"), ("frequentie", "Planning", "recurrence"),
        ("orgaan", "Decision", "body"), ("grondslag", "Council", "legal_basis"),
        ("grondslag", "Activity", "confidential_ground"), ("regels", "Communication", "lines"), ("voor", "Change", "before"),
        ("voor", "Activity", ""), ("wijziging", "Change", "change"),
        ("doel", "Plan", ""), ("deelnemers", "Region", "participating"), ("incidenteel", "Cost", ""), ("fiets", "Cost", ""),
    ],
)  # fmt: skip
def test_a_word_means_the_key_that_may_stand_there(word: str, part: str, key: str) -> None:
    assert english_key(word, KEYS[part], {}) == key


@pytest.mark.parametrize(
    ("word", "part", "key", "value"),
    [
        ("prestatie", "Indicator", "type", "output"), ("uitkomst", "Indicator", "type", "outcome"),
        ("effectevaluatie", "ActivityEvaluation", "type", "effect"), ("Procesevaluatie", "EvaluationDone", "type", "process"),
        ("planevaluatie", "ActivityEvaluation", "type", "plan"), ("aanleiding", "Factor", "kind", "trigger"),
        ("eigen begroting", "Funding", "kind", "own_budget"), ("specifieke uitkering", "Funding", "kind", "grant"),
        ("specifieke uitkering", "BudgetAmendment", "booking", "specific_grant"), ("gemeenteraad", "Decision", "body", "council"),
        ("fiets", "Funding", "kind", ""),
    ],
)  # fmt: skip
def test_a_word_means_the_value_that_may_stand_there(word: str, part: str, key: str, value: str) -> None:
    kind = next(field.slot.kind for field in PARTS[part].fields if field.key == key)
    assert isinstance(kind, OneOf) and closest_word(word, kind.choices) == value


@pytest.mark.parametrize(
    ("word", "vocabulary", "value"),
    [("persoon", "levels", "individual"), ("vroege fase", "stages", "early"), ("continu", "recurrence", "continuous")],
)
def test_so_does_one_of_a_list_that_a_plan_may_extend(word: str, vocabulary: str, value: str) -> None:
    assert closest_word(word, VOCABULARIES[vocabulary]) == value


def test_every_word_leads_to_a_key_of_the_format() -> None:
    known = set().union(*KEYS.values())
    for word, meant in parsed("words/keys.yaml").items():
        assert known.issuperset([meant] if isinstance(meant, str) else meant), word


@given(IDS, st.lists(IDS, max_size=8, unique=True))
def test_the_closest_is_the_only_one_as_near(word: str, known: list[str]) -> None:
    allowed = 0 if len(word) < 3 else 1 if len(word) < 5 else LIMIT
    mistakes = {other: distance(fold(word), fold(other)) for other in known}
    least = min((count for count in mistakes.values() if count <= allowed), default=None)
    nearest = [other for other, count in mistakes.items() if count == least]
    assert closest(word, known) == (nearest[0] if len(nearest) == 1 else "")


@given(st.text("ab", max_size=6), st.text("ab", max_size=6), st.text("ab", max_size=6), st.text("ab", max_size=6))
def test_what_two_words_share_holds_no_mistake(start: str, one: str, other: str, end: str) -> None:
    assert distance(f"{start}{one}{end}", f"{start}{other}{end}") == distance(one, other)
