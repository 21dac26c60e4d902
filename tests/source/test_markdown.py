"""An activity in a file of its own: keys above, description below."""

from __future__ import annotations

import pytest

from radplan.findings import Finding
from radplan.source.files import decode
from radplan.source.markdown import activity
from radplan.source.places import Node, place_of

from .composed import plain


def read(text: str) -> tuple[Node | None, list[Finding]]:
    source, _ = decode(text.encode(), "a.md")
    return activity(source, lambda fields, _path, _owner: fields, "themes[0].activities[0]")


@pytest.mark.parametrize("text, expected", [
    ("---\nid: a\n---\nTekst.\n", {"id": "a", "description": "Tekst."}),
    ("---\r\nid: a\r\n---\r\n\r\nEen.\r\n\r\nTwee.\r\n", {"id": "a", "description": "Een.\n\nTwee."}),
    ("---  \nid: a\n---\t\n  Tekst", {"id": "a", "description": "Tekst"}),
    ("\ufeff---\nid: a\n---\nTekst.\n", {"id": "a", "description": "Tekst."}),
    ("---\nid: a\n---\n", {"id": "a"}),
    ("---\nid: a\n---", {"id": "a"}),
    ("---\nid: a\n---\n\n \n", {"id": "a"}),
    ("---\n---\nTekst", {"description": "Tekst"}),
    ("---\n# niets\n---\nTekst", {"description": "Tekst"}),
    ("Alleen tekst\n\n---\nmet een streep\n", {"description": "Alleen tekst\n\n---\nmet een streep"}),
    ("", {}),
    ("---\nid: a\ndescription:\n---\nTekst", {"id": "a", "description": "Tekst"}),
    ("---\nid: a\nactions:\n  - |\n    ---\n    x\n---\nTekst\n---\nmeer",
     {"id": "a", "actions": ["---\nx\n"], "description": "Tekst\n---\nmeer"}),
])  # fmt: skip
def test_keys_and_text(text: str, expected: dict[str, str]) -> None:
    node, findings = read(text)
    assert not findings
    assert plain(node) == expected


@pytest.mark.parametrize("text, key, line, column", [
    ("---\nid: a\ndescription: b\n---\n\n  Tekst", "duplicate-key.body", 6, 3),
    ("---\nid: a\n\nTekst", "yaml-syntax.front-matter", 1, 1),
    ("---\nid: 'a\n---\nTekst", "yaml-syntax.quote", 2, 5),
    ("---\r\nid: a\r\nid: b\r\n---\r\n", "duplicate-key", 3, 1),
    ("---\nid: a\n\ttitle: b\n---\n", "yaml-syntax.tab", 3, 1),
])  # fmt: skip
def test_faults_stand_where_they_were_typed(text: str, key: str, line: int, column: int) -> None:
    _, findings = read(text)
    assert [(f.text.key, f.place.file, f.place.line, f.place.column) for f in findings] == [(key, "a.md", line, column)]


def test_the_body_is_at_its_first_word() -> None:
    node, _ = read("---\nid: a\n---\n\n   Tekst\nmeer")
    assert isinstance(node, dict)
    place = place_of(node["description"])
    assert (place.line, place.column) == (5, 4)
    key = next(key for key in node if key == "description")
    assert place_of(key).line == 5
