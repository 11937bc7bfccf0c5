"""The template of the shared Sheet, as data: what each tab begins with, whatever will hold it.

Derived from the declaration: headers, help notes, dropdowns, formats, widths, rows already filled. ``template_xlsx``
and ``template_google`` each give it the form of theirs.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from sheets.cells import Cell
from sheets.column import Column
from sheets.guide import help_of, values_of
from sheets.kinds import Choice, Fuzzy, Key, Link, Links, Moment, Number, Url, Version
from sheets.project import SETTINGS
from sheets.schema import Tab
from sheets.tabs import LISTS, PROJECT, TABS
from sheets.typography import typeset

# Widths, in characters.
_PROSE, _SHORT_TEXT, _NARROWEST = 38, 20, 12
_WIDTHS: dict[type[Column], int] = {
    Key: 13,
    Version: 10,
    Number: 13,
    Link: 15,
    Links: 18,
    Choice: 22,
    Fuzzy: 26,
    Url: 30,
    Moment: 20,
}
# It decides what the public sees: neither published nor a secret.
_PUBLICATION = "publication"
_PRIVATE = "jamais l’équipe"


class Header(StrEnum):
    """What the colour of a header says, beside its note."""

    EXPECTED = "attendue"  # each row has to fill it
    FREE = "facultative"
    PRIVATE = "privée"  # never leaves the team


@dataclass(frozen=True)
class Dropdown:
    """What a cell proposes; it refuses nothing.

    Either the ids of the tab ``to`` (``many``: several may be written), or fixed ``terms``, which the rows of the list
    ``listed`` of the tab Listes replace where there are any.
    """

    terms: tuple[str, ...] = ()
    listed: str = ""
    to: str = ""
    many: bool = False

    @property
    def hint(self) -> str:
        """The sentence shown beside the cell."""
        if self.many:
            return typeset(f"Un ou plusieurs identifiants de « {self.to} », séparés par « ; ».")
        if self.to:
            return typeset(f"Un identifiant de « {self.to} », ou un titre exact.")
        return typeset("Choisissez dans la liste.")


@dataclass(frozen=True)
class ColumnPlan:
    """One column. ``width`` in characters; ``is_text``: what is typed there stays as it is typed."""

    field: str
    column: Column
    header: Header
    note: str
    width: int
    is_text: bool
    dropdown: Dropdown | None = None

    @property
    def label(self) -> str:
        return self.column.label


@dataclass(frozen=True)
class TabPlan:
    """One tab. ``tab`` is the declaration of what stands in the Sheet: Projet is a list of settings there.

    ``rows``: those filled from the start, each as wide as ``columns``; ``row_notes``: the help of their first cells.
    """

    tab: Tab
    columns: tuple[ColumnPlan, ...]
    rows: tuple[tuple[Cell, ...], ...] = ()
    row_notes: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        return self.tab.name


def make_plan(tabs: Iterable[Tab] = TABS) -> tuple[TabPlan, ...]:
    """The plan of every tab, in the order of the declaration."""
    return tuple(_plan(tab, tuple(tabs)) for tab in tabs)


def _plan(tab: Tab, tabs: tuple[Tab, ...]) -> TabPlan:
    if tab is PROJECT:
        notes = tuple(_sentences(help_of(column)) for column in PROJECT.columns.values())
        keys = tuple((column.label, "") for column in PROJECT.columns.values())
        return TabPlan(SETTINGS, _columns(SETTINGS), keys, notes)
    return TabPlan(tab, _columns(tab), tuple(_terms(tabs)) if tab is LISTS else ())


def _columns(tab: Tab) -> tuple[ColumnPlan, ...]:
    # A setting may well be left empty.
    columns = {
        f: replace(column, required=column.required and tab is not SETTINGS) for f, column in tab.columns.items()
    }
    return tuple(
        ColumnPlan(
            field,
            column,
            _header(field, column),
            _note(field, column),
            _width(column),
            not isinstance(column, Number | Moment | Url),
            _dropdown(column),
        )
        for field, column in (columns if tab is SETTINGS else tab.columns).items()
    )


def _header(field: str, column: Column) -> Header:
    if column.required:
        return Header.EXPECTED
    return Header.FREE if column.public or field == _PUBLICATION else Header.PRIVATE


def _note(field: str, column: Column) -> str:
    dropdown = _dropdown(column)
    return _sentences(
        help_of(column),
        dropdown.hint if dropdown and dropdown.to else "",
        f"Valeurs : {values_of(column)}." if isinstance(column, Choice | Number) else "",
        "Attendue dans chaque ligne." if column.required else "",
        "" if column.public or field == _PUBLICATION or _PRIVATE in column.help else f"Ne quitte {_PRIVATE}.",
    )


def _sentences(*lines: str) -> str:
    return typeset("\n".join(filter(None, lines)))


def _width(column: Column) -> int:
    plain = _WIDTHS.get(next((kind for kind in type(column).__mro__ if kind in _WIDTHS), Column))
    if plain is None:
        plain = _PROSE if not column.example or len(column.example) > _SHORT_TEXT else _NARROWEST
    return max(plain, len(column.label) + 4, len(column.example) + 2 if plain < _PROSE else 0)


def _dropdown(column: Column) -> Dropdown | None:
    if isinstance(column, Choice):
        return Dropdown(tuple(term.label for term in column.terms), column.listed)
    if isinstance(column, Link | Links):
        return Dropdown(to=column.to, many=isinstance(column, Links))
    return None


def _terms(tabs: Iterable[Tab]) -> Iterator[tuple[Cell, ...]]:
    """The rows of Listes: the terms that have a meaning to tell, then those that a team may replace."""
    choices = [column for tab in tabs for column in tab.fields_of(Choice).values()]
    told = {column.label: column.terms for column in choices if any(term.meaning for term in column.terms)}
    # Last: a dropdown that reads the end of the tab proposes what is added there.
    edited = {column.listed: column.terms for column in choices if column.listed}
    for name, terms in ({name: told[name] for name in told if name not in edited} | edited).items():
        yield from ((name, term.label, term.meaning, rank) for rank, term in enumerate(terms, 1))
