"""What the sheets of an .xlsx workbook share: plain cells, rows tall enough, pages to print."""

import re

from openpyxl.cell.cell import Cell as XlsxCell
from openpyxl.styles import Alignment
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from sheets.cells import Cell

FACE = "Calibri"
LINE_HEIGHT = 16  # points
BODY = Alignment(vertical="top", wrap_text=True)
# What XML cannot hold.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def write_cell(cell: XlsxCell, value: Cell) -> None:
    """Write a value. A text is never a formula; control characters are left out."""
    if isinstance(value, str):
        cell.value = _UNWRITABLE.sub("", value)
        cell.data_type = "s"  # whatever it begins with, it is no formula
    else:
        cell.value = value


def lines_high(text: str, width: float) -> int:
    """How many lines a text takes in a cell, about: most letters are narrower than the figures of a width."""
    return sum(1 + int(len(line) / (1.1 * width)) for line in text.split("\n"))


def prepare_print(sheet: Worksheet, header_row: int) -> None:
    """One page wide, the headers (a 1-based row) on each."""
    sheet.print_title_rows = f"{header_row}:{header_row}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
