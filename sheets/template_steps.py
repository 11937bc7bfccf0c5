"""The steps that complete one tab of a Google Sheet, each with its requests and what it is called in French."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sheets.cells import clean_text, column_letter, fold_plural, join_french
from sheets.findings import quote
from sheets.google_requests import (
    Request,
    add_tab,
    cell,
    filled,
    protect_row,
    repeat_format,
    set_grid,
    set_width,
    write_rows,
)
from sheets.palette import GREY, INK, RED
from sheets.template import ColumnPlan, Header
from sheets.template_notes import is_due, sign
from sheets.template_pages import Page

_PROTECTION = "En-têtes lus par le tableau de bord"
_FILLS = {Header.EXPECTED: RED, Header.FREE: INK, Header.PRIVATE: GREY}
_SHOWN = 3  # labels named in a sentence
_TOP = {"wrapStrategy": "WRAP", "verticalAlignment": "TOP"}


@dataclass(frozen=True)
class Step:
    """Requests, and the noun phrase that tells them: « ajout de la colonne « Effort » en R1 »."""

    what: str
    requests: tuple[Request, ...]


def some(labels: Sequence[str]) -> str:
    """« A », « B », « C » et 9 autres."""
    shown = [quote(label) for label in labels[:_SHOWN]]
    left = len(labels) - len(shown)
    return join_french([*shown, f"{left} autres"] if left > 1 else map(quote, labels))


def pixels(characters: int) -> int:
    """The width of a column that shows so many characters."""
    return 7 * characters + 16


def creation(page: Page) -> Iterator[Request]:
    """The tab itself, before anything refers to it."""
    if page.is_new:
        yield add_tab(page.tab.gid, page.tab.title, page.tab.rows, page.tab.columns)


def structure(page: Page) -> Iterator[Step]:
    """The grid made large enough, then headers, rows filled from the start, notes, and the row of headers kept."""
    yield from _size(page)
    yield from _headers(page)
    yield from _filled_rows(page)
    yield from _notes(page)
    yield from _kept_headers(page)


def _size(page: Page) -> Iterator[Step]:
    grid = {"rowCount": height(page), "columnCount": max(page.tab.columns, 1 + max(page.place.columns.values()))}
    if grid != {"rowCount": page.tab.rows, "columnCount": page.tab.columns}:
        yield Step("agrandissement de la grille", (set_grid(page.tab.gid, **grid),))


def height(page: Page) -> int:
    """The rows of the grid once completed: one more than those written, so that headers can be frozen."""
    written = len(page.place.cells) if page.is_blank else len(page.tab.cells) + len(_missing_keys(page))
    return max(page.tab.rows, written + 1, page.place.header_row + 2)


def _headers(page: Page) -> Iterator[Step]:
    for column in page.added:
        at, row, gid = page.place.columns[column.field], page.place.header_row, page.tab.gid
        header = cell(column.label, sign(column.note) if column.note else "", filled(_FILLS[column.header]))
        yield Step(
            f"ajout de la colonne {quote(column.label)} en {column_letter(at)}{row + 1}",
            (
                write_rows(gid, row, at, [[header]], "userEnteredValue,note,userEnteredFormat"),
                set_width(gid, at, pixels(column.width)),
                repeat_format(gid, at, row + 1, height(page), _TOP, ",".join(_TOP)),
            ),
        )


def _filled_rows(page: Page) -> Iterator[Step]:
    """The rows of a tab that holds nothing yet, or the settings that Projet lacks."""
    rows = page.plan.rows if page.is_blank else _missing_keys(page)
    if not rows:
        return
    start = page.place.header_row + 1 if page.is_blank else len(page.tab.cells)
    notes = _key_notes(page)
    requests = []
    for column, values in zip(page.plan.columns, zip(*rows, strict=True), strict=False):
        if any(values):
            at, is_key = page.place.columns[column.field], bool(notes) and column is page.plan.columns[0]
            cells = [[cell(value, _signed(notes, value) if is_key else "")] for value in values]
            fields = "userEnteredValue,note" if is_key else "userEnteredValue"
            requests.append(write_rows(page.tab.gid, start, at, cells, fields))
    yield Step(f"ajout des réglages {some([str(row[0]) for row in rows])}", tuple(requests))


def _signed(notes: dict[str, str], key: object) -> str:
    note = notes.get(fold_plural(str(key)), "")
    return sign(note) if note else ""


def _key_notes(page: Page) -> dict[str, str]:
    """Folded key of Projet -> its help; empty for other tabs."""
    pairs = zip(page.plan.rows, page.plan.row_notes, strict=False)
    return {fold_plural(str(row[0])): note for row, note in pairs}


def _missing_keys(page: Page) -> tuple[tuple[str, ...], ...]:
    """The settings that the tab Projet does not name, each as a row; none for other tabs."""
    at = page.place.columns.get(page.plan.columns[0].field)
    if not page.plan.row_notes or at is None:
        return ()
    present = {fold_plural(clean_text(page.tab.cell(row, at))) for row in range(len(page.tab.cells))}
    return tuple((str(row[0]),) for row in page.plan.rows if fold_plural(str(row[0])) not in present)


def _notes(page: Page) -> Iterator[Step]:
    """Notes on the headers and the settings that were there before."""
    told: list[str] = []
    requests: list[Request] = []
    for row, at, note in _places_of_notes(page):
        if is_due(page.tab.dressed(row, at).note, note):
            told.append(clean_text(page.tab.cell(row, at)))
            requests.append(write_rows(page.tab.gid, row, at, [[cell(note=sign(note))]], "note"))
    if requests:
        yield Step(f"aide sur {some(told)}", tuple(requests))


def _places_of_notes(page: Page) -> Iterator[tuple[int, int, str]]:
    if page.is_blank:
        return
    for column in _kept(page):
        yield page.place.header_row, page.place.columns[column.field], column.note
    notes, at = _key_notes(page), page.place.columns.get(page.plan.columns[0].field, 0)
    for row in range(page.place.header_row + 1, len(page.tab.cells)):
        note = notes.get(fold_plural(clean_text(page.tab.cell(row, at))))
        if note:
            yield row, at, note


def _kept(page: Page) -> Sequence[ColumnPlan]:
    """The columns that were there before."""
    return [c for c in page.plan.columns if c.field in page.place.columns and c not in page.added]


def _kept_headers(page: Page) -> Iterator[Step]:
    row, gid = page.place.header_row, page.tab.gid
    if page.tab.frozen <= row:
        yield Step("en-têtes figés", (set_grid(gid, frozenRowCount=row + 1),))
    if not any(first <= row < end for first, end in page.tab.protected):
        yield Step("avertissement avant de changer un en-tête", (protect_row(gid, row, _PROTECTION),))
