"""« Ce qui a changé » as markup and controls."""

from datetime import datetime

import streamlit as st
from markupsafe import Markup

from components import address, data, frame
from components.changes.model import DEFAULT_SINCE, SINCE, removed_table, since_moment, summary
from components.show import show
from components.templates import render
from sheets.history import HistoryProblem
from sheets.shared_source import RecentChanges
from sheets.snapshot import Snapshot


def recent_changes(snapshot: Snapshot) -> None:
    """The section of the home screen; nothing for the public, nor when the source has no history."""
    since = since_moment(address.read_one("depuis", list(SINCE), DEFAULT_SINCE), datetime.now())
    try:
        recent = data.history_changes(since)
    except HistoryProblem:
        show(render("changes.html", summary=None), key="changes")
        return
    if recent is None:
        return
    with st.container(key="changes-section", gap="small"):
        show(render("changes_head.html"), key="changes-head")
        with st.container(key="controls-changes"):
            address.pick_one(st.segmented_control, "Depuis", "depuis", SINCE, DEFAULT_SINCE, required=True)
        show(snapshot.derive(changes_markup, recent, since), key="changes")
        if recent.removed:
            frame.data_behind(snapshot.derive(_removed, recent), "Relire ou exporter les lignes supprimées")


def changes_markup(_: Snapshot, recent: RecentChanges, since: datetime) -> Markup:
    """The counts and the list."""
    return render("changes.html", summary=summary(recent, since))


def _removed(_: Snapshot, recent: RecentChanges) -> frame.DataTable:
    return removed_table(recent)
