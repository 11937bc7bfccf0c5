"""« Ce qui a changé » as markup and controls."""

from datetime import date, datetime

import streamlit as st
from markupsafe import Markup

from components import address, data, frame
from components.changes.model import (
    DEFAULT_SINCE,
    SINCE,
    is_past_day,
    removed_table,
    since_day,
    since_moment,
    summary,
)
from components.show import show
from components.templates import render
from sheets.history import HistoryProblem
from sheets.shared_source import RecentChanges
from sheets.snapshot import Snapshot

_FILTER = "depuis"


def recent_changes(snapshot: Snapshot) -> None:
    """The section of the home screen; nothing for the public, nor when the source has no history."""
    chosen = _chosen(date.today())
    since = since_moment(chosen, datetime.now())
    try:
        recent = data.history_changes(since)
    except HistoryProblem:
        show(render("changes.html", summary=None), key="changes")
        return
    if recent is None:
        return
    with st.container(key="changes-section", gap="small"):
        show(render("changes_head.html"), key="changes-head")
        _choose(chosen, recent.began.astimezone().date())
        show(snapshot.derive(changes_markup, recent, since), key="changes")
        if recent.removed:
            frame.data_behind(snapshot.derive(_removed, recent), "Relire ou exporter les lignes supprimées")


def _chosen(today: date) -> str:
    """A period or a day, from the address."""
    typed = address.read_text(_FILTER)
    days = [typed] if is_past_day(typed, today) else []
    return address.read_one(_FILTER, [*SINCE, *days], DEFAULT_SINCE)


def _choose(chosen: str, began: date) -> None:
    """The usual periods, and any day since changes are known."""
    today = date.today()
    day = since_day(chosen, today)
    with st.container(key="controls-changes", horizontal=True, vertical_alignment="top"):
        period = address.mirror(_FILTER, chosen if chosen in SINCE else None, DEFAULT_SINCE)
        st.segmented_control("Depuis", list(SINCE), format_func=SINCE.__getitem__, required=chosen in SINCE, **period)
        key = "changes-day"
        st.session_state[key] = day
        st.date_input(
            "ou depuis le",
            key=key,
            min_value=min(began, day),
            max_value=today,
            format="DD/MM/YYYY",
            width=160,
            on_change=lambda: address.write(_FILTER, str(st.session_state[key] or ""), DEFAULT_SINCE),
        )


def changes_markup(_: Snapshot, recent: RecentChanges, since: datetime) -> Markup:
    """The counts and the list."""
    return render("changes.html", summary=summary(recent, since))


def _removed(_: Snapshot, recent: RecentChanges) -> frame.DataTable:
    return removed_table(recent)
