"""Each screen told without being shown: its title, its sentence, its text alternative.

For what reads a page without running it: search engines, the cards of social networks, browsers without JavaScript.
"""

import logging
from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from analysis.entities import KINDS
from components.outline import single, tells
from components.outline.model import Outline, Screen, Thing
from sheets.snapshot import Snapshot

T = TypeVar("T")
_log = logging.getLogger(__name__)

# In the order of the navigation; a screen of the team alone is not there, for nothing is told of it.
SCREENS: Mapping[str, Screen] = {
    "": Screen("Où en est-on", tells.tell_home),
    "cartographie": Screen("Cartographie", tells.tell_map, ("controverse",), single.map_things, single.map_one),
    "panorama": Screen("Panorama", tells.tell_panorama, ("chantier",), single.panorama_things, single.panorama_one),
    "echos": Screen("Échos", tells.tell_echoes),
    "enquetes": Screen("Enquêtes", tells.tell_inquiry),
    "calendrier": Screen("Calendrier", tells.tell_calendar),
    "crash-test": Screen("Crash test", tells.tell_crash),
    "livrables": Screen("Livrables", tells.tell_deliverables),
    "recherche": Screen("Recherche", tells.tell_search),
    "atelier": Screen("Atelier", tells.tell_workshop),
    "fiche": Screen("Fiche", tells.tell_fiches, tuple(KINDS), single.fiche_things, single.fiche_one),
    "accessibilite": Screen("Accessibilité", tells.tell_accessibility),
}


def outline(snapshot: Snapshot, path: str) -> Outline:
    """What the screen at ``path`` says as it opens."""
    return _guarded(path, lambda: snapshot.derive(SCREENS[path].tell)) or Outline("")


def outline_of(snapshot: Snapshot, path: str, name: str, identifier: str) -> Outline | None:
    """What the screen at ``path`` says of one thing; None when it has nothing to say of it."""
    return _guarded(path, lambda: SCREENS[path].one(snapshot, name, identifier))


def things(snapshot: Snapshot, path: str) -> Sequence[Thing]:
    """What has an address of its own on the screen at ``path``."""
    return _guarded(path, lambda: snapshot.derive(SCREENS[path].things)) or ()


def _guarded(path: str, tell: Callable[[], T]) -> T | None:
    """A description must never cost the page that it describes."""
    try:
        return tell()
    except Exception:
        _log.exception("the screen %r could not be told", path)
        return None
