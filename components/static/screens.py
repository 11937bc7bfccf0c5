"""Every public screen: what an address keeps of its filters in the static copy, and the page that it shows."""

from collections.abc import Callable
from dataclasses import dataclass

from analysis.entities import KINDS
from components import accessibility
from components.entities import heirs_of
from components.fiche import view as fiches
from components.fiche.model import fiche, known
from components.home.model import is_empty
from components.home.telling import METHOD, key_figures, reading_lines
from components.home.view import home_markup
from components.static import calendar, crash, deliverables, echoes, inquiry, maps, panorama
from components.static.screen import BEHIND, Block, Page, Query, kept
from sheets.snapshot import Snapshot

Asked = tuple[str, dict[str, str]]
_STATEMENT = "Déclaration d’accessibilité"


@dataclass(frozen=True)
class Screen:
    """``canonical``: (screen, filters) that stand for an address; ``named``: in the navigation, '' when it is not."""

    named: str
    canonical: Callable[[Snapshot, Query], Asked]
    page: Callable[[Snapshot, Query], Page]


def _home(_snapshot: Snapshot, _query: Query) -> Asked:
    return "", {}


def _home_page(snapshot: Snapshot, _query: Query) -> Page:
    block = Block(snapshot.derive(home_markup))
    if is_empty(snapshot):
        return Page("", "", (block,))
    table = (BEHIND, snapshot.derive(key_figures))
    return Page("", "", (block,), method=METHOD, reading=snapshot.derive(reading_lines), tables=(table,))


def _fiche(snapshot: Snapshot, query: Query) -> Asked:
    """The fiche of an entity that is known; a merged controversy is what it became; else the home screen."""
    for kind in KINDS:
        one = query.get(kind, "")
        heirs = snapshot.derive(heirs_of).get(one, ()) if kind == "controverse" else ()
        one = heirs[0] if len(heirs) == 1 else one
        if one and known(snapshot, kind, one):
            return "fiche", kept({kind: one}, **{kind: (one,)})
    return "", {}


def _fiche_page(snapshot: Snapshot, query: Query) -> Page:
    ((kind, one),) = query.items()
    about = snapshot.derive(fiche, kind, one)
    block = Block(snapshot.derive(fiches.fiche_markup, kind, one))
    table = (BEHIND, fiches.table(about))
    return Page(about.title, about.lead, (block,), method=fiches.METHOD, reading=fiches.reading(about), tables=(table,))


def _statement(_snapshot: Snapshot, _query: Query) -> Asked:
    return "accessibilite", {}


def _statement_page(snapshot: Snapshot, _query: Query) -> Page:
    return Page("Accessibilité", accessibility.SENTENCE, (Block(snapshot.derive(accessibility.statement)),), _STATEMENT)


SCREENS = {
    "": Screen("Où en est-on", _home, _home_page),
    maps.PAGE: Screen("Cartographie", maps.canonical, maps.page),
    panorama.PAGE: Screen("Panorama", panorama.canonical, panorama.page),
    echoes.PAGE: Screen("Échos", echoes.canonical, echoes.page),
    inquiry.PAGE: Screen("Enquêtes", inquiry.canonical, inquiry.page),
    calendar.PAGE: Screen("Calendrier", calendar.canonical, calendar.page),
    crash.PAGE: Screen("Crash test", crash.canonical, crash.page),
    deliverables.PAGE: Screen("Livrables", deliverables.canonical, deliverables.page),
    "fiche": Screen("", _fiche, _fiche_page),
    "accessibilite": Screen("", _statement, _statement_page),
}
