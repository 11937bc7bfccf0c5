"""From what is asked to markup, made once a snapshot; a search in free text is not kept, for it has no end."""

from urllib.parse import urlsplit

import streamlit as st
from markupsafe import Markup

from components import address
from components.contribuer.model import NOBODY, Choice, findings, lab_names
from components.contribuer.owed import HEADS, owed, summary
from components.contribuer.sections import Sections, by_lab, by_tab
from components.contribuer.texts import shown_line
from components.show import show
from components.templates import render
from sheets.snapshot import Snapshot

PAGE = "contribuer"


def show_findings(snapshot: Snapshot, choice: Choice) -> None:
    """The findings asked for, by tab or by lab, and the address of the lab they are those of."""
    if choice.lab and choice.lab != NOBODY:
        show(render("contribuer_address.html", address=_whole_address(choice.lab)), key="lab-address")
    made = findings_markup(snapshot, choice) if choice.text else snapshot.derive(findings_markup, choice)
    show(made, key="findings")


def show_owed(snapshot: Snapshot, choice: Choice) -> None:
    """What the lab could still write; of all labs, how much."""
    if choice.lab != NOBODY:
        show(snapshot.derive(owed_markup, choice.lab), key="owed")


def findings_markup(snapshot: Snapshot, choice: Choice) -> Markup:
    """The section « Ce qui ne se lit pas »."""
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


def owed_markup(snapshot: Snapshot, lab: str) -> Markup:
    """The section « Ce qui reste à écrire »."""
    sheet = snapshot.workbook.project["lien"]
    if not lab:
        return render("contribuer_labs.html", lines=summary(snapshot), heads=HEADS, sheet=sheet)
    return render("contribuer_owed.html", kinds=owed(snapshot, lab), every=PAGE, sheet=sheet)


def _whole_address(lab: str) -> str:
    """The address of a lab's view, to be sent to it."""
    here = urlsplit(st.context.url or "")
    base = f"{here.scheme}://{here.netloc}{here.path.rsplit('/', 1)[0]}/" if here.netloc else ""
    return base + address.link(PAGE, labo=lab)
