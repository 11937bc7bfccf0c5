"""What the parts of the document are written with: headings, paragraphs, lists, tables, pictures, fields."""

import io
import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple, TypeAlias

import docx
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Cm, Emu
from docx.table import Table, _Cell
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


class Writer:
    """A document being written, from its first page to its last."""

    def __init__(self) -> None:
        self.document = docx.Document()
        look.dress(self.document)
        self._headings: list[tuple[int, str, str]] = []
        self._contents: Paragraph | None = None

    def heading(self, text: str, level: int) -> None:
        """A heading; those of the first two levels are in the contents."""
        paragraph = self.document.add_heading("", level)
        name = f"_Toc{len(self._headings) + 1:06}"
        start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
        for mark in (start, end):
            mark.set(qn("w:id"), str(len(self._headings)))
        start.set(qn("w:name"), name)
        paragraph._p.append(start)
        write(paragraph, text)
        paragraph._p.append(end)
        self._headings.append((level, clean(text), name))

    def paragraph(self, text: Text, style: str = "Normal", *, joined: bool = False) -> Paragraph:
        """A paragraph; ``joined``: on the page of the next one."""
        paragraph: Paragraph = self.document.add_paragraph()
        paragraph._p.style = style_id(style)
        write(paragraph, text)
        if joined:
            paragraph.paragraph_format.keep_with_next = True
        return paragraph

    def paragraphs(self, text: str) -> None:
        """A long text, a paragraph a line."""
        for line in filter(str.strip, text.splitlines()):
            self.paragraph(line)

    def bullets(self, items: Iterable[Text]) -> None:
        """A bulleted list."""
        for item in items:
            self.paragraph(item, "List Bullet")

    def table(self, title: str, header: Row, rows: Sequence[Row], widths: Sequence[float]) -> Table:
        """A table whose first row comes back on each page. ``title``: for who does not see it; widths in cm."""
        table: Table = self.document.add_table(1 + len(rows), len(header), "Table Grid")
        table.autofit = False
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Cm(width)
        for at, row in enumerate((header, *rows)):
            # One access to the cells of a row: each costs a walk through the whole table.
            for cell, text, width in zip(table.rows[at].cells, row, widths, strict=True):
                cell.width = Cm(width)
                write_cell(cell, text if at else strong(str(text)))
            _row_property(table.rows[at]._tr, "w:cantSplit")
        _row_property(table.rows[0]._tr, "w:tblHeader")
        for cell in table.rows[0].cells:
            shade(cell, look.HOLLOW)
        table._tbl.tblPr.append(parse_xml(f"<w:tblCaption {nsdecls('w')}/>"))
        table._tbl.tblPr[-1].set(qn("w:val"), clean(title))
        self.paragraph("")
        return table

    def tall_header(self, table: Table, height: float) -> None:
        """A first row whose labels read from bottom to top, but the first. ``height`` in cm."""
        table.rows[0].height = Cm(height)
        for cell in table.rows[0].cells[1:]:
            cell._tc.get_or_add_tcPr().append(parse_xml(f'<w:textDirection {nsdecls("w")} w:val="btLr"/>'))

    def picture(self, png: bytes, alternative: str, caption: str, width: float) -> None:
        """A picture with its text alternative, and its caption below. ``width`` in cm."""
        paragraph = self.paragraph("", joined=True)
        shape = paragraph.add_run().add_picture(io.BytesIO(png), Cm(width))
        shape._inline.docPr.set("descr", clean(alternative))
        self.paragraph(caption, "Caption")

    def section(self, *, landscape: bool) -> None:
        """Go on in pages of the other orientation."""
        section = self.document.add_section(WD_SECTION.NEW_PAGE)
        section.different_first_page_header_footer = False
        sides = (look.HEIGHT, look.WIDTH) if landscape else (look.WIDTH, look.HEIGHT)
        section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = (Emu(side) for side in sides)

    def contents(self, title: str) -> None:
        """The place of the contents, written by ``save`` once every heading is known."""
        self.paragraph(title, "TOC Heading").paragraph_format.page_break_before = True
        self._contents = self.paragraph("")

    def running(self, head: str, foot: str) -> None:
        """The header and the footer of every page but the first, with the page's number."""
        first = self.document.sections[0]
        first.different_first_page_header_footer = True
        write(first.header.paragraphs[0], head)
        paragraph = first.footer.paragraphs[0]
        write(paragraph, f"{foot} · page ")
        field(paragraph, "PAGE", "1")
        write(paragraph, " sur ")
        field(paragraph, "NUMPAGES", "1")

    def save(self) -> bytes:
        """The whole document."""
        self._write_contents()
        out = io.BytesIO()
        self.document.save(out)
        return out.getvalue()

    def _write_contents(self) -> None:
        """A field that word processors bring up to date, filled with the headings for those that do not."""
        shown = [one for one in self._headings if one[0] <= 2]
        if self._contents is None or not shown:
            return
        for at, (level, text, name) in enumerate(shown):
            entry = self._contents.insert_paragraph_before(style=f"toc {level}")
            if at == 0:
                begin(entry, r'TOC \o "1-2" \h \z \u')
            entry._p.append(_leading_to(name, text))
        end(self._contents)


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


def _leading_to(bookmark: str, text: str) -> BaseOxmlElement:
    link = parse_xml(f'<w:hyperlink {nsdecls("w")} w:anchor="{bookmark}" w:history="1"><w:r><w:t/></w:r></w:hyperlink>')
    (written,) = link.xpath("w:r/w:t")
    written.text = text
    return link


def _row_property(row: BaseOxmlElement, name: str) -> None:
    row.get_or_add_trPr().append(OxmlElement(name))
