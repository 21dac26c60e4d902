"""The references between a plan and what lies beside it: which ids they give, and which of them there are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from radplan.findings import Place
from radplan.ledger.ledger import Trail
from radplan.record import Record
from radplan.rules.realised import Realised, realised
from radplan.rules.rule import Case
from radplan.suggest import closest

if TYPE_CHECKING:
    from radplan.model.quickscan import Quickscan
    from radplan.model.realisation import ActivityRealised
    from radplan.reading import Beside

ANSWERS = ("evaluation", "recommendation", "conclusion")


class Reference(Record):
    """An id that is given somewhere: what it should be, where it stands, and which there are."""

    path: str
    kind: str
    name: str
    place: Place
    known: tuple[str, ...]


def leading_nowhere(case: Case) -> Iterator[Reference]:
    """References from the realisation and the quickscan to the plan, and from the plan to an evaluation."""
    if done := realised(case):
        yield from from_realisation(case, done)
        yield from to_evaluation(case, done)
    quickscan = case.folder.quickscan
    if quickscan and quickscan.model:
        yield from from_quickscan(case, quickscan, quickscan.model)


def from_realisation(case: Case, done: Realised) -> Iterator[Reference]:
    """What the realisation refers to in the plan."""
    keys = (("activities", "activity"), ("promises", "promise"), ("funding", "funding"))
    for key, kind in keys:
        for name in getattr(done.model, key):
            if not case.ids.has(kind, name):
                yield at_key(done, f"{key}.{name}", kind, name, case.ids.known[kind])
    for path, happened, trail in done.activities():
        yield from of_activity(case, done, path, happened, trail)
    for path, kind, name in given(done):
        if name and not case.ids.has(kind, name) and done.as_typed(path):
            yield Reference(path, kind, name, done.place(path), tuple(case.ids.known[kind]))


def of_activity(case: Case, done: Realised, path: str, happened: ActivityRealised, trail: Trail) -> Iterator[Reference]:
    """Indicators and milestones that the activity doesn't have."""
    planning = trail.activity.planning
    indicators = [indicator.id for indicator in trail.activity.indicators]
    milestones = [milestone.id for milestone in (planning.milestones if planning else ()) if milestone.id]
    for kind, own in (("indicator", indicators), ("milestone", milestones)):
        for name in happened.indicators if kind == "indicator" else happened.milestones:
            elsewhere = case.ids.known[kind].get(name, "")
            if name not in own and kind not in case.ids.lost and not elsewhere.startswith(f"{trail.path}."):
                yield at_key(done, f"{path}.{kind}s.{name}", kind, name, own)


def given(done: Realised) -> Iterator[tuple[str, str, str | None]]:
    """The sources and roles that the realisation names."""
    for name, happened in done.model.activities.items():
        for index, commitment in enumerate(happened.commitments):
            yield f"activities.{name}.commitments[{index}].funding", "funding", commitment.funding
        for index, expense in enumerate(happened.expenses):
            yield f"activities.{name}.expenses[{index}].funding", "funding", expense.funding
            yield f"activities.{name}.expenses[{index}].approved_by", "role", expense.approved_by
    for index, evaluation in enumerate(done.model.evaluations):
        for number, advice in enumerate(evaluation.recommendations):
            yield f"evaluations[{index}].recommendations[{number}].owner", "role", advice.owner


def at_key(done: Realised, path: str, kind: str, name: str, known: Iterable[str]) -> Reference:
    """A reference that is a key."""
    return Reference(path, kind, name, done.key(path), tuple(known))


def answers(done: Realised) -> Iterator[tuple[str, str, str]]:
    """Every evaluation, recommendation and conclusion: its kind, its id, and the path of that."""
    for index, evaluation in enumerate(done.model.evaluations):
        at = f"evaluations[{index}]"
        yield "evaluation", evaluation.id, f"{at}.id"
        for number, advice in enumerate(evaluation.recommendations):
            yield "recommendation", advice.id, f"{at}.recommendations[{number}].id"
        for number, conclusion in enumerate(evaluation.conclusions):
            yield "conclusion", conclusion.id, f"{at}.conclusions[{number}].id"


def to_evaluation(case: Case, done: Realised) -> Iterator[Reference]:
    """What activities answer that no evaluation says. Of a realisation without evaluations nothing is known."""
    if not done.model.evaluations or not done.as_typed("evaluations"):
        return
    known = tuple(name for kind, name, _ in answers(done) if kind != "evaluation")
    for trail in case.ledger.trails:
        for index, name in enumerate(trail.activity.addresses):
            path = f"{trail.path}.addresses[{index}]"
            if name not in known and case.folder.as_typed(path):
                yield Reference(path, "answer", name, case.folder.place(path), known)


def from_quickscan(case: Case, beside: Beside[Quickscan], model: Quickscan) -> Iterator[Reference]:
    """Evidence (`activity:jeugdraad`) that the plan doesn't have; evidence in words is left alone."""
    done = realised(case)
    known = {kind: tuple(names) for kind, names in case.ids.known.items()}
    known |= {kind: tuple(name for of, name, _ in (answers(done) if done else ()) if of == kind) for kind in ANSWERS}
    for number, answer in model.answers.items():
        for index, evidence in enumerate(answer.evidence):
            kind, colon, name = evidence.partition(":")
            path = f"answers.{number}.evidence[{index}]"
            if not colon or not name or " " in evidence or not beside.as_typed(path):
                continue
            if kind in known and name not in known[kind] and kind not in case.ids.lost:
                yield Reference(path, kind, name, beside.place(path), known[kind])
            elif kind not in known and closest(kind, tuple(known)):
                yield Reference(path, "kind", kind, beside.place(path), tuple(known))
