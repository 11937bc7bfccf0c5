"""The tab « Lisez-moi » of the .xlsx template."""

from collections.abc import Sequence

from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet

from sheets.cells import column_letter
from sheets.palette import INK, RED
from sheets.template_readme import TITLE, WIDTHS, Line, Style
from sheets.xlsx_page import BODY, FACE, LINE_HEIGHT, lines_high, prepare_print, write_cell

_FONTS = {
    Style.TITLE: Font(FACE, 20, bold=True, color=RED),
    Style.HEADING: Font(FACE, 14, bold=True, color=INK),
    Style.TEXT: Font(FACE, 11, color=INK),
    Style.ROW: Font(FACE, 11, color=INK),
}
_LABEL_FONT = Font(FACE, 11, bold=True, color=INK)
# In points.
_HEIGHTS = {Style.TITLE: 34, Style.HEADING: 34, Style.TEXT: LINE_HEIGHT, Style.ROW: LINE_HEIGHT}


def write_readme(sheet: Worksheet, lines: Sequence[Line]) -> None:
    """Fill a blank sheet, printed on one page."""
    sheet.title = TITLE
    sheet.sheet_view.showGridLines = False
    sheet.sheet_properties.tabColor = RED
    for index, width in enumerate(WIDTHS):
        sheet.column_dimensions[column_letter(index)].width = width
    for number, line in enumerate(lines, 1):
        tall = lines_high(line.cells[-1], WIDTHS[1]) if line.style is Style.ROW else 1
        sheet.row_dimensions[number].height = _HEIGHTS[line.style] * tall
        for index, text in enumerate(line.cells, 1):
            cell = sheet.cell(number, index)
            write_cell(cell, text)
            cell.font = _LABEL_FONT if line.style is Style.ROW and index == 1 else _FONTS[line.style]
            cell.alignment = BODY if line.style is Style.ROW else Alignment(vertical="center")
    prepare_print(sheet, 1)
    sheet.page_setup.fitToHeight = 1
