"""Fiche: what is known of this one, at an address that never changes?"""

import streamlit as st

from components import data, frame
from components.booklet.single import can_be_printed
from components.deliverables.documents import fiche_document
from components.deliverables.offer import offer
from components.fiche import view
from components.fiche.controls import asked
from components.fiche.model import fiche
from components.figures.ridges import relief_images
from components.show import show
from components.workshop.subjects import CONTROVERSY

snapshot = data.snapshot()
kind, identifier = asked(snapshot)
if not kind:
    show(view.absent_markup(snapshot), key="absent")
else:
    about = snapshot.derive(fiche, kind, identifier)
    st.set_page_config(page_title=view.title(snapshot, about))
    show(snapshot.derive(view.fiche_markup, kind, identifier), key="fiche")
    show(view.address_markup(about), key="fiche-address")
    if can_be_printed(snapshot, kind, identifier):
        offer(snapshot, fiche_document(snapshot, kind, identifier, view.whole_address(about)))
    images = relief_images(snapshot, identifier) if kind == CONTROVERSY else ()
    frame.explain(view.METHOD, view.reading(about), view.table(about), *images)
