"""Every rule finds what it should, at the place, and nothing else; and leaves a sound plan alone.

A fixture is `fixtures/<rule>/fails*.yaml` or `passes*.yaml` (or a folder of that name with a plan.yaml). A
failing one carries its own expectation: a comment `# <- rule` on the line of the finding (`# <- rule:14` with
the column), or, where no comment can stand, `# expect rule at 14:22` (`# expect rule at notes.md:3:5` for
another file of the folder) anywhere in the plan. Every error and warning must be expected, and every finding
of the fixture's own rule; advice of other rules is not looked at.
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from radplan.checking import check
from radplan.findings import Finding, Severity
from radplan.locale import LANGUAGES, say, words
from radplan.reading import read
from radplan.rules import GRAVE, READING, RULES, module
from radplan.settings import Settings

FIXTURES = Path(__file__).parent / "fixtures"
AT_LINE = re.compile(r"#.*?<- ([a-z-]+)(?::(\d+))?((?: [a-z-]+(?::\d+)?)*)\s*$", re.M)
ELSEWHERE = re.compile(r"# expect ([a-z-]+) at (?:(\S*?[^\s\d:]):)?(\d+)(?::(\d+))?\s*$", re.M)
TODAY = re.compile(r"# today (\d{4}-\d{2}-\d{2})")


class Expected(NamedTuple):
    rule: str
    file: str
    line: int
    column: int | None


def plan_of(fixture: Path) -> Path:
    return fixture / "plan.yaml" if fixture.is_dir() else fixture


def expectations(fixture: Path) -> list[Expected]:
    plan = plan_of(fixture)
    text = plan.read_bytes().decode("utf-8", "replace")
    found = []
    for number, line in enumerate(re.split(r"\r\n|\n|\r", text), start=1):
        if match := AT_LINE.search(line):
            for rule, column in re.findall(r"([a-z-]+)(?::(\d+))?", line[match.start(1) :]):
                found.append(Expected(rule, plan.name, number, int(column) if column else None))
    for rule, file, line_number, column in ELSEWHERE.findall(text):
        found.append(Expected(rule, file or plan.name, int(line_number), int(column) if column else None))
    return found


def findings(fixture: Path, rule: str) -> list[Finding]:
    plan = plan_of(fixture)
    today = TODAY.search(plan.read_bytes().decode("utf-8", "replace"))
    found = check(read(str(plan)), Settings(), date.fromisoformat(today[1]) if today else None)
    return [finding for finding in found if finding.severity != Severity.ADVICE or finding.rule == rule]


def fixtures(kind: str) -> list[object]:
    return [pytest.param(path, id=f"{path.parent.name}/{path.name}") for path in sorted(FIXTURES.glob(f"*/{kind}*"))]


@pytest.mark.parametrize("fixture", fixtures("fails"))
def test_failing_fixture_is_found_at_its_place(fixture: Path) -> None:
    expected = expectations(fixture)
    assert any(item.rule == fixture.parent.name for item in expected), "a failing fixture says what it expects"
    found = findings(fixture, fixture.parent.name)
    folder = plan_of(fixture).parent
    places = [
        (f.rule, Path(f.place.file).resolve().relative_to(folder.resolve()).as_posix(), f.place.line, f.place.column)
        for f in found
    ]
    wanted = sorted(
        (e.rule, e.file, e.line, e.column if e.column else next((p[3] for p in places if p[:3] == e[:3]), None))
        for e in expected
    )
    assert sorted(places) == wanted


@pytest.mark.parametrize("fixture", fixtures("passes"))
def test_passing_fixture_is_left_alone(fixture: Path) -> None:
    found = findings(fixture, fixture.parent.name)
    assert [(f.rule, f.place) for f in found if f.severity == Severity.ERROR or f.rule == fixture.parent.name] == []


@pytest.mark.parametrize("fixture", fixtures("fails"))
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_finding_has_words(fixture: Path, language: str) -> None:
    for finding in findings(fixture, fixture.parent.name):
        message = say(finding.text, language)
        assert message, finding.text
        assert "{" not in message.replace("{{", "").replace("{ ", "") or "{" in str(finding.text.values), message
        for related in finding.related:
            assert say(related.text, language), related.text


@pytest.mark.parametrize("rule", RULES)
def test_rule_is_complete(rule: str) -> None:
    """A page with all its headings, a failing and a passing fixture, and a title in each language."""
    page = module(rule).__doc__ or ""
    headings = re.findall(r"^## (.+)$", page, re.M)
    assert headings == ["What it checks", "Why", "Wrong", "Right", "Repair", "Source"]
    assert list((FIXTURES / rule).glob("fails*")), "a failing fixture"
    assert list((FIXTURES / rule).glob("passes*")), "a passing fixture"
    for language in LANGUAGES:
        assert words(language, f"rules/{rule}")["title"]


def test_what_may_be_an_error_is_asked_before_a_document_is_made() -> None:
    """Of `scheme-requirement` the scheme's own data say whether it is one."""
    severe = {name for name in RULES if name in READING or module(name).RULE.severity == Severity.ERROR}
    assert severe | {"scheme-requirement"} == set(GRAVE)


def test_no_fixture_without_a_rule() -> None:
    assert {path.name for path in FIXTURES.iterdir() if path.is_dir()} <= set(RULES)
