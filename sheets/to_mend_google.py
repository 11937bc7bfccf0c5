"""The tab « À corriger » in a Google Sheet: how it stands, and the one batch that makes it say something else.

It is known by a mark that only this project sets, not by its name: a tab that people made is never written in. The
mark holds the fingerprint of what was last written, so that all who write agree, on any computer.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from itertools import groupby
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sheets.cells import fold_plural
from sheets.google_client import PatientClient
from sheets.google_present import PresentBook, PresentTab
from sheets.google_problems import GoogleProblem, Kind
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
from sheets.messages import Level
from sheets.palette import GREY, INK, RED
from sheets.tabs import TO_MEND
from sheets.template_pages import free_gid
from sheets.template_steps import pixels
from sheets.to_mend import HEADER, Line, ToMend, notice

MARK = "reflexes-publics.a-corriger"
_FIELDS = (
    "properties.timeZone,sheets(properties(sheetId,title,sheetType,gridProperties(rowCount,columnCount)),"
    "developerMetadata(metadataId,metadataKey,metadataValue))"
)
_TOP_ROWS = 3  # the notice, the summary, the headers
_WHERE = 1  # the column of links
_WIDTHS = (12, 22, 16, 7, 20, 30, 70, 24)  # in characters
_INKS = {Level.BLOCKING: RED, Level.TO_MEND: INK, Level.ADVICE: GREY}
_TOLD_BY = "Écrit par le tableau de bord : ce que vous y tapez sera remplacé"
_CLEARED = "userEnteredValue,userEnteredFormat,textFormatRuns,note,dataValidation"


@dataclass(frozen=True)
class Mark:
    """The developer metadata of our tab."""

    number: int
    fingerprint: str


@dataclass(frozen=True)
class Place:
    """Where the list is, or will be. ``mark``: None when there is no tab of ours yet."""

    tab: PresentTab
    mark: Mark | None
    zone: tzinfo | None


@dataclass(frozen=True)
class Rewriting:
    """What makes the tab say the list; no request when it says it already."""

    requests: tuple[Request, ...]
    gid: int
    is_new: bool


def find_place(client: PatientClient, spreadsheet: str) -> Place:
    """One call. Raises ``GoogleProblem`` when somebody's own tab has that name, and what ``FAILURES`` lists."""
    answer = client.ask_layout(spreadsheet, _FIELDS).json()
    zone = _zone(str(answer.get("properties", {}).get("timeZone", "")))
    tabs = [(_tab(sheet["properties"]), _mark(sheet)) for sheet in answer["sheets"]]
    ours = sorted(((tab, mark) for tab, mark in tabs if mark), key=lambda pair: not _is_named(pair[0]))
    if ours:
        return Place(*ours[0], zone)
    if any(_is_named(tab) for tab, _ in tabs):
        raise GoogleProblem(Kind.TAKEN)
    present = PresentBook("", tuple(tab for tab, _ in tabs))
    return Place(PresentTab(free_gid(present, TO_MEND), TO_MEND, _TOP_ROWS + 1, len(HEADER)), None, zone)


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


def _zone(name: str) -> tzinfo | None:
    """The clock of the Sheet; that of this machine when it is not known here."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def _is_named(tab: PresentTab) -> bool:
    return fold_plural(tab.title) == fold_plural(TO_MEND)


def _tab(properties: Mapping[str, Any]) -> PresentTab:
    grid = properties.get("gridProperties", {})
    size = int(grid.get("rowCount", 0)), int(grid.get("columnCount", 0))
    return PresentTab(int(properties.get("sheetId", 0)), str(properties["title"]), *size)


def _mark(sheet: Mapping[str, Any]) -> Mark | None:
    for known in sheet.get("developerMetadata", ()):
        if known.get("metadataKey") == MARK:
            return Mark(int(known["metadataId"]), str(known.get("metadataValue", "")))
    return None


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
