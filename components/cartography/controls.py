"""The controls of the map: replay, controversy, filters; all of them live in the address."""

from dataclasses import dataclass, field

import streamlit as st

from analysis.versions import as_of, successors
from components import address, words
from components.cartography.filters import OWN_CRISIS, POSITION_IDS, SOURCE_IDS, Filters
from components.cartography.model import map_versions
from components.cartography.reading import pick_reading
from components.extras import choose_extras, filters_of, forget_extras, read_extras
from components.hues import controversy_options
from sheets.snapshot import Snapshot
from sheets.tabs import CONTROVERSIES, CRISES, OBSERVATIONS, PARTNERS, TERRAINS
from sheets.vocabularies import POSITIONS
from sheets.workbook import lookup, records

_FILTERS = {
    "terrain": "terrain",
    "partner": "partenaire",
    "source": "source",
    "crisis": "crise",
    "position": "position",
    "text": "texte",
}
_WORDS = "Mots du titre ou du récit"


@dataclass(frozen=True)
class View:
    """What the reader asks to see. ``query``: the address's filters, as they were given: what a link keeps."""

    version: str
    controversy: str = ""
    filters: Filters = Filters()
    unfolded: bool = False
    query: tuple[tuple[str, str], ...] = field(default=(), compare=False)


def choose_view(snapshot: Snapshot) -> View:
    """Draw the controls, and read what they say."""
    with st.container(key="controls-map", gap="small"):
        with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
            pick_reading()
            version = choose_version(snapshot)
            filters = choose_filters(snapshot, version)
            unfolded = st.toggle("Déplier les terrains", **address.mirror("terrains", address.read_flag("terrains")))
        controversy = _controversy(snapshot, version)
    return View(version, controversy, filters, unfolded, tuple(sorted(st.query_params.to_dict().items())))


def choose_version(snapshot: Snapshot) -> str:
    """Draw the choice of a version of the map when there are several; '' when there is none."""
    versions = snapshot.derive(map_versions)
    if len(versions) < 2:
        return next(iter(versions), "")
    return address.pick_one(
        st.segmented_control, "Rejouer jusqu’à", "version", {v: v for v in versions}, versions[-1], required=True
    )


def _controversy(snapshot: Snapshot, version: str) -> str:
    options = snapshot.derive(controversy_options, version)
    _follow_merge(snapshot, version, options)
    return address.pick_one(st.pills, "Controverse", "controverse", options) if options else ""


def _follow_merge(snapshot: Snapshot, version: str, options: dict[str, str]) -> None:
    """A link to a controversy that was merged since leads to what it became, and says so."""
    asked = st.query_params.get("controverse", "")
    if not asked or asked in options:
        return
    heirs = successors(snapshot[CONTROVERSIES], version).get(asked, ())
    if heirs:
        titles = lookup(snapshot[CONTROVERSIES], "titre")
        became = words.guillemets(titles[heirs[0]])
        address.tell(f"La controverse {words.guillemets(titles[asked])} a été fusionnée : la voici dans {became}.")
        address.write("controverse", heirs[0])


def choose_filters(snapshot: Snapshot, version: str) -> Filters:
    """Draw the button that unfolds the filters of observations, and read what they say."""
    offered = snapshot.derive(filters_of, OBSERVATIONS)
    names = (*_FILTERS.values(), *(one.id for one in offered))
    active = sum(bool(st.query_params.get(name)) for name in names)
    label = f"Filtrer les observations ({active})" if active else "Filtrer les observations"
    with st.popover(label, on_change="rerun", key="filters") as opened:
        # Closed, the address alone says the filters: nobody pays for widgets that nobody sees.
        ask = _filter if opened.open else _read_filter
        asked = {field: ask(snapshot, version, field, name) for field, name in _FILTERS.items()}
        extras = choose_extras(offered) if opened.open else read_extras(offered)
        filters = Filters(**asked, extras=extras)
    if active:
        st.button("Tout revoir", key="clear", type="tertiary", on_click=_clear)
    return filters


def _clear() -> None:
    for name in _FILTERS.values():
        st.query_params.pop(name, None)
    forget_extras()


def _filter(snapshot: Snapshot, version: str, field: str, name: str) -> str:
    if field == "text":
        return address.pick_text(_WORDS, name)
    label, options = snapshot.derive(filter_options, version, field)
    return address.pick_one(
        st.selectbox,
        label,
        name,
        options,
        placeholder="Tous" if field in ("terrain", "partner") else "Toutes",
        index=None,
        filter_mode=None,
    )


def _read_filter(snapshot: Snapshot, version: str, field: str, name: str) -> str:
    if not st.query_params.get(name):
        return ""
    if field == "text":
        if typed := address.read_text(name).strip():
            address.apply(_WORDS, words.guillemets(typed))
        return typed
    label, options = snapshot.derive(filter_options, version, field)
    if chosen := address.read_one(name, list(options)):
        address.apply(label, options[chosen])
    return chosen


def filter_options(snapshot: Snapshot, version: str, field: str) -> tuple[str, dict[str, str]]:
    """The label of a filter, and what it offers: id -> label."""
    if field == "terrain":
        rows = as_of(snapshot[TERRAINS], version)
        return "Terrain", {r.id: f"{r.numero} {r.titre}".strip() for r in records(rows)}
    if field == "partner":
        known = set(snapshot[OBSERVATIONS]["partenaire"])
        return "Relevé par", {r.id: r.nom for r in records(snapshot[PARTNERS]) if r.id in known}
    if field == "crisis":
        seen = set(snapshot[OBSERVATIONS]["crise"])
        others = {r.id: r.nom for r in records(snapshot[CRISES]) if r.id in seen}
        return "Crise", {OWN_CRISIS: "Celle de l’enquête", **others}
    if field == "source":
        return "Source", SOURCE_IDS
    return "Position donnée par un labo", {i: term.label for i, term in POSITION_IDS.items() if term in POSITIONS}
