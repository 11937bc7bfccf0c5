"""What may leave the team: public columns, published rows, and no reference to what is not published.

Applied where data is loaded, so that nothing above ever holds what the public must not see.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import count
from types import MappingProxyType
from typing import Any

import pandas as pd

from sheets.cells import column_letter
from sheets.kinds import Link, Links, Moment
from sheets.schema import Tab
from sheets.tabs import PROJECT
from sheets.vocabularies import PUBLISHED
from sheets.workbook import Table, Workbook

PUBLICATION = "publication"


def public_view(workbook: Workbook) -> Workbook:
    """The workbook as anybody may see it: no finding, no undeclared column, no private column, no draft.

    A public row loses its references to unpublished rows; when such a reference is required (the reading of an
    unpublished observation), the row would speak of what is not published: it stays with the team too. References
    declared ``unnamed`` become letters.
    """
    kept = _without_lost_references({tab: _published(table) for tab, table in workbook.tables.items()})
    tables = {tab: Table(tab, _public_columns(tab, _without_names(tab, frame))) for tab, frame in kept.items()}
    project = {field: value for field, value in workbook.project.items() if PROJECT.columns[field].public}
    return Workbook(MappingProxyType(tables), MappingProxyType(project), (), workbook.lists, unnamed_tabs(tables))


def unnamed_tabs(tabs: Iterable[Tab]) -> frozenset[Tab]:
    """Those whose rows do not say, outside the team, whose they are."""
    return frozenset(tab for tab in tabs if unnamed_fields(tab))


def settle_view(view: Workbook) -> Workbook:
    """A public view put together from two: it too loses the references to rows that are not in it."""
    kept = _without_lost_references({tab: table.rows for tab, table in view.tables.items()}, view.unnamed)
    tables = {tab: Table(tab, frame.reset_index(drop=True)) for tab, frame in kept.items()}
    return replace(view, tables=MappingProxyType(tables))


def _published(table: Table) -> pd.DataFrame:
    if PUBLICATION not in table.tab.columns:
        return table.rows
    return table.rows[table.rows[PUBLICATION] == PUBLISHED]


def _without_lost_references(
    rows: Mapping[Tab, pd.DataFrame], unnamed: frozenset[Tab] = frozenset()
) -> Mapping[Tab, pd.DataFrame]:
    """The rows without the references, then the rows, that speak of what is not there; letters speak of nobody."""
    while True:
        known = {tab.name: frozenset(frame["id"]) for tab, frame in rows.items() if "id" in frame}
        kept = {tab: _less(tab, frame, known, tab in unnamed) for tab, frame in rows.items()}
        if all(len(kept[tab]) == len(rows[tab]) for tab in rows):
            return kept
        rows = kept


def _less(tab: Tab, frame: pd.DataFrame, known: Mapping[str, frozenset[str]], unnamed: bool) -> pd.DataFrame:
    """Empty the references to rows that are not published; drop the rows that lose a required one."""
    frame = frame.copy()
    lost = pd.Series(data=False, index=frame.index)
    letters = unnamed_fields(tab) if unnamed else ()
    links = ((field, column) for field, column in tab.fields_of(Link, Links).items() if field in frame)
    for field, column in links:
        if field in letters:
            continue
        public = [_public_reference(linked, known[column.to]) for linked in frame[field]]
        after = pd.Series(public, index=frame.index, dtype=object)
        if column.required:
            lost |= frame[field].astype(bool) & ~after.astype(bool)
        frame[field] = after
    return frame[~lost]


def _public_reference(linked: Any, ids: frozenset[str]) -> Any:
    """The ids (a tuple) or the id (a text) that are public."""
    if isinstance(linked, tuple):
        return tuple(identifier for identifier in linked if identifier in ids)
    return linked if linked in ids else ""


def _without_names(tab: Tab, frame: pd.DataFrame) -> pd.DataFrame:
    """Letters in place of the ids of unnamed references, and rows in an order that says nothing of who is who.

    A is who answers most, then by the answers themselves: what is published already. The rows of one letter stay in
    the order of time, when there is one, then of the Sheet.
    """
    for field in unnamed_fields(tab):
        moments = next(iter(tab.fields_of(Moment)), "")
        rows = frame.sort_values(moments, kind="stable", na_position="first") if moments else frame
        shown = [name for name, column in tab.columns.items() if column.public and name != field]
        answers = {one: sorted(map(str, group[shown].to_numpy().tolist())) for one, group in rows.groupby(field) if one}
        ranked = sorted(answers, key=lambda one: (-len(answers[one]), answers[one]))
        letters = dict(zip(ranked, map(column_letter, count()), strict=False))
        shown_as = pd.Series([letters.get(one, "") for one in rows[field]], index=rows.index, dtype=object)
        frame = rows.assign(**{field: shown_as})
        frame = frame.sort_values([field, *(name for name in shown if name in tab.fields_of(Link))], kind="stable")
    return frame


def unnamed_fields(tab: Tab) -> list[str]:
    """The references of a tab that leave the team as letters."""
    return [field for field, column in tab.fields_of(Link).items() if column.unnamed]


def _public_columns(tab: Tab, frame: pd.DataFrame) -> pd.DataFrame:
    public = [field for field, column in tab.columns.items() if column.public]
    return frame[public].reset_index(drop=True)
