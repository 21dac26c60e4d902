"""house-style.yaml: how a municipality's documents look and what its words are."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from radplan.model.declared.plan import Part
from radplan.model.scalars import Colour, Many, OneOf, Text


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
