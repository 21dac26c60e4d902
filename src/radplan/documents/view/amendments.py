"""Budget amendments in words: before, change and after, per programme and task field."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from radplan.ledger import amendments
from radplan.model.plan import AmendmentLine, BudgetAmendment, Change
from radplan.record import Record

if TYPE_CHECKING:
    from radplan.documents.view.look import Look


class AmendmentRow(Record):
    """One amount that changes."""

    programme: str
    task_field: str
    description: str
    kind: str
    before: str
    change: str
    after: str
    structural: str


class AmendmentView(Record):
    """What a budget amendment changes in a year; `sums` are its changes per kind, `balance` what they make together."""

    number: str
    year: str
    facts: tuple[tuple[str, str], ...]
    pattern: str
    rows: tuple[AmendmentRow, ...]
    sums: tuple[tuple[str, str], ...]
    balance: str


class Amendments:
    """Puts budget amendments into words."""

    def __init__(self, view: Look) -> None:
        self.view = view
        self.say = view.wording

    @cached_property
    def all(self) -> tuple[AmendmentView, ...]:
        """The amendments of the plan, each year of one by itself."""
        plan = self.view.plan
        return tuple(
            self.amendment(amendment, year, lines)
            for amendment in plan.budget_amendments
            for year, lines in amendments.by_year(plan, amendment).items()
        )

    @cached_property
    def years(self) -> str:
        """The budget years that change, as far as they are known; else the period of the plan."""
        years = sorted({amendment.year for amendment in self.all if amendment.year})
        return self.say.listed(years) or self.view.period

    def amendment(
        self, amendment: BudgetAmendment, year: int | None, lines: tuple[AmendmentLine, ...]
    ) -> AmendmentView:
        """One amendment in one year."""
        say = self.say
        facts = (
            (say("amendment.number"), amendment.number or ""),
            (say("amendment.year"), str(year or "")),
            (say("amendment.programme"), amendment.programme or ""),
            (say("amendment.field"), amendment.task_field or ""),
        )
        sums = tuple(
            (say.name("amounts", kind), say.change(amendments.total(lines, kind)))
            for kind in amendments.KINDS
            if any(getattr(line, kind) for line in lines)
        )
        inflow = "withdrawals" if amendment.booking == "reserve" else "income"
        as_booked = any(getattr(line, inflow) for line in lines)
        return AmendmentView(
            amendment.number or "",
            str(year or ""),
            tuple(pair for pair in facts if pair[1]),
            say.name("booking", amendment.booking) if as_booked else "",
            tuple(row for line in lines for row in self.rows(line, amendment)),
            sums,
            say.change(amendments.balance(lines)),
        )

    def programme(self, line: AmendmentLine, amendment: BudgetAmendment) -> str:
        """The programme of a line, else of the amendment; general means where a derived line knows no other."""
        if line.programme is None:
            return amendment.programme or ""
        return line.programme or self.say("amendment.general")

    @staticmethod
    def task_field(line: AmendmentLine, amendment: BudgetAmendment) -> str:
        """The task field of a line, else of the amendment for the programme that the line is on."""
        if line.task_field is not None:
            return line.task_field
        if line.programme in (None, amendment.programme):
            return amendment.task_field or ""
        return (line.programme == amendment.counter_programme and amendment.counter_task_field) or ""

    def rows(self, line: AmendmentLine, amendment: BudgetAmendment) -> Iterator[AmendmentRow]:
        """A row per amount that a line changes."""
        structural = line.structural if line.structural is not None else amendment.structural
        for kind in amendments.KINDS:
            change: Change | None = getattr(line, kind)
            if change is not None:
                yield AmendmentRow(
                    self.programme(line, amendment),
                    self.task_field(line, amendment),
                    line.description or "",
                    self.say.name("amounts", kind),
                    self.say.amount(change.before),
                    self.say.change(change.change),
                    self.say.amount(amendments.after(change)),
                    self.say("structural.short" if structural else "incidental.short"),
                )
