"""What the columns that nobody declared say, for the team: the public has none of them."""

from collections.abc import Sequence

import streamlit as st

from analysis.extras import PREFIX, ExtraFilter, Pairs, extra_filters, extra_pairs
from analysis.versions import rows_as_of
from components import address, words
from sheets.cells import shorten
from sheets.schema import Tab
from sheets.snapshot import Snapshot

Asked = tuple[tuple[str, str], ...]


def extras_of(snapshot: Snapshot, tab: Tab, row: int) -> Pairs:
    """(header, text) of a row of the Sheet; () for the public."""
    return extra_pairs(snapshot.workbook.tables[tab].extras, row)


def extras_at(snapshot: Snapshot, tab: Tab, identifier: str, version: str = "") -> Pairs:
    """(header, text) of the row of an entity at a version; '' is the last one."""
    extras, frame = snapshot.workbook.tables[tab].extras, snapshot[tab]
    if extras.empty:
        return ()
    versioned = "version" in tab.key
    rows = rows_as_of(frame, version) if versioned else {one: at for at, one in enumerate(frame["id"])}
    return extra_pairs(extras, list(frame.index)[rows[identifier]]) if identifier in rows else ()


def filters_of(snapshot: Snapshot, tab: Tab) -> tuple[ExtraFilter, ...]:
    """The columns of a tab that are offered as filters; none for the public."""
    return extra_filters(snapshot.workbook.tables[tab].extras)


def read_extras(offered: Sequence[ExtraFilter]) -> Asked:
    """What the address asks for, as (filter id, value id); what no column offers (any more) is set aside and said."""
    _set_aside(offered)
    read = [(one, address.read_one(one.id, list(one.values))) for one in offered]
    asked = [(one, value) for one, value in read if value]
    for one, value in asked:
        address.apply(one.label, one.values[value])
    return tuple((one.id, value) for one, value in asked)


def choose_extras(offered: Sequence[ExtraFilter]) -> Asked:
    """Draw the filters, below those of the columns that are declared; gives what they say."""
    _set_aside(offered)
    if offered:
        st.caption("Colonnes ajoutées à la feuille, vues de l’équipe seulement")
    chosen = ((one.id, _choose(one)) for one in offered)
    return tuple((name, value) for name, value in chosen if value)


def forget_extras() -> None:
    """Take these filters out of the address."""
    for name in _in_address():
        address.write(name, "")


def _in_address() -> list[str]:
    return [name for name in st.query_params if name.startswith(PREFIX)]


def _set_aside(offered: Sequence[ExtraFilter]) -> None:
    known = [one.id for one in offered]
    for name in _in_address():
        if name not in known:
            address.read_one(name, ())


def _choose(one: ExtraFilter) -> str:
    values = {value: shorten(text) for value, text in one.values.items()}
    label = words.plain_label(shorten(one.label))
    return address.pick_one(st.selectbox, label, one.id, values, index=None, placeholder="Tout", filter_mode=None)
