"""What the reader asks of the echoes: a reading, a link, two versions; all of it lives in the address."""

from dataclasses import dataclass

import streamlit as st

from components import address, words
from components.changes.between import has_history
from components.echoes.board import board
from components.echoes.changes import known_versions
from sheets.snapshot import Snapshot

PAGE = "echos"
LINKS, CRISES, VERSIONS = "liens", "crises", "versions"
DATES = "dates"
COMPARISONS = {VERSIONS: "deux versions", DATES: "deux dates"}
READINGS = {LINKS: "Les liens", CRISES: "Autres crises", VERSIONS: "Ce qui a changé"}


@dataclass(frozen=True)
class View:
    """``chantier`` and ``controversy``: the link that is open, '' for none; ``since``, ``until``: versions."""

    reading: str = LINKS
    chantier: str = ""
    controversy: str = ""
    since: str = ""
    until: str = ""


def choose_reading() -> str:
    """Draw the choice of a reading. An address that names versions and no reading asks for what they changed."""
    asked = address.read_text("de") or address.read_text("a")
    default = VERSIONS if asked and not address.read_text("lecture") else LINKS
    with st.container(key="controls-echoes"):
        picked = address.pick_one(
            st.segmented_control, "Lecture", "lecture", READINGS, default, required=True, label_visibility="collapsed"
        )
    return picked or default


def choose_link(snapshot: Snapshot) -> View:
    """The link whose reasons are open, once both its ends are known."""
    shown = snapshot.derive(board)
    chantier = address.read_one("chantier", [line.id for line in shown.lines])
    controversy = address.read_one("controverse", [head.id for head in shown.heads])
    return View(LINKS, chantier, controversy)


def choose_comparison() -> str:
    """Draw the choice between two versions and two dates, when there is a history to ask; else versions."""
    if not has_history():
        return VERSIONS
    with st.container(key="controls-comparison"):
        return address.pick_one(st.segmented_control, "Comparer", "entre", COMPARISONS, VERSIONS, required=True)


def choose_versions(snapshot: Snapshot) -> View:
    """Draw the choice of two versions, the older first; the last two when the address names none."""
    versions = snapshot.derive(known_versions)
    if len(versions) < 2:
        return View(VERSIONS)
    _in_order(versions)
    named = {one: words.plain_label(one) for one in versions}
    with st.container(key="controls-versions", horizontal=True, vertical_alignment="bottom", gap="medium"):
        last = address.read_one("a", versions, versions[-1])
        before = versions[max(versions.index(last) - 1, 0)]
        since = address.pick_one(st.segmented_control, "De", "de", named, before, required=True)
        until = address.pick_one(st.segmented_control, "À", "a", named, versions[-1], required=True)
    return View(VERSIONS, since=since or before, until=until or last)


def _in_order(versions: tuple[str, ...]) -> None:
    """Versions given the wrong way round are put right in the address."""
    since, until = address.read_one("de", versions), address.read_one("a", versions, versions[-1])
    if since and versions.index(since) > versions.index(until):
        address.write("de", until)
        address.write("a", since, versions[-1])
