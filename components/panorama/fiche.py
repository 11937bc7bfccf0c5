"""All that is known of one chantier: its crash tests, what its last version changed, what it rests on."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from analysis.links import controversies_of_observations
from analysis.versions import Edit, rows_as_of, versions_of, word_edits
from components.panorama.model import Chantier, heirs, partner_names, topics
from components.panorama.trials import CrashTest, crash_test
from sheets.schema import Links, Text
from sheets.snapshot import Snapshot
from sheets.tabs import CHANTIERS, CONTROVERSIES, OBSERVATIONS, TERRAINS
from sheets.workbook import lookup

Edits = tuple[tuple[Edit, str], ...]


@dataclass(frozen=True)
class Rewording:
    """One field that a version changed, run after run. ``joint``: what stands between two runs."""

    label: str
    edits: Edits
    joint: str = " "


@dataclass(frozen=True)
class Fiche:
    """A chantier and what surrounds it. ``before``: the version of the wording before this one, '' when none."""

    chantier: Chantier
    crash: CrashTest
    on_terrains: int
    in_controversies: int
    before: str
    rewordings: tuple[Rewording, ...]
    extras: tuple[tuple[str, str], ...]


def fiche(snapshot: Snapshot, chantier: Chantier, version: str) -> Fiche:
    """The fiche of a chantier in the panorama of ``version``; observations and controversies are those of today."""
    on_terrains, in_controversies = _observations(snapshot, chantier)
    before, rewordings = _rewordings(snapshot, chantier)
    crash = crash_test(snapshot, chantier.id, version)
    return Fiche(chantier, crash, on_terrains, in_controversies, before, rewordings, _extras(snapshot, chantier.row))


def first_version(snapshot: Snapshot, identifier: str) -> str:
    """The version in which a chantier appears, '' when it has none."""
    rows = snapshot[CHANTIERS]
    return next(iter(versions_of(rows[rows["id"] == identifier])), "")


def _owners(snapshot: Snapshot) -> dict[str, str]:
    """Observation -> the living controversy it is a clue of."""
    tables = snapshot[OBSERVATIONS], snapshot[TERRAINS], snapshot[CONTROVERSIES]
    return {str(one): owner for one, owner in controversies_of_observations(*tables, "").items()}


def _observations(snapshot: Snapshot, chantier: Chantier) -> tuple[int, int]:
    """How many observations there are on its terrains, and in its controversies."""
    terrains, mine = {one.id for one in chantier.grounds}, {one.id for one in chantier.topics}
    on_terrains = int(snapshot[OBSERVATIONS]["terrain"].isin(terrains).sum())
    return on_terrains, sum(owner in mine for owner in snapshot.derive(_owners).values())


def _extras(snapshot: Snapshot, row: int) -> tuple[tuple[str, str], ...]:
    """What the columns that nobody declared say of a row: nothing for the public, who has none of them."""
    extras = snapshot.workbook.tables[CHANTIERS].extras
    if row not in extras.index:
        return ()
    return tuple((str(label), str(text)) for label, text in extras.loc[row].items() if text)


def _rewordings(snapshot: Snapshot, chantier: Chantier) -> tuple[str, tuple[Rewording, ...]]:
    """The version before the chantier's, and what changed between the two."""
    rows = snapshot[CHANTIERS]
    now = rows_as_of(rows, chantier.version).get(chantier.id)
    before = rows_as_of(rows, chantier.version, strictly=True).get(chantier.id)
    if now is None or before is None:
        return "", ()
    old, new = (dict(zip(rows.columns, rows.iloc[at], strict=True)) for at in (before, now))
    return old["version"], tuple(_changed(snapshot, old, new))


def _changed(snapshot: Snapshot, old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterable[Rewording]:
    for name, column in CHANTIERS.columns.items():
        if not column.public or name in ("id", "version") or old[name] == new[name]:
            continue
        if isinstance(column, Text):
            yield Rewording(column.label, word_edits(old[name], new[name]))
            continue
        several = isinstance(column, Links)
        edits = _item_edits(*(_named(snapshot, name, row[name] if several else (row[name],)) for row in (old, new)))
        if edits:
            yield Rewording(column.label, edits, " · " if several else " → ")


def _item_edits(before: tuple[str, ...], after: tuple[str, ...]) -> Edits:
    """What left and what came, without what stayed: a list of names reads better so."""
    gone = tuple((Edit.REMOVED, name) for name in before if name not in after)
    return gone + tuple((Edit.ADDED, name) for name in after if name not in before)


def _named(snapshot: Snapshot, field: str, ids: tuple[str, ...]) -> tuple[str, ...]:
    """Ids as people know them; controversies are followed to what they became."""
    if field == "controverses":
        living = (heir for one in ids for heir in snapshot.derive(heirs).get(one, ()))
        return tuple(dict.fromkeys(snapshot.derive(topics)[one].title for one in living))
    if field == "terrains":
        titles = lookup(snapshot[TERRAINS], "titre")
        return tuple(titles.get(one, one) for one in ids)
    if field in ("porteur", "soutiens"):
        return tuple(snapshot.derive(partner_names).get(one, one) for one in ids if one)
    return tuple(one for one in ids if one)
