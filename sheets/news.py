"""What a new snapshot changed in what is shown: how many rows of each tab, as its audience may see them."""

from collections import Counter
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pandas as pd

from sheets.kinds import Link, Links
from sheets.publication import unnamed_fields
from sheets.schema import Tab
from sheets.tabs import PROJECT
from sheets.workbook import Workbook


@dataclass(frozen=True)
class TabNews:
    """How many rows of a tab came, changed and went; a setting of the project is a row of its tab."""

    tab: str
    added: int = 0
    edited: int = 0
    removed: int = 0


@dataclass(frozen=True)
class News:
    """What changed the last time something did, and when it was seen."""

    seen_at: datetime
    tabs: tuple[TabNews, ...]


def tell_news(before: Workbook, after: Workbook) -> tuple[TabNews, ...]:
    """The tabs whose rows differ between two readings of the same view, in the order of the declaration."""
    gone = _gone_ids(before, after)
    shown = {tab: [field for field in after[tab] if field not in _letters(tab, after)] for tab in after.tables}
    rows = (_compare(tab, _without(gone, tab, before[tab])[shown[tab]], after[tab][shown[tab]]) for tab in shown)
    told = [_settings(before, after), *rows]
    return tuple(news for news in told if news.added or news.edited or news.removed)


def _settings(before: Workbook, after: Workbook) -> TabNews:
    pairs = ((before.project.get(field), value) for field, value in after.project.items())
    # As written: an absent number differs from itself.
    return TabNews(PROJECT.name, edited=sum(repr(was) != repr(now) for was, now in pairs))


def _letters(tab: Tab, view: Workbook) -> list[str]:
    """Columns that say nothing of who is who: they change for all when one answers."""
    return unnamed_fields(tab) if tab in view.unnamed else []


def _gone_ids(before: Workbook, after: Workbook) -> dict[str, frozenset[str]]:
    """The ids that are no longer there, by tab."""
    tabs = [tab for tab in after.tables if "id" in after[tab] and "id" in before[tab]]
    return {tab.name: frozenset(before[tab]["id"]) - frozenset(after[tab]["id"]) for tab in tabs}


def _without(gone: Mapping[str, frozenset[str]], tab: Tab, rows: pd.DataFrame) -> pd.DataFrame:
    """The rows without what they said of rows that are gone: nobody edited them for it."""
    lost = {
        field: column for field, column in tab.fields_of(Link, Links).items() if field in rows and gone.get(column.to)
    }
    return rows.assign(
        **{field: [_less(value, gone[column.to]) for value in rows[field]] for field, column in lost.items()}
    )


def _less(value: Any, ids: frozenset[str]) -> Any:
    if isinstance(value, tuple):
        return tuple(identifier for identifier in value if identifier not in ids)
    return "" if value in ids else value


def _compare(tab: Tab, before: pd.DataFrame, after: pd.DataFrame) -> TabNews:
    """Rows are paired by key where the tab has one; a row without one can only come or go. Their order is nothing."""
    if before.equals(after):
        return TabNews(tab.name)
    was, now = Counter(_rows(before)), Counter(_rows(after))
    gone, come = was - now, now - was
    key = [list(after).index(field) for field in tab.key if field in after]
    edited = _paired(gone, come, key) if key else 0
    return TabNews(tab.name, come.total() - edited, edited, gone.total() - edited)


def _paired(gone: Counter[tuple[Hashable, ...]], come: Counter[tuple[Hashable, ...]], key: list[int]) -> int:
    keys = (Counter(tuple(row[at] for at in key) for row in rows.elements()) for rows in (gone, come))
    before, after = keys
    return (before & after).total()


def _rows(frame: pd.DataFrame) -> Iterator[tuple[Hashable, ...]]:
    """The rows as tuples that compare: an absent number differs from itself."""
    return frame.astype(object).where(frame.notna(), None).itertuples(index=False, name=None)
