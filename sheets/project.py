"""The tab Projet: settings, one a row, read with the columns declared in ``tabs.PROJECT``."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sheets.cells import clean_text, fold_plural, is_blank, join_french
from sheets.column import Context
from sheets.findings import Fault, Finding, make_finding, quote
from sheets.headers import locate_headers
from sheets.kinds import Text
from sheets.schema import Tab
from sheets.tabs import PROJECT
from sheets.terms import propose
from sheets.workbook import Grid, RawBook

# The tab as it stands in the Sheet: a setting a row.
SETTINGS = Tab(
    PROJECT.name,
    PROJECT.row_is,
    key=("cle",),
    cle=Text("Clé", public=True, help="Le nom du réglage : ne le changez pas."),
    valeur=Text("Valeur", public=True, required=True, help="Ce qu’il vaut ; vide, il ne compte pas."),
)


def read_project(grid: Grid | None, raw: RawBook, today: date) -> tuple[Mapping[str, Any], list[Finding]]:
    """Settings by field of PROJECT (every field, empty when absent), and their findings."""
    settings = {field: column.empty for field, column in PROJECT.columns.items()}
    if grid is None:
        return settings, []
    headers = locate_headers(SETTINGS, grid.cells)
    # Without headers, the first two columns are the key and the value: there is no other way to fill this tab.
    first, key_at, value_at = 0, 0, 1
    if headers is not None:
        first = headers.row + 1
        key_at, value_at = headers.fields.get("cle", 0), headers.fields.get("valeur", 1)
    fields = {fold_plural(column.label): field for field, column in PROJECT.columns.items()}
    findings, seen = [], dict[str, int]()
    for number, row in enumerate(grid.cells, 1):
        if all(map(is_blank, row)) or number == first:
            continue
        typed = clean_text(row[key_at]) if key_at < len(row) else ""
        field = fields.get(fold_plural(typed), "")
        fault = _row_fault(typed, field, seen, number <= first)
        if fault is not None:
            link = raw.link(grid, number, key_at)
            findings.append(make_finding(fault, PROJECT.name, number, value=_whole(row), link=link))
            continue
        seen[field] = number
        value = row[value_at] if value_at < len(row) else None
        settings[field], cell_fault = PROJECT.columns[field].read(value, Context(today.year))
        if cell_fault is not None:
            link = raw.link(grid, number, value_at)
            finding = make_finding(cell_fault, PROJECT.name, number, "Valeur", value_at, clean_text(value), link)
            findings.append(finding)
    return settings, findings


def _row_fault(typed: str, field: str, seen: Mapping[str, int], above: bool) -> Fault | None:
    if above:
        return Fault("above-headers")
    if not typed:
        return Fault("key-missing", {"column": "Clé"})
    labels = [column.label for column in PROJECT.columns.values()]
    if not field:
        facts = {"value": quote(typed), "known": join_french(map(quote, labels)), "proposal": propose(typed, labels)}
        return Fault("setting-unknown", facts)
    if field in seen:
        return Fault("key-used", {"key": quote(typed), "first": str(seen[field])})
    return None


def _whole(row: list[Any]) -> str:
    return " | ".join(text for text in map(clean_text, row) if text)


def project_year(project: Mapping[str, Any], today: date) -> int:
    """The year of dates typed without one: that of the reference date, else today's."""
    reference = project.get("reference")
    return reference.earliest.year if reference is not None and reference.earliest else today.year
