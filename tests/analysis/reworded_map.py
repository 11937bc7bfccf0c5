"""A map over three versions: reworded, renumbered, merged in a chain (C4 into C2 into C1 and C5), retired, new."""

from sheets.tabs import CONTROVERSIES
from tests.analysis.drawn import drawn

MAP = drawn(
    CONTROVERSIES,
    """
    | id  | version | numero | titre                      | statut      | devient |
    |-----|---------|--------|----------------------------|-------------|---------|
    | C1  | V1      | 1      | Participation              | Hypothèse   |         |
    | C10 | V1      | 10     | Données                    | Hypothèse   |         |
    | C2  | V1      | 2      | Contribution               | Hypothèse   |         |
    | C3  | V1      | 3      | Démarches                  | Hypothèse   |         |
    | C4  | V1      | 4      | Management                 | Hypothèse   |         |
    | C1  | V2      | 1      | La participation citoyenne | Reformulée  |         |
    | C3  | V2      | 2      | Démarches                  | Observée    |         |
    | C4  | V2      | 4      | Management                 | Fusionnée   | C2      |
    | C10 | V2      | 10     | Données                    | Retirée     |         |
    | C2  | V3      |        | Contribution               | Fusionnée   | C1 ; C5 |
    | C5  | V3      | 5      | Pilotage                   | Observée    |         |
    """,
)
