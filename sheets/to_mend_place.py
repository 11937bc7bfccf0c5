"""Where « À corriger » is in a Google Sheet, and what was last written there.

The tab is known by a mark that only this project sets, not by its name: one that people made is never written in. The
mark holds the fingerprint of what was last written, so that all who write agree, on any computer.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import tzinfo
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sheets.cells import fold_plural
from sheets.google_client import PatientClient
from sheets.google_present import PresentBook, PresentTab
from sheets.google_problems import GoogleProblem, Kind
from sheets.tabs import TO_MEND
from sheets.template_pages import free_gid

MARK = "reflexes-publics.a-corriger"
_FIELDS = (
    "properties.timeZone,sheets(properties(sheetId,title,sheetType,gridProperties(rowCount,columnCount)),"
    "developerMetadata(metadataId,metadataKey,metadataValue))"
)
_NEW_ROWS, _NEW_COLUMNS = 4, 8  # made larger when it is written


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
    return Place(PresentTab(free_gid(present, TO_MEND), TO_MEND, _NEW_ROWS, _NEW_COLUMNS), None, zone)


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
