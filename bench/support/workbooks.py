"""Invented workbooks of any size for the measures, made from the declaration: what a column is says what to type in it.

As in a real sheet: dates in some twenty forms, references by identifier or by title, positions in several spellings,
texts of one to three sentences, some optional cells left empty, and, in about one row in ten, one cell at fault.
"""

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from sheets.column import Column
from sheets.csv_files import parse_csv
from sheets.dates import MONTH_NAMES
from sheets.kinds import Choice, Fuzzy, Key, Link, Links, Moment, Number, Position, Url, Version
from sheets.schema import Tab
from sheets.tabs import (
    BY_NAME,
    CALENDAR,
    CHANTIERS,
    CONTROVERSIES,
    CRASH_TESTS,
    CRISES,
    INTERVIEWS,
    OBSERVATIONS,
    PARTNERS,
    READINGS,
    SELF_DIAGNOSIS,
    TERRAINS,
)
from sheets.workbook import Grid, RawBook

LEFT_EMPTY = 0.3  # share of the cells of optional columns, references and dates apart
ROWS_AT_FAULT = 0.1
# The rows that observations refer to, in an inquiry of forty partners.
SURROUNDINGS = {PARTNERS: 40, CONTROVERSIES: 12, TERRAINS: 60, INTERVIEWS: 300, CRISES: 12}
TEN_TABS = (
    PARTNERS,
    CONTROVERSIES,
    TERRAINS,
    OBSERVATIONS,
    READINGS,
    SELF_DIAGNOSIS,
    INTERVIEWS,
    CHANTIERS,
    CRASH_TESTS,
    CALENDAR,
)
_WORDS = (
    *("accueil", "agent", "atelier", "budget", "collectif", "commune", "concertation", "consigne", "crise", "décision"),
    *("demande", "distance", "doute", "enquête", "équipe", "file", "formulaire", "guichet", "habitante", "initiative"),
    *("jardin", "liste", "livraison", "maire", "marché", "masque", "médiation", "mobilité", "numérique", "ouverture"),
    *("partage", "permanence", "piste", "place", "plateforme", "quartier", "récit", "relais", "réserve", "réunion"),
    *("rue", "salle", "secours", "service", "soutien", "télétravail", "territoire", "tri", "urgence", "usage"),
    *("vélo", "village", "visite", "voisinage", "volontaire", "vote", "zone"),
)
_MONTHS_WITHOUT_31 = ("avril", "juin", "septembre", "novembre")


@dataclass
class _Inventor:
    """Fills cells, always the same ones for a given seed. ``sizes``: rows a tab; ``titles``: what was typed in each."""

    sizes: Mapping[Tab, int]
    random: Random
    titles: dict[Tab, list[str]]

    def rows(self, tab: Tab, without: Sequence[str]) -> list[list[str]]:
        """The header, then the rows of a tab."""
        columns = {field: column for field, column in tab.columns.items() if field not in without}
        lines = [
            [self._cell(tab, field, column, n) for field, column in columns.items()] for n in range(self.sizes[tab])
        ]
        if tab.titled:
            self.titles[tab] = [line[list(columns).index(tab.titled)] for line in lines]
        faulty = self.random.sample(range(len(lines)), int(ROWS_AT_FAULT * len(lines)))
        for n in faulty:
            self._spoil(tab, list(columns.items()), lines[n])
        return [[column.label for column in columns.values()], *lines]

    def _cell(self, tab: Tab, field: str, column: Column, n: int) -> str:
        skipped = not (column.required or field in tab.key or isinstance(column, Link | Links | Fuzzy))
        if skipped and self.random.random() < LEFT_EMPTY:
            return ""
        for kind, invent in _INVENT.items():
            if isinstance(column, kind):
                return invent(self, tab, column, n)
        return self._sentence(6 if field == tab.titled else self.random.choice((3, 12, 30)))

    def _sentence(self, words: int) -> str:
        return " ".join(self.random.choices(_WORDS, k=words)).capitalize()

    def _spoil(self, tab: Tab, columns: list[tuple[str, Column]], line: list[str]) -> None:
        """Put in one cell of a row what its column cannot read."""
        spoilable = [(i, c) for i, (_, c) in enumerate(columns) if type(c) in _SPOIL]
        index, column = self.random.choice(spoilable)
        line[index] = _SPOIL[type(column)](self)

    def identifier(self, tab: Tab, n: int) -> str:
        """Rows of versioned tabs go three by three: one identifier, three versions."""
        return f"{tab.name[0]}{n // 3 if 'version' in tab.key and 'id' in tab.key else n:04d}"

    def reference(self, tab: Tab) -> str:
        n = self.random.randrange(self.sizes[tab])
        by_title = tab in self.titles and self.random.random() < 0.08
        return self.titles[tab][n] if by_title else self.identifier(tab, n)

    def day(self) -> date:
        return date(2020, 1, 1) + timedelta(days=self.random.randrange(366))

    def fuzzy(self) -> str:
        return self.random.choice(_DATE_FORMS)(self.day(), self.random)


def _month(day: date) -> str:
    return MONTH_NAMES[day.month - 1]


_DATE_FORMS: tuple[Callable[[date, Random], str], ...] = (
    lambda d, r: f"{d.day} {_month(d)} 2020",
    lambda d, r: f"{d.day} {_month(d)} 2020",
    lambda d, r: f"{d.day} {_month(d)}",
    lambda d, r: f"{d:%d/%m/%Y}",
    lambda d, r: f"{d:%d/%m/%Y}",
    lambda d, r: d.isoformat(),
    lambda d, r: f"semaine du {d.day} {_month(d)} 2020",
    lambda d, r: f"{_month(d)} 2020",
    lambda d, r: f"fin {_month(d)} 2020",
    lambda d, r: f"début {_month(d)}",
    lambda d, r: f"mi-{_month(d)} 2020",
    lambda d, r: r.choice(("printemps", "été", "automne", "hiver")) + " 2020",
    lambda d, r: f"T{(d.month + 2) // 3} 2020",
    lambda d, r: f"du {d.day} {_month(d)} 2020 au {d.day} {_month(d)} 2021",
    lambda d, r: f"{d.day} {_month(d)} 2020 {r.randrange(8, 12)}h-12h30",
    lambda d, r: f"avant le {d.day} {_month(d)} 2020",
    lambda d, r: f"à partir de {_month(d)} 2020",
    lambda d, r: f"fin {_month(d)} ou début {MONTH_NAMES[d.month % 12]} 2020",
    lambda d, r: "date à définir",
    lambda d, r: f"à définir / semaine du {d.day} {_month(d)} 2020",
)


def _choice(inventor: _Inventor, tab: Tab, column: Any, n: int) -> str:
    term = inventor.random.choice(column.terms)
    spelt: str = inventor.random.choice((term.label, term.label, term.label, term.label.lower(), *term.also))
    return spelt


def _links(inventor: _Inventor, tab: Tab, column: Any, n: int) -> str:
    return " ; ".join(inventor.reference(BY_NAME[column.to]) for _ in range(inventor.random.randint(1, 3)))


_INVENT: Mapping[type[Column], Callable[[_Inventor, Tab, Any, int], str]] = {
    Key: lambda inventor, tab, column, n: inventor.identifier(tab, n),
    Version: lambda inventor, tab, column, n: f"V{n % 3 + 1}",
    Link: lambda inventor, tab, column, n: inventor.reference(BY_NAME[column.to]),
    Links: _links,
    Choice: _choice,
    Fuzzy: lambda inventor, tab, column, n: inventor.fuzzy(),
    Number: lambda inventor, tab, column, n: str(inventor.random.randint(column.low, column.high)),
    Moment: lambda inventor, tab, column, n: f"{inventor.day():%d/%m/%Y} {inventor.random.randrange(8, 20):02d}:12:05",
    Url: lambda inventor, tab, column, n: f"https://exemple.fr/article-{n}",
}
_SPOIL: Mapping[type[Column], Callable[[_Inventor], str]] = {
    Key: lambda inventor: "",
    Version: lambda inventor: "bêta",
    Link: lambda inventor: f"X{inventor.random.randrange(50)}",
    Links: lambda inventor: f"X{inventor.random.randrange(50)} ; X{inventor.random.randrange(50)}",
    Choice: lambda inventor: inventor.random.choice(("À voir avec l’équipe", "Retour terrains", "Publiéé", "?")),
    Position: lambda inventor: inventor.random.choice(("Plutot AB", "je ne sais pas", "plutôt le premier pôle")),
    Fuzzy: lambda inventor: inventor.random.choice(
        (f"31 {inventor.random.choice(_MONTHS_WITHOUT_31)} 2020", "un de ces jours", "pendant le confinement")
    ),
    Number: lambda inventor: "beaucoup",
    Moment: lambda inventor: "hier soir",
    Url: lambda inventor: "voir le dossier partagé",
}


def invent(sizes: Mapping[Tab, int], without: Sequence[str] = (), seed: int = 2020) -> dict[Tab, bytes]:
    """A workbook as CSV bytes, tab by tab; ``without``: fields left out of every tab. Same seed, same bytes."""
    inventor = _Inventor(sizes, Random(seed), {})
    return {tab: _to_csv(inventor.rows(tab, without)) for tab in sizes}


def _to_csv(rows: list[list[str]]) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    return out.getvalue().encode()


def raw_book(files: Mapping[Tab, bytes]) -> RawBook:
    """The raw grids of CSV bytes, as a source gives them."""
    return RawBook(tuple(Grid(tab.name, parse_csv(content)) for tab, content in files.items()))
