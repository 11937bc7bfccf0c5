"""The main script: it finds the data, lists the screens, and runs the one that is asked for."""

import streamlit as st

from components import data, frame
from components.access import screens as access
from components.access.visitor import why_kept_out
from components.contribuer.check import forget_file
from components.search.entry import search_entry
from components.show import follow_pending_link
from sheets.problems import Problem

st.set_page_config(layout="wide", page_icon=frame.FAVICON)
PAGES = {
    "": st.Page("accueil.py", title="Où en est-on", default=True),
    "cartographie": st.Page("cartographie.py", title="Cartographie", url_path="cartographie"),
    "panorama": st.Page("panorama.py", title="Panorama", url_path="panorama"),
    "echos": st.Page("echos.py", title="Échos", url_path="echos"),
    "enquetes": st.Page("enquetes.py", title="Enquêtes", url_path="enquetes"),
    "calendrier": st.Page("calendrier.py", title="Calendrier", url_path="calendrier"),
    "crash-test": st.Page("crash_test.py", title="Crash test", url_path="crash-test"),
    "livrables": st.Page("livrables.py", title="Livrables", url_path="livrables"),
    "recherche": st.Page("recherche.py", title="Recherche", url_path="recherche", visibility="hidden"),
    "atelier": st.Page("atelier.py", title="Atelier", url_path="atelier", visibility="hidden"),
    "fiche": st.Page("fiche.py", title="Fiche", url_path="fiche", visibility="hidden"),
    "accessibilite": st.Page("accessibilite.py", title="Accessibilité", url_path="accessibilite", visibility="hidden"),
}
if data.for_team():
    PAGES["contribuer"] = st.Page("contribuer.py", title="Contribuer", url_path="contribuer")
kept_out = why_kept_out()
page = st.navigation(list(PAGES.values()), position="hidden" if st.context.is_embedded or kept_out else "top")
if kept_out:
    access.show_closed(kept_out)
    st.stop()
try:
    snapshot = data.snapshot()
except Problem as problem:
    frame.show_problem(problem, data.account_to_share_with(problem))
    st.stop()
follow_pending_link()
if page.url_path != "contribuer":
    forget_file()
search_entry(page.url_path)
notices = frame.begin(snapshot)
page.run()
frame.end(snapshot, notices, data.state())
access.show_account()
