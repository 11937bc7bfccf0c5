"""The crash test, on a grid of 4 chantiers x 3 crises with gaps, ties and « Sans objet ».

Opinions, by evaluator (P1 P2 P3), and the verdict worked by hand:

    |    | R1 flood                  | R2 cyberattack                   | R3 heat                              |
    |----|---------------------------|----------------------------------|--------------------------------------|
    | K1 | holds gains -> 2          | breaks holds gains -> 2, split   | to be tested                         |
    | K2 | fragile holds -> 1, split | holds -> 2                       | n/a n/a holds -> not applicable      |
    | K3 | gains -> 3                | fragile then holds (V2) -> 2     | holds n/a -> not applicable by half  |
    | K4 | holds -> 2                | holds -> 2                       | to be tested                         |
"""

import pandas as pd

from analysis.robustness import cell_verdicts, robustness
from sheets.tabs import CRASH_TESTS
from sheets.vocabularies import HOLDINGS
from tests.analysis.drawn import drawn

CHANTIERS, CRISES = ("K1", "K2", "K3", "K4"), ("R1", "R2", "R3")
CELLS = cell_verdicts(
    drawn(
        CRASH_TESTS,
        """
        | chantier | crise | partenaire | tenue       | version |
        | K1       | R1    | P1         | Tient       | V1      |
        | K1       | R1    | P2         | Se renforce | V1      |
        | K1       | R2    | P1         | Casse       | V1      |
        | K1       | R2    | P2         | Tient       | V1      |
        | K1       | R2    | P3         | Se renforce | V1      |
        | K2       | R1    | P1         | Fragile     | V1      |
        | K2       | R1    | P2         | Tient       | V1      |
        | K2       | R2    | P1         | Tient       |         |
        | K2       | R3    | P1         | Sans objet  | V1      |
        | K2       | R3    | P2         | Sans objet  | V1      |
        | K2       | R3    | P3         | Tient       | V1      |
        | K3       | R1    | P1         | Se renforce | V1      |
        | K3       | R2    | P1         | Tient       | V2      |
        | K3       | R2    | P1         | Fragile     | V1      |
        | K3       | R3    | P1         | Tient       | V1      |
        | K3       | R3    | P2         | Sans objet  | V1      |
        | K4       | R1    | P1         | Tient       | V1      |
        | K4       | R2    | P1         | Tient       | V1      |
        | K4       | R3    | P1         |             | V1      |
        |          | R3    | P1         | Casse       | V1      |
        """,
    )
)
ROBUST = robustness(CELLS, CHANTIERS, CRISES)


def levels(*rows: str) -> pd.DataFrame:
    """Cells from a grid of levels, a chantier a row, a crisis a column; « . » is to be tested, « / » not applicable."""
    label = {str(term.value): term.label for term in HOLDINGS} | {"/": "Sans objet"}
    lines = [
        f"| K{n} | R{m} | {label[mark]} |"
        for n, row in enumerate(rows, 1)
        for m, mark in enumerate(row, 1)
        if mark != "."
    ]
    return cell_verdicts(drawn(CRASH_TESTS, "\n".join(["| chantier | crise | tenue |", *lines])))
