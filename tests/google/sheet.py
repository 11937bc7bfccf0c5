"""One tab that a test edits while it is read, from any thread."""

import itertools
import threading
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from tests.google.cells import Value, render, to_value, typed
from tests.google.dressing import Dressing
from tests.google.ranges import Area, column_letters, parse_area, quote_title

ROWS, COLUMNS = 1000, 26  # the size of a new tab


class Sheet:
    """One tab: its cells, row by row."""

    def __init__(self, gid: int, title: str, lock: threading.RLock) -> None:
        self.gid, self.title = gid, title
        self.hidden = False
        self.kind = "GRID"
        self.merges: list[Area] = []
        self.rows, self.columns = ROWS, COLUMNS
        self.frozenRowCount = 0
        self.hideGridlines = False
        self.widths: dict[int, int] = {}
        self.protections: list[dict[str, Any]] = []
        self.metadata: list[dict[str, Any]] = []
        self.filter: dict[str, Any] = {}
        self.dressing = Dressing()
        self._rows: list[list[Value]] = []
        self._lock = lock

    def get(self, cell: str) -> Value:
        """The content of « B12 »."""
        with self._lock:
            area = parse_area(cell)
            return self.value(area.top, area.left)

    def value(self, row: int, column: int) -> Value:
        """As ``get``, by 0-based indexes."""
        with self._lock:
            line = self._rows[row] if row < len(self._rows) else []
            return line[column] if column < len(line) else None

    def set(self, cell: str, value: Value | date) -> None:
        """Write « B12 », as it is: a text stays one; a date becomes its serial number; None empties the cell."""
        area = parse_area(cell)
        self.put(area.top, area.left, to_value(value))

    def put(self, row: int, column: int, value: Value) -> None:
        """As ``set``, by 0-based indexes."""
        with self._lock:
            while len(self._rows) <= row:
                self._rows.append([])
            line = self._rows[row]
            line.extend([None] * (column + 1 - len(line)))
            line[column] = value

    def calculate(self, cell: str, formula: str, result: Value) -> None:
        """Type a formula in « B12 »."""
        area = parse_area(cell)
        self.set(cell, result)
        self.dressing.put(area.top, area.top + 1, area.left, area.left + 1, "formula", formula)

    def note(self, cell: str) -> str:
        """The note of « B12 »."""
        area = parse_area(cell)
        return str(self.dressing.at(area.top, area.left).get("note", ""))

    def rule(self, cell: str) -> dict[str, Any] | None:
        """The validation of « B12 »."""
        area = parse_area(cell)
        return self.dressing.at(area.top, area.left).get("dataValidation")

    def link(self, cell: str) -> str:
        """The address that the text of « B12 » opens."""
        area = parse_area(cell)
        runs = self.dressing.at(area.top, area.left).get("textFormatRuns") or [{}]
        return str(runs[0].get("format", {}).get("link", {}).get("uri", ""))

    def is_text(self, cell: str) -> bool:
        """Whether « B12 » has the format « Texte brut »."""
        area = parse_area(cell)
        return self.dressing.at(area.top, area.left).get("userEnteredFormat.numberFormat") == {"type": "TEXT"}

    def dress(self, cells: str, part: str, value: Any) -> None:
        """What a person sets on « B2:B9 »: « note », « dataValidation »; None takes it away."""
        area = parse_area(cells)
        height, width = self.size
        self.dressing.put(area.top, area.bottom or height, area.left, area.right or width, part, value)

    def insert_row(self, number: int) -> None:
        """Insert a blank row, which takes this number."""
        with self._lock:
            if number <= len(self._rows):
                self._rows.insert(number - 1, [])
            self.rows += 1
            self.dressing.insert_row(number - 1)
            for protected in self.protections:
                area = protected["range"]
                for name in ("startRowIndex", "endRowIndex"):
                    area[name] += area[name] >= number

    def insert_column(self, at: int) -> None:
        """Insert a blank column, 0-based; ``Book.insert_column`` also follows what refers to it."""
        with self._lock:
            for row in self._rows:
                if len(row) > at:
                    row.insert(at, None)
            self.columns += 1
            self.dressing.insert_column(at)

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
    def filled_rows(self) -> int:
        """How many rows the tab keeps; those below hold nothing."""
        with self._lock:
            return len(self._rows)

    @property
    def size(self) -> tuple[int, int]:
        """(rows, columns) of the grid, blank ones included."""
        with self._lock:
            return max(self.rows, len(self._rows)), max([self.columns, *map(len, self._rows)])

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
