"""What the columns that nobody declared say, for the team: the public has none of them."""

from collections.abc import Sequence

import streamlit as st

from analysis.extras import ExtraFilter, Pairs, extra_filters, extra_pairs
from components import address, words
from sheets.cells import shorten
from sheets.schema import Tab
from sheets.snapshot import Snapshot

Asked = tuple[tuple[str, str], ...]


def extras_of(snapshot: Snapshot, tab: Tab, row: int) -> Pairs:
    """(header, text) of a row of the Sheet; () for the public."""
    return extra_pairs(snapshot.workbook.tables[tab].extras, row)


def filters_of(snapshot: Snapshot, tab: Tab) -> tuple[ExtraFilter, ...]:
    """The columns of a tab that are offered as filters; none for the public."""
    return extra_filters(snapshot.workbook.tables[tab].extras)


def read_extras(offered: Sequence[ExtraFilter]) -> Asked:
    """What the address asks for, as (filter id, value id)."""
    read = ((one.id, address.read_one(one.id, list(one.values))) for one in offered)
    return tuple((name, value) for name, value in read if value)


def choose_extras(offered: Sequence[ExtraFilter]) -> Asked:
    """Draw the filters, below those of the columns that are declared; gives what they say."""
    if offered:
        st.caption("Colonnes ajoutées à la feuille, vues de l’équipe seulement")
    chosen = ((one.id, _choose(one)) for one in offered)
    return tuple((name, value) for name, value in chosen if value)


def _choose(one: ExtraFilter) -> str:
    values = {value: shorten(text) for value, text in one.values.items()}
    label = words.plain_label(shorten(one.label))
    return address.pick_one(st.selectbox, label, one.id, values, index=None, placeholder="Tout", filter_mode=None)
