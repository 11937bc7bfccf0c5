"""A small drawn inquiry whose threads can be told by hand."""

from components.cartography.filters import Filters
from components.threads.controls import View
from sheets.settings import Audience
from sheets.snapshot import Snapshot
from tests import drawing
from tests.drawing import take

TABS = {
    "Partenaires": drawing.PARTNERS,
    "Controverses": """
    | Identifiant | Version | Numéro | Titre            | Pôle A | Pôle B | Statut    | Devient | Publication |
    | C1          | V1      | 1      | La participation | a      | b      |           |         | Publié      |
    | C2          | V1      | 2      | Le pilotage      | a      | b      |           |         | Publié      |
    | C7          | V1      | 7      | Le partage       | a      | b      |           |         | Publié      |
    | C7          | V2      | 7      | Le partage       | a      | b      | Fusionnée | C1      | Publié      |
    """,
    "Terrains": """
    | Identifiant | Version | Numéro | Controverse | Titre         | Statut  | Publication |
    | T1          | V1      | 1.1    | C1          | Les budgets   |         | Publié      |
    | T2          | V1      | 2.1    | C2          | Les priorités |         | Publié      |
    | T7          | V1      | 7.1    | C7          | Les rues      |         | Publié      |
    | T8          | V1      | 8.1    |             | Les friches   |         | Publié      |
    | T9          | V1      | 9.1    | C1          | Les votes     |         | Brouillon   |
    """,
    "Observations": """
    | Identifiant | Version | Terrain | Partenaire | Titre | Source    | Position | Publication |
    | O1          | V1      | T1      | P1         | Un    | Entretien | Plutôt A | Publié      |
    | O2          | V1      | T1      | P2         | Deux  | Veille    | Plutôt B | Publié      |
    | O3          | V2      | T7      | P1         | Trois | Veille    | Plutôt B | Publié      |
    """,
    "Chantiers": """
    | Identifiant | Version | Titre        | Terrains | Controverses | Maturité  | Publication |
    | K1          | V1      | Concertation | T1 ; T7  | C1           | Piste     | Publié      |
    | K2          | V1      | Boussole     | T2       | C2           | Piste     | Publié      |
    | K3          | V1      | Réserve      |          | C2           | Piste     | Publié      |
    | K4          | V1      | Orphelin     |          |              | Piste     | Publié      |
    | K5          | V1      | Ancien       | T1       | C1           | Abandonné | Publié      |
    """,
    "Crises": "| Identifiant | Nom |\n| R1 | Crue |\n| R2 | Panne |\n| R3 | Canicule |",
    "Crash_tests": """
    | Chantier | Crise | Partenaire | Tenue   | Version | Publication |
    | K1       | R1    | P1         | Casse   | V1      | Publié      |
    | K1       | R2    | P1         | Fragile | V1      | Publié      |
    | K2       | R1    | P1         | Casse   | V1      | Publié      |
    | K2       | R1    | P2         | Casse   | V1      | Publié      |
    | K3       | R2    | P1         | Tient   | V1      | Publié      |
    | K5       | R3    | P1         | Casse   | V1      | Publié      |
    """,
}


def snapshot(audience: Audience = Audience.TEAM, **tabs: str) -> Snapshot:
    return take(audience, **{**TABS, **tabs})


def view(focus: str = "", **changes: object) -> View:
    """What a reader asks to see; the query is that of the reading, with ``focus``."""
    query = (("fil", focus), ("lecture", "fils")) if focus else (("lecture", "fils"),)
    asked = {"version": "V2", "filters": Filters(), "fragile": False, "degrees": 0, "alone": False, "query": query}
    return View(focus=focus, **{**asked, **changes})  # type: ignore[arg-type]
