"""A file that somebody drops to have it checked: read in memory, within bounds, and never trusted."""

import io
import logging
from dataclasses import replace
from functools import partial
from pathlib import PurePath
from zipfile import ZipFile, ZipInfo

from sheets.cells import Cell, fold_plural, is_blank
from sheets.csv_files import parse_csv
from sheets.forms import hide_unread
from sheets.headers import locate_headers
from sheets.problems import SourceProblem
from sheets.project import SETTINGS
from sheets.schema import Tab
from sheets.tabs import FORMS, PROJECT, TABS
from sheets.workbook import Grid, RawBook
from sheets.xlsx_files import MOST_COLUMNS, bounded, read_xlsx

_log = logging.getLogger(__name__)

MOST_UNPACKED = 60_000_000  # bytes: twice ten tabs of 5,000 rows
MOST_TAGS = 4_000_000  # of the same ten tabs: about five seconds of reading
_PIECE = 1 << 20  # bytes
_MOST_CSV_LINES = 200_000
_BY_NAME = {fold_plural(tab.name): tab for tab in TABS}
_NOT_OPENED = "Le fichier « {} » ne s’ouvre pas : il est abîmé, protégé par un mot de passe, ou n’est pas un .xlsx."
_SAVE_AGAIN = "Ouvrez-le dans votre tableur et enregistrez-le de nouveau au format .xlsx, sans mot de passe."
_TOO_BIG = "Le fichier « {} » est trop gros une fois ouvert."
_SHARE_IT = "Ne gardez que les onglets à vérifier, sans images ni mises en forme de colonnes entières."


def open_upload(name: str, content: bytes) -> RawBook:
    """The grids of an .xlsx, or of a CSV file told by its name. Raises ``SourceProblem``, whatever the bytes."""
    short = PurePath(name.replace("\\", "/")).name
    if not content.strip():
        raise SourceProblem(f"Le fichier « {short} » est vide.", "Enregistrez-le de nouveau, puis déposez-le.")
    if short.lower().endswith(".csv"):
        return hide_unread(RawBook((Grid(_title(PurePath(short).stem), _csv_cells(short, content)),)), FORMS)
    try:
        _refuse_bombs(short, content)
        return hide_unread(read_xlsx(io.BytesIO(content), short), FORMS)
    except SourceProblem:
        raise
    except Exception as error:
        # The library raises anything on a forged file; the sentence is the same, and the log has the trace.
        _log.info("a dropped file could not be opened: %s", type(error).__name__)
        raise SourceProblem(_NOT_OPENED.format(short), _SAVE_AGAIN) from error


def _refuse_bombs(name: str, content: bytes) -> None:
    """A small .xlsx may unpack into gigabytes, or into millions of empty rows, each of which takes time.

    What a part declares is the most that reading it gives.
    """
    with ZipFile(io.BytesIO(content)) as parts:
        listed = parts.infolist()
        small = sum(part.file_size for part in listed) <= MOST_UNPACKED
        if not small or sum(_tags(parts, part) for part in listed) > MOST_TAGS:
            raise SourceProblem(_TOO_BIG.format(name), _SHARE_IT)


def _tags(parts: ZipFile, part: ZipInfo) -> int:
    """How many tags open or close in a part, counted without understanding it."""
    with parts.open(part) as stream:
        return sum(piece.count(b"<") for piece in iter(partial(stream.read, _PIECE), b""))


def _csv_cells(name: str, content: bytes) -> list[list[Cell]]:
    if content.count(b"\n") + content.count(b"\r") > 2 * _MOST_CSV_LINES:
        raise SourceProblem(_TOO_BIG.format(name), _SHARE_IT)
    rows = parse_csv(content)
    lines = (() if all(map(is_blank, row)) else row[:MOST_COLUMNS] for row in rows)
    return bounded(lines, PurePath(name).stem)


def _title(stem: str) -> str:
    """The name of the tab that a spreadsheet exported: « Enquête - Réponses au formulaire 1 »."""
    last = stem.rsplit(" - ", 1)[-1]
    return last if _is_form(last) or fold_plural(last) in _BY_NAME else stem


def _is_form(title: str) -> bool:
    return any(form.is_titled(title) for form in FORMS)


def only_sheet(book: RawBook) -> Grid | None:
    """The one grid of a file that could be any tab; None when several are filled, or when it is a form's answers."""
    if any(_is_form(grid.title) for grid in book.grids):
        return None
    filled = [grid for grid in book.grids if any(not is_blank(cell) for row in grid.cells for cell in row)]
    return filled[0] if len(book.grids) == len(filled) == 1 else None


def guess_tab(grid: Grid) -> Tab | None:
    """Which tab a grid is: by its title, else by its headers."""
    return _BY_NAME.get(fold_plural(grid.title)) or _by_headers(grid)


def _by_headers(grid: Grid) -> Tab | None:
    """The tab that most headers name, those it does not know counting against it."""
    scores: dict[Tab, int] = {}
    for tab in TABS:
        headers = locate_headers(SETTINGS if tab is PROJECT else tab, grid.cells)
        if headers is not None:
            scores[tab] = len(headers.fields) - len(headers.unknown)
    return max(scores, key=scores.__getitem__) if scores else None


def as_tab(grid: Grid, tab: Tab) -> RawBook:
    """A book whose only grid is read as this tab."""
    return RawBook((replace(grid, title=tab.name),))
