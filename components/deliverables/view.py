"""The screen « Livrables »: a cahier to compose, then a grid of cards."""

import streamlit as st
from markupsafe import Markup

from components import words
from components.deliverables.cards import IMAGES, Card, cahier_card, cards
from components.deliverables.controls import choose, choose_image
from components.deliverables.documents import cahier_documents
from components.deliverables.offer import offer
from components.figures.catalogue import figures
from components.frame import DataTable, download
from components.show import show
from components.templates import render
from sheets.settings import Audience
from sheets.snapshot import Snapshot

PAGE = "livrables"
METHOD = (
    "Les documents sont faits à la demande, des données affichées à ce moment ; un document déjà fait pour quelqu’un "
    "est donné aussitôt aux suivants, jusqu’à la prochaine modification de la feuille ; qui venait de le demander peut "
    "encore le prendre pendant deux minutes.",
    "Le cahier dit ce que disent les écrans : les mêmes calculs, les mêmes phrases. Son PDF est balisé (PDF/UA-1), "
    "pour qui l’écoute ou l’agrandit. Le document à modifier a de vrais styles (titres, légendes, listes) ; son "
    "sommaire reçoit ses numéros de page quand on le met à jour, par F9 dans Word.",
    "Le classeur, relu par ce tableau de bord, redonne les mêmes tables sans aucune remarque. Une date qui n’avait pas "
    "d’année y reçoit la sienne ; les colonnes que le tableau de bord ne connaît pas n’y sont pas.",
    "Limite : un document téléchargé ne change plus. La date de ses données est écrite dans le cahier ; notez-la pour "
    "les autres.",
)
_DRAFTS = " Vue de l’équipe : ces documents contiennent aussi ce qui n’est pas publié."


def sentence(snapshot: Snapshot) -> str:
    """What the screen offers."""
    day = words.day(snapshot.updated, year=True)
    drafts = _DRAFTS if snapshot.audience is Audience.TEAM else ""
    return f"De quoi distribuer, reprendre et citer l’enquête. Tout y est tiré des données du {day}.{drafts}"


def table(snapshot: Snapshot) -> DataTable:
    """What is offered, a row a card."""
    rows = [
        (card.title, card.what, card.whom, ", ".join(card.formats)) for card in (cahier_card(), *snapshot.derive(cards))
    ]
    return DataTable("livrables", "Ce qui peut être emporté", ("Livrable", "Ce que c’est", "Pour", "Formats"), rows)


def show_cahier(snapshot: Snapshot) -> None:
    """The cahier: what it is, what to put in it, then its files."""
    with st.container(key="card-cahier", gap="small"):
        show(card_markup(snapshot, cahier_card(), cover=True), key="about:cahier")
        with st.container(key="compose-cahier", gap="small"):
            choice = choose(snapshot)
            with st.container(horizontal=True, gap="small", key="files-cahier"):
                for document in cahier_documents(snapshot, choice):
                    offer(snapshot, document)


def show_cards(snapshot: Snapshot) -> None:
    """A card each."""
    with st.container(key="cards-livrables"):
        for card in snapshot.derive(cards):
            with st.container(key=f"card-{card.key}", gap="small"):
                show(snapshot.derive(card_markup, card), key=f"about:{card.key}")
                if card.links:
                    show(render("deliverables_links.html", links=card.links), key=f"links:{card.key}")
                for document in card.documents:
                    offer(snapshot, document)
                if card.key == IMAGES:
                    _show_images(snapshot)


def _show_images(snapshot: Snapshot) -> None:
    """A figure to choose, and its files, each made once it is asked for."""
    makers = {one.name: one for one in figures(snapshot)}
    chosen = makers[choose_image({name: one.title for name, one in makers.items()})]
    show(render("deliverables_image.html", screen=chosen.screen), key="image-screen")
    with st.container(horizontal=True, gap="small", key="files-images"):
        download("Image PNG", chosen.png, f"{chosen.name}.png", "image/png")
        download("Image SVG", chosen.svg, f"{chosen.name}.svg", "image/svg+xml")
        download("Données CSV", chosen.csv, f"{chosen.name}.csv", "text/csv")


def card_markup(snapshot: Snapshot, card: Card, cover: bool = False) -> Markup:
    """What a card says."""
    project = snapshot.workbook.project
    return render(
        "deliverables_card.html",
        card=card,
        cover=cover,
        title=project["titre"] or "Réflexes publics",
        date=snapshot.updated,
        licence=project["licence"],
    )


def reading_lines(snapshot: Snapshot) -> tuple[str, ...]:
    """A line a card: what is offered, for whom, in which formats."""
    return tuple(map(told_line, (cahier_card(), *snapshot.derive(cards))))


def told_line(card: Card) -> str:
    """A card in one line."""
    return f"{card.title} ({', '.join(card.formats)}) : {card.what} Pour {card.whom}."
