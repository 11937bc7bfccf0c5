"""What people choose to have printed: a version, controversies, chantiers; the address holds all of it."""

import streamlit as st

from components import address, words
from components.booklet.model import Choice
from components.cartography.model import map_versions
from components.hues import controversy_options
from components.panorama.model import chantiers, version_shown
from sheets.snapshot import Snapshot


def choose(snapshot: Snapshot) -> Choice:
    """Draw the controls, and read what they say. Everything chosen is the same as nothing chosen."""
    version = _version(snapshot)
    controversies = snapshot.derive(controversy_options, version)
    works = snapshot.derive(chantier_options, version)
    return Choice(
        version,
        _some(_controversies(controversies), controversies),
        _some(_chantiers(works), works),
    )


def _some(chosen: list[str], known: dict[str, str]) -> tuple[str, ...]:
    return () if len(chosen) == len(known) else tuple(chosen)


def _version(snapshot: Snapshot) -> str:
    versions = snapshot.derive(map_versions)
    if len(versions) < 2:
        return next(iter(versions), "")
    named = {one: words.plain_label(one) for one in versions}
    return address.pick_one(st.segmented_control, "Version", "version", named, versions[-1], required=True)


def chantier_options(snapshot: Snapshot, version: str) -> dict[str, str]:
    """Id -> title of the chantiers that the cahier of a version holds."""
    shown = snapshot.derive(chantiers, version_shown(snapshot, version))
    return {one.id: words.plain_label(one.title) for one in shown}


def _controversies(options: dict[str, str]) -> list[str]:
    if not options:
        return address.read_many("controverse", [])
    label = "Controverses (aucune choisie : toutes)"
    return address.pick_many(st.pills, label, "controverse", options, selection_mode="multi", wrap=True)


def _chantiers(options: dict[str, str]) -> list[str]:
    if not options:
        return address.read_many("chantier", [])
    on = len(address.read_many("chantier", list(options)))
    # Not a list to type in: Streamlit says its parts in English.
    with st.popover(f"Chantiers · {on}" if on else "Tous les chantiers", key="works-cahier", width="content"):
        label = "Chantiers (aucun choisi : tous)"
        return address.pick_many(st.pills, label, "chantier", options, selection_mode="multi", wrap=True)


def choose_image(names: dict[str, str]) -> str:
    """Which of the figures (name -> title) to take away, kept in the address."""
    first = next(iter(names))
    chosen = address.read_one("image", list(names), first)
    # Not a list to open: each one has Streamlit look at the state of every other piece of the screen.
    with st.popover(words.plain_label(names[chosen]), key="image-shown", width="content"):
        return address.pick_one(st.pills, "Image", "image", names, first, required=True, wrap=True)
