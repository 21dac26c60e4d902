"""What a hint advises can be typed as it stands: it suits the place, and uses what was typed there."""

from __future__ import annotations

from pathlib import Path

import pytest

from radplan.checking import check
from radplan.findings import Finding
from radplan.locale import LANGUAGES, say
from radplan.reading import read
from radplan.settings import Settings

HEAD = "radplan: 1\nmunicipality: {name: Arnhem}\ntitle: Plan\nperiod: {year: 2019}\n"
FUNDING = "funding: [{id: rijk, title: Rijk, kind: grant, granted: 10}, {id: eigen, title: Eigen, granted: 10}]\n"
ACTIVITY = "themes:\n  - id: t\n    title: T\n    activities:\n      - id: a\n        title: A\n"
REALISATION = "radplan-realisation: 1\nas_of: 2019-12-31\n"


def found(folder: Path, rule: str, plan: str, **beside: str) -> list[Finding]:
    """What a rule finds in a plan; `beside` are files by their name, with `__` for a slash."""
    for name, text in {"plan.yaml": plan, **beside}.items():
        path = folder / name.replace("__", "/")
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
    return [finding for finding in check(read(str(folder / "plan.yaml")), Settings()) if finding.rule == rule]


def hints(findings: list[Finding], language: str = "nl") -> list[str]:
    """The hints, in a language."""
    return [say(finding.hint, language) or "" for finding in findings]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("plan", "example"),
    [
        (HEAD.replace("{year: 2019}", "2026"), "period: {year: 2026}"),
        (HEAD.replace("{year: 2019}", "2019-04"), "period: {start: 2019-04}"),
        (HEAD.replace("{year: 2019}", "2019-2020"), "period: {start: 2019, end: 2020}"),
        (HEAD.replace("{name: Arnhem}", "Waterwijk"), "municipality: {name: Waterwijk}"),
        (HEAD.replace("{name: Arnhem}", "'gemeente: Waterwijk'"), "municipality: {name: …}"),
        (HEAD + "foreword: Samen zijn we weerbaar\n", "foreword: {text: Samen zijn we weerbaar}"),
        (HEAD + "foreword: teksten/voorwoord.md\n", "foreword: {text: {file: teksten/voorwoord.md}}"),
        (HEAD + f"finance: {'Geld. ' * 20}\n", "finance: {text: …}"),
        (HEAD + "evaluation: december 2019\n", "evaluation: {due: december 2019}"),
        (HEAD + "continuity: In het beleid\n", "continuity: {text: In het beleid}"),
        (HEAD + "council: {annexes: [Bijlage 1]}\n", "{title: Bijlage 1}"),
        (HEAD + "goals:\n  - Jongeren zijn weerbaar\n", "- {id: jongeren-zijn-weerbaar, title: Jongeren zijn weerbaar}"),
        (HEAD + "partners: [Oumnia Works]\n", "{id: oumnia-works, name: Oumnia Works}"),
        (ACTIVITY + "        planning: 2019-02 tot 2019-11\n", "planning: {start: 2019-02, end: 2019-11}"),
        (ACTIVITY + "        planning: zomer 2019 – herfst 2019\n", "planning: {start: zomer 2019, end: herfst 2019}"),
        (ACTIVITY + "        planning: wekelijks\n", "planning: {recurrence: weekly}"),
        (ACTIVITY + "        planning: in overleg\n", "planning: {start: 2026-05}"),
        (ACTIVITY + "        indicators: [{id: i, title: I, baseline: 0}]\n", "baseline: {value: 0}"),
        (ACTIVITY + "        costs:\n          - Zaalhuur\n", "- {item: Zaalhuur, amount: 15000}"),
        (ACTIVITY + "        costs: [{item: Zaal, amount: 1, funding: [eigen, rijk]}]\n", "{id: eigen, share: 50}"),
        (ACTIVITY.partition("      - id")[0] + "      - activiteiten/a.md\n", "- {file: activiteiten/a.md}"),
        (ACTIVITY.partition("      - id")[0] + "      - Training\n", "- {id: training, title: Training}"),
    ],
)  # fmt: skip
def test_an_example_of_keys_is_one_that_can_stand_there(plan: str, example: str, language: str, tmp_path: Path) -> None:
    plan = plan if plan.startswith("radplan") else HEAD + FUNDING + plan
    assert f'"{example}"' in hints(found(tmp_path, "wrong-type", plan), language)[0]


@pytest.mark.parametrize(
    ("beside", "text", "example"),
    [
        ("realisation.yaml", REALISATION + "promises: {verslag: 2019-05-01}\n", "verslag: {done: 2019-05-01}"),
        ("realisation.yaml", REALISATION + "funding: {rijk: 5000}\n", "rijk: {received: 5000}"),
        ("realisation.yaml", REALISATION + "activities:\n  a: afgerond\n", "a: {status: completed}"),
        (
            "realisation.yaml",
            REALISATION + "activities: [{id: a, status: completed}]\n",
            "activities: {a: {status: not_started}}",
        ),
        ("quickscan.yaml", "radplan-quickscan: 1\nanswers: {1: ja}\n", "1: {answer: yes}"),
        ("quickscan.yaml", "radplan-quickscan: 1\nanswers: [ja]\n", "answers: {1: {answer: yes}}"),
        ("house-style.yaml", "logo: logo.png\n", "logo: {file: logo.png, alt: …}"),
        ("house-style.yaml", "colours: rood\n", "colours: {accent: '#005a9c'}"),
    ],
)
def test_so_is_one_beside_the_plan(beside: str, text: str, example: str, tmp_path: Path) -> None:
    plan = HEAD + FUNDING + ACTIVITY + "promises: [{id: verslag, title: V}]\n"
    assert f'"{example}"' in hints(found(tmp_path, "wrong-type", plan, **{beside: text}))[0]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("themes:\n  - {file: x.yaml}\n", "schrijf het thema hier"),
        ("themes: {file: x.yaml}\n", "schrijf het thema hier"),
        ("goals: {file: x.yaml}\n", "schrijf het hier"),
        ("roles: [{file: x.yaml}]\n", "schrijf het hier"),
        ("region: {file: x.yaml}\n", "schrijf het hier"),
    ],
)
def test_what_can_be_no_file_is_said_to_be_none(text: str, words: str, tmp_path: Path) -> None:
    findings = found(tmp_path, "wrong-type", HEAD + text, **{"x.yaml": "id: preventie\ntitle: Preventie\n"})
    assert [words in hint for hint in hints(findings)] == [True]
    assert "eigen bestand" in (say(findings[0].text, "nl") or "")


@pytest.mark.parametrize(
    "text",
    [
        "id: a\ntitle: A\n---\n", "De training.\n", "----\nid: a\ntitle: A\n----\n", "—\nid: a\ntitle: A\n—\n",
        "\n\n---\nid: a\ntitle: A\n---\n", " ---\nid: a\n---\n", "",
    ],
)  # fmt: skip
@pytest.mark.parametrize("language", LANGUAGES)
def test_an_activity_without_keys_on_top_is_told_where_the_dashes_go(text: str, language: str, tmp_path: Path) -> None:
    plan = HEAD + ACTIVITY.partition("      - id")[0] + "      - {file: a.md}\n"
    findings = found(tmp_path, "missing-key", plan, **{"a.md": text})
    assert [(Path(finding.place.file).name, finding.place.line, finding.place.column) for finding in findings] == [
        ("a.md", 1, 1)
    ]
    assert hints(findings, language)[0].count('"---"') == 2 and "id, title" in hints(findings, language)[0]


def test_keys_on_top_that_lack_one_are_told_which(tmp_path: Path) -> None:
    plan = HEAD + ACTIVITY.partition("      - id")[0] + "      - {file: a.md}\n      - {description: Een}\n"
    findings = found(tmp_path, "missing-key", plan, **{"a.md": "---\n---\nDe training.\n"})
    assert [finding.text.key for finding in findings] == ["missing-key"] * 4


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("plan", "place", "example"),
    [
        (HEAD.replace("title: Plan\n", ""), (1, 1), "title: …"),
        (HEAD.replace("radplan: 1\n", ""), (1, 1), "radplan: 1"),
        (HEAD.replace("period: {year: 2019}\n", ""), (1, 1), "period: {year: 2026}"),
        (HEAD.replace("{name: Arnhem}", "{code: gm0202}"), (2, 15), "name: …"),
        (HEAD + "goals: [{title: Jongeren zijn weerbaar}]\n", (5, 9), "id: jongeren-zijn-weerbaar"),
        (HEAD + "partners: [{domain: care}]\n", (5, 12), "id: …"),
        # A key without a value: there it is to be filled in.
        (HEAD.replace("Plan", ""), (3, 1), "title: …"),
        (HEAD.replace("{year: 2019}", ""), (4, 1), "period: {year: 2026}"),
        (HEAD.replace("Arnhem", "~"), (2, 16), "name: …"),
        (HEAD + "goals:\n  - title: Weerbaar\n    id:\n", (7, 5), "id: weerbaar"),
        (HEAD.replace("{year: 2019}", "{start: 2019, end: }"), (4, 23), "end: 2026-05"),
    ],
)  # fmt: skip
def test_a_missing_key_is_shown_where_it_belongs(
    plan: str, place: tuple[int, int], example: str, language: str, tmp_path: Path
) -> None:
    finding = found(tmp_path, "missing-key", plan)[0]
    assert (finding.place.line, finding.place.column) == place
    assert f'"{example}"' in hints([finding], language)[0]


@pytest.mark.parametrize("text", ["", "\n\n", "# later\n", "---\n"])
def test_an_empty_file_is_said_to_be_empty_and_how_to_begin(text: str, tmp_path: Path) -> None:
    findings = found(tmp_path, "missing-key", text)
    assert [say(finding.text, "nl") for finding in findings] == ["in dit plan staat nog niets"]
    assert "radplan init" in hints(findings)[0] and "radplan, municipality, title, period" in hints(findings)[0]
    findings = found(tmp_path, "missing-key", HEAD, **{"realisation.yaml": text})
    assert [say(finding.text, "nl") for finding in findings] == ["in dit bestand staat nog niets"]
    assert '"radplan-realisation: 1"' in hints(findings)[0]


SOURCES = "funding:\n  - id: rijk\n    title: Rijk\n    granted: 10\n    id: eigen\n    title: Eigen\n    granted: 5\n"


def test_a_forgotten_dash_is_told_once_where_it_belongs(tmp_path: Path) -> None:
    for language, words in (("nl", "zet er dan"), ("en", "put")):
        findings = found(tmp_path, "duplicate-key", HEAD + SOURCES)
        assert [(finding.place.line, finding.place.column) for finding in findings] == [(9, 5)]
        assert f'{words} "- "' in hints(findings, language)[0]
    findings = found(tmp_path, "duplicate-key", HEAD + SOURCES + "    id: derde\n    title: Derde\n")
    assert [finding.place.line for finding in findings] == [9, 12]


@pytest.mark.parametrize(
    "text",
    [
        "funding: [{id: rijk, title: Rijk, id: eigen}]\n", "funding: [{id: rijk,\n  title: Rijk,\n  title: Eigen}]\n",
        "funding:\n  - id: rijk\n    title: Rijk\n    title: Eigen\n", "region:\n  name: Rijn\n  name: Maas\n",
    ],
)  # fmt: skip
def test_another_key_that_is_given_twice_is_to_be_chosen(text: str, tmp_path: Path) -> None:
    findings = found(tmp_path, "duplicate-key", HEAD + text)
    assert [hint.startswith("houd één") for hint in hints(findings)] == [True]


@pytest.mark.parametrize("text", ["focus_points:\n  – Jeugd\n  - Ouders\n", "goals:\n  • id: x\n"])
def test_a_list_with_other_dashes_is_told_so(text: str, tmp_path: Path) -> None:
    assert "gewoon streepje" in hints(found(tmp_path, "wrong-type", HEAD + text))[0]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("text", "rule", "column"),
    [
        ("vision: file: teksten/visie.md\n", "yaml-syntax", 9),
        ("vision: {bestand: teksten/visie.md}\n", "wrong-type", 9),
        ("vision:\n  bestand: teksten/visie.md\n", "wrong-type", 3),
        ("focus_points: [{fiel: teksten/visie.md}]\n", "wrong-type", 16),
        ("vision: teksten/visie.md\n", "leftover-text", 9),
        ("vision: teksten\\visie.md\n", "leftover-text", 9),
        ("vision: >-\n  teksten/visie.md\n", "leftover-text", 3),
        ("analysis: {text: 'teksten/visie.md'}\n", "leftover-text", 19),
    ],
)  # fmt: skip
def test_a_file_for_a_text_is_written_between_braces(
    text: str, rule: str, column: int, language: str, tmp_path: Path
) -> None:
    findings = found(tmp_path, rule, HEAD + text, **{"teksten__visie.md": "Wij zien.\n"})
    assert [finding.place.column for finding in findings] == [column]
    assert "{file: teksten/visie.md}" in hints(findings, language)[0]


@pytest.mark.parametrize(
    "text",
    [
        "vision: Zie teksten/visie.md.\n", "analysis: {source: teksten/visie.md}\n", "vision: '[visie](visie.md)'\n",
        "vision: {tekst: teksten/visie.md}\n", "title: visie.md\n", "vision: {bestand: a.md, door: b}\n",
    ],
)  # fmt: skip
def test_the_name_of_a_file_among_other_words_is_none(text: str, tmp_path: Path) -> None:
    head = HEAD.replace("title: Plan\n", "") if text.startswith("title") else HEAD
    for rule in ("wrong-type", "leftover-text"):
        assert not any("{file:" in hint for hint in hints(found(tmp_path, rule, head + text)))


OLD_WORD = b"\xd0\xcf\x11\xe0" + bytes(600) + "WordDocument".encode("utf-16-le")


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("x.docx", b"PK\3\4\x14\0\0\0\x08\0[Content_Types].xml\xb5PK\3\4word/document.xml\xff"),
        ("x.odt", b"PK\3\4\x14\0\0\0\0\0mimetypeapplication/vnd.oasis.opendocument.textPK\xff"), ("x.doc", OLD_WORD),
        ("groot.docx", b"PK\3\4word/document.xml" + b"\xff" * 9_000_000),
    ],
)  # fmt: skip
def test_a_word_document_is_said_to_be_one(name: str, raw: bytes, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(raw)
    findings = found(tmp_path, "file-unreadable", HEAD + f"vision: {{file: {name}}}\n")
    assert "Word-bestand" in (say(findings[0].text, "nl") or "") and ".md" in hints(findings)[0]
    assert (findings[0].place.line, findings[0].place.column) == (5, 16)
    (tmp_path / "plan.yaml").write_bytes(raw)
    whole = read(str(tmp_path / "plan.yaml")).findings
    assert [finding.text.key for finding in whole] == ["file-unreadable.word"] and "tekstbestand" in hints(whole)[0]


def test_a_backslash_in_a_path_becomes_a_slash(tmp_path: Path) -> None:
    text, words = HEAD + "vision: {file: teksten\\visie.md}\n", "schuine strepen: teksten/visie.md"
    findings = found(tmp_path, "file-unreadable", text, **{"teksten__visie.md": "Wij zien.\n"})
    assert words in hints(findings)[0]
    assert "hoofdletters" in hints(found(tmp_path, "file-unreadable", text.replace("teksten\\", "C:\\")))[0]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("style", "rule", "place"),
    [
        ("colours:\n  accent: #00574b\n  accent_text: '#ffffff'\n", "wrong-type", (2, 11)),
        ("colours:\n  accent: '#00574b'\n  accent_text:  #fff # wit\n", "wrong-type", (3, 17)),
        ("colours: {accent: #00574b}\n", "yaml-syntax", (1, 19)),
        ("name: Arnhem\ncolours: {accent_text: '#ffffff', accent: #00574b}\nlabels: {a: b}\n", "yaml-syntax", (2, 43)),
    ],
)
def test_a_colour_stands_between_quotes(
    style: str, rule: str, place: tuple[int, int], language: str, tmp_path: Path
) -> None:
    findings = found(tmp_path, rule, HEAD, **{"house-style.yaml": style})
    assert [(finding.place.line, finding.place.column) for finding in findings] == [place]
    assert {"nl": "aanhalingstekens", "en": "quotes"}[language] in hints(findings, language)[0]
    assert hints(findings, language)[0].endswith(('"#00574b"', '"#fff"'))


@pytest.mark.parametrize("style", ["colours:\n  accent: # nog kiezen\n", "colours:\n  accent:\n", "name: #fff\n"])
def test_a_colour_that_is_still_to_come_is_none(style: str, tmp_path: Path) -> None:
    assert not found(tmp_path, "wrong-type", HEAD, **{"house-style.yaml": style})


@pytest.mark.parametrize("key", ["activities", "activiteiten", "Activiteiten"])
@pytest.mark.parametrize(("language", "words"), [("nl", "bij een thema"), ("en", "to a theme")])
def test_activities_belong_to_a_theme(key: str, language: str, words: str, tmp_path: Path) -> None:
    findings = found(tmp_path, "unknown-key", HEAD + f"{key}:\n  - id: a\n    title: A\n")
    assert [(finding.place.line, finding.place.column) for finding in findings] == [(5, 1)]
    assert words in hints(findings, language)[0] and '"themes:"' in hints(findings, language)[0]


@pytest.mark.parametrize(
    ("partners", "by", "hint"),
    [
        ("", "rekenkamer", "schrijf de naam met een hoofdletter (Rekenkamer)"),
        ("partners: [{id: welzijn, name: Welzijn}]\n", "nader-te-bepalen", "kies een partner (welzijn)"),
        ("partners: [{id: welzijn, name: Welzijn}]\n", "nader-te-bepalen", "met een hoofdletter: Nader te bepalen"),
        ("partners: [{id: welzijn, name: Welzijn}]\n", "welzijm", 'bedoelde u "welzijn"'),
    ],
)
def test_who_evaluates_may_be_somebody_in_words(partners: str, by: str, hint: str, tmp_path: Path) -> None:
    plan = HEAD + partners + ACTIVITY + "        evaluation: {by: %s}\n"
    assert hint in hints(found(tmp_path, "unknown-reference", plan % by))[0]
    assert not found(tmp_path, "unknown-reference", plan % "Rekenkamer")
