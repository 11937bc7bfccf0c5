"""The last echoes between map and panorama, and what the inquiry lacks: one line each, with its links."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from analysis.coverage import ENOUGH_OBSERVATIONS, Gap, gaps
from analysis.echoes import Echo, EchoDirection, echoes
from analysis.links import controversies_of_observations
from analysis.progress import deliveries, delivery_dates
from analysis.versions import Change, wording_changes
from components import address, words
from components.home.dates import brief
from components.home.model import (
    chantiers_now,
    controversies_now,
    links_now,
    map_version,
    observations_now,
    panorama_version,
    robust_now,
    terrains_now,
)
from components.home.remaining import name_phase
from sheets.snapshot import Snapshot
from sheets.tabs import CALENDAR, CHANTIERS, CONTROVERSIES, TERRAINS
from sheets.vocabularies import PANORAMA

SHOWN, SAME_WAY = 5, 3  # lines in all, and at most in one direction

Part = tuple[str, str]  # words, and the address they lead to ('' for none)


@dataclass(frozen=True)
class Line:
    """An echo: when (shortened), whether it goes from the map down to the panorama, and its sentence in parts."""

    when: str
    down: bool
    parts: tuple[Part, ...]

    @property
    def text(self) -> str:
        return "".join(text for text, _ in self.parts)


@dataclass(frozen=True)
class Lack:
    """What is missing: how many, in words, and where it can be seen."""

    count: int
    what: str
    href: str


def last_echoes(snapshot: Snapshot) -> tuple[Line, ...]:
    """The latest echoes, varied: each controversy once a direction. The most recent first day comes first."""
    begun = [echo for echo in _all_echoes(snapshot) if _first_day(echo) <= snapshot.today]
    begun.sort(key=_first_day, reverse=True)
    titles = _titles(snapshot)
    new = {
        c.id for c in wording_changes(snapshot[CHANTIERS], snapshot.derive(panorama_version)) if c.kind is Change.NEW
    }
    return tuple(_line(echo, titles, new, snapshot.today) for echo in _varied(begun))


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


def _varied(found: Iterable[Echo]) -> Iterable[Echo]:
    seen: set[tuple[EchoDirection, str]] = set()
    chantiers: set[str] = set()
    ways: Counter[EchoDirection] = Counter()
    for echo in found:
        new = (echo.direction, echo.controversy) not in seen and echo.chantier not in chantiers
        if new and ways[echo.direction] < SAME_WAY and ways.total() < SHOWN:
            seen.add((echo.direction, echo.controversy))
            chantiers.add(echo.chantier)
            ways[echo.direction] += 1
            yield echo


def _titles(snapshot: Snapshot) -> dict[str, dict[str, str]]:
    return {
        "observation": dict(zip(*(snapshot.derive(observations_now)[c] for c in ("id", "titre")), strict=True)),
        "chantier": dict(zip(*(snapshot.derive(chantiers_now)[c] for c in ("id", "titre")), strict=True)),
        "controverse": {t.id: t.title for t in snapshot.derive(controversies_now)},
    }


def _line(echo: Echo, titles: dict[str, dict[str, str]], new: set[str], today: date) -> Line:
    chantier = _part(titles["chantier"].get(echo.chantier, echo.chantier), "panorama", chantier=echo.chantier)
    if echo.direction is EchoDirection.DOWN:
        clue = _part(titles["observation"][echo.observation], "cartographie", controverse=echo.controversy)
        parts: tuple[Part, ...] = (clue, (" interpelle le chantier ", ""), chantier, (".", ""))
    else:
        answered = _part(titles["controverse"][echo.controversy], "cartographie", controverse=echo.controversy)
        verb = " s’ouvre et répond à " if echo.chantier in new else ", reformulé, répond à "
        parts = (("Le chantier ", ""), chantier, (verb, ""), answered, (".", ""))
    return Line(brief(echo.when, today), echo.direction is EchoDirection.DOWN, parts)


def _part(title: str, page: str, **filters: str) -> Part:
    return words.guillemets(title), address.link(page, **filters)


def lacks(snapshot: Snapshot) -> tuple[Lack, ...]:
    """What is missing at the versions shown, with where to begin; what nobody could fill yet is not counted."""
    found = gaps(
        snapshot.derive(robust_now),
        snapshot.derive(chantiers_now),
        snapshot.derive(terrains_now),
        snapshot.derive(observations_now),
        snapshot[CALENDAR],
        {t.id: t.leaning for t in snapshot.derive(controversies_now)},
    )
    titles = _titles(snapshot)
    terrains = dict(zip(*(snapshot.derive(terrains_now)[c] for c in ("id", "titre")), strict=True))
    listed = (
        _untested(found.untested, titles["chantier"]),
        _first_steps(found.first_steps, titles["chantier"]),
        _terrains(found.terrains, terrains),
        _unread(found.controversies, titles["controverse"]),
        _dates(found.dates, snapshot),
    )
    return tuple(lack for lack in listed if lack.count)


def _worst(gap: Gap, titles: dict[str, str], lead: str) -> str:
    """« , d’abord « Guichet sans dossier » »; nothing when there is only one, or none has a title."""
    title = titles.get(gap.worst, "")
    return f", {lead}{words.guillemets(title)}" if title else ""


def _untested(gap: Gap, titles: dict[str, str]) -> Lack:
    where = _worst(gap, titles, f"dont {gap.amount} pour ") if gap.count > gap.amount else _worst(gap, titles, "pour ")
    return Lack(gap.count, f"{words.plural(gap.count, 'essai')} de crash test{where}", address.link("crash-test"))


def _first_steps(gap: Gap, titles: dict[str, str]) -> Lack:
    many = words.plural(gap.count, "chantier attend ses", "chantiers attendent leurs")
    where = _worst(gap, titles, "d’abord " if gap.count > 1 else "")
    return Lack(gap.count, f"{many} premiers pas{where}", address.link("panorama", chantier=gap.worst))


def _terrains(gap: Gap, titles: dict[str, str]) -> Lack:
    few = words.in_letters(ENOUGH_OBSERVATIONS)
    where = _worst(gap, titles, "d’abord " if gap.count > 1 else "")
    what = f"{words.plural(gap.count, 'terrain')} avec moins de {few} observations{where}"
    return Lack(gap.count, what, address.link("cartographie", terrain=gap.worst) if gap.amount else "cartographie")


def _unread(gap: Gap, titles: dict[str, str]) -> Lack:
    what = f"{words.plural(gap.count, 'controverse')} avec trop peu d’avis{_worst(gap, titles, 'd’abord ' if gap.count > 1 else '')}"
    return Lack(gap.count, what, address.link("cartographie", controverse=gap.worst))


def _dates(gap: Gap, snapshot: Snapshot) -> Lack:
    calendar = snapshot[CALENDAR]
    steps = {row.id: (row.phase, row.etape) for row in calendar.itertuples()}
    phase, step = steps.get(gap.worst, ("", ""))
    mates = {steps[one][0] for one in gap.ids}
    name = name_phase(phase) if phase and len(mates) == 1 < gap.count else words.guillemets(step)
    first = f", d’abord {name}" if gap.count > 1 and len(mates) > 1 else f" : {name}"
    what = f"{words.plural(gap.count, 'date')} à fixer{first if step or phase else ''}"
    return Lack(gap.count, what, address.link("calendrier"))
