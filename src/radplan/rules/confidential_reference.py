"""A public text gives away an activity that is confidential.

## What it checks
No text or title in the public part of the plan names a confidential activity by its title or by a placeholder
(`{{ activities.ID.planned }}`), and no promise belongs to one. A title of one word counts only where it is written
as a name, with its capital within a sentence: "onderzoek" may be any research. One of more words counts wherever it
is, also within another name ("Budget Traject Zuiderpark"). The texts of confidential activities themselves are left
alone, and so is a theme that goes by the same name.

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

from collections.abc import Iterable, Iterator

from radplan.findings import Finding, Severity
from radplan.model.plan import Activity
from radplan.model.texts import placeholders
from radplan.regex import regex
from radplan.rules.rule import Case, Rule, related, with_related
from radplan.rules.wording import WORD, Hit, Passage, starts_sentence, telling_word, written

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
    """Public texts and names that hold the title of a confidential activity."""
    titles = {activity.title.lower(): path for path, activity in hidden.items()}
    public = set(map(str.lower, public_names(case)))
    for title, path in titles.items():
        # Another thing may go by the same name: a theme by that of its only activity.
        if title not in public:
            own = [name for name in public if len(title.split()) == 1 and title in name]
            for passage in likely(case, title):
                for hit in named_in(passage, hidden[path].title, own) if passage.public else ():
                    found = RULE.found(case.wording.place(hit), passage.path, "named", activity=hidden[path].id)
                    yield marked(case, path, found)


def likely(case: Case, title: str) -> Iterable[Passage]:
    """The texts that may hold a title: with its longest word, or that with an s; all of them, if it has no words."""
    words = WORD.findall(title)
    word = telling_word(words) if words else ""
    return case.wording.holding((word, f"{word}s")) if word else case.wording.passages


def public_names(case: Case) -> Iterator[str]:
    """The titles and names that the public part gives to its own things."""
    for passage in case.wording.passages:
        if passage.public and NAMED.match(passage.path):
            yield passage.source.text


def named_in(passage: Passage, title: str, own: Iterable[str]) -> list[Hit]:
    """Where a text holds a title: one of a single word only as it is written, not just to open a sentence, and not
    within a name of something else."""
    hits = [Hit(passage, title, *match.span("name")) for match in written(title).finditer(passage.text)]
    if len(title.split()) > 1:
        return hits
    taken = [match.span() for name in own for match in written(name).finditer(passage.text)]
    return [
        hit
        for hit in hits
        if hit.words == title
        and not starts_sentence(passage.text, hit.start)
        and not any(start <= hit.start and hit.end <= end for start, end in taken)
    ]


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
