"""The controls of the calendar; all of them live in the address."""

import streamlit as st

from components import address
from components.calendar.model import OUTPUT_IDS, PHASE_IDS, Choice, all_phases, all_steps
from sheets.snapshot import Snapshot

_REMAINING = "Seulement ce qui reste à faire"
OUTPUT_NAMES = {"cartographie": "Cartographie", "panorama": "Panorama", "enquetes": "Enquêtes"}


def choose(snapshot: Snapshot) -> Choice:
    """Draw the controls, and read what they say."""
    steps = snapshot.derive(all_steps)
    if not steps:
        return Choice()
    used = {phase.phase for phase in snapshot.derive(all_phases)}
    phases = {identifier: label for identifier, label in PHASE_IDS.items() if label in used}
    outputs = {i: OUTPUT_NAMES[i] for i, label in OUTPUT_IDS.items() if any(s.output == label for s in steps)}
    with st.container(key="controls-calendar", horizontal=True, vertical_alignment="center", gap="small"):
        output = (
            address.pick_one(st.pills, "Production", "production", outputs, label_visibility="collapsed")
            if outputs
            else ""
        )
        phase = _phase(phases)
        kept = address.read_flag("reste")
        remaining = bool(st.toggle(_REMAINING, **address.mirror("reste", kept)))
    if remaining:
        address.apply(_REMAINING)
    step = address.read_one("etape", [step.id for step in steps])
    return Choice(output, phase, remaining, step)


def _phase(options: dict[str, str]) -> str:
    if len(options) < 2:
        return ""
    return address.pick_one(
        st.selectbox,
        "Phase",
        "phase",
        options,
        placeholder="Toutes les phases",
        index=None,
        filter_mode=None,
        width=240,
        label_visibility="collapsed",
    )
