"""A plan whose every text tries something, with all the data that the eleven documents ask for.

Nothing in it is a fault: a title may hold any character. So every document has to show every text as it was typed.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

SIGNS = (
    "<script>alert(1)</script>",
    '<img src=x onerror="alert(1)">',
    "[klik](javascript:alert(1))",
    "{{7*7}}",
    "{% include 'x' %}",
    '#import "x": y',
    "#set page(fill: red)",
    "]]>",
    "&amp; & &lt;",
    "a | b",
    "**vet** _schuin_ `code` ~~weg~~",
    "$x^2$ \\frac @bron <label>",
    "'enkel' \"dubbel\"",
    "مرحبا بالعالم",
    "שלום עולם",
    "--",
)
ALL = " ".join(SIGNS)
LONG = ("Onafgebrokenlangwoord" * 20)[:400]
LINE = "<script>alert(3)</script> punt & komma, ]]> a | b \\{{7*7}} #import"  # a line with marks, and a placeholder that is none
PROSE = "Een alinea met [een link](javascript:alert(1)), <script>alert(2)</script> en ]]> erin.\n\n- punt & komma\n- a | b\n"


def activity(number: int) -> dict[str, Any]:
    """An activity that says all that an activity can say."""
    return {
        "id": f"activiteit-{number}", "title": SIGNS[number % len(SIGNS)], "category": "d", "track": "prevention",
        "levels": ["group"], "stages": ["early"], "audience": [ALL], "description": PROSE, "actions": [LINE],
        "intended_results": [LINE], "executor": "partner", "partners": ["partner"], "costs_note": PROSE,
        "planning": {
            "start": "begin 2019", "end": "2019-11", "note": PROSE,
            "milestones": [{"id": f"mijlpaal-{number}", "date": "2019-04-01", "title": ALL}],
        },
        "costs": [{"item": ALL, "amount": 1000 + number, "funding": "rijk"}],
        "indicators": [{
            "id": f"bereik-{number}", "title": ALL, "type": "output", "unit": "a | b", "baseline": {"value": 0},
            "targets": [{"date": "2019-12", "value": 60}], "source": ALL,
        }],
    }  # fmt: skip


def plan(language: str = "nl") -> dict[str, Any]:
    """The plan: one activity per sign, one with a title of 400 characters, one with sixty cost lines, one with a title alone."""
    many = {"id": "veel", "title": "Zestig regels", "costs": [
        {"item": f"Regel {number}: {SIGNS[number % len(SIGNS)]}", "amount": 10, "funding": "rijk"} for number in range(60)
    ]}  # fmt: skip
    activities = [
        *map(activity, range(len(SIGNS))),
        many,
        {"id": "lang", "title": LONG},
        {"id": "kaal", "title": "Alleen een titel"},
    ]
    return {
        "radplan": 1, "municipality": {"name": "A & B <i>"}, "title": ALL, "period": {"year": 2019},
        "language": language, "status": "council", "date": "2019-05-14", "summary": PROSE, "purpose": PROSE, "vision": PROSE,
        "funding": [{"id": "rijk", "title": ALL, "kind": "grant", "scheme": "nctv-2019", "requested": 90000, "granted": 60000}],
        "partners": [{"id": "partner", "name": ALL}], "roles": [{"id": "adviseur", "title": ALL}],
        "council": {
            "programme": ALL, "portfolio_holder": ALL, "author": "adviseur", "legal_basis": [ALL],
            "annexes": [{"title": ALL, "date": "2019-05"}],
            "letter": {"number": "a|b", "subject": ALL, "occasion": PROSE, "core_message": PROSE, "follow_up": PROSE},
            "proposal": {
                "number": "a|b", "subject": ALL, "intended_effect": PROSE, "decision_points": ["Het programma & de raad"],
                "arguments": [{"title": ALL, "text": PROSE}], "objections": [{"title": ALL, "text": PROSE}],
            },
        },
        "budget_amendments": [{"number": "a|b", "booking": "municipal_fund", "programme": ALL, "counter_programme": "]]>", "task_field": "1.2"}],
        "themes": [{"id": "preventie", "title": ALL, "goal": "a & b", "intro": PROSE, "activities": activities}],
        "contacts": [{"title": ALL, "phone": "14 026"}],
        "promises": [{"id": "rapport", "title": ALL, "to": ALL, "due": "2019-12", "kind": "report"}],
    }  # fmt: skip


def realised(number: int) -> dict[str, Any]:
    """What became of an activity."""
    return {
        "status": "completed", "summary": PROSE, "deviations": PROSE, "lessons": PROSE, "milestones": {f"mijlpaal-{number}": "2019-04-02"},
        "expenses": [{
            "date": "2019-09-01", "amount": 500, "item": ALL, "funding": "rijk", "proof": "factuur", "approved_by": "adviseur",
        }],
        "indicators": {f"bereik-{number}": [{"date": "2019-12-01", "value": 57, "source": ALL}]},
    }  # fmt: skip


def realisation() -> dict[str, Any]:
    """What became of the plan."""
    evaluation = {
        "id": "uu", "type": "effect", "by": "partner", "date": "2019-09-04", "questions": [LINE], "method": LINE,
        "conclusions": [{"id": "c1", "title": ALL, "text": PROSE}],
        "recommendations": [{"id": "r1", "title": ALL, "owner": "adviseur", "due": "2020-06", "status": "done"}],
    }  # fmt: skip
    return {
        "radplan-realisation": 1, "as_of": "2019-12-31",
        "activities": {f"activiteit-{number}": realised(number) for number in range(len(SIGNS))},
        "evaluations": [evaluation], "promises": {"rapport": {"done": "2019-12-20", "note": LINE}},
    }  # fmt: skip


def write(folder: Path, language: str = "nl") -> None:
    """Write plan and realisation into a folder; JSON is YAML too."""
    for name, content in (("plan.yaml", plan(language)), ("realisation.yaml", realisation())):
        (folder / name).write_text(json.dumps(content, ensure_ascii=False, indent=1), encoding="utf-8")
