"""What documents take from the house style: its colours, its logo, its letters and its Word template."""

from __future__ import annotations

from base64 import b64encode
from pathlib import Path

from radplan.house import House, Typeface, picture, typeface
from radplan.record import Record


class Dress(Record):
    """The colour of headings and of heads of tables, that of the text on it, and files; without a house radplan's own.

    Templates know it as `house`.
    """

    accent: str = "#154273"
    accent_text: str = "#ffffff"
    name: str = ""
    logo_file: Path | None = None
    logo_alt: str = ""
    font_files: tuple[Path, ...] = ()
    docx_template: Path | None = None

    @property
    def logo(self) -> str:
        """The logo as part of a page, so that the page needs nothing else."""
        file = self.logo_file
        raw = file.read_bytes() if file else b""
        return address(raw, picture(raw)) if raw else ""

    @property
    def faces(self) -> list[tuple[str, Typeface]]:
        """Each font as part of a page, with what it says of itself."""
        fonts = [file.read_bytes() for file in self.font_files]
        return [(address(raw, "font/ttf"), face) for raw in fonts if (face := typeface(raw)) is not None]


def address(raw: bytes, kind: str) -> str:
    """What is in a file as an address that holds all of it."""
    return f"data:{kind};base64,{b64encode(raw).decode()}"


def dress(house: House | None) -> Dress:
    """What a house style says of how documents look."""
    if house is None:
        return Dress()
    style = house.style
    return Dress(
        style.colours.accent,
        style.colours.accent_text,
        style.name or "",
        house.file(style.logo.file) if style.logo else None,
        style.logo.alt if style.logo else "",
        tuple(map(house.file, style.font.files)) if style.font else (),
        house.file(style.docx_template) if style.docx_template else None,
    )
