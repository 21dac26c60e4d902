"""Something is referred to that the plan doesn't have.

## What it checks
Every place where an id of something else stands leads to it: the owner, goals, partners, phenomena and factors of an
activity, the funding sources of a cost line, the decision that frees a source, the grant scheme of a source (one that
radplan knows, or one under `schemes`), the backup of a role, the activity of a promise, the author of the council's
documents, and who evaluates or checks. An `executor` may be any text, and so may the evaluator of an activity. The
same holds for what lies beside the plan: the activities, indicators, milestones, promises, sources and roles of
`realisation.yaml`, the recommendations and conclusions that an activity answers (`addresses`, where the realisation
has an evaluation), and the evidence of `quickscan.yaml`.

## Why
A cost line on a source that doesn't exist is paid by nobody, and an activity for a goal that doesn't exist
serves none. A slip of the pen is enough.

## Wrong
    roles:
      - {id: coordinator, title: Programmacoördinator}
    themes:
      - id: preventie
        title: Preventie
        activities:
          - {id: training, title: Training, owner: cordinator}

## Right
          - {id: training, title: Training, owner: coordinator}

## Repair
Correct the id, or add what is missing to the list of roles, partners, goals or funding sources.

## Source
Arnhem 2019: one project and one theme go by several names, in text and table, so that money and text can't be
brought together.
"""

from __future__ import annotations

from collections.abc import Iterator

from radplan.findings import Finding, Severity, Text
from radplan.model import plan as models
from radplan.model.part import Part
from radplan.model.scalars import ID
from radplan.rules.references_beside import leading_nowhere
from radplan.rules.rule import Case, Rule, with_hint
from radplan.suggest import closest

RULE = Rule("unknown-reference", Severity.ERROR)
MOST_SHOWN = 12
REFERENCES: dict[type[Part], dict[str, str]] = {
    models.Role: {"backup": "role"},
    models.Funding: {"decision": "decision"},
    models.FundingPart: {"id": "funding"},
    models.Activity: {
        "goals": "goal",
        "owner": "role",
        "partners": "partner",
        "phenomena": "phenomenon",
        "factors": "factor",
    },
    models.ActivityEvaluation: {"by": "partner"},
    models.LegalCheck: {"by": "role"},
    models.Evaluation: {"commissioned_from": "partner"},
    models.Promise: {"activity": "activity"},
    models.Council: {"author": "role"},
}


def check(case: Case) -> Iterator[Finding]:
    """References that lead nowhere."""
    for path, part, kind, name in references(case):
        if path not in case.folder.damage:
            yield finding(case, path, part, kind, name)
    for index, source in enumerate(case.plan.funding):
        if source.scheme and source.scheme not in case.schemes:
            path = f"funding[{index}].scheme"
            wrong = RULE.found(case.folder.place(path), path, "scheme", id=source.scheme)
            yield with_hint(wrong, hint(source.scheme, tuple(case.schemes)))
    for found in leading_nowhere(case):
        wrong = RULE.found(found.place, found.path, found.kind, id=found.name)
        yield with_hint(wrong, hint(found.name, found.known))


def references(case: Case) -> Iterator[tuple[str, Part, str, str]]:
    """Every reference that leads nowhere: its path and part, the kind of thing it means, and the id it gives."""
    for path, part in case.folder.parts:
        for field, kind in REFERENCES.get(type(part), {}).items():
            value = getattr(part, field)
            if isinstance(value, tuple):
                for index, name in enumerate(value):
                    if not case.ids.has(kind, name):
                        yield f"{path}.{field}[{index}]", part, kind, name
            elif value and not case.ids.has(kind, value) and not in_words(part, value):
                yield f"{path}.{field}", part, kind, value


def in_words(part: Part, value: str) -> bool:
    """Whether this names an evaluator in words: somebody who is no partner may evaluate an activity."""
    return isinstance(part, models.ActivityEvaluation) and not ID.fullmatch(value)


def finding(case: Case, path: str, part: Part, kind: str, name: str) -> Finding:
    """A reference that leads nowhere, with the id that was probably meant, or else those there are."""
    found, known = RULE.found(case.folder.place(path), path, kind, id=name), tuple(case.ids.known[kind])
    evaluator = isinstance(part, models.ActivityEvaluation) and not closest(name, known)
    return with_hint(found, in_other_words(name, known) if evaluator else hint(name, known))


def in_other_words(name: str, known: tuple[str, ...]) -> Text:
    """What may stand there for who evaluates an activity: a partner, or somebody who is none, in words."""
    case = "evaluator.hint" if known else "evaluator-none.hint"
    words = name.replace("-", " ").capitalize()
    return Text(f"{RULE.name}.{case}", {"known": known[:MOST_SHOWN], "words": words})


def hint(name: str, known: tuple[str, ...]) -> Text:
    """What may stand there instead."""
    if suggestion := closest(name, known):
        return Text("did-you-mean", {"suggestion": suggestion})
    case = "none.hint" if not known else "hint" if len(known) <= MOST_SHOWN else "many.hint"
    return Text(f"{RULE.name}.{case}", {"known": known[:MOST_SHOWN]})
