"""house-style.yaml: how a municipality's documents look and what its words are."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

from radplan.model.plan import Part
from radplan.model.scalars import Kind, Many, OneOf, Text, fault, text_of
from radplan.regex import regex

COLOUR = regex(r"#[0-9a-fA-F]{6}")


def read_colour(value: Any) -> str:
    """A colour as `#rrggbb`."""
    text = text_of(value, "text")
    if not COLOUR.fullmatch(text):
        raise fault("wrong-type", "colour", text=str(text))
    return str(text).lower()


Colour = Annotated[str, Kind("colour", read_colour)]


class Logo(Part):
    """A picture with the words that say what it shows. A file in the plan's folder."""

    file: Text
    alt: Text


class Colours(Part):
    """The colours of headings and table heads, and of the text on them."""

    accent: Colour = "#154273"
    accent_text: Colour = "#ffffff"


class Font(Part):
    """Font files in the plan's folder."""

    files: Many[Text] = ()


class Amounts(Part):
    """How amounts are written."""

    unit: Annotated[str, OneOf("euro", "thousand")] = "euro"
    negative: Annotated[str, OneOf("minus", "N")] = "minus"


class HouseStyle(Part):
    """The house style of one municipality."""

    name: Text | None = None
    logo: Logo | None = None
    colours: Colours = Field(default_factory=Colours)
    font: Font | None = None
    docx_template: Text | None = None
    amounts: Amounts = Field(default_factory=Amounts)
    labels: dict[str, Text] = Field(default_factory=dict)
