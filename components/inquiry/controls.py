"""The controls of the inquiry: a controversy, a partner for those who may know their names; all in the address."""

from dataclasses import dataclass

import streamlit as st

from components import address
from components.hues import controversy_options
from components.inquiry.model import is_named, partners_of, terrains_of
from sheets.snapshot import Snapshot

PAGE = "enquetes"


@dataclass(frozen=True)
class View:
    """What the reader asks to see: ids, '' when nothing is asked. ``terrain`` and ``lab``: what is open."""

    controversy: str = ""
    partner: str = ""
    terrain: str = ""
    lab: str = ""

    def link(self, terrain: str = "", lab: str = "", *, controversy: str | None = None) -> str:
        """The address of this view with something else open, or nothing."""
        kept = self.controversy if controversy is None else controversy
        return address.link(PAGE, controverse=kept, partenaire=self.partner, terrain=terrain, labo=lab)


def choose_view(snapshot: Snapshot) -> View:
    """Draw the controls, and read what the address asks for."""
    names = snapshot.derive(partners_of) if snapshot.derive(is_named) else {}
    with st.container(key="controls-inquiry", gap="small"):
        controversy = _controversy(snapshot)
        partner = _partner(names)
    return View(
        controversy,
        partner,
        address.read_one("terrain", list(snapshot.derive(terrains_of)["id"])),
        address.read_one("labo", list(names)),
    )


def _controversy(snapshot: Snapshot) -> str:
    options = snapshot.derive(controversy_options, "")
    return address.pick_one(st.pills, "Controverse", "controverse", options) if options else ""


def _partner(names: dict[str, str]) -> str:
    if len(names) < 2:
        return address.read_one("partenaire", list(names))
    return address.pick_one(
        st.selectbox, "Partenaire", "partenaire", names, placeholder="Tous", index=None, filter_mode=None, width=380
    )
