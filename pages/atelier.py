"""Atelier: one controversy or one chantier at a time, projected, revealed step by step."""

import streamlit as st

from components import data
from components.show import show, show_workshop
from components.workshop import view
from components.workshop.controls import asked

snapshot = data.snapshot()
subject = asked(snapshot)
if subject is None:
    show(snapshot.derive(view.list_markup), key="workshop-list")
else:
    st.set_page_config(page_title=view.title(snapshot, subject))
    show_workshop(snapshot.derive(view.subject_markup, subject), key="workshop")
