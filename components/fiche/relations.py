"""What an entity is tied to, both ways, derived from the references that the Sheet declares."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from analysis.entities import KIND_OF, KINDS, wordings
from components.entities import fiche_link, heirs_of, titles_of
from components.fiche.poles import in_words
from components.hues import controversy_discs
from sheets.column import Column
from sheets.kinds import Link, Links, Number, Position
from sheets.schema import Tab
from sheets.snapshot import Snapshot
from sheets.tabs import (
    BY_NAME,
    CALENDAR,
    CHANTIERS,
    CONTROVERSIES,
    CRASH_TESTS,
    INTERVIEWS,
    OBSERVATIONS,
    READINGS,
    SELF_DIAGNOSIS,
    TERRAINS,
)
from sheets.vocabularies import MERGED

# What comes back to an entity, by the reference that names it, in the order in which it is shown.
HEADINGS = {
    (CONTROVERSIES, "devient"): "Controverses fusionnées ici",
    (TERRAINS, "controverse"): "Terrains",
    (OBSERVATIONS, "terrain"): "Observations",
    (OBSERVATIONS, "partenaire"): "Observations relevées",
    (OBSERVATIONS, "crise"): "Observations dans cette crise",
    (READINGS, "partenaire"): "Lectures d’observations",
    (CHANTIERS, "controverses"): "Chantiers qui répondent",
    (CHANTIERS, "terrains"): "Chantiers qui en partent",
    (CHANTIERS, "porteur"): "Chantiers portés",
    (CHANTIERS, "soutiens"): "Chantiers soutenus",
    (CRASH_TESTS, "partenaire"): "Avis de crash test",
    (SELF_DIAGNOSIS, "terrain"): "Autodiagnostic",
    (SELF_DIAGNOSIS, "partenaire"): "Autodiagnostic",
    (TERRAINS, "pilote"): "Terrains pilotés",
    (INTERVIEWS, "terrains"): "Entretiens",
    (INTERVIEWS, "partenaire"): "Entretiens menés",
    (CALENDAR, "responsables"): "Étapes à sa charge",
}
# From a row that has no fiche, the reference to follow rather than the one that was come by.
_THROUGH = {READINGS: "observation", CRASH_TESTS: "chantier", SELF_DIAGNOSIS: "terrain", INTERVIEWS: "terrains"}
_NOTES = {
    OBSERVATIONS: ("version", "source"),
    READINGS: ("position",),
    CHANTIERS: ("horizon", "maturite"),
    CRASH_TESTS: ("crise", "tenue"),
    SELF_DIAGNOSIS: ("vecu",),
    INTERVIEWS: ("statut", "date"),
    CALENDAR: ("quand", "statut"),
}


@dataclass(frozen=True)
class Ref:
    """A way to another fiche. ``number``: what is displayed before the title; ``note``: what to know of the tie."""

    kind: str
    id: str
    title: str
    number: str = ""
    note: str = ""
    linked: bool = True

    @property
    def href(self) -> str:
        """'' when the fiche would lead back to where one is."""
        return fiche_link(self.kind, self.id) if self.linked else ""


@dataclass(frozen=True)
class Ties:
    """References under one heading. ``public``: the column that makes them may leave the team."""

    heading: str
    refs: tuple[Ref, ...]
    public: bool = True


Back = dict[str, list[Ref]]


def ties_from(snapshot: Snapshot, tab: Tab, row: dict[str, Any]) -> tuple[Ties, ...]:
    """What a row refers to, a heading a column, under the column's own name."""
    found = []
    for name, column in tab.fields_of(Link, Links).items():
        ids = row.get(name) or ()
        refs = _refs(snapshot, column, ids if isinstance(ids, tuple) else (ids,))
        if refs:
            found.append(Ties(column.label, refs, column.public))
    return tuple(found)


def ties_to(snapshot: Snapshot, kind: str, identifier: str) -> tuple[Ties, ...]:
    """What refers to an entity, in the order of ``HEADINGS``."""
    found = []
    for (tab, name), heading in HEADINGS.items():
        column = _reference(tab, name)
        if column.to == KINDS[kind].name and name in snapshot[tab]:
            refs = snapshot.derive(_back, tab, name).get(identifier, ())
            if refs:
                found.append(Ties(heading, tuple(refs), column.public))
    return tuple(found)


def ref_of(snapshot: Snapshot, tab: Tab, identifier: str, note: str = "") -> Ref:
    """The way to an entity that is known."""
    titles, numbers = snapshot.derive(titles_of, tab), snapshot.derive(numbers_of, tab)
    return Ref(KIND_OF[tab.name], identifier, titles[identifier], numbers.get(identifier, ""), note)


def today(snapshot: Snapshot, tab: Tab, ids: Iterable[str]) -> tuple[str, ...]:
    """The known entities of these ids, merged controversies followed to what they became when they became one."""
    known = snapshot.derive(titles_of, tab)
    heirs = snapshot.derive(heirs_of) if tab is CONTROVERSIES else {}
    followed = (heir for one in ids for heir in heirs.get(one) or (one,))
    return tuple(dict.fromkeys(one for one in followed if one in known))


def _refs(snapshot: Snapshot, column: Any, ids: Iterable[str]) -> tuple[Ref, ...]:
    tab = BY_NAME[column.to]
    return tuple(ref_of(snapshot, tab, one) for one in today(snapshot, tab, ids)) if tab.name in KIND_OF else ()


def _reference(tab: Tab, name: str) -> Any:
    """A column that is a reference, or several."""
    return tab.columns[name]


def numbers_of(snapshot: Snapshot, tab: Tab) -> dict[str, str]:
    """Entity id -> the number shown before its title: a living controversy that has none takes that of the map."""
    if "numero" not in tab.columns:
        return {}
    numbers = list(snapshot[tab]["numero"])
    written = {entity: numbers[known.latest] for entity, known in wordings(tab, snapshot[tab]).items()}
    shown = controversy_discs(snapshot, "") if tab is CONTROVERSIES else {}
    return {entity: number or shown.get(entity, ("",))[0] for entity, number in written.items()}


def _back(snapshot: Snapshot, tab: Tab, name: str) -> Back:
    """Entity -> the ways to what refers to it by one column; only today's wordings refer to anything."""
    frame = snapshot[tab]
    back: Back = {}
    rows = frame.to_dict("records")
    latest = [known.latest for known in wordings(tab, frame).values()] if tab.name in KIND_OF else range(len(rows))
    for at in latest:
        for target in _targets(snapshot, tab, name, rows[at]):
            refs = back.setdefault(target, [])
            refs += [ref for ref in _sources(snapshot, tab, name, rows[at]) if ref not in refs]
    return back


def _targets(snapshot: Snapshot, tab: Tab, name: str, row: dict[Any, Any]) -> tuple[str, ...]:
    to = BY_NAME[_reference(tab, name).to]
    named = row[name] if isinstance(row[name], tuple) else (row[name],)
    if (tab, name) == (CONTROVERSIES, "devient"):
        return today(snapshot, to, (row["id"],)) if row.get("statut") == MERGED else ()
    return today(snapshot, to, named)


def _sources(snapshot: Snapshot, tab: Tab, name: str, row: dict[Any, Any]) -> Iterator[Ref]:
    """The ways to what a row is about: itself when it has a fiche, else what it speaks of."""
    note = " · ".join(filter(None, (_told(snapshot, tab, field, row) for field in _NOTES.get(tab, ()))))
    if name == "devient":
        yield replace(ref_of(snapshot, tab, row["id"], row["question"]), linked=False)
        return
    if tab.name in KIND_OF:
        yield ref_of(snapshot, tab, row["id"], note)
        return
    through = _THROUGH[tab] if _THROUGH[tab] != name else "partenaire"
    to = BY_NAME[_reference(tab, through).to]
    ids = row.get(through) or ()
    for one in today(snapshot, to, ids if isinstance(ids, tuple) else (ids,)):
        yield ref_of(snapshot, to, one, note)


def _told(snapshot: Snapshot, tab: Tab, field: str, row: dict[Any, Any]) -> str:
    """A cell in words, inside a line."""
    value, column = row.get(field), tab.columns[field]
    if isinstance(column, Position):
        return in_words(snapshot, row["observation"], str(value))
    if isinstance(column, Number):
        return f"{column.label.lower()} {cell(column, value)} sur {column.high}" if cell(column, value) else ""
    if isinstance(column, Link):
        return snapshot.derive(titles_of, BY_NAME[column.to]).get(str(value), "")
    return cell(column, value)


def cell(column: Column, value: Any) -> str:
    """A value as people read it, '' for none."""
    if value is None or value != value:
        return ""
    return getattr(value, "text", None) or (f"{value:g}" if isinstance(value, float) else str(value))
