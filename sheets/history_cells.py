"""Raw cells, rows and whole books as text that gives them back with their types, on any database.

JSON in ASCII: a NUL or a lone surrogate that someone pasted is escaped, where PostgreSQL would refuse it. A cell is
never a JSON object, so dates are objects of one entry and cannot be taken for what somebody typed.
"""

import hashlib
import json
import zlib
from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any, TypeAlias

from sheets.cells import Cell
from sheets.workbook import Grid, RawBook

Content: TypeAlias = Mapping[str, Cell]

# The content of a row whose content was erased on demand: no row that holds something can have it.
ERASED = "{}"
# A datetime is a date too: it comes first.
_ODD_KINDS: tuple[type[datetime | date | time], ...] = (datetime, date, time)
_ODD_BY_NAME = {kind.__name__: kind for kind in _ODD_KINDS}


def write_content(content: Content) -> str:
    """A row as text; two rows with the same cells under the same headers, in any order, have the same text."""
    return _ENCODER.encode(content)


def read_content(text: str) -> dict[str, Cell]:
    """What ``write_content`` was given."""
    return {header: _read_cell(raw) for header, raw in json.loads(text).items()}


def digest(text: str) -> str:
    """128 bits that stand for a text, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def pack(book: RawBook) -> bytes:
    """A whole book, compressed, and quickly: it is written again at each change."""
    grids = [{"title": g.title, "gid": g.gid, "cells": g.cells, "renamed": g.renamed} for g in book.grids]
    return zlib.compress(_ENCODER.encode({"url": book.url, "public": book.public, "grids": grids}).encode(), level=1)


def digest_of_grid(grid: Grid) -> str:
    """The same as long as no cell of the tab has changed."""
    return digest(_ENCODER.encode(grid.cells))


def unpack(packed: bytes) -> RawBook:
    """The book that ``pack`` was given, equal to it."""
    book = json.loads(zlib.decompress(packed))
    return RawBook(tuple(_read_grid(grid) for grid in book["grids"]), book["url"], book.get("public", False))


def _read_grid(grid: Mapping[str, Any]) -> Grid:
    cells = [[_read_cell(raw) for raw in row] for row in grid["cells"]]
    return Grid(grid["title"], cells, grid["gid"], grid.get("renamed", ""))


def _write_odd_cell(cell: Any) -> Any:
    """A cell JSON does not know. One that is no ``Cell`` (a duration in an .xlsx) becomes the text reading sees."""
    for kind in _ODD_KINDS:
        if isinstance(cell, kind):
            return {kind.__name__: cell.isoformat()}
    return str(cell)


_ENCODER = json.JSONEncoder(sort_keys=True, default=_write_odd_cell)


def _read_cell(raw: Any) -> Cell:
    if not isinstance(raw, dict):
        return raw  # type: ignore[no-any-return]
    ((name, text),) = raw.items()
    return _ODD_BY_NAME[name].fromisoformat(text)
