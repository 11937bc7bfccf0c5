"""The tab Listes: vocabularies that a team may edit."""

import math
from collections.abc import Mapping

import pandas as pd

from sheets.cells import fold
from sheets.vocabularies import Term
from sheets.workbook import records


def read_lists(rows: pd.DataFrame) -> Mapping[str, tuple[Term, ...]]:
    """Folded list name -> its terms, by « Ordre » then by row."""
    lists: dict[str, list[tuple[float, Term]]] = {}
    for row in records(rows):
        rank = math.inf if math.isnan(row.ordre) else row.ordre
        if row.terme and row.liste:
            lists.setdefault(fold(row.liste), []).append((rank, Term(row.terme, meaning=row.sens)))
    return {name: tuple(t for _, t in sorted(terms, key=lambda pair: pair[0])) for name, terms in lists.items()}
