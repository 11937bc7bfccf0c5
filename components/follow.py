"""Open screens follow the data by themselves: a small fragment notices what is new, and runs the screen again.

Filters, selection and place are kept: they live in the address and in the browser.
"""

from datetime import UTC, datetime

import streamlit as st

from components import data, words
from components.show import show
from components.templates import render
from sheets.live import LiveState
from sheets.settings import Audience
from sheets.snapshot import Snapshot

LOOK_EVERY_SECONDS = 3
_STALE_AFTER_SECONDS = 60
_CALM = "La mise à jour est momentanément interrompue."
_HELD = (
    "Par prudence, les dernières lignes connues restent affichées quelques minutes. "
    "Si c’est une erreur, annulez-la dans la feuille."
)


@st.fragment(run_every=LOOK_EVERY_SECONDS, key="follow")
def follow(shown: tuple[object, ...]) -> None:
    """Say how fresh the data are; run the whole screen again when it no longer shows the latest state."""
    state = data.state()
    if shown != told_by(state):
        st.rerun()
    show(render("live.html", text=freshness(state, datetime.now(UTC)), stale=state.problem is not None), key="live")


def told_by(state: LiveState) -> tuple[object, ...]:
    """What a screen shows of the state: when this changes, it is to be drawn again."""
    return (id(state.snapshot), state.problem.what if state.problem else "", state.held)


def freshness(state: LiveState, now: datetime) -> str:
    """« à jour il y a 8 s », « copie d’il y a 12 min »."""
    if state.answered_at is None:
        return ""
    ago = max((now - state.answered_at).total_seconds(), 0)
    late = state.problem is not None or ago > _STALE_AFTER_SECONDS
    return f"{'copie d’' if late else 'à jour '}il y a {_duration(ago)}"


def _duration(seconds: float) -> str:
    for size, unit in ((86_400, "j"), (3_600, "h"), (60, "min")):
        if seconds >= size:
            return f"{seconds // size:.0f}{words.NO_BREAK}{unit}"
    return f"{seconds:.0f}{words.NO_BREAK}s"


def banners(snapshot: Snapshot, state: LiveState) -> list[str]:
    """What is to be known above the title: why the data are not fresh, which tab is held. Calmer for the public."""
    team = snapshot.audience is Audience.TEAM
    said = []
    if state.problem is not None:
        since = words.moment(state.answered_at or snapshot.read_at)
        why = (
            f"{state.problem.what} {state.problem.remedy}" if team else "La mise à jour est momentanément interrompue."
        )
        said.append(f"{why} Les données affichées sont celles du {since}.")
    if team and state.held:
        tabs = words.listing([words.guillemets(title) for title in state.held])
        several = len(state.held) > 1
        held = f"Les onglets {tabs} n’ont" if several else f"L’onglet {tabs} n’a"
        said.append(f"{held} plus aucune ligne. {_HELD}")
    return said
