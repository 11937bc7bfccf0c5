"""Three ways from the same Google Sheet to tables: ours, and those that anybody would write first.

A reader opens the Sheet when it is made (a key, a token, the list of tabs); each call of ``read`` then asks the cells
again and gives the tables, as a refresh does.
"""

from collections.abc import Mapping
from datetime import date
from typing import Protocol

import gspread
import pandas as pd
from google.auth.transport.requests import AuthorizedSession
from google.oauth2.service_account import Credentials
from gspread_dataframe import get_as_dataframe

from bench.support.kept_google import Place
from sheets.google import GoogleSource
from sheets.memory import Memory
from sheets.reading import read_workbook
from sheets.tabs import TABS

TODAY = date(2020, 7, 22)
_READ_ONLY = ("https://www.googleapis.com/auth/spreadsheets.readonly",)


class Reader(Protocol):
    """``read`` gives a table a tab, by its title."""

    def read(self) -> Mapping[str, pd.DataFrame]: ...


class Ours:
    """Every cell checked and typed, references resolved, every fault told at its cell."""

    def __init__(self, google: Place) -> None:
        self._source = GoogleSource(google.address, google.key, adapter=google.adapter, names=google.titles, keep=True)
        self._memory = Memory()

    def read(self) -> Mapping[str, pd.DataFrame]:
        book = read_workbook(TABS, self._source.read().book, TODAY, memory=self._memory)
        return {tab.name: table.rows for tab, table in book.tables.items() if len(table.rows)}


class Records:
    """``get_all_records`` of each tab, in a table: columns of numbers where all cells look like numbers."""

    def __init__(self, google: Place) -> None:
        self._tabs = _open(google)

    def read(self) -> Mapping[str, pd.DataFrame]:
        return {tab.title: pd.DataFrame(tab.get_all_records()) for tab in self._tabs}


class Dataframes:
    """gspread-dataframe's ``get_as_dataframe`` of each tab, its values rather than its formulas."""

    def __init__(self, google: Place) -> None:
        self._tabs = _open(google)

    def read(self) -> Mapping[str, pd.DataFrame]:
        return {tab.title: get_as_dataframe(tab, evaluate_formulas=True) for tab in self._tabs}


class _Account(Credentials):  # type: ignore[misc]
    def _after_refresh(self, *arguments: object) -> None:
        """No look-up of locations, which would have a thread of its own work during the measure."""


def _open(google: Place) -> list[gspread.Worksheet]:
    """The tabs by their names, as the documentation of gspread shows; each asks for the list of tabs."""
    session = AuthorizedSession(_Account.from_service_account_info(google.key, scopes=_READ_ONLY))
    session.mount("https://", google.adapter)
    book = gspread.Client(auth=None, session=session).open_by_key(google.id)
    return [book.worksheet(title) for title in google.titles]


READERS: Mapping[str, type[Ours] | type[Records] | type[Dataframes]] = {
    "ours": Ours,
    "get_all_records": Records,
    "gspread-dataframe": Dataframes,
}
