"""The formats of `radplan validate` for pipelines, each read by a consumer or held against its schema."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import unquote

import jsonschema
import pytest
from junitparser import JUnitXml

from cli.samples import ARNHEM, BROKEN, EXCEEDED, SOUND, Run, Write
from radplan.findings import Finding, Fix, Place, Related, Severity, Text
from radplan.report import Accepted, Report
from radplan.reporters import github, gitlab, junit, sarif

SCHEMA = Path(__file__).parent / "sarif-schema-2.1.0.json"
FORMATS = ("text", "json", "github", "gitlab", "sarif", "junit")
NASTY = "a,b:c%0A\n\r::error::<&>\"']]>\x00\x1b[31m\udcff\uffff é漢"


@pytest.fixture
def nasty() -> Report:
    """A report in which every text is as awkward as it can be."""
    place = Place(f"map/{NASTY}.yaml", 3, 5, 4, 9)
    text = Text("unknown-key", {"key": NASTY})
    finding = Finding(
        "unknown-key", Severity.ERROR, place, text, NASTY, text, (Related(text, place),), Fix(place, NASTY)
    )
    warning = Finding("amount-in-text", Severity.WARNING, Place("b c.yaml", 1, 2, 1, 3), text)
    advice = Finding("no-owner", Severity.ADVICE, Place("/abs/d.yaml", 1, 2, 1, 3), Text("no-owner", {"activity": "A"}))
    accepted = [Accepted(warning, NASTY)]
    found = Report("nl", True)
    found.plans, found.names = 2, [place.file, "schoon.yaml"]
    found.findings, found.accepted = [finding, warning, warning, advice], accepted
    return found


class Out:
    """What a reporter writes."""

    def __init__(self) -> None:
        self.text = ""

    def write(self, text: str) -> int:
        self.text += text
        return len(text)


def written(writer: object, report: Report) -> str:
    out = Out()
    writer.write(report, out)  # type: ignore[attr-defined]
    return out.text.encode("utf-8", "replace").decode()


# GitHub: read the way the runner reads a command (`ActionCommand.TryParseV2`)

COMMAND = re.compile(r"^::(?P<command>[a-z]+) (?P<fields>.*?)::(?P<data>.*)$")


def unescaped(text: str, *, field: bool) -> str:
    text = text.replace("%0D", "\r").replace("%0A", "\n")
    if field:
        text = text.replace("%3A", ":").replace("%2C", ",")
    return text.replace("%25", "%")


def annotations(output: str) -> list[tuple[str, dict[str, str], str]]:
    found = []
    for line in output.rstrip("\n").split("\n"):
        match = COMMAND.match(line)
        assert match, line
        fields = dict(pair.split("=", 1) for pair in match["fields"].split(","))
        values = {name: unescaped(value, field=True) for name, value in fields.items()}
        found.append((match["command"], values, unescaped(match["data"], field=False)))
    return found


def test_github(radplan: Run, write: Write) -> None:
    plan = write(EXCEEDED)
    result = radplan("validate", plan, "--format", "github")
    ((command, fields, message),) = annotations(result.out)
    assert (result.code, command, fields["title"]) == (1, "error", "radplan: budget-exceeded")
    assert (fields["file"], fields["line"], fields["col"], fields["endColumn"]) == (str(plan), "6", "71", "76")
    assert "2.500,50" in message


def test_github_takes_any_text(nasty: Report) -> None:
    lines = written(github, nasty).split("\n")
    assert len(lines) == 5
    found = [annotations(line)[0] for line in lines[:4]]
    assert [command for command, _, _ in found] == ["error", "warning", "warning", "notice"]
    assert found[0][1]["file"].startswith("map/a,b:c%0A\n\r::error::")
    assert "col" not in found[0][1]


# GitLab


def issues(radplan: Run, plan: Path) -> list[dict[str, object]]:
    return list(json.loads(radplan("validate", plan, "--format", "gitlab", "--advice").out))


def test_gitlab(radplan: Run, write: Write) -> None:
    plan = write(EXCEEDED)
    for issue in issues(radplan, plan):
        assert set(issue) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert issue["severity"] in ("info", "minor", "major", "critical", "blocker")
    (first, *_) = issues(radplan, plan)
    assert first["location"] == {"path": str(plan), "lines": {"begin": 6, "end": 6}}
    assert first["check_name"] == "budget-exceeded"


def test_gitlab_fingerprints_are_unique_and_stay_when_lines_move(radplan: Run, write: Write, nasty: Report) -> None:
    before = [issue["fingerprint"] for issue in issues(radplan, write(EXCEEDED))]
    after = [issue["fingerprint"] for issue in issues(radplan, write("# one\n\n" + EXCEEDED))]
    assert before == after
    known = [issue["fingerprint"] for issue in json.loads(written(gitlab, nasty))]
    assert len(set(known)) == len(known) == 4


# SARIF


def test_sarif_is_valid_and_says_all(radplan: Run) -> None:
    output = radplan("validate", ARNHEM, "--format", "sarif", "--advice").out
    log = json.loads(output)
    jsonschema.Draft4Validator(json.loads(SCHEMA.read_text())).validate(log)
    (run,) = log["runs"]
    report = json.loads(radplan("validate", ARNHEM, "--format", "json").out)
    told = [
        (r["ruleId"], unquote(p["artifactLocation"]["uri"]), p["region"]["startLine"], p["region"]["startColumn"])
        for r in run["results"]
        for p in [r["locations"][0]["physicalLocation"]]
    ]
    found = (*report["findings"], *report["accepted"])
    assert sorted(told) == sorted((f["rule"], f["file"], f["line"], f["column"]) for f in found)
    for result in run["results"]:
        rule = run["tool"]["driver"]["rules"][result["ruleIndex"]]
        assert rule["id"] == result["ruleId"]
        assert "## Why" in rule["help"]["markdown"]


def test_sarif_takes_any_text(nasty: Report) -> None:
    text = written(sarif, nasty)
    log = json.loads(text)
    jsonschema.Draft4Validator(json.loads(SCHEMA.read_text())).validate(log)
    results = log["runs"][0]["results"]
    assert [r["level"] for r in results] == ["error", "warning", "warning", "note", "warning"]
    assert results[4]["suppressions"][0]["kind"] == "external"
    uris = [r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for r in results]
    assert uris[0].startswith("map/a%2Cb%3Ac%250A%0A%0D%3A%3Aerror")
    assert uris[1:4] == ["b%20c.yaml", "b%20c.yaml", "file:///abs/d.yaml"]


def test_the_schema_is_no_rubber_stamp(radplan: Run) -> None:
    log = json.loads(radplan("validate", ARNHEM, "--format", "sarif").out)
    log["runs"][0]["results"][0]["level"] = "advice"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft4Validator(json.loads(SCHEMA.read_text())).validate(log)


# JUnit


def test_junit(radplan: Run, write: Write) -> None:
    broken, sound = write(BROKEN), write(BROKEN).with_name("sound.yaml")
    sound.write_text(SOUND)
    output = radplan("validate", broken, sound, "--format", "junit").out
    suites = {suite.name: suite for suite in JUnitXml.fromstring(output.encode())}
    assert list(suites) == [str(broken), str(sound)]
    assert [(suite.tests, suite.failures) for suite in suites.values()] == [(1, 1), (1, 0)]
    (case,) = suites[str(broken)]
    assert case.name == "unknown-reference 14:58"
    assert "grnat" in case.result[0].message


def test_junit_takes_any_text(nasty: Report) -> None:
    report = JUnitXml.fromstring(written(junit, nasty).encode())
    assert (report.tests, report.failures) == (5, 4)
    assert [suite.tests for suite in report] == [1, 1, 2, 1]


# All


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize(
    ("text", "options", "code"), [(SOUND, [], 0), (SOUND, ["--strict"], 0), (EXCEEDED, [], 1)], ids=str
)
def test_exit_codes_are_the_same(
    radplan: Run, write: Write, format: str, text: str, options: list[str], code: int
) -> None:
    assert radplan("validate", write(text), "--format", format, *options).code == code


@pytest.mark.parametrize("format", FORMATS[1:])
def test_what_can_not_be_opened_leaves_a_report_all_the_same(radplan: Run, format: str) -> None:
    result = radplan("validate", "no-such-plan.yaml", "--format", format)
    assert (result.code, "no-such-plan.yaml" in result.err) == (3, True)
    if format == "junit":
        JUnitXml.fromstring(result.out.encode())
    elif format != "github":
        json.loads(result.out)
