"""What people choose on the panorama: a version, filters, a chantier. The address holds all of it."""

import streamlit as st

from components import address, words
from components.extras import choose_extras, filters_of, read_extras
from components.hues import short_title
from components.panorama.filters import Choice, Filters, Options, options
from components.panorama.model import heirs, panorama_versions, topics
from sheets.snapshot import Snapshot
from sheets.tabs import CHANTIERS, CONTROVERSIES
from sheets.workbook import lookup


def choose(snapshot: Snapshot) -> Choice:
    """Show the controls; gives what the address asks for, once it is known to mean something."""
    versions = snapshot.derive(panorama_versions)
    last = versions[-1] if versions else ""
    with st.container(key="controls_panorama"):
        row = st.container(horizontal=True, vertical_alignment="bottom", gap="medium")
        controversies = _controversies(snapshot)
        with row:
            version = _version(versions, last)
            filters = _popover(snapshot, controversies)
    return Choice(version, filters, _chantier(snapshot.derive(_titles)), last)


def title_of(snapshot: Snapshot, identifier: str) -> str:
    """The last title of a chantier, whatever the version."""
    return snapshot.derive(_titles)[identifier]


def _version(versions: tuple[str, ...], last: str) -> str:
    if len(versions) < 2:
        return last
    named = {one: words.plain_label(one) for one in versions}
    label = "Rejouer jusqu’à"
    return address.pick_one(st.segmented_control, label, "version", named, default=last, required=True) or last


def _titles(snapshot: Snapshot) -> dict[str, str]:
    return lookup(snapshot[CHANTIERS], "titre")


def _chantier(titles: dict[str, str]) -> str:
    """The chantier whose fiche is open; one that nobody knows (any more) is said, and closed."""
    asked = address.read_text("chantier")
    if asked and asked not in titles:
        address.tell(f"Le chantier {words.guillemets(asked)} n’est pas, ou n’est plus, dans le panorama.")
        address.write("chantier", "")
    return asked if asked in titles else ""


def _controversies(snapshot: Snapshot) -> tuple[str, ...]:
    living = snapshot.derive(topics)
    if not living:
        return ()
    _follow_merges(snapshot.derive(heirs), snapshot.derive(_controversy_titles))
    named = {one: words.plain_label(f"{topic.number} {short_title(topic.title)}") for one, topic in living.items()}
    return tuple(address.pick_many(st.pills, "Controverse", "controverse", named, selection_mode="multi", wrap=True))


def _controversy_titles(snapshot: Snapshot) -> dict[str, str]:
    return lookup(snapshot[CONTROVERSIES], "titre")


def _follow_merges(became: dict[str, tuple[str, ...]], titles: dict[str, str]) -> None:
    """In the address, a merged controversy gives way to what it became, and that is said: an old link still filters."""
    asked = address.read_many("controverse", list(became))
    for one in asked:
        if became[one] and one not in became[one]:
            heir = words.listing([words.guillemets(titles[each]) for each in became[one]])
            address.tell(f"La controverse {words.guillemets(titles[one])} a été fusionnée dans {heir}.")
    living = list(dict.fromkeys(heir for one in asked for heir in became[one] or (one,)))
    if living != asked:
        address.write("controverse", living)


def _popover(snapshot: Snapshot, controversies: tuple[str, ...]) -> Filters:
    """The filters that are folded away; their button says how many are on."""
    offered = snapshot.derive(options)
    others = snapshot.derive(filters_of, CHANTIERS)
    if not any(offered.values()) and not others:
        return Filters(controversies, extras=read_extras(others))
    on = sum(bool(address.read_text(name)) for name in (*offered, "texte", *(one.id for one in others)))
    with st.popover(f"Filtrer · {on}" if on else "Filtrer", key="filters_panorama", width="content"):
        return Filters(
            controversies,
            _terms("horizon", "Horizon", offered),
            _terms("effort", "Effort", offered),
            _terms("echelle", "Échelle", offered),
            _terms("maturite", "Maturité", offered),
            _partner(offered["partenaire"]),
            _text(),
            choose_extras(others),
        )


def _terms(name: str, label: str, offered: dict[str, Options]) -> tuple[str, ...]:
    if not offered[name]:
        return ()
    named = {one: words.plain_label(text) for one, text in offered[name].items()}
    return tuple(address.pick_many(st.pills, label, name, named, selection_mode="multi", wrap=True))


def _partner(offered: Options) -> str:
    if not offered:
        return ""
    label, none = "Porteur ou soutien", "Tous"
    return address.pick_one(st.selectbox, label, "partenaire", offered, index=None, placeholder=none, filter_mode=None)


def _text() -> str:
    return address.pick_text("Un mot du titre ou du texte", "texte", max_chars=100)
