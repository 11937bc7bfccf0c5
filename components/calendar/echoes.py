"""The versions that the two deliverables share a moment for, and the echoes between them."""

from dataclasses import dataclass

from analysis.echoes import EchoDirection, echoes
from analysis.links import chantier_links, controversies_of_observations
from analysis.progress import Delivery, deliveries, delivery_dates
from analysis.steps import StepState
from analysis.versions import as_of, until, version_number
from sheets.snapshot import Snapshot
from sheets.tabs import CALENDAR, CHANTIERS, CONTROVERSIES, OBSERVATIONS, TERRAINS
from sheets.vocabularies import MAP, PANORAMA


@dataclass(frozen=True)
class Joint:
    """Two versions delivered together; ``down``, ``up``: numbers of echoes towards the panorama, towards the map."""

    map_step: str
    panorama_step: str
    map_version: str
    panorama_version: str
    down: int
    up: int


def joints(snapshot: Snapshot) -> tuple[Joint, ...]:
    """The pairs of numbered versions, done, whose dates meet."""
    calendar, today = snapshot[CALENDAR], snapshot.today
    found = []
    free = [one for one in deliveries(calendar, PANORAMA, today) if _counts(one)]
    for mapped in deliveries(calendar, MAP, today):
        other = next((one for one in free if _counts(mapped) and _meet(mapped, one)), None)
        if other is not None:
            free.remove(other)
            down, up = _echo_counts(snapshot, mapped.version, other.version)
            found.append(Joint(mapped.step, other.step, mapped.version, other.version, down, up))
    return tuple(found)


def _counts(delivery: Delivery) -> bool:
    return bool(version_number(delivery.version)) and delivery.state is StepState.DONE


def _meet(one: Delivery, other: Delivery) -> bool:
    spans = (one.when.spans if one.when else (), other.when.spans if other.when else ())
    return any(a[0] <= b[1] and b[0] <= a[1] for a in spans[0] for b in spans[1])


def _echo_counts(snapshot: Snapshot, map_version: str, panorama_version: str) -> tuple[int, int]:
    observations = until(snapshot[OBSERVATIONS], map_version)
    placed = controversies_of_observations(observations, snapshot[TERRAINS], snapshot[CONTROVERSIES], map_version)
    chantiers = snapshot[CHANTIERS]
    links = chantier_links(as_of(chantiers, panorama_version), snapshot[CONTROVERSIES], map_version)
    dates = delivery_dates(deliveries(snapshot[CALENDAR], PANORAMA, snapshot.today))
    found = echoes(
        observations,
        placed,
        chantiers,
        links,
        map_version=map_version,
        panorama_version=panorama_version,
        panorama_dates=dates,
    )
    down = sum(echo.direction is EchoDirection.DOWN for echo in found)
    return down, len(found) - down
