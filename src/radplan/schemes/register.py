"""Grant schemes and the awards under them: dated data, with where each was read and how certain it is."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from radplan.findings import Severity
from radplan.model.plan import Plan
from radplan.parsed import parsed
from radplan.record import Record

HERE = Path(__file__).parent


class Requirement(Record):
    """What a scheme asks of a plan, or of each activity it pays for (`activity.…`), and where that was read."""

    key: str
    severity: Severity
    source: str = ""


class GrantScheme(Record):
    """A grant scheme. Without categories it accepts any; without years it holds for all."""

    id: str
    title: dict[str, str]
    years: tuple[int, ...]
    categories: Mapping[str, str] = {}
    requires: tuple[Requirement, ...] = ()
    form: str = ""


class Award(Record):
    """An amount in euro that was publicly awarded to a municipality."""

    scheme: str
    year: int
    code: str
    municipality: str
    amount: Decimal
    source: str


@cache
def known_schemes() -> dict[str, GrantScheme]:
    """The schemes that radplan knows, by id and by the other names they go by."""
    found: dict[str, GrantScheme] = {}
    for data in parsed("schemes/schemes.yaml"):
        scheme = scheme_of(data)
        found |= dict.fromkeys((scheme.id, *data.get("aliases", ())), scheme)
    return found


def scheme_of(data: dict[str, Any]) -> GrantScheme:
    """A scheme from its data."""
    return GrantScheme(
        data["id"],
        data["title"],
        tuple(int(year) for year in data["years"]),
        {name: title["nl"] for name, title in data.get("categories", {}).items()},
        tuple(
            Requirement(item["key"], Severity(item["severity"]), item["source"]) for item in data.get("requires", ())
        ),
        data["form"],
    )


def schemes_of(plan: Plan) -> dict[str, GrantScheme]:
    """The schemes that a plan may name: its own, and those that radplan knows."""
    own = {
        scheme.id: GrantScheme(
            scheme.id, {"nl": scheme.title, "en": scheme.title}, scheme.years, dict(scheme.categories),
            tuple(Requirement(key, Severity.WARNING, scheme.title) for key in scheme.requires),
        )
        for scheme in plan.schemes
    }  # fmt: skip
    return {**known_schemes(), **own}


@cache
def awards() -> tuple[Award, ...]:
    """The awards that were made public."""
    with (HERE / "awards.csv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(line for line in file if not line.startswith("#"))
        return tuple(
            Award(
                row["scheme"], int(row["year"]), row["code"], row["municipality"], Decimal(row["amount"]), row["source"]
            )
            for row in rows
        )


def award_of(scheme: str, year: int, name: str, code: str | None) -> Award | None:
    """What was awarded to a municipality, by its code or else its name, under a scheme in a year."""
    for award in awards():
        same = award.code == code if code else award.municipality.casefold() == name.casefold()
        if same and award.year == year and award.scheme == scheme:
            return award
    return None
