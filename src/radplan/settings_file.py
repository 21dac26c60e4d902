"""radplan.toml: found, read and judged. Its own mistakes are findings with places, like those of a plan."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from pathlib import Path
from typing import Any

from radplan.findings import Finding, Severity, Text
from radplan.locale import LANGUAGES
from radplan.regex import regex
from radplan.rules import READING, RULES
from radplan.settings import KEYS, THRESHOLDS, WORDS, Settings
from radplan.source import files
from radplan.source.places import SourceFile, join
from radplan.source.toml import TomlPlaces
from radplan.suggest import closest, closest_word, english_key, synonym

OFF = "off"
SEVERITIES = (OFF, *(severity.value for severity in Severity))
HIGHEST = Decimal(1000)
AT = regex(r"\s*\(at (?:line (\d+), column (\d+)|end of document)\)$")


class SettingsError(Exception):
    """Settings that can't be read at all: exit code 2. `case` says why, `detail` in the words of the reader."""

    def __init__(self, name: str, case: str, line: int = 1, column: int = 1, detail: str = "") -> None:
        super().__init__(f"{name}:{line}:{column}: {case}")
        self.case = case
        self.values = {"file": name, "line": line, "column": column, "detail": detail}


def read_settings(path: Path) -> Settings:
    """The settings in a file. Raises SettingsError where it can't be read or is no TOML."""
    name = files.shown(str(path))
    return settings_in(text_of(path, name).text, name)


@lru_cache(maxsize=8)
def settings_in(text: str, name: str) -> Settings:
    """The settings in a text: a command asks for them first for its language, then for its plans."""
    source = SourceFile(name, text)
    try:
        data = tomllib.loads(text, parse_float=number)
    except (ValueError, RecursionError) as error:
        found = AT.search(str(error))
        end = source.point(len(source.text.rstrip()))
        line, column = (int(found[1]), int(found[2])) if found and found[1] else (end.line + 1, end.column + 1)
        raise SettingsError(name, "syntax", line, column, AT.sub("", str(error))) from error
    return SettingsReader(data, source).settings()


def number(text: str) -> Decimal:
    """A number with a point or an exponent; one beyond all that can be calculated with is infinite."""
    try:
        return Decimal(text)
    except InvalidOperation:
        return Decimal("inf")


def text_of(path: Path, name: str) -> SourceFile:
    """The text of the file."""
    try:
        source, forbidden = files.decode(files.read_bytes(path), name)
    except OSError as error:
        raise SettingsError(name, files.reason(error)) from error
    except files.UnreadableError as error:
        raise SettingsError(name, error.text.key.partition(".")[2], error.line, error.column) from error
    if forbidden:
        raise SettingsError(name, "character", forbidden[0].place.line, forbidden[0].place.column)
    return source


class SettingsReader:
    """Takes the settings out of the data of a file, and notes what can't be one."""

    def __init__(self, data: Mapping[str, Any], source: SourceFile) -> None:
        self.data = data
        self.source = source
        self.places = TomlPlaces(source)
        self.findings: list[Finding] = []

    def settings(self) -> Settings:
        """All settings; where one is wrong, what holds without it."""
        tables = ("rules", "thresholds", "words", "output")
        for key in self.data:
            if key not in tables:
                self.unknown((key,), tables)
        severities = self.table("rules", RULES, self.severity)
        thresholds = self.table("thresholds", THRESHOLDS, self.threshold)
        words = self.table("words", (*WORDS, KEYS), self.words)
        synonyms = words.pop(KEYS, {})
        output = self.table("output", ("lang",), self.language)
        found = sorted(self.findings, key=lambda finding: (finding.place.line, finding.place.column))
        return Settings(
            {rule: None if word == OFF else Severity(word) for rule, word in severities.items()},
            {**THRESHOLDS, **thresholds}, words, synonyms, output.get("lang"), tuple(found), self.source,
        )  # fmt: skip

    def table(self, name: str, known: Iterable[str], take: Callable[[str, str, Any], Any]) -> dict[str, Any]:
        """What a table sets, as far as it can be taken."""
        table = self.data.get(name, {})
        if not isinstance(table, dict):
            self.wrong(name, table, "table")
            return {}
        choices = tuple(known)
        taken = {}
        for key, value in table.items():
            if key not in choices:
                self.unknown((name, key), choices)
            elif (setting := take(name, key, value)) is not None:
                taken[key] = setting
        return taken

    def severity(self, table: str, rule: str, value: Any) -> str | None:
        """How much a rule matters. What can't be read stays an error: nothing can be said of a plan that isn't read."""
        if not isinstance(value, str):
            self.wrong(table, value, "word", rule)
            return None
        if value not in SEVERITIES:
            self.not_on_list(table, rule, value, SEVERITIES)
            return None
        if rule in READING and value != Severity.ERROR.value:
            self.report("unknown-value", "reading", (table, rule), text=value, rule=rule)
            return None
        return value

    def threshold(self, table: str, rule: str, value: Any) -> Decimal | None:
        """A number from which a rule speaks."""
        if isinstance(value, bool) or not isinstance(value, (int, Decimal)):
            self.wrong(table, value, "number", rule)
            return None
        limit = Decimal(value)
        if not (limit.is_finite() and 0 <= limit <= HIGHEST):
            self.report("unknown-value", "threshold", (table, rule), text=str(limit), highest=str(HIGHEST))
            return None
        return limit

    def words(self, table: str, key: str, value: Any) -> dict[str, str] | tuple[str, ...] | None:
        """Words of the municipality: for keys of the format, or for a rule."""
        return self.synonyms(table, value) if key == KEYS else self.words_of_rule(table, key, value)

    def synonyms(self, table: str, value: Any) -> dict[str, str] | None:
        """Words for keys, each with the key it means, or with nothing where it means none."""
        if not isinstance(value, dict):
            self.wrong(table, value, "synonyms", KEYS)
            return None
        known = keys_of_format()
        return {synonym(word): key for word, key in value.items() if self.is_synonym((table, KEYS, word), key, known)}

    def is_synonym(self, path: tuple[str, str, str], key: Any, known: frozenset[str]) -> bool:
        """Whether a word can mean this key: the word is no key itself, and the key is one."""
        word = path[-1]
        if synonym(word) in known:
            text, hint = Text("unknown-value.key-itself", {"text": word}), Text("unknown-value.key-itself.hint")
            self.add(Finding("unknown-value", Severity.ERROR, self.places.key(*path), text, shown(path), hint))
        elif not isinstance(key, str):
            self.wrong(path[0], key, "word", *path[1:])
        elif key and key not in known:
            meant = english_key(key, known, {}) or closest(key, known)
            suggestion = Text("did-you-mean", {"suggestion": meant}) if meant else None
            self.report("unknown-value", "no-key", path, suggestion, text=key)
        else:
            return True
        return False

    def words_of_rule(self, table: str, rule: str, value: Any) -> tuple[str, ...] | None:
        """Words that the municipality adds to those of a rule."""
        if not isinstance(value, list):
            self.wrong(table, value, "list", rule)
            return None
        for index, word in enumerate(value):
            if not isinstance(word, str):
                self.wrong(table, word, "text", rule, index)
            elif not word.strip(" -:"):
                self.report("empty-text", "", (table, rule, index))
        return tuple(word for word in value if isinstance(word, str) and word.strip(" -:"))

    def language(self, table: str, key: str, value: Any) -> str | None:
        """The language of the findings."""
        if not isinstance(value, str):
            self.wrong(table, value, "word", key)
            return None
        if value not in LANGUAGES:
            self.not_on_list(table, key, value, LANGUAGES)
            return None
        return value

    # What is wrong.

    def unknown(self, path: tuple[str, ...], choices: Iterable[str]) -> None:
        """A key that means nothing here."""
        known, key = tuple(choices), path[-1]
        hint = Text("unknown-key.rule.hint") if known == RULES else Text("unknown-key.hint", {"choices": known})
        if meant := closest(key, known):
            hint = Text("did-you-mean", {"suggestion": meant})
        place = self.places.key(*path)
        self.add(Finding("unknown-key", Severity.ERROR, place, Text("unknown-key", {"key": key}), ".".join(path), hint))

    def not_on_list(self, table: str, key: str, value: str, choices: tuple[str, ...]) -> None:
        """A word that isn't one of a few."""
        meant = closest_word(value, choices)
        hint = Text("did-you-mean", {"suggestion": meant}) if meant else None
        self.report("unknown-value", "", (table, key), hint, text=value, choices=choices)

    def wrong(self, table: str, value: Any, expected: str, *below: str | int) -> None:
        """A value of another kind than belongs here."""
        wanted = Text(f"wrong-type.expected.{expected}")
        got = Text(f"wrong-type.got.{kind_of(value)}")
        hint = Text(f"wrong-type.settings.{expected}.hint")
        self.report("wrong-type", "", (table, *below), hint, expected=wanted, got=got)

    def report(
        self, rule: str, case: str, path: tuple[str | int, ...], hint: Text | None = None, /, **values: Any
    ) -> None:
        """A finding at a value."""
        key = f"{rule}.{case}" if case else rule
        text = Text(key, values)
        place = self.places.value(*path)
        self.add(Finding(rule, Severity.ERROR, place, text, shown(path), hint or Text(f"{key}.hint", values)))

    def add(self, finding: Finding) -> None:
        self.findings.append(finding)


def shown(path: tuple[str | int, ...]) -> str:
    """A path as findings show it."""
    text = ""
    for step in path:
        text = join(text, step)
    return text


def keys_of_format() -> frozenset[str]:
    """Every key that may stand somewhere in a file of a plan. The models are imported only to answer this."""
    from radplan.format.schema import FILES, model_of
    from radplan.model.shape import models_in, slots

    return frozenset(key for name in FILES for model in models_in(model_of(name)) for key in slots(model))


def kind_of(value: Any) -> str:
    """What kind of value this is, as the locale calls it."""
    kinds = {dict: "mapping", list: "list", str: "text", bool: "boolean", int: "number", Decimal: "number"}
    return kinds.get(type(value), "date")
