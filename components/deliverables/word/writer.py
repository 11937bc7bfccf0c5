"""What the parts of the document are written with: headings, paragraphs, lists, tables, pictures, contents."""

import io
from collections.abc import Iterable, Sequence

import docx
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Emu
from docx.table import Table
from docx.text.paragraph import Paragraph

from components.deliverables.word import look
from components.deliverables.word.pieces import (
    Row,
    Text,
    begin,
    clean,
    end,
    field,
    leading_to,
    row_property,
    shade,
    strong,
    style_id,
    write,
    write_cell,
)


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

    def bullets(self, items: Iterable[Text], *, joined: bool = False) -> None:
        """A bulleted list; ``joined``: whole, on the page of what follows."""
        for item in items:
            self.paragraph(item, "List Bullet", joined=joined)

    def table(
        self, title: str, header: Row, rows: Sequence[Row], widths: Sequence[float], *, whole: bool = False
    ) -> Table:
        """A table whose first row comes back on each page. ``title``: for who does not see it; widths in cm.

        ``whole``: on one page when it can be.
        """
        table: Table = self.document.add_table(1 + len(rows), len(header), "Table Grid")
        table.autofit = False
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Cm(width)
        for at, (written, row) in enumerate(zip(table.rows, (header, *rows), strict=True)):
            # One access to the cells of a row: each costs a walk through it.
            for cell, text, width in zip(written.cells, row, widths, strict=True):
                cell.width = Cm(width)
                write_cell(cell, text if at else strong(str(text)))
            row_property(written._tr, "w:cantSplit")
            for paragraph in written._tr.xpath("w:tc/w:p") if whole and at < len(rows) else ():
                paragraph.get_or_add_pPr().append(OxmlElement("w:keepNext"))
        row_property(table.rows[0]._tr, "w:tblHeader")
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
            entry._p.append(leading_to(name, text))
        end(self._contents)
