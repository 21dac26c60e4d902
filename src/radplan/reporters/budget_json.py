"""The money as JSON: the shape that other programs build on. Amounts are strings of euros with two decimals."""

from __future__ import annotations

import json
from collections.abc import Hashable, Iterable, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TextIO, TypeVar

from radplan import __version__
from radplan.ledger.ledger import ZERO, Ledger, Realised
from radplan.ledger.statement import Statement

if TYPE_CHECKING:
    from radplan.ledger.account import Sums

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


def write(statements: Iterable[Statement], by: str | None, language: str, out: TextIO) -> None:
    """Every table of every plan, whatever was asked for: a program takes what it needs."""
    document = {"radplan": __version__, "plans": [as_data(statement) for statement in statements]}
    json.dump(document, out, ensure_ascii=False, indent=2)
    out.write("\n")


def as_data(statement: Statement) -> dict[str, Any]:
    """One plan. What was booked is null where there is no realisation."""
    ledger = statement.ledger
    account = ledger.account
    return {
        "plan": statement.name,
        "title": statement.plan.title,
        "as_of": str(ledger.realisation.as_of) if ledger.realisation else None,
        "sources": sources(ledger),
        "themes": [
            {
                "id": theme.theme.id, "title": theme.theme.title, "planned": euros(theme.planned),
                **done(theme.realised), "by_source": each(theme.by_source),
            }
            for theme in ledger.themes
        ],
        "activities": [
            {
                "id": found.trail.activity.id, "title": found.trail.activity.title,
                "theme": found.trail.themes[-1].id, "confidential": found.trail.activity.confidential,
                "planned": euros(found.planned), **done(found.realised), "by_source": each(found.by_source),
            }
            for found in ledger.activities
        ],
        "years": keyed("year", ledger.years, account.years if account else None),
        "months": keyed("month", by_month(ledger.months), by_month(account.months) if account else None),
        "categories": keyed("category", ledger.categories, account.categories if account else None),
        "total": {
            "granted": euros(ledger.total.granted), "planned": euros(ledger.total.planned), **done(ledger.realised),
            "left": euros(ledger.total.left), "unspent": euros(ledger.total.unspent), "pace": euros(ledger.total.pace),
        },
    }  # fmt: skip


def by_month(amounts: Mapping[tuple[int, int] | None, Value]) -> dict[str | None, Value]:
    """Months as they are written: `2019-04`."""
    return {month and f"{month[0]}-{month[1]:02}": amount for month, amount in amounts.items()}


def keyed(name: str, planned: Mapping[Key, Decimal], booked: Mapping[Key, Sums] | None) -> list[dict[str, Any]]:
    """Planned and booked per year, month or category. What has no date is `undated`."""
    nameless = None if name == "category" else "undated"
    return [
        {name: nameless if key is None else key, "planned": euros(amount), **booked_on(key, booked)}
        for key, amount in planned.items()
    ]


def booked_on(key: Key, booked: Mapping[Key, Sums] | None) -> dict[str, str | None]:
    """Committed and spent in one year, month or category."""
    sums = booked.get(key) if booked is not None else None
    nothing = None if booked is None else euros(ZERO)
    return {
        "committed": euros(sums.committed) if sums else nothing,
        "spent": euros(sums.spent) if sums else nothing,
    }


def done(realised: Realised | None) -> dict[str, str | None]:
    """What became of the money."""
    return {
        "committed": euros(realised.committed) if realised else None,
        "spent": euros(realised.spent) if realised else None,
        "forecast": euros(realised.forecast) if realised else None,
    }


def sources(ledger: Ledger) -> list[dict[str, Any]]:
    """The funding sources; what was booked without one is only in the totals."""
    exceeded_in_a_year = {source.source.id for source, _, _ in ledger.exceeded_years}
    overspent_in_a_year = {source.source.id for source, _, _ in ledger.overspent_years}
    return [
        {
            "id": source.source.id, "title": source.source.title, "kind": source.source.kind,
            "granted": euros(source.granted), "received": euros(source.received), "planned": euros(source.planned),
            **done(source.realised), "left": euros(source.left), "unspent": euros(source.unspent),
            "pace": euros(source.pace),
            "to_carry_over": euros(source.to_carry_over), "to_repay": euros(source.to_repay),
            "exceeded": bool(source.excess) or source.source.id in exceeded_in_a_year,
            "overspent": bool(source.overspent) or source.source.id in overspent_in_a_year,
        }
        for source in ledger.sources
    ]  # fmt: skip


def euros(amount: Decimal | None) -> str | None:
    """`457500.00`."""
    return None if amount is None else f"{amount:.2f}"


def each(by_source: dict[str, Decimal]) -> dict[str, str | None]:
    """Amounts per source."""
    return {source: euros(amount) for source, amount in by_source.items()}
