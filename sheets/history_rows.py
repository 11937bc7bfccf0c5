"""The rows of a raw book, what names each of them, and what changed between two states of the Sheet."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from typing import NamedTuple

from sheets.cells import Cell, clean_text, column_letter, is_blank
from sheets.column import Context
from sheets.headers import Headers, locate_headers
from sheets.history_cells import digest, write_content
from sheets.project import SETTINGS
from sheets.schema import Tab
from sheets.tab_names import recognise_tabs
from sheets.tabs import BY_NAME, PROJECT, TABS
from sheets.workbook import Grid, RawBook

KEY_SEPARATOR = " · "
# A key made from the content, for a row without one of its own.
KEYLESS = "#"
# PostgreSQL refuses to index more than about 2,700 bytes, and somebody will paste a page into an identifier.
_LONGEST_KEY = 150
_ANY_YEAR = Context(2000)
# As reading does: without headers, the first two columns of the settings are the key and the value.
_BARE_SETTINGS = Headers(-1, {"cle": 0, "valeur": 1}, {}, ())


class RowId(NamedTuple):
    """What names a row: its tab, its key, and its rank (1, 2…) among rows of that tab with the same key."""

    tab: str
    key: str
    ordinal: int = 1


@dataclass(frozen=True)
class Row:
    """A filled row: its content as text, and where it stands (``line`` is 0-based)."""

    tab: str
    key: str
    content: str
    digest: str
    grid: Grid
    line: int


class Kept(NamedTuple):
    """A row as the database holds it now."""

    number: int
    id: RowId
    digest: str


@dataclass(frozen=True)
class Difference:
    """What leads from the rows held to those just seen."""

    removed: Sequence[Kept]
    edited: Sequence[tuple[Kept, Row]]
    added: Sequence[tuple[RowId, Row]]


def rows_of(book: RawBook) -> list[Row]:
    """Every filled row below the headers of every declared tab; the others are nobody's, and are not kept."""
    return [row for name, grid in grids_of(book).items() for row in rows_of_grid(name, grid)]


def grids_of(book: RawBook) -> dict[str, Grid]:
    """The grid of each declared tab, by the name of the tab."""
    return {tab.name: grid for tab, grid in recognise_tabs(TABS, book)[0].items()}


def compare(held: Iterable[Kept], seen: Iterable[Row]) -> Difference:
    """Pair rows with the same key: first those with the same content, then the others in their order.

    A deleted twin is thus the one that went, and sorting the Sheet changes nothing.
    """
    before, after = defaultdict[tuple[str, str], list[Kept]](list), defaultdict[tuple[str, str], list[Row]](list)
    for kept in held:
        before[kept.id.tab, kept.id.key].append(kept)
    for row in seen:
        after[row.tab, row.key].append(row)
    names = (name for name in dict.fromkeys((*before, *after)) if not _same_row(before[name], after[name]))
    groups = [_compare_namesakes(before[name], after[name]) for name in names]
    return Difference(
        [kept for group in groups for kept in group.removed],
        [pair for group in groups for pair in group.edited],
        [pair for group in groups for pair in group.added],
    )


def _same_row(held: Sequence[Kept], seen: Sequence[Row]) -> bool:
    """The usual case, spared the general one: a key, a row, nothing new."""
    return len(held) == len(seen) == 1 and held[0].digest == seen[0].digest


def _compare_namesakes(held: Sequence[Kept], seen: Sequence[Row]) -> Difference:
    unchanged = defaultdict[str, list[Kept]](list)
    for kept in sorted(held, key=lambda kept: kept.id.ordinal, reverse=True):
        unchanged[kept.digest].append(kept)
    changed = [row for row in seen if not (unchanged[row.digest] and unchanged[row.digest].pop())]
    left = sorted((kept for rest in unchanged.values() for kept in rest), key=lambda kept: kept.id.ordinal)
    edited = list(zip(left, changed, strict=False))
    taken = {kept.id.ordinal for kept in held}
    free = (ordinal for ordinal in count(1) if ordinal not in taken)
    new = [(RowId(row.tab, row.key, next(free)), row) for row in changed[len(edited) :]]
    return Difference(left[len(edited) :], edited, new)


def rows_of_grid(name: str, grid: Grid) -> Iterator[Row]:
    """Every filled row below the headers of a declared tab."""
    tab = tab_of(name)
    headers = locate_headers(tab, grid.cells) or (_BARE_SETTINGS if tab is SETTINGS else None)
    first = headers.row + 1 if headers else 0
    labels = _labels(tab, grid, headers)
    for line, cells in enumerate(grid.cells[first:], first):
        content = {label: cell for label, cell in zip(labels, cells, strict=False) if _says_something(cell)}
        if any(cell is not False for cell in content.values()):
            text = write_content(content)
            mark = digest(text)
            yield Row(name, _shorten(_key(tab, headers, cells)) or KEYLESS + mark[:16], text, mark, grid, line)


def tab_of(name: str) -> Tab:
    """The declaration of a tab as its rows stand: a setting of the project is a row of it."""
    return SETTINGS if name == PROJECT.name else BY_NAME[name]


def in_order(name: str, labels: Iterable[str]) -> list[str]:
    """Labels of a tab in the order of its declaration, then those nobody declared."""
    declared = [column.label for column in tab_of(name).columns.values()] if name in BY_NAME else []
    rank = {label: place for place, label in enumerate(declared)}
    return sorted(labels, key=lambda label: (rank.get(label, len(rank)), label))


def _says_something(cell: Cell) -> bool:
    """An unticked box does, in a row that holds something else."""
    return cell is False or (cell is not None and cell != "" and not is_blank(cell))


def _labels(tab: Tab, grid: Grid, headers: Headers | None) -> list[str]:
    """A label a column: the declared one, else the header as typed, else its letter; a repeated one is numbered."""
    declared = {index: tab.columns[field].label for field, index in headers.fields.items()} if headers else {}
    typed = [clean_text(cell) for cell in grid.cells[headers.row]] if headers and headers.row >= 0 else []
    width = max(map(len, grid.cells), default=0)
    used, labels = set(declared.values()), list[str]()
    for index in range(width):
        label = declared.get(index) or _unused((typed[index : index + 1] or [""])[0] or column_letter(index), used)
        used.add(label)
        labels.append(label)
    return labels


def _unused(label: str, used: set[str]) -> str:
    return next(name for n in count(1) if (name := label if n == 1 else f"{label} ({n})") not in used)


def _key(tab: Tab, headers: Headers | None, cells: Sequence[Cell]) -> str:
    """The declared key of a row, '' when it has none. Its parts are as their columns read them: « v1 » is « V1 »."""
    if headers is None or not set(tab.key) <= set(headers.fields):
        return ""
    return KEY_SEPARATOR.join(filter(None, (_key_part(tab, field, headers.fields, cells) for field in tab.key)))


def _key_part(tab: Tab, field: str, fields: Mapping[str, int], cells: Sequence[Cell]) -> str:
    cell = cells[fields[field]] if fields[field] < len(cells) else None
    return str(tab.columns[field].read(cell, _ANY_YEAR)[0] or clean_text(cell))


def _shorten(key: str) -> str:
    return key if len(key) <= _LONGEST_KEY else f"{key[:_LONGEST_KEY]}…{KEYLESS}{digest(key)[:16]}"
