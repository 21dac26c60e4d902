"""What is wrong with a template, in the reader's own language: Jinja and Python only say it in English."""

from __future__ import annotations

from decimal import DecimalException
from pathlib import Path
from types import TracebackType
from typing import Any

from jinja2 import TemplateNotFound, TemplateSyntaxError, UndefinedError
from jinja2.sandbox import MAX_RANGE

from radplan.locale import fill, words
from radplan.record import Record
from radplan.regex import regex

LARGEST = 1_000_000
"""The bytes of a template: fifty times radplan's longest."""

SAID = {
    "unclosed": regex(r"Unexpected end of template\. Jinja was looking .* that needs to be closed is '(?P<tag>\w+)'"),
    "ended": regex(r"[Uu]nexpected '?end of template|expected token .*, got 'end of template'"),
    "comment": regex("Missing end of comment tag"),
    "raw": regex("Missing end of raw directive"),
    "order": regex(r"Encountered unknown tag '(?P<tag>\w+)'.* needs to be closed is '(?P<open>\w+)'"),
    "unopened": regex(r"Encountered unknown tag '(?P<tag>end\w+|else|elif)'"),
    "tag": regex(r"Encountered unknown tag '(?P<tag>\w+)'"),
    "filter": regex(r"No filter named '(?P<name>.*?)'"),
    "test": regex(r"No test named '(?P<name>.*?)'"),
    "encoding": regex("'utf-8' codec can't decode"),
}
"""What Jinja says of the notation, by the name of what we say of it. The first that fits is meant."""


class LargeError(TemplateSyntaxError):
    """A template that is larger than any template needs to be."""


class Spot(Record):
    """A template and a line in it."""

    path: Path | None
    line: int


def reason(error: BaseException, language: str) -> str:
    """What is wrong, without the place."""
    said = words(language, "documents")["template"]
    key, values = cause(error)
    if "limit" in values:
        values["limit"] = f"{values['limit']:,}".replace(",", "." if language == "nl" else ",")
    return fill(said[key], values, language)


def cause(error: BaseException) -> tuple[str, dict[str, Any]]:
    """The name of what is wrong, and what goes into its words."""
    limit = getattr(error, "limit", None)
    match error:
        case LargeError():
            return "large", {"limit": LARGEST // 1000}
        case TemplateSyntaxError():
            return syntax(error)
        case TemplateNotFound():
            return "missing", {"name": error.name or error.message or ""}
        case _ if limit is not None:
            return f"limit.{getattr(error, 'key', '')}", {"limit": limit}
        case RecursionError():
            return ("circle" if spot(error).path else "deep"), {}
        case ZeroDivisionError() | DecimalException():
            return "division", {}
        case OverflowError() if "MAX_RANGE" in str(error):
            return "range", {"limit": MAX_RANGE}
        case MemoryError():
            return "memory", {}
        case ValueError() if "integer string conversion" in str(error):
            return "limit.number", {"limit": 4300}  # Python's own
    if unknown := unknown_name(error):
        return "name", {"name": unknown}
    return "other", {"message": str(error)}


def syntax(error: TemplateSyntaxError) -> tuple[str, dict[str, Any]]:
    """What is wrong with the notation of a template."""
    if isinstance(error.__cause__, SyntaxError):
        return "deep", {}
    if isinstance(error.__cause__, RecursionError | MemoryError):
        return cause(error.__cause__)
    if "integer string conversion" in (error.message or ""):
        return "limit.number", {"limit": 4300}  # Python's own
    message = error.message or ""
    for key, pattern in SAID.items():
        if found := pattern.search(message):
            return key, found.groupdict()
    return "notation", {"message": message}


def unknown_name(error: BaseException) -> str:
    """The name that a template speaks of and that isn't there; nothing where something else is wrong."""
    if isinstance(error, KeyError):
        return str(error.args[0])
    quoted = str(error).split("'")[1::2] if isinstance(error, UndefinedError) else ()
    return quoted[-1] if quoted else ""


def spot(error: BaseException, own: Path | None = None) -> Spot:
    """The template in which an error came up while it ran, and the line; no path where it was in none.

    What goes wrong in a template of radplan's that a municipality's own uses, was asked for there: that is the place.
    """
    found: list[Spot] = []
    frame: TracebackType | None = error.__traceback__
    while frame is not None:
        file = frame.tb_frame.f_code.co_filename
        if not file.endswith(".py") and not file.startswith("<"):
            found.append(Spot(Path(file), frame.tb_lineno))
        frame = frame.tb_next
    theirs = [at for at in found if at.path and at.path.parent != own]
    return (theirs or found or [Spot(None, 1)])[-1]
