"""A shelf of equals: one module per rule. This is the order in which they are read.

A rule's docstring is its page (What it checks · Why · Wrong · Right · Repair · Source). Rules found while
reading have only their page; the others have `check`, which looks at a plan and yields what it finds.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from types import ModuleType

READING = (
    "yaml-syntax", "duplicate-key", "file-unreadable", "file-outside-plan", "input-limit", "forbidden-character",
    "format-version", "unknown-key", "missing-key", "wrong-type", "unknown-value", "ambiguous-amount",
    "invalid-amount", "invalid-date", "invalid-id", "empty-text", "house-style",
)  # fmt: skip
REFERENCES = ("duplicate-id", "unknown-reference", "unknown-placeholder", "unknown-municipality")
MONEY = (
    "budget-exceeded", "funding-split", "mixed-vat", "unfunded-cost", "amount-in-text", "text-exceeds-grant",
    "carry-over-untraceable", "funding-without-ceiling", "unallocated-grant", "uncosted-activity",
    "cost-outside-period", "amount-in-thousands", "unbalanced-amendment",
)  # fmt: skip
ACCOUNT = (
    "overspent", "over-committed", "over-planned", "underspending", "remainder-exceeded", "expense-unplanned",
    "expense-without-proof", "spent-before-decision", "status-contradicts-dates", "future-actual",
    "recommendation-unanswered",
)  # fmt: skip
PLANNING = (
    "period-reversed", "outside-plan-period", "milestone-outside-activity", "no-planning", "promise-without-date",
    "promise-overdue", "relative-date",
)  # fmt: skip
EVALUABILITY = (
    "no-indicator", "only-output-indicators", "indicator-incomplete", "indicator-direction", "ambiguous-number",
    "goal-without-activity",
    "activity-without-goal", "no-evaluation", "postponed-target", "no-owner", "one-person-plan", "external-money-only",
    "one-phenomenon", "no-analysis",
)  # fmt: skip
LANGUAGE = (
    "personal-data", "small-number", "confidential-reference", "stigmatising-term", "hard-to-read", "leftover-text",
    "name-drift",
)  # fmt: skip
FILES = ("file-not-read",)
EXCEPTIONS = ("exception-without-reason", "unused-exception", "expired-exception")
NEED_TODAY = ("promise-overdue",)  # silent without a day that counts as today
SCHEME = ("unknown-category", "category-missing", "scheme-requirement", "outside-scheme-years", "award-differs")
# Rules that may find an error: all that has to be asked before a document is made.
GRAVE = (
    *READING, *REFERENCES, "budget-exceeded", "funding-split", "unfunded-cost", "cost-outside-period",
    "unbalanced-amendment", "overspent", "future-actual", "period-reversed", "confidential-reference",
    "unknown-category", "scheme-requirement", "outside-scheme-years", "exception-without-reason",
)  # fmt: skip
RULES = (*READING, *REFERENCES, *MONEY, *ACCOUNT, *PLANNING, *EVALUABILITY, *LANGUAGE, *SCHEME, *FILES, *EXCEPTIONS)


@cache
def module(name: str) -> ModuleType:
    """The module of a rule."""
    return import_module(f"radplan.rules.{name.replace('-', '_')}")
