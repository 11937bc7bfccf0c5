"""The screen « Livrables »: a cahier to compose, then a grid of cards."""

import streamlit as st
from markupsafe import Markup

from components import words
from components.deliverables.cards import Card, cahier_card, cards
from components.deliverables.controls import choose
from components.deliverables.documents import cahier_documents
from components.deliverables.offer import offer
from components.show import show
from components.templates import render
from sheets.settings import Audience
from sheets.snapshot import Snapshot

PAGE = "livrables"
_DRAFTS = " Vue de l’équipe : ces documents contiennent aussi ce qui n’est pas publié."


def sentence(snapshot: Snapshot) -> str:
    """What the screen offers."""
    day = words.day(snapshot.updated, year=True)
    drafts = _DRAFTS if snapshot.audience is Audience.TEAM else ""
    return f"De quoi distribuer, reprendre et citer l’enquête. Tout y est fait des données du {day}.{drafts}"


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
        for card in cards(snapshot):
            with st.container(key=f"card-{card.key}", gap="small"):
                show(snapshot.derive(card_markup, card), key=f"about:{card.key}")
                for document in card.documents:
                    offer(snapshot, document)


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
    every = (cahier_card(), *cards(snapshot))
    return tuple(f"{card.title} ({', '.join(card.formats)}) : {card.what} Pour {card.whom}." for card in every)
