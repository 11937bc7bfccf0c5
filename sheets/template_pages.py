"""Which tab of a Google Sheet is which one of the template, and what it lacks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import TypeAlias
from zlib import crc32

from sheets.cells import Cell, fold_plural, is_blank
from sheets.google_present import PresentBook, PresentTab
from sheets.headers import header_list, locate_headers
from sheets.template import ColumnPlan, TabPlan
from sheets.template_places import Place, Places

_NEW_ROWS = 1000  # of a new tab, as Google makes them
_SPARE_COLUMNS = 3  # for those that people add
_NEAR = 0.8
_LIKENESS = 0.7  # of the columns, in a tab of another name


@dataclass(frozen=True)
class Page:
    """One tab of the template in a Sheet: ``tab`` as it is, or as it will be made when it ``is_new``.

    ``place``: where its columns stand once those ``added`` are there. ``is_blank``: it holds nothing yet.
    """

    plan: TabPlan
    tab: PresentTab
    place: Place
    added: tuple[ColumnPlan, ...]
    is_new: bool = False
    is_blank: bool = False


Notices: TypeAlias = list[str]


def open_pages(plan: Sequence[TabPlan], book: PresentBook) -> tuple[list[Page], Notices]:
    """A page for each tab of the template that can be completed, and French sentences about the others."""
    pages: list[Page] = []
    notices: Notices = []
    for tab in plan:
        page = _open(tab, book, notices, {fold_plural(other.name) for other in plan})
        if page:
            pages.append(page)
    return pages, notices


def places_of(pages: Sequence[Page]) -> Places:
    return {page.plan.name: page.place for page in pages}


def free_gid(book: PresentBook, title: str) -> int:
    """A gid that no tab of the Sheet has; always the same for the same Sheet."""
    taken = {tab.gid for tab in (*book.tabs, *book.others)}
    gid = crc32(f"{title} {sorted(taken)}".encode()) >> 1
    while gid in taken:
        gid += 1
    return gid


def _open(tab: TabPlan, book: PresentBook, notices: Notices, names: set[str]) -> Page | None:
    present = next((p for p in book.tabs if fold_plural(p.title) == fold_plural(tab.name)), None)
    if present is None:
        taken = [p for p in book.tabs if fold_plural(p.title) not in names]
        likely = _likely(tab, taken)
        if likely is not None:
            notices.append(
                f"L’onglet « {likely.title} » paraît être « {tab.name} » sous un autre nom : renommez-le "
                f"« {tab.name} ». Aucun onglet n’est ajouté à sa place."
            )
            return None
        wide = len(tab.columns) + _SPARE_COLUMNS
        return _blank(tab, PresentTab(free_gid(book, tab.name), tab.name, _NEW_ROWS, wide), is_new=True)
    if all(is_blank(cell) for row in present.cells for cell in row):
        return _blank(tab, present)
    return _complete(tab, present, notices)


def _likely(tab: TabPlan, others: Sequence[PresentTab]) -> PresentTab | None:
    """A tab whose name is nearly this one, or that has its columns under another name."""
    titles = {fold_plural(other.title): other for other in others}
    near = get_close_matches(fold_plural(tab.name), list(titles), n=1, cutoff=_NEAR)
    if near:
        return titles[near[0]]
    return next((other for other in others if _resembles(tab, other)), None)


def _resembles(tab: TabPlan, other: PresentTab) -> bool:
    headers = locate_headers(tab.tab, other.cells)
    expected = {field for field, column in tab.tab.columns.items() if column.required}
    return headers is not None and expected <= headers.fields.keys() and (
        len(headers.fields) >= _LIKENESS * len(tab.columns)
    )  # fmt: skip


def _blank(tab: TabPlan, present: PresentTab, *, is_new: bool = False) -> Page:
    cells: list[Sequence[Cell]] = [[column.label for column in tab.columns], *tab.rows]
    place = Place(present.title, cells, 0, {column.field: index for index, column in enumerate(tab.columns)})
    return Page(tab, replace(present, cells=[], examined=0, dress={}), place, tab.columns, is_new, is_blank=True)


def _complete(tab: TabPlan, present: PresentTab, notices: Notices) -> Page | None:
    headers = locate_headers(tab.tab, present.cells)
    if headers is None:
        notices.append(
            f"L’onglet « {present.title} » n’a aucun en-tête connu : il est laissé tel quel. Insérez en haut une ligne "
            f"avec les en-têtes {header_list(tab.tab)}, puis relancez."
        )
        return None
    near = {fault.facts["right"]: index for index, fault in headers.faults if fault.rule == "column-near"}
    for label, index in near.items():
        typed = present.cell(headers.row, index or 0)
        notices.append(
            f"Onglet « {present.title} » : l’en-tête « {typed} » ressemble à « {label} », qui manque. Renommez-le "
            f"« {label} » ; aucune colonne n’est ajoutée à sa place."
        )
    added = tuple(c for c in tab.columns if c.field not in headers.fields and c.label not in near)
    return Page(tab, present, _place(present, headers.row, headers.fields, added), added)


def _place(present: PresentTab, row: int, fields: Mapping[str, int], added: Sequence[ColumnPlan]) -> Place:
    """The columns that are there, then the added ones, right of all that is written."""
    end = max(map(len, present.cells))
    columns = {**fields, **{column.field: end + shift for shift, column in enumerate(added)}}
    return Place(present.title, present.cells, row, columns)
