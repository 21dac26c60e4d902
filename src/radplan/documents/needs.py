"""What a document can't do without: an empty chapter is worse than no document."""

from __future__ import annotations

from typing import Any

from radplan.findings import Finding, Place, Severity, Text
from radplan.reading import PlanFolder

RULE = "document-incomplete"

# Per document the keys that it needs, as the user writes them; `realisation` is the file beside the plan.
NEEDS: dict[str, tuple[str, ...]] = {
    "plan": (),
    "summary": ("summary",),
    "council-letter": ("council.letter.occasion", "council.letter.core_message"),
    "council-proposal": ("council.proposal.decision_points",),
    "council-decision": ("council.proposal.decision_points",),
    "budget-amendment": ("budget_amendments",),
    "grant-application": ("funding", "themes"),
    "progress-report": ("realisation.activities",),
    "evaluation-report": ("realisation.activities",),
    "financial-statement": ("funding", "realisation.activities"),
    "quickscan-report": (),
}


def missing(document: str, folder: PlanFolder) -> tuple[str, ...]:
    """The keys that a document needs and that the plan, or the realisation beside it, doesn't have."""
    return tuple(key for key in NEEDS[document] if not value_at(folder, key))


def value_at(folder: PlanFolder, key: str) -> Any:
    """The value of a dotted key."""
    first, *rest = key.split(".")
    if first == "realisation":
        value: Any = folder.realised
    else:
        value, rest = folder.plan, [first, *rest]
    for name in rest:
        value = getattr(value, name, None)
    return value


def finding(document: str, folder: PlanFolder, language: str) -> Finding | None:
    """One finding that says what to add where, at the nearest place where it belongs; None where nothing lacks."""
    from radplan.locale import words

    keys = missing(document, folder)
    if not keys:
        return None
    above = keys[0].rpartition(".")[0]
    in_plan = not keys[0].startswith("realisation")
    place = folder.place(above) if in_plan else Place(folder.name)
    name = words(language, "documents")["documents"][document]
    values = {"document": name, "keys": keys, "above": above}
    case = "" if in_plan else ".realisation"
    return Finding(
        RULE, Severity.ERROR, place, Text(f"{RULE}{case}", values), above, Text(f"{RULE}{case}.hint", values)
    )
