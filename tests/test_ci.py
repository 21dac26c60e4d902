"""What other people's pipelines take from here: hooks for pre-commit, an action for GitHub, a template for GitLab.

Their steps are run as the service would run them, in a folder of their own.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import yaml

from cli.samples import ROOT, SOUND

EXCEEDED = SOUND.replace("amount: 10000", "amount: 12500.50")
HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
ACTION = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
GITLAB = yaml.safe_load((ROOT / "ci/radplan.gitlab-ci.yml").read_text("utf-8"))["radplan"]


def in_bash(script: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a step as GitHub and GitLab do: bash that stops at the first failure."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
        cwd=folder, env={"PATH": path, **environment}, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    """A repository with two plans in it, one of them in a folder with a space."""
    for name, text in (("een", SOUND), ("plan twee", SOUND)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "plan.yaml").write_text(text, encoding="utf-8")
    return tmp_path


# pre-commit


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
def test_a_hook_passes_and_stops(hook: dict[str, Any], plans: Path) -> None:
    assert hook["language"] == "python"
    assert re.search(hook["files"], "een/plan.yaml")
    laid_out = in_bash("radplan fmt --write", plans)
    assert laid_out.returncode == 0, laid_out.stderr
    passed = in_bash(hook["entry"], plans)
    assert passed.returncode == 0, passed.stdout + passed.stderr
    (plans / "een" / "plan.yaml").write_text(EXCEEDED.replace("  - {id: grant", "  -   {id: grant"), encoding="utf-8")
    assert in_bash(hook["entry"], plans).returncode == 1


# GitHub


def action_step(name: str, **given: str) -> tuple[str, dict[str, str]]:
    """The script of a step of the action and its environment, with inputs filled in."""
    inputs = {key: str(value["default"]) for key, value in ACTION["inputs"].items()} | given
    (step,) = [step for step in ACTION["runs"]["steps"] if step.get("name") == name]
    values = {
        key: re.sub(r"\$\{\{ inputs\.(\w+) \}\}", lambda m: inputs[m[1]], text) for key, text in step["env"].items()
    }
    assert "${{" not in step["run"]  # what a user gives comes in by the environment, never as code
    assert step["shell"] == "bash"
    return step["run"], values


def test_findings_are_annotations_and_sarif(plans: Path) -> None:
    (plans / "plan twee" / "plan.yaml").write_text(EXCEEDED, encoding="utf-8")
    script, environment = action_step("Findings", plans="een\nplan twee\n")
    result = in_bash(script, plans, **environment)
    assert result.returncode == 1
    assert result.stdout.startswith("::error file=plan twee/plan.yaml,line=6,")
    sarif = json.loads((plans / "radplan.sarif").read_text("utf-8"))
    assert [found["ruleId"] for found in sarif["runs"][0]["results"] if found["level"] == "error"] == [
        "budget-exceeded"
    ]


def test_a_sound_plan_passes_and_strict_is_stricter(plans: Path) -> None:
    script, environment = action_step("Findings")
    assert in_bash(script, plans, **environment).returncode == 0
    plan = plans / "een" / "plan.yaml"
    plan.write_text(SOUND + "purpose: TODO\n", encoding="utf-8")
    assert in_bash(script, plans, **environment).returncode == 0
    script, environment = action_step("Findings", strict="true")
    assert in_bash(script, plans, **environment).returncode == 1


def test_what_is_given_to_the_action_is_no_code(plans: Path) -> None:
    script, environment = action_step("Findings", plans="$(touch hacked); een")
    assert in_bash(script, plans, **environment).returncode == 3
    assert not (plans / "hacked").exists()


def test_the_budget_is_in_the_summary(plans: Path) -> None:
    script, environment = action_step("Budget")
    summary = plans / "summary.md"
    summary.write_text("before\n", encoding="utf-8")
    assert in_bash(script, plans, **environment, GITHUB_STEP_SUMMARY=str(summary)).returncode == 0
    text = summary.read_text("utf-8")
    assert text.startswith("before\n")
    assert text.count("### Geld per bron") == 2
    (plans / "een" / "plan.yaml").write_text(EXCEEDED, encoding="utf-8")
    assert in_bash(script, plans, **environment, GITHUB_STEP_SUMMARY=str(summary)).returncode == 1


def test_the_action_installs_itself() -> None:
    script, environment = action_step("Install radplan")
    assert environment == {"SOURCE": "${{ github.action_path }}"}
    assert script.endswith('"$SOURCE"')
    upload = next(step for step in ACTION["runs"]["steps"] if "upload-sarif" in step.get("uses", ""))
    assert upload["with"] == {"sarif_file": "${{ inputs.sarif }}"}


# GitLab


@pytest.mark.parametrize(("text", "code"), [(SOUND, 0), (EXCEEDED, 1)], ids=["sound", "exceeded"])
def test_gitlab_gets_its_reports(plans: Path, text: str, code: int) -> None:
    (plans / "een" / "plan.yaml").write_text(text, encoding="utf-8")
    result = in_bash("\n".join(GITLAB["script"]), plans, **GITLAB["variables"])
    assert result.returncode == code, result.stderr
    reports = GITLAB["artifacts"]["reports"]
    quality = json.loads((plans / reports["codequality"]).read_text("utf-8"))
    assert ("budget-exceeded" in {found["check_name"] for found in quality}) == bool(code)
    suites = ElementTree.parse(plans / reports["junit"]).getroot()
    assert bool(suites.findall(".//failure")) == bool(code)
    for path in GITLAB["artifacts"]["paths"]:
        assert "Versterkingsgelden" in (plans / path).read_text("utf-8")


# Without git


def test_the_nightly_script_of_the_handbook(plans: Path) -> None:
    page = (ROOT / "docs/handboek/zonder-git.md").read_text("utf-8")
    (script,) = re.findall(r"```sh\n(#!/bin/sh.*?)```", page, re.S)
    (windows,) = re.findall(r"```bat\n(@echo off.*?)```", page, re.S)
    commands = [re.findall(r"^radplan .*$", text, re.M) for text in (script, windows)]
    assert commands[0] == commands[1] != []
    (plans / "controle.sh").write_text(script, encoding="utf-8")
    assert in_bash("radplan validate . --write-baseline bekend.json; sh controle.sh", plans).returncode == 0
    assert (plans / "meldingen.txt").read_text("utf-8") == ""
    assert "10.000" in (plans / "begroting.txt").read_text("utf-8")
    (plans / "een" / "plan.yaml").write_text(EXCEEDED, encoding="utf-8")
    assert in_bash("sh controle.sh", plans).returncode == 1
    assert "budget-exceeded" in (plans / "verslag.txt").read_text("utf-8")
