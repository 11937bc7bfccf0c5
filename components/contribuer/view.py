"""From what is asked to markup, made once a snapshot; a search in free text is not kept, for it has no end."""

from urllib.parse import urlsplit

import streamlit as st
from markupsafe import Markup

from components import address
from components.contribuer.model import Choice, findings, lab_names
from components.contribuer.owed import HEADS, owed, summary
from components.contribuer.sections import Sections, by_lab, by_tab
from components.contribuer.texts import shown_line
from components.show import show
from components.templates import render
from sheets.snapshot import Snapshot

PAGE = "contribuer"


def show_parts(snapshot: Snapshot, choice: Choice) -> None:
    """What is to be mended and what is left to write: of a lab, or of all of them, from whom one is chosen."""
    made = findings_markup(snapshot, choice) if choice.text else snapshot.derive(findings_markup, choice)
    if not choice.lab:
        show(snapshot.derive(labs_markup), key="labs")
    if choice.lab in snapshot.derive(lab_names):
        show(render("contribuer_address.html", address=_whole_address(choice.lab)), key="lab-address")
    show(made, key="findings")
    if choice.lab in snapshot.derive(lab_names):
        show(snapshot.derive(owed_markup, choice.lab), key="owed")


def findings_markup(snapshot: Snapshot, choice: Choice) -> Markup:
    """The section « Remarques sur la feuille »."""
    found = findings(snapshot, choice)
    grouped: Sections = by_lab(found, snapshot.derive(lab_names)) if choice.by_lab else by_tab(found)
    return render(
        "contribuer_findings.html",
        grouped=grouped,
        filtered=choice.filters,
        line=shown_line(found, choice),
        clear=address.link(PAGE, labo=choice.lab),
        lab_link=lambda lab: address.link(PAGE, labo=lab),
        by_lab=choice.by_lab,
    )


def labs_markup(snapshot: Snapshot) -> Markup:
    """The section « Ce que chaque labo peut reprendre »."""
    sheet = snapshot.workbook.project["lien"]
    return render("contribuer_labs.html", lines=summary(snapshot), heads=HEADS, sheet=sheet)


def owed_markup(snapshot: Snapshot, lab: str) -> Markup:
    """The section « Ce qui reste à écrire » of a lab."""
    sheet = snapshot.workbook.project["lien"]
    return render("contribuer_owed.html", kinds=owed(snapshot, lab), every=PAGE, sheet=sheet)


def _whole_address(lab: str) -> str:
    """The address of a lab's view, to be sent to it."""
    here = urlsplit(st.context.url or "")
    base = f"{here.scheme}://{here.netloc}{here.path.rsplit('/', 1)[0]}/" if here.netloc else ""
    return base + address.link(PAGE, labo=lab)
