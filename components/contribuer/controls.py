"""What people choose: a lab, a tab, levels, words; the address holds all of it."""

import streamlit as st

from components import address, words
from components.contribuer.model import NOBODY, NOBODY_NAMED, Choice, lab_options, tab_order
from components.levels import LEVEL_IDS, SIGNS
from sheets.findings import LEVELS
from sheets.snapshot import Snapshot

_LAB, _TAB, _LEVEL, _TEXT, _ORDER = "labo", "onglet", "niveau", "texte", "ranger"
_ORDERS = {"onglet": "Par onglet", "labo": "Par labo"}


def choose(snapshot: Snapshot) -> Choice:
    """Draw the controls, and read what they say."""
    with st.container(key="controls-contribuer", gap="small"):
        with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
            lab, tab, text = _lab(snapshot), _tab(snapshot), _text()
        with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
            levels = _levels()
            by_lab = not lab and _by_lab()
    return Choice(lab, tab, levels, text, by_lab)


def _lab(snapshot: Snapshot) -> str:
    options = dict(snapshot.derive(lab_options))
    # A link to what is nobody's stays good once all of it is mended.
    if address.read_text(_LAB) == NOBODY:
        options.setdefault(NOBODY, NOBODY_NAMED)
    return _one("Labo", _LAB, options, "Tous les labos") if options else ""


def _tab(snapshot: Snapshot) -> str:
    options = {title: title for title in tab_order(snapshot.workbook.findings)}
    return _one("Onglet", _TAB, options, "Tous les onglets") if options or address.read_text(_TAB) else ""


def _one(label: str, name: str, options: dict[str, str], none: str) -> str:
    return address.pick_one(st.selectbox, label, name, options, index=None, placeholder=none, width=260)


def _text() -> str:
    return address.pick_text("Chercher dans les remarques", _TEXT, max_chars=100, width=260)


def _levels() -> tuple[str, ...]:
    options = {LEVEL_IDS[level]: f"{SIGNS[level]} {words.capital(level)}" for level in LEVELS}
    named = {one: words.plain_label(text) for one, text in options.items()}
    return tuple(address.pick_many(st.pills, "Niveau", _LEVEL, named, selection_mode="multi", wrap=True))


def _by_lab() -> bool:
    return address.pick_one(st.segmented_control, "Ranger", _ORDER, _ORDERS, "onglet", required=True) == "labo"
