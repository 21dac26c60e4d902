"""Pictures as points of colour, for programs that can't draw SVG; and the letters they are drawn in."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import typst

from radplan.documents.writers.fault import WritingFault

FONTS = Path(__file__).parents[1] / "fonts"
LOGO = (60, 18)
"""How wide and how high a logo is at most, in millimetres."""
_LOGO = b"""
#set page(width: auto, height: auto, margin: 0pt, fill: none)
#set text(font: ("Open Sans", "Libertinus Serif", "DejaVu Sans Mono"))
#image(bytes(json(bytes(sys.inputs.logo))), height: 18mm)
"""
_PAGE = b"""
#set page(width: auto, height: auto, margin: 0pt, fill: white)
#set text(font: ("Open Sans", "Libertinus Serif", "DejaVu Sans Mono"))
#image(bytes(sys.inputs.svg), format: "svg", width: float(sys.inputs.width) * 1mm)
"""


def fonts() -> typst.Fonts:
    """The letters that come with radplan, and none of the system's."""
    return typst.Fonts(include_system_fonts=False, font_paths=[FONTS])


def png(svg: str, width: float) -> bytes:
    """The picture as PNG, sharp in print at a width in millimetres."""
    made = typst.compile(
        _PAGE, font_paths=fonts(), format="png", ppi=200, sys_inputs={"svg": svg, "width": str(width)}, timestamp=0
    )
    assert isinstance(made, bytes)
    return made


def logo(file: Path) -> bytes:
    """A logo as PNG, whatever kind of picture it is. Raises WritingFault for one that is damaged."""
    points = json.dumps([*file.read_bytes()])
    try:
        made = typst.compile(_LOGO, font_paths=fonts(), format="png", ppi=300, sys_inputs={"logo": points})
    except typst.TypstError as error:
        raise WritingFault("picture-unreadable", {"picture": file.name}) from error
    assert isinstance(made, bytes)
    return made


@contextmanager
def lettered(files: Sequence[Path]) -> Iterator[tuple[typst.Fonts, list[str]]]:
    """The letters that come with radplan and those of a house, with the names of the latter: typst takes folders."""
    if not files:
        yield fonts(), []
        return
    with TemporaryDirectory() as folder:
        for number, file in enumerate(files):
            shutil.copyfile(file, Path(folder) / f"{number}{file.suffix}")
        found = typst.Fonts(include_system_fonts=False, font_paths=[FONTS, Path(folder)])
        own = [font.family for font in found.fonts() if font.path and Path(font.path).parent == Path(folder)]
        yield found, list(dict.fromkeys(own))
