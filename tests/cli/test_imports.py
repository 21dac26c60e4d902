"""Pay for what you use: which modules each command may import. Imports are most of what a command costs."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from cli.samples import ARNHEM, ROOT
from radplan.model import compiled
from radplan.model.compiling import ROOTS

SPY = """
import sys
before = set(sys.modules)
sys.argv[0] = "radplan"
from radplan.cli import run
run(sys.argv[1:])
print("\\n".join(sorted(set(sys.modules) - before)), file=sys.stderr)
"""
TYPER = {"typer", "click", "radplan.cli.app"}  # for help, and for what isn't plainly asked
PYDANTIC = {"pydantic", "pydantic_core.core_schema", "typing_extensions"}  # of which only the core itself is needed
MODELS = PYDANTIC | {"pydantic_core"}
SLOW = {"inspect", "dataclasses", "shutil", "tempfile"}  # of Python's own
YAML_WRITING = {"ruamel"}
DOCUMENTS = {"jinja2", "markdown_it", "nh3", "lxml", "radplan.documents"}
PARSER = {"markdown_it", "nh3", "html"}  # of Markdown with marks; the prose of Arnhem has paragraphs and lists only
OFFICE = {"typst", "docx", "pypdf", "openpyxl"}
TERMINAL = {"rich", "pygments"}
FAULTS = {"radplan.source.syntax", "radplan.model.mending"}  # what words a fault in the YAML or in the data
PROSE = {"radplan.ledger.stated", "radplan.rules.wording"}
OTHER_PARTS = {"radplan.documents.view.account", "radplan.documents.view.council", "radplan.model.house_style"}
NEVER = {"socket", "ssl", "http", "urllib.request", "asyncio", "importlib.metadata"}


def imported(*arguments: str) -> set[str]:
    """Every module, and every package of it, that a command imports."""
    keeping = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    command = [sys.executable, "-c", SPY, *arguments]
    done = subprocess.run(command, cwd=ROOT, env=keeping, capture_output=True, text=True, timeout=60, check=True)
    names = done.stderr.split()
    return {".".join(name.split(".")[:depth]) for name in names for depth in range(1, name.count(".") + 2)}


def test_version_imports_nothing_else() -> None:
    assert imported("--version") == {"__future__", "radplan", "radplan.cli"}


@pytest.fixture(scope="module", autouse=True)
def models_made() -> None:
    """As in a wheel: an editable install may be older than the declarations it runs."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "dont_write_bytecode", False)
        for name in ROOTS:
            compiled.compiled.__wrapped__(name)


def test_words_that_were_parsed_before_need_no_yaml() -> None:
    imported("--help")
    assert "yaml" not in imported("--help")


@pytest.mark.parametrize(
    ("command", "forbidden"),
    [
        (
            ["--help"],
            MODELS
            | YAML_WRITING
            | DOCUMENTS
            | OFFICE
            | TERMINAL
            | NEVER
            | {"radplan.model", "radplan.rules", "dataclasses"},
        ),
        (["validate", ARNHEM], SLOW | TYPER | PYDANTIC | YAML_WRITING | DOCUMENTS | OFFICE | TERMINAL | NEVER | FAULTS),
        (
            ["validate", ARNHEM, "--format", "json"],
            SLOW | TYPER | PYDANTIC | YAML_WRITING | DOCUMENTS | OFFICE | TERMINAL | NEVER,
        ),
        (
            ["budget", ARNHEM],
            SLOW | TYPER | PYDANTIC | YAML_WRITING | DOCUMENTS | OFFICE | TERMINAL | NEVER | FAULTS | PROSE,
        ),
        (["render", ARNHEM, "--to", "md"], TYPER | PYDANTIC | YAML_WRITING | OFFICE | TERMINAL | PARSER | NEVER),
        (
            ["render", ARNHEM, "--to", "html"],
            TYPER | PYDANTIC | YAML_WRITING | OFFICE | TERMINAL | PARSER | NEVER | FAULTS | OTHER_PARTS,
        ),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_command_imports_what_it_uses(command: list[str], forbidden: set[str]) -> None:
    assert imported(*command) & forbidden == set()


def test_a_pdf_takes_typst_and_no_other_library_of_documents(tmp_path: Path) -> None:
    found = imported("render", ARNHEM, "--output", str(tmp_path / "plan.pdf"))
    assert found & (TYPER | PYDANTIC | YAML_WRITING | OFFICE | TERMINAL | PARSER | NEVER | FAULTS) == {"typst"}


def test_without_settings_nothing_is_imported_to_read_them() -> None:
    assert imported("validate", ARNHEM) & {"tomllib", "radplan.settings_file", "radplan.format"} == set()


def test_nothing_is_taken_apart_at_the_end() -> None:
    """What was said is written, though Python isn't given the time to end as it would."""
    ends = {"main()": "", "run(sys.argv[1:])": "ended\n"}
    for call, end in ends.items():
        code = f"import atexit, sys; from radplan.cli import main, run; atexit.register(print, 'ended'); {call}"
        command = [sys.executable, "-c", code, "rules", "--format", "json"]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=True)
        assert done.stdout.rpartition("}\n")[2] == end, call


def test_the_spy_sees_what_is_imported() -> None:
    assert "typer" in imported("validate", ARNHEM, "--help")
    assert {"pydantic_core", "radplan.rules.budget_exceeded"} <= imported("validate", ARNHEM)
    assert "jinja2" in imported("render", ARNHEM)


def test_a_command_that_answers_from_one_rule_imports_no_other() -> None:
    rules = {
        name
        for name in imported("validate", ARNHEM, "--select", "budget-exceeded")
        if name.startswith("radplan.rules.")
    }
    found = {Path(name.replace(".", "/")).name for name in rules}
    assert "budget_exceeded" in found
    assert "no_owner" not in found
