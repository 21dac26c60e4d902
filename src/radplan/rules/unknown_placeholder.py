"""A text names an amount that the plan doesn't have.

## What it checks
A placeholder such as `{{ costs.total }}` names an amount that is there. In an activity: `costs.total`, or a
cost line by its `id` or by its item in lower case with hyphens. Everywhere: `funding.ID.requested`, `granted`,
`received`, `planned` or `left`; `themes.ID.planned`, `activities.ID.planned`, `plan.granted` and
`plan.planned`. A placeholder is a name and no sum. `\\{{` is a brace meant as such. One that is half typed
(`{{ costs.total }`) is found too, and one in a title or a name, where no amount is filled in.

## Why
A number that is typed once and looked up everywhere else can't contradict itself. A name that leads nowhere
would leave a gap in a letter to the council.

## Wrong
    themes:
      - id: preventie
        title: Preventie
        activities:
          - id: training
            title: Training
            costs: [{id: trainers, item: Trainers, amount: 12500}]
            costs_note: De training kost {{ costs.trainer }}.

## Right
            costs_note: De training kost {{ costs.trainers }}.

## Repair
Correct the name, give the amount that it means, or write `\\{{` where a brace is meant.

## Source
Arnhem 2019: three activities name an amount in the text that differs from the table.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from radplan.findings import Finding, Severity, Text
from radplan.ledger.names import Named, activity_names, plan_names
from radplan.model.texts import PLACEHOLDER, PROSE, Placeholder, PlanText, placeholders
from radplan.regex import regex
from radplan.rules.rule import Case, Rule, with_hint
from radplan.suggest import closest

RULE = Rule("unknown-placeholder", Severity.ERROR)
LONGEST = 60
TOTAL = "costs.total"  # every activity has it
AMOUNTS = ("costs", "funding", "themes", "activities", "plan")
# What is left of a placeholder with a brace too few.
HALF = regex(rf"(?<![\\{{])(?:\{{+\s*((?:{'|'.join(AMOUNTS)})(?:\.[\w-]+)+)\s*\}}*|\{{\{{(?!%))")
KINDS = {"funding": "funding", "themes": "theme", "activities": "activity"}


def check(case: Case) -> Iterator[Finding]:
    """Placeholders without an amount."""
    texts = [text for text in case.folder.written if "{" in text.text]
    for text in texts:
        yield from half_typed(case, text)
    found = [
        (text, placeholder)
        for text in texts
        if text.kind in PROSE
        for placeholder in placeholders(text.text)
        if not (text.activity and placeholder.name == TOTAL)
    ]
    if not found:
        return
    names = plan_names(case.ledger)
    holding = {text.activity_path for text, _ in found}
    own = {trail.path: activity_names(trail) for trail in case.ledger.trails if trail.path in holding}
    for text, placeholder in found:
        yield from unknown(case, text, placeholder, names, own.get(text.activity_path, {}))


def half_typed(case: Case, text: PlanText) -> Iterator[Finding]:
    """What was to be a placeholder, and would be printed as it was typed."""
    if text.kind not in PROSE:
        for meant in placeholders(text.text):
            if meant.name.partition(".")[0] in AMOUNTS:
                yield RULE.found(case.folder.inside(text, meant.start, meant.end), text.path, "label")
        return
    rest = PLACEHOLDER.sub(lambda whole: " " * len(whole[0]), text.text)
    for half in HALF.finditer(rest):
        place = case.folder.inside(text, *half.span())
        yield RULE.found(place, text.path, "half" if half[1] else "open", name=half[1] or "")


def unknown(
    case: Case, text: PlanText, placeholder: Placeholder, names: Mapping[str, Named], own: Mapping[str, Named]
) -> Iterator[Finding]:
    """A placeholder that names nothing, or something that has no amount."""
    name = placeholder.name
    named = own.get(name) or names.get(name)
    if (named and named.amount is not None) or unsure(case, text, name, named, names):
        return
    place = case.folder.inside(text, placeholder.start, placeholder.end)
    values = {"name": " ".join(name.split())[:LONGEST]}
    if named:
        yield RULE.found(place, text.path, "empty", **values)
    elif not text.activity and name.startswith("costs."):
        yield RULE.found(place, text.path, "outside", **values)
    elif suggestion := closest(name, (*own, *names)):
        finding = RULE.found(place, text.path, **values)
        yield with_hint(finding, Text("did-you-mean", {"suggestion": f"{{{{ {suggestion} }}}}"}))
    else:
        yield RULE.found(place, text.path, "" if text.activity else "plan", **values)


def unsure(case: Case, text: PlanText, name: str, named: Named | None, names: Mapping[str, Named]) -> bool:
    """Whether what a name means may be something that couldn't be read."""
    if named:
        return not case.folder.intact(named.path)
    head, _, rest = name.partition(".")
    if head == "costs":
        return bool(text.activity) and not case.folder.intact(f"{text.activity_path}.costs")
    thing = rest.partition(".")[0]
    return head in KINDS and case.ids.has(KINDS[head], thing) and f"{head}.{thing}.planned" not in names
