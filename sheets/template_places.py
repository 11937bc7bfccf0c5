"""Where the template stands in a given workbook, and what its dropdowns propose there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from sheets.cells import Cell, clean_text, column_letter, fold, is_blank
from sheets.headers import locate_headers
from sheets.tabs import LISTS
from sheets.template import Dropdown, TabPlan


@dataclass(frozen=True)
class Place:
    """One tab in a workbook: the row of its headers and the columns of its fields, both 0-based."""

    title: str
    cells: Sequence[Sequence[Cell]]
    header_row: int
    columns: Mapping[str, int]


@dataclass(frozen=True)
class Area:
    """Rows of one column, 0-based; ``end`` is excluded, None to the end of the tab."""

    title: str
    column: int
    start: int
    end: int | None = None

    @property
    def formula(self) -> str:
        """« 'Crash-tests'!$A$2:$A », without its « = »."""
        title = self.title.replace("'", "''")
        letter = column_letter(self.column)
        return f"'{title}'!${letter}${self.start + 1}:${letter}" + (f"${self.end}" if self.end is not None else "")


Places: TypeAlias = Mapping[str, Place]
Offer: TypeAlias = tuple[str, ...] | Area


def locate(tab: TabPlan, title: str, cells: Sequence[Sequence[Cell]]) -> Place | None:
    """The place of a tab whose cells are these; None when none of its headers is there."""
    headers = locate_headers(tab.tab, [list(row) for row in cells])
    return None if headers is None else Place(title, cells, headers.row, headers.fields)


def offer(dropdown: Dropdown, plan: Sequence[TabPlan], places: Places) -> Offer | None:
    """What a dropdown proposes, given where tabs stand; None when the tab it reads has no place."""
    if dropdown.to:
        return _ids(dropdown.to, plan, places)
    listed = _listed(dropdown.listed, places[LISTS.name]) if dropdown.listed and LISTS.name in places else None
    return listed or dropdown.terms


def _ids(name: str, plan: Sequence[TabPlan], places: Places) -> Area | None:
    tab = next(tab.tab for tab in plan if tab.name == name)
    place = places.get(name)
    if place is None or tab.key[0] not in place.columns:
        return None
    return Area(place.title, place.columns[tab.key[0]], place.header_row + 1)


def _listed(name: str, place: Place) -> Offer | None:
    """The terms of a list: their cells when they follow each other, to the end of the tab when they are the last."""
    if not {"liste", "terme"} <= place.columns.keys():
        return None
    lists, terms = (
        [row[at] if at < len(row) else None for row in place.cells]
        for at in (place.columns["liste"], place.columns["terme"])
    )
    rows = [n for n in range(place.header_row + 1, len(lists)) if fold(clean_text(lists[n])) == fold(name)]
    if not rows:
        return None
    if len(rows) != rows[-1] - rows[0] + 1:
        return tuple(dict.fromkeys(filter(None, (clean_text(terms[n]) for n in rows))))
    is_last = all(is_blank(cell) for cell in lists[rows[-1] + 1 :])
    return Area(place.title, place.columns["terme"], rows[0], None if is_last else rows[-1] + 1)
