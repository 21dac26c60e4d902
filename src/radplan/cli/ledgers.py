"""What `budget` and `due` share: plans that can be added up, and why others can't."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, TextIO

from radplan import api
from radplan.cli.plans import PlanSettings, input_error, plan_files
from radplan.report import Report

if TYPE_CHECKING:
    from radplan.ledger.ledger import Ledger
    from radplan.reading import PlanFolder


class Ledgers:
    """The plans of a run one by one, each with its ledger; those that can't be added up are kept for `show_blocked`."""

    def __init__(self, plans: list[str] | None, language: str) -> None:
        self.files, self.unread = plan_files(plans, language)
        self.settings = PlanSettings(language)
        self.blocked = Report(language)
        self.read: list[str] = []

    def __iter__(self) -> Iterator[tuple[PlanFolder, Ledger]]:
        for file in self.files:
            if (settings := self.settings.known(file)) is None:
                self.unread = max(self.unread, 2)
                continue
            try:
                folder = api.load(file, settings=settings)
            except api.InputError as error:
                self.unread = input_error(error, self.blocked.language)
                continue
            self.read += folder.sources
            try:
                ledger = api.budget(folder)
            except api.PlanError as error:
                self.blocked.add(folder, error.findings)
                continue
            yield folder, ledger

    def show_blocked(self, out: TextIO, lead: str = "") -> None:
        """Why some plans couldn't be added up, after a lead."""
        if self.blocked.findings:
            from radplan.reporters import text

            out.write(lead)
            text.write(self.blocked, out)

    @property
    def code(self) -> int:
        """The exit code once all have been asked for: 3 where a plan can't be opened, else 2 where settings can't,
        else 1 where one is blocked."""
        return max(self.unread, int(bool(self.blocked.findings)))
