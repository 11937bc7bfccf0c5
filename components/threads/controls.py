"""The controls of the reading « Fils », and what the address asks of it."""

from dataclasses import dataclass

import streamlit as st

from analysis.versions import successors
from components import address, words
from components.cartography.controls import choose_filters, choose_version
from components.cartography.filters import Filters
from components.cartography.reading import pick_reading
from components.hues import controversy_options
from components.threads.model import pill_keys
from components.threads.pills import Kind
from sheets.snapshot import Snapshot
from sheets.tabs import CONTROVERSIES
from sheets.workbook import lookup

DEGREES = {"1": "un degré", "2": "deux degrés", "": "tout le fil"}


@dataclass(frozen=True)
class View:
    """What the reader asks to see. ``focus``: the key of a pill, or ''; ``degrees``: 0 for the whole thread;
    ``alone``: the rest is hidden; ``query``: the address's filters, as they were given.
    """

    version: str
    filters: Filters
    fragile: bool
    focus: str
    degrees: int
    alone: bool
    query: tuple[tuple[str, str], ...]

    def link(self, **changes: str) -> str:
        """The address of this view with some filters changed ('' takes one out)."""
        return address.link("cartographie", **{**dict(self.query), **changes})


def choose_threads(snapshot: Snapshot) -> View:
    """Draw the controls, and read what they and the address say."""
    with st.container(key="controls-threads", gap="small"):
        with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
            pick_reading()
            version = choose_version(snapshot)
            filters = choose_filters(snapshot, version)
            fragile = st.toggle("Montrer les fragilités", **address.mirror("fragiles", address.read_flag("fragiles")))
        focus = _focus(snapshot, version)
    return View(
        version,
        filters,
        fragile,
        focus,
        int(address.read_one("degres", [degree for degree in DEGREES if degree]) or 0),
        address.read_flag("seul"),
        tuple(sorted(st.query_params.to_dict().items())),
    )


def _focus(snapshot: Snapshot, version: str) -> str:
    """The pill whose thread is followed; the pills of controversies show and change it too."""
    if asked := st.query_params.get("controverse", ""):
        # The controversy chosen on the map of tensions: here, its thread.
        address.write("fil", address.read_text("fil") or asked[:200])
        address.write("controverse", "")
    keys = snapshot.derive(pill_keys)
    focus = address.read_one("fil", list(keys.values()))
    options = snapshot.derive(controversy_options, version)
    heir = _heir(snapshot, version, focus, options)
    if heir:
        address.write("fil", focus := heir)
    if options:
        shown = focus if focus in options else None
        st.pills("Controverse", list(options), format_func=options.__getitem__, **address.mirror("fil", shown))
    return focus


def _heir(snapshot: Snapshot, version: str, focus: str, alive: dict[str, str]) -> str:
    """What a controversy that was merged became, and that is said; '' otherwise."""
    known = snapshot.derive(pill_keys)
    if not focus or focus in alive or known.get((Kind.CONTROVERSY, focus)) != focus:
        return ""
    heirs = successors(snapshot[CONTROVERSIES], version).get(focus, ())
    if heirs:
        titles = lookup(snapshot[CONTROVERSIES], "titre")
        became = words.guillemets(titles[heirs[0]])
        address.tell(f"La controverse {words.guillemets(titles[focus])} a été fusionnée : la voici dans {became}.")
    return next(iter(heirs), "")
