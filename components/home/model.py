"""Where the inquiry stands: the versions shown, what they hold, and the figures of the home screen."""

from dataclasses import dataclass

import pandas as pd

from analysis.links import chantier_links
from analysis.progress import StepState, current_version, deliveries
from analysis.robustness import cell_verdicts, robustness
from analysis.versions import as_of, until, versions_of
from components.cartography.clues import readings_of
from components.cartography.filters import Filters
from components.cartography.model import Tension, map_versions, tensions
from sheets.cells import fold
from sheets.schema import Tab
from sheets.snapshot import Snapshot
from sheets.tabs import CALENDAR, CHANTIERS, CONTROVERSIES, CRASH_TESTS, CRISES, OBSERVATIONS, PARTNERS, TERRAINS
from sheets.vocabularies import ABANDONED, MAP, PANORAMA, PARTNER_TYPES

LAB = PARTNER_TYPES[0].label


@dataclass(frozen=True)
class Output:
    """A deliverable: the version shown (« V3 », '' when none), whether its final one is delivered, what it holds."""

    version: str
    final: bool
    items: int


@dataclass(frozen=True)
class Figures:
    """The numbers of the second line. ``tests``: cells with an answer, of ``cells``; ``all_labs``: none is else."""

    observations: int
    read: int
    readers: int
    all_labs: bool
    terrains: int
    observed_terrains: int
    controversies: int
    chantiers: int
    tests: int
    cells: int
    crises: int


def map_version(snapshot: Snapshot) -> str:
    """The version of the map that is delivered, else the last one written."""
    return _shown(snapshot, MAP, CONTROVERSIES, map_versions(snapshot))


def panorama_version(snapshot: Snapshot) -> str:
    """The version of the panorama that is delivered, else the last one written."""
    return _shown(snapshot, PANORAMA, CHANTIERS, versions_of(snapshot[CHANTIERS]))


def _shown(snapshot: Snapshot, output: str, tab: Tab, written: tuple[str, ...]) -> str:
    """A version said delivered of which nothing is written (or published) yet is not shown."""
    delivered = current_version(deliveries(snapshot[CALENDAR], output, snapshot.today))
    if delivered and len(as_of(snapshot[tab], delivered)):
        return delivered
    return written[-1] if written else ""


def controversies_now(snapshot: Snapshot) -> tuple[Tension, ...]:
    """The controversies of the version shown, with their observations."""
    return snapshot.derive(tensions, snapshot.derive(map_version), Filters())


def terrains_now(snapshot: Snapshot) -> pd.DataFrame:
    return as_of(snapshot[TERRAINS], snapshot.derive(map_version))


def observations_now(snapshot: Snapshot) -> pd.DataFrame:
    return until(snapshot[OBSERVATIONS], snapshot.derive(map_version))


def chantiers_now(snapshot: Snapshot) -> pd.DataFrame:
    """The chantiers of the version shown, those given up left out."""
    rows = as_of(snapshot[CHANTIERS], snapshot.derive(panorama_version))
    return rows[rows["maturite"] != ABANDONED]


def links_now(snapshot: Snapshot) -> pd.DataFrame:
    """Chantiers and living controversies, as ``analysis.links.chantier_links``."""
    return chantier_links(snapshot.derive(chantiers_now), snapshot[CONTROVERSIES], snapshot.derive(map_version))


def cells_now(snapshot: Snapshot) -> pd.DataFrame:
    return cell_verdicts(snapshot[CRASH_TESTS])


def robust_now(snapshot: Snapshot) -> pd.DataFrame:
    return robustness(snapshot.derive(cells_now), snapshot.derive(chantiers_now)["id"], snapshot[CRISES]["id"])


def outputs(snapshot: Snapshot) -> tuple[Output, Output]:
    """The map of controversies and the panorama of chantiers."""
    controversies, chantiers = snapshot.derive(controversies_now), snapshot.derive(chantiers_now)
    return (
        Output(snapshot.derive(map_version), _is_final(snapshot, MAP), len(controversies)),
        Output(snapshot.derive(panorama_version), _is_final(snapshot, PANORAMA), len(chantiers)),
    )


def _is_final(snapshot: Snapshot, output: str) -> bool:
    done = (d for d in deliveries(snapshot[CALENDAR], output, snapshot.today) if d.state is StepState.DONE)
    return any(fold(delivery.version).startswith("final") for delivery in done)


def figures(snapshot: Snapshot) -> Figures:
    """Everything that is counted, at the versions shown."""
    observations, chantiers = snapshot.derive(observations_now), snapshot.derive(chantiers_now)
    readings = snapshot.derive(readings_of)
    readings = readings[readings["observation"].isin(observations["id"])]
    readers = set(readings["partenaire"]) - {""}
    types = dict(zip(snapshot[PARTNERS]["id"], snapshot[PARTNERS]["type"], strict=True))
    robust, crises = snapshot.derive(robust_now), snapshot[CRISES]
    cells = len(chantiers) * len(crises)
    return Figures(
        observations=len(observations),
        read=readings["observation"].nunique(),
        readers=len(readers),
        all_labs=all(types.get(reader, "") in ("", LAB) for reader in readers),
        terrains=len(snapshot.derive(terrains_now)),
        observed_terrains=len(set(observations["terrain"]) - {""}),
        controversies=len(snapshot.derive(controversies_now)),
        chantiers=len(chantiers),
        tests=cells - sum(map(len, robust["untested"])),
        cells=cells,
        crises=len(crises),
    )


def is_empty(snapshot: Snapshot) -> bool:
    """Whether nothing of an inquiry can be read yet."""
    return all(snapshot[tab].empty for tab in (CONTROVERSIES, TERRAINS, OBSERVATIONS, CHANTIERS, CALENDAR))
