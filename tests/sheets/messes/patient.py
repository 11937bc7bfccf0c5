"""A workbook under repair: rows and columns keep the place they had, so that what nobody reported can be compared."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from sheets.cells import Cell, clean_text, column_index, column_letter, fold_plural
from sheets.findings import Finding
from sheets.workbook import Grid, RawBook

NEW = 0  # the origin of a row or tab that mending added


@dataclass
class Row:
    """Its cells, and the 1-based place it had before anything was mended."""

    origin: int
    cells: list[Cell]

    def get(self, index: int) -> Cell:
        return self.cells[index] if index < len(self.cells) else None

    def put(self, index: int, value: Cell) -> None:
        self.cells += [None] * (index + 1 - len(self.cells))
        self.cells[index] = value


@dataclass
class Sheet:
    """A tab under repair. ``origin``: the title it had."""

    title: str
    rows: list[Row]
    origin: str
    gid: int | None = None
    renamed: str = ""

    def headers(self, row: int) -> list[str]:
        return [clean_text(cell) for cell in self.rows[row - 1].cells]


@dataclass
class Patient:
    """Tabs under repair, and the places that somebody was asked to mend: (tab, row, column), the column None for all."""

    sheets: list[Sheet]
    told: set[tuple[str, int, int | None]] = field(default_factory=set)

    @classmethod
    def admit(cls, book: RawBook) -> "Patient":
        sheets = [
            Sheet(g.title, [Row(n, list(cells)) for n, cells in enumerate(g.cells, 1)], g.title, g.gid, g.renamed)
            for g in book.grids
        ]
        return cls(sheets)

    @property
    def book(self) -> RawBook:
        return RawBook(tuple(Grid(s.title, [list(row.cells) for row in s.rows], s.gid, s.renamed) for s in self.sheets))

    def sheet(self, title: str) -> Sheet:
        """The tab that a finding speaks of."""
        exact = [s for s in self.sheets if s.title == title]
        return (exact or [s for s in self.sheets if fold_plural(s.title) == fold_plural(title)])[0]

    def tell(self, finding: Finding) -> None:
        """Note the place of a finding, as it was before anything was mended."""
        sheet = self.sheet(finding.tab) if finding.row else None
        if finding.rule == "tab-twice":
            second = self.sheet(finding.tab)
            self.told |= {(second.origin, row.origin, None) for row in second.rows}
        if sheet is None or finding.rule in ("headers-missing", "key-column-missing"):
            return
        origin = sheet.rows[finding.row - 1].origin
        self.told.add((sheet.origin, origin, cell_column(finding)))

    def origins(self, findings: Iterable[Finding]) -> list[tuple[str, str, int | None, int | None]]:
        """Each finding as (rule, tab, row, column), these as they were before anything was mended."""
        return [self.origin(finding) for finding in findings]

    def origin(self, finding: Finding) -> tuple[str, str, int | None, int | None]:
        known = [s for s in self.sheets if fold_plural(s.title) == fold_plural(finding.tab)]
        if finding.row is None or not known:
            return finding.rule, finding.tab, None, None
        return finding.rule, finding.tab, self.sheet(finding.tab).rows[finding.row - 1].origin, cell_column(finding)

    def changed_elsewhere(self, book: RawBook) -> list[str]:
        """The cells of ``book``, by tab and place, that are not as they were though nothing was said of them."""
        kept = {(sheet.origin, row.origin): row for sheet in self.sheets for row in sheet.rows}
        return [
            f"{grid.title} {column_letter(index)}{number}"
            for grid in book.grids
            for number, cells in enumerate(grid.cells, 1)
            for index, cell in enumerate(cells)
            if not {(grid.title, number, index), (grid.title, number, None)} & self.told
            and ((grid.title, number) not in kept or kept[grid.title, number].get(index) != cell)
        ]

    def tell_column(self, sheet: Sheet, index: int) -> None:
        self.told |= {(sheet.origin, row.origin, index) for row in sheet.rows}


def cell_column(finding: Finding) -> int | None:
    """The 0-based column of a finding, None for a whole row."""
    return column_index(re.sub(r"\d", "", finding.cell)) if finding.cell else None
