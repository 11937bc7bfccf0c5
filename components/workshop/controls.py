"""What the address asks to project. The step is the browser's affair: it is only checked here."""

import streamlit as st

from components import address
from components.workshop.subjects import CHANTIER, CONTROVERSY, STEP, Subject, subjects
from sheets.snapshot import Snapshot


def asked(snapshot: Snapshot) -> Subject | None:
    """The controversy or the chantier that the address names; None when it names none."""
    known = snapshot.derive(subjects)
    step = st.query_params.get(STEP, "")
    address.read_one(STEP, [step] if step.isdecimal() else [])
    for kind in (CONTROVERSY, CHANTIER):
        identifier = address.read_one(kind, [one.id for one in known if one.kind == kind])
        if identifier:
            return next(one for one in known if (one.kind, one.id) == (kind, identifier))
    return None
