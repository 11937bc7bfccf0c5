"""A small inquiry of three versions, drawn, in which everything that the echoes tell happens once."""

from sheets.settings import Audience
from sheets.snapshot import Snapshot
from tests.drawing import PARTNERS, take

CONTROVERSIES = """
| Identifiant | Version | Numéro | Titre | Question | Pôle A | Pôle B | Statut | Devient | Publication |
| C1 | V1 | 1 | Participation | Mise de côté ou à venir ? | mise de côté | à venir | Hypothèse | | Publié |
| C2 | V1 | 2 | Pilotage | Prévu ou subi ? | prévu | subi | Hypothèse | | Publié |
| C3 | V1 | 3 | Métiers | | unis | séparés | Hypothèse | | Publié |
| C4 | V2 | 4 | Espace | | vite | après | Observée | | Publié |
| C1 | V3 | 1 | Participation | Mise de côté, ou à reprendre ? | mise de côté | à venir | Observée | | Publié |
| C4 | V3 | 4 | Espace | | vite | après | Fusionnée | C1 | Publié |
| C5 | V3 | 5 | <b>Secrets</b> | | a | b | | | Brouillon |
"""
TERRAINS = """
| Identifiant | Version | Numéro | Controverse | Titre | Statut | Publication |
| T01 | V1 | 1.1 | C1 | Les budgets | | Publié |
| T02 | V1 | 2.1 | C2 | Les priorités | | Publié |
| T03 | V1 | 2.2 | C2 | Les données | | Publié |
| T04 | V2 | 4.1 | C4 | Les rues | | Publié |
| T03 | V3 | 2.3 | C2 | Les données | | Publié |
| T04 | V3 | 1.2 | C4 | Les rues | | Publié |
"""
OBSERVATIONS = """
| Identifiant | Terrain | Partenaire | Date | Titre | Position | Crise | Version | Publication |
| O1 | T01 | P1 | 2 mai | Vote gelé | Franchement A | | V1 | Publié |
| O2 | T04 | P2 | 3 mai | Rue fermée | Franchement A | | V1 | Publié |
| O3 | T01 | P2 | 4 mai | Page vide | Franchement A | | V1 | Publié |
| O4 | T01 | P1 | 20 juillet | Vote repris | Franchement B | | V3 | Publié |
| O5 | T02 | P1 | 5 mai | Trois listes | Plutôt B | R1 | V1 | Publié |
| O6 | T02 | P2 | | Liste secrète | Plutôt B | R1 | V1 | Brouillon |
"""
CHANTIERS = """
| Identifiant | Version | Titre | Intention | Controverses | Terrains | Maturité | Publication |
| K1 | V1 | Concertation | Écouter les usagers | C4 | T01 | Piste | Publié |
| K2 | V1 | Boussole | Dire ses critères | C2 | | Piste | Publié |
| K3 | V1 | Atelier | | | T02 | Piste | Publié |
| K4 | V1 | Plan | | C3 | | Piste | Publié |
| K5 | V1 | Vide | | | | Piste | Publié |
| K1 | V2 | Concertation | Écouter tous les usagers | C4 | T01 | Piste | Publié |
| K2 | V2 | Boussole | Dire ses critères | C2 | | En cours | Publié |
| K5 | V2 | Vide | | | | Abandonné | Publié |
| K6 | V2 | Caché | | C2 | | Piste | Brouillon |
"""
CRISES = """
| Identifiant | Nom | Famille |
| R1 | Crue | Environnementale |
| R2 | Panne | Technologique |
"""
CRASH_TESTS = """
| Chantier | Crise | Partenaire | Tenue | Publication |
| K1 | R1 | P1 | Tient | Publié |
| K2 | R1 | P1 | Casse | Publié |
| K2 | R2 | P1 | Sans objet | Publié |
"""
CALENDAR = """
| Identifiant | Phase | Étape | Quand | Production | Version livrée | Statut |
| J1 | Préfiguration | Défrichage | 7 mai | Cartographie des controverses | V1 | Fait |
| J2 | Enquêtes | Observées | semaine du 6 juillet | Toutes | V2 | Fait |
| J3 | Ateliers de conception | Approfondies | 19 juillet | Cartographie des controverses | V3 | Fait |
| J4 | Enquêtes | Pistes | 8 juin | Panorama des chantiers | V1 | Fait |
"""
SHEET = {
    "Partenaires": PARTNERS,
    "Controverses": CONTROVERSIES,
    "Terrains": TERRAINS,
    "Observations": OBSERVATIONS,
    "Chantiers": CHANTIERS,
    "Crises": CRISES,
    "Crash_tests": CRASH_TESTS,
    "Calendrier": CALENDAR,
}


def inquiry(*, public: bool = False, **others: str) -> Snapshot:
    """The snapshot of the small inquiry, some tabs drawn otherwise."""
    return take(Audience.PUBLIC if public else Audience.TEAM, **{**SHEET, **others})
