"""Which grid of a source is which tab, by its title."""

from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from sheets.cells import fold_plural, is_blank
from sheets.findings import Fault, Finding, make_finding, quote
from sheets.headers import header_list, locate_headers
from sheets.project import SETTINGS
from sheets.schema import Tab
from sheets.tabs import FORMS, PROJECT, TABS, TO_MEND
from sheets.workbook import Grid, RawBook

_COLUMNS_AT_LEAST = 3
_KNOWN = {fold_plural(name) for name in (*(tab.name for tab in TABS), *(t for form in FORMS for t in form.titles))}


def is_known_title(title: str) -> bool:
    """Whether a grid of this title is a declared tab, or the answers of a form."""
    return fold_plural(title) in _KNOWN


def recognise_tabs(tabs: Sequence[Tab], raw: RawBook) -> tuple[dict[Tab, Grid], list[Finding]]:
    """The grid of each tab, by folded title, and what is to be said of titles.

    Tabs named _…, the one that the dashboard writes and unknown tabs are left alone; a tab without any
    content is as good as absent.
    """
    by_name = {fold_plural(tab.name): tab for tab in tabs}
    found: dict[Tab, Grid] = {}
    others: list[Grid] = []
    findings: list[Finding] = []
    for grid in raw.grids:
        if grid.title.startswith("_") or fold_plural(grid.title) == fold_plural(TO_MEND):
            continue
        tab = by_name.get(fold_plural(grid.title))
        if tab is None:
            others.append(grid)
        elif _has_content(grid) and found.setdefault(tab, grid) is not grid:
            findings.append(_finding("tab-twice", grid, raw, first=found[tab].title))
    findings += [
        make_finding(Fault("tab-renamed", {"present": quote(grid.renamed)}), tab.name, link=raw.link(grid, 1, 0))
        for tab, grid in found.items()
        if grid.renamed
    ]
    missing = {name: tab for name, tab in by_name.items() if tab not in found}
    findings += _near_misses(others, missing, raw)
    findings += [make_finding(Fault("tab-missing", {"columns": _columns(tab)}), tab.name) for tab in missing.values()]
    return found, findings


def _near_misses(grids: Iterable[Grid], missing: dict[str, Tab], raw: RawBook) -> list[Finding]:
    """Tell the tabs whose title is nearly that of a missing one, which is then missing no more."""
    findings = []
    for grid in grids:
        near = get_close_matches(fold_plural(grid.title)[:100], list(missing), n=1, cutoff=0.8)
        name = near[0] if near else _told_by_headers(grid, missing)
        if name:
            findings.append(_finding("tab-near", grid, raw, right=missing.pop(name).name))
    return findings


def _told_by_headers(grid: Grid, missing: dict[str, Tab]) -> str:
    """The one missing tab of which a tab under another name has every required column, '' for none or several."""
    fits = {name: _columns_named(tab, grid) for name, tab in missing.items() if tab is not PROJECT}
    best = max(fits.values(), default=0)
    alike = [name for name, named in fits.items() if named == best]
    return alike[0] if best >= _COLUMNS_AT_LEAST and len(alike) == 1 else ""


def _columns_named(tab: Tab, grid: Grid) -> int:
    """How many columns of ``tab`` the headers of a grid name; 0 unless they name all those it requires."""
    headers = locate_headers(tab, grid.cells)
    required = {field for field, column in tab.columns.items() if column.required}
    return len(headers.fields) if headers and required <= set(headers.fields) else 0


def _finding(rule: str, grid: Grid, raw: RawBook, **facts: str) -> Finding:
    return make_finding(Fault(rule, facts), grid.title, link=raw.link(grid, 1, 0))


def _has_content(grid: Grid) -> bool:
    return any(not is_blank(cell) for row in grid.cells for cell in row)


def _columns(tab: Tab) -> str:
    return header_list(SETTINGS if tab is PROJECT else tab)
