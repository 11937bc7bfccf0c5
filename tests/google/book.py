"""A spreadsheet that a test edits while it is read, from any thread."""

import csv
import itertools
import random
import threading
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from tests.google.cells import Value, render, to_value, typed
from tests.google.ranges import Area, column_letters, parse_area, quote_title

ROWS, COLUMNS = 1000, 26  # the size of a new tab


class Sheet:
    """One tab: its cells, row by row."""

    def __init__(self, gid: int, title: str, lock: threading.RLock) -> None:
        self.gid, self.title = gid, title
        self.hidden = False
        self.kind = "GRID"
        self.merges: list[Area] = []
        self._rows: list[list[Value]] = []
        self._lock = lock

    def get(self, cell: str) -> Value:
        """The content of « B12 »."""
        with self._lock:
            area = parse_area(cell)
            row = self._rows[area.top] if area.top < len(self._rows) else []
            return row[area.left] if area.left < len(row) else None

    def set(self, cell: str, value: Value | date) -> None:
        """Write « B12 », as it is: a text stays one; a date becomes its serial number; None empties the cell."""
        with self._lock:
            area = parse_area(cell)
            while len(self._rows) <= area.top:
                self._rows.append([])
            row = self._rows[area.top]
            row.extend([None] * (area.left + 1 - len(row)))
            row[area.left] = to_value(value)

    def type(self, cell: str, text: str) -> None:
        """Type a text in « B12 », whose format is automatic: « 0042 » becomes 42."""
        self.set(cell, typed(text))

    def append(self, *values: Value | date) -> int:
        """Add a row at the end -> its number."""
        with self._lock:
            self._rows.append([to_value(value) for value in values])
            return len(self._rows)

    def fill(self, rows: Iterable[Sequence[Value | date]]) -> None:
        """Replace all cells."""
        with self._lock:
            self._rows = [[to_value(value) for value in row] for row in rows]

    def delete_row(self, number: int) -> None:
        """Delete a row, 1-based: those below move up."""
        with self._lock:
            del self._rows[number - 1]

    def clear_rows(self, keep: int = 1) -> None:
        """Delete every row under the headers."""
        with self._lock:
            del self._rows[keep:]

    def merge(self, cells: str) -> None:
        """Merge « A2:A4 »: only the value of its top left cell stays."""
        with self._lock:
            area = parse_area(cells)
            for top, left in itertools.product(range(area.top, area.bottom or 0), range(area.left, area.right or 0)):
                if (top, left) != (area.top, area.left):
                    self.set(f"{column_letters(left)}{top + 1}", None)
            self.merges.append(area)

    @property
    def size(self) -> tuple[int, int]:
        """(rows, columns) of the grid, blank ones included."""
        with self._lock:
            return max(ROWS, len(self._rows)), max([COLUMNS, *map(len, self._rows)])

    def values(self, area: Area, formatted: bool) -> list[list[str | int | float | bool]]:
        """The cells of an area as the API gives them: rows ragged, what is blank at their end and at the end left out."""
        with self._lock:
            rows = [
                [render(v, formatted) for v in r[area.left : area.right]] for r in self._rows[area.top : area.bottom]
            ]
        for row in rows:
            while row and row[-1] == "" and isinstance(row[-1], str):
                row.pop()
        while rows and not rows[-1]:
            rows.pop()
        return rows

    def range_name(self, area: Area) -> str:
        """The area as Google names it in its answers, inside the bounds of the grid."""
        height, width = self.size
        first = f"{column_letters(area.left)}{area.top + 1}"
        bottom, right = min(area.bottom or height, height), min(area.right or width, width)
        last = f"{column_letters(right - 1)}{bottom}"
        return f"{quote_title(self.title)}!{first if first == last else f'{first}:{last}'}"


class Book:
    """One spreadsheet: its tabs, in order."""

    def __init__(self, book_id: str, title: str = "Enquête", locale: str = "fr_FR") -> None:
        self.id, self.title, self.locale = book_id, title, locale
        self._sheets: list[Sheet] = []
        self._lock = threading.RLock()

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        with self._lock:
            return tuple(self._sheets)

    def find(self, title: str) -> Sheet | None:
        """The tab of this exact title; the first one for ''."""
        with self._lock:
            if not title:
                return self._sheets[0] if self._sheets else None
            return next((sheet for sheet in self._sheets if sheet.title == title), None)

    def add(self, title: str, rows: Iterable[Sequence[Value | date]] = (), gid: int | None = None) -> Sheet:
        """A new tab, the last one. The first of a spreadsheet has gid 0, as with Google."""
        with self._lock:
            if self.find(title) is not None:
                raise ValueError(f"a tab is already named {title}")
            if gid is None:
                gid = random.randrange(1, 2**31) if self._sheets else 0
            sheet = Sheet(gid, title, self._lock)
            sheet.fill(rows)
            self._sheets.append(sheet)
            return sheet

    def remove(self, title: str) -> Sheet:
        """Delete a tab -> it, so that ``restore`` can put it back."""
        with self._lock:
            sheet = next(sheet for sheet in self._sheets if sheet.title == title)
            self._sheets.remove(sheet)
            return sheet

    def clear(self) -> None:
        """Delete every tab."""
        with self._lock:
            self._sheets.clear()

    def restore(self, sheet: Sheet) -> None:
        """Put a deleted tab back, as « Annuler » does."""
        with self._lock:
            self._sheets.append(sheet)

    def load(self, folder: Path, *, as_typed: bool = False) -> None:
        """A tab for each CSV file of a folder. ``as_typed``: cells hold what typing makes of their text."""
        for file in sorted(folder.glob("*.csv")):
            with file.open(encoding="utf-8-sig", newline="") as content:
                rows = [[typed(cell) if as_typed else cell for cell in row] for row in csv.reader(content)]
            self.add(file.stem, rows)
