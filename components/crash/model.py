"""What the crash test shows, computed from the workbook."""

from math import isnan
from typing import Any

import pandas as pd

from analysis.links import chantier_links
from analysis.ranking import ranking, regret
from analysis.robustness import cell_verdicts, crisis_profile, robustness
from analysis.tables import column, rows_of
from analysis.versions import as_of, versions_of
from components.crash.grid import Board, Column, Counts, Crisis, Line, Square
from components.hues import controversy_discs
from sheets.snapshot import Snapshot
from sheets.tabs import CHANTIERS, CONTROVERSIES, CRASH_TESTS, CRISES
from sheets.vocabularies import ABANDONED


def crises_of(snapshot: Snapshot) -> tuple[Crisis, ...]:
    """Every crisis, families together in the order the Sheet first names them, those without one last."""
    rows = [Crisis(*row) for row in rows_of(snapshot[CRISES], "id", "nom", "famille")]
    families = list(dict.fromkeys(crisis.family for crisis in rows if crisis.family))
    order = {family: rank for rank, family in enumerate(families)}
    return tuple(sorted(rows, key=lambda crisis: order.get(crisis.family, len(order))))


def chantiers_of(snapshot: Snapshot) -> pd.DataFrame:
    """The chantiers as of the panorama's last version, abandoned ones left out."""
    rows = as_of(snapshot[CHANTIERS], "")
    return rows.iloc[[at for at, maturity in enumerate(column(rows, "maturite")) if maturity != ABANDONED]]


def cells_of(snapshot: Snapshot) -> pd.DataFrame:
    """The tested cells, of known chantiers and crises or not."""
    return cell_verdicts(snapshot[CRASH_TESTS])


def controversies_by_chantier(snapshot: Snapshot) -> dict[str, tuple[str, ...]]:
    """Chantier -> its living controversies, the main one first."""
    links = chantier_links(snapshot.derive(chantiers_of), snapshot[CONTROVERSIES], "")
    found: dict[str, list[str]] = {}
    for chantier, controversy in rows_of(links, "chantier", "controverse"):
        found.setdefault(chantier, []).append(controversy)
    return {chantier: tuple(names) for chantier, names in found.items()}


def board(snapshot: Snapshot, crises: tuple[str, ...], controversy: str) -> Board:
    """The grid for these crises (none: all) and the chantiers that answer ``controversy`` ('': all of them).

    Ranks are among all the chantiers, whatever the controversy; what is under the columns counts those shown.
    """
    kept = [crisis for crisis in snapshot.derive(crises_of) if not crises or crisis.id in crises]
    ids = [crisis.id for crisis in kept]
    chantiers = snapshot.derive(chantiers_of)
    ranked = ranking(robustness(snapshot.derive(cells_of), chantiers["id"], ids))
    known = _Known(snapshot, ids)
    lines = tuple(known.line(row) for row in ranked.to_dict("records"))
    shown = tuple(line for line in lines if controversy in ("", *line.controversies))
    columns = _columns(snapshot, kept, [line.id for line in shown])
    return Board(shown, columns, len(lines), next(reversed(versions_of(snapshot[CHANTIERS])), ""))


class _Known:
    """What a line is made from, looked up once for all of them."""

    def __init__(self, snapshot: Snapshot, crises: list[str]) -> None:
        cells, rows = snapshot.derive(cells_of), snapshot.derive(chantiers_of)
        self._crises = crises
        self._wordings = {one: (title, version) for one, title, version in rows_of(rows, "id", "titre", "version")}
        self._controversies = snapshot.derive(controversies_by_chantier)
        self._discs = controversy_discs(snapshot, "")
        names = ("chantier", "crise", "level", "opinions", "opposite")
        self._squares = {
            (chantier, crisis): Square(crisis, _whole(level), opinions, _whole(opposite))
            for chantier, crisis, level, opinions, opposite in rows_of(cells, *names)
        }
        judged = [
            crisis in crises and chantier in self._wordings for chantier, crisis in rows_of(cells, "chantier", "crise")
        ]
        losses = regret(cells[pd.Series(judged, index=cells.index, dtype=bool)])
        self._regrets = {
            one: (int(lost), crisis) for one, lost, crisis in rows_of(losses, "chantier", "regret", "crise")
        }

    def line(self, row: dict[Any, Any]) -> Line:
        """A row of ``ranking`` as a line."""
        chantier = row["chantier"]
        controversies = self._controversies.get(chantier, ())
        return Line(
            chantier,
            *self._wordings[chantier],
            *self._discs.get(next(iter(controversies), ""), ("", 0)),
            controversies,
            tuple(self._squares.get((chantier, crisis), Square(crisis)) for crisis in self._crises),
            _counts(row), row["tested"], row["applicable"], row["held"], _whole(row["worst"]),
            _whole(row["rank"]), _whole(row["rank_best"]), _whole(row["rank_worst"]),
            self._regrets.get(chantier),
        )  # fmt: skip


def _columns(snapshot: Snapshot, crises: list[Crisis], chantiers: list[str]) -> tuple[Column, ...]:
    profiles = crisis_profile(snapshot.derive(cells_of), chantiers, [crisis.id for crisis in crises])
    rows = profiles.to_dict("records")
    return tuple(
        Column(crisis, _counts(row), row["tested"], row["tested"] + row["untested"])
        for crisis, row in zip(crises, rows, strict=True)
    )


def _counts(row: dict[Any, Any]) -> Counts:
    return row["broken"], row["fragile"], row["holds"], row["gains"]


def _whole(number: float) -> int | None:
    return None if isnan(number) else int(number)
