"""A tab being read: what its cells have given so far, and what is to be said of them."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Self

import pandas as pd

from sheets.cells import Cell, clean_text, is_blank
from sheets.findings import Fault, Finding, make_finding
from sheets.headers import Headers
from sheets.schema import Tab
from sheets.workbook import Grid, Place, link_to

_NO_HEADERS = Headers(-1, {}, {}, ())


@dataclass(eq=False)
class Draft:
    """``rows`` and ``extras`` are those of the ``Table`` to come. A step changes only a draft that it began or copied.

    ``faults``: (row, field, text of the cell, fault), the row 1-based, the field '' for a whole row.
    """

    tab: Tab
    grid: Grid
    headers: Headers = _NO_HEADERS
    rows: pd.DataFrame = field(default_factory=pd.DataFrame)
    extras: pd.DataFrame = field(default_factory=pd.DataFrame)
    faults: list[tuple[int, str, str, Fault]] = field(default_factory=list)

    def copy(self) -> Self:
        """Another draft, as far as this one: its columns are shared until they are replaced."""
        return replace(self, rows=self.rows.copy(deep=False), faults=list(self.faults))

    @property
    def is_read(self) -> bool:
        """False for a tab whose headers were not found: none of its rows is read."""
        return self.headers is not _NO_HEADERS

    @property
    def header_row(self) -> int:
        """1-based, 0 without headers."""
        return self.headers.row + 1

    def cell(self, number: int, index: int) -> Cell:
        """The raw cell of a 1-based row and a 0-based column."""
        row = self.grid.cells[number - 1]
        return row[index] if index < len(row) else None

    def report(self, number: int, name: str, raw: Cell, fault: Fault) -> None:
        """Note the fault of one cell."""
        self.faults.append((number, name, clean_text(raw), fault))

    def report_row(self, number: int, fault: Fault) -> None:
        """Note the fault of a row, which is then told whole."""
        self.report(number, "", " | ".join(filter(None, map(clean_text, self.grid.cells[number - 1]))), fault)


def place_of(draft: Draft, url: str) -> Place | None:
    """Where the rows of a tab are written, and the next one may be; None in a source whose cells have no address."""
    cells, gid = draft.grid.cells, draft.grid.gid
    if not url or gid is None or not draft.is_read:
        return None
    last = next(
        at for at in range(len(cells), 0, -1) if at == draft.header_row or not all(map(is_blank, cells[at - 1]))
    )
    return Place(url, gid, draft.headers.fields, last + 1)


def place_faults(draft: Draft, url: str, lab: Callable[[int], str]) -> list[Finding]:
    """Every fault of a tab at its place, with the link that opens it in the Sheet at ``url``; ``lab``: a row's."""
    return [*_header_findings(draft, url), *_row_findings(draft, url, lab)]


def _header_findings(draft: Draft, url: str) -> list[Finding]:
    return [
        make_finding(
            fault,
            draft.tab.name,
            draft.header_row if index is not None else None,
            index=index,
            value=clean_text(draft.cell(draft.header_row, index)) if index is not None else "",
            link=link_to(url, draft.grid, draft.header_row, index or 0),
        )
        for index, fault in draft.headers.faults
    ]


def _row_findings(draft: Draft, url: str, lab: Callable[[int], str]) -> list[Finding]:
    findings = []
    for number, name, text, fault in draft.faults:
        index = draft.headers.fields.get(name)
        label = draft.tab.columns[name].label if name else ""
        link = link_to(url, draft.grid, number, index or 0)
        findings.append(make_finding(fault, draft.tab.name, number, label, index, text, link, lab(number)))
    return findings
