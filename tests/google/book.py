"""A spreadsheet that a test edits while it is read, from any thread."""

import csv
import itertools
import random
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any

from tests.google.cells import Value, render, to_value, typed
from tests.google.dressing import Dressing, renamed, shifted, title_of
from tests.google.ranges import Area, column_index, column_letters, parse_area, quote_title

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
        self.dressing = Dressing()
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

    def grid_data(self, area: Area) -> dict[str, Any]:
        """The GridData of an area: cells with their value, note, validation and format."""
        height, width = self.size
        rows = [
            [self._cell_data(row, column) for column in range(area.left, min(area.right or width, width))]
            for row in range(area.top, min(area.bottom or height, height))
        ]
        # Google leaves out what is 0.
        starts = {"startRow": area.top, "startColumn": area.left}
        return {**{name: at for name, at in starts.items() if at}, "rowData": [{"values": row} for row in rows]}

    def _cell_data(self, row: int, column: int) -> dict[str, Any]:
        line = self._rows[row] if row < len(self._rows) else []
        value = line[column] if column < len(line) else None
        data: dict[str, Any] = {}
        for part, worn in self.dressing.at(row, column).items():
            if part == "formula":
                value = None
                data["userEnteredValue"] = {"formulaValue": worn}
            elif "." in part:
                data.setdefault("userEnteredFormat", {})[part.partition(".")[2]] = worn
            else:
                data[part] = worn
        if value is not None and value != "":
            kind = (
                "boolValue" if isinstance(value, bool) else "stringValue" if isinstance(value, str) else "numberValue"
            )
            data["userEnteredValue"] = {kind: value}
        return data

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


class Book:
    """One spreadsheet: its tabs, in order."""

    def __init__(self, book_id: str, title: str = "Enquête", locale: str = "fr_FR") -> None:
        self.id, self.title, self.locale = book_id, title, locale
        self.roles: dict[str, str] = {}
        self.owner = ""
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

    def add(
        self,
        title: str,
        rows: Iterable[Sequence[Value | date]] = (),
        gid: int | None = None,
        at: int | None = None,
    ) -> Sheet:
        """A new tab, the last one unless told where. The first of a spreadsheet has gid 0, as with Google."""
        with self._lock:
            if self.find(title) is not None:
                raise ValueError(f"a tab is already named {title}")
            if gid is None:
                gid = random.randrange(1, 2**31) if self._sheets else 0
            sheet = Sheet(gid, title, self._lock)
            sheet.fill(rows)
            self._sheets.insert(len(self._sheets) if at is None else at, sheet)
            return sheet

    def rename(self, sheet: Sheet, title: str) -> None:
        """Rename a tab; the validations that read it follow."""
        with self._lock:
            old, sheet.title = sheet.title, title
            self._rewrite_rules(lambda formula: renamed(formula, old, title))

    def insert_column(self, sheet: Sheet, letter: str) -> None:
        """Insert a blank column, which takes this letter; the validations that read the tab follow."""
        with self._lock:
            at = column_index(letter)
            sheet.insert_column(at)
            self._rewrite_rules(lambda formula: shifted(formula, sheet.title, at))

    def _rewrite_rules(self, change: Callable[[str], str]) -> None:
        for sheet in self._sheets:
            sheet.dressing.rewrite_rules(change)

    @contextmanager
    def all_or_nothing(self) -> Iterator[None]:
        """Put everything back as it was when what is done inside fails."""
        with self._lock:
            sheets, mine = list(self._sheets), (self.title, self.locale)
            before = [{k: v if k == "_lock" else deepcopy(v) for k, v in vars(sheet).items()} for sheet in sheets]
            try:
                yield
            except BaseException:
                self._sheets, (self.title, self.locale) = sheets, mine
                for sheet, state in zip(sheets, before, strict=True):
                    vars(sheet).update(state)
                raise

    def remove(self, title: str) -> Sheet:
        """Delete a tab -> it, so that ``restore`` can put it back."""
        with self._lock:
            sheet = next(sheet for sheet in self._sheets if sheet.title == title)
            self._sheets.remove(sheet)
            self._rewrite_rules(lambda formula: "=#REF!" if title_of(formula) == title else formula)
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
