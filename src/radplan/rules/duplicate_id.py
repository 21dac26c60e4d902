"""Two things of the same kind have the same id.

## What it checks
An id is unique in the whole plan for its kind: themes, activities, funding sources, goals, roles, partners,
phenomena, factors, chapters, promises, decisions, schemes, cost lines, indicators and milestones; and beside the plan
evaluations, recommendations and conclusions. An activity and a theme may share one. Two cost lines of one activity
that a placeholder can't tell apart (the same item, and no id) are named both.

## Why
Everything else points to an id: a cost line to its funding source, an activity to its goals and its owner. With
two of them, nobody knows which is meant, and an amount lands on the wrong source.

## Wrong
    roles:
      - {id: coordinator, title: Programmacoördinator}
      - {id: coordinator, title: Projectleider}

## Right
    roles:
      - {id: coordinator, title: Programmacoördinator}
      - {id: projectleider, title: Projectleider}

## Repair
Give the second an id of its own, and look at what refers to it. Give each of two cost lines with the same item
an `id`.

## Source
A plan that is continued every year is copied and pasted: the id of the copied activity stays behind.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from radplan.findings import Finding, Severity, Text
from radplan.ledger.ledger import Trail
from radplan.ledger.names import line_names
from radplan.model.texts import placeholders
from radplan.rules.realised import realised
from radplan.rules.references_beside import answers
from radplan.rules.rule import Case, Rule, related, with_related

RULE = Rule("duplicate-id", Severity.ERROR)


def check(case: Case) -> Iterator[Finding]:
    """Ids that were given before, and cost lines that share a name."""
    for (kind, name), paths in repeated(case).items():
        first, *others = sorted(paths, key=case.folder.places.order)
        for path in others:
            finding = RULE.found(case.folder.place(path), path, kind=Text(f"{RULE.name}.{kind}"), id=name)
            yield with_related(finding, related(RULE.name, "first", case.folder.place(first)))
    yield from repeated_answers(case)
    if trails := [trail for trail in case.ledger.trails if shares_a_name(trail)]:
        named = cost_names_used(case)
        for trail in trails:
            yield from same_name(case, trail, named)


def repeated(case: Case) -> dict[tuple[str, str], list[str]]:
    """Where the ids stand that are there more than once, per kind."""
    given = Counter((item.kind, item.id) for item in case.ids.defined)
    found: dict[tuple[str, str], list[str]] = {}
    for item in case.ids.defined if len(given) < len(case.ids.defined) else ():
        if given[item.kind, item.id] > 1:
            found.setdefault((item.kind, item.id), []).append(f"{item.path}.id")
    return found


def repeated_answers(case: Case) -> Iterator[Finding]:
    """Evaluations, recommendations and conclusions of the realisation with an id that was given before."""
    done, first = realised(case), dict[tuple[str, str], str]()
    for kind, name, path in answers(done) if done else ():
        if done and done.as_typed(path) and first.setdefault((kind, name), path) != path:
            finding = RULE.found(done.place(path), path, kind=Text(f"{RULE.name}.{kind}"), id=name)
            yield with_related(finding, related(RULE.name, "first", done.place(first[kind, name])))


def shares_a_name(trail: Trail) -> bool:
    """Whether some cost lines of an activity go by one name."""
    return len(trail.activity.costs) > 1 and any(len(lines) > 1 for lines in line_names(trail.activity).values())


def cost_names_used(case: Case) -> set[tuple[str, str]]:
    """The activities with the names of cost lines that their texts use."""
    return {
        (text.activity_path, placeholder.name.removeprefix("costs."))
        for text in case.folder.texts
        if text.activity_path and "{{" in text.text
        for placeholder in placeholders(text.text)
    }


def same_name(case: Case, trail: Trail, used: set[tuple[str, str]]) -> Iterator[Finding]:
    """Cost lines of an activity that go by one name, where one has no other or a text uses it."""
    costs = trail.activity.costs
    reported: set[str] = set()
    for name, lines in line_names(trail.activity).items():
        if len(lines) < 2 or all(costs[index].id == name for index in lines):
            continue
        if (trail.path, name) not in used and all(costs[index].id for index in lines):
            continue
        paths = [f"{trail.path}.costs[{index}].{'id' if costs[index].id == name else 'item'}" for index in lines]
        if reported.isdisjoint(paths) and all(case.folder.intact(path.rpartition(".")[0]) for path in paths):
            reported.update(paths)
            yield from told_apart_by_nobody(case, name, paths)


def told_apart_by_nobody(case: Case, name: str, paths: list[str]) -> Iterator[Finding]:
    """Each of some cost lines that go by one name, with the first of the others."""
    for path in paths:
        other = paths[0] if path != paths[0] else paths[1]
        finding = RULE.found(case.folder.place(path), path, "line", name=name)
        yield with_related(finding, related(RULE.name, "same", case.folder.place(other)))
