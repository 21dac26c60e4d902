"""publiccode.yml has what the standard demands, within its limits, and says what is true of this project."""

from __future__ import annotations

import tomllib
from pathlib import Path

import yaml

ROOT = Path(__file__).parents[2]
SAID = yaml.safe_load((ROOT / "publiccode.yml").read_text(encoding="utf-8"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
DEMANDED = (
    "publiccodeYmlVersion", "name", "url", "releaseDate", "developmentStatus", "softwareType", "platforms",
    "categories", "description", "legal", "maintenance", "localisation",
)  # fmt: skip


def test_nothing_is_missing() -> None:
    assert [key for key in DEMANDED if not SAID.get(key)] == []


def test_descriptions_keep_to_the_limits() -> None:
    for description in SAID["description"].values():
        assert len(description["genericName"]) <= 35
        assert len(description["shortDescription"]) <= 150
        assert 500 <= len(description["longDescription"]) <= 10_000
        assert max(map(len, description["features"])) <= 100
        assert all((ROOT / picture).is_file() for picture in description["screenshots"])


def test_it_says_what_the_project_says() -> None:
    assert SAID["name"] == PROJECT["name"]
    assert SAID["legal"]["license"] == PROJECT["license"]
    assert PROJECT["requires-python"] == f">={SAID['dependsOn']['open'][0]['versionMin']}"
    assert sorted(SAID["localisation"]["availableLanguages"]) == sorted(SAID["description"])
