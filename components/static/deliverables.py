"""What can be taken away from the copy itself: the cahier, and the open data."""

from collections.abc import Iterator
from dataclasses import replace

from components.booklet.model import Choice
from components.cartography.model import last_version
from components.deliverables.cards import Card, Link, cahier_card, open_data_card
from components.deliverables.documents import Document, cahier_documents
from components.deliverables.offer import weight
from components.deliverables.view import card_markup, sentence, told_line
from components.static.screen import Block, Page, Query
from components.templates import render
from sheets.snapshot import Snapshot

PAGE = "livrables"
_METHOD = (
    "Cette copie ne fait rien à la demande : elle donne le cahier de la dernière version, et les données ouvertes. Le "
    "tableau de bord dont elle est tirée compose aussi un extrait, un document à modifier et un classeur.",
    "Le cahier dit ce que disent les écrans : les mêmes calculs, les mêmes phrases. Son PDF est balisé (PDF/UA-1).",
)


def canonical(_snapshot: Snapshot, _query: Query) -> tuple[str, dict[str, str]]:
    """One page: nothing is composed on a copy."""
    return PAGE, {}


def page(snapshot: Snapshot, _query: Query) -> Page:
    """A card each."""
    shown = (_cahier(snapshot), open_data_card())
    markup = render("static_deliverables.html", cards=[card_markup(snapshot, card) for card in shown])
    reading = tuple(map(told_line, shown))
    return Page("Livrables", sentence(snapshot), (Block(markup),), "Livrables", (), _METHOD, reading)


def files(snapshot: Snapshot) -> Iterator[tuple[str, bytes]]:
    """The files that only this page leads to."""
    yield _printed(snapshot).file_name, snapshot.derive(_content)


def _cahier(snapshot: Snapshot) -> Card:
    document = _printed(snapshot)
    label = f"Télécharger {document.label} ({weight(len(snapshot.derive(_content)))})"
    return replace(cahier_card(), formats=("PDF",), links=(Link(document.file_name, label, saved=True),))


def _printed(snapshot: Snapshot) -> Document:
    """The whole cahier at its last version: the first of its documents, and the one whose bytes are always the same."""
    return cahier_documents(snapshot, Choice(last_version(snapshot)))[0]


def _content(snapshot: Snapshot) -> bytes:
    document = _printed(snapshot)
    return document.make(snapshot, *document.choice)
