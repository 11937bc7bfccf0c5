"""From the files of a data package back to the public view they were made from.

Rows are taken as they are: headers are in row 1, references are ids. A file that was changed by hand costs nothing more
than its bad cells; what it says in columns that are not public is not read.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd

from sheets.cells import Cell, fold_plural
from sheets.column import Column, Context
from sheets.csv_files import parse_csv
from sheets.drafting import dtype_of, read_column
from sheets.exports import DELIMITER, unguard
from sheets.headers import spellings_of
from sheets.kinds import Links
from sheets.lists import read_lists
from sheets.package import DESCRIPTOR, YEAR
from sheets.package_tables import BETWEEN_REFERENCES, file_name
from sheets.problems import SourceProblem
from sheets.public_book import write_public
from sheets.publication import unnamed_tabs
from sheets.schema import Tab
from sheets.tabs import LISTS, PROJECT, TABS
from sheets.workbook import RawBook, Table, Workbook, empty_rows

_REMEDY = "Refaites-le avec « python -m sheets publish », sans en changer les noms de fichiers."


def package_book(files: Mapping[str, bytes]) -> RawBook:
    """The public view in a package's files, as a raw book. Raises ``SourceProblem`` when it is not one of ours."""
    descriptor = read_descriptor(files.get(DESCRIPTOR, b""))
    paths = resource_paths(descriptor)
    updated, year = _updated(descriptor), descriptor.get(YEAR)
    cells = {tab: _cells(files, paths[file_name(tab)]) for tab in TABS if file_name(tab) in paths}
    if not cells:
        raise SourceProblem("Le paquet de données ne contient aucun onglet connu.", _REMEDY)
    view = _read_view(cells, year if isinstance(year, int) else updated.year)
    return replace(write_public(view), updated=updated)


def read_descriptor(content: bytes) -> Mapping[str, Any]:
    """The descriptor as JSON. Raises ``SourceProblem`` when it is none."""
    try:
        descriptor = json.loads(content)
    except ValueError:
        descriptor = None
    if not isinstance(descriptor, dict):
        raise SourceProblem(f"Le fichier {DESCRIPTOR} du paquet de données ne se lit pas.", _REMEDY)
    return descriptor


def resource_paths(descriptor: Mapping[str, Any]) -> dict[str, str]:
    """Name of a resource -> its file beside the descriptor; paths that lead elsewhere are left out."""
    resources = descriptor.get("resources")
    listed = [one for one in resources if isinstance(one, dict)] if isinstance(resources, list) else []
    pairs = ((str(one.get("name")), str(one.get("path"))) for one in listed)
    return {name: path for name, path in pairs if path.endswith(".csv") and not set(path) & set("/\\:%?#")}


def _cells(files: Mapping[str, bytes], path: str) -> list[list[Cell]]:
    if path not in files:
        raise SourceProblem(f"Il manque le fichier « {path} » au paquet de données.", _REMEDY)
    return [[unguard(str(cell)) for cell in row] for row in parse_csv(files[path], DELIMITER) if row]


def _updated(descriptor: Mapping[str, Any]) -> date:
    try:
        return date.fromisoformat(str(descriptor.get("created"))[:10])
    except ValueError:
        raise SourceProblem(f"Le fichier {DESCRIPTOR} ne dit pas de quand date le paquet.", _REMEDY) from None


def _read_view(cells: Mapping[Tab, Sequence[Sequence[Cell]]], year: int) -> Workbook:
    """Every declared tab, public columns only, no finding; ``year``: that of dates without one."""
    lists = read_lists(_frame(LISTS, cells.get(LISTS, ()), Context(year)))
    context = Context(year, lists)
    tables = {tab: Table(tab, _frame(tab, cells.get(tab, ()), context)) for tab in TABS if tab is not PROJECT}
    project = _project(cells.get(PROJECT, ()), context)
    return Workbook({PROJECT: Table(PROJECT, empty_rows(PROJECT)), **tables}, project, (), lists, unnamed_tabs(TABS))


def _frame(tab: Tab, cells: Sequence[Sequence[Cell]], context: Context) -> pd.DataFrame:
    """The public columns of a tab, read cell by cell; an absent one is empty."""
    at = _places(tab, cells)
    rows = cells[1:]
    columns = {field: column for field, column in tab.columns.items() if column.public}
    return pd.DataFrame(
        {
            field: pd.Series(_read(column, _raw(rows, at.get(field)), context), dtype=dtype_of(column))
            for field, column in columns.items()
        }
    )


def _places(tab: Tab, cells: Sequence[Sequence[Cell]]) -> dict[str, int]:
    """Field -> 0-based column."""
    spellings = spellings_of(tab)
    named = ((spellings.get(fold_plural(str(header))), index) for index, header in enumerate(cells[0] if cells else ()))
    return {field: index for field, index in named if field}


def _raw(rows: Sequence[Sequence[Cell]], index: int | None) -> list[Cell]:
    return [None if index is None or index >= len(row) else row[index] for row in rows]


def _read(column: Column, raws: list[Cell], context: Context) -> list[Any]:
    if isinstance(column, Links):
        return [tuple(str(raw or "").split(BETWEEN_REFERENCES)) if raw else () for raw in raws]
    return read_column(column, raws, context)[0]


def _project(cells: Sequence[Sequence[Cell]], context: Context) -> dict[str, Any]:
    typed = {fold_plural(str(row[0])): row[1] for row in cells[1:] if len(row) > 1}
    return {
        field: column.read(typed.get(fold_plural(column.label)), context)[0]
        for field, column in PROJECT.columns.items()
        if column.public
    }
