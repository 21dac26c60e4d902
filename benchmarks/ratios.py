"""What radplan costs, as ratios: absolute times mean nothing on another machine, ratios hold.

    python benchmarks/ratios.py [--python PYTHON] [--rounds N] [--quick]

Each round runs every command once, after one another, and `python -c pass` with them; a ratio is the user and
system time of a command to that of `python -c pass` in the same round, and the median over the rounds is shown.
PYTHON is that of an environment in which the wheel of radplan is installed (an editable install costs more).
check-jsonschema (with radplan's own schema) and yamllint are measured on the same files where that environment has
them, and radplan's part of the former is shown.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from statistics import median

import generate

ROOT = Path(__file__).parents[1]
ARNHEM = str(ROOT / "examples/arnhem-2019")
BASE = "python -c pass"
GOALS = {
    "--version": 2, "--help": 6.5, "validate": 15, "budget": 15, "render --to md": 20, "render --to html": 20,
    "render --to pdf": 25, "validate, 342 plans again": 5,
}  # fmt: skip
OTHER = "check-jsonschema"
SHARES = {"one plan": 0.45, "342 plans": 0.045, "50 000 lines": 0.05}  # goals: of what check-jsonschema takes


def cost(command: list[str]) -> tuple[float, int]:
    """Seconds of user and system time of a command, and the most memory it took, in MB."""
    child = os.fork()
    if not child:
        out = os.open(os.devnull, os.O_WRONLY)
        os.dup2(out, 1)
        os.dup2(out, 2)
        try:
            os.execv(command[0], command)
        finally:
            os._exit(127)
    _, status, used = os.wait4(child, 0)
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        raise SystemExit(f"{' '.join(command)} ended with {os.waitstatus_to_exitcode(status)}")
    return used.ru_utime + used.ru_stime, used.ru_maxrss // 1024


def commands(python: Path) -> dict[str, list[str]]:
    """What is measured on one plan."""
    radplan = str(python.parent / "radplan")
    return {
        BASE: [str(python), "-c", "pass"],
        "--version": [radplan, "--version"],
        "--help": [radplan, "--help"],
        "validate": [radplan, "validate", ARNHEM],
        "budget": [radplan, "budget", ARNHEM],
        "render --to md": [radplan, "render", ARNHEM, "--to", "md"],
        "render --to html": [radplan, "render", ARNHEM, "--to", "html"],
        "render --to pdf": [radplan, "render", ARNHEM, "--to", "pdf"],
    }


def many(python: Path, folder: Path) -> dict[str, list[str]]:
    """What is measured on many plans and on a long one, beside two checkers of YAML in general."""
    radplan = str(python.parent / "radplan")
    plans, long = folder / "plans", folder / "long"
    generate.write_plans(plans, 342)
    generate.write_long_plan(long, 50_000)
    schema = folder / "schema.json"
    with schema.open("wb") as file:
        subprocess.run([radplan, "schema"], stdout=file, check=True)
    found = {
        BASE: [str(python), "-c", "pass"],
        "validate, one plan": [radplan, "validate", str(plans / "gemeente-0001")],
        "validate, 342 plans": [radplan, "validate", str(plans), "--no-cache"],
        "validate, 342 plans again": [radplan, "validate", str(plans)],
        "budget, 342 plans": [radplan, "budget", str(plans)],
        "validate, 50 000 lines": [radplan, "validate", str(long)],
    }
    files = {
        "one plan": [str(plans / "gemeente-0001/plan.yaml")],
        "342 plans": sorted(map(str, plans.glob("*/plan.yaml"))),
        "50 000 lines": [str(long / "plan.yaml")],
    }
    for name, paths in files.items():
        for tool, options in ((OTHER, ["--schemafile", str(schema)]), ("yamllint", ["-d", "relaxed"])):
            if (python.parent / tool).exists():
                found[f"{tool}, {name}"] = [str(python.parent / tool), *options, *paths]
    return found


def measure(wanted: Mapping[str, list[str]], rounds: int) -> dict[str, tuple[float, int]]:
    """Per command the median ratio, and the most memory in MB."""
    ratios: dict[str, list[float]] = {name: [] for name in wanted}
    memory = dict.fromkeys(wanted, 0)
    for _ in range(rounds):
        base, _ = cost(wanted[BASE])
        for name, command in wanted.items():
            seconds, megabytes = cost(command)
            ratios[name].append(seconds / base)
            memory[name] = max(memory[name], megabytes)
    return {name: (median(found), memory[name]) for name, found in ratios.items()}


def show(found: Mapping[str, tuple[float, int]]) -> None:
    """A line per command."""
    for name, (ratio, megabytes) in found.items():
        goal = f"   goal ≤ {GOALS[name]}" if name in GOALS else ""
        print(f"{name:40} {ratio:8.2f} ×  {megabytes:5} MB{goal}")


def show_shares(found: Mapping[str, tuple[float, int]]) -> None:
    """What radplan takes of the time of check-jsonschema on the same files."""
    for name, goal in SHARES.items():
        if f"{OTHER}, {name}" in found:
            share = found[f"validate, {name}"][0] / found[f"{OTHER}, {name}"][0]
            print(f"{name + ', of ' + OTHER:40} {share:8.3f}             goal ≤ {goal}")


def main() -> None:
    """Measure and show."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--python", type=Path, default=Path(sys.executable))
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--quick", action="store_true", help="one plan only")
    wanted = parser.parse_args()
    for command in commands(wanted.python).values():
        cost(command)  # once before, so that everything is compiled
    show(measure(commands(wanted.python), wanted.rounds))
    if not wanted.quick:
        print()
        with tempfile.TemporaryDirectory() as folder:
            os.environ["XDG_CACHE_HOME"] = folder
            asked = many(wanted.python, Path(folder))
            cost(asked["validate, 342 plans again"])  # once before: what is measured is the time after that
            found = measure(asked, max(1, wanted.rounds // 3))
            show(found)
            show_shares(found)


if __name__ == "__main__":
    main()
