"""From what the panorama shows to its markup. What an address asks for is made once a snapshot, free text aside."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TypeVar

from markupsafe import Markup

from analysis.owing import RIPENESS
from analysis.versions import Change
from components.address import link
from components.entities import fiche_link
from components.frame import DataTable
from components.panorama import texts
from components.panorama.fiche import Fiche, fiche
from components.panorama.filters import Choice, Filters
from components.panorama.landscape import CREST, WIDTH, Landscape, diameter, landscape
from components.panorama.model import Chantier, chantiers, efforts, horizons
from components.panorama.texts import uncapital
from components.templates import render
from components.workshop.subjects import CHANTIER, workshop_of
from sheets.snapshot import Snapshot
from sheets.tabs import CHANTIERS

T = TypeVar("T")
PAGE = "panorama"
_MARKS = {Change.NEW.value: ("+", "nouveau"), Change.REWORDED.value: ("≈", "reformulé")}


def scene_markup(snapshot: Snapshot, choice: Choice) -> Markup:
    """The legend, how many chantiers are shown, and the landscape."""
    everyone, shown, placed = _all(snapshot, choice), _shown(snapshot, choice), scene(snapshot, choice)
    supports = [len(one.supports) for one in everyone if one.supports]
    return render(
        "panorama.html",
        scene=placed,
        shown=shown,
        total=len(everyone),
        filtered=bool(choice.filters),
        clear=link(PAGE, **replace(choice, filters=Filters()).query, chantier=choice.chosen),
        supports=(min(supports), max(supports)) if supports else None,
        marks=_marks_in_use(everyone),
        box=(WIDTH, CREST),
        **_shared(choice, placed.dense),
    )


def cards_markup(snapshot: Snapshot, choice: Choice) -> Markup:
    """A card a chantier shown, the chosen one first."""
    shown = sorted(_shown(snapshot, choice), key=lambda one: one.id != choice.chosen)
    return render("panorama_cards.html", shown=shown, **_shared(choice))


def fiche_markup(snapshot: Snapshot, choice: Choice) -> Markup:
    """Everything about the chosen chantier, which must be in the panorama of the version."""
    everyone, shown = _all(snapshot, choice), _shown(snapshot, choice)
    chantier = next(one for one in everyone if one.id == choice.chosen)
    about: Fiche = fiche(snapshot, chantier, choice.version)
    path = shown if chantier in shown else everyone
    at = path.index(chantier)
    return render(
        "panorama_fiche.html",
        about=about,
        c=chantier,
        previous=path[at - 1] if at else None,
        following=path[at + 1] if at + 1 < len(path) else None,
        outside=chantier not in shown,
        close=link(PAGE, **choice.query),
        controversy=lambda one: link("cartographie", controverse=one),
        crash_link=link("crash-test", chantier=chantier.id),
        permanent=fiche_link("chantier", chantier.id),
        project=workshop_of(snapshot, CHANTIER, chantier.id),
        meanings=_meanings(snapshot),
        **_shared(choice),
    )


def card_id(chantier: str) -> str:
    """The id of the link of a chantier's card on the page."""
    return f"card-{chantier.replace(' ', '-')}"


def not_yet_markup(title: str, choice: Choice, since: str) -> Markup:
    """What to say of a chantier that the version shown does not hold yet."""
    later = replace(choice, version=since)
    forward = link(PAGE, **later.query, chantier=choice.chosen)
    return render("panorama_absent.html", title=title, version=choice.version, since=since, forward=forward)


def once(function: Callable[[Snapshot, Choice], T], snapshot: Snapshot, choice: Choice) -> T:
    """Made once a snapshot; free text is not kept, for it has no end."""
    return function(snapshot, choice) if choice.filters.texte else snapshot.derive(function, choice)


def reading(snapshot: Snapshot, choice: Choice) -> tuple[str, ...]:
    """The text alternative of what is shown."""
    return texts.reading(scene(snapshot, choice))


def table(snapshot: Snapshot, choice: Choice) -> DataTable:
    """The table behind what is shown."""
    return texts.table(snapshot, _shown(snapshot, choice), choice)


def _all(snapshot: Snapshot, choice: Choice) -> tuple[Chantier, ...]:
    return snapshot.derive(chantiers, choice.version)


def _shown(snapshot: Snapshot, choice: Choice) -> list[Chantier]:
    return [one for one in _all(snapshot, choice) if choice.filters.keeps(one)]


def scene(snapshot: Snapshot, choice: Choice) -> Landscape:
    """The chantiers shown, each at its place."""
    return landscape(_shown(snapshot, choice), horizons(snapshot), efforts(snapshot))


def _shared(choice: Choice, dense: bool = False) -> dict[str, object]:
    """What every template needs to draw a chantier and to link to it."""
    return {
        "chosen": choice.chosen,
        "version": choice.version,
        "mark": change_mark,
        "size": lambda one: diameter(len(one.supports), dense),
        "card_id": card_id,
        "to": lambda one: link(PAGE, **choice.query, chantier=one.id),
        "labels": {name: column.label for name, column in CHANTIERS.columns.items()},
        "told": _told,
        "uncapital": uncapital,
    }


def change_mark(chantier: Chantier) -> tuple[str, str] | None:
    """The sign of what the version did to a chantier, and its word; None when it did nothing."""
    return _MARKS.get(chantier.change)


def _told(chantier: Chantier) -> str:
    """Which of the four fields are still to be written, in words."""
    pairs = zip(RIPENESS, chantier.written, strict=True)
    missing = [uncapital(CHANTIERS.columns[name].label) for name, written in pairs if not written]
    return f"à compléter : {', '.join(missing)}" if missing else "les quatre champs sont écrits"


def _marks_in_use(everyone: Iterable[Chantier]) -> list[tuple[str, str]]:
    used = {one.change for one in everyone}
    return [mark for change, mark in _MARKS.items() if change in used]


def _meanings(snapshot: Snapshot) -> dict[str, str]:
    return {term.label: term.meaning for term in (*horizons(snapshot), *efforts(snapshot)) if term.meaning}
