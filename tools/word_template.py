"""Makes `templates/document.docx`, the Word template that documents are written on.

    python tools/word_template.py

Word keeps a template as a zip of XML. This is its source: styles that Word knows by name, A4 with its margins,
the numbering of lists and the look of a table. The same source gives the same file, to the byte.
"""

# ruff: noqa: E501 (the parts are XML)

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

ROOT = Path(__file__).parents[1]
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
PARTS = ("styles", "numbering", "settings", "fontTable", "footnotes")
ACCENT, MUTED, RULE, SHADE, LINK = "154273", "4A4A4A", "767676", "E9EFF6", "0F4C9C"


def run(size: float | None = None, colour: str = "", bold: bool = False, italic: bool = False) -> str:
    """How the letters of a style look; `size` in points."""
    parts = ["<w:b/>"] * bold + ["<w:i/>"] * italic
    parts += [f'<w:color w:val="{colour}"/>'] if colour else []
    parts += [f'<w:sz w:val="{int(size * 2)}"/><w:szCs w:val="{int(size * 2)}"/>'] if size else []
    return f"<w:rPr>{''.join(parts)}</w:rPr>" if parts else ""


def paragraph(
    before: int = 0,
    after: int = 160,
    *,
    keep: bool = False,
    level: int | None = None,
    extra: str = "",
    indent: str = "",
) -> str:
    """How the paragraphs of a style stand; white above and below in twentieths of a point."""
    kept = "<w:keepNext/><w:keepLines/>" if keep else ""
    outline = f'<w:outlineLvl w:val="{level}"/>' if level is not None else ""
    return f'<w:pPr>{kept}{extra}<w:spacing w:before="{before}" w:after="{after}"/>{indent}{outline}</w:pPr>'


def style(
    name: str, look: str, *, based: str = "Normal", after: str = "", kind: str = "paragraph", priority: int = 1
) -> str:
    """A style of our own making; its id is its name without spaces."""
    key = "".join(word[:1].upper() + word[1:] for word in name.split())
    following = f'<w:next w:val="{after}"/>' if after else ""
    return (
        f'<w:style w:type="{kind}" w:styleId="{key}"><w:name w:val="{name}"/><w:basedOn w:val="{based}"/>{following}'
        f'<w:uiPriority w:val="{priority}"/><w:qFormat/>{look}</w:style>'
    )


def heading(level: int, size: float, before: int, bold: bool = True) -> str:
    return style(
        f"heading {level}",
        paragraph(before, 120, keep=True, level=level - 1) + run(size, ACCENT, bold),
        after="Normal",
        priority=9,
    )


def border(side: str, size: int = 4, colour: str = RULE, space: int = 0) -> str:
    return f'<w:{side} w:val="single" w:sz="{size}" w:space="{space}" w:color="{colour}"/>'


TABLE = (
    '<w:style w:type="table" w:customStyle="1" w:styleId="RadplanTable"><w:name w:val="Radplan Table"/>'
    '<w:basedOn w:val="TableNormal"/><w:uiPriority w:val="40"/>'
    f"<w:tblPr><w:tblBorders>{border('top')}{border('bottom')}{border('insideH')}</w:tblBorders>"
    '<w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="85" w:type="dxa"/><w:bottom w:w="40" w:type="dxa"/>'
    '<w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr>'
    '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:color w:val="FFFFFF"/></w:rPr>'
    f'<w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="{ACCENT}"/></w:tcPr></w:tblStylePr>'
    '<w:tblStylePr w:type="lastRow"><w:rPr><w:b/></w:rPr>'
    f'<w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="{SHADE}"/></w:tcPr></w:tblStylePr></w:style>'
)

TOC_TAB = '<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9070"/></w:tabs>'
EDGE_TAB = '<w:tabs><w:tab w:val="right" w:pos="9070"/></w:tabs>'
HANGING = '<w:ind w:left="425" w:hanging="425"/>'

STYLES = "".join([
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Arial" w:cs="Arial"/>'
    '<w:color w:val="1A1A1A"/><w:sz w:val="21"/><w:szCs w:val="21"/><w:lang w:val="nl-NL" w:eastAsia="nl-NL" w:bidi="he-IL"/>'
    '</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="160" w:line="276" w:lineRule="auto"/></w:pPr>'
    "</w:pPrDefault></w:docDefaults>",
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>',
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/>'
    '<w:uiPriority w:val="1"/><w:semiHidden/><w:unhideWhenUsed/></w:style>',
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/>'
    '<w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
    '<w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr>'
    "</w:style>",
    '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/><w:uiPriority w:val="99"/>'
    "<w:semiHidden/><w:unhideWhenUsed/></w:style>",
    style("Title", paragraph(0, 240) + run(26, ACCENT, True), after="Normal", priority=10),
    style("Subtitle", paragraph(0, 160) + run(11.5, MUTED, italic=True), after="Normal", priority=11),
    heading(1, 18, 480), heading(2, 14, 360), heading(3, 11.5, 280), heading(4, 10.5, 220), heading(5, 10.5, 200, bold=False),
    style("caption", paragraph(240, 80, keep=True) + run(9, MUTED), priority=35),
    style("List Bullet", paragraph(0, 60, indent=HANGING)),
    style("List Number", paragraph(0, 60, indent=HANGING)),
    style("Quote", paragraph(120, 200, indent='<w:ind w:left="567" w:right="567"/>') + run(italic=True)),
    style("Signature", paragraph(240, 1020) + run(italic=True)),
    style("TOC Heading", paragraph(0, 200, keep=True) + run(18, ACCENT, True), priority=39),
    style("toc 1", paragraph(120, 40, extra=TOC_TAB) + run(bold=True), priority=39),
    style("toc 2", paragraph(0, 20, extra=TOC_TAB, indent='<w:ind w:left="340"/>'), priority=39),
    style("header", paragraph(0, 0, extra=EDGE_TAB) + run(8.5, MUTED), priority=99),
    style("footer", paragraph(0, 0, extra=EDGE_TAB) + run(8.5, MUTED), priority=99),
    style("footnote text", paragraph(0, 40) + run(8.5), priority=99),
    style("footnote reference", '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>',
          based="DefaultParagraphFont", kind="character", priority=99),
    style("Hyperlink", f'<w:rPr><w:color w:val="{LINK}"/><w:u w:val="single"/></w:rPr>',
          based="DefaultParagraphFont", kind="character", priority=99),
    style("Radplan Organisation", paragraph(0, 240) + run(12, ACCENT, True), priority=50),
    style("Radplan Meta", paragraph(0, 60) + run(colour=MUTED), priority=50),
    style("Radplan Lead", paragraph() + run(11.5, bold=True), priority=50),
    style("Radplan Notice", paragraph(120, 240, indent='<w:ind w:left="170" w:right="170"/>', extra=(
        f'<w:pBdr>{border("left", 18, ACCENT, 8)}</w:pBdr><w:shd w:val="clear" w:color="auto" w:fill="{SHADE}"/>')), priority=50),
    style("Radplan Small", paragraph() + run(9, MUTED), priority=50),
    style("Radplan Mark", '<w:rPr><w:b/><w:color w:val="A10000"/></w:rPr>', based="DefaultParagraphFont",
          kind="character", priority=50),
    style("Radplan Code", '<w:rPr><w:rFonts w:ascii="Consolas" w:hAnsi="Consolas" w:cs="Consolas"/></w:rPr>',
          based="DefaultParagraphFont", kind="character", priority=50),
    style("Radplan Cell", '<w:pPr><w:spacing w:before="0" w:after="0" w:line="252" w:lineRule="auto"/></w:pPr>' + run(9), priority=50),
    style("Radplan Chart", paragraph(240, 80, keep=True), priority=50),
    TABLE,
])  # fmt: skip

NOTE_LINES = "".join(
    f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>'
    f"<w:r><w:{kind}/></w:r></w:p></w:footnote>"
    for kind, number in (("separator", -1), ("continuationSeparator", 0))
)
SETTINGS = (
    '<w:zoom w:percent="100"/><w:defaultTabStop w:val="709"/><w:autoHyphenation/><w:hyphenationZone w:val="425"/>'
    '<w:characterSpacingControl w:val="doNotCompress"/>'
    '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
    '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
    '</w:compat><w:themeFontLang w:val="nl-NL"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/>'
)
BODY = (
    '<w:body><w:p/><w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1531" w:right="1418" w:bottom="1418" w:left="1418" w:header="709" w:footer="709" w:gutter="0"/>'
    "<w:titlePg/></w:sectPr></w:body>"
)
FONTS = '<w:font w:name="Arial"><w:panose1 w:val="020B0604020202020204"/><w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font>'
COLOURS = {
    "dk1": "1A1A1A", "lt1": "FFFFFF", "dk2": ACCENT, "lt2": SHADE, "accent1": ACCENT, "accent2": "B35900", "accent3": "2F7009",
    "accent4": "42145F", "accent5": MUTED, "accent6": RULE, "hlink": LINK, "folHlink": "42145F",
}  # fmt: skip
FACE = '<a:latin typeface="Arial"/><a:ea typeface=""/><a:cs typeface=""/>'
FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
THEME = (
    '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Radplan"><a:themeElements>'
    '<a:clrScheme name="Radplan">'
    + "".join(f'<a:{name}><a:srgbClr val="{colour}"/></a:{name}>' for name, colour in COLOURS.items())
    + f'</a:clrScheme><a:fontScheme name="Radplan"><a:majorFont>{FACE}</a:majorFont><a:minorFont>{FACE}</a:minorFont></a:fontScheme>'
    f'<a:fmtScheme name="Radplan"><a:fillStyleLst>{FILL * 3}</a:fillStyleLst>'
    + "<a:lnStyleLst>" + f'<a:ln w="6350">{FILL}</a:ln>' * 3 + "</a:lnStyleLst>"
    + "<a:effectStyleLst>" + "<a:effectStyle><a:effectLst/></a:effectStyle>" * 3 + "</a:effectStyleLst>"
    f"<a:bgFillStyleLst>{FILL * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
)  # fmt: skip
CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"/>'
)


def files() -> dict[str, str]:
    """The files in the template, by name."""
    overrides = "".join(f'<Override PartName="/word/{part}.xml" ContentType="{WORD}.{part}+xml"/>' for part in PARTS)
    relations = "".join(
        f'<Relationship Id="rId{number}" Type="{OFFICE}/{part}" Target="{part}.xml"/>'
        for number, part in enumerate(PARTS, 1)
    )
    relations += f'<Relationship Id="rId{len(PARTS) + 1}" Type="{OFFICE}/theme" Target="theme/theme1.xml"/>'
    package = "http://schemas.openxmlformats.org/package/2006"
    return {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types">'
        f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{WORD}.document.main+xml"/>{overrides}'
        '<Override PartName="/word/theme/theme1.xml" ContentType="application/vnd.openxmlformats-officedocument.theme+xml"/>'
        '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
        "</Types>",
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
        f'<Relationship Id="rId2" Type="{package}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
        "</Relationships>",
        "docProps/core.xml": CORE,
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{package}/relationships">{relations}</Relationships>',
        "word/document.xml": f"<w:document {W} {R}>{BODY}</w:document>",
        "word/styles.xml": f"<w:styles {W}>{STYLES}</w:styles>",
        "word/numbering.xml": f"<w:numbering {W}/>",
        "word/settings.xml": f"<w:settings {W}>{SETTINGS}</w:settings>",
        "word/theme/theme1.xml": THEME,
        "word/fontTable.xml": f"<w:fonts {W}>{FONTS}</w:fonts>",
        "word/footnotes.xml": f"<w:footnotes {W}>{NOTE_LINES}</w:footnotes>",
    }


def template() -> bytes:
    """The template as a file."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in files().items():
            archive.writestr(zipfile.ZipInfo(name), HEAD + text)
    return out.getvalue()


if __name__ == "__main__":
    (ROOT / "templates" / "document.docx").write_bytes(template())
