"""The requests of batchUpdate that concern a tab beside its cells: developer metadata, filter, merged cells."""

from collections.abc import Mapping
from typing import Any

from tests.google.book import Book
from tests.google.fields import parse_fields
from tests.google.places import Refused, block_of, sheet_of


def _create(book: Book, body: Mapping[str, Any]) -> dict[str, Any]:
    known = dict(body["developerMetadata"])
    if not known.get("metadataKey") or known.get("visibility") not in ("DOCUMENT", "PROJECT"):
        raise Refused("developer metadata needs a key and a visibility")
    sheet = sheet_of(book, known["location"])
    known["metadataId"] = 1 + max((m["metadataId"] for s in book.sheets for m in s.metadata), default=1000)
    sheet.metadata.append(known)
    return {"createDeveloperMetadata": {"developerMetadata": known}}


def _update(book: Book, body: Mapping[str, Any]) -> None:
    (wanted,) = (part["developerMetadataLookup"]["metadataId"] for part in body["dataFilters"])
    found = [m for s in book.sheets for m in s.metadata if m["metadataId"] == wanted]
    if not found:
        raise Refused(f"No developer metadata with id {wanted}")
    for field in parse_fields(body["fields"]):
        found[0][field] = body["developerMetadata"][field]


def _set_filter(book: Book, body: Mapping[str, Any]) -> None:
    sheet, (top, bottom, left, right) = block_of(book, body["filter"]["range"])
    for area in sheet.merges:
        tall = (area.bottom or 0) - area.top > 1
        if tall and area.top < bottom and top < (area.bottom or 0) and area.left < right and left < (area.right or 0):
            raise Refused("You can't create a filter over a range containing vertical merges.")
    sheet.filter = dict(body["filter"])


def _unmerge(book: Book, body: Mapping[str, Any]) -> None:
    sheet, (top, bottom, left, right) = block_of(book, body["range"])
    sheet.merges = [area for area in sheet.merges if not (top <= area.top < bottom and left <= area.left < right)]


MARKS = {
    "createDeveloperMetadata": _create,
    "updateDeveloperMetadata": _update,
    "setBasicFilter": _set_filter,
    "unmergeCells": _unmerge,
}
