"""A kind of mess that people make of a shared sheet: drawn, with what is said of it and what is read all the same."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from sheets.cells import clean_text
from sheets.findings import Finding
from sheets.grids import typed_grids
from sheets.reading import read_workbook
from sheets.tabs import TABS
from sheets.workbook import Grid, RawBook, Workbook
from tests.drawing import TODAY

_MARKS = {"⏎": "\n", "⇥": "\t", "⍽": "\u00a0"}
_TYPED = re.compile("⟪(.*)⟫")
_WORDS = {"VRAI": True, "FAUX": False, "vide": None}

# A clean workbook: a mess is drawn in one or two of its tabs, everything else stays as it is here.
BASE = {
    "Projet": """
        | Clé               | Valeur          |
        | Titre             | Réflexes        |
        | Date de référence | 22 juillet 2020 |
    """,
    "Partenaires": """
        | Identifiant | Nom                    | Type                       | Territoire |
        | P01         | Labo des Deux-Rives    | Labo d’innovation publique | Deux-Rives |
        | P02         | Fabrique du Haut-Orvel | Association                | Haut-Orvel |
        | P03         | Ville de Valbrune      | Collectivité               | Valbrune   |
    """,
    "Controverses": """
        | Identifiant | Version | Titre            | Pôle A              | Pôle B            | Publication |
        | C1          | V1      | La participation | victime collatérale | repli stratégique | Publié      |
        | C2          | V1      | Le pilotage      | planification       | centralisation    | Publié      |
        | C3          | V1      | La gouvernance   | planification       | improvisation     | Brouillon   |
    """,
    "Terrains": """
        | Identifiant | Version | Controverse | Titre                     | Publication |
        | T01         | V1      | C1          | Les budgets participatifs | Publié      |
        | T02         | V1      | C2          | Les critères de priorité  | Publié      |
    """,
    "Observations": """
        | Identifiant | Version | Terrain | Titre           | Date       | Source | Position | Publication |
        | O1          | V1      | T01     | Budget suspendu | avril 2020 | Veille | Plutôt A | Publié      |
        | O2          | V1      | T02     | Liste rouverte  | mai 2020   | Veille | Plutôt B | Publié      |
    """,
    "Positions": """
        | Observation | Partenaire | Position |
        | O1          | P02        | Plutôt B |
    """,
    "Autodiagnostic": """
        | Partenaire | Terrain | Vécu | Sous-groupe |
        | P01        | T01     | 3    | Oui         |
    """,
    "Entretiens": """
        | Identifiant | Terrain | Partenaire | Date        | Statut  |
        | E1          | T01     | P01        | 9 juin 2020 | Réalisé |
    """,
    "Chantiers": """
        | Identifiant | Version | Titre    | Controverses | Horizon    | Effort | Soutiens  |
        | K1          | V1      | Écouter  | C1           | Dès demain | Léger  | P01 ; P02 |
        | K2          | V1      | Partager | C2           | 2021       | Moyen  | P03       |
    """,
    "Crises": """
        | Identifiant | Nom        | Famille         |
        | R1          | Inondation | Environnementale |
        | R2          | Cyberattaque | Technologique |
    """,
    "Crash-tests": """
        | Chantier | Crise | Partenaire | Tenue   |
        | K1       | R1    | P01        | Tient   |
        | K2       | R2    | P02        | Fragile |
    """,
    "Calendrier": """
        | Identifiant | Phase    | Étape  | Quand       | Statut | Avancement |
        | J1          | Enquêtes | Lancer | 5 juin 2020 | Fait   | 100 %      |
    """,
    "Listes": """
        | Liste   | Terme      | Ordre |
        | Horizon | Dès demain | 1     |
        | Horizon | 2021       | 2     |
    """,
}


@dataclass(frozen=True)
class Mess:
    """``title``: what people do; ``does``: what the dashboard makes of it; both in French.

    ``drawn``: name of a tab -> its drawing in place of that of ``BASE``, or None when it is not there.
    ``faults``: | tab | cell, row or nothing | rule |. ``reads``: name of a tab -> the columns and rows that are read.
    ``touched``: the other tabs that the mess changes too. ``answers``: place -> what somebody who knows would type there.
    ``mended``: name of a tab -> what is read of it once every remedy is followed. ``renamed``: name of a tab -> the name
    it was given while the dashboard was running.
    """

    title: str
    does: str
    drawn: Mapping[str, str | None]
    faults: str = ""
    reads: Mapping[str, str] = field(default_factory=dict)
    touched: tuple[str, ...] = ()
    answers: Mapping[str, str] = field(default_factory=dict)
    mended: Mapping[str, str] = field(default_factory=dict)
    renamed: Mapping[str, str] = field(default_factory=dict)

    @property
    def book(self) -> RawBook:
        tabs = {**BASE, **self.drawn}
        return RawBook(
            tuple(
                Grid(title, draw(tab), renamed=self.renamed.get(title, ""))
                for title, tab in tabs.items()
                if tab is not None
            )
        )

    @property
    def expected(self) -> list[tuple[str, str, str]]:
        return sorted((tab, place, rule) for tab, place, rule in draw(self.faults))


def draw(drawing: str) -> list[list]:
    """The cells of a Markdown table, spaces that are not plain ones kept.

    ``⏎``: a line break, ``⇥``: a tab, ``⍽``: a no-break space, ``⟪…⟫``: a number, a date or a checkbox.
    """
    lines = [line.strip(" ") for line in drawing.split("\n") if line.strip(" ")]
    rows = [[_cell(cell.strip(" ")) for cell in line.removeprefix("|").removesuffix("|").split("|")] for line in lines]
    return [
        row
        for row in rows
        if not all(isinstance(cell, str) and cell and set(cell) <= {"-"} and len(cell) > 2 for cell in row)
    ]


def _cell(text: str):
    typed = _TYPED.fullmatch(text)
    if typed:
        return _typed(typed[1])
    for mark, meant in _MARKS.items():
        text = text.replace(mark, meant)
    return text


def _typed(text: str):
    if text in _WORDS:
        return _WORDS[text]
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        return date.fromisoformat(text)
    return float(text.replace(",", ".")) if "," in text else int(text)


def read(book: RawBook) -> Workbook:
    return read_workbook(TABS, book, TODAY)


def place(finding: Finding) -> tuple[str, str, str]:
    return finding.tab, finding.cell or str(finding.row or ""), finding.rule


def found(findings: Iterable[Finding]) -> list[tuple[str, str, str]]:
    return sorted(map(place, findings))


def tables(workbook: Workbook) -> dict[str, list[list[str]]]:
    """Name of a tab -> what was read of it, headers first, as text."""
    return {name: [list(map(clean_text, row)) for row in rows] for name, rows in typed_grids(workbook).items()}


def columns_of(table: list[list[str]], labels: list[str]) -> list[list[str]]:
    """These columns of a table, in this order."""
    at = [table[0].index(label) for label in labels]
    return [[row[index] for index in at] for row in table]


def drawn_as_read(drawing: str) -> list[list[str]]:
    return [[clean_text(cell) for cell in row] for row in draw(drawing)]


def nfd(text: str) -> str:
    """As some systems type it: accents apart from their letters."""
    return unicodedata.normalize("NFD", text)
