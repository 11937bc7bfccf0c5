"""Everything known of one entity, whatever its kind: what its row says, what it is tied to, how it was reworded."""

from dataclasses import dataclass
from typing import Any

from analysis.entities import KINDS, wordings
from analysis.extras import Pairs
from components.entities import titles_of
from components.extras import extras_of
from components.fiche.history import Step, history
from components.fiche.poles import in_words, owners
from components.fiche.relations import Ties, cell, numbers_of, ties_from, ties_to, today
from components.hues import hue_numbers
from sheets.column import Column
from sheets.kinds import Link, Links, Position, Text, Url
from sheets.schema import Tab
from sheets.snapshot import Snapshot
from sheets.tabs import CHANTIERS, CONTROVERSIES, CRISES, OBSERVATIONS, TERRAINS
from sheets.vocabularies import PUBLISHED

# What says best what an entity is; it opens the fiche.
LEADS = {
    CONTROVERSIES: "question",
    TERRAINS: "description",
    OBSERVATIONS: "recit",
    CHANTIERS: "intention",
    CRISES: "description",
}
TO_WRITE = {CHANTIERS: ("moyens", "conditions", "premiers_pas")}  # said to be missing when they are
_SHORT = ("territoire", "horaire", "livraison", "lieu", "source")  # texts that are facts
_APART = ("id", "version", "numero", "publication", "pole_a", "pole_b")  # told in their own place


@dataclass(frozen=True)
class Fiche:
    """``facts``: (header, a few words); ``texts``: (header, sentences, '' when they are to be written); ``team``: what
    the public does not see; ``hue``: of its controversy, 0 without any; ``row``: as in the table.
    """

    kind: str
    id: str
    title: str
    version: str
    draft: bool
    number: str
    hue: int
    lead: str
    link: str
    facts: Pairs
    texts: Pairs
    ties: tuple[Ties, ...]
    team: Pairs
    team_ties: tuple[Ties, ...]
    extras: Pairs
    steps: tuple[Step, ...]
    row: dict[str, Any]


def known(snapshot: Snapshot, kind: str, identifier: str) -> bool:
    """Whether there is such an entity, dead or alive."""
    return identifier in snapshot.derive(titles_of, KINDS[kind])


def fiche(snapshot: Snapshot, kind: str, identifier: str) -> Fiche:
    """The fiche of an entity that is known, as worded today; dead ones keep their last words."""
    tab = KINDS[kind]
    frame = snapshot[tab]
    where = wordings(tab, frame)[identifier]
    row: dict[str, Any] = dict(zip(frame.columns, frame.iloc[where.latest], strict=True))
    ties = (*ties_from(snapshot, tab, row), *ties_to(snapshot, kind, identifier))
    lead = LEADS.get(tab, "")
    return Fiche(
        kind, identifier, row[tab.titled], row["version"] if "version" in tab.columns else "",
        row.get("publication", PUBLISHED) != PUBLISHED, snapshot.derive(numbers_of, tab).get(identifier, ""),
        _hue(snapshot, tab, row),
        row.get(lead, ""), next((row[name] for name in tab.fields_of(Url)), ""),
        _facts(snapshot, tab, row), _texts(tab, row), tuple(t for t in ties if t.public), _team(tab, row),
        tuple(t for t in ties if not t.public), extras_of(snapshot, tab, int(frame.index[where.latest])),
        history(snapshot, tab, where), row,
    )  # fmt: skip


def _hue(snapshot: Snapshot, tab: Tab, row: dict[str, Any]) -> int:
    """That of its controversy, the main one of a chantier; 0 without any."""
    named: Any
    if tab is OBSERVATIONS:
        named = snapshot.derive(owners).get(row["id"], "")
    else:
        named = row.get({CONTROVERSIES: "id", TERRAINS: "controverse", CHANTIERS: "controverses"}.get(tab, ""), "")
    living = today(snapshot, CONTROVERSIES, named if isinstance(named, tuple) else (named,))
    return snapshot.derive(hue_numbers).get(next(iter(living), ""), 0)


def _said(tab: Tab) -> dict[str, Column]:
    """The columns that a fiche tells one by one."""
    apart = (*_APART, tab.titled, LEADS.get(tab, ""))
    return {
        name: column
        for name, column in tab.columns.items()
        if name not in apart and not column.personal and not isinstance(column, Link | Links | Url)
    }


def _facts(snapshot: Snapshot, tab: Tab, row: dict[str, Any]) -> Pairs:
    columns = {n: c for n, c in _said(tab).items() if c.public and (not isinstance(c, Text) or n in _SHORT)}
    return tuple((c.label, _fact(snapshot, c, row, n)) for n, c in columns.items() if cell(c, row[n]))


def _fact(snapshot: Snapshot, column: Column, row: dict[str, Any], name: str) -> str:
    """A cell as people read it; a position in the words of the poles."""
    if not isinstance(column, Position):
        return cell(column, row[name])
    said = in_words(snapshot, row["id"], row[name])
    return f"{said[:1].upper()}{said[1:]}"


def _texts(tab: Tab, row: dict[str, Any]) -> Pairs:
    columns = {n: c for n, c in _said(tab).items() if c.public and isinstance(c, Text) and n not in _SHORT}
    return tuple((c.label, row[n]) for n, c in columns.items() if row[n] or n in TO_WRITE.get(tab, ()))


def _team(tab: Tab, row: dict[str, Any]) -> Pairs:
    columns = {n: c for n, c in _said(tab).items() if not c.public and n in row}
    return tuple((c.label, cell(c, row[n])) for n, c in columns.items() if cell(c, row[n]))
