"""Where the plan does something: activities and money per track, level and stage."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from radplan.ledger.ledger import ActivityTotals
from radplan.model.scalars import VOCABULARIES
from radplan.record import Record

if TYPE_CHECKING:
    from radplan.documents.view.look import Look


class CoverageRow(Record):
    """A track and level, with what is done in each stage; an empty text where nothing is."""

    label: str
    cells: tuple[str, ...]


class Coverage:
    """Lays the activities that say their track out in a matrix of levels and stages.

    An activity with several levels or stages stands in several cells, each time with all of its money; one that
    doesn't say its level or stage stands in a row or column for those.
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
                for level in activity.levels or ("",):
                    for stage in activity.stages or ("",):
                        found.setdefault((activity.track, level, stage), []).append(totals)
        return found

    def words(self, vocabulary: str) -> tuple[str, ...]:
        """The words of a list, the plan's own included."""
        own = getattr(self.view.plan.vocabularies, vocabulary, ()) if self.view.plan.vocabularies else ()
        return (*VOCABULARIES[vocabulary], *own)

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """The stages, and a nameless one where activities don't say theirs."""
        return (*self.words("stages"), *[""] * any(not stage for _, _, stage in self.cells))

    @cached_property
    def lines(self) -> tuple[tuple[str, str], ...]:
        """The tracks with each level, and a nameless one where activities of the track don't say theirs."""
        unsaid = {track for track, level, _ in self.cells if not level}
        return tuple(
            (track, level)
            for track in self.words("track")
            for level in (*self.words("levels"), *[""] * (track in unsaid))
        )

    @cached_property
    def stages(self) -> tuple[str, ...]:
        """The heads of the columns."""
        say = self.say
        return tuple(say.capital(say.name("stage", stage)) or say("coverage.stage.unsaid") for stage in self.columns)

    @cached_property
    def rows(self) -> tuple[CoverageRow, ...]:
        """The rows; none where no activity says its track, level and stage."""
        if not any(level and stage for _, level, stage in self.cells):
            return ()
        say = self.say
        return tuple(
            CoverageRow(
                say.capital(f"{say.name('tracks', track)}, {say.name('level', level) or say('coverage.level.unsaid')}"),
                tuple(self.cell(track, level, stage) for stage in self.columns),
            )
            for track, level in self.lines
        )

    def cell(self, track: str, level: str, stage: str) -> str:
        """How many activities there are, and with how much money."""
        found = self.cells.get((track, level, stage), [])
        if not found:
            return ""
        planned = self.view.ledger.planned_for(found)
        case = "coverage.cell" if planned else "coverage.cell.unpriced"
        return self.say(case, count=len(found), planned=self.say.euro(planned))
