"""A spreadsheet that a test edits while it is read, from any thread."""

import csv
import random
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from copy import deepcopy
from datetime import date
from pathlib import Path

from tests.google.cells import Value, typed
from tests.google.dressing import renamed, shifted, title_of
from tests.google.ranges import column_index
from tests.google.sheet import Sheet


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
