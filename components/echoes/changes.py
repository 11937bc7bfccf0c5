"""What changed between two versions of the map, and in the panorama meanwhile: entries grouped by what happened."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from analysis.comparison import Difference, Fate, companion, differences
from analysis.links import controversies_of_chantier
from analysis.versions import PLACED, WORDED, successors, versions_of
from components import address
from components.echoes.moves import Move, moves
from components.echoes.waiting import map_dates, panorama_dates
from components.hues import controversy_discs
from components.rewording import Rewording, rewordings, told_fields
from sheets.schema import Tab
from sheets.snapshot import Snapshot
from sheets.tabs import CHANTIERS, CONTROVERSIES, OBSERVATIONS, TERRAINS
from sheets.workbook import lookup

ORDER = (Fate.NEW, Fate.REWORDED, Fate.RENUMBERED, Fate.RESITUATED, Fate.MOVED, Fate.MERGED, Fate.RETIRED)
TABS = (CONTROVERSIES, TERRAINS, CHANTIERS)


@dataclass(frozen=True)
class Span:
    """From one version to another of the map, and of the panorama (``since`` None: before it began; '' : the last)."""

    since: str
    until: str
    panorama_since: str | None
    panorama_until: str | None


@dataclass(frozen=True)
class Named:
    """A controversy, terrain or chantier as it is shown: hue 0 when no controversy is its own."""

    tab: Tab
    id: str
    number: str
    hue: int
    title: str
    href: str


@dataclass(frozen=True)
class Entry:
    """What happened to one entity. ``lead``: its question or intention, for a new one; ``move``: for a moved one."""

    fate: Fate
    what: Named
    lead: str = ""
    fields: tuple[Rewording, ...] = ()
    becomes: tuple[Named, ...] = ()
    passing: bool = False
    move: Move | None = None


@dataclass(frozen=True)
class Group:
    """The entries of one kind, controversies first."""

    fate: Fate
    entries: tuple[Entry, ...]

    def count(self, tab: Tab) -> int:
        return sum(entry.what.tab is tab for entry in self.entries)


def known_versions(snapshot: Snapshot) -> tuple[str, ...]:
    """Every version of the map or of the panorama, oldest first."""
    return versions_of(*(snapshot[tab] for tab in (*TABS, OBSERVATIONS)))


def span(snapshot: Snapshot, since: str, until: str) -> Span:
    """The versions of the panorama that were there at both: of the last version, everything written is."""
    works = versions_of(snapshot[CHANTIERS])
    dates = snapshot.derive(map_dates), snapshot.derive(panorama_dates)
    last = known_versions(snapshot)[-1:]
    latest = (works[-1] if works else None) if (until,) == last else companion(until, works, *dates)
    return Span(since, until, companion(since, works, *dates), latest)


def changes(snapshot: Snapshot, since: str, until: str) -> tuple[Group, ...]:
    """The groups that have entries, new ones first."""
    found = [*_written(snapshot, span(snapshot, since, until)), *_moved(snapshot, since, until)]
    groups = (Group(fate, tuple(entry for entry in found if entry.fate is fate)) for fate in ORDER)
    return tuple(group for group in groups if group.entries)


def _written(snapshot: Snapshot, shown: Span) -> Iterable[Entry]:
    for tab in TABS:
        ends = (shown.panorama_since, shown.panorama_until) if tab is CHANTIERS else (shown.since, shown.until)
        if ends[1] is None:
            continue
        others = [name for name in told_fields(tab) if name not in (*WORDED, *PLACED)]
        rows = snapshot[tab].to_dict("records")
        names = _Names(snapshot, shown.until, ends[1])
        for one in differences(snapshot[tab], ends[0], ends[1], others):
            entry = _entry(snapshot, tab, one, rows, names)
            if entry.fields or one.fate not in (Fate.REWORDED, Fate.RENUMBERED, Fate.RESITUATED):
                yield entry


def _entry(snapshot: Snapshot, tab: Tab, found: Difference, rows: list[dict[Any, Any]], names: "_Names") -> Entry:
    now = rows[found.after] if found.after is not None else rows[found.before or 0]
    stays = found.before is not None and found.fate in (Fate.REWORDED, Fate.RENUMBERED, Fate.RESITUATED)
    return Entry(
        found.fate,
        names.named(tab, now),
        _lead(tab, now) if found.fate is Fate.NEW else "",
        tuple(rewordings(snapshot, tab, rows[found.before or 0], now)) if stays else (),
        tuple(names.heir(tab, one) for one in found.becomes),
        found.passing,
    )


def _lead(tab: Tab, row: Mapping[Any, Any]) -> str:
    fields = {CONTROVERSIES: ("question", "description"), TERRAINS: ("description",), CHANTIERS: ("intention",)}
    return next((row[name] for name in fields[tab] if row[name]), "")


def _moved(snapshot: Snapshot, since: str, until: str) -> Iterable[Entry]:
    names = _Names(snapshot, until, until)
    for tab, row, move in moves(snapshot, since, until):
        yield Entry(Fate.MOVED, names.named(tab, row), move=move)


class _Names:
    """How entities are shown at a version of the map, with the way to their fiches."""

    def __init__(self, snapshot: Snapshot, map_version: str, own_version: str) -> None:
        self._discs = _last_discs(snapshot) | controversy_discs(snapshot, map_version)
        self._heirs = successors(snapshot[CONTROVERSIES], map_version)
        self._titles = {tab: lookup(snapshot[tab], "titre") for tab in TABS}
        self._numbers = lookup(snapshot[TERRAINS], "numero")
        last = {tab: next(reversed(versions_of(snapshot[tab])), "") for tab in TABS}
        self._version = {tab: own_version if own_version != last[tab] else "" for tab in TABS}

    def named(self, tab: Tab, row: Mapping[Any, Any]) -> Named:
        one, title = row["id"], row["titre"]
        if tab is CONTROVERSIES:
            number, hue = self._discs.get(one, (row["numero"], 0))
            return Named(tab, one, number, hue, title, self._to("cartographie", tab, controverse=one))
        if tab is TERRAINS:
            owner = next(iter(self._heirs.get(row["controverse"], ())), row["controverse"])
            to = self._to("cartographie", tab, controverse=owner, terrain=one)
            return Named(tab, one, row["numero"], self._discs.get(owner, ("", 0))[1], title, to)
        main = next(iter(controversies_of_chantier(row, self._heirs)), "")
        return Named(tab, one, *self._discs.get(main, ("", 0)), title, self._to("panorama", tab, chantier=one))

    def heir(self, tab: Tab, one: str) -> Named:
        """What a merged entity became."""
        row = {"id": one, "titre": self._titles[tab][one], "numero": self._numbers.get(one, ""), "controverse": ""}
        return self.named(tab, row)

    def _to(self, page: str, tab: Tab, **filters: str) -> str:
        return address.link(page, version=self._version[tab], **filters)


def _last_discs(snapshot: Snapshot) -> dict[str, tuple[str, int]]:
    """(number, hue) of every controversy in its last wording, alive or not."""
    found: dict[str, tuple[str, int]] = {}
    for version in versions_of(snapshot[CONTROVERSIES]):
        found |= controversy_discs(snapshot, version)
    return found
