"""A public text gives away an activity that is confidential.

## What it checks
No text or title in the public part of the plan names a confidential activity by its title or by a placeholder
(`{{ activities.ID.planned }}`), and no promise belongs to one. A title of one word counts only where it is written
as a name, with its capital within a sentence: "onderzoek" may be any research. The texts of confidential activities
themselves are left alone.

## Why
The activity is left out of every public document. One sentence elsewhere undoes that, in a place where nobody looks.

## Wrong
    finance:
      text: Het bedrag voor Traject Zuiderpark is verlaagd.
    themes:
      - id: persoonsgericht
        title: Persoonsgerichte aanpak
        activities:
          - {id: zuiderpark, title: Traject Zuiderpark, confidential: true, confidential_ground: Woo 5.1}

## Right
    finance:
      text: Het bedrag voor de persoonsgerichte aanpak is verlaagd.

## Repair
Speak of the theme instead of the activity, or move the sentence to the activity.

## Source
Arnhem 2019 keeps what may touch somebody's privacy out of the report on its person-oriented approach.
"""

from __future__ import annotations

from collections.abc import Iterator

from radplan.findings import Finding, Severity
from radplan.model.plan import Activity
from radplan.model.texts import placeholders
from radplan.regex import regex
from radplan.rules.rule import Case, Rule, related, with_related
from radplan.rules.wording import Hit, starts_sentence

NAMED = regex(r"(?:themes|partners|funding|roles)\[.*\.(?:title|name)$")
RULE = Rule("confidential-reference", Severity.ERROR)


def check(case: Case) -> Iterator[Finding]:
    """Titles, placeholders and promises by which the public part refers to a confidential activity."""
    hidden = {trail.path: trail.activity for trail in case.ledger.trails if trail.activity.confidential}
    if hidden:
        yield from by_title(case, hidden)
        yield from by_placeholder(case, hidden)
        yield from by_promise(case, hidden)


def by_title(case: Case, hidden: dict[str, Activity]) -> Iterator[Finding]:
    """Public texts that hold the title of a confidential activity, on its own and not within another name."""
    titles = {activity.title.lower(): path for path, activity in hidden.items()}
    public = {name for name in map(str.lower, public_names(case)) if any(title in name for title in titles)}
    for hit in case.wording.hits((*titles, *public)):
        path = titles.get(hit.term)
        if path and hit.term not in public and hit.passage.public and is_name(hit, hidden[path].title):
            found = RULE.found(case.wording.place(hit), hit.passage.path, "named", activity=hidden[path].id)
            yield marked(case, path, found)


def public_names(case: Case) -> Iterator[str]:
    """The titles and names that the public part gives to its own things."""
    for passage in case.wording.passages:
        if passage.public and NAMED.match(passage.path):
            yield passage.source.text


def is_name(hit: Hit, title: str) -> bool:
    """Whether the words are the title: one of a single word only as it is written, and not just to open a sentence."""
    if len(title.split()) > 1:
        return True
    return hit.words == title and not starts_sentence(hit.passage.text, hit.start)


def by_placeholder(case: Case, hidden: dict[str, Activity]) -> Iterator[Finding]:
    """Placeholders in public texts that show an amount of a confidential activity."""
    paths = {activity.id: path for path, activity in hidden.items()}
    for passage in case.wording.passages:
        if passage.public and passage.is_prose and "{{" in passage.source.text:
            for placeholder in placeholders(passage.source.text):
                kind, _, rest = placeholder.name.partition(".")
                path = paths.get(rest.partition(".")[0]) if kind == "activities" else None
                if path:
                    place = case.folder.inside(passage.source, placeholder.start, placeholder.end)
                    values = {"name": placeholder.name, "activity": hidden[path].id}
                    yield marked(case, path, RULE.found(place, passage.path, "placeholder", **values))


def by_promise(case: Case, hidden: dict[str, Activity]) -> Iterator[Finding]:
    """Promises that belong to a confidential activity."""
    paths = {activity.id: path for path, activity in hidden.items()}
    for index, promise in enumerate(case.plan.promises):
        if path := paths.get(promise.activity or ""):
            at = f"promises[{index}].activity"
            yield marked(case, path, RULE.found(case.folder.place(at), at, "promise", activity=promise.activity))


def marked(case: Case, path: str, finding: Finding) -> Finding:
    """The finding with the place where the activity is marked confidential."""
    return with_related(finding, related(RULE.name, "marked-so", case.folder.place(f"{path}.confidential")))
