"""spreadsheets.batchUpdate: the requests that the project makes, checked and applied as Google does, all or none."""

from collections.abc import Callable, Mapping
from typing import Any

from tests.google.book import Book
from tests.google.dressing import renamed, title_of
from tests.google.fields import parse_fields
from tests.google.marks import MARKS
from tests.google.places import Refused, block_of, check, sheet_of
from tests.google.sheet import Sheet

_LONGEST = 50_000
_VALUES = {"stringValue": str, "numberValue": (int, float), "boolValue": bool}


def apply(book: Book, requests: list[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Apply them all -> a reply each. Raises ``Refused``; the book is then as it was."""
    with book.all_or_nothing():
        return [_apply(book, index, request) for index, request in enumerate(requests)]


def _apply(book: Book, index: int, request: Mapping[str, Any]) -> dict[str, Any]:
    ((kind, body),) = request.items()
    if kind not in _KINDS:
        raise Refused(
            f"Invalid JSON payload received. Unknown name \"{kind}\" at 'requests[{index}]': Cannot find field."
        )
    try:
        return _KINDS[kind](book, body) or {}
    except Refused as refusal:
        raise Refused(f"Invalid requests[{index}].{kind}: {refusal}") from None


def _set_book(book: Book, body: Mapping[str, Any]) -> None:
    for field in parse_fields(body["fields"]):
        setattr(book, field, body["properties"][field])


def _add_sheet(book: Book, body: Mapping[str, Any]) -> dict[str, Any]:
    properties = body["properties"]
    title, gid = properties["title"], properties["sheetId"]
    if any(sheet.title.lower() == title.lower() for sheet in book.sheets):
        raise Refused(f'A sheet with the name "{title}" already exists. Please enter another name.')
    if any(sheet.gid == gid for sheet in book.sheets):
        raise Refused(f"A sheet with the id {gid} already exists.")
    sheet = book.add(title, gid=gid, at=properties.get("index"))
    sheet.rows, sheet.columns = (properties["gridProperties"][name] for name in ("rowCount", "columnCount"))
    return {"addSheet": {"properties": properties}}


def _set_sheet(book: Book, body: Mapping[str, Any]) -> None:
    properties = body["properties"]
    sheet = sheet_of(book, properties)
    fields = parse_fields(body["fields"])
    if "title" in fields:
        book.rename(sheet, properties["title"])
    for name in fields.get("gridProperties", {}):
        value = properties["gridProperties"][name]
        height, width = sheet.size
        if name == "frozenRowCount" and value >= height:
            raise Refused("You can't freeze all visible rows on the sheet.")
        if (name == "rowCount" and value < height) or (name == "columnCount" and value < width):
            raise Refused("this server never makes a grid smaller")
        setattr(sheet, {"rowCount": "rows", "columnCount": "columns"}.get(name, name), value)


def _set_dimension(book: Book, body: Mapping[str, Any]) -> None:
    area = body["range"]
    sheet = sheet_of(book, area)
    check(sheet, 0, 1, area["startIndex"], area["endIndex"])
    for column in range(area["startIndex"], area["endIndex"]):
        sheet.widths[column] = body["properties"]["pixelSize"]


def _update_cells(book: Book, body: Mapping[str, Any]) -> None:
    fields = parse_fields(body["fields"])
    if "range" in body:
        _clear(book, body, fields)
        return
    start = body["start"]
    sheet = sheet_of(book, start)
    for row, line in enumerate(body["rows"], start["rowIndex"]):
        for column, cell in enumerate(line["values"], start["columnIndex"]):
            check(sheet, row, row + 1, column, column + 1)
            if "userEnteredValue" in fields:
                sheet.put(row, column, _value(cell.get("userEnteredValue")))
            _dress(sheet, (row, row + 1, column, column + 1), cell, fields)


def _clear(book: Book, body: Mapping[str, Any], fields: Mapping[str, Any]) -> None:
    """Rows that are not given are emptied of these fields."""
    if body.get("rows") or "userEnteredValue" not in fields:
        raise Refused("this server clears whole ranges only")
    sheet, (top, bottom, left, right) = block_of(book, body["range"])
    for row in range(top, min(bottom, sheet.filled_rows)):
        for column in range(left, right):
            sheet.put(row, column, None)
    for part in ("formula", *sheet.dressing.parts):
        if part.partition(".")[0] in ("formula", *fields):
            sheet.dressing.put(top, bottom, left, right, part, None)


def _repeat_cell(book: Book, body: Mapping[str, Any]) -> None:
    sheet, block = block_of(book, body["range"])
    _dress(sheet, block, body["cell"], parse_fields(body["fields"]))


def _dress(sheet: Sheet, block: tuple[int, int, int, int], cell: Mapping[str, Any], fields: Mapping[str, Any]) -> None:
    for part in ("note", "textFormatRuns"):
        if part in fields:
            sheet.dressing.put(*block, part, cell.get(part))
    if "userEnteredFormat" in fields:
        look = cell.get("userEnteredFormat", {})
        for part in fields["userEnteredFormat"] or look:
            sheet.dressing.put(*block, f"userEnteredFormat.{part}", look.get(part))


def _set_validation(book: Book, body: Mapping[str, Any]) -> None:
    sheet, block = block_of(book, body["range"])
    rule = body.get("rule")
    if rule:
        rule = {**rule, "condition": _condition(book, rule["condition"])}
    sheet.dressing.put(*block, "dataValidation", rule)


def _condition(book: Book, condition: Mapping[str, Any]) -> dict[str, Any]:
    values = [value["userEnteredValue"] for value in condition["values"]]
    if condition["type"] == "ONE_OF_RANGE":
        title = title_of(values[0]) if len(values) == 1 else None
        if title is None or book.find(title) is None:
            raise Refused("data validation range is invalid")
        values = [renamed(values[0], title, title)]
    elif condition["type"] != "ONE_OF_LIST" or not values or len(set(values)) < len(values):
        raise Refused("data validation condition is invalid")
    return {"type": condition["type"], "values": [{"userEnteredValue": value} for value in values]}


def _protect(book: Book, body: Mapping[str, Any]) -> None:
    protected = body["protectedRange"]
    if protected.get("warningOnly") and "editors" in protected:
        raise Refused("editors are not supported with warning only protection")
    area = protected["range"]
    sheet = sheet_of(book, area)
    check(sheet, area.get("startRowIndex", 0), area.get("endRowIndex", sheet.size[0]), 0, 1)
    sheet.protections.append(dict(protected))


def _value(entered: Mapping[str, Any] | None) -> Any:
    if not entered:
        return None
    ((kind, value),) = entered.items()
    if kind not in _VALUES or not isinstance(value, _VALUES[kind]):
        raise Refused(f"this server writes no {kind}: {value!r}")
    if isinstance(value, str) and len(value) > _LONGEST:
        raise Refused(f"Your input contains more than the maximum of {_LONGEST} characters in a single cell.")
    return value


_KINDS: dict[str, Callable[[Book, Mapping[str, Any]], dict[str, Any] | None]] = {
    "updateSpreadsheetProperties": _set_book,
    "addSheet": _add_sheet,
    "updateSheetProperties": _set_sheet,
    "updateDimensionProperties": _set_dimension,
    "updateCells": _update_cells,
    "repeatCell": _repeat_cell,
    "setDataValidation": _set_validation,
    "addProtectedRange": _protect,
    **MARKS,
}
