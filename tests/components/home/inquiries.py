"""Inquiries at several ages, drawn: what the home screen must tell of each."""

from sheets.snapshot import Snapshot
from tests.drawing import CONTROVERSIES, PARTNERS, TERRAINS, take

CHANTIERS = """
| Identifiant | Version | Titre | Moyens | Premiers pas | Controverses | Terrains | Horizon | Maturité | Soutiens | Publication |
| K1 | V1 | Contrat public-commun | deux agents | écrire à dix collectifs | C1 | T01 | Dès demain | Piste | P1 | Publié |
| K2 | V1 | Guichet sans dossier | | | C2 | | Au-delà | Piste | P1 ; P2 | Publié |
| K3 | V1 | Plan abandonné | | | C2 | | Au-delà | Abandonné | | Publié |
"""
OBSERVATIONS = """
| Identifiant | Terrain | Partenaire | Date | Titre | Position | Version | Publication |
| O1 | T01 | P1 | 10 juillet | Vote par téléphone | Franchement A | V1 | Publié |
| O2 | T01 | P2 | mai 2020 | Plateforme fermée | Franchement B | V1 | Publié |
| O3 | T01 | P2 | | Lauréats gelés | Plutôt B | V1 | Publié |
| O4 | T02 | P1 | 2 juillet | Trois listes | Plutôt A | V1 | Brouillon |
"""
CRISES = """
| Identifiant | Nom |
| R1 | Inondation |
| R2 | Cyberattaque |
"""
CRASH_TESTS = """
| Chantier | Crise | Partenaire | Tenue | Publication |
| K1 | R1 | P1 | Tient | Publié |
| K1 | R2 | P1 | Casse | Publié |
| K2 | R1 | P1 | Se renforce | Publié |
"""
CALENDAR = """
| Identifiant | Phase | Étape | Quand | Production | Version livrée | Statut |
| J1 | Préfiguration | Défrichage | 7 mai | Cartographie des controverses | V1 | Fait |
| J2 | Enquêtes | Entretiens | du 8 juin au 31 juillet | Panorama des chantiers | V1 | Fait |
| J3 | Atelier crash test | Atelier crash test | {when} | Toutes | | {status} |
"""

INQUIRY = {
    "Partenaires": PARTNERS,
    "Controverses": CONTROVERSIES,
    "Terrains": TERRAINS,
    "Observations": OBSERVATIONS,
    "Chantiers": CHANTIERS,
    "Crises": CRISES,
    "Crash_tests": CRASH_TESTS,
}


def calendar(when: str = "fin août", status: str = "À venir") -> str:
    return CALENDAR.format(when=when, status=status)


def whole(**others: str) -> Snapshot:
    return take(**{**INQUIRY, "Calendrier": calendar(), **others})
