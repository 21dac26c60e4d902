"""The words of the quickscan: subjects, answers, evidence and what is missing, in one language."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from radplan.findings import Text
from radplan.locale import fill, words
from radplan.model.dates import FuzzyDate
from radplan.model.quickscan import Action
from radplan.quickscan.scan import Scan, Subject
from radplan.wording import Wording


class QuickscanWording:
    """Puts a scan into words."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.said = words(language, "quickscan")

    def __call__(self, key: str, **values: Any) -> str:
        """A text of the quickscan's own."""
        return fill(self.said[key], values, self.language)

    def subject(self, subject: Subject) -> str:
        """The subject in our own words."""
        return str(self.said["subjects"][str(subject.number)])

    def section(self, letter: str) -> str:
        """The name of a section."""
        return str(self.said["sections"][letter])

    def answer(self, subject: Subject) -> str:
        """The answer, with whether it is only proposed."""
        word = str(self.said["answers"][subject.outcome])
        return word if subject.answer or not subject.proposed else self("proposed", answer=word)

    def evidence(self, text: Text) -> str:
        """A statement about the plan."""
        return fill(self.said["evidence"][text.key], self.translated(text.values), self.language)

    def missing(self, text: Text) -> str:
        """Something that is missing."""
        return fill(self.said["missing"][text.key], text.values, self.language)

    def translated(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """The values with words from radplan's own lists (`early`) as words of the language."""
        known = self.said["words_of"]
        return {
            name: tuple(known.get(word, word) for word in value) if isinstance(value, tuple) else self.written(value)
            for name, value in values.items()
        }

    def written(self, value: Any) -> Any:
        """A date or an amount as the language writes it; any other value as it is."""
        wording = Wording(self.language)
        if isinstance(value, FuzzyDate):
            return wording.date(value)
        return wording.euro(value) if isinstance(value, Decimal) else value

    def action(self, action: Action) -> str:
        """What is going to be done, by whom and by when."""
        who = ", ".join(str(part) for part in (action.owner, action.due) if part)
        return f"{action.text} ({who})" if who else action.text

    def counts(self, scan: Scan) -> str:
        """What it comes to: `26 subjects: 3 yes, 5 partly`."""
        parts = [
            self("counts.part", count=count, answer=self.said["answers"][name])
            for name, count in scan.counts.items()
            if count
        ]
        return self("counts", total=len(scan.subjects), parts=parts)
