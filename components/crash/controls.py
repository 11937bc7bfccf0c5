"""The controls of the crash test: my crises, a controversy, the crises to compare; all of them live in the address."""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from components import address, words
from components.crash.comparison import AT_MOST, most_different
from components.crash.model import board, crises_of
from components.hues import controversy_options
from sheets.snapshot import Snapshot

_COMPARED = "comparer"


@dataclass(frozen=True)
class View:
    """What the reader asks to see: ids, '' or () when nothing is asked. ``chantier`` and ``crisis``: what is open."""

    crises: tuple[str, ...] = ()
    controversy: str = ""
    compared: tuple[str, ...] = ()
    chantier: str = ""
    crisis: str = ""

    def link(self, chantier: str = "", crisis: str = "", *, controversy: str | None = None) -> str:
        """The address of this view with other opinions open, or none."""
        return address.link(
            "crash-test",
            crises="~".join(self.crises),
            controverse=self.controversy if controversy is None else controversy,
            comparer="~".join(self.compared),
            chantier=chantier,
            crise=crisis,
        )


def choose_view(snapshot: Snapshot) -> View:
    """Draw the controls above the grid, and read what the address asks for."""
    names = {crisis.id: words.plain_label(crisis.name) for crisis in snapshot.derive(crises_of)}
    with st.container(key="controls-crash", gap="small"):
        crises = _my_crises(names)
        controversy = _controversy(snapshot)
    chantiers = [line.id for line in snapshot.derive(board, (), "").lines]
    return View(
        tuple(crises),
        controversy,
        tuple(address.read_many(_COMPARED, list(names))[:AT_MOST]),
        address.read_one("chantier", chantiers),
        address.read_one("crise", list(names)),
    )


def choose_compared(snapshot: Snapshot, view: View) -> tuple[str, ...]:
    """Draw the choice of two or three crises; those that differ most when the address names none."""
    names = {crisis.id: words.plain_label(crisis.name) for crisis in snapshot.derive(crises_of)}
    shown = view.compared or snapshot.derive(most_different, view.crises or tuple(names))
    shown = shown or snapshot.derive(most_different, tuple(names))
    if not shown:
        return ()
    asked = address.read_text(_COMPARED).split("~")
    in_order_of_choice = sorted(shown, key=lambda crisis: asked.index(crisis) if crisis in asked else len(asked))
    widget = address.mirror(_COMPARED, in_order_of_choice)
    with st.container(key="controls-compare"):
        st.pills(
            "Crises à comparer (deux ou trois)",
            list(names),
            format_func=names.__getitem__,
            selection_mode="multi",
            key=widget["key"],
            on_change=_keep_the_last,
        )
    return shown


def _keep_the_last() -> None:
    """Write the crises chosen; a fourth one takes the place of the first."""
    chosen: Sequence[str] = st.session_state[f"filter:{_COMPARED}"] or ()
    address.write(_COMPARED, list(chosen)[-AT_MOST:])


def _my_crises(names: dict[str, str]) -> list[str]:
    if len(names) < 2:
        return []
    return address.pick_many(
        st.pills,
        "Mes crises (celles de mon dossier de risques ; sans choix, toutes comptent)",
        "crises",
        names,
        said="Mes crises",
        selection_mode="multi",
    )


def _controversy(snapshot: Snapshot) -> str:
    options = snapshot.derive(controversy_options, "")
    if not options:
        return ""
    return address.pick_one(st.pills, "Controverse", "controverse", options)
