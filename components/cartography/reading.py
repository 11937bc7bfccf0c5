"""The two readings of the map, Tensions and Fils, and what goes with the reader from one to the other."""

import streamlit as st

from components import address
from sheets.snapshot import Snapshot
from sheets.tabs import CONTROVERSIES

THREADS = "fils"
_READINGS = {"tensions": "Tensions", THREADS: "Fils"}
_FIRST = "tensions"


def asked_reading(snapshot: Snapshot) -> str:
    """The reading that the address asks for. The thread of a controversy becomes its fiche on the map of tensions."""
    reading = address.read_one("lecture", list(_READINGS), _FIRST)
    if reading == _FIRST and "fil" in st.query_params:
        left = [st.query_params.pop(name, "") for name in ("fil", "degres", "seul")]
        if left[0] in set(snapshot[CONTROVERSIES]["id"]):
            address.write("controverse", left[0])
    return reading


def pick_reading() -> None:
    """Draw the choice between the two."""
    address.pick_one(st.segmented_control, "Lecture", "lecture", _READINGS, _FIRST, required=True)
