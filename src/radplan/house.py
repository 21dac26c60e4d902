"""The house style in force: read from house-style.yaml beside the plan, checked, and handed to the writers."""

from __future__ import annotations

import os
import struct
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from radplan.findings import Finding, Place, Severity, Text
from radplan.locale import words
from radplan.model import faults
from radplan.record import Record
from radplan.source.files import PLAN, STDIN, InputError, read_bytes, reason
from radplan.source.folder import Folder
from radplan.source.places import Fields, Items, Places, Scalar
from radplan.suggest import closest

if TYPE_CHECKING:
    from radplan.model.house_style import HouseStyle
    from radplan.reading import PlanFolder

RULE = "house-style"
ENOUGH = 4.5
"""The contrast that WCAG 2.2 AA asks of text on its background (criterion 1.4.3)."""


PICTURES = {b"\x89PNG\r\n\x1a\n": "image/png", b"\xff\xd8\xff": "image/jpeg", b"GIF8": "image/gif"}
MAX_PROLOGUE = 4096
"""What may stand before a picture begins: the declaration, a comment, a doctype."""


class House(Record):
    """A house style with the folder its files lie in."""

    style: HouseStyle
    folder: Path

    def file(self, name: str) -> Path:
        """A file of the house style."""
        return self.folder / name


class Typeface(Record):
    """What a font says of itself."""

    weight: int
    italic: bool


def read_house(folder: PlanFolder, language: str) -> tuple[House | None, list[Finding]]:
    """The house style beside a plan, and what is wrong with it; None where there is no such file.

    What was read is one of the plan's sources from then on: a finding shows its line.
    """
    files = Folder(folder.name, folder.unsaved)
    try:
        document = None if folder.name == STDIN else files.read_beside("house-style.yaml")
    except InputError as error:
        return None, [unopened(error)]
    folder.sources |= files.sources
    if document is None:
        return None, []
    from radplan.model.house_style import HouseStyle

    modelled = faults.validate(HouseStyle, document.root)
    findings = document.findings + modelled.findings
    if modelled.model is None:
        return None, findings
    house = House(modelled.model, files.root)
    places = Places(document.root)
    return house, [
        *findings,
        *check_files(document.root, files, places),
        *check_colours(house, places),
        *check_labels(house, places, language),
    ]


def unopened(error: InputError) -> Finding:
    """A house style that is there and can't be read: a folder, a link to nothing, a file of another's."""
    values = {"file": error.name}
    key = f"file-unreadable.{error.reason}"
    return Finding(
        "file-unreadable", Severity.ERROR, Place(error.name), Text(key, values), hint=Text(f"{key}.hint", values)
    )


def named_in(root: Fields) -> Iterator[tuple[str, str]]:
    """The files that a house style names, each with its path in it, whatever else is wrong there."""
    logo, font, template = (root.get(key) for key in ("logo", "font", "docx_template"))
    files = font.get("files") if isinstance(font, Fields) else None
    found = [("logo.file", logo.get("file") if isinstance(logo, Fields) else None), ("docx_template", template)]
    found += [(f"font.files[{index}]", name) for index, name in enumerate(files if isinstance(files, Items) else ())]
    return ((path, str(name)) for path, name in found if isinstance(name, Scalar) and not name.empty)


def files_of(folder: str) -> Iterator[Path]:
    """The files that the house style in a folder names; none where there is no house style, or it can't be read."""
    files = Folder(os.path.join(folder, PLAN))  # noqa: PTH118 (keeps the name as it was typed)
    try:
        document = files.read_beside("house-style.yaml")
    except InputError:
        return iter(())
    return (files.root / name for _, name in named_in(document.root)) if document else iter(())


def check_files(root: Fields, files: Folder, places: Places) -> list[Finding]:
    """Files that are not there, not in the plan's folder, or not what they should be."""
    wrong = ((path, name, fault(files.root / name, files.base, path)) for path, name in named_in(root))
    return [finding(places.of(path), path, kind, file=name) for path, name, kind in wrong if kind]


def fault(file: Path, base: Path, path: str) -> str:
    """What is wrong with a file that a house style names at a path; nothing where it can be used."""
    try:
        target = file.resolve()
        if base not in target.parents:
            return "outside"
        raw = read_bytes(target)
    except (OSError, ValueError, RuntimeError) as error:  # RuntimeError is a link that leads to itself
        return "missing" if reason(error) in ("missing", "not-regular") else "unreadable"
    match path.partition(".")[0]:
        case "logo":
            return "" if picture(raw) else "picture"
        case "font":
            return "" if typeface(raw) else "font"
        case _:
            return "" if is_word(raw) else "template"


def is_word(raw: bytes) -> bool:
    """Whether a file is a Word document."""
    from io import BytesIO
    from zipfile import BadZipFile, ZipFile

    try:
        return "word/document.xml" in ZipFile(BytesIO(raw)).namelist()
    except BadZipFile:
        return False


def picture(raw: bytes) -> str:
    """The kind of picture that a file is, by its first bytes; empty where it is none that documents can show."""
    for start, kind in PICTURES.items():
        if raw.startswith(start):
            return kind
    if raw[8:12] == b"WEBP":
        return "image/webp"
    return "image/svg+xml" if b"<svg" in raw[:MAX_PROLOGUE] else ""


def typeface(raw: bytes) -> Typeface | None:
    """What the file of a font says of itself, as TrueType and OpenType have it; None for any other file."""
    try:
        sort, count = struct.unpack_from(">4sH", raw)
        tables = (struct.unpack_from(">4s4xL", raw, 12 + 16 * index) for index in range(count))
        at = dict(tables)[b"OS/2"] if sort in (b"\0\1\0\0", b"OTTO", b"true") else len(raw)
        (weight,), (signs,) = struct.unpack_from(">H", raw, at + 4), struct.unpack_from(">H", raw, at + 62)
    except (struct.error, KeyError):
        return None
    return Typeface(weight, bool(signs & 1))


def check_colours(house: House, places: Places) -> list[Finding]:
    """Colours that can't be read on each other or on white."""
    colours = house.style.colours
    found = []
    for path, one, other in (
        ("colours.accent_text", colours.accent_text, colours.accent), ("colours.accent", colours.accent, "#ffffff"),
    ):  # fmt: skip
        ratio = contrast(one, other)
        if ratio < ENOUGH:
            found.append(
                finding(
                    places.of(path),
                    path,
                    "contrast",
                    one=one,
                    other=other,
                    ratio=tenths(ratio),
                    enough=tenths(ENOUGH),
                )
            )
    return found


def check_labels(house: House, places: Places, language: str) -> list[Finding]:
    """Labels that no document has."""
    known = {key for key, text in words(language, "documents").items() if isinstance(text, str)}
    found = []
    for label in house.style.labels:
        if label not in known:
            meant = closest(label, known)
            case = "label.meant" if meant else "label"
            path = f"labels.{label}"
            found.append(finding(places.key(path), path, case, label=label, suggestion=meant))
    return found


def finding(place: Place, path: str, case: str, **values: str | Decimal) -> Finding:
    """Something wrong in the house style."""
    hint = Text(f"{RULE}.{case}.hint", values)
    return Finding(RULE, Severity.ERROR, place, Text(f"{RULE}.{case}", values), path, hint)


def tenths(ratio: float) -> Decimal:
    """A contrast as a message shows it."""
    return Decimal(f"{ratio:.1f}")


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, from 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    """The relative luminance of a colour (WCAG 2.2)."""
    red, green, blue = (channel(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def channel(value: float) -> float:
    """One channel of a colour, in light."""
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
