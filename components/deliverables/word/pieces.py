"""Pieces of the document: texts in their character styles, cells, fields, links."""

import re
from collections.abc import Sequence
from typing import NamedTuple, TypeAlias

from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.table import CT_Row
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from components.deliverables.word import look
from components.templates import harmless
from components.words import typeset

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")


class Run(NamedTuple):
    """A piece of text in a character style."""

    text: str
    style: str = ""


Text: TypeAlias = str | Run | Sequence[str | Run]
Row: TypeAlias = Sequence[Text]


def strong(text: str) -> Run:
    return Run(text, "Strong")


def quiet(text: str) -> Run:
    return Run(text, look.QUIET)


def clean(text: str) -> str:
    """What a document can hold of a text, typeset."""
    return typeset(_NOT_XML.sub("", harmless(text)))


def style_id(name: str) -> str:
    """How paragraphs and runs call a style. By its name, python-docx reads every style again at each paragraph."""
    return name.replace(" ", "")


def write(paragraph: Paragraph, text: Text) -> None:
    """Add a text to a paragraph."""
    runs = [text] if isinstance(text, str | Run) else text
    for one in runs:
        run = one if isinstance(one, Run) else Run(one)
        if run.text:
            written = paragraph.add_run(clean(run.text))
            if run.style:
                written._r.style = style_id(run.style)


def write_cell(cell: _Cell, text: Text) -> None:
    """The text of a cell, in the close style of tables."""
    paragraph = cell.paragraphs[0]
    paragraph._p.style = style_id(look.SMALL_TABLE)
    write(paragraph, text)


def shade(cell: _Cell, colour: str) -> None:
    """The ground of a cell; ``colour``: six hexadecimal digits."""
    shading = f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{colour}"/>'
    cell._tc.get_or_add_tcPr().append(parse_xml(shading))


def field(paragraph: Paragraph, instruction: str, shown: str) -> None:
    """A field in one line, with what is shown until it is brought up to date."""
    begin(paragraph, instruction)
    paragraph.add_run(shown)
    end(paragraph)


def begin(paragraph: Paragraph, instruction: str) -> None:
    """The beginning of a field, as far as its result."""
    _mark(paragraph, "begin")
    told = OxmlElement("w:instrText")
    told.set(qn("xml:space"), "preserve")
    told.text = f" {instruction} "
    paragraph.add_run()._r.append(told)
    _mark(paragraph, "separate")


def end(paragraph: Paragraph) -> None:
    """The end of a field."""
    _mark(paragraph, "end")


def _mark(paragraph: Paragraph, kind: str) -> None:
    mark = OxmlElement("w:fldChar")
    mark.set(qn("w:fldCharType"), kind)
    paragraph.add_run()._r.append(mark)


def leading_to(bookmark: str, text: str) -> BaseOxmlElement:
    """A text that leads to a bookmark."""
    link = parse_xml(f'<w:hyperlink {nsdecls("w")} w:anchor="{bookmark}" w:history="1"><w:r><w:t/></w:r></w:hyperlink>')
    (written,) = link.xpath("w:r/w:t")
    written.text = text
    return link


def row_property(row: CT_Row, name: str) -> None:
    """Say of a row that it is one that repeats, or that is not cut."""
    row.get_or_add_trPr().append(OxmlElement(name))
