"""What the panorama shows: the chantiers of a version, each with its controversies, terrains and supports."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from analysis.extras import Pairs
from analysis.links import controversies_of_chantier
from analysis.versions import Change, as_of, successors, versions_of, wording_changes
from components.extras import extras_of
from components.hues import controversy_discs
from sheets.cells import fold
from sheets.snapshot import Snapshot
from sheets.tabs import CHANTIERS, CONTROVERSIES, PARTNERS, TERRAINS
from sheets.vocabularies import EFFORTS, HORIZONS, Term
from sheets.workbook import lookup, records


@dataclass(frozen=True)
class Topic:
    """A controversy that a chantier answers."""

    id: str
    number: str
    hue: int
    title: str


@dataclass(frozen=True)
class Ground:
    """A terrain that a chantier comes from."""

    id: str
    number: str
    title: str


@dataclass(frozen=True)
class Chantier:
    """A chantier as worded at a version. ``row``: its row in the Sheet; ``change``: what that version did to it."""

    id: str
    version: str
    row: int
    title: str
    intention: str
    means: str
    conditions: str
    first_steps: str
    side_effects: str
    horizon: str
    effort: str
    scale: str
    maturity: str
    lead: str
    lead_id: str
    supports: tuple[str, ...]
    support_ids: tuple[str, ...]
    topics: tuple[Topic, ...]
    grounds: tuple[Ground, ...]
    change: str = ""
    extras: Pairs = ()

    @property
    def written(self) -> tuple[bool, ...]:
        """Which of intention, means, conditions and first steps are written."""
        return tuple(bool(text) for text in (self.intention, self.means, self.conditions, self.first_steps))

    @property
    def hue(self) -> int:
        """The hue of its main controversy, 0 when none."""
        return self.topics[0].hue if self.topics else 0

    @property
    def number(self) -> str:
        """The number of its main controversy, a dash when none."""
        return self.topics[0].number if self.topics else "–"


def panorama_versions(snapshot: Snapshot) -> tuple[str, ...]:
    """The versions of the panorama, oldest first."""
    return versions_of(snapshot[CHANTIERS])


def last_version(snapshot: Snapshot) -> str:
    """The last version of the panorama, '' when there is none."""
    return next(reversed(snapshot.derive(panorama_versions)), "")


def version_shown(snapshot: Snapshot, version: str) -> str:
    """The version of the panorama that goes with one of the map: of the same name, else the last."""
    return version if version in snapshot.derive(panorama_versions) else last_version(snapshot)


def horizons(snapshot: Snapshot) -> tuple[Term, ...]:
    """The horizons, nearest first: those of the tab Listes, else those of the declaration."""
    return snapshot.workbook.lists.get("horizon") or HORIZONS


def efforts(snapshot: Snapshot) -> tuple[Term, ...]:
    """The efforts, lightest first, with the meaning that the tab Listes gives them."""
    meanings = {fold(term.label): term.meaning for term in snapshot.workbook.lists.get("effort", ())}
    return tuple(replace(term, meaning=meanings.get(fold(term.label)) or term.meaning) for term in EFFORTS)


def heirs(snapshot: Snapshot) -> dict[str, tuple[str, ...]]:
    """Every controversy ever seen -> what it is today: versions of the map are not those of the panorama."""
    return successors(snapshot[CONTROVERSIES], "")


def topics(snapshot: Snapshot) -> dict[str, Topic]:
    """The living controversies by id, in the order of their numbers."""
    discs = controversy_discs(snapshot, "")
    rows = records(as_of(snapshot[CONTROVERSIES], ""))
    return {row.id: Topic(row.id, *discs[row.id], row.titre) for row in rows}


def partner_names(snapshot: Snapshot) -> dict[str, str]:
    """Partner id -> name."""
    return lookup(snapshot[PARTNERS], "nom")


def chantiers(snapshot: Snapshot, version: str) -> tuple[Chantier, ...]:
    """The chantiers as worded at ``version``: nearest first, then lightest, then most supported."""
    changes = snapshot.derive(_changes, version)
    found = [_chantier(snapshot, row, changes) for row in records(as_of(snapshot[CHANTIERS], version))]
    far, heavy = _ranks(horizons(snapshot)), _ranks(EFFORTS)
    last = max(len(far), len(heavy))
    return tuple(
        sorted(found, key=lambda one: (far.get(one.horizon, last), heavy.get(one.effort, last), -len(one.supports)))
    )


def _ranks(terms: tuple[Term, ...]) -> dict[str, int]:
    return {term.label: rank for rank, term in enumerate(terms)}


def _changes(snapshot: Snapshot, version: str) -> dict[str, str]:
    """Chantier -> what ``version`` did to it; nothing at the first version, where all is new."""
    if version in panorama_versions(snapshot)[:1]:
        return {}
    told = (Change.NEW, Change.REWORDED)
    return {one.id: one.kind.value for one in wording_changes(snapshot[CHANTIERS], version) if one.kind in told}


def _grounds(snapshot: Snapshot) -> dict[str, Ground]:
    """Every terrain as of today; one that was retired keeps its last wording, so that it can still be named."""
    rows = pd.concat([as_of(snapshot[TERRAINS], ""), snapshot[TERRAINS].drop_duplicates("id", keep="last")])
    return {row.id: Ground(row.id, row.numero, row.titre) for row in records(rows.drop_duplicates("id"))}


def _known(names: Mapping[str, Any], ids: tuple[str, ...]) -> tuple[Any, ...]:
    return tuple(names[one] for one in ids if one in names)


def _chantier(snapshot: Snapshot, row: Any, changes: Mapping[str, str]) -> Chantier:
    names = snapshot.derive(partner_names)
    living = controversies_of_chantier({"controverses": row.controverses}, snapshot.derive(heirs))
    return Chantier(
        id=row.id,
        version=row.version,
        row=int(row.Index),
        title=row.titre,
        intention=row.intention,
        means=row.moyens,
        conditions=row.conditions,
        first_steps=row.premiers_pas,
        side_effects=row.effets_pervers,
        horizon=row.horizon,
        effort=row.effort,
        scale=row.echelle,
        maturity=row.maturite,
        lead=names.get(row.porteur, ""),
        lead_id=row.porteur,
        supports=_known(names, row.soutiens),
        support_ids=tuple(row.soutiens),
        topics=_known(snapshot.derive(topics), living),
        grounds=_known(snapshot.derive(_grounds), row.terrains),
        change=changes.get(row.id, ""),
        extras=extras_of(snapshot, CHANTIERS, int(row.Index)),
    )
