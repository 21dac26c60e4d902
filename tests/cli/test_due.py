"""`radplan due`: late ones first, dates as they were written, and a calendar that every program can read."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from cli.samples import ARNHEM, BROKEN, SOUND, Run, Write

PLAN = (
    SOUND.replace("granted: 10000}", "granted: 10000, period: {start: 2018-01, end: 2018-11-30}, repay_unspent: true}")
    + """\
        planning:
          milestones:
            - id: start
              date: 2018-02
              title: "Eerste bijeenkomst; met koffie, thee en \\\\ taart"
              deliver_to: wethouder
        evaluation: {type: process, due: 2018-Q4}
      - id: geheim
        title: Stille actie
        confidential: true
        planning: {milestones: [{title: Overleg, date: na 2018-03}]}
evaluation: {due: eind 2018}
promises:
  - id: brief
    title: Brief over de voortgang van de aanpak van radicalisering in Cuijk en de gemeenten daaromheen
    to: gemeenteraad
    due: voor zomer 2018
  - {id: later, title: Terugkomen op de vraag van de raad}
  - {id: gesprek, title: Gesprek met de moskeeën, due: voorjaar 2018}
"""
)
DONE = """\
radplan-realisation: 1
as_of: 2018-07-01
activities: {training: {milestones: {start: 2018-02-20}}}
promises: {gesprek: {done: 2018-05-01}}
evaluations:
  - id: tussentijds
    date: 2018-06
    recommendations:
      - {id: r1, title: Meet de uitkomsten, due: 2018-06-30, status: open}
      - {id: r2, title: Schrijf het op, due: 2018-05, status: done}
"""


def items(radplan: Run, *arguments: object) -> list[dict[str, Any]]:
    return list(json.loads(radplan("due", *arguments, "--format", "json").out)["items"])


@pytest.fixture
def plan(write: Write) -> Path:
    return write(PLAN)


def realised(plan: Path) -> Path:
    plan.with_name("realisation.yaml").write_text(DONE, encoding="utf-8")
    return plan


def test_without_a_day_nothing_is_late(radplan: Run, plan: Path) -> None:
    found = items(radplan, plan)
    assert {item["state"] for item in found} == {"due", "undated"}
    order = ["start", "geheim-1", "brief", "gesprek", "grant", "training", "plan", "later"]
    assert [item["id"] for item in found] == order


def test_late_ones_come_first_and_undated_ones_last(radplan: Run, plan: Path) -> None:
    document = json.loads(radplan("due", plan, "--as-of", "2018-06-01", "--format", "json").out)
    assert (list(document), document["as_of"]) == (["radplan", "as_of", "items"], "2018-06-01")
    assert [(item["id"], item["state"]) for item in document["items"]] == [
        ("start", "late"), ("brief", "late"), ("gesprek", "late"), ("geheim-1", "due"), ("grant", "due"),
        ("training", "due"), ("plan", "due"), ("later", "undated"),
    ]  # fmt: skip


def test_late_is_only_what_certainly_is(radplan: Run, plan: Path) -> None:
    states = {item["id"]: item["state"] for item in items(radplan, plan, "--as-of", "2018-05-31")}
    assert (states["gesprek"], states["brief"], states["start"]) == ("due", "due", "late")


@pytest.mark.parametrize(("day", "said"), [("1800-01-01", "1 January 1800"), ("2500-12-31", "31 December 2500")])
def test_any_day_can_be_today(radplan: Run, plan: Path, day: str, said: str) -> None:
    answer = radplan("due", plan, "--as-of", day).out.replace("\u00a0", " ")
    assert answer.startswith(f"As of {said}\n")


@pytest.mark.parametrize(("as_of", "said"), [("voor 2019", "31 December 2018"), ("na 2199", "1 January 2200")])
def test_what_is_late_is_late_on_the_day_that_is_said(radplan: Run, plan: Path, as_of: str, said: str) -> None:
    beside = realised(plan).parent / "realisation.yaml"
    beside.write_text(f"radplan-realisation: 1\nas_of: {as_of}\n", encoding="utf-8")
    answer = radplan("due", plan).out.replace("\u00a0", " ")
    assert answer.startswith(f"As of {said}\n\nLate\n"), answer


def test_of_a_realisation_as_of_a_year_its_first_day_counts(radplan: Run, plan: Path) -> None:
    beside = realised(plan).with_name("realisation.yaml")
    beside.write_text(DONE.replace("as_of: 2018-07-01", "as_of: 2018"), encoding="utf-8")
    document = json.loads(radplan("due", plan, "--format", "json").out)
    assert document["as_of"] == "2018-01-01"
    assert not [item["id"] for item in document["items"] if item["state"] == "late"]


def test_an_item_in_json(radplan: Run, plan: Path) -> None:
    brief = next(item for item in items(radplan, plan) if item["id"] == "brief")
    line = brief.pop("line")
    assert brief == {
        "kind": "promise", "id": "brief", "to": "gemeenteraad", "due": "voor zomer 2018", "earliest": None,
        "title": "Brief over de voortgang van de aanpak van radicalisering in Cuijk en de gemeenten daaromheen",
        "latest": "2018-05-31", "state": "due", "activity": None, "confidential": False, "file": str(plan),
    }  # fmt: skip
    assert "id: brief" in plan.read_text("utf-8").splitlines()[line - 4]


def test_what_is_done_is_no_longer_due(radplan: Run, plan: Path) -> None:
    found = {item["id"]: item for item in items(radplan, realised(plan), "--as-of", "2030-01-01")}
    states = {name: item["state"] for name, item in found.items()}
    assert (states["gesprek"], states["start"], states["r2"]) == ("done", "done", "done")
    assert (states["r1"], states["brief"], states["grant"]) == ("late", "late", "due"), (
        "the realisation says which day it is"
    )
    assert found["r1"]["file"].endswith("realisation.yaml")
    text = radplan("due", plan, "--lang", "nl").out
    assert "moskeeën" not in text
    assert "3 klaar" in text


def test_arnhem_as_text(radplan: Run) -> None:
    result = radplan("due", ARNHEM, "--lang", "nl")
    assert (result.code, result.err) == (0, "")
    lines = [" ".join(line.split()) for line in result.out.replace("\u00a0", " ").splitlines()]
    assert "eind 2019 Toezegging: Financiële verantwoording van de versterkingsgelden (aan NCTV)" in lines
    states = {item["id"]: item["state"] for item in items(radplan, ARNHEM)}
    assert states["eindrapport-evaluatieonderzoek"] == "done", "late, but kept: the report is of 4 September 2019"


def test_the_calendar(radplan: Run, plan: Path) -> None:
    result = radplan("due", plan, "--format", "ics", "--lang", "nl")
    assert result.code == 0
    raw = result.out
    assert raw.endswith("END:VCALENDAR\r\n")
    assert "\n" not in raw.replace("\r\n", "")
    assert all(len(line.encode()) <= 75 for line in raw.split("\r\n"))
    calendar = Calendar.from_ical(raw)
    events = {str(event["UID"]).rpartition("-")[2]: event for event in calendar.walk("VEVENT")}
    assert not any(event.errors for event in events.values())
    assert len(events) == 6, "one for each deadline with a date, but for the confidential one"
    brief, start = events["brief@radplan"], events["start@radplan"]
    assert brief["DTSTART"].dt == date(2018, 5, 31)
    assert brief["DTEND"].dt == date(2018, 6, 1)
    assert str(start["SUMMARY"]) == "Mijlpaal: Eerste bijeenkomst; met koffie, thee en \\ taart (aan wethouder)"
    assert str(calendar["PRODID"]) == "-//radplan//radplan//NL"


def test_a_calendar_is_the_same_every_time_and_its_names_stay(radplan: Run, plan: Path) -> None:
    first = radplan("due", plan, "--format", "ics").out
    assert radplan("due", plan, "--format", "ics").out == first
    plan.write_text(PLAN.replace("voor zomer 2018", "2018-09-01"), encoding="utf-8")
    names = [event["UID"] for event in Calendar.from_ical(first).walk("VEVENT")]
    moved = [event["UID"] for event in Calendar.from_ical(radplan("due", plan, "--format", "ics").out).walk("VEVENT")]
    assert sorted(names) == sorted(moved)
    assert len(set(names)) == len(names)


def test_a_calendar_holds_nothing_confidential_unless_asked(radplan: Run, plan: Path) -> None:
    assert "Overleg" not in radplan("due", plan, "--format", "ics").out
    assert "Overleg" in radplan("due", plan, "--format", "ics", "--internal").out
    assert "Overleg" in radplan("due", plan).out


def test_several_plans_in_one_list(radplan: Run, tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "plan.yaml").write_text(PLAN, encoding="utf-8")
    assert len(items(radplan, tmp_path)) == 16
    events = Calendar.from_ical(radplan("due", tmp_path, "--format", "ics").out).walk("VEVENT")
    assert len({event["UID"] for event in events}) == len(events) == 12


def test_a_plan_that_can_not_be_read_shows_why(radplan: Run, write: Write) -> None:
    broken = write(BROKEN)
    assert (radplan("due", broken).code, "unknown-reference" in radplan("due", broken).out) == (1, True)
    result = radplan("due", broken, "--format", "json")
    assert (result.code, json.loads(result.out)["items"]) == (1, [])
    assert radplan("due", broken, "no-such-plan.yaml").code == 3
    assert radplan("due", broken, "--as-of", "morgen").code == 2


def test_a_plan_without_terms_says_so(radplan: Run, write: Write) -> None:
    result = radplan("due", write(SOUND), "--lang", "nl")
    assert (result.code, result.out) == (0, "Er staat niets met een termijn in het plan.\n")


def test_a_plan_that_can_not_be_read_is_not_said_to_be_about_money(radplan: Run, write: Write) -> None:
    result = radplan("due", write(BROKEN))
    assert result.code == 1
    assert "unknown-reference" in result.out
    assert "added up" not in result.out


def test_of_a_plan_that_is_not_there_nothing_is_said(radplan: Run) -> None:
    result = radplan("due", "no-such-plan.yaml")
    assert (result.code, result.out, result.err.count("\n")) == (3, "", 1)


@pytest.mark.parametrize(
    ("done", "state"),
    [
        ("{id: tussentijds, type: process, date: 2018-06}", "due"),
        ("{id: zonder-dag, type: effect}", "due"),
        ("{id: training, date: 2018-12-20}", "due"),
        ("{id: eindevaluatie, date: 2018-12-20}", "done"),
        ("{id: later, date: 2019-02}", "done"),
        ("{id: plan, date: 2018-06}", "done"),
    ],
)
def test_the_plan_is_evaluated_when_that_is_of_the_plan_and_not_along_the_way(
    radplan: Run, plan: Path, done: str, state: str
) -> None:
    beside = plan.with_name("realisation.yaml")
    beside.write_text(f"radplan-realisation: 1\nas_of: 2018-07-01\nevaluations: [{done}]\n", encoding="utf-8")
    assert {item["id"]: item["state"] for item in items(radplan, plan)}["plan"] == state


def test_the_day_that_counts_is_told(radplan: Run, plan: Path) -> None:
    assert radplan("due", plan, "--as-of", "2018-06-01", "--lang", "nl").out.startswith(
        "Stand 1\u00a0juni 2018\n\nTe laat\n"
    )
    assert radplan("due", plan).out.startswith("Still to do\n")
    realised(plan)
    assert radplan("due", plan).out.startswith("As of 1\u00a0July 2018\n\n")


def test_of_plans_on_different_days_no_day_is_told_for_all(radplan: Run, plan: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "plan.yaml").write_text(PLAN, encoding="utf-8")
    realised(plan)
    asked = (plan, other, "--as-of", "2018-06-01")
    assert radplan("due", *asked).out.startswith("Each plan as of the day of its realisation")
    assert json.loads(radplan("due", *asked, "--format", "json").out)["as_of"] is None


@pytest.mark.parametrize("command", ["due", "validate"])
def test_that_the_realisation_goes_before_the_day_given_is_told(radplan: Run, plan: Path, command: str) -> None:
    realised(plan)
    note = f"{plan}: its realisation is as of 2018-07-01; that counts, and not --as-of 2018-06-01.\n"
    assert radplan(command, plan, "--as-of", "2018-06-01").err == note
    assert radplan(command, plan, "--as-of", "2018-07-01").err == radplan(command, plan).err == ""


def test_what_an_evaluation_of_a_confidential_activity_advises_is_confidential_too(radplan: Run, plan: Path) -> None:
    beside = realised(plan).parent / "realisation.yaml"
    beside.write_text(DONE.replace("id: tussentijds", "id: geheim"), encoding="utf-8")
    found = {item["id"]: (item["activity"], item["confidential"]) for item in items(radplan, plan)}
    assert found["r1"] == ("geheim", True)
    assert "Meet de uitkomsten" not in radplan("due", plan, "--format", "ics").out
    assert "Meet de uitkomsten" in radplan("due", plan, "--format", "ics", "--internal").out


@pytest.mark.parametrize(
    ("placed", "state"),
    [
        ("to_carry_over: 4000", "done"),
        ("to_carry_over: 1", "late"),
        ("to_repay: 4000", "done"),
        ("to_carry_over: 3000, to_repay: 1000", "done"),
        ("received: 1", "late"),
    ],
)
def test_a_grant_is_done_when_it_is_said_what_becomes_of_all_of_it(
    radplan: Run, write: Write, placed: str, state: str
) -> None:
    plan = write(PLAN)
    done = "activities: {training: {expenses: [{date: 2018-05-01, amount: 6000, funding: grant}]}}"
    text = f"radplan-realisation: 1\nas_of: 2020-01-01\n{done}\nfunding: {{grant: {{{placed}}}}}\n"
    plan.with_name("realisation.yaml").write_text(text, encoding="utf-8")
    assert {item["state"] for item in items(radplan, plan) if item["id"] == "grant"} == {state}


@pytest.mark.parametrize(
    ("kind", "told"), [("grant", 1), ("carry_over", 1), ("own_budget", 0), ("third_party", 0), ("in_kind", 0)]
)
def test_only_money_that_can_be_lost_is_to_be_spent_by_a_day(radplan: Run, write: Write, kind: str, told: int) -> None:
    plan = write(PLAN.replace("kind: grant", f"kind: {kind}"))
    assert [item["id"] for item in items(radplan, plan)].count("grant") == told
