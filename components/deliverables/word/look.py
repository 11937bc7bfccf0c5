"""The styles of the document: those that word processors know by name, dressed as the screens are."""

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Emu, Pt, RGBColor
from docx.styles.style import BaseStyle, CharacterStyle, ParagraphStyle

INK, MUTED, RED = RGBColor(0x1B, 0x1F, 0x27), RGBColor(0x54, 0x5B, 0x66), RGBColor(0xB3, 0x26, 0x1E)
WHITE = RGBColor(0xFF, 0xFF, 0xFF)
LINE, HOLLOW = "D8D3C7", "F1EEE6"
# Whoever edits the document has them, or the like of them: fonts cannot be counted on in a document that is edited.
SANS, SERIF = "Calibri", "Georgia"
QUIET, SMALL_TABLE = "Discret", "Tableau compact"
MARGIN, WIDTH, HEIGHT = Cm(2.2), Cm(21), Cm(29.7)
LANGUAGE = "fr-FR"

# name -> font, size (points), bold, colour, space before and after (points)
_DRESS = {
    "Normal": (SANS, 10.5, False, INK, 0, 6),
    "Title": (SERIF, 36, True, INK, 120, 6),
    "Subtitle": (SANS, 15, False, MUTED, 0, 40),
    "Heading 1": (SERIF, 22, True, INK, 0, 10),
    "Heading 2": (SERIF, 15, True, INK, 18, 4),
    "Heading 3": (SANS, 11, True, RED, 12, 3),
    "Heading 4": (SANS, 10.5, True, INK, 10, 0),
    "Caption": (SANS, 9, False, MUTED, 2, 10),
    "List Bullet": (SANS, 10.5, False, INK, 0, 3),
    "Intense Quote": (SANS, 10.5, False, INK, 6, 10),
    "TOC Heading": (SERIF, 22, True, INK, 0, 10),
    "Header": (SANS, 8.5, False, MUTED, 0, 0),
    "Footer": (SANS, 8.5, False, MUTED, 0, 0),
}


def dress(document: Document) -> None:
    """Set the styles, the language and the page."""
    for name, (font, size, bold, colour, before, after) in _DRESS.items():
        style = document.styles[name]
        if isinstance(style, ParagraphStyle):
            _dress(style, font, size, bold, colour, before, after)
    document.styles["Heading 1"].paragraph_format.page_break_before = True
    for level, indent in ((1, 0.0), (2, 0.6)):
        _toc_style(document, level, indent)
    _own(document, QUIET, WD_STYLE_TYPE.CHARACTER)
    _own(document, SMALL_TABLE, WD_STYLE_TYPE.PARAGRAPH)
    _language(document)
    _lines(document.styles["Table Grid"])
    page = document.sections[0]
    page.page_width, page.page_height = WIDTH, HEIGHT
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = MARGIN


def _dress(
    style: ParagraphStyle, font: str, size: float, bold: bool, colour: RGBColor, before: float, after: float
) -> None:
    _font(style, font)
    style.font.size, style.font.bold, style.font.color.rgb, style.font.italic = Pt(size), bold, colour, False
    spacing = style.paragraph_format
    spacing.space_before, spacing.space_after, spacing.line_spacing = Pt(before), Pt(after), 1.1
    for border in style.element.xpath("w:pPr/w:pBdr"):
        border.getparent().remove(border)


def _font(style: ParagraphStyle | CharacterStyle, font: str) -> None:
    """The fonts of the theme come before those of the style: they are taken out."""
    style.font.name = font
    named = style.element.rPr.rFonts
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        named.attrib.pop(qn(f"w:{theme}"), None)


def _toc_style(document: Document, level: int, indent: float) -> None:
    style = document.styles.add_style(f"toc {level}", WD_STYLE_TYPE.PARAGRAPH, builtin=True)
    style.base_style = document.styles["Normal"]
    style.paragraph_format.left_indent = Cm(indent)
    # Where page numbers go, once the contents are brought up to date.
    style.paragraph_format.tab_stops.add_tab_stop(Emu(WIDTH - 2 * MARGIN), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
    style.paragraph_format.space_after, style.font.bold, style.font.size = Pt(1), level == 1, Pt(10)
    style.paragraph_format.space_before, style.paragraph_format.line_spacing = Pt(5 if level == 1 else 0), 1.0


def _own(document: Document, name: str, kind: WD_STYLE_TYPE) -> None:
    style = document.styles.add_style(name, kind)
    style.font.size = Pt(9)
    if kind is WD_STYLE_TYPE.CHARACTER:
        style.font.color.rgb = MUTED
    else:
        style.base_style = document.styles["Normal"]
        spacing = style.paragraph_format
        spacing.space_before = spacing.space_after = Pt(2)
        spacing.line_spacing = 1.0


def _language(document: Document) -> None:
    """French for who checks the spelling, and for who reads aloud."""
    for language in document.styles.element.xpath("//w:lang"):
        language.set(qn("w:val"), LANGUAGE)
    document.core_properties.language = LANGUAGE


def _lines(style: BaseStyle) -> None:
    """Tables with lines between rows only."""
    (borders,) = style.element.xpath("w:tblPr/w:tblBorders")
    for side in list(borders):
        borders.remove(side)
    for side in ("top", "bottom", "insideH"):
        line = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", LINE)):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
