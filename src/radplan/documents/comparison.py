"""What changed between two plans as a page that a council can read: the same sentences in Markdown and HTML."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from radplan.comparing.change import KINDS, Change, Side
from radplan.documents.view.look import bare
from radplan.locale import fill, words
from radplan.model.dates import FuzzyDate
from radplan.record import Record
from radplan.wording import Wording


class Sentences:
    """Puts changes into words."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.wording = Wording(language)
        self.said = words(language, "diff")

    def __call__(self, key: str, **values: Any) -> str:
        """A text around the changes."""
        return fill(self.said[key], values, self.language, longest=None)

    def kind(self, kind: str) -> str:
        """The heading above the changes of a kind."""
        return str(self.said["kinds"][kind])

    def sentence(self, change: Change) -> str:
        """A change in one sentence."""
        values = {name: self.value(value, change) for name, value in change.text.values.items()}
        if "part" in values:
            values["part"] = self.said["parts"].get(values["part"], values["part"])
        values["when"] = f" ({values['when']})" if values.get("when") else ""
        return fill(self.said["sentences"][change.text.key], values, self.language, longest=None)

    def value(self, value: Any, change: Change) -> Any:
        """An amount, a number, a date or a state as the language writes it."""
        if isinstance(value, FuzzyDate):
            return self.wording.date(value)
        if isinstance(value, Decimal):
            return self.wording.euro(value) if change.kind == "money" else self.wording.number(value)
        if change.subject.startswith("recommendation:"):
            return self.said["states"].get(value, value)
        return value


class Group(Record):
    """The changes of one kind, in sentences."""

    kind: str
    title: str
    sentences: tuple[str, ...]


def groups(changes: Sequence[Change], say: Sentences) -> tuple[Group, ...]:
    """The changes by kind, the kinds that have some."""
    by_kind = {kind: tuple(say.sentence(change) for change in changes if change.kind == kind) for kind in KINDS}
    return tuple(Group(kind, say.kind(kind), found) for kind, found in by_kind.items() if found)


def page(changes: Sequence[Change], old: Side, new: Side, format: str, language: str, *, public: bool) -> bytes:
    """The page as a file. In public what is confidential is left out, and it says so."""
    from radplan.documents import fragment
    from radplan.documents.render import environment, shipped
    from radplan.documents.writing import written

    say, env = Sentences(language), environment([])
    shown = [change for change in changes if not (public and change.confidential)]
    html = env.get_template("diff.html.j2").render(
        say=say, new=new, between=between(old, new, say), groups=groups(shown, say), left_out=len(changes) - len(shown),
        municipality=say.wording("municipality", name=bare(new.plan.municipality.name, "gemeente")),
    )  # fmt: skip
    tree, _ = fragment.parse(html, "diff.html.j2", language)
    return written(tree, format, env, [shipped()])


def between(old: Side, new: Side, say: Sentences) -> str:
    """From which plan to which, where their titles, versions or dates tell them apart."""
    labels = label(old, say), label(new, say)
    return say("between", old=labels[0], new=labels[1]) if labels[0] != labels[1] else ""


def label(side: Side, say: Sentences) -> str:
    """The title of a plan, with its version and date."""
    version = say.wording("version", version=side.plan.version) if side.plan.version else ""
    parts = [part for part in (version, say.wording.date(side.plan.date)) if part]
    return f"{side.plan.title} ({', '.join(parts)})" if parts else side.plan.title
