"""The main script: it finds the data, lists the screens, and runs the one that is asked for."""

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from components import data, frame
from components.access import screens as access
from components.access.visitor import why_kept_out
from components.contribuer.check import forget_file
from components.screens import screen
from components.search.entry import search_entry
from components.show import carried, follow_pending_link
from components.turns import turn
from sheets.problems import Problem


def run(page: StreamlitPage) -> None:
    """Show a screen and what surrounds it, or why there is none."""
    try:
        snapshot = data.snapshot()
    except Problem as problem:
        frame.show_problem(problem, data.account_to_share_with(problem))
        return
    follow_pending_link()
    if page.url_path != "contribuer":
        forget_file()
    search_entry(page.url_path)
    notices = frame.begin(snapshot)
    page.run()
    frame.end(snapshot, notices, data.state())
    access.show_account()


with turn(), carried():
    st.set_page_config(layout="wide", page_icon=frame.ICON)
    screens = [
        screen("accueil.py", title="Où en est-on"),
        screen("cartographie.py", title="Cartographie", url_path="cartographie"),
        screen("panorama.py", title="Panorama", url_path="panorama"),
        screen("echos.py", title="Échos", url_path="echos"),
        screen("enquetes.py", title="Enquêtes", url_path="enquetes"),
        screen("calendrier.py", title="Calendrier", url_path="calendrier"),
        screen("crash_test.py", title="Crash test", url_path="crash-test"),
        screen("livrables.py", title="Livrables", url_path="livrables"),
        screen("recherche.py", title="Recherche", url_path="recherche", visibility="hidden"),
        screen("atelier.py", title="Atelier", url_path="atelier", visibility="hidden"),
        screen("fiche.py", title="Fiche", url_path="fiche", visibility="hidden"),
        screen("accessibilite.py", title="Accessibilité", url_path="accessibilite", visibility="hidden"),
    ]
    if data.for_team():
        screens.append(screen("contribuer.py", title="Contribuer", url_path="contribuer"))
    kept_out = why_kept_out()
    page = st.navigation(screens, position="hidden" if st.context.is_embedded or kept_out else "top")
    if kept_out:
        access.show_closed(kept_out)
    else:
        run(page)
