"""Where the plan does something: activities and money per track, level and stage."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from radplan.budget.ledger import ActivityTotals
from radplan.model.scalars import VOCABULARIES

if TYPE_CHECKING:
    from radplan.documents.view.look import Look


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """A track and level, with what is done in each stage; an empty text where nothing is."""

    label: str
    cells: tuple[str, ...]


class Coverage:
    """Lays the activities that say their track, level and stage out in a matrix.

    An activity with several levels or stages stands in several cells, each time with all of its money.
    """

    def __init__(self, view: Look) -> None:
        self.view = view
        self.say = view.wording

    @cached_property
    def cells(self) -> dict[tuple[str, str, str], list[ActivityTotals]]:
        """The activities of each cell."""
        found: dict[tuple[str, str, str], list[ActivityTotals]] = {}
        for totals in self.view.ledger.activities:
            activity = totals.trail.activity
            if self.view.shown(activity) and activity.track:
                for level in activity.levels:
                    for stage in activity.stages:
                        found.setdefault((activity.track, level, stage), []).append(totals)
        return found

    def words(self, vocabulary: str) -> tuple[str, ...]:
        """The words of a list, the plan's own included."""
        own = getattr(self.view.plan.vocabularies, vocabulary, ()) if self.view.plan.vocabularies else ()
        return (*VOCABULARIES[vocabulary], *own)

    @cached_property
    def stages(self) -> tuple[str, ...]:
        """The heads of the columns."""
        return tuple(self.say.capital(self.say.name("stage", stage)) for stage in self.words("stages"))

    @cached_property
    def rows(self) -> tuple[CoverageRow, ...]:
        """The rows; none where no activity says its track, level and stage."""
        if not self.cells:
            return ()
        return tuple(
            CoverageRow(
                self.say.capital(f"{self.say.name('tracks', track)}, {self.say.name('level', level)}"),
                tuple(self.cell(track, level, stage) for stage in self.words("stages")),
            )
            for track in self.words("track")
            for level in self.words("levels")
        )

    def cell(self, track: str, level: str, stage: str) -> str:
        """How many activities there are, and with how much money."""
        found = self.cells.get((track, level, stage), [])
        if not found:
            return ""
        planned = self.view.ledger.planned_for(found)
        case = "coverage.cell" if planned else "coverage.cell.unpriced"
        return self.say(case, count=len(found), planned=self.say.euro(planned))
