"""The grids of an .xlsx workbook, down to the last cell that holds something, within bounds."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import IO, Any
from zipfile import BadZipFile

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from sheets.cells import Cell
from sheets.problems import SourceProblem
from sheets.tab_names import is_known_title
from sheets.workbook import Grid, RawBook

MOST_ROWS = 50_000  # ten times what is meant to be read at once
_MARGIN = 100  # rows: enough to see that a table goes on
MOST_COLUMNS = 500  # past it, nothing is looked at


def read_xlsx(file: Path | IO[bytes], name: str) -> RawBook:
    """The grids of an .xlsx, called ``name`` in what is said of it. Raises ``SourceProblem``."""
    try:
        book = openpyxl.load_workbook(file, read_only=True, data_only=True)
        alone = len(book.worksheets) == 1
        grids = [
            Grid(sheet.title, _read_worksheet(sheet) if alone or is_known_title(sheet.title) else [])
            for sheet in book.worksheets
        ]
    except (BadZipFile, InvalidFileException, OSError, KeyError, ValueError, TypeError) as error:
        raise SourceProblem(
            f"Le classeur « {name} » ne s’ouvre pas : il est abîmé ou n’est pas un .xlsx.",
            "Ouvrez-le dans votre tableur et enregistrez-le de nouveau au format .xlsx.",
        ) from error
    book.close()
    return RawBook(tuple(grids))


def _read_worksheet(sheet: openpyxl.worksheet._read_only.ReadOnlyWorksheet) -> list[list[Cell]]:
    """The cells of a worksheet, those of a tab nobody declared left unread unless it is alone."""
    width = min(sheet.max_column or MOST_COLUMNS, MOST_COLUMNS)
    rows = sheet.iter_rows(max_row=MOST_ROWS + _MARGIN, max_col=width, values_only=True)
    return bounded(rows, sheet.title)


def bounded(rows: Iterable[Sequence[Any]], title: str) -> list[list[Cell]]:
    """The rows down to the last that holds something. Raises ``SourceProblem`` past ``MOST_ROWS`` of them.

    A few bytes of an .xlsx can speak of a million empty rows: they are neither kept nor even looked at.
    """
    kept: list[list[Cell]] = []
    empty = 0
    for row in rows:
        cells = list(row) if row.count(None) < len(row) else []
        while cells and cells[-1] is None:
            cells.pop()
        if not cells:
            empty += 1
            continue
        if len(kept) + empty >= MOST_ROWS:
            raise SourceProblem(
                f"L’onglet « {title} » a plus de {MOST_ROWS:,} lignes.".replace(",", "\u202f"),
                "Supprimez les lignes vides du bas, ou partagez l’onglet.",
            )
        kept += [[] for _ in range(empty)]
        kept.append(cells)
        empty = 0
    return kept
