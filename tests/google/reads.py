"""What the Sheets API answers when it is read."""

from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from tests.google import answers
from tests.google.book import Book
from tests.google.fields import parse_fields, prune
from tests.google.ranges import Area, parse_range
from tests.google.sheet import Sheet


class Unreadable(ValueError):
    """A range that cannot be read."""


def get_book(book: Book, request: Request) -> Response:
    body = {
        "spreadsheetId": book.id,
        "properties": {
            "title": book.title,
            "locale": book.locale,
            "autoRecalc": "ON_CHANGE",
            "timeZone": "Europe/Paris",
        },
        "sheets": _describe_all(book, request.query_params.getlist("ranges")),
        "spreadsheetUrl": f"https://docs.google.com/spreadsheets/d/{book.id}/edit",
    }
    return answer(request, body)


def _describe_all(book: Book, ranges: list[str]) -> list[dict[str, Any]]:
    """Every tab; with ranges, only theirs, with the cells of these."""
    wanted: dict[int, list[Area]] = {}
    for text in ranges:
        sheet, area = _find_range(book, text)
        wanted.setdefault(sheet.gid, []).append(area)
    return [
        {
            **_describe(index, sheet),
            **({"data": [grid_data(sheet, area) for area in wanted[sheet.gid]]} if ranges else {}),
        }
        for index, sheet in enumerate(book.sheets)
        if not ranges or sheet.gid in wanted
    ]


def _describe(index: int, sheet: Sheet) -> dict[str, Any]:
    height, width = sheet.size
    properties: dict[str, Any] = {
        "sheetId": sheet.gid,
        "title": sheet.title,
        "index": index,
        "sheetType": sheet.kind,
        "gridProperties": {"rowCount": height, "columnCount": width},
    }
    if sheet.frozenRowCount:
        properties["gridProperties"]["frozenRowCount"] = sheet.frozenRowCount
    if sheet.hidden:
        properties["hidden"] = True
    merges = [_merge(sheet, area) for area in sheet.merges]
    lists = {"merges": merges, "protectedRanges": sheet.protections, "developerMetadata": sheet.metadata}
    return {"properties": properties, **{name: items for name, items in lists.items() if items}}


def _merge(sheet: Sheet, area: Area) -> dict[str, Any]:
    ends = {"endRowIndex": area.bottom, "endColumnIndex": area.right}
    starts = {"startRowIndex": area.top, "startColumnIndex": area.left}
    # Google leaves sheetId out when it is 0.
    return {**({"sheetId": sheet.gid} if sheet.gid else {}), **starts, **ends}


def batch_get(book: Book, request: Request) -> Response:
    ranges = [_read_range(book, text, request) for text in request.query_params.getlist("ranges")]
    return answer(request, {"spreadsheetId": book.id, "valueRanges": ranges})


def get_values(book: Book, request: Request) -> Response:
    return answer(request, _read_range(book, request.path_params["range"], request))


def _find_range(book: Book, text: str) -> tuple[Sheet, Area]:
    try:
        parsed = parse_range(text)
    except ValueError:
        parsed = None
    sheet = book.find(parsed[0]) if parsed else None
    if parsed is None or sheet is None or sheet.kind != "GRID":
        raise Unreadable(text)
    return sheet, parsed[1]


def _read_range(book: Book, text: str, request: Request) -> dict[str, Any]:
    sheet, area = _find_range(book, text)
    formatted = request.query_params.get("valueRenderOption", "FORMATTED_VALUE") == "FORMATTED_VALUE"
    values = sheet.values(area, formatted)
    body = {"range": sheet.range_name(area), "majorDimension": "ROWS"}
    return {**body, **({"values": values} if values else {})}


def answer(request: Request, body: dict[str, Any]) -> Response:
    pretty = request.query_params.get("prettyPrint", "true") != "false"
    try:
        mask = parse_fields(request.query_params["fields"]) if "fields" in request.query_params else {}
    except ValueError as error:
        return answers.fault(400, f"Request contains an invalid argument: Invalid field selection {error}")
    return answers.answer(prune(body, mask), pretty=pretty)


def grid_data(sheet: Sheet, area: Area) -> dict[str, Any]:
    """The GridData of an area: cells with their value, note, validation and format."""
    height, width = sheet.size
    rows = [
        [_cell_data(sheet, row, column) for column in range(area.left, min(area.right or width, width))]
        for row in range(area.top, min(area.bottom or height, height))
    ]
    # Google leaves out what is 0.
    starts = {"startRow": area.top, "startColumn": area.left}
    return {**{name: at for name, at in starts.items() if at}, "rowData": [{"values": row} for row in rows]}


def _cell_data(sheet: Sheet, row: int, column: int) -> dict[str, Any]:
    value = sheet.value(row, column)
    data: dict[str, Any] = {}
    for part, worn in sheet.dressing.at(row, column).items():
        if part == "formula":
            value = None
            data["userEnteredValue"] = {"formulaValue": worn}
        elif "." in part:
            data.setdefault("userEnteredFormat", {})[part.partition(".")[2]] = worn
        else:
            data[part] = worn
    if value is not None and value != "":
        kind = "boolValue" if isinstance(value, bool) else "stringValue" if isinstance(value, str) else "numberValue"
        data["userEnteredValue"] = {kind: value}
    return data
