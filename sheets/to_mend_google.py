"""The one batch that makes the tab « À corriger » of a Google Sheet say a list."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from sheets.google_present import PresentTab
from sheets.google_requests import (
    Request,
    add_tab,
    cell,
    filled,
    repeat_format,
    set_grid,
    set_width,
    write_rows,
    written,
)
from sheets.message import Level
from sheets.palette import GREY, INK, RED
from sheets.tabs import TO_MEND
from sheets.template_steps import pixels
from sheets.to_mend import HEADER, Line, ToMend, notice
from sheets.to_mend_place import MARK, Mark, Place

_TOP_ROWS = 3  # the notice, the summary, the headers
_WHERE = 1  # the column of links
_WIDTHS = (11, 19, 14, 6, 15, 22, 58, 18)  # in characters
_INKS = {Level.BLOCKING: RED, Level.TO_MEND: INK, Level.ADVICE: GREY}
_TOLD_BY = "Écrit par le tableau de bord : ce que vous y tapez sera remplacé"
_CLEARED = "userEnteredValue,userEnteredFormat,textFormatRuns,note,dataValidation"


@dataclass(frozen=True)
class Rewriting:
    """What makes the tab say the list; no request when it says it already."""

    requests: tuple[Request, ...]
    gid: int
    is_new: bool


def rewriting(listed: ToMend, place: Place, now: datetime) -> Rewriting:
    """The difference between the tab and the list. ``now``: with its time zone."""
    gid, is_new = place.tab.gid, place.mark is None
    if place.mark is not None and place.mark.fingerprint == listed.fingerprint:
        return Rewriting((), gid, is_new)
    rows = max(place.tab.rows, _TOP_ROWS + max(len(listed.lines), 1))
    requests = [
        *(_birth(gid, rows) if is_new else _emptied(place.tab, rows)),
        set_grid(gid, frozenRowCount=_TOP_ROWS),
        *_top(gid, notice(now.astimezone(place.zone)), listed.summary),
        *_body(gid, listed.lines),
        _filter(gid, _TOP_ROWS + max(len(listed.lines), 1)),
        _marked(gid, place.mark, listed.fingerprint),
    ]
    return Rewriting(tuple(requests), gid, is_new)


def _birth(gid: int, rows: int) -> Iterator[Request]:
    yield add_tab(gid, TO_MEND, rows, len(HEADER))
    yield set_grid(gid, hideGridlines=True)
    for column, width in enumerate(_WIDTHS):
        yield set_width(gid, column, pixels(width))
    protected = {"range": {"sheetId": gid}, "description": _TOLD_BY, "warningOnly": True}
    yield {"addProtectedRange": {"protectedRange": protected}}


def _emptied(tab: PresentTab, rows: int) -> Iterator[Request]:
    """Whatever is in our tab is taken away, the merged cells that a filter would not bear included."""
    yield set_grid(tab.gid, rowCount=rows, columnCount=max(tab.columns, len(HEADER)))
    yield {"unmergeCells": {"range": {"sheetId": tab.gid}}}
    yield {"updateCells": {"range": {"sheetId": tab.gid}, "fields": _CLEARED}}


def _top(gid: int, told: str, summary: str) -> Iterator[Request]:
    looks = (written(GREY), written(INK, bold=True, size=14))
    rows = [[cell(text, look=look)] for text, look in zip((told, summary), looks, strict=True)]
    rows.append([cell(label, look=filled(INK)) for label in HEADER])
    yield write_rows(gid, 0, 0, rows, "userEnteredValue,userEnteredFormat")


def _body(gid: int, lines: Sequence[Line]) -> Iterator[Request]:
    if not lines:
        return
    rest = [(line.tab, line.row, line.column, line.value, line.what, line.lab) for line in lines]
    yield from _looks(gid, lines)
    yield write_rows(gid, _TOP_ROWS, 0, [[cell(line.level.capitalize())] for line in lines], "userEnteredValue")
    yield write_rows(gid, _TOP_ROWS, _WHERE, [[_linked(line)] for line in lines], "userEnteredValue,textFormatRuns")
    yield write_rows(gid, _TOP_ROWS, _WHERE + 1, [list(map(cell, row)) for row in rest], "userEnteredValue")


def _looks(gid: int, lines: Sequence[Line]) -> Iterator[Request]:
    """The format of each column, and the ink of each level: the lines of one level follow each other."""
    look = {**written(INK, wrap=True), "verticalAlignment": "TOP"}
    for column in range(1, len(HEADER)):
        yield repeat_format(gid, column, _TOP_ROWS, _TOP_ROWS + len(lines), look, ",".join(look))
    first = _TOP_ROWS
    for level, alike in groupby(lines, key=lambda line: line.level):
        end = first + sum(1 for _ in alike)
        ink = {**look, **written(_INKS[level], bold=level is Level.BLOCKING, wrap=True)}
        yield repeat_format(gid, 0, first, end, ink, ",".join(ink))
        first = end


def _linked(line: Line) -> Request:
    """A text with its link, which is no formula: nothing that people typed is ever computed."""
    data = cell(line.where)
    return {**data, "textFormatRuns": [{"format": {"link": {"uri": line.link}}}]} if line.link else data


def _filter(gid: int, end: int) -> Request:
    """Arrows on the headers, to keep one lab or one tab; the filter of before would hide some of the new lines."""
    area = {"sheetId": gid, "startRowIndex": _TOP_ROWS - 1, "endRowIndex": end}
    columns = {"startColumnIndex": 0, "endColumnIndex": len(HEADER)}
    return {"setBasicFilter": {"filter": {"range": {**area, **columns}}}}


def _marked(gid: int, mark: Mark | None, fingerprint: str) -> Request:
    if mark is None:
        place = {"location": {"sheetId": gid}, "visibility": "DOCUMENT"}
        new = {"metadataKey": MARK, "metadataValue": fingerprint, **place}
        return {"createDeveloperMetadata": {"developerMetadata": new}}
    return {
        "updateDeveloperMetadata": {
            "dataFilters": [{"developerMetadataLookup": {"metadataId": mark.number}}],
            "developerMetadata": {"metadataValue": fingerprint},
            "fields": "metadataValue",
        }
    }
