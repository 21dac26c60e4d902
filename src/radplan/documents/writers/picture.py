"""A chart as points of colour, for programs that can't draw SVG."""

from __future__ import annotations

from pathlib import Path

import typst

FONTS = Path(__file__).parents[1] / "fonts"
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
