"""The file that a Word document is: a template, and what is put into it."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Mapping
from copy import deepcopy
from io import BytesIO
from itertools import count
from pathlib import Path
from typing import cast

import docx
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.exceptions import OpcError
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart
from docx.oxml.parser import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import Section, _Footer, _Header
from docx.shared import Mm
from lxml import etree

from radplan.documents.dress import Dress
from radplan.documents.paper import ratio, running
from radplan.documents.tree import Figure
from radplan.documents.writers import word_xml as xml
from radplan.documents.writers.fault import WritingFault
from radplan.documents.writers.picture import LOGO, logo, png
from radplan.documents.writers.word_xml import node

REQUIRED = ("Title", "heading ", "caption", "List ")
"""Styles in which a house shows itself (or the start of their names): a template that lacks one is not finished."""
KEPT = {
    "styles", "numbering", "settings", "fontTable", "theme", "header", "footer", "webSettings", "endnotes", "customXml",
}  # fmt: skip
"""What a template keeps when its text is taken out."""
AFTER_UPDATE_FIELDS = {
    "hdrShapeDefaults", "footnotePr", "endnotePr", "compat", "docVars", "rsids", "mathPr", "attachedSchema",
    "themeFontLang", "clrSchemeMapping", "doNotIncludeSubdocsInStats", "doNotAutoCompressPictures", "forceUpgrade",
    "captions", "readModeInkLockDown", "smartTagType", "schemaLibrary", "shapeDefaults", "doNotEmbedSmartTags",
    "decimalSymbol", "listSeparator",
}  # fmt: skip
ACCENT, ACCENT_TEXT = "154273", "FFFFFF"
"""The colours in radplan's own template, for which those of a house come."""
REGIONS = {"nl": "nl-NL", "en": "en-GB"}
TALLEST = 205
"""Millimetres that a chart may be high, so that its caption fits below it."""
PROPERTY = 255
"""So many characters Word takes for a title or a name among the properties of a file."""
MM = 36000
"""Word's measure of a picture."""
TWIPS = 1440 / 25.4
"""Word's measure of a page, in a millimetre."""


class Package:
    """A template without its text, to which styles, notes, pictures and addresses are added as they are needed.

    `names` are those that Word shows for the styles that a template can't do without.
    """

    def __init__(self, template: Path, base: Path, language: str, names: Mapping[str, str], dress: Dress) -> None:
        self.accent, self.accent_text = (colour.lstrip("#").upper() for colour in (dress.accent, dress.accent_text))
        self.file = _opened(template)
        self.logo_file, self.logo_alt = None, dress.logo_alt
        if template == base:
            self.paint(self.file.styles.element)
            self.logo_file = dress.logo_file
        self.part = self.file.part
        self.template = template.name
        self.base = base
        self.names = names
        self.region = REGIONS.get(language, language)
        self.styles = _styles(self.file.styles.element)
        self.body = self.file.element.body
        self.empty()
        self.speak()
        self.width = self.text_width()
        self.numbers = self.kept_part("numbering", RELATIONSHIP_TYPE.NUMBERING, CONTENT_TYPE.WML_NUMBERING)
        self.lists: dict[bool, int] = {}
        self.bullets = 0
        self.notes = self.notes_part()
        self.noted = count(1)
        self.pictured = count(1)

    # -- the template

    def empty(self) -> None:
        """Take out the template's own text, and what only that text refers to."""
        for child in [child for child in self.body if child.tag != xml.name("sectPr")]:
            self.body.remove(child)
        if self.body.find(xml.name("sectPr")) is None:
            self.body.append(node("sectPr"))
        for key, relation in list(self.part.rels.items()):
            if relation.reltype.rpartition("/")[2] not in KEPT:
                del self.part.rels[key]

    def speak(self) -> None:
        """Say in which language the document is, for spelling, hyphenation and reading aloud."""
        styles = self.file.styles.element
        look = styles
        for tag in ("docDefaults", "rPrDefault", "rPr", "lang"):
            found = look.find(xml.name(tag))
            if found is None:
                found = node(tag)
                look.insert(0, found) if tag != "lang" else look.append(found)
            look = found
        for told in styles.iter(xml.name("lang")):
            told.set(xml.name("val"), self.region)

    def text_width(self) -> int:
        """How wide the text is, in twentieths of a point."""
        section = self.section
        if section.page_width is None:
            return round(160 * TWIPS)
        sides = (section.left_margin or 0) + (section.right_margin or 0)
        return round((section.page_width - sides) / 635)

    @property
    def section(self) -> Section:
        """The pages, which all are of one kind."""
        return self.file.sections[0]

    def kept_part(self, kind: str, relation: str, content: str) -> BaseOxmlElement:
        """The root of a part beside the text, which is made where the template has none."""
        for found in self.part.rels.values():
            if found.reltype == relation:
                return cast(BaseOxmlElement, cast(XmlPart, found.target_part).element)
        root = _own(node(kind))
        self.part.relate_to(XmlPart(PackURI(f"/word/{kind}.xml"), content, root, self.part.package), relation)
        return root

    def update_fields(self) -> None:
        """Have Word work out the page numbers when it opens the document."""
        settings = self.file.settings.element
        for known in settings.findall(xml.name("updateFields")):
            settings.remove(known)
        after = next((child for child in settings if etree.QName(child).localname in AFTER_UPDATE_FIELDS), None)
        place = settings.index(after) if after is not None else len(settings)
        settings.insert(place, node("updateFields", val="true"))

    # -- styles

    def style(self, name: str) -> str:
        """The id of a style. One that the template lacks is radplan's own, unless a house style can't do without."""
        key = name.lower()
        if key not in self.styles:
            if name.startswith(REQUIRED):
                kind, _, level = name.partition(" ") if name.startswith("heading") else (name, "", "")
                shown = f"{self.names[kind]} {level}".strip()
                raise WritingFault("docx-style", {"template": self.template, "style": shown})
            self.adopt(key)
        return self.styles[key]

    def adopt(self, key: str) -> None:
        """Take a style over from radplan's own template."""
        own = _opened(self.base).styles.element
        names = {identity: name for name, identity in _styles(own).items()}
        found = deepcopy(next(style for style in own.iter(xml.name("style")) if _style_name(style) == key))
        for tag in ("basedOn", "next", "link"):
            for reference in found.findall(xml.name(tag)):
                meant = self.styles.get(names.get(reference.get(xml.name("val")), ""))
                if meant is None:
                    found.remove(reference)
                else:
                    reference.set(xml.name("val"), meant)
        self.paint(found)
        taken = set(self.styles.values())
        identity = found.get(xml.name("styleId"))
        while identity in taken:
            identity = f"Radplan{identity}"
        found.set(xml.name("styleId"), identity)
        self.file.styles.element.append(found)
        self.styles[key] = identity

    def paint(self, styles: etree._Element) -> None:
        """Give radplan's own styles the colours of the house."""
        colours = {ACCENT: self.accent, ACCENT_TEXT: self.accent_text}
        for element in styles.iter(*map(xml.name, ("color", "shd", "left", "top", "bottom"))):
            for key, value in element.attrib.items():
                element.set(key, colours.get(str(value), str(value)))

    # -- what the text refers to

    def numbering(self, ordered: bool, start: int, depth: int) -> int:
        """The number by which a list goes: bullets are all one, a numbered list begins anew."""
        if ordered not in self.lists:
            self.lists[ordered] = self.abstract(ordered)
        if not ordered and self.bullets:
            return self.bullets
        again = node("lvlOverride", node("startOverride", val=start), ilvl=depth) if ordered else None
        number = 1 + max((int(num.get(xml.name("numId"), 0)) for num in self.numbers.iter(xml.name("num"))), default=0)
        made = node("num", node("abstractNumId", val=self.lists[ordered]), again, numId=number)
        known = self.numbers.findall(xml.name("num"))
        place = self.numbers.index(known[-1]) + 1 if known else len(self.numbers)
        self.numbers.insert(place, made)
        if not ordered:
            self.bullets = number
        return number

    def abstract(self, ordered: bool) -> int:
        """How lists of a kind look at every depth."""
        known = self.numbers.findall(xml.name("abstractNum"))
        number = 1 + max((int(kind.get(xml.name("abstractNumId"), 0)) for kind in known), default=-1)
        levels = [_level(depth, ordered) for depth in range(9)]
        made = node("abstractNum", node("multiLevelType", val="hybridMultilevel"), *levels, abstractNumId=number)
        self.numbers.insert(self.numbers.index(known[-1]) + 1 if known else 0, made)
        return number

    def notes_part(self) -> XmlPart:
        """The footnotes, of which so far there are none but the lines above them."""
        made = XmlPart(
            PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, _own(node("footnotes")), self.part.package
        )
        for kind, number in (("separator", -1), ("continuationSeparator", 0)):
            line = node("p", node("pPr", node("spacing", after=0, line=240, lineRule="auto")), node("r", node(kind)))
            made.element.append(node("footnote", line, type=kind, id=number))
        self.part.relate_to(made, RELATIONSHIP_TYPE.FOOTNOTES)
        return made

    def note(self, runs: Iterable[etree._Element]) -> int:
        """Add a footnote; its number."""
        number = next(self.noted)
        sign = node("r", node("rPr", node("rStyle", val=self.style("footnote reference"))), node("footnoteRef"))
        look = node("pPr", node("pStyle", val=self.style("footnote text")))
        line = node("p", look, sign, node("r", xml.text(" ")), *runs)
        self.notes.element.append(node("footnote", line, id=number))
        return number

    def address(self, href: str, in_note: bool) -> str:
        """The id under which a part of the document keeps an address."""
        part = self.notes if in_note else self.part
        return str(part.relate_to(href, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))

    def picture(self, figure: Figure) -> etree._Element:
        """A chart: SVG for who can draw it, points of colour for who can't, and in words for who can't see it."""
        number = next(self.pictured)
        wide = min(self.width / TWIPS, TALLEST / ratio(figure))
        points = self.part.relate_to(
            self.media(f"chart{number}.png", "image/png", png(figure.svg, wide)), RELATIONSHIP_TYPE.IMAGE
        )
        lines = self.part.relate_to(
            self.media(f"chart{number}.svg", "image/svg+xml", figure.svg.encode()), RELATIONSHIP_TYPE.IMAGE
        )
        size = {"cx": str(round(wide * MM)), "cy": str(round(wide * ratio(figure) * MM))}
        return _drawing(number, figure, size, points, lines)

    def logo(self) -> etree._Element | None:
        """The logo of the house; none where the template is its own, which has it where the house wants it."""
        if self.logo_file is None:
            return None
        points = BytesIO(logo(self.logo_file))
        width, height = LOGO
        made = self.part.new_pic_inline(points, height=Mm(height))
        if made.extent.cx > Mm(width):
            made = self.part.new_pic_inline(points, width=Mm(width))
        for key, value in (("id", str(next(self.pictured))), ("name", "Logo"), ("descr", xml.clean(self.logo_alt))):
            made.docPr.set(key, value)
        return node("drawing", made)

    def media(self, file: str, kind: str, content: bytes) -> Part:
        return Part(PackURI(f"/word/media/radplan-{file}"), kind, content, self.part.package)

    # -- around the text

    def properties(self, title: str, author: str) -> None:
        """Whose document it is. What the template said of who made it, and when, goes."""
        core = self.file.core_properties
        element = self.part.package.core_properties._element
        for child in list(element):
            element.remove(child)
        core.title, core.author = (running(xml.clean(words), PROPERTY) for words in (title, author))
        core.language = self.region

    def running(self, title: str, author: str, page: Iterable[etree._Element], mark: str) -> None:
        """The lines above and below every page. Those of a house stay; above them comes what kind of edition it is."""
        section = self.section
        kinds = [(section.header, section.footer, title)]
        if section.different_first_page_header_footer:
            kinds.append((section.first_page_header, section.first_page_footer, ""))
        if self.file.settings.odd_and_even_pages_header_footer:
            kinds.append((section.even_page_header, section.even_page_footer, title))
        pages = list(page)
        marked = (
            [node("r", node("rPr", node("rStyle", val=self.style("Radplan Mark"))), xml.text(mark))] if mark else []
        )
        for header, footer, words in kinds:
            if _is_empty(header):
                self.fill(header, "header", words, marked)
            elif marked:
                header.part.element.insert(0, self.line("header", "", marked))
            if _is_empty(footer):
                self.fill(footer, "footer", author, pages)

    def fill(self, story: _Header | _Footer, style: str, words: str, beside: Iterable[etree._Element]) -> None:
        element = story.part.element
        for child in list(element):
            element.remove(child)
        element.append(self.line(style, words, beside))

    def line(self, style: str, words: str, beside: Iterable[etree._Element]) -> etree._Element:
        """A line with words at the left, and something at the right."""
        look = node("pPr", node("pStyle", val=self.style(style)))
        return node("p", look, node("r", xml.text(running(words))), node("r", node("tab")), *map(deepcopy, beside))

    def packed(self) -> bytes:
        """The file, the same bytes for the same document: no part of it knows what time it is."""
        for key, relation in list(self.part.package.rels.items()):
            if relation.reltype.rpartition("/")[2] not in ("officeDocument", "core-properties"):
                del self.part.package.rels[key]
        saved, out = BytesIO(), BytesIO()
        self.file.save(saved)
        with zipfile.ZipFile(saved) as parts, zipfile.ZipFile(out, "w") as archive:
            for name in sorted(parts.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
                archive.writestr(zipfile.ZipInfo(name), parts.read(name), zipfile.ZIP_DEFLATED)
        return out.getvalue()


def _is_empty(story: _Header | _Footer) -> bool:
    if story.is_linked_to_previous:
        return True
    element = story.part.element
    drawn = any(True for tag in ("drawing", "pict", "object") for _ in element.iter(xml.name(tag)))
    return not drawn and not "".join(element.itertext()).strip()


def _opened(template: Path) -> docx.document.Document:
    try:
        return docx.Document(str(template))
    except (OpcError, OSError, KeyError, ValueError, zipfile.BadZipFile, etree.XMLSyntaxError) as error:
        raise WritingFault("docx-unreadable", {"template": template.name}) from error


def _style_name(style: etree._Element) -> str:
    named = style.find(xml.name("name"))
    return "" if named is None else str(named.get(xml.name("val"))).lower()


def _styles(styles: etree._Element) -> dict[str, str]:
    """The ids of the styles in a template, by name in small letters."""
    return {_style_name(style): str(style.get(xml.name("styleId"))) for style in styles.iter(xml.name("style"))}


def _drawing(number: int, figure: Figure, size: dict[str, str], points: str, lines: str) -> etree._Element:
    """A picture in a line of text."""
    size_of = 'cx="{cx}" cy="{cy}"'.format(**size)
    made = etree.fromstring(
        '<w:drawing xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
        'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
        'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
        f'<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size_of}/>'
        f'<wp:docPr id="{number}" name="Chart {number}"/>'
        '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
        f'<pic:nvPicPr><pic:cNvPr id="{number}" name="Chart {number}"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{points}"><a:extLst><a:ext uri="{{96DAC541-7B7A-43D3-8B79-37D633B846F1}}">'
        '<asvg:svgBlip xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" '
        f'r:embed="{lines}"/></a:ext></a:extLst></a:blip><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size_of}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline>'
        "</w:drawing>"
    )
    described = made[0][1]
    described.set("title", xml.clean(figure.title))
    described.set("descr", xml.clean(figure.description))
    return made


def _own(element: etree._Element) -> BaseOxmlElement:
    """An element as python-docx reads it."""
    return parse_xml(etree.tostring(element))


def _level(depth: int, ordered: bool) -> etree._Element:
    sign = f"%{depth + 1}." if ordered else "•–▪"[depth % 3]
    return node(
        "lvl", node("start", val=1), node("numFmt", val="decimal" if ordered else "bullet"), node("lvlText", val=sign),
        node("lvlJc", val="left"), node("pPr", node("ind", left=425 * (depth + 1), hanging=425)), ilvl=depth,
    )  # fmt: skip
