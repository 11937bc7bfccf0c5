"""The last echoes between map and panorama: one dated sentence each, with its links."""

from dataclasses import dataclass
from datetime import date

from analysis.echoes import Echo, EchoDirection, echoes
from analysis.links import controversies_of_observations
from analysis.progress import deliveries, delivery_dates
from analysis.tables import rows_of
from analysis.versions import Change, WordingChange, wording_changes
from components import address, words
from components.home.dates import brief
from components.home.model import (
    chantiers_now,
    controversies_now,
    links_now,
    map_version,
    observations_now,
    panorama_version,
)
from sheets.snapshot import Snapshot
from sheets.tabs import CALENDAR, CHANTIERS, CONTROVERSIES, TERRAINS
from sheets.vocabularies import PANORAMA

SHOWN, SAME_WAY = 5, 3  # lines in all, and at most in one direction

FEW_FIELDS = 3  # above, they are not listed
_FIELDS = {
    "intention": "son intention",
    "moyens": "ses moyens",
    "conditions": "ses conditions",
    "premiers_pas": "ses premiers pas",
    "effets_pervers": "ses effets pervers",
}

Part = tuple[str, str]  # words, and the address they lead to ('' for none)
Changes = dict[str, WordingChange]


@dataclass(frozen=True)
class Line:
    """An echo: when (shortened), whether it goes from the map down to the panorama, and its sentence in parts."""

    when: str
    down: bool
    parts: tuple[Part, ...]

    @property
    def text(self) -> str:
        return "".join(text for text, _ in self.parts)


def last_echoes(snapshot: Snapshot) -> tuple[Line, ...]:
    """The latest echoes, varied: each controversy once a direction. The most recent first day comes first."""
    begun = [echo for echo in _all_echoes(snapshot) if _first_day(echo) <= snapshot.today]
    begun.sort(key=_first_day, reverse=True)
    titles = _titles(snapshot)
    changes = {c.id: c for c in wording_changes(snapshot[CHANTIERS], snapshot.derive(panorama_version))}
    return tuple(_line(echo, titles, changes, snapshot.today) for echo in _varied(begun, changes))


def _all_echoes(snapshot: Snapshot) -> tuple[Echo, ...]:
    version, observations = snapshot.derive(map_version), snapshot.derive(observations_now)
    return echoes(
        observations,
        controversies_of_observations(observations, snapshot[TERRAINS], snapshot[CONTROVERSIES], version),
        snapshot[CHANTIERS],
        snapshot.derive(links_now),
        map_version=version,
        panorama_version=snapshot.derive(panorama_version),
        panorama_dates=delivery_dates(deliveries(snapshot[CALENDAR], PANORAMA, snapshot.today)),
    )


def _first_day(echo: Echo) -> date:
    return echo.when.earliest or echo.date


def _varied(found: list[Echo], changes: Changes) -> list[Echo]:
    """A few echoes, in their order: of several kinds if there are, then whatever comes."""
    chosen: list[Echo] = []
    for strict in (True, False):
        for echo in found:
            if len(chosen) < SHOWN and _adds(echo, chosen, changes, strict=strict):
                chosen.append(echo)
    return [echo for echo in found if echo in chosen]


def _adds(echo: Echo, chosen: list[Echo], changes: Changes, *, strict: bool) -> bool:
    """Whether an echo says something else than those chosen; ``strict``: another chantier and kind of change."""
    mates = [mate for mate in chosen if mate.direction is echo.direction]
    others = chosen if strict else mates
    again = echo.chantier in {other.chantier for other in others} or echo.controversy in {m.controversy for m in mates}
    if again or len(mates) >= SAME_WAY:
        return False
    kinds = {_kind(mate, changes) for mate in mates}
    return not strict or echo.direction is EchoDirection.DOWN or _kind(echo, changes) not in kinds


def _kind(echo: Echo, changes: Changes) -> str:
    change = changes.get(echo.chantier)
    if change is None or change.kind is Change.NEW:
        return Change.NEW
    return "renamed" if change.previous_title != change.title else Change.REWORDED


def _titles(snapshot: Snapshot) -> dict[str, dict[str, str]]:
    return {
        "observation": dict(rows_of(snapshot.derive(observations_now), "id", "titre")),
        "chantier": dict(rows_of(snapshot.derive(chantiers_now), "id", "titre")),
        "controverse": {t.id: t.title for t in snapshot.derive(controversies_now)},
    }


def _line(echo: Echo, titles: dict[str, dict[str, str]], changes: Changes, today: date) -> Line:
    chantier = _part(titles["chantier"].get(echo.chantier, echo.chantier), "panorama", chantier=echo.chantier)
    parts: tuple[Part, ...]
    if echo.direction is EchoDirection.DOWN:
        clue = _part(titles["observation"][echo.observation], "cartographie", controverse=echo.controversy)
        parts = (clue, (" interpelle le chantier ", ""), chantier, (".", ""))
    else:
        answered = _part(titles["controverse"][echo.controversy], "cartographie", controverse=echo.controversy)
        before, after = _deed(echo, changes)
        parts = ((before, ""), chantier, (f"{after} en écho à ", ""), answered, (".", ""))
    return Line(brief(echo.when, today), echo.direction is EchoDirection.DOWN, parts)


def _deed(echo: Echo, changes: Changes) -> tuple[str, str]:
    """What a chantier did, in words before and after its name: opened, took another name, changed some fields."""
    kind = _kind(echo, changes)
    if kind == Change.NEW:
        return "Le chantier ", " s’ouvre"
    change = changes[echo.chantier]
    if kind == "renamed":
        return f"Le chantier {words.guillemets(change.previous_title)} devient ", ""
    fields = [_FIELDS[field.field] for field in change.fields if field.field in _FIELDS]
    if not 0 < len(fields) <= FEW_FIELDS:
        return "Le chantier ", " est largement réécrit"
    return "Le chantier ", f" revoit {words.listing(fields)}"


def _part(title: str, page: str, **filters: str) -> Part:
    return words.guillemets(title), address.link(page, **filters)
