"""The quickscan as JSON: the shape that other programs build on."""

from __future__ import annotations

import json
from typing import Any, TextIO

from radplan import __version__
from radplan.quickscan import Scan, Subject
from radplan.quickscan.wording import QuickscanWording


def write(scan: Scan, language: str, out: TextIO) -> None:
    """All subjects, and how many have which outcome."""
    say = QuickscanWording(language)
    subjects = [as_data(subject, say) for subject in scan.subjects]
    json.dump({"radplan": __version__, "subjects": subjects, "counts": scan.counts}, out, ensure_ascii=False, indent=2)
    out.write("\n")


def as_data(subject: Subject, say: QuickscanWording) -> dict[str, Any]:
    """One subject. `derived` says that the number is our guess; `action` is None where none is planned."""
    return {
        "number": subject.number,
        "section": subject.section,
        "subject": say.subject(subject),
        "derived": subject.derived,
        "answer": subject.answer,
        "proposed": subject.proposed,
        "evidence": [
            {"text": say.evidence(item.text), "file": item.place.file, "line": item.place.line}
            for item in subject.evidence
        ],
        "missing": [say.missing(text) for text in subject.missing],
        "action": "; ".join(map(say.action, subject.actions)) or None,
        "note": subject.note or None,
    }
