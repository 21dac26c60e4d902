"""What the tests of the documents share: the shipped templates, and the page's words."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from jinja2 import FileSystemLoader, StrictUndefined
from jinja2.sandbox import SandboxedEnvironment

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def environment() -> SandboxedEnvironment:
    loader = FileSystemLoader(ROOT / "templates")
    return SandboxedEnvironment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )


@pytest.fixture(scope="session")
def words() -> dict[str, str]:
    text = (ROOT / "src/radplan/locale/nl/documents.yaml").read_text(encoding="utf-8")
    page: dict[str, str] = yaml.safe_load(text)["page"]
    return page
