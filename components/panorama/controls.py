"""What people choose on the panorama: a version, filters, a chantier. The address holds all of it."""

import streamlit as st

from components import address, words
from components.hues import short_title
from components.panorama.filters import Choice, Filters, Options, options
from components.panorama.model import heirs, panorama_versions, topics
from sheets.snapshot import Snapshot
from sheets.tabs import CHANTIERS

_PILLS = (("horizon", "Horizon"), ("effort", "Effort"), ("echelle", "Échelle"), ("maturite", "Maturité"))


def choose(snapshot: Snapshot) -> Choice:
    """Show the controls; gives what the address asks for, once it is known to mean something."""
    versions = snapshot.derive(panorama_versions)
    last = versions[-1] if versions else ""
    with st.container(key="controls_panorama", horizontal=True, vertical_alignment="bottom", gap="medium"):
        version = last
        if len(versions) > 1:
            named = {one: words.plain_label(one) for one in versions}
            version = address.pick_one(
                st.segmented_control, "Rejouer jusqu’à", "version", named, default=last, required=True
            )
        filters = Filters(controverse=_controversies(snapshot), **_popover(snapshot.derive(options)))
    return Choice(version or last, filters, address.read_one("chantier", list(snapshot.derive(_titles))), last)


def title_of(snapshot: Snapshot, identifier: str) -> str:
    """The last title of a chantier, whatever the version."""
    return snapshot.derive(_titles)[identifier]


def _titles(snapshot: Snapshot) -> dict[str, str]:
    return dict(zip(snapshot[CHANTIERS]["id"], snapshot[CHANTIERS]["titre"], strict=True))


def _controversies(snapshot: Snapshot) -> tuple[str, ...]:
    living = snapshot.derive(topics)
    if not living:
        return ()
    _follow_merges(snapshot.derive(heirs))
    named = {one: words.plain_label(f"{topic.number} {short_title(topic.title)}") for one, topic in living.items()}
    return tuple(address.pick_many(st.pills, "Controverse", "controverse", named, selection_mode="multi"))


def _follow_merges(became: dict[str, tuple[str, ...]]) -> None:
    """In the address, a merged controversy gives way to what it became: an old link still filters."""
    if "controverse" not in st.query_params:
        return
    asked = address.read_many("controverse", list(became))
    living = list(dict.fromkeys(heir for one in asked for heir in became[one] or (one,)))
    if living and living != asked:
        address.write("controverse", living)


def _popover(offered: dict[str, Options]) -> dict[str, tuple[str, ...] | str]:
    """The filters that are folded away; their button says how many are on."""
    on = sum(bool(address.read_text(name)) for name in (*offered, "texte"))
    with st.popover(f"Filtrer · {on}" if on else "Filtrer", key="filters_panorama", width="content"):
        chosen: dict[str, tuple[str, ...] | str] = {}
        for name, label in _PILLS:
            named = {one: words.plain_label(text) for one, text in offered[name].items()}
            if named:
                chosen[name] = tuple(address.pick_many(st.pills, label, name, named, selection_mode="multi"))
        if offered["partenaire"]:
            chosen["partenaire"] = address.pick_one(
                st.selectbox, "Porteur ou soutien", "partenaire", offered["partenaire"], index=None, placeholder="Tous"
            )
        text = address.read_text("texte")
        chosen["texte"] = st.text_input("Un mot du texte", **address.mirror("texte", text), type="search") or ""
    return chosen
