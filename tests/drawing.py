"""Sheets drawn as Markdown tables: what you see in a test is what the grid holds."""

from datetime import UTC, date, datetime

from sheets.publication import public_view
from sheets.reading import read_workbook
from sheets.settings import Audience
from sheets.snapshot import Snapshot
from sheets.tabs import TABS
from sheets.workbook import Grid, RawBook, Workbook

TODAY = date(2020, 7, 22)
READ_AT = datetime(2026, 1, 5, tzinfo=UTC)  # the reference day is not the day of reading


def draw_grid(drawing: str) -> list[list[str]]:
    """The cells of a Markdown table; a row of dashes is decoration, ``⏎`` a line break inside a cell."""
    rows = [line.strip() for line in drawing.strip().splitlines() if line.strip()]
    cells = [[cell.strip().replace("⏎", "\n") for cell in row.strip("|").split("|")] for row in rows]
    return [row for row in cells if not all(cell and set(cell) <= set("-: ") for cell in row)]


def draw_book(**tabs: str) -> RawBook:
    """Tabs by name (``_`` for a hyphen: Crash_tests), each drawn as a Markdown table."""
    return RawBook(tuple(Grid(name.replace("_", "-"), draw_grid(drawing)) for name, drawing in tabs.items()))


def read(**tabs: str) -> Workbook:
    return read_workbook(TABS, draw_book(**tabs), TODAY)


def take(audience: Audience = Audience.TEAM, *, today: date = TODAY, demo: bool = False, **tabs: str) -> Snapshot:
    """The snapshot of drawn tabs, as an audience sees it."""
    workbook = read(**tabs)
    shown = public_view(workbook) if audience is Audience.PUBLIC else workbook
    return Snapshot(shown, audience, today, READ_AT, demo=demo)


def rules(workbook: Workbook, *, absent_tabs: bool = False) -> list[str]:
    """The rules at fault, sorted; absent tabs are left out unless asked for, since a drawing holds few."""
    return sorted(f.rule for f in workbook.findings if absent_tabs or f.rule != "tab-missing")


PARTNERS = """
| Identifiant | Nom |
| P1 | Labo des Deux-Rives |
| P2 | Fabrique du Haut-Orvel |
"""
CONTROVERSIES = """
| Identifiant | Version | Titre | Pôle A | Pôle B | Publication |
| C1 | V1 | La participation | victime collatérale | repli stratégique | Publié |
| C2 | V1 | Le pilotage | planification | centralisation | Publié |
"""
TERRAINS = """
| Identifiant | Version | Controverse | Titre | Publication |
| T01 | V1 | C1 | Les budgets participatifs | Publié |
| T02 | V1 | C2 | Les critères de priorité | Publié |
"""
