"""The money as JSON: the shape that other programs build on. Amounts are strings of euros with two decimals."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any, TextIO

from radplan import __version__
from radplan.budget.ledger import Ledger
from radplan.budget.statement import Statement


def write(statements: list[Statement], by: str | None, language: str, out: TextIO) -> None:
    """Every table of every plan, whatever was asked for: a program takes what it needs."""
    document = {"radplan": __version__, "plans": [as_data(statement) for statement in statements]}
    json.dump(document, out, ensure_ascii=False, indent=2)
    out.write("\n")


def as_data(statement: Statement) -> dict[str, Any]:
    """One plan."""
    ledger = statement.ledger
    return {
        "plan": statement.name,
        "title": statement.plan.title,
        "sources": sources(ledger),
        "themes": [
            {
                "id": theme.theme.id, "title": theme.theme.title,
                "planned": euros(theme.planned), "by_source": each(theme.by_source),
            }
            for theme in ledger.themes
        ],
        "activities": [
            {
                "id": found.trail.activity.id, "title": found.trail.activity.title,
                "theme": found.trail.themes[-1].id, "planned": euros(found.planned), "spent": None,
                "by_source": each(found.by_source),
            }
            for found in ledger.activities
        ],
        "years": [
            {"year": year or "undated", "planned": euros(planned), "spent": None} for year, planned in ledger.years.items()
        ],
        "categories": [
            {"category": name, "planned": euros(planned), "spent": None} for name, planned in ledger.categories.items()
        ],
        "total": {
            "granted": euros(ledger.total.granted), "planned": euros(ledger.total.planned), "committed": None,
            "spent": None, "left": euros(ledger.total.left), "unspent": None,
        },
    }  # fmt: skip


def sources(ledger: Ledger) -> list[dict[str, Any]]:
    """The funding sources."""
    exceeded_in_a_year = {source.source.id for source, _, _ in ledger.exceeded_years}
    return [
        {
            "id": source.source.id, "title": source.source.title, "kind": source.source.kind,
            "granted": euros(source.granted), "planned": euros(source.planned), "spent": None,
            "left": euros(source.left), "unspent": None,
            "exceeded": bool(source.excess) or source.source.id in exceeded_in_a_year,
        }
        for source in ledger.sources
    ]  # fmt: skip


def euros(amount: Decimal | None) -> str | None:
    """`457500.00`."""
    return None if amount is None else f"{amount:.2f}"


def each(by_source: dict[str, Decimal]) -> dict[str, str | None]:
    """Amounts per source."""
    return {source: euros(amount) for source, amount in by_source.items()}
