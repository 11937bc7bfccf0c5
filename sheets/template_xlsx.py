"""The template as an .xlsx workbook, empty or filled."""

import io
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time

from openpyxl import Workbook
from openpyxl.cell.cell import Cell as XlsxCell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from sheets.cells import Cell, column_letter
from sheets.grids import Grids
from sheets.kinds import Moment, Number
from sheets.palette import GREY, INK, LINE, PAPER, RED
from sheets.template import ColumnPlan, Dropdown, Header, TabPlan
from sheets.template_places import Area, Places, locate, offer
from sheets.template_readme import readme
from sheets.template_xlsx_readme import write_readme
from sheets.xlsx_page import BODY, FACE, LINE_HEIGHT, lines_high, prepare_print, write_cell

_LAST_ROW = 1_048_576
_TEXT, _PERCENT, _MOMENT = "@", "0%", "dd/mm/yyyy hh:mm"
_LONGEST_LIST = 255  # characters of a list written in its rule
_UNKNOWN_WIDTH = 24  # characters, of a column that nobody declared
_NOTE_LINE = 46  # characters a line of a note
_AUTHOR = "Réflexes publics"
# Heights, in points: what wraps over several lines does not grow by itself in every spreadsheet.
_HEADER_HEIGHT = 26
_TALLEST = 8  # lines of a row; the rest is read in the cell
_FILLS = {Header.EXPECTED: RED, Header.FREE: INK, Header.PRIVATE: GREY}
_HEADER_FONT = Font(FACE, 11, bold=True, color=PAPER)
_HEADER_ALIGNMENT = Alignment(vertical="center", wrap_text=True)
_EDGE = Border(left=Side("thin", LINE), right=Side("thin", LINE))


def write_xlsx(plan: Sequence[TabPlan], grids: Grids | None = None) -> bytes:
    """The workbook, with headers, notes, dropdowns and formats.

    ``grids``: the cells of tabs by name, headers included, in any order; a tab that is not there has its headers only.
    Without ``grids``, the template as people begin with it. A cell is never a formula; what .xlsx cannot hold of one
    (control characters, past 32,767 characters) is left out.
    """
    book = Workbook()
    write_readme(book.active, readme(plan))
    contents = {tab.name: _cells_of(tab, grids) for tab in plan}
    found = {tab.name: locate(tab, tab.name, contents[tab.name]) for tab in plan}
    places = {name: place for name, place in found.items() if place is not None}
    for tab in plan:
        sheet = book.create_sheet(tab.name)
        _write_cells(sheet, contents[tab.name])
        if tab.name in places:
            _dress(sheet, tab, plan, places)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _cells_of(tab: TabPlan, grids: Grids | None) -> Sequence[Sequence[Cell]]:
    headers = [column.label for column in tab.columns]
    if grids is None:
        return [headers, *tab.rows]
    return grids.get(tab.name) or [headers]


def _write_cells(sheet: Worksheet, cells: Sequence[Sequence[Cell]]) -> None:
    for number, row in enumerate(cells, 1):
        for index, value in enumerate(row, 1):
            if value is not None and value != "":
                write_cell(sheet.cell(number, index), value)


def _dress(sheet: Worksheet, tab: TabPlan, plan: Sequence[TabPlan], places: Places) -> None:
    place = places[tab.name]
    known = {place.columns[column.field]: column for column in tab.columns if column.field in place.columns}
    for index in range(max(map(len, place.cells))):
        _dress_column(sheet, index, known.get(index), place.header_row)
    for index, column in known.items():
        if column.dropdown:
            _add_dropdown(sheet, f"{_span(index, place.header_row + 1)}", column.dropdown, plan, places)
    for row, note in enumerate(tab.row_notes, place.header_row + 2):
        if row <= len(place.cells):
            _annotate(sheet.cell(row, 1), note)
    _set_heights(sheet, place.header_row + 1)
    sheet.freeze_panes = sheet.cell(place.header_row + 2, 1)
    prepare_print(sheet, place.header_row + 1)


def _dress_column(sheet: Worksheet, index: int, column: ColumnPlan | None, header_row: int) -> None:
    """Headers, then the format of every cell, those still blank included."""
    dimension = sheet.column_dimensions[column_letter(index)]
    dimension.width = column.width if column else _UNKNOWN_WIDTH
    number_format = _format(column)
    dimension.number_format = number_format
    for (cell,) in sheet.iter_rows(header_row + 2, sheet.max_row, index + 1, index + 1):
        cell.alignment = BODY
        if not isinstance(cell.value, date | time):  # what makes a date of it in the file is its own format
            cell.number_format = number_format
    header = sheet.cell(header_row + 1, index + 1)
    if header.value is None:
        return
    header.font, header.alignment, header.border = _HEADER_FONT, _HEADER_ALIGNMENT, _EDGE
    header.fill = PatternFill("solid", fgColor=_FILLS[column.header if column else Header.PRIVATE])
    if column and column.note:
        _annotate(header, column.note)


def _set_heights(sheet: Worksheet, header_row: int) -> None:
    widths = [sheet.column_dimensions[column_letter(index)].width for index in range(sheet.max_column)]
    for number, row in enumerate(sheet.iter_rows(header_row + 1, values_only=True), header_row + 1):
        high = max(lines_high(str(value), width) for value, width in zip(row, widths, strict=True))
        sheet.row_dimensions[number].height = LINE_HEIGHT * min(high, _TALLEST)
    sheet.row_dimensions[header_row].height = _HEADER_HEIGHT


def _format(column: ColumnPlan | None) -> str:
    if column is None or column.is_text:
        return _TEXT
    if isinstance(column.column, Moment):
        return _MOMENT
    return _PERCENT if isinstance(column.column, Number) and column.column.percent else "General"


def _annotate(cell: XlsxCell, note: str) -> None:
    lines = sum(1 + len(line) // _NOTE_LINE for line in note.splitlines())
    cell.comment = Comment(note, _AUTHOR, height=24 + 18 * lines, width=320)


def _add_dropdown(sheet: Worksheet, cells: str, dropdown: Dropdown, plan: Sequence[TabPlan], places: Places) -> None:
    proposed = offer(dropdown, plan, places)
    if proposed is None:
        return
    formula = _filled(proposed) if isinstance(proposed, Area) else _inline(proposed)
    rule = DataValidation("list", formula1=formula, allow_blank=True, showErrorMessage=False, showInputMessage=True)
    rule.prompt = dropdown.hint
    rule.add(cells)
    sheet.add_data_validation(rule)


def _filled(area: Area) -> str:
    """The cells of an area; when it goes to the end of the tab, as many as are filled, not a million blank lines."""
    if area.end is not None:
        return area.formula
    whole = replace(area, end=_LAST_ROW).formula
    return f"OFFSET({replace(area, end=area.start + 1).formula},0,0,MAX(1,COUNTA({whole})),1)"


def _inline(terms: Sequence[str]) -> str:
    text = ",".join(terms)
    if len(text) > _LONGEST_LIST or any("," in term for term in terms):
        raise ValueError(f"too long for a list of .xlsx, or with a comma: {text}")
    return '"{}"'.format(text.replace('"', '""'))


def _span(index: int, start: int) -> str:
    letter = column_letter(index)
    return f"{letter}{start + 1}:{letter}{_LAST_ROW}"
