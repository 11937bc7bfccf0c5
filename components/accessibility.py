"""The accessibility statement: its true state, and whom to write to."""

import re

from markupsafe import Markup

from components.templates import render
from sheets.snapshot import Snapshot

STATE = "non conforme"  # with no audit of the whole reference, the law knows no other word
SENTENCE = (
    f"Accessibilité : {STATE}, faute d’audit complet. Voici ce qui a été vérifié, ce qui ne l’a pas été, et à qui "
    "écrire si quelque chose vous bloque."
)
_MAIL = re.compile(r"[^@\s<>\"]+@[^@\s<>\"]+\.[^@\s<>\"]+")


def statement(snapshot: Snapshot) -> Markup:
    """The statement, in the form that the RGAA gives; the contact is that of the tab Projet."""
    project = snapshot.workbook.project
    contact = project["contact"].strip()
    if _MAIL.fullmatch(contact):
        href = f"mailto:{contact}"
    else:
        href = contact if re.fullmatch(r"https?://\S+", contact) else ""
    return render(
        "accessibility.html", state=STATE, site=project["titre"] or "Réflexes publics", producer=project["producteur"],
        contact=contact, href=href,
    )  # fmt: skip
