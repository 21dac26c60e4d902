"""What is wrong with a text that is no YAML, in our words and at the place a person would point at.

The two YAML parsers word the same fault differently and point at different places, so the fault is worked
out from the text around the place where the parser stopped.
"""

from __future__ import annotations

import re
from typing import Any

from radplan.findings import Finding, Severity, Text
from radplan.source.places import Point, SourceFile

OPENS = re.compile(r"""(?:^|[:\-\[{,])[ \t]+(["'])|^(["'])""")
CLOSING = {"[": "]", "{": "}"}


def finding(source: SourceFile, error: Any, path: str) -> Finding:
    """The finding for a syntax error."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    line, column = (mark.line, mark.column) if mark else (0, 0)
    kind, line, column, values = diagnose(source, line, column)
    start = source.offset(Point(line, column))
    place = source.place(start, start + 1)
    text = Text(f"yaml-syntax.{kind}", values)
    return Finding("yaml-syntax", Severity.ERROR, place, text, path, Text(f"yaml-syntax.{kind}.hint", values))


def diagnose(source: SourceFile, line: int, column: int) -> tuple[str, int, int, dict[str, Any]]:
    """The kind of fault, its line and column (from 0), and what its words need."""
    line = min(line, len(source.starts) - 1)
    if tab := tab_indent(source, line):
        return ("tab", *tab, {})
    if quote := open_quote(source, line):
        return ("quote", *quote, {"quote": source.line(quote[0] + 1)[quote[1]]})
    if braces := unquoted_braces(source, line):
        return ("braces", *braces, {})
    if bracket := open_bracket(source, line):
        opened = source.line(bracket[0] + 1)[bracket[1]]
        return ("bracket", *bracket, {"opened": opened, "closing": CLOSING[opened]})
    text = source.line(line + 1)
    if text[column : column + 1] in ("@", "`", "%", "&", "*", "!", "|", ">"):
        return "reserved", line, column, {"character": text[column]}
    if colon := second_colon(text):
        return "colon", line, colon, {}
    if text.strip() and re.fullmatch(r"[\w'’-]+:\S.*", text.strip()):
        return "space", line, text.index(":"), {}
    if (missing := missing_colon(source, line)) is not None:
        return "no-colon", missing, indent(source.line(missing + 1)), {}
    if after := after_quote(text):
        return "after-quote", line, after, {}
    if line and indent(text) > indent(source.line(line)) and re.search(r": +[^\s|>&#]", source.line(line)):
        return "indent", line, indent(text), {}
    return "other", line, min(column, len(text)), {}


def indent(text: str) -> int:
    """How many spaces a line starts with."""
    return len(text) - len(text.lstrip(" "))


def tab_indent(source: SourceFile, line: int) -> tuple[int, int] | None:
    """A tab where YAML wants spaces: at the place, or on the line before it."""
    for number in (line, line - 1):
        match = re.match(r" *\t+(?=\S)", source.line(number + 1)) if number >= 0 else None
        if match:
            return number, match[0].index("\t")
    return None


def open_quote(source: SourceFile, line: int) -> tuple[int, int] | None:
    """The last quote, on this line or before it, that opens a value and isn't closed on its own line."""
    for number in range(line, -1, -1):
        text = source.line(number + 1)
        opened = next(iter(OPENS.finditer(text)), None)
        if opened is None:
            continue
        quote = opened[1] or opened[2]
        rest = text[opened.end() :]
        plain = re.sub(r"\\.", "", rest) if quote == '"' else rest.replace("''", "")
        if quote not in plain:
            return number, opened.end() - 1
        if number < line - 50:
            break
    return None


def unquoted_braces(source: SourceFile, line: int) -> tuple[int, int] | None:
    """A placeholder at the start of a value or inside brackets, without quotes."""
    for number in (line, line - 1):
        text = source.line(number + 1) if number >= 0 else ""
        match = re.search(r"(?<=: )\{\{|(?<=- )\{\{|(?<=\[)[^\"']*\{\{", text)
        if match:
            return number, text.index("{{", match.start())
    return None


def open_bracket(source: SourceFile, line: int) -> tuple[int, int] | None:
    """A bracket or brace that is opened as a value, on this line or before it, and never closed."""
    depth: list[tuple[int, int]] = []
    for number in range(max(0, line - 200), line + 1):
        text = re.sub(r"\"(?:\\.|[^\"])*\"|'(?:''|[^'])*'", lambda match: " " * len(match[0]), source.line(number + 1))
        text = re.sub(r"(^|\s)#.*", lambda match: " " * len(match[0]), text)
        value = re.search(r"(?::|-|^)\s*([\[{])", text)
        for column in range(value.start(1) if value and not depth else 0, len(text)):
            if text[column] in CLOSING and (depth or (value and column >= value.start(1))):
                depth.append((number, column))
            elif text[column] in "]}" and depth:
                depth.pop()
    return depth[-1] if depth else None


def second_colon(text: str) -> int | None:
    """`titel: Doel: veiligheid`: a colon and a space inside a value that is not quoted."""
    match = re.match(r"\s*(?:- +)*[\w'’.-]+: +(?![\"'\[{|>])[^#]*?(: |:$)", text)
    return match.start(1) if match else None


def missing_colon(source: SourceFile, line: int) -> int | None:
    """A line that is a key without its colon: at the place or just before it."""
    for number in (line, line - 1):
        if number >= 0 and re.fullmatch(r"\s*[\w'’-]+\s*", source.line(number + 1)):
            return number
    return None


def after_quote(text: str) -> int | None:
    """Text behind a closing quote, as in `'s-Hertogenbosch` or `"de wijk" en meer`: where it starts."""
    match = re.search(r"""(?:: |- |^)\s*(?:"(?:\\.|[^"\\])*"|'(?:''|[^'])*')\s*(?=[^\s,\]}#:])""", text)
    return match.end() if match else None
