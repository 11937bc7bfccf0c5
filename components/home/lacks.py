"""What the inquiry lacks: one line each, with where to begin and where it can be seen."""

from dataclasses import dataclass
from math import isnan

from analysis.coverage import ENOUGH_OBSERVATIONS, Gap, gaps, interviews_gap
from analysis.tables import rows_of
from components import address, words
from components.home.model import chantiers_now, controversies_now, observations_now, robust_now, terrains_now
from components.home.remaining import name_phase
from sheets.snapshot import Snapshot
from sheets.tabs import CALENDAR, INTERVIEWS


@dataclass(frozen=True)
class Lack:
    """What is missing: how many, in words, and where it can be seen."""

    count: int
    what: str
    href: str


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
    chantiers = dict(rows_of(snapshot.derive(chantiers_now), "id", "titre"))
    terrains = dict(rows_of(snapshot.derive(terrains_now), "id", "titre"))
    controversies = {t.id: t.title for t in snapshot.derive(controversies_now)}
    listed = (
        _untested(found.untested, chantiers),
        _first_steps(found.first_steps, chantiers),
        _terrains(found.terrains, terrains),
        _interviews(snapshot, terrains),
        _unread(found.controversies, controversies),
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
    where = _worst(gap, titles, "d’abord " if gap.count > 1 else "")
    what = f"{words.plural(gap.count, 'chantier')} sans premiers pas{where}"
    return Lack(gap.count, what, address.link("panorama", chantier=gap.worst))


def _terrains(gap: Gap, titles: dict[str, str]) -> Lack:
    few = words.in_letters(ENOUGH_OBSERVATIONS)
    where = _worst(gap, titles, "d’abord " if gap.count > 1 else "")
    what = f"{words.plural(gap.count, 'terrain')} avec moins de {few} observations{where}"
    return Lack(gap.count, what, address.link("cartographie", terrain=gap.worst) if gap.amount else "cartographie")


def _interviews(snapshot: Snapshot, titles: dict[str, str]) -> Lack:
    """Those wanted and not even planned, where the project says how many, and interviews on which terrain they are."""
    target, interviews = snapshot.workbook.project["entretiens_vises"], snapshot[INTERVIEWS]
    if isnan(target) or "terrains" not in interviews:
        return Lack(0, "", "")
    gap = interviews_gap(interviews, list(titles), round(target))
    where = _worst(gap, titles, "d’abord " if len(gap.ids) > 1 else "")
    what = f"{words.plural(gap.count, 'entretien')} à prévoir{where}"
    return Lack(gap.count, what, address.link("enquetes", terrain=gap.worst))


def _unread(gap: Gap, titles: dict[str, str]) -> Lack:
    where = _worst(gap, titles, "d’abord " if gap.count > 1 else "")
    what = f"{words.plural(gap.count, 'controverse')} avec trop peu d’avis{where}"
    return Lack(gap.count, what, address.link("cartographie", controverse=gap.worst))


def _dates(gap: Gap, snapshot: Snapshot) -> Lack:
    steps = {one: (phase, step) for one, phase, step in rows_of(snapshot[CALENDAR], "id", "phase", "etape")}
    phase, step = steps.get(gap.worst, ("", ""))
    mates = {steps[one][0] for one in gap.ids}
    name = name_phase(phase) if phase and len(mates) == 1 < gap.count else words.guillemets(step)
    first = f", d’abord {name}" if gap.count > 1 and len(mates) > 1 else f" : {name}"
    what = f"{words.plural(gap.count, 'date')} à fixer{first if step or phase else ''}"
    return Lack(gap.count, what, address.link("calendrier"))
