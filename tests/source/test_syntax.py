"""Where a text is no YAML, and in which words: at the line and the sign that a person would point at."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from radplan.source.yaml import LOADER

from .composed import composed

PLAN = """\
title: Plan
purpose: Wij voorkomen radicalisering.
planning:
  start: 2019-03
  note: In overleg met de scholen
owner: adviseur
executor: oumnia
costs:
  - {item: Trainers, amount: 12500, funding: grant}
actions:
  - Scholen uitnodigen
  - Zaal vastleggen
vision: |
  Wij kennen onze jongeren.
status: draft
"""
NOTE = "note: In overleg met de scholen"
VISION = "vision: |\n  Wij kennen onze jongeren."


@pytest.mark.parametrize("loader", [LOADER, yaml.SafeLoader])
@pytest.mark.parametrize(
    ("typed", "instead", "kind"),
    [
        # A key without a colon, or text without a key: the line itself, not the one on which that shows.
        ("executor: oumnia", "§executor = oumnia", "no-colon"),
        (NOTE, "§note In overleg met de scholen", "no-key"),
        (NOTE, "§note; In overleg met de scholen", "no-colon"),
        ("vision: |", "§vision |", "no-colon"),
        (NOTE, "§note |\n    In overleg", "no-colon"),
        ("owner: adviseur", "§Dit is een losse regel over het plan.\nowner: adviseur", "no-key"),
        ("status: draft", "§En daarna wordt het besproken.\nstatus: draft", "no-key"),
        # A text that should stand deeper.
        (NOTE, "note: |\n  §In overleg met de scholen", "block"),
        (VISION, "vision: |\n\n§Wij kennen onze jongeren.", "block"),
        (NOTE, "note: >-\n§In overleg met de scholen", "block"),
        # A sign that a text can't start with.
        (NOTE, "note: §*onder voorbehoud*", "reserved"),
        (NOTE, "note: §*belangrijk*", "reserved"),
        ("title: Plan", "title: §*Plan*", "reserved"),
        ("title: Plan", "summary: §*Let op* dit is", "reserved"),
        (NOTE, "note: §> alleen vmbo", "reserved"),
        (NOTE, "note: §| alleen vmbo", "reserved"),
        (NOTE, "note: §[overleg] met de scholen", "reserved"),
        (NOTE, "note: §{overleg} met de scholen", "reserved"),
        ("- Zaal", "- §[Zaal] vastleggen", "reserved"),
        ("title: Plan", "title: §? Plan", "reserved"),
        (NOTE, "note: §- In overleg", "list"),
        ("- {item: Trainers", "- {item: §- Trainers", "list"),
        ("- Zaal vastleggen", "§• Zaal vastleggen", "dash"),
        ("- {item: Trainers, amount: 12500, funding: grant}", "§— item: Trainers\n    amount: 12500", "dash"),
        ("- {item: Trainers, amount: 12500, funding: grant}", "- item: Trainers\n  §– item: Zaal\n    amount: 12500", "dash"),
        # Keys that don't stand right below the first one of their item.
        ("- {item: Trainers, amount: 12500, funding: grant}", "- item: Trainers\n  §amount: 12500", "indent"),
        # A placeholder between brackets: at the start of the text that it stands in.
        (NOTE, "note: [§Het is {{ plan.planned }} samen]", "braces-inside"),
        (NOTE, "note: [een, §{{ plan.planned }} samen]", "braces-inside"),
        (NOTE, "note: {text: §Het is {{ plan.planned }} samen}", "braces-inside"),
        (NOTE, "note: {by: 'Een, {{ twee', text: §Het is {{ plan.planned }}}", "braces-inside"),
        (NOTE, "note:\n    [een,\n     §Het is {{ plan.planned }}]", "braces-inside"),
        ("{item: Trainers", "{item: §Trainers {{ a.b }}", "braces-inside"),
        # A reference to a file without its braces.
        (NOTE, "note: §file: teksten/training.md", "reference"),
        ("vision: |", "vision: §bestand: visie.md # later\nsummary: |", "reference"),
        # A colour without quotes is a comment, and takes the closing brace with it.
        ("title: Plan", "title: {accent: §#005a9c}", "colour"),
        ("title: Plan", 'title: {text: "#fff", accent: §#005a9c,\n  other: "#ffffff"}', "colour"),
        # An apostrophe that closes a text.
        ("title: Plan", "title: 'Foto'§s van de wijk'", "apostrophe"),
        ("- Zaal vastleggen", "- 'Foto'§s van de wijk'", "apostrophe"),
        ("title: Plan", "title: 'Plan' §voor de wijk", "after-quote"),
    ],
)  # fmt: skip
def test_a_fault_is_at_its_place(typed: str, instead: str, kind: str, loader: Any) -> None:
    assert typed in PLAN
    marked = PLAN.replace(typed, instead, 1)
    before = marked[: marked.index("§")]
    node, findings = composed(marked.replace("§", ""), loader)
    assert node is None
    found = [(finding.text.key, finding.place.line, finding.place.column) for finding in findings]
    assert found == [(f"yaml-syntax.{kind}", before.count("\n") + 1, len(before) - before.rfind("\n"))]


@pytest.mark.parametrize("loader", [LOADER, yaml.SafeLoader])
@pytest.mark.parametrize(
    ("typed", "instead", "kind"),
    [
        ("- {item: Trainers, amount: 12500, funding: grant}", "- §{item: Trainers, amount: 12500, funding: grant", "bracket"),
        ("owner: adviseur", "owner: adviseur executor§: oumnia", "colon"),
        ("title: Plan", "title: §'s Avonds in de wijk", "quote"),
        ("owner: adviseur", "owner§:adviseur", "space"),
    ],
)  # fmt: skip
def test_what_else_is_wrong_keeps_its_words(typed: str, instead: str, kind: str, loader: Any) -> None:
    test_a_fault_is_at_its_place(typed, instead, kind, loader)


def test_values_that_start_with_such_signs_are_fine() -> None:
    text = "a: &x [1]\nb: *x\nc: |\n  tekst\nd: > # uitleg\n  tekst\ne: [een] # twee\nf: 'foto''s'\n"
    node, findings = composed(text)
    assert node is not None and not findings
