"""The template of the Sheet, to work in a spreadsheet of one's own."""

from functools import cache

import streamlit as st

from sheets.template import make_plan
from sheets.template_xlsx import write_xlsx

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@cache
def template() -> bytes:
    """The .xlsx template, made when it is first asked for."""
    return write_xlsx(make_plan())


def offer_template() -> None:
    """The button that downloads the template."""
    st.download_button(
        "Télécharger le modèle vide (.xlsx)",
        template,
        file_name="modele.xlsx",
        mime=XLSX,
        key="template",
        on_click="ignore",
    )
