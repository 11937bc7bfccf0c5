"""Calendars drawn as Markdown tables, as snapshots."""

from datetime import date

from sheets.settings import Audience
from sheets.snapshot import Snapshot
from tests.drawing import PARTNERS, TODAY, take

MAP, PANORAMA = "Cartographie des controverses", "Panorama des chantiers"
HEADER = (
    "| Identifiant | Phase | Étape | Quand | Production | Version livrée | Statut | Responsables | Notes internes |"
)


def calendar(*rows: str, today: date = TODAY, public: bool = False) -> Snapshot:
    """A snapshot whose calendar has these rows, each « id | phase | étape | quand | production | version | … »."""
    drawing = "\n".join([HEADER, *(f"| {_filled(row)} |" for row in rows)])
    audience = Audience.PUBLIC if public else Audience.TEAM
    return take(audience, today=today, Calendrier=drawing, Partenaires=PARTNERS)


def _filled(row: str) -> str:
    cells = [cell.strip() for cell in row.split("|")]
    return " | ".join([*cells, *[""] * (9 - len(cells))])


SMALL = (
    f"J1 | Préfiguration | Hypothèse 0 | 7 mai | {MAP} | V1 | Fait",
    "J2 | Enquêtes | Entretiens | du 8 juin au 6 juillet | Enquêtes | | En cours | P1 | Secret d’équipe",
    f"J3 | Enquêtes | Carte revue | semaine du 6 juillet | {MAP} | V2 | Fait",
    f"J4 | Enquêtes | Pistes | semaine du 6 juillet | {PANORAMA} | V1 | Fait",
    "J5 | Enquêtes | Exploitation | à définir / semaine du 6 juillet | Toutes | | Fait",
    "J6 | Atelier crash test | Crash test | à définir / fin juillet ou début septembre | Toutes",
    f"J7 | Finalisation | Livrable | septembre | {MAP} | Finale",
    "J8 | Finalisation | Restitution | à définir | Toutes",
)
