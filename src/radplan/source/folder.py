"""A plan's folder: each file in it read once, and nothing outside it."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path

from radplan.findings import Finding, Place, Severity, Text
from radplan.record import Record
from radplan.regex import regex
from radplan.source import files, markdown
from radplan.source.files import STDIN, InputError, UnreadableError
from radplan.source.places import Fields, Items, Node, Point, Scalar, SourceFile, join, place_of
from radplan.source.yaml import compose

REFERENCE = regex(
    # Nothing is given back, so that a line costs no more than its length.
    r"^ *+(?:- ++)*+(?:\w++: ++)?(?:\{ *+)?file: ++([^\s'\",{}#]++) *+\}?[ \t]*+\r?$",
    re.M,
)
# What each file starts with; a plan, under whatever name, with the version of the format.
FIRST_LINES = {
    "realisation.yaml": "radplan-realisation: 1",
    "quickscan.yaml": "radplan-quickscan: 1",
    "exceptions.yaml": "exceptions:",
    "house-style.yaml": "colours:",
}
WHOLE = ("activities", "schemes")  # where a reference is to more than a text


class Document(Record):
    """One YAML file and all it includes, as data with places, and what is wrong with its notation.

    Of a broken file, `loose` holds the activities in files of their own that it names.
    """

    name: str
    root: Fields
    findings: list[Finding]
    broken: bool
    loose: tuple[Fields, ...] = ()


class Folder:
    """Reads the files of one plan; `unsaved` holds by name what goes before what the disk has."""

    def __init__(self, plan: str, unsaved: Mapping[str, bytes] | None = None) -> None:
        self.plan = plan
        self.unsaved = unsaved or {}
        self.root = Path() if plan == STDIN else Path(plan).parent
        self.includes = 0
        self.findings: list[Finding] = []
        self.sources: dict[str, SourceFile] = {}

    @cached_property
    def base(self) -> Path:
        """The folder itself: asked for only where a file includes another."""
        return self.root.resolve()

    def read(self) -> Document:
        """The plan itself. Raises InputError where the argument can't be opened."""
        raw, name = files.read_plan(self.plan)
        return self.document(self.unsaved.get(name, raw), name)

    def read_beside(self, filename: str) -> Document | None:
        """A file that lies beside the plan by its name, if there is one."""
        path = self.root / filename
        if self.plan == STDIN or not (path.exists() or path.is_symlink()):
            return None
        name = files.shown(posixpath.join(posixpath.dirname(files.slashed(self.plan)), filename))
        try:
            if path.is_symlink() and self.base not in path.resolve().parents:
                return self.outside(name)
            return self.document(self.bytes_of(path, name), name)
        except (OSError, ValueError, RuntimeError) as error:  # RuntimeError is a link that leads to itself
            raise InputError(name, files.reason(error)) from error

    def outside(self, name: str) -> Document:
        """A file beside the plan that is a link out of its folder: it is not looked at."""
        self.findings = []
        self.sources[name] = SourceFile(name, "")
        self.report("file-outside-plan", "link", Place(name, 1, 1, 1, 2), "", file=name)
        return Document(name, _nothing(self.sources[name]), self.findings, broken=True)

    def bytes_of(self, path: Path, name: str) -> bytes:
        """The bytes of a file, as it is being edited or as it is on the disk."""
        return self.unsaved[name] if name in self.unsaved else files.read_bytes(path)

    def document(self, raw: bytes, name: str) -> Document:
        """A YAML file with its includes."""
        self.findings = []
        source = SourceFile(name, "")
        node: Node | None = None
        try:
            source, found = files.decode(raw, name)
            self.sources[name] = source
            node, more = compose(source, self.include)
            self.findings += found + more
        except UnreadableError as error:
            place = Place(name, error.line, error.column, error.line, error.column + 1)
            hint = Text(f"{error.text.key}.hint", error.text.values)
            self.findings.append(Finding(error.rule, Severity.ERROR, place, error.text, "", hint))
            return Document(name, _nothing(source), self.findings, broken=True)
        if node is None and more:
            self.findings, self.includes = found + more, 0
            loose = tuple(self.salvage(source))
            return Document(name, _nothing(source), self.findings, broken=True, loose=loose)
        if node is None:
            return Document(name, _nothing(source), self.findings, broken=False)
        if not isinstance(node, Fields):
            if isinstance(node, Scalar) and node.empty:
                return Document(name, _nothing(source), self.findings, broken=False)
            kind = "list" if isinstance(node, Items) else "text"
            first = FIRST_LINES.get(posixpath.basename(name), "radplan: 1")
            self.report("wrong-type", "root", place_of(node), "", got=Text(f"wrong-type.got.{kind}"), first=first)
            return Document(name, _nothing(source), self.findings, broken=True)
        return Document(name, node, self.findings, broken=False)

    def salvage(self, source: SourceFile) -> Iterator[Fields]:
        """The activities that a broken file names: what is wrong in them is told all the same."""
        for match in REFERENCE.finditer(source.text):
            start, end = (source.point(offset) for offset in match.span(1))
            found = self.open(Scalar.at(match[1], source, start, end), "")
            if found and found.text.startswith("---"):
                node, findings = markdown.activity(found, self.nested, "")
                self.findings += findings
                if isinstance(node, Fields):
                    yield node

    def include(self, node: Fields, path: str, owner: str) -> Node:
        """What `{file: …}` stands for: an activity, a scheme, or a text."""
        reference = node["file"]
        others = [key for key in node if isinstance(key, Scalar) and key != "file"]
        if not path or (others and owner not in WHOLE):
            return node  # no reference, but a key that the model doesn't know, or keys too many where a text belongs
        for key in others:
            self.report("unknown-key", "beside-file", place_of(key), join(path, key), key=key)
        if not isinstance(reference, Scalar):
            self.report("wrong-type", "file", place_of(reference), join(path, "file"))
            return stand_in(Scalar.at("", node.source, node.start, node.end))
        source = self.open(reference, path)
        if source is None:
            return stand_in(reference)
        owner = owner if owner in WHOLE else meant(owner, source)
        if owner == "activities":
            found, findings = markdown.activity(source, self.nested, path)
        elif owner == "schemes":
            found, findings = compose(source, self.nested, path)
        else:
            return self.prose(source, reference, path)
        self.findings += findings
        return found if found is not None else stand_in(reference)

    def nested(self, node: Fields, path: str, owner: str) -> Node:
        """A reference inside an included file: to a text only, so that files can't include each other."""
        return self.include(node, path, owner) if owner and owner not in WHOLE else node

    def open(self, reference: Scalar, path: str) -> SourceFile | None:
        """The file that a reference names, if it may be read and can be."""
        self.includes += 1
        place = place_of(reference)
        if self.includes > files.MAX_INCLUDES:
            if self.includes == files.MAX_INCLUDES + 1:
                self.report("input-limit", "includes", place, path, limit=files.MAX_INCLUDES)
            return None
        name = beside(reference.source.name, reference)
        try:
            target = Path(name).resolve()
            if target != self.base and self.base not in target.parents:
                self.report("file-outside-plan", "", place, path, file=reference)
                return None
            source, found = files.decode(self.bytes_of(target, name), name)
        except (OSError, ValueError, RuntimeError) as error:
            kind, repair = files.reason(error), reference.replace("\\", "/")
            kind = "backslash" if kind == "missing" and repair != reference and ":" not in repair else kind
            self.report("file-unreadable", kind, place, path, file=reference, repair=repair)
            return None
        except UnreadableError as error:
            kind = f"include-{error.text.key.partition('.')[2]}"
            self.report(error.rule, kind, place, path, file=reference, line=error.line, **error.text.values)
            return None
        self.sources[name] = source
        self.findings += found
        return source

    def prose(self, source: SourceFile, reference: Scalar, path: str) -> Scalar:
        """A text in a file of its own; an empty one is shown at the reference."""
        text = markdown.prose(source)
        if text.strip():
            text.reference = reference
            return text
        self.report("empty-text", "file", place_of(reference), path, file=reference)
        return stand_in(reference)

    def report(self, rule: str, kind: str, place: Place, path: str, **values: object) -> None:
        """A reading finding."""
        key = f"{rule}.{kind}" if kind else rule
        hint = Text(f"{key}.hint", values)
        self.findings.append(Finding(rule, Severity.ERROR, place, Text(key, values), path, hint))


def beside(file: str, reference: str) -> str:
    """The name of what a file refers to. What stands before `..` in the name of the file stays: it may be a link."""
    above, up, name = ("" if file == STDIN else file).rpartition("../")
    return posixpath.join(above + up, posixpath.normpath(posixpath.join(posixpath.dirname(name), reference)))


def meant(owner: str, source: SourceFile) -> str:
    """The key that a misspelt key for activities stands for, where what it refers to is written as one."""
    if not source.text.startswith("---"):
        return owner
    from radplan.suggest import closest, english_key

    return english_key(owner, WHOLE, {}) or closest(owner, WHOLE) or owner


def _nothing(source: SourceFile) -> Fields:
    node = Fields()
    node.source, node.start, node.end = source, Point(0, 0), Point(0, 0)
    return node


def stand_in(reference: Scalar) -> Scalar:
    """Something harmless in the place of a file that couldn't be read, so that the rest is still checked."""
    return Scalar.at("…", reference.source, reference.start, reference.end, "missing")
