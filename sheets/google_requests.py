"""The requests of spreadsheets.batchUpdate that this project makes, as the API words them. Indexes are 0-based."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

from sheets.cells import Cell
from sheets.palette import INK, PAPER
from sheets.template_places import Area, Offer

Request: TypeAlias = dict[str, Any]

_TEXT_FORMAT = {"numberFormat": {"type": "TEXT"}}


def set_locale(locale: str) -> Request:
    return {"updateSpreadsheetProperties": {"properties": {"locale": locale}, "fields": "locale"}}


def add_tab(gid: int, title: str, rows: int, columns: int, index: int | None = None) -> Request:
    place = {} if index is None else {"index": index}
    grid = {"rowCount": rows, "columnCount": columns}
    return {"addSheet": {"properties": {"sheetId": gid, "title": title, **place, "gridProperties": grid}}}


def rename_tab(gid: int, title: str) -> Request:
    return {"updateSheetProperties": {"properties": {"sheetId": gid, "title": title}, "fields": "title"}}


def set_grid(gid: int, **properties: int | bool) -> Request:
    """``rowCount``, ``columnCount``, ``frozenRowCount``, ``hideGridlines``."""
    fields = ",".join(f"gridProperties.{name}" for name in properties)
    return {"updateSheetProperties": {"properties": {"sheetId": gid, "gridProperties": properties}, "fields": fields}}


def set_width(gid: int, column: int, pixels: int) -> Request:
    columns = {"sheetId": gid, "dimension": "COLUMNS", "startIndex": column, "endIndex": column + 1}
    return {"updateDimensionProperties": {"range": columns, "properties": {"pixelSize": pixels}, "fields": "pixelSize"}}


def write_rows(gid: int, row: int, column: int, rows: Sequence[Sequence[Request]], fields: str) -> Request:
    """Cells from one on, each a CellData; only the parts of it named by ``fields`` are written."""
    start = {"sheetId": gid, "rowIndex": row, "columnIndex": column}
    return {"updateCells": {"start": start, "rows": [{"values": list(cells)} for cells in rows], "fields": fields}}


def make_text(gid: int, column: int, first: int, end: int) -> Request:
    return repeat_format(gid, column, first, end, _TEXT_FORMAT, "numberFormat")


def repeat_format(gid: int, column: int, first: int, end: int, look: Mapping[str, Any], fields: str) -> Request:
    """One format for the rows of a column; ``fields``: the parts of it that are set."""
    where, what = span(gid, column, first, end), {"userEnteredFormat": look}
    return {"repeatCell": {"range": where, "cell": what, "fields": f"userEnteredFormat({fields})"}}


def set_rule(gid: int, column: int, first: int, end: int, offer: Offer, message: str) -> Request:
    """A dropdown that refuses nothing."""
    rule = {"condition": _condition(offer), "inputMessage": message, "strict": False, "showCustomUi": True}
    return {"setDataValidation": {"range": span(gid, column, first, end), "rule": rule, "filteredRowsIncluded": True}}


def protect_row(gid: int, row: int, description: str) -> Request:
    """A warning before the row is changed, which stops nobody."""
    area = {"sheetId": gid, "startRowIndex": row, "endRowIndex": row + 1}
    return {"addProtectedRange": {"protectedRange": {"range": area, "description": description, "warningOnly": True}}}


def span(gid: int, column: int, first: int, end: int) -> Request:
    """A GridRange: rows of one column."""
    rows = {"startRowIndex": first, "endRowIndex": end}
    return {"sheetId": gid, **rows, "startColumnIndex": column, "endColumnIndex": column + 1}


def cell(value: Cell = None, note: str = "", look: Mapping[str, Any] | None = None) -> Request:
    """A CellData. A text is never a formula, whatever it begins with."""
    data: Request = {}
    if isinstance(value, bool):
        data["userEnteredValue"] = {"boolValue": value}
    elif isinstance(value, int | float):
        data["userEnteredValue"] = {"numberValue": value}
    elif value:
        data["userEnteredValue"] = {"stringValue": str(value)}
    if note:
        data["note"] = note
    if look:
        data["userEnteredFormat"] = look
    return data


def filled(color: str) -> Request:
    """The format of a header, white on ``color`` (RRGGBB)."""
    return {
        "backgroundColorStyle": _color(color),
        "verticalAlignment": "MIDDLE",
        **written(PAPER, bold=True, wrap=True),
    }


def written(color: str = INK, *, bold: bool = False, size: int = 10, wrap: bool = False) -> Request:
    """The format of a text; without ``wrap``, it runs over the next cells when these are blank."""
    text = {"foregroundColorStyle": _color(color), "bold": bold, "fontSize": size}
    return {"textFormat": text, "wrapStrategy": "WRAP" if wrap else "OVERFLOW_CELL"}


def _color(text: str) -> Request:
    red, green, blue = (int(text[at : at + 2], 16) / 255 for at in (0, 2, 4))
    return {"rgbColor": {"red": red, "green": green, "blue": blue}}


def _condition(offer: Offer) -> Request:
    if isinstance(offer, Area):
        return {"type": "ONE_OF_RANGE", "values": [{"userEnteredValue": f"={offer.formula}"}]}
    return {"type": "ONE_OF_LIST", "values": [{"userEnteredValue": term} for term in offer]}
