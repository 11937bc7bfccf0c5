"""The tab, the range or the cells that a request of batchUpdate speaks of, refused as Google refuses them."""

from collections.abc import Mapping
from typing import Any

from tests.google.book import Book
from tests.google.ranges import column_letters
from tests.google.sheet import Sheet


class Refused(ValueError):
    """Google would answer 400 with this message."""


def block_of(book: Book, area: Mapping[str, Any]) -> tuple[Sheet, tuple[int, int, int, int]]:
    sheet = sheet_of(book, area)
    height, width = sheet.size
    rows = area.get("startRowIndex", 0), area.get("endRowIndex", height)
    columns = area.get("startColumnIndex", 0), area.get("endColumnIndex", width)
    check(sheet, *rows, *columns)
    return sheet, (*rows, *columns)


def sheet_of(book: Book, place: Mapping[str, Any]) -> Sheet:
    gid = place.get("sheetId", 0)
    sheet = next((sheet for sheet in book.sheets if sheet.gid == gid), None)
    if sheet is None:
        raise Refused(f"No grid with id: {gid}")
    return sheet


def check(sheet: Sheet, top: int, bottom: int, left: int, right: int) -> None:
    height, width = sheet.size
    if not (0 <= top < bottom <= height and 0 <= left < right <= width):
        cell = f"{sheet.title}!{column_letters(left)}{top + 1}"
        raise Refused(f"Range ({cell}) exceeds grid limits. Max rows: {height}, max columns: {width}")
