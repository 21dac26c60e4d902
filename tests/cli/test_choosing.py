"""Choosing what counts: radplan.toml, exceptions.yaml and a baseline."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from cli.samples import EXCEEDED, SOUND, Result, Run, Write
from radplan import settings_file
from radplan.rules import EXCEPTIONS, NEED_TODAY, RULES, module

DIFFERING = SOUND.replace("signalen herkennen.", "signalen herkennen voor € 12.500.")


def findings(radplan: Run, *arguments: object) -> list[dict[str, Any]]:
    return list(json.loads(radplan("validate", *arguments, "--format", "json").out)["findings"])


def rules(radplan: Run, *arguments: object) -> set[str]:
    return {finding["rule"] for finding in findings(radplan, *arguments)}


# radplan.toml


def test_a_rule_gets_another_severity_or_is_off(radplan: Run, write: Write) -> None:
    plan = write(EXCEEDED)
    assert radplan("validate", plan).code == 1
    settings = plan.with_name("radplan.toml")
    settings.write_text('[rules]\nbudget-exceeded = "warning"\nno-owner = "off"\nno-indicator = "error"\n')
    found = {finding["rule"]: finding["severity"] for finding in findings(radplan, plan)}
    assert (found["budget-exceeded"], found["no-indicator"], "no-owner" in found) == ("warning", "error", False)
    settings.write_text('[rules]\nbudget-exceeded = "warning"\n')
    assert [radplan("validate", plan, *options).code for options in ([], ["--strict"])] == [0, 1]


def test_settings_are_found_upward_and_the_nearest_holds(radplan: Run, write: Write) -> None:
    plan = write(EXCEEDED)
    folder = plan.parent / "plans" / "2018"
    folder.mkdir(parents=True)
    plan.rename(folder / "plan.yaml")
    (plan.parent / "radplan.toml").write_text('[rules]\nbudget-exceeded = "off"\n')
    assert radplan("validate", folder).code == 0
    (folder / "radplan.toml").write_text("")
    assert radplan("validate", folder).code == 1


def test_settings_that_cannot_be_read_keep_their_own_plan_out_and_no_other(radplan: Run, tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "plan.yaml").write_text(EXCEEDED, encoding="utf-8")
    (tmp_path / "a" / "radplan.toml").write_text("[rules")
    plans = (tmp_path / "a", tmp_path / "b")
    told = radplan("validate", *plans, "--format", "json")
    assert (told.code, told.err.count("this is no valid TOML")) == (2, 1)
    assert "budget-exceeded" in {each["rule"] for each in json.loads(told.out)["findings"]}
    assert radplan("validate", *plans, tmp_path / "nergens").code == 3
    sums = radplan("budget", *plans, "--format", "json")
    assert (sums.code, len(json.loads(sums.out)["plans"])) == (2, 1)


@pytest.mark.parametrize("choice", [("--select", "budget-exceeded"), ("--ignore", "yaml-syntax")])
def test_a_plan_that_cannot_be_read_is_never_fine(radplan: Run, write: Write, choice: tuple[str, str]) -> None:
    told = radplan("validate", write(f"{SOUND}summary: 'x\n"), *choice)
    assert (told.code, "yaml-syntax" in told.out) == (1, True)


def test_a_threshold(radplan: Run, write: Write) -> None:
    plan = write(SOUND.replace("granted: 10000", "granted: 12000"))
    assert "unallocated-grant" in rules(radplan, plan)
    plan.with_name("radplan.toml").write_text("[thresholds]\nunallocated-grant = 16.7\n")
    assert "unallocated-grant" not in rules(radplan, plan)


def test_words_of_the_municipality(radplan: Run, write: Write) -> None:
    plan = write(SOUND)
    assert "leftover-text" not in rules(radplan, plan)
    plan.with_name("radplan.toml").write_text('[words]\nleftover-text = ["signalen herkennen"]\n')
    assert "leftover-text" in rules(radplan, plan)


OWN = SOUND.replace("funding:\n", "dekking:\n")
DEKKING = '[words]\nkeys = {dekking = "funding"}\n'


@pytest.mark.parametrize("command", ["validate", "budget", "render", "due", "quickscan", "diff"])
def test_every_command_knows_the_municipality_s_own_words_for_keys(radplan: Run, write: Write, command: str) -> None:
    plan = write(OWN)
    plans = (plan, plan) if command == "diff" else (plan,)
    before = radplan(command, *plans)
    assert 'did you mean "funding"' not in before.out + before.err
    plan.with_name("radplan.toml").write_text(DEKKING)
    told = radplan(command, *plans)
    assert told.code == 1
    assert f"{plan}:5:1 error unknown-key" in told.out + told.err
    assert 'did you mean "funding"' in told.out + told.err


def test_an_own_word_for_a_key_is_repaired_in_every_file(radplan: Run, write: Write) -> None:
    plan = write(OWN[: OWN.index("      - id: training")] + "      - {file: training.md}\n")
    activity, realisation = plan.with_name("training.md"), plan.with_name("realisation.yaml")
    activity.write_text("---\nid: training\ntitle: Training\nUitgaven Totaal: []\n---\nTekst.\n")
    realisation.write_text("radplan-realisation: 1\nstand: 2018-12-31\n")
    plan.with_name("radplan.toml").write_text(
        '[words.keys]\ndekking = "funding"\n"Uitgaven totaal" = "costs"\nstand = "as_of"\n'
    )
    found = [(f["file"], f["line"], f["column"]) for f in findings(radplan, plan, "--select", "unknown-key")]
    assert found == [(str(path), line, 1) for path, line in ((plan, 5), (realisation, 2), (activity, 4))]
    assert radplan("fix", plan, "--write").code == 0
    assert "\nfunding:\n" in plan.read_text()
    assert "\ncosts: []\n" in activity.read_text()
    assert "\nas_of: 2018-12-31\n" in realisation.read_text()


def test_an_own_word_is_known_in_the_files_of_a_plan_that_can_not_be_read(radplan: Run, write: Write) -> None:
    plan = write(OWN[: OWN.index("      - id: training")] + '      - file: training.md\nvision: "open\n')
    plan.with_name("training.md").write_text("---\nid: training\ntitle: Training\nuitgaven: []\n---\nTekst.\n")
    plan.with_name("radplan.toml").write_text('[words.keys]\nuitgaven = "costs"\n')
    (found,) = findings(radplan, plan, "--select", "unknown-key")
    assert (found["line"], '"costs"' in found["hint"]) == (4, True)


def test_an_own_word_goes_before_radplan_s_and_with_nothing_takes_it_away(radplan: Run, write: Write) -> None:
    plan = write(SOUND.replace("        costs:", "        kosten:"))
    hints = []
    for setting in ("", 'kosten = "costs_note"', 'kosten = ""'):
        plan.with_name("radplan.toml").write_text(f"[words.keys]\n{setting}\n")
        hints += [f["hint"] for f in findings(radplan, plan, "--select", "unknown-key")]
    assert hints[:2] == ['did you mean "costs"?', 'did you mean "costs_note"?']
    assert hints[2].startswith("here may stand")


def test_mistakes_in_words_for_keys_are_findings_with_places(radplan: Run, write: Write) -> None:
    plan = write(OWN)
    settings = plan.with_name("radplan.toml")
    settings.write_text(
        '[words.keys]\ndekking = "funding"\na = 1\nb = "fnuding"\nc = "bedrag"\nd = "onbekend woord"\nPeriod = "year"\n'
    )
    found = findings(radplan, plan, "--select", "unknown-value", "--select", "wrong-type")
    assert [(f["rule"], f["line"], f["column"], f["path"], f["severity"]) for f in found] == [
        ("wrong-type", 3, 5, "words.keys.a", "error"),
        ("unknown-value", 4, 5, "words.keys.b", "error"),
        ("unknown-value", 5, 5, "words.keys.c", "error"),
        ("unknown-value", 6, 5, "words.keys.d", "error"),
        ("unknown-value", 7, 1, "words.keys.Period", "error"),
    ]
    assert [f["hint"] for f in found[1:3]] == ['did you mean "funding"?', 'did you mean "amount"?']
    assert ["key of the format" in f["message"] for f in found] == [False, True, True, True, True]
    assert '"funding"' in findings(radplan, plan, "--select", "unknown-key")[0]["hint"]
    dutch = radplan("validate", plan, "--lang", "nl", "--select", "unknown-value").out
    for text in ("is geen sleutel van een plan", "is zelf al een sleutel", "kies een sleutel"):
        assert text in dutch
    settings.write_text('[words]\nkeys = ["dekking"]\n')
    (found,) = findings(radplan, plan, "--select", "wrong-type")
    assert (found["line"], found["column"], found["path"]) == (2, 8, "words.keys")
    for language in ("nl", "en"):
        assert "[words.keys]" in radplan("validate", plan, "--lang", language, "--select", "wrong-type").out


@pytest.mark.parametrize("command", ["validate", "budget"])
def test_the_language_of_the_settings_goes_between_option_and_environment(
    radplan: Run, write: Write, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.setenv("LANG", "en_GB")
    plan = write(SOUND)
    english = radplan(command, plan).out
    plan.with_name("radplan.toml").write_text('[output]\nlang = "nl"\n')
    dutch = radplan(command, plan).out
    assert dutch != english
    assert radplan(command, plan, "--lang", "en").out == english


def test_mistakes_in_the_settings_are_findings_with_places(radplan: Run, write: Write) -> None:
    plan = write(SOUND)
    plan.with_name("radplan.toml").write_text(
        '[ruels]\n[rules]\nno-onwer = "off"\nno-owner = "uit"\nno-analysis = 1\n"wrong-type" = "warning"\n'
        '[thresholds]\nsmall-number = "5"\nhard-to-read = 1e999999\nunderspending = nan\n'
        '[words]\nleftover-text = ["a",\n  2, " "]\n[output]\nlang = "de"\n'
    )
    found = [f for f in findings(radplan, plan) if f["file"].endswith("radplan.toml")]
    places = [(f["rule"], f["line"], f["column"], f["path"], f["severity"]) for f in found]
    assert places == [
        ("unknown-key", 1, 2, "ruels", "error"),
        ("unknown-key", 3, 1, "rules.no-onwer", "error"),
        ("unknown-value", 4, 12, "rules.no-owner", "error"),
        ("wrong-type", 5, 15, "rules.no-analysis", "error"),
        ("unknown-value", 6, 16, "rules.wrong-type", "error"),
        ("wrong-type", 8, 16, "thresholds.small-number", "error"),
        ("unknown-value", 9, 16, "thresholds.hard-to-read", "error"),
        ("unknown-value", 10, 17, "thresholds.underspending", "error"),
        ("wrong-type", 13, 3, "words.leftover-text[1]", "error"),
        ("empty-text", 13, 6, "words.leftover-text[2]", "error"),
        ("unknown-value", 15, 8, "output.lang", "error"),
    ]
    hints = [f["hint"] for f in found]
    assert ['"rules"' in hints[0], '"no-owner"' in hints[1], '"off"' in hints[2]] == [True] * 3
    assert radplan("validate", plan).code == 1
    for language in ("nl", "en"):
        assert all(f["message"] and f["hint"] for f in findings(radplan, plan, "--lang", language))


def test_settings_of_several_plans_are_told_once(radplan: Run, write: Write) -> None:
    plan = write(SOUND)
    other = plan.with_name("other.yaml")
    other.write_text(SOUND)
    plan.with_name("radplan.toml").write_text("[nonsense]\n")
    assert [f["rule"] for f in findings(radplan, plan, other)].count("unknown-key") == 1


@pytest.mark.parametrize("command", ["validate", "budget", "render"])
@pytest.mark.parametrize(
    ("content", "place"),
    [
        (b"[rules\n", ":1:"), (b"a = 1\nb = \n", ":2:"), (b"a = 1\na = 2\n", ":2:"),
        (b"# ok\nx = \"caf\xe9\"\n", ":2:9"), (b"\xff\xfea\x00", ":1:1"), (b"a = " + b"[" * 50_000, ""),
        (b"a = " + b"9" * 5000, ""), (b"x = \"\x07\"", ":1:6"),
    ],
    ids=range(8),
)  # fmt: skip
def test_settings_that_can_not_be_read(radplan: Run, write: Write, command: str, content: bytes, place: str) -> None:
    plan = write(SOUND)
    plan.with_name("radplan.toml").write_bytes(content)
    result = radplan(command, plan)
    assert (result.code, result.out) == (2, "")
    assert f"radplan.toml{place}" in result.err
    assert len(result.err.splitlines()) == 1


def test_settings_that_are_a_link_to_nowhere(radplan: Run, write: Write) -> None:
    """They could be meant to switch off a rule, or to make it an error: they aren't passed by."""
    plan = write(EXCEEDED)
    settings = plan.with_name("radplan.toml")
    for target in ("radplan.toml", "weg.toml"):
        settings.symlink_to(target)
        result = radplan("validate", plan)
        assert (result.code, result.out, result.err.count("\n")) == (2, "", 1)
        assert "radplan.toml" in result.err or "weg.toml" in result.err
        settings.unlink()


@pytest.mark.parametrize(
    "number", ["1e99999999999999999999", "1e-99999999999999999999", "0x" + "f" * 5000, "inf", "nan"]
)
def test_a_threshold_beyond_all_numbers(radplan: Run, write: Write, number: str) -> None:
    plan = write(SOUND)
    plan.with_name("radplan.toml").write_text(f"[thresholds]\nunderspending = {number}\n")
    (found,) = [finding for finding in findings(radplan, plan) if finding["file"].endswith("radplan.toml")]
    assert (found["rule"], found["line"], found["column"]) == ("unknown-value", 2, 17)


@pytest.mark.parametrize("command", ["validate", "budget", "render", "fix"])
def test_settings_are_parsed_once(radplan: Run, write: Write, monkeypatch: pytest.MonkeyPatch, command: str) -> None:
    plan, seen, loads = write(SOUND), [], settings_file.tomllib.loads
    plan.with_name("radplan.toml").write_text(f'[output]\nlang = "nl"\n# {command}\n')
    monkeypatch.setattr(settings_file.tomllib, "loads", lambda text, **how: seen.append(text) or loads(text, **how))
    assert radplan(command, plan).code == 0
    assert len([text for text in seen if "[output]" in text]) == 1


def test_what_a_document_says_is_accepted_was_found_by_the_settings(radplan: Run, write: Write) -> None:
    plan = accept(write(DIFFERING), "finding: amount-in-text, at: 'activity:training', reason: De regio betaalt mee.")
    assert "De regio betaalt mee." in radplan("render", plan).out
    plan.with_name("radplan.toml").write_text('[rules]\namount-in-text = "off"\n')
    assert "De regio betaalt mee." not in radplan("render", plan).out


def test_settings_that_are_a_folder(radplan: Run, write: Write) -> None:
    plan = write(SOUND)
    plan.with_name("radplan.toml").mkdir()
    assert radplan("validate", plan).code == 2


# exceptions.yaml


def accept(plan: Path, *entries: str) -> Path:
    plan.with_name("exceptions.yaml").write_text("exceptions:\n" + "".join(f"  - {{{entry}}}\n" for entry in entries))
    return plan


@pytest.mark.parametrize(
    "at", ["activity:training", "theme:preventie", "themes[0].activities[0].description", "funding:grant"]
)
def test_an_accepted_finding_is_listed_apart_and_does_not_fail(radplan: Run, write: Write, at: str) -> None:
    plan = write(EXCEEDED if at == "funding:grant" else DIFFERING)
    rule = "budget-exceeded" if at == "funding:grant" else "amount-in-text"
    accept(plan, f"finding: {rule}, at: '{at}', reason: De regio betaalt mee.")
    result = radplan("validate", plan, "--strict", "--format", "json", "--ignore", "text-exceeds-grant")
    report = json.loads(result.out)
    assert result.code == 0
    assert rule not in {finding["rule"] for finding in report["findings"]}
    (accepted,) = report["accepted"]
    assert (accepted["rule"], accepted["reason"]) == (rule, "De regio betaalt mee.")
    assert set(accepted) == set(report["findings"][0]) | {"reason"}
    text = radplan("validate", plan, "--lang", "nl").out
    assert text.index("aanvaard, met reden") < text.index("De regio betaalt mee.") < text.index("1 aanvaarde bevinding")


def test_a_finding_in_an_included_file_is_accepted_by_the_activity_it_is_in(radplan: Run, write: Write) -> None:
    plan = write(SOUND[: SOUND.index("      - id: training")] + "      - {file: training.md}\n")
    body = "---\nid: training\ntitle: Training\ncosts: [{item: a, amount: 10000, funding: grant}]\n---\n"
    plan.with_name("training.md").write_text(body + "Dit kost € 12.500.\n")
    assert "amount-in-text" in rules(radplan, plan)
    accept(plan, "finding: amount-in-text, at: 'activity:training', reason: Zo is het.")
    assert not rules(radplan, plan) & {"amount-in-text", "unused-exception"}


def test_the_plan_itself(radplan: Run, write: Write) -> None:
    plan = write(SOUND)
    assert {"no-analysis", "no-owner"} <= rules(radplan, plan)
    accept(plan, *(f"finding: {rule}, at: 'plan:', reason: Later." for rule in ("no-analysis", "no-owner")))
    found = rules(radplan, plan)
    assert ("no-analysis" in found, "no-owner" in found, "unused-exception" in found) == (False, True, True)


def test_an_exception_to_a_rule_that_did_not_run_is_not_unused(radplan: Run, write: Write) -> None:
    plan = accept(write(SOUND), "finding: amount-in-text, at: 'activity:training', reason: Zo is het.")
    assert "unused-exception" in rules(radplan, plan)
    assert "unused-exception" not in rules(radplan, plan, "--ignore", "amount-in-text")
    assert rules(radplan, plan, "--select", "unused-exception") == {"unused-exception"}
    plan.with_name("radplan.toml").write_text('[rules]\namount-in-text = "off"\n')
    assert "unused-exception" not in rules(radplan, plan)


def test_an_exception_names_a_rule_that_can_be_accepted(radplan: Run, write: Write) -> None:
    plan = accept(
        write(SOUND.replace("granted: 10000", "granted: 15.000")),
        "finding: amount-in-tekst, at: 'activity:training', reason: Zo is het.",
        "finding: ambiguous-amount, at: 'funding:grant', reason: Zo is het.",
        "finding: unused-exception, at: 'funding:grant', reason: Zo is het.",
    )
    report = json.loads(radplan("validate", plan, "--format", "json").out)
    found = [f for f in report["findings"] if f["file"].endswith("exceptions.yaml")]
    assert [(f["rule"], f["line"], f["column"]) for f in found] == [("unknown-value", line, 15) for line in (2, 3, 4)]
    assert '"amount-in-text"' in found[0]["hint"]
    assert "ambiguous-amount" in {f["rule"] for f in report["findings"]}
    assert report["accepted"] == []


def test_an_accepted_finding_still_keeps_the_money_from_being_added_up(radplan: Run, write: Write) -> None:
    plan = write(SOUND.replace("funding: grant}", "funding: grnat}"))
    accept(plan, "finding: unknown-reference, at: 'activity:training', reason: Zo is het.")
    assert radplan("validate", plan).code == 0
    assert radplan("budget", plan).code == 1


def test_the_rules_that_need_to_know_the_day_are_listed() -> None:
    asking = {name for name in RULES if "case.today" in Path(module(name).__file__ or "").read_text(encoding="utf-8")}
    assert asking - set(EXCEPTIONS) <= set(NEED_TODAY)


# A baseline


def test_with_a_baseline_only_what_is_new_fails(radplan: Run, write: Write, tmp_path: Path) -> None:
    plan = write(EXCEEDED)
    baseline = tmp_path / "baseline.json"
    written = radplan("validate", plan, "--write-baseline", baseline)
    assert (written.code, written.out, str(baseline) in written.err) == (0, "", True)
    again = radplan("validate", plan, "--baseline", baseline, "--format", "json")
    assert (again.code, json.loads(again.out)["findings"]) == (0, [])
    assert json.loads(again.out)["known"] == sum(json.loads(baseline.read_text())["files"]["plan.yaml"].values())
    text = plan.read_text()
    plan.write_text(
        "# moved\n\n" + text.replace("€", "").replace("themes:", "promises: [{id: a, title: A, activity: b}]\nthemes:")
    )
    new = radplan("validate", plan, "--baseline", baseline, "--format", "json")
    assert (new.code, {f["rule"] for f in json.loads(new.out)["findings"]} >= {"unknown-reference"}) == (1, True)
    assert "budget-exceeded" not in new.out


def test_of_a_rule_that_is_found_once_more_the_new_one_is_shown(radplan: Run, write: Write, tmp_path: Path) -> None:
    plan = write(SOUND)
    baseline = tmp_path / "baseline.json"
    radplan("validate", plan, "--write-baseline", baseline, "--lang", "nl")
    first = "      - {id: eerste, title: Eerste, costs: [{item: a, amount: 0, funding: grant}]}\n      - id: training"
    plan.write_text(SOUND.replace("      - id: training", first))
    found = findings(radplan, plan, "--baseline", baseline, "--select", "no-owner")
    assert [f["line"] for f in found] == [11]


def test_a_baseline_holds_wherever_it_is_run_and_has_no_line_numbers(
    radplan: Run, write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = write(EXCEEDED)
    baseline = tmp_path / "baseline.json"
    radplan("validate", plan, "--write-baseline", baseline)
    text = baseline.read_text()
    assert json.loads(text)["files"]["plan.yaml"]["budget-exceeded"] == 1
    assert '"line' not in text
    monkeypatch.chdir(tmp_path)
    assert radplan("validate", "--baseline", "baseline.json").code == 0
    radplan("validate", "--write-baseline", "baseline.json")
    assert baseline.read_text() == text
    assert radplan("validate", "--write-baseline", "-") == Result(0, text, "")
    assert not (tmp_path / "-").exists()


@pytest.mark.parametrize(
    "content", [None, "", "{", "[]", '{"radplan-baseline": 1, "files": {"a": {"b": "c"}}, "marks": []}']
)
def test_a_baseline_that_is_none(radplan: Run, write: Write, tmp_path: Path, content: str | None) -> None:
    baseline = tmp_path / "baseline.json"
    if content is not None:
        baseline.write_text(content)
    result = radplan("validate", write(SOUND), "--baseline", baseline)
    assert (result.code, result.out) == (2, "")
    assert "baseline.json" in " ".join(result.err.split())
