"""What is wrong with a text that is no YAML, in our words and at the place a person would point at.

The two YAML parsers word the same fault differently and point at different places, so the fault is worked
out from the text around the place where the parser stopped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from radplan.findings import Finding, Severity, Text
from radplan.record import Record
from radplan.regex import regex
from radplan.source.places import Point, SourceFile

NEAR = 20  # lines above a fault in which what caused it is looked for
LONG = 2000  # of a longer line only the start is looked at
CLOSING = {"[": "]", "{": "}"}

BLOCK = regex(r"[:-] +[|>][-+0-9]*\s*(?:#.*)?$")
OPENS = regex(r"""(?:^|[:\-\[{,][ \t]+|[\[{])(["'])""")
QUOTED = {'"': regex(r'(?:\\.|[^"\\])*"', re.S), "'": regex(r"(?:''|[^'])*'(?!')", re.S)}
# What stands before the quote with which the next text opens, not before one that closes: `{a: "b, c: "d"}`.
OPENS_NEXT = regex(r"[,\[{]\s*(?:[\w'’.-]+:\s+)?\Z")
ENDS = regex(r"\s*(?:$|[,\]}:]|#)")
COMMENT = regex(r"(?:^|\s)#.*")
BRACES = regex(r"(?:: |- |\[)[ \t]*(?=\{\{)")
# Between brackets: a text that holds a placeholder, from its first word on.
BRACES_INSIDE = regex(r"(?:^|[\[{,])[ \t]*(?:[\w'’.-]+: +)?([^\s\[\]{},·][^\[\]{},·]*)?\{\{")
SECOND_COLON = regex(r"\s*(?:- +)*[\w'’.-]+: +(?![\"'\[{|>])(?:(?!\s#).)*?(:)(?: |$)")
BARE_REFERENCE = regex(r"\s*(?:- +)*[\w'’.-]+: +((?:file|bestand): +([^\s\[\]{},\"'#]+))\s*(?:#.*)?$", re.I)
COLON_IN_BRACES = regex(r"[{,]\s*[\w'’.-]+: +(?![\"'\[{])[^,\]}]*?(:) ")
PATH_IN_BRACES = regex(r"[{,]\s*[\w'’.-]+: +([^,\s\[\]{}\"']+\[[^,\s\[\]{}]*\][^,\s}]*)")
EMPTY_IN_BRACES = regex(r"[{,]\s*([\w'’.-]+):[}\],]")
BEHIND_QUOTE = regex(r"""(?:[:\-,] |[\[{]|^)\s*(?:"(?:\\.|[^"\\])*"|'(?:''|[^'])*')\s*(?=[^\s,\]}#:])""")
APOSTROPHE = regex(r"""(?:[:\-,] |[\[{]|^)\s*'(?:''|[^'])*\w'(?=\w)""")
MISSING_SPACE = regex(r"\s*(?:- +)*[\w'’-]+(:)[^\s/:].*")
MISSING_COLON = regex(r"\s*([\w'’-]+)\s*")
WORDS = regex(r"\s*([\w'’-]+(?: [\w'’-]+){1,3})\s*")
DIRECTIVE = regex(r"(%).*")
# A key with another sign behind it than a colon, or with none before its text: `vision |`.
OTHER_SIGN = regex(r"\s*(?:- +)*([\w'’-]+)\s*(?:[=;].*|[|>][-+0-9]*\s*)")
LONE = (("space", MISSING_SPACE), ("no-colon", MISSING_COLON), ("directive", DIRECTIVE), ("no-colon", OTHER_SIGN))
NO_KEY = "while scanning a simple key"  # of the parser
# Brackets count only where text follows them, and no other key.
FIRST_SIGN = regex(
    r"\s*(?:- +)*(?:[\w'’.-]+: +)?"
    r"(?:(?P<sign>[*|>])|(?P<bracket>[\[{])[^\[\]{}:]*[\]}]\s*(?=[^\s#\]},])(?![\w'’.-]+:(?: |$)))"
)
NO_BREAK = regex(r" *(?:- *)*(?:[\w'’.-]+:)? *(\u00a0)")
STARTS = regex(r"(?:^|[:-]) *[\[{]")
NO_CODE = regex(r"""\"(?:\\.|[^\"\\])*\"|'(?:''|[^'])*'|(?:^|\s)#.*""")
QUOTES = regex(r"""\"(?:\\.|[^\"\\])*\"|'(?:''|[^'])*'""")
COLOUR = regex(r"[^#]*?[{,]\s*[\w'’.-]+:[ \t]+(#[0-9a-fA-F]{3,8})\b")
DASH = regex(r" *(-)(?: |$)")
# What a word processor makes of the dash of a list.
OTHER_DASH = regex(r"\s*(?:- +)*([–—−‐‑•·▪])\s+(?=\S)")
KEY = regex(r"\s*(?:- +)*[\w'’.-]+:(?: |$)")


class Diagnosis(Record):
    """The kind of fault, its line and column (from 0), and what its words need."""

    kind: str
    line: int
    column: int
    values: dict[str, Any] = {}  # noqa: RUF012 (never changed)


def finding(source: SourceFile, error: Any, path: str) -> Finding:
    """The finding for a syntax error."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None) or Point(0, 0)
    opened = getattr(error, "context_mark", None)
    lone = opened.line if opened and getattr(error, "context", None) == NO_KEY else None
    began = source.offset(opened) if opened else None
    kind, line, column, values = diagnose(source, mark.line, mark.column, began, lone)
    start = source.offset(Point(line, column))
    place = source.place(start, start + 1)
    text = Text(f"yaml-syntax.{kind}", values)
    return Finding("yaml-syntax", Severity.ERROR, place, text, path, Text(f"yaml-syntax.{kind}.hint", values))


def diagnose(source: SourceFile, line: int, column: int, opened: int | None, lone: int | None) -> Diagnosis:
    """What is wrong, given where the parser stopped, where what it was reading began, and the line that stands where a
    key should, if that is the fault."""
    line = min(line, len(source.starts) - 1)
    text = line_of(source, line)
    return (
        tab_indent(source, line)
        or no_break(source, line)
        or escape(text, line, column)
        or open_quote(source, line)
        or unquoted_braces(source, line)
        or braces_inside(source, line, opened)
        or other_dash(source, line)
        or (without_key(source, lone) if lone is not None else None)
        or first_sign(text, line, column)
        or bare_colour(source, line)
        or in_braces(source, line, opened)
        or open_bracket(source, line, column, opened)
        or reserved(text, line, column)
        or bare_reference(text, line)
        or second_colon(text, line)
        or near(source, line, MISSING_SPACE, "space")
        or near(source, line, MISSING_COLON, "no-colon")
        or near(source, line, DIRECTIVE, "directive")
        or apostrophe(text, line)
        or behind_quote(text, line)
        or odd_indent(source, line)
        or last_bracket(source, line)
        or near(source, line, WORDS, "no-colon")
        or Diagnosis("other", line, min(column, len(text)))
    )


def line_of(source: SourceFile, line: int) -> str:
    """A line by its number from 0; nothing before the first."""
    return source.line(line + 1)[:LONG]


def indent(text: str) -> int:
    """How many spaces a line starts with."""
    return len(text) - len(text.lstrip(" "))


def tab_indent(source: SourceFile, line: int) -> Diagnosis | None:
    """A tab where YAML wants spaces: at the place, or on the line before it."""
    for number in (line, line - 1):
        if match := re.match(r" *(\t)[ \t]*(?=\S)", line_of(source, number)):
            return Diagnosis("tab", number, match.start(1))
    return None


def no_break(source: SourceFile, line: int) -> Diagnosis | None:
    """A no-break space where YAML wants a space: in the indent, behind a dash or behind a colon."""
    outside = dict(outside_blocks(source, line))
    for number in (line, line - 1):
        if match := NO_BREAK.match(outside.get(number, "")):
            return Diagnosis("no-break", number, match.start(1))
    return None


def escape(text: str, line: int, column: int) -> Diagnosis | None:
    r"""A backslash that stands for nothing, as in `"C:\documenten"`."""
    for at in (column, column - 1, column - 2):
        if at >= 0 and text[at : at + 1] == "\\":
            return Diagnosis("escape", line, at, {"character": text[at : at + 2]})
    return None


def open_quote(source: SourceFile, line: int) -> Diagnosis | None:
    """A quote that opens a text and is closed only by the quote of another text, or not at all."""
    opened: Diagnosis | None = None
    for number, text in outside_blocks(source, line):
        at = 0
        while True:
            if opened:
                closing = QUOTED[opened.values["quote"]].match(text, at)
                if closing is None:
                    break
                astray = number > opened.line or OPENS_NEXT.search(text, at, closing.end() - 1)
                if astray and not ENDS.match(text, closing.end()):
                    return opened
                at, opened = closing.end(), None
            comment = COMMENT.search(text, at)
            opening = OPENS.search(text, at, comment.start() if comment else len(text))
            if opening is None:
                break
            at = opening.end()
            opened = Diagnosis("quote", number, at - 1, {"quote": opening[1]})
    return opened


def outside_blocks(source: SourceFile, last: int) -> Iterator[tuple[int, str]]:
    """The lines up to a line, without those of the texts below `|` and `>`."""
    block: int | None = None
    for number in range(last + 1):
        text = line_of(source, number)
        if block is not None and (not text.strip() or indent(text) > block):
            continue
        block = indent(text) if BLOCK.search(text) else None
        yield number, text


def unquoted_braces(source: SourceFile, line: int) -> Diagnosis | None:
    """A placeholder at the start of a value, without quotes."""
    for number in (line, line - 1):
        if match := BRACES.search(line_of(source, number)):
            return Diagnosis("braces", number, match.end())
    return None


def braces_inside(source: SourceFile, line: int, opened: int | None) -> Diagnosis | None:
    """A placeholder between brackets, in a text without quotes: where that text starts."""
    if opened is None or source.text[opened : opened + 1] not in tuple(CLOSING):
        return None
    for number in (line, line - 1):
        text = without_code(line_of(source, number), "·")
        if match := BRACES_INSIDE.search(text):
            return Diagnosis("braces-inside", number, match.start(1) if match[1] else match.end() - 2)
    return None


def without_code(text: str, filler: str) -> str:
    """A line in which texts between quotes and comments are nothing but filler."""
    return NO_CODE.sub(lambda match: filler * len(match[0]), text)


def other_dash(source: SourceFile, line: int) -> Diagnosis | None:
    """An item of a list with another sign before it than a dash; not where such a line goes on with a text."""
    for number in (line, line - 1):
        text, above = line_of(source, number), line_above(source, number)
        goes_on = indent(text) > indent(above) and not above.rstrip().endswith(":")
        if not goes_on and (match := OTHER_DASH.match(text)):
            return Diagnosis("dash", number, match.start(1), {"character": match[1]})
    return None


def without_key(source: SourceFile, line: int) -> Diagnosis | None:
    """A line that has no colon where a key should stand: a key without one, or text that belongs to no key."""
    text = line_of(source, line)
    at = indent(text)
    if BLOCK.search(line_above(source, line)):
        return Diagnosis("block", line, at)
    for kind, pattern in LONE:
        if match := pattern.fullmatch(text):
            return Diagnosis(kind, line, match.start(1))
    return Diagnosis("no-key", line, at)


def line_above(source: SourceFile, line: int) -> str:
    """The line above another that holds something."""
    above = (line_of(source, number) for number in range(line - 1, max(-1, line - NEAR), -1))
    return next((text for text in above if text.strip()), "")


def first_sign(text: str, line: int, column: int) -> Diagnosis | None:
    """A value that starts with a sign that means something to YAML: `*Plan*`, `> alleen vmbo`, `[overleg] met ons`."""
    match = FIRST_SIGN.match(text)
    if match is None:
        return None
    at = match.start(match.lastgroup or 0)
    return Diagnosis("reserved", line, at, {"character": text[at]}) if at < column and stops(match, column) else None


def stops(match: re.Match[str], column: int) -> bool:
    """Whether the parser stopped for such a sign: at one of its own, or at what follows brackets."""
    return bool(match["sign"]) or match.end() == column


def bare_colour(source: SourceFile, line: int) -> Diagnosis | None:
    """`{accent: #005a9c}`: without quotes the colour is a comment, and takes the closing brace with it."""
    for number in range(line, max(-1, line - NEAR), -1):
        text = QUOTES.sub(lambda match: "·" * len(match[0]), line_of(source, number))
        if match := COLOUR.match(text):
            return Diagnosis("colour", number, match.start(1), {"text": match[1]})
    return None


def in_braces(source: SourceFile, line: int, opened: int | None) -> Diagnosis | None:
    """Between braces: a key with nothing between its colon and what follows, or a value with square brackets in it."""
    inside = opened is not None and source.text[opened : opened + 1] in tuple(CLOSING)
    for number in (line, line - 1):
        text = without_code(line_of(source, number), "·")
        if match := EMPTY_IN_BRACES.search(text):
            return Diagnosis("no-value", number, match.start(1), {"key": match[1]})
        if inside and (match := PATH_IN_BRACES.search(text)):
            return Diagnosis("path", number, match.start(1), {"text": match[1]})
    return None


def open_bracket(source: SourceFile, line: int, column: int, opened: int | None) -> Diagnosis | None:
    """A bracket or brace that isn't closed before the lines around it go on."""
    bracket = source.text[opened : opened + 1] if opened is not None else ""
    if bracket not in CLOSING or opened is None:
        return None
    at = source.point(opened)
    depth = lead(line_of(source, at.line))
    below = [line_of(source, number) for number in range(at.line + 1, line + 1)]
    ended = line + 1 == len(source.starts) and not line_of(source, line).strip()
    outside = any(goes_on(text, depth) for text in below)
    if ended or outside or (not below and CLOSING[bracket] not in line_of(source, line)[column:]):
        return Diagnosis("bracket", at.line, at.column, {"opened": bracket, "closing": CLOSING[bracket]})
    return None


def goes_on(text: str, depth: int) -> bool:
    """Whether a line is no part of what was opened at a depth: it starts there or before, or ends the front matter."""
    return text.startswith("---") or bool(text.strip() and lead(text) <= depth and text.strip()[0] not in "]}")


def last_bracket(source: SourceFile, line: int) -> Diagnosis | None:
    """The bracket that is still open where the parser stopped, when it stopped for want of a value."""
    opened: list[Diagnosis] = []
    for number in range(max(0, line - NEAR), line + 1):
        text = without_code(line_of(source, number), " ")
        first = 0 if opened else match.end() - 1 if (match := STARTS.search(text)) else len(text)
        for column in range(first, len(text)):
            if closing := CLOSING.get(text[column]):
                opened.append(Diagnosis("bracket", number, column, {"opened": text[column], "closing": closing}))
            elif text[column] in "]}" and opened:
                opened.pop()
    return opened[-1] if opened else None


def lead(text: str) -> int:
    """Where the words of a line start, behind its indent and dashes."""
    return len(text) - len(text.lstrip(" -"))


def reserved(text: str, line: int, column: int) -> Diagnosis | None:
    """A character that no text can start with."""
    for at in (column - 1, column):
        if at >= 0 and text[at : at + 1] in tuple("@`%&*!|>"):
            return Diagnosis("reserved", line, at, {"character": text[at]})
    if text[column : column + 1] in tuple("]}"):
        return Diagnosis("closing", line, column, {"character": text[column]})
    if text[column : column + 2] in ("- ", "? ") and text[:column].rstrip().endswith((":", "[", "{", ",")):
        kind = "list" if text[column] == "-" else "reserved"
        return Diagnosis(kind, line, column, {"character": text[column]})
    return None


def bare_reference(text: str, line: int) -> Diagnosis | None:
    """`description: file: teksten/x.md`: a reference to a file without its braces."""
    match = BARE_REFERENCE.match(text)
    return Diagnosis("reference", line, match.start(1), {"file": match[2]}) if match else None


def second_colon(text: str, line: int) -> Diagnosis | None:
    """`titel: Doel: veiligheid`: a colon and a space inside a value that is not quoted."""
    match = SECOND_COLON.match(text) or COLON_IN_BRACES.search(text)
    return Diagnosis("colon", line, match.start(1)) if match else None


def near(source: SourceFile, line: int, pattern: re.Pattern[str], kind: str) -> Diagnosis | None:
    """A line that is wrong as a whole: where the parser stopped, or just before it."""
    outside = dict(outside_blocks(source, line))
    for number in (line, line - 1):
        if match := pattern.fullmatch(outside.get(number, "")):
            return Diagnosis(kind, number, match.start(1))
    return None


def apostrophe(text: str, line: int) -> Diagnosis | None:
    """An apostrophe in a text between single quotes, which ends it: where the text goes on behind it."""
    match = APOSTROPHE.search(text)
    return Diagnosis("apostrophe", line, match.end()) if match else None


def behind_quote(text: str, line: int) -> Diagnosis | None:
    """Text behind a closing quote, as in `"de wijk" en meer`: where it starts."""
    match = BEHIND_QUOTE.search(text)
    return Diagnosis("after-quote", line, match.end()) if match else None


def odd_indent(source: SourceFile, line: int) -> Diagnosis | None:
    """A line that stands at another depth than the lines it belongs to."""
    text, above = line_of(source, line), line_of(source, line - 1)
    below_dash = DASH.match(above) and indent(text) == indent(above)
    if DASH.match(text) or ((below_dash or indent(text) != indent(above)) and KEY.match(text)):
        return Diagnosis("indent", line, indent(text))
    return None
