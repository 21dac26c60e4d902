"""The status of an activity can't be true by its own dates.

## What it checks
On the day of the realisation (`as_of`): an activity that is `not_started` should not have begun, one that is
`on_track` should not have ended, and one that is `completed` should have begun. Only what is certain counts. An
activity that has not started has no milestones reached and no expenses from before that day.

## Why
A status is copied from the last report sooner than a date. The council reads "on track" of what should be finished.

## Wrong
    planning: {start: 2019-04, end: 2019-06}
    # realisation.yaml
    as_of: 2019-09-30
    activities:
      training: {status: on_track}

## Right
      training: {status: delayed}

## Repair
Correct the status, or the planning if a new one was agreed on.

## Source
Arnhem 2019: the evaluation was promised before the summer; its report is dated 4 September 2019.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from radplan.findings import Finding, Severity
from radplan.model.dates import FuzzyDate
from radplan.model.plan import Planning
from radplan.rules.realised import realised
from radplan.rules.rule import Case, Rule, related, with_related

if TYPE_CHECKING:
    from radplan.model.realisation import ActivityRealised

RULE = Rule("status-contradicts-dates", Severity.WARNING)


def check(case: Case) -> Iterator[Finding]:
    """Activities whose status and dates contradict each other."""
    done = realised(case)
    if done is None or "as_of" in done.beside.damage:
        return
    for path, happened, trail in done.activities():
        at, planning = f"{path}.status", trail.activity.planning
        if not happened.status or not done.as_typed(at):
            continue
        values = {"activity": trail.activity.id, "as_of": done.model.as_of}
        side = against_planning(happened.status, planning, done.model.as_of) if planning else ""
        if planning and side and case.folder.as_typed(f"{trail.path}.planning"):
            finding = RULE.found(done.place(at), at, happened.status, date=getattr(planning, side), **values)
            yield with_related(finding, related(RULE.name, side, case.folder.place(f"{trail.path}.planning.{side}")))
        elif happened.status == "not_started" and (mark := sign_of_life(happened, path)):
            finding = RULE.found(done.place(at), at, "begun", **values)
            yield with_related(finding, related(RULE.name, "sign", done.place(mark)))


def against_planning(status: str, planning: Planning, as_of: FuzzyDate) -> str:
    """The end of the planning that a status contradicts; nothing where both may be true."""
    if status == "not_started" and planning.start and planning.start.certainly_before(as_of):
        return "start"
    if status == "on_track" and planning.end and planning.end.certainly_before(as_of):
        return "end"
    if status == "completed" and planning.start and as_of.certainly_before(planning.start):
        return "start"
    return ""


def sign_of_life(happened: ActivityRealised, path: str) -> str:
    """The path of something that happened in an activity, if anything did."""
    for name in happened.milestones:
        return f"{path}.milestones.{name}"
    return f"{path}.expenses[0]" if happened.expenses else ""
